/* test_joined.c - as many rows as can be joined to a table, and one more
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What is made of joined rows is shown by tests/register and tests/cli.
 */
#include "joined.h"
#include "register_fixture.h"

#include <stdio.h>

enum { COLUMNS = 3 };

static const cr_found_row *row_of(uint32_t number, const char *const texts[COLUMNS]) {
  static cr_found_cell cells[COLUMNS];
  static cr_found_row row;
  row = (cr_found_row){.number = number, .cells = cells, .count = COLUMNS};
  for (uint32_t i = 0; i < COLUMNS; i++)
    cells[i] = (cr_found_cell){.column = i, .kind = CR_FOUND_TEXT, .text = texts[i]};
  return &row;
}

static const cr_found_row *titles(void) {
  static const char *const texts[COLUMNS] = {"Identifier", "Planned Dates:Start Date",
                                             "Planned Dates:End Date"};
  return row_of(1, texts);
}

/* Each with a reference of its own. */
static const cr_found_row *dates(uint32_t number) {
  static char reference[16];
  const char *const texts[COLUMNS] = {reference, "2027-04-01", "2028-03-31"};
  snprintf(reference, sizeof reference, "G-%lu", (unsigned long)number);
  return row_of(number, texts);
}

static cr_register *open_sheet(void) {
  cr_register *sheet;
  assert_int_equal(cr_register_new(profiles, compact_library_facts(library), NULL, NULL, &sheet), 0);
  assert_int_equal(cr_register_survey(sheet, titles()), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_survey(sheet, dates(2)), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_settle(sheet), COMPACT_ERROR_NONE);
  return sheet;
}

static void one_row_too_many(void **state) {
  static const char *const nameless[COLUMNS] = {" ", "2027-04-01", "2028-03-31"};
  const uint32_t last = 1 + CR_JOINED_MAX;
  cr_register *sheet = open_sheet();
  compact_diagnostics *list;
  cr_joined *joined;
  (void)state;
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  assert_int_equal(cr_joined_new("grants.xlsx", list, &joined), COMPACT_ERROR_NONE);
  assert_int_equal(cr_joined_add(joined, sheet, "Planned Dates"), COMPACT_ERROR_NONE);
  for (uint32_t number = 2; number <= last; number++)
    assert_int_equal(cr_joined_row(joined, sheet, dates(number)), COMPACT_ERROR_NONE);
  assert_int_equal(cr_joined_row(joined, sheet, row_of(last + 1, nameless)), COMPACT_ERROR_NONE);
  assert_int_equal(compact_diagnostics_count(list), 0);

  assert_int_equal(cr_joined_row(joined, sheet, dates(last + 2)), COMPACT_ERROR_LIMIT);
  assert_int_equal(compact_diagnostics_count(list), 1);
  assert_string_equal(compact_diagnostics_at(list, 0)->source, "grants.xlsx");
  assert_string_equal(compact_diagnostics_at(list, 0)->message,
                      "sheet \"Planned Dates\", row 250003: more than 250000 rows are to be joined to "
                      "others; divide the file");

  cr_joined_end(joined);
  assert_int_equal(cr_joined_find(joined, "G-250001")[CR_JOINED_START].row, last);
  assert_null(cr_joined_find(joined, "G-250003"));
  cr_joined_free(joined);
  cr_register_free(sheet);
  compact_diagnostics_free(list);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(one_row_too_many)};
  return cmocka_run_group_tests(tests, register_fixture_open, register_fixture_close);
}
