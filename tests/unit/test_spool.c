/* test_spool.c - rows that are kept come back as they were
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "failing_memory.h"
#include "fixture.h"
#include "read_limits.h"
#include "spool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of row i: every kind of cell, and more text the further on it is, so that blocks are of all sizes. */
enum { ROWS = 3000, CELLS = 6, LONG_TEXT = 100000 };

typedef struct table {
  char long_text[LONG_TEXT + 1], number[16];
  cr_found_cell cells[CELLS];
  cr_found_row row;
} table;

static const char lasting[] = "the reader's own";

static void make_row(table *self, uint32_t i) {
  size_t length = i % 500 == 0 ? LONG_TEXT : i % 100;
  memset(self->long_text, 'a' + (int)(i % 26), length);
  self->long_text[length] = '\0';
  snprintf(self->number, sizeof self->number, "%u", (unsigned)i);
  self->cells[0] = (cr_found_cell){.column = 0, .kind = CR_FOUND_NUMBER, .text = self->number, .number = i};
  self->cells[1] = (cr_found_cell){.column = 2, .kind = CR_FOUND_DATE, .text = "45000", .date = 700000};
  self->cells[2] =
      (cr_found_cell){.column = 3, .kind = CR_FOUND_TEXT, .text = self->long_text, .date = i % 2};
  self->cells[3] = (cr_found_cell){.column = 4, .kind = CR_FOUND_TEXT, .text = self->long_text};
  self->cells[4] = (cr_found_cell){.column = 9, .kind = CR_FOUND_TEXT, .text = lasting, .is_lasting = true};
  self->cells[5] = (cr_found_cell){.column = 16383, .kind = CR_FOUND_BOOLEAN, .text = "TRUE", .number = 1};
  self->row = (cr_found_row){.number = 2 * i + 1, .is_hidden = i % 3 == 0, .is_record = i % 4 == 0};
  self->row.cells = self->cells;
  self->row.count = CELLS;
}

typedef struct comparer {
  table expected;
  uint32_t rows, until; /* until: ends there */
  const cr_columns *columns;
} comparer;

static cr_keep kept_of(const comparer *self, uint32_t column) {
  if (self->columns == NULL)
    return CR_KEEP_CELLS;
  return column < self->columns->count ? self->columns->keep[column] : CR_KEEP_NOTHING;
}

static void compare_cell(const cr_found_cell *a, const cr_found_cell *b, cr_keep keep) {
  bool is_day_alone = keep == CR_KEEP_DAYS && a->date != COMPACT_NO_DATE;
  assert_int_equal(a->column, b->column);
  assert_int_equal(is_day_alone ? CR_FOUND_DATE : a->kind, b->kind);
  assert_string_equal(is_day_alone ? "" : a->text, b->text);
  assert_int_equal(a->date, b->date);
  if (a->kind == CR_FOUND_NUMBER || a->kind == CR_FOUND_BOOLEAN)
    assert_true(a->number == b->number);
}

static compact_error compare_row(void *user, uint32_t number, const cr_found_row *row) {
  comparer *self = user;
  size_t next = 0;
  make_row(&self->expected, self->rows);
  assert_int_equal(number, self->rows % 7);
  assert_int_equal(row->number, self->expected.row.number);
  assert_int_equal(row->is_hidden, self->expected.row.is_hidden);
  assert_int_equal(row->is_record, self->expected.row.is_record);
  for (size_t i = 0; i < CELLS; i++) {
    cr_keep keep = kept_of(self, self->expected.cells[i].column);
    if (keep != CR_KEEP_NOTHING)
      compare_cell(&self->expected.cells[i], &row->cells[next++], keep);
  }
  assert_int_equal(row->count, next);
  return ++self->rows == self->until ? COMPACT_ERROR_INVALID : COMPACT_ERROR_NONE;
}

static compact_error keep_rows(cr_spool *spool, uint32_t rows, const cr_columns *columns) {
  static table made;
  compact_error error = COMPACT_ERROR_NONE;
  for (uint32_t i = 0; error == COMPACT_ERROR_NONE && i < rows; i++) {
    make_row(&made, i);
    error = cr_spool_add(spool, i % 7, &made.row, columns);
  }
  return error;
}

/* Twice, as a file of joined sheets is read. */
static void come_back(uint32_t rows, size_t held, const cr_columns *columns) {
  static comparer compared;
  cr_spool *spool;
  assert_int_equal(cr_spool_new("book", held, NULL, &spool), COMPACT_ERROR_NONE);
  assert_int_equal(keep_rows(spool, rows, columns), COMPACT_ERROR_NONE);
  for (int i = 0; i < 2; i++) {
    compared = (comparer){.columns = columns};
    assert_int_equal(cr_spool_read(spool, compare_row, &compared), COMPACT_ERROR_NONE);
    assert_int_equal(compared.rows, rows);
  }
  cr_spool_free(spool);
}

static void rows_come_back(void **state) {
  static const cr_keep keep[] = {CR_KEEP_CELLS, CR_KEEP_NOTHING, CR_KEEP_DAYS, CR_KEEP_DAYS, CR_KEEP_CELLS};
  static const size_t held[] = {0, 700000, SIZE_MAX};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(held); i++) {
    come_back(0, held[i], NULL);
    come_back(1, held[i], NULL);
    come_back(ROWS, held[i], NULL);
    come_back(ROWS, held[i], &(cr_columns){keep, COUNT_OF(keep)});
    come_back(ROWS, held[i], &(cr_columns){keep, 0});
  }
}

static void reading_may_end_early(void **state) {
  static comparer compared;
  cr_spool *spool;
  (void)state;
  compared = (comparer){.until = 5};
  assert_int_equal(cr_spool_new("book", 0, NULL, &spool), COMPACT_ERROR_NONE);
  assert_int_equal(keep_rows(spool, ROWS, NULL), COMPACT_ERROR_NONE);
  assert_int_equal(cr_spool_read(spool, compare_row, &compared), COMPACT_ERROR_INVALID);
  assert_int_equal(compared.rows, 5);
  cr_spool_free(spool);
}

/* Columns that repeat a text take no room; so many texts of their own are more than a row may hold. */
static void a_row_of_too_much_text(void **state) {
  enum { SAME = 16384, OWN = 3 * CR_ROW_TEXT_MAX / LONG_TEXT };
  static cr_found_cell cells[SAME];
  char *texts = calloc(OWN, LONG_TEXT + 1);
  compact_diagnostics *list;
  cr_spool *spool;
  (void)state;
  assert_non_null(texts);
  memset(texts, 'x', LONG_TEXT);
  for (uint32_t i = 0; i < SAME; i++)
    cells[i] = (cr_found_cell){.column = i, .kind = CR_FOUND_TEXT, .text = texts};
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  assert_int_equal(cr_spool_new("book", 0, list, &spool), COMPACT_ERROR_NONE);
  assert_int_equal(cr_spool_add(spool, 0, &(cr_found_row){.number = 1, .cells = cells, .count = SAME}, NULL),
                   COMPACT_ERROR_NONE);
  for (size_t i = 0; i < OWN; i++) {
    cells[i].text = texts + i * (LONG_TEXT + 1);
    memset(texts + i * (LONG_TEXT + 1), 'x', LONG_TEXT);
  }
  assert_int_equal(cr_spool_add(spool, 0, &(cr_found_row){.number = 2, .cells = cells, .count = OWN}, NULL),
                   COMPACT_ERROR_LIMIT);
  assert_string_equal(compact_diagnostics_at(list, 0)->message,
                      "row 2, or what stands up to there, holds more than 16 MB of text");
  cr_spool_free(spool);
  compact_diagnostics_free(list);
  free(texts);
}

static compact_error try_spool(void) {
  static comparer compared;
  cr_spool *spool = NULL;
  compared = (comparer){0};
  compact_error error = cr_spool_new("book", 700000, NULL, &spool);
  if (error == COMPACT_ERROR_NONE)
    error = keep_rows(spool, ROWS, NULL);
  if (error == COMPACT_ERROR_NONE)
    error = cr_spool_read(spool, compare_row, &compared);
  cr_spool_free(spool);
  return error;
}

static void every_allocation_fails_once(void **state) {
  (void)state;
  fail_each("spool", try_spool, COMPACT_ERROR_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_come_back),
      cmocka_unit_test(reading_may_end_early),
      cmocka_unit_test(a_row_of_too_much_text),
      cmocka_unit_test(every_allocation_fails_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
