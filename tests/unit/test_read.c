/* test_read.c - workbooks that are cut off, too large or changed, and leaving off early
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* mkstemp() */
#include "book_fixture.h"

#include "read_limits.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Cut off at every length ---- */

/* Bytes of no more than there are, so that the sanitizer sees a look past their end. */
static book_outcome read_exactly(const void *bytes, size_t size) {
  char *copy = malloc(size > 0 ? size : 1);
  assert_non_null(copy);
  if (size > 0)
    memcpy(copy, bytes, size);
  book_outcome outcome = book_read(copy, size);
  free(copy);
  return outcome;
}

static void a_zip_is_refused_at_every_length(void **state) {
  size_t sizes[2];
  unsigned char *zips[] = {book_xlsx(&(book_parts){0}, &sizes[0]),
                           book_ods(BOOK_CONTENT("<table:table-row><table:table-cell><text:p>a</text:p>"
                                                 "</table:table-cell></table:table-row>"),
                                    &sizes[1])};
  (void)state;
  for (int i = 0; i < 2; i++) {
    assert_int_equal(read_exactly(zips[i], sizes[i]).error, COMPACT_ERROR_NONE);
    /* Four bytes are the least that show a zip: what is less is text. */
    for (size_t size = 4; size < sizes[i]; size++) {
      book_outcome outcome = read_exactly(zips[i], size);
      if (outcome.error == COMPACT_ERROR_NONE || outcome.told[0] == '\0' || outcome.cells > 0)
        fail_msg("zip %d, cut off at %zu: error %d, \"%s\"", i, size, (int)outcome.error, outcome.told);
    }
    free(zips[i]);
  }
}

static void a_part_is_refused_at_every_length(void **state) {
  static const char sheet[] = BOOK_SHEET("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  char cut[sizeof sheet];
  (void)state;
  for (size_t length = 0; length < sizeof sheet - 1; length++) {
    size_t size;
    memcpy(cut, sheet, length);
    cut[length] = '\0';
    unsigned char *zip = book_xlsx(&(book_parts){.sheet = cut}, &size);
    book_outcome outcome = book_read(zip, size);
    if (outcome.error != COMPACT_ERROR_SYNTAX || strstr(outcome.told, "sheet.xml: ") == NULL)
      fail_msg("cut off at %zu: error %d, \"%s\"", length, (int)outcome.error, outcome.told);
    free(zip);
  }
}

/* Text may end anywhere but within quotes. */
static void a_csv_is_read_at_every_length(void **state) {
  static const char text[] = "\xEF\xBB\xBF"
                             "A,B\r\n1,\"two \xC3\xA9\"\r\n";
  const size_t open = strcspn(text, "\"");
  (void)state;
  for (size_t length = 0; length < sizeof text; length++) {
    bool is_open = length > open && length < sizeof text - 3;
    compact_error error = read_exactly(text, length).error;
    /* A mark that is cut off is Windows-1252. */
    if (error != (is_open ? COMPACT_ERROR_SYNTAX : COMPACT_ERROR_NONE))
      fail_msg("cut off at %zu: error %d", length, (int)error);
  }
}

/* ---- Limits ---- */

static void refused(void *bytes, size_t size, compact_error error, const char *told) {
  book_outcome outcome = book_read(bytes, size);
  if (outcome.error != error || strstr(outcome.told, told) == NULL)
    fail_msg("error %d, \"%s\" and not \"%s\"", (int)outcome.error, outcome.told, told);
  free(bytes);
}

/* The pieces once, then the middle so often, then the end. */
static char *repeated(const char *start, const char *middle, size_t times, const char *end) {
  cr_text text = {0};
  cr_text_append(&text, start);
  for (size_t i = 0; i < times; i++)
    cr_text_append(&text, middle);
  cr_text_append(&text, end);
  char *made;
  assert_int_equal(cr_text_take(&text, &made), COMPACT_ERROR_NONE);
  return made;
}

static void refused_sheet(char *sheet, compact_error error, const char *told) {
  size_t size;
  unsigned char *zip = book_xlsx(&(book_parts){.sheet = sheet}, &size);
  free(sheet);
  refused(zip, size, error, told);
}

static void what_is_too_long_in_a_sheet(void **state) {
  (void)state;
  refused_sheet(repeated("<worksheet xmlns=\"" BOOK_MAIN "\" a=\"", "0123456789", 200000, "\"/>"),
                COMPACT_ERROR_LIMIT, "a tag or comment is longer than 1 MB");
  refused_sheet(repeated("<worksheet xmlns=\"" BOOK_MAIN "\"><!--", "0123456789", 200000, "--></worksheet>"),
                COMPACT_ERROR_LIMIT, "a tag or comment is longer than 1 MB");
  refused_sheet(repeated("<worksheet xmlns=\"" BOOK_MAIN "\"><sheetData><row r=\"3\"><c r=\"B3\" "
                         "t=\"inlineStr\"><is><t>",
                         "0123456789", 200000, "</t></is></c></row></sheetData></worksheet>"),
                COMPACT_ERROR_LIMIT, "Sheet1!B3: holds more than 1 MB of text");
}

/* Expat remembers every name, wherever it stands. */
static void too_many_names(void **state) {
#define PLAIN "<worksheet xmlns=\"" BOOK_MAIN "\"><sheetData>", "</sheetData></worksheet>"
#define PREFIXED "<x:worksheet xmlns:x=\"" BOOK_MAIN "\"><x:sheetData>", "</x:sheetData></x:worksheet>"
  static const struct {
    const char *start, *end, *element;
  } table[] = {
      {PLAIN, "<e%d/>"},
      {PLAIN, "<e a%d=\"\"/>"},
      {PLAIN, "<row a%d=\"\"/>"},
      {PLAIN, "<row><c a%d=\"\"/></row>"},
      {PLAIN, "<row><c><v a%d=\"\"/></c></row>"},
      {PREFIXED, "<x:row><x:c p%d:a=\"\"/></x:row>"},
      {PREFIXED, "<e%d:row/>"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    cr_text sheet = {0};
    char *made;
    cr_text_append(&sheet, table[i].start);
    for (int j = 0; j < 12000; j++)
      cr_text_format(&sheet, table[i].element, j);
    cr_text_append(&sheet, table[i].end);
    assert_int_equal(cr_text_take(&sheet, &made), COMPACT_ERROR_NONE);
    refused_sheet(made, COMPACT_ERROR_LIMIT, "has more than 10000 different names");
  }
}

static void a_name_without_end(void **state) {
  (void)state;
  refused_sheet(repeated("<worksheet xmlns=\"" BOOK_MAIN "\"><", "abcdefghij", 200, "/></worksheet>"),
                COMPACT_ERROR_LIMIT, "or one of more than 1024 letters");
}

static void a_line_of_a_hundred_megabytes(void **state) {
  enum { SIZE = 100 * 1024 * 1024 };
  char *text = malloc(SIZE);
  (void)state;
  assert_non_null(text);
  memset(text, 'x', SIZE);
  refused(text, SIZE, COMPACT_ERROR_LIMIT, "A1: holds more than 1 MB of text");
  text = malloc(SIZE);
  assert_non_null(text);
  memset(text, ',', SIZE);
  refused(text, SIZE, COMPACT_ERROR_LIMIT, "A1: its row has more than 16384 cells");
}

/* As many cells as have room at first, which hold as much as a row may. */
static void blank_cells_behind_a_full_row(void **state) {
  enum { CELLS = 64, EACH = CR_ROW_TEXT_MAX / CELLS };
  char *text = malloc(CR_ROW_TEXT_MAX + 4);
  (void)state;
  assert_non_null(text);
  memset(text, 'x', CR_ROW_TEXT_MAX);
  for (size_t i = 1; i < CELLS; i++)
    text[i * EACH - 1] = ',';
  memcpy(text + CR_ROW_TEXT_MAX, ",,\r\n", 4);
  book_outcome outcome = book_read(text, CR_ROW_TEXT_MAX + 4);
  assert_int_equal(outcome.error, COMPACT_ERROR_NONE);
  assert_int_equal(outcome.cells, CELLS);
  text[CR_ROW_TEXT_MAX + 1] = 'x';
  refused(text, CR_ROW_TEXT_MAX + 4, COMPACT_ERROR_LIMIT, "BM1: its row holds more than 8 MB of text");
}

static void too_many_styles(void **state) {
  size_t size;
  char *styles = repeated("<styleSheet xmlns=\"" BOOK_MAIN "\"><cellXfs>", "<xf numFmtId=\"0\"/>",
                          CR_STYLES_MAX + 1, "</cellXfs></styleSheet>");
  (void)state;
  unsigned char *zip = book_xlsx(&(book_parts){.styles = styles}, &size);
  free(styles);
  refused(zip, size, COMPACT_ERROR_LIMIT, "styles.xml: line 1, column");
}

static void too_many_sheets(void **state) {
  size_t size;
  char *workbook =
      repeated("<workbook xmlns=\"" BOOK_MAIN
               "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>",
               "<sheet name=\"S\" r:id=\"r1\"/>", CR_SHEETS_MAX + 1, "</sheets></workbook>");
  (void)state;
  unsigned char *zip = book_xlsx(&(book_parts){.workbook = workbook}, &size);
  free(workbook);
  refused(zip, size, COMPACT_ERROR_LIMIT, "has more than 1024 sheets");
}

static void too_much_shared_text(void **state) {
  size_t size;
  char *text = repeated("<si><t>", "0123456789", 100000, "</t></si>");
  char *strings =
      repeated("<sst xmlns=\"" BOOK_MAIN "\">", text, CR_STRINGS_TEXT_MAX / 1000000 + 1, "</sst>");
  (void)state;
  unsigned char *zip = book_xlsx(&(book_parts){.strings = strings}, &size);
  free(text);
  free(strings);
  refused(zip, size, COMPACT_ERROR_LIMIT, "has more than 128 MB of text");
}

/* ---- Leaving off ---- */

typedef struct chooser {
  cr_next sheet, row;
  size_t sheets, rows, ends;
} chooser;

static cr_next choose_sheet(void *user, const cr_found_sheet *sheet) {
  chooser *self = user;
  (void)sheet;
  self->sheets++;
  return self->sheet;
}

static cr_next choose_row(void *user, const cr_found_row *row) {
  chooser *self = user;
  (void)row;
  self->rows++;
  return self->row;
}

static void count_end(void *user, const cr_found_sheet_count *count) {
  chooser *self = user;
  (void)count;
  self->ends++;
}

static void choose(const void *bytes, size_t size, chooser *self) {
  static const cr_reader_handler handler = {choose_sheet, choose_row, count_end};
  cr_reader *book;
  assert_int_equal(cr_reader_open_bytes("book", bytes, size, NULL, &book), COMPACT_ERROR_NONE);
  assert_int_equal(cr_reader_read(book, &handler, self), COMPACT_ERROR_NONE);
  cr_reader_free(book);
}

static void leaving_off_a_sheet_or_all(void **state) {
#define ODS_ROW                                                                                              \
  "<table:table-row "                                                                                        \
  "table:number-rows-repeated=\"3\"><table:table-cell><text:p>a</text:p></table:table-cell></"               \
  "table:table-row>"
  static const struct {
    cr_next sheet, row;
    size_t sheets, rows, ends;
  } table[] = {
      {CR_NEXT_ROW, CR_NEXT_ROW, 2, 8, 2},         {CR_NEXT_ROW, CR_NEXT_SHEET, 2, 2, 0},
      {CR_NEXT_ROW, CR_NEXT_NOTHING, 1, 1, 0},     {CR_NEXT_SHEET, CR_NEXT_ROW, 2, 0, 0},
      {CR_NEXT_NOTHING, CR_NEXT_NOTHING, 1, 0, 0},
  };
  static const char sheet[] =
      BOOK_SHEET("<row><c><v>1</v></c></row><row><c><v>1</v></c></row><row><c><v>1</v></c>"
                 "</row><row><c><v>1</v></c></row>");
  static const char workbook[] =
      "<workbook xmlns=\"" BOOK_MAIN
      "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
      "name=\"A\" "
      "r:id=\"r1\"/><sheet name=\"B\" r:id=\"r1\"/></sheets></workbook>";
  size_t sizes[2];
  unsigned char *zips[] = {
      book_xlsx(&(book_parts){.sheet = sheet, .workbook = workbook}, &sizes[0]),
      book_ods(BOOK_CONTENT(ODS_ROW "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
                                    "</table:table-row></table:table><table:table table:name=\"B\">" ODS_ROW
                                    "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
                                    "</table:table-row>"),
               &sizes[1])};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    for (int j = 0; j < 2; j++) {
      chooser self = {.sheet = table[i].sheet, .row = table[i].row};
      choose(zips[j], sizes[j], &self);
      assert_int_equal(self.sheets, table[i].sheets);
      assert_int_equal(self.rows, table[i].rows);
      assert_int_equal(self.ends, table[i].ends);
    }
    chooser self = {.sheet = table[i].sheet, .row = table[i].row};
    choose("a\nb\nc\nd\n", 8, &self);
    assert_int_equal(self.sheets, 1);
    assert_int_equal(self.rows, table[i].rows / table[i].sheets);
    assert_int_equal(self.ends, table[i].ends / 2);
  }
  free(zips[0]);
  free(zips[1]);
}

/* ---- Files that change, and files that are none ---- */

typedef struct changer {
  const char *path;
  size_t rows;
} changer;

static cr_next any_sheet(void *user, const cr_found_sheet *sheet) {
  (void)user, (void)sheet;
  return CR_NEXT_ROW;
}

static void add_to_file(const char *path, const char *text) {
  FILE *file = fopen(path, "ab");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static cr_next change_file(void *user, const cr_found_row *row) {
  changer *self = user;
  if (row->number == 1)
    add_to_file(self->path, "more\n");
  self->rows++;
  return CR_NEXT_ROW;
}

static void a_file_that_is_saved_while_it_is_read(void **state) {
  static const cr_reader_handler handler = {any_sheet, change_file, NULL};
  char path[] = "/tmp/test-read-XXXXXX";
  compact_diagnostics *list;
  cr_reader *book;
  (void)state;
  close(mkstemp(path));
  add_to_file(path, "a\nb\n");
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  assert_int_equal(cr_reader_open(path, list, &book), COMPACT_ERROR_NONE);
  changer self = {.path = path};
  assert_int_equal(cr_reader_read(book, &handler, &self), COMPACT_ERROR_READ);
  assert_string_equal(compact_diagnostics_at(list, 0)->message,
                      "was saved by somebody else while it was being read: read it again");
  cr_reader_free(book);
  compact_diagnostics_free(list);
  remove(path);
}

/* What is read is the file that was opened; but nobody could go and see. */
static void a_file_that_is_replaced_by_another(void **state) {
  static const cr_reader_handler handler = {choose_sheet, choose_row, count_end};
  compact_diagnostics *list;
  char path[] = "/tmp/test-read-XXXXXX", other[] = "/tmp/test-read-XXXXXX";
  cr_reader *book;
  chooser self = {0};
  (void)state;
  close(mkstemp(path));
  close(mkstemp(other));
  add_to_file(path, "a\nb\n");
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  assert_int_equal(cr_reader_open(path, list, &book), COMPACT_ERROR_NONE);
  assert_int_equal(rename(other, path), 0);
  assert_int_equal(cr_reader_read(book, &handler, &self), COMPACT_ERROR_READ);
  assert_int_equal(self.rows, 2);
  assert_string_equal(compact_diagnostics_at(list, 0)->message,
                      "was saved by somebody else while it was being read: read it again");
  cr_reader_free(book);
  compact_diagnostics_free(list);
  remove(path);
}

static void opening_refused(int file, const char *path, compact_error why, const char *told) {
  compact_diagnostics *list;
  cr_reader *book;
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  compact_error error =
      file < 0 ? cr_reader_open(path, list, &book) : cr_reader_open_file(file, path, list, &book);
  assert_int_equal(error, why);
  assert_null(book);
  assert_string_equal(compact_diagnostics_at(list, 0)->message, told);
  assert_string_equal(compact_diagnostics_at(list, 0)->source, path);
  compact_diagnostics_free(list);
}

static void what_cannot_be_opened(void **state) {
  int ends[2];
  (void)state;
  opening_refused(-1, "/nowhere/book.xlsx", COMPACT_ERROR_READ, "cannot be read: No such file or directory");
  opening_refused(-1, "/tmp", COMPACT_ERROR_READ, "cannot be read: Is a directory");
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "PK\x03\x04", 4), 4);
  close(ends[1]);
  opening_refused(
      ends[0], "(standard input)", COMPACT_ERROR_SYNTAX,
      "the file is damaged or not complete (Not a zip archive): get it again, or open it in Excel or "
      "Calc and save it");
}

static void a_pipe_is_read_once(void **state) {
  static const cr_reader_handler handler = {choose_sheet, choose_row, count_end};
  int ends[2];
  cr_reader *book;
  chooser self = {0};
  (void)state;
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "a\nb\n", 4), 4);
  close(ends[1]);
  assert_int_equal(cr_reader_open_file(ends[0], "(standard input)", NULL, &book), COMPACT_ERROR_NONE);
  assert_int_equal(cr_reader_read(book, &handler, &self), COMPACT_ERROR_NONE);
  assert_int_equal(self.rows, 2);
  assert_int_equal(cr_reader_read(book, &handler, &self), COMPACT_ERROR_READ);
  cr_reader_free(book);
}

static void a_workbook_from_a_pipe(void **state) {
  static const cr_reader_handler handler = {choose_sheet, choose_row, count_end};
  size_t size;
  unsigned char *zip = book_xlsx(&(book_parts){0}, &size);
  int ends[2];
  cr_reader *book;
  chooser self = {0};
  (void)state;
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], zip, size), size);
  close(ends[1]);
  assert_int_equal(cr_reader_open_file(ends[0], "(standard input)", NULL, &book), COMPACT_ERROR_NONE);
  assert_int_equal(cr_reader_read(book, &handler, &self), COMPACT_ERROR_NONE);
  assert_int_equal(self.rows, 1);
  cr_reader_free(book);
  free(zip);
}

/* ---- References ---- */

static void references(void **state) {
  static const struct {
    uint32_t row, column;
    const char *reference;
  } table[] = {{1, 0, "A1"},
               {9, 25, "Z9"},
               {10, 26, "AA10"},
               {7, 51, "AZ7"},
               {7, 52, "BA7"},
               {7, 701, "ZZ7"},
               {7, 702, "AAA7"},
               {1048576, 16383, "XFD1048576"},
               {4294967295u, 0, "A4294967295"}};
  char buffer[CR_CELL_NAME_SIZE];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_string_equal(cr_cell_name(table[i].row, table[i].column, buffer), table[i].reference);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_zip_is_refused_at_every_length),
      cmocka_unit_test(a_part_is_refused_at_every_length),
      cmocka_unit_test(a_csv_is_read_at_every_length),
      cmocka_unit_test(what_is_too_long_in_a_sheet),
      cmocka_unit_test(too_many_names),
      cmocka_unit_test(a_name_without_end),
      cmocka_unit_test(a_line_of_a_hundred_megabytes),
      cmocka_unit_test(blank_cells_behind_a_full_row),
      cmocka_unit_test(too_many_styles),
      cmocka_unit_test(too_many_sheets),
      cmocka_unit_test(too_much_shared_text),
      cmocka_unit_test(leaving_off_a_sheet_or_all),
      cmocka_unit_test(a_file_that_is_saved_while_it_is_read),
      cmocka_unit_test(a_file_that_is_replaced_by_another),
      cmocka_unit_test(what_cannot_be_opened),
      cmocka_unit_test(a_pipe_is_read_once),
      cmocka_unit_test(a_workbook_from_a_pipe),
      cmocka_unit_test(references),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
