/* test_functions_random.c - every spreadsheet function with arguments of every kind
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Whatever comes in, what comes out is a cell that a spreadsheet can show. The numbers are the same each
 * time.
 */
#include "function_fixture.h"

#include <stdlib.h>

enum { ROUNDS = 400, CELLS_MAX = 12 };

static uint32_t seed = 2018;

static uint32_t next_random(uint32_t below) {
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % below;
}

static cell random_cell(void) {
  static const double numbers[] = {0, 1, -1, 4.4, 46387, 46477.5, 1e18, -1e300, 2958466};
  static const char *const texts[] = {
      "derby",
      "Hertfordshire",
      "4.4",
      "9.2",
      "2026-12-31",
      "31 Mar 2027",
      "03/04/2026",
      "P3M",
      "P0D",
      "yes",
      "no",
      "written",
      "notice_given",
      "Last funded day",
      "event",
      "ending",
      "statutory",
      "facts",
      "n/a",
      " ",
      "\xC3\xA9t\xC3\xA9",
      "%s%n",
      "\"",
      "a name that is a good deal longer than any that a Compact, clause or fact has",
  };
  switch (next_random(8)) {
  case 0:
    return blank;
  case 1:
  case 2:
    return number(numbers[next_random(COUNT_OF(numbers))]);
  case 3:
    return number(strtod(next_random(2) == 0 ? "nan" : "inf", NULL));
  default:
    return words(texts[next_random(COUNT_OF(texts))]);
  }
}

static table random_table(cell cells[CELLS_MAX]) {
  table made = {1 + next_random(3), 1 + next_random(4), cells, true};
  if (next_random(3) == 0)
    made = (table){1, 1, cells, next_random(2) == 0};
  for (size_t i = 0; i < made.row_count * made.column_count; i++)
    cells[i] = random_cell();
  return made;
}

static void assert_shows(const cell *result) {
  assert_int_not_equal(result->kind, CELL_BLANK);
  if (result->kind == CELL_TEXT || result->kind == CELL_BAD_ARGUMENT)
    assert_non_null(result->text);
  else
    assert_null(result->text);
  if (result->kind == CELL_NUMBER)
    assert_true(result->number - result->number == 0); /* neither NaN nor infinite */
}

static void call_cells(const function *called, const call_context *context) {
  cell arguments[ARGUMENTS_MAX], result;
  for (size_t i = 0; i < ARGUMENTS_MAX; i++)
    arguments[i] = random_cell();
  assert_int_equal(function_call(called, context, arguments, &result), COMPACT_ERROR_NONE);
  assert_shows(&result);
  cell_clear(&result);
}

static void call_tables(const function *called, const call_context *context) {
  cell cells[ARGUMENTS_MAX][CELLS_MAX];
  table arguments[ARGUMENTS_MAX], result;
  for (size_t i = 0; i < ARGUMENTS_MAX; i++)
    arguments[i] = random_table(cells[i]);
  assert_int_equal(function_call_table(called, context, arguments, &result), COMPACT_ERROR_NONE);
  assert_true(result.row_count > 0 && result.column_count > 0);
  for (size_t i = 0; i < result.row_count * result.column_count; i++)
    assert_shows(&result.cells[i]);
  table_clear(&result);
}

static void anything_goes_in(void **state) {
  compact_library *library = fixture_library();
  scratch *room;
  (void)state;
  assert_int_equal(scratch_new(library, &room), COMPACT_ERROR_NONE);
  call_context context = {library, room, COMPACT_NULL_DATE_1899, "", NULL};
  for (size_t i = 0; i < ROUNDS * function_count(); i++) {
    const function *called = function_at(i % function_count());
    if (function_is_table(called))
      call_tables(called, &context);
    else
      call_cells(called, &context);
  }
  scratch_free(room);
  compact_library_free(library);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(anything_goes_in),
  };
  return cmocka_run_group_tests_name("functions with anything", tests, NULL, NULL);
}
