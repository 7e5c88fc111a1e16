/* test_register_random.c - tables that nobody would keep
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Rows of any cells under any titles, against every Compact. Whatever stands there, nobody is told to have
 * missed something by a table that had no place to record what would excuse it, and what is told agrees with
 * itself.
 */
#include "pack.h"
#include "register_fixture.h"

#include <string.h>

static uint32_t random_state;

static uint32_t draw(uint32_t below) {
  random_state = random_state * 1664525 + 1013904223;
  return (random_state >> 8) % below;
}

/* ---- Tables ---- */

enum { COLUMNS_MAX = 12, ROWS = 60 };

static const char *const other_titles[] = {"Identifier",
                                           "Award Date",
                                           "Planned Dates:Start Date",
                                           "Planned Dates:End Date",
                                           "Start date",
                                           "End date",
                                           "Contract start",
                                           "Duration Numeric",
                                           "Supplier",
                                           "Amount",
                                           "",
                                           "Nonsense",
                                           "Planned Dates:Duration (months)"};

static const char *const texts[] = {"",
                                    " ",
                                    "2026-01-15",
                                    "2027-03-31",
                                    "2027-04-01",
                                    "01/04/2027",
                                    "04/13/2026",
                                    "13/04/2026",
                                    "April 2027",
                                    "2027",
                                    "2026/27",
                                    "Ongoing",
                                    "TBC",
                                    "by letter",
                                    "31/12/9999",
                                    "1/1/1900",
                                    "yes",
                                    "no",
                                    "n/a",
                                    "ending",
                                    "expiry",
                                    "grant",
                                    "contract",
                                    "12",
                                    "3",
                                    "0.5",
                                    "46113",
                                    "#REF!",
                                    "Words \xC3\xA9",
                                    "-",
                                    "2001-01-01",
                                    "31/02/2027",
                                    "1st May 2026",
                                    "reduction"};

static const char *title_of(uint32_t column) {
  const compact_fact *fact = compact_facts_at(facts, draw(60));
  if (column == 0 || draw(4) == 0)
    return other_titles[draw(COUNT_OF(other_titles))];
  return draw(2) == 0 ? compact_fact_label(fact) : compact_fact_name(fact);
}

static cr_found_cell cell_of(uint32_t column) {
  cr_found_cell cell = {.column = column, .kind = CR_FOUND_TEXT, .text = texts[draw(COUNT_OF(texts))]};
  uint32_t kind = draw(12);
  if (kind <= 2) {
    cell.kind = CR_FOUND_DATE;
    cell.date = kind == 0 ? COMPACT_NO_DATE : day(2025, 1, 1) + (compact_date)draw(1200);
  } else if (kind == 3) {
    cell.kind = CR_FOUND_NUMBER;
    cell.number = draw(50000) / 4.0;
  } else if (kind == 4) {
    cell.kind = (cr_found_kind)(CR_FOUND_BOOLEAN + draw(2));
    cell.number = draw(2);
  }
  return cell;
}

typedef struct any_table {
  cr_found_cell cells[ROWS][COLUMNS_MAX];
  cr_found_row rows[ROWS];
} any_table;

static void make_table(any_table *self) {
  uint32_t columns = 2 + draw(COLUMNS_MAX - 1);
  for (uint32_t i = 0; i < ROWS; i++) {
    cr_found_row *row = &self->rows[i];
    *row = (cr_found_row){.number = i + 1, .is_hidden = draw(9) == 0, .cells = self->cells[i]};
    for (uint32_t j = 0; j < columns && j < COLUMNS_MAX; j++) {
      if (i > 0 && draw(5) == 0)
        continue;
      self->cells[i][row->count++] =
          i > 0 ? cell_of(j) : (cr_found_cell){.column = j, .kind = CR_FOUND_TEXT, .text = title_of(j)};
    }
  }
}

/* ---- What must hold ---- */

static bool has_place(const cr_register *reg, const compact_fact *fact, const cr_record *record) {
  const cr_used_fact *used = cr_record_fact(record, fact);
  return cr_register_column_of(reg, fact) != NULL || (used != NULL && used->source != CR_FACT_FROM_CELL);
}

/* Every fact of a set has a column or follows from the standard, and is not illegible. */
static bool have_places(const cr_register *reg, const cr_finding *finding, uint64_t set) {
  for (size_t i = 0; i < finding->clause->fact_count; i++) {
    const compact_fact *fact = finding->clause->facts[i];
    const cr_used_fact *used = cr_record_fact(finding->record, fact);
    if ((set >> i & 1) != 0 && (!has_place(reg, fact, finding->record) || (used != NULL && used->is_unclear)))
      return false;
  }
  return true;
}

typedef struct counts {
  const cr_register *reg;
  uint64_t findings, checked, not_met;
} counts;

static void check_not_met(const counts *self, const cr_finding *finding) {
  const compact_limb *limb = finding->limb;
  assert_false(finding->is_open);
  assert_true(have_places(self->reg, finding, limb->escape.facts & ~limb->test.facts));
  assert_false(compact_limb_is_advisory(limb));
}

static void check_cells(const cr_finding *finding) {
  const cr_used_fact *used_facts[CR_FINDING_FACTS_MAX];
  size_t count = cr_finding_facts(finding, used_facts);
  for (size_t i = 0; i < count; i++) {
    const cr_used_fact *used = used_facts[i];
    assert_int_equal(used->row, finding->record->row);
    assert_true(used->problem[0] == '\0' || used->value.type == COMPACT_TYPE_NONE);
    assert_true(used->last == COMPACT_NO_DATE || used->value.as.date < used->last);
  }
}

static compact_error check_finding(void *user, const cr_finding *finding) {
  counts *self = user;
  char *why;
  self->findings++;
  self->checked += finding->is_checked;
  self->not_met += finding->outcome == COMPACT_OUTCOME_NOT_MET;
  assert_int_equal(finding->is_checked, finding->outcome != COMPACT_OUTCOME_NONE);
  assert_true(finding->is_checked || finding->deadline != COMPACT_NO_DATE);
  assert_true(!finding->is_open || finding->outcome == COMPACT_OUTCOME_CANNOT_TELL);
  check_cells(finding);
  if (finding->outcome == COMPACT_OUTCOME_NOT_MET)
    check_not_met(self, finding);
  assert_int_equal(cr_finding_why(finding, &why), COMPACT_ERROR_NONE);
  const char *label = finding->is_checked ? compact_outcome_label(finding->outcome) : "Not checked";
  assert_int_equal(strncmp(why, label, strlen(label)), 0);
  assert_non_null(strstr(why, compact_clause_ref(finding->clause)));
  compact_free(why);
  return COMPACT_ERROR_NONE;
}

/* Every row that was checked is in one pattern of its clause. */
static uint64_t rows_in_patterns(const cr_checking *checking) {
  uint64_t rows = 0;
  for (size_t i = 0; i < cr_checking_pattern_count(checking); i++) {
    const cr_pattern *pattern = cr_checking_pattern_at(checking, i);
    assert_true(pattern->count <= pattern->of && pattern->example_count <= pattern->count);
    rows += pattern->kind == CR_PATTERN_FINDING ? pattern->count : 0;
  }
  return rows;
}

static void check_table(const any_table *rows, const cr_register_options *options, counts *all) {
  const compact_pack *pack =
      compact_library_pack_at(library, draw((uint32_t)compact_library_pack_count(library)));
  cr_register *reg;
  cr_checking *checking;
  counts found = {0};
  uint64_t read = 0;
  assert_int_equal(cr_register_new(profiles, facts, options, NULL, &reg), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < ROWS; i++)
    assert_int_equal(cr_register_survey(reg, &rows->rows[i]), COMPACT_ERROR_NONE);
  if (cr_register_settle(reg) == COMPACT_ERROR_NONE) {
    found.reg = reg;
    assert_int_equal(cr_checking_new(reg, pack, draw(2) == 0 ? COMPACT_NO_DATE : day(2026, 12, 1), &checking),
                     0);
    for (size_t i = 0; i < ROWS; i++) {
      if (cr_register_read(reg, &rows->rows[i]) == NULL)
        continue;
      read++;
      assert_int_equal(cr_checking_row(checking, check_finding, &found), COMPACT_ERROR_NONE);
    }
    assert_int_equal(read, cr_register_row_count(reg));
    assert_int_equal(cr_checking_finish(checking), COMPACT_ERROR_NONE);
    assert_int_equal(cr_register_finish(reg), COMPACT_ERROR_NONE);
    assert_int_equal(rows_in_patterns(checking), found.checked);
    cr_checking_free(checking);
  }
  cr_register_free(reg);
  all->findings += found.findings;
  all->checked += found.checked;
  all->not_met += found.not_met;
}

static void any_tables(void **state) {
  static const compact_date_order orders[] = {COMPACT_ORDER_NONE, COMPACT_ORDER_DMY, COMPACT_ORDER_MDY};
  static any_table rows;
  counts all = {0};
  (void)state;
  for (int i = 0; i < 300; i++) {
    cr_register_options options = {.order = orders[draw(3)]};
    make_table(&rows);
    check_table(&rows, &options, &all);
  }
  assert_true(all.findings > 5000 && all.checked < all.findings && all.not_met > 100);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(any_tables)};
  return cmocka_run_group_tests(tests, register_fixture_open, register_fixture_close);
}
