/* test_sheet_row.c - a row of a Calc sheet as the register takes it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"
#include "sheet_row.h"

static void kinds_of_cells(void **state) {
  sheet_row room = {.null_date = COMPACT_NULL_DATE_1904};
  (void)state;
  sheet_row_begin(&room, 7, true);
  sheet_row_add_text(&room, 0, CR_FOUND_TEXT, "Notice");
  sheet_row_add_text(&room, 1, CR_FOUND_TEXT, "");
  sheet_row_add_number(&room, 2, CR_FOUND_DATE, 44940.5);
  sheet_row_add_number(&room, 3, CR_FOUND_NUMBER, 12.5);
  sheet_row_add_number(&room, 4, CR_FOUND_BOOLEAN, 1);
  sheet_row_add_text(&room, 5, CR_FOUND_ERROR, "#REF!");
  const cr_found_row *row = sheet_row_end(&room);
  assert_int_equal(row->number, 7);
  assert_true(row->is_hidden);
  assert_int_equal(row->count, 5);
  assert_string_equal(row->cells[0].text, "Notice");
  assert_int_equal(row->cells[1].kind, CR_FOUND_DATE);
  assert_int_equal(row->cells[1].date, day(2027, 1, 15));
  assert_string_equal(row->cells[1].text, "2027-01-15");
  assert_int_equal(row->cells[2].kind, CR_FOUND_NUMBER);
  assert_true(row->cells[2].number == 12.5);
  assert_string_equal(row->cells[2].text, "12.5");
  assert_int_equal(row->cells[3].kind, CR_FOUND_BOOLEAN);
  assert_string_equal(row->cells[3].text, "TRUE");
  assert_int_equal(row->cells[4].kind, CR_FOUND_ERROR);
  assert_int_equal(row->cells[4].column, 5);
  sheet_row_free(&room);
}

/* A time without a day, and a day beyond the calendar, are numbers. */
static void dates_that_are_none(void **state) {
  static const double numbers[] = {0, 0.5, 1e12, -1e12};
  sheet_row room = {.null_date = COMPACT_NULL_DATE_1899};
  (void)state;
  sheet_row_begin(&room, 1, false);
  for (uint32_t i = 0; i < COUNT_OF(numbers); i++)
    sheet_row_add_number(&room, i, CR_FOUND_DATE, numbers[i]);
  const cr_found_row *row = sheet_row_end(&room);
  for (size_t i = 0; i < COUNT_OF(numbers); i++)
    assert_int_equal(row->cells[i].kind, CR_FOUND_NUMBER);
  sheet_row_free(&room);
}

static void room_for_the_next_row(void **state) {
  sheet_row room = {.null_date = COMPACT_NULL_DATE_1899};
  (void)state;
  for (uint32_t number = 1; number < 4; number++) {
    sheet_row_begin(&room, number, false);
    for (uint32_t i = 0; i < 100 * number; i++)
      sheet_row_add_text(&room, i, CR_FOUND_TEXT, number == 2 ? "two" : "other");
    const cr_found_row *row = sheet_row_end(&room);
    assert_int_equal(row->count, 100 * number);
    assert_string_equal(row->cells[99].text, number == 2 ? "two" : "other");
  }
  sheet_row_free(&room);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kinds_of_cells),
      cmocka_unit_test(dates_that_are_none),
      cmocka_unit_test(room_for_the_next_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
