/* test_read_memory.c - every allocation of the readers fails once
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As in test_memory_failure.c; libzip's own allocations are out of the linker's reach.
 */
#include "book_fixture.h"
#include "failing_memory.h"

#include <stdlib.h>
#include <string.h>

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  (void)user, (void)sheet;
  return CR_NEXT_ROW;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  (void)user, (void)row;
  return CR_NEXT_ROW;
}

static const void *bytes;
static size_t size;

static compact_error read_all(void) {
  static const cr_reader_handler handler = {on_sheet, on_row, NULL};
  cr_reader *book = (cr_reader *)&live;
  compact_error error = cr_reader_open_bytes("book", bytes, size, NULL, &book);
  assert_true((error == COMPACT_ERROR_NONE) == (book != NULL));
  if (book != NULL)
    error = cr_reader_read(book, &handler, NULL);
  cr_reader_free(book);
  return error;
}

static void an_xlsx(void **state) {
  unsigned char *zip = book_xlsx(&(book_parts){0}, &size);
  (void)state;
  bytes = zip;
  long count = fail_each("xlsx", read_all, COMPACT_ERROR_NONE);
  if (count < 60)
    fail_msg("only %ld allocations were seen", count);
  free(zip);
}

static void an_ods(void **state) {
  unsigned char *zip =
      book_ods(BOOK_CONTENT("<table:table-row><table:table-cell table:number-columns-repeated=\"100\" "
                            "office:value-type=\"float\" office:value=\"1\"/></table:table-row>"),
               &size);
  (void)state;
  bytes = zip;
  assert_true(fail_each("ods", read_all, COMPACT_ERROR_NONE) > 15);
  free(zip);
}

static void a_csv(void **state) {
  static const char text[] = "A,B\n1,\"two\"\n\xE9,\n";
  (void)state;
  bytes = text;
  size = sizeof text - 1;
  assert_true(fail_each("csv", read_all, COMPACT_ERROR_NONE) > 6);
}

/* Where a mistake cannot be told the reading fails all the same. */
static void books_with_mistakes(void **state) {
  static const char *const sheets[] = {
      "<x/>",
      BOOK_SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>"),
      "<!DOCTYPE x><x/>",
  };
  static const compact_error errors[] = {COMPACT_ERROR_INVALID, COMPACT_ERROR_INVALID, COMPACT_ERROR_SYNTAX};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(sheets); i++) {
    unsigned char *zip = book_xlsx(&(book_parts){.sheet = sheets[i]}, &size);
    bytes = zip;
    fail_each(sheets[i], read_all, errors[i]);
    free(zip);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_xlsx),
      cmocka_unit_test(an_ods),
      cmocka_unit_test(a_csv),
      cmocka_unit_test(books_with_mistakes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
