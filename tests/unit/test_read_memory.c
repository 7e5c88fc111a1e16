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

static compact_error read_all(const void *bytes, size_t size) {
  static const cr_reader_handler handler = {on_sheet, on_row, NULL};
  cr_reader *book = (cr_reader *)&until_failure;
  compact_error error = cr_reader_open_bytes("book", bytes, size, NULL, &book);
  assert_true((error == COMPACT_ERROR_NONE) == (book != NULL));
  if (book != NULL)
    error = cr_reader_read(book, &handler, NULL);
  cr_reader_free(book);
  return error;
}

/* The number of the first allocation that could not be made to fail. */
static long fail_each(const void *bytes, size_t size, compact_error in_the_end) {
  for (long n = 1;; n++) {
    long before = live;
    until_failure = n;
    compact_error error = read_all(bytes, size);
    bool has_failed = until_failure == 0;
    until_failure = 0;
    if (live != before)
      fail_msg("%ld blocks are left where allocation %ld fails", live - before, n);
    if (!has_failed) {
      assert_int_equal(error, in_the_end);
      return n - 1;
    }
    if (error != COMPACT_ERROR_MEMORY && error != in_the_end)
      fail_msg("error %d where allocation %ld fails", (int)error, n);
  }
}

static void an_xlsx(void **state) {
  size_t size;
  unsigned char *zip = book_xlsx(&(book_parts){0}, &size);
  (void)state;
  long count = fail_each(zip, size, COMPACT_ERROR_NONE);
  if (count < 60)
    fail_msg("only %ld allocations were seen", count);
  free(zip);
}

static void an_ods(void **state) {
  size_t size;
  unsigned char *zip =
      book_ods(BOOK_CONTENT("<table:table-row><table:table-cell table:number-columns-repeated=\"100\" "
                            "office:value-type=\"float\" office:value=\"1\"/></table:table-row>"),
               &size);
  (void)state;
  assert_true(fail_each(zip, size, COMPACT_ERROR_NONE) > 15);
  free(zip);
}

static void a_csv(void **state) {
  static const char text[] = "A,B\n1,\"two\"\n\xE9,\n";
  (void)state;
  assert_true(fail_each(text, sizeof text - 1, COMPACT_ERROR_NONE) > 6);
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
    size_t size;
    unsigned char *zip = book_xlsx(&(book_parts){.sheet = sheets[i]}, &size);
    fail_each(zip, size, errors[i]);
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
