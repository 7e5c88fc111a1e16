/* test_register.c - a register from its rows to its findings
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What tables in tests/register show is not shown again here: these are what a small file cannot be.
 */

#include "register_fixture.h"

#include <stdio.h>
#include <string.h>

enum { CELLS_MAX = 8 };

typedef struct line {
  cr_found_cell cells[CELLS_MAX];
  cr_found_row row;
} line;

/* A row of text, up to a NULL. */
static const cr_found_row *row_of(line *self, uint32_t number, const char *const *texts) {
  self->row = (cr_found_row){.number = number, .cells = self->cells};
  for (; texts[self->row.count] != NULL; self->row.count++)
    self->cells[self->row.count] = (cr_found_cell){
        .column = (uint32_t)self->row.count, .kind = CR_FOUND_TEXT, .text = texts[self->row.count]};
  return &self->row;
}

static cr_register *new_register(const cr_register_options *options) {
  cr_register *reg;
  assert_int_equal(cr_register_new(profiles, facts, options, NULL, &reg), COMPACT_ERROR_NONE);
  return reg;
}

static void survey(cr_register *reg, uint32_t number, const char *const *texts) {
  line self;
  assert_int_equal(cr_register_survey(reg, row_of(&self, number, texts)), COMPACT_ERROR_NONE);
}

/* ---- The header ---- */

static const char *const header[] = {"Contract number", "Start date", "End date", NULL};
static const char *const data[] = {"C1", "2024-04-01", "2027-03-31", NULL};
static const char *const words[] = {"Barset County Council", NULL};

static void a_header_far_below(void **state) {
  (void)state;
  for (uint32_t above = CR_HEADER_WITHIN - 1; above <= CR_HEADER_WITHIN; above++) {
    cr_register *reg = new_register(NULL);
    for (uint32_t i = 1; i <= above; i++)
      survey(reg, i, words);
    survey(reg, above + 1, header);
    survey(reg, above + 2, data);
    compact_error error = cr_register_settle(reg);
    assert_int_equal(error, above < CR_HEADER_WITHIN ? COMPACT_ERROR_NONE : COMPACT_ERROR_NAME);
    cr_register_free(reg);
  }
}

/* Blank rows do not count towards those in which a header is looked for. */
static void blank_rows_above_and_below(void **state) {
  static const char *const blank[] = {"", " ", NULL};
  cr_register *reg = new_register(NULL);
  (void)state;
  for (uint32_t i = 1; i <= 64000; i++)
    survey(reg, i, blank);
  survey(reg, 64001, header);
  survey(reg, 64002, data);
  for (uint32_t i = 64003; i <= 65000; i++)
    survey(reg, i, blank);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_header_row(reg), 64001);
  assert_int_equal(cr_register_row_count(reg), 1);
  cr_register_free(reg);
}

/* A cover sheet has a title with its value beside it; the table below knows more titles. */
static void a_better_header_below(void **state) {
  static const char *const cover[] = {"Start date", "2024-04-01", NULL};
  cr_register *reg = new_register(NULL);
  (void)state;
  survey(reg, 1, cover);
  survey(reg, 3, header);
  survey(reg, 4, data);
  survey(reg, 5, cover);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_header_row(reg), 3);
  assert_int_equal(cr_register_column_at(reg, 1)->filled, 2);
  cr_register_free(reg);
}

static void a_header_of_one_title(void **state) {
  static const char *const fact[] = {"Start date", NULL}, *const role[] = {"Supplier", NULL};
  cr_register *reg = new_register(NULL);
  (void)state;
  survey(reg, 1, role);
  survey(reg, 2, words);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NAME);
  cr_register_free(reg);
  reg = new_register(NULL);
  survey(reg, 1, fact);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  cr_register_free(reg);
}

static void columns_that_are_looked_at(void **state) {
  static const char *const titles[] = {"Wanderings", "Contract number", "Review date",
                                       "Start date", "Supplier",        NULL};
  static const cr_keep needed[] = {CR_KEEP_NOTHING, CR_KEEP_CELLS, CR_KEEP_NOTHING,
                                   CR_KEEP_CELLS,   CR_KEEP_CELLS, CR_KEEP_NOTHING};
  static const cr_keep undisplayed[] = {CR_KEEP_NOTHING, CR_KEEP_CELLS,   CR_KEEP_NOTHING,
                                        CR_KEEP_DAYS,    CR_KEEP_NOTHING, CR_KEEP_NOTHING};
  cr_register *reg = new_register(NULL);
  (void)state;
  assert_int_equal(cr_register_needs(reg, 1, true), CR_KEEP_NOTHING);
  survey(reg, 1, titles);
  for (uint32_t i = 0; i < COUNT_OF(needed); i++) {
    assert_int_equal(cr_register_needs(reg, i, true), needed[i]);
    assert_int_equal(cr_register_needs(reg, i, false), undisplayed[i]);
  }
  cr_register_free(reg);
}

static void a_profile_that_was_asked_for(void **state) {
  cr_register_options options = {.profile = cr_profiles_find(profiles, "school-contracts")};
  cr_register *reg = new_register(&options);
  (void)state;
  survey(reg, 1, header);
  survey(reg, 2, data);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_string_equal(cr_profile_id(cr_register_profile(reg)), "school-contracts");
  cr_register_free(reg);
}

/* ---- The second pass ---- */

static compact_error stop(void *user, const cr_finding *finding) {
  (void)finding;
  ++*(int *)user;
  return COMPACT_ERROR_LIMIT;
}

static void a_caller_that_stops(void **state) {
  cr_register *reg = new_register(NULL);
  cr_checking *checking;
  line self;
  int calls = 0;
  (void)state;
  survey(reg, 1, header);
  survey(reg, 2, data);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_int_equal(
      cr_checking_new(reg, compact_library_pack(library, "herefordshire"), COMPACT_NO_DATE, &checking),
      COMPACT_ERROR_NONE);
  assert_null(cr_register_read(reg, row_of(&self, 1, header)));
  assert_null(cr_register_read(reg, row_of(&self, 3, words + 1)));
  assert_null(cr_register_read(reg, row_of(&self, 4, header)));
  const cr_record *record = cr_register_read(reg, row_of(&self, 2, data));
  assert_string_equal(record->reference, "C1");
  assert_int_equal(cr_checking_row(checking, stop, &calls), COMPACT_ERROR_LIMIT);
  assert_int_equal(calls, 1);
  cr_checking_free(checking);
  cr_register_free(reg);
}

/* A fact is told with the cell that it stands in, as it stands there. */
static void facts_keep_their_cells(void **state) {
  static const char *const row[] = {"C9", "1st April 2024", "Ongoing", NULL};
  cr_register *reg = new_register(NULL);
  line self;
  (void)state;
  survey(reg, 1, header);
  survey(reg, 2, row);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  const cr_record *record = cr_register_read(reg, row_of(&self, 2, row));
  const cr_used_fact *start = cr_record_fact(record, compact_facts_find(facts, "term_start"));
  const cr_used_fact *end = cr_record_fact(record, compact_facts_find(facts, "term_end"));
  const cr_used_fact *type = cr_record_fact(record, compact_facts_find(facts, "agreement_type"));
  assert_int_equal(start->value.as.date, day(2024, 4, 1));
  assert_string_equal(start->text, "1st April 2024");
  assert_int_equal(start->row, 2);
  assert_int_equal(start->column, 1);
  assert_int_equal(end->value.type, COMPACT_TYPE_NONE);
  assert_string_equal(end->text, "Ongoing");
  assert_false(end->is_unclear);
  assert_int_equal(type->source, CR_FACT_FROM_STANDARD);
  assert_null(cr_record_fact(record, compact_facts_find(facts, "notice_given")));
  cr_register_free(reg);
}

static bool is_placeholder(const char *start) {
  const char *const row[] = {"C9", start, "", NULL};
  cr_register *reg = new_register(NULL);
  line self;
  survey(reg, 1, header);
  survey(reg, 2, row);
  for (uint32_t i = 3; i < 8; i++)
    survey(reg, i, data);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  const cr_record *record = cr_register_read(reg, row_of(&self, 2, row));
  bool is = cr_record_fact(record, compact_facts_find(facts, "term_start"))->is_placeholder;
  cr_register_free(reg);
  return is;
}

static void dates_that_stand_for_none(void **state) {
  static const char *const yes[] = {"1899-12-30", "1900-01-01", "1901-12-31", "2001-01-01",
                                    "2001-12-31", "9999-01-01", "9999-12-31", "1/1/01"};
  static const char *const no[] = {"1902-01-01", "2000-12-31", "2002-01-01", "9998-12-31"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(yes); i++)
    assert_true(is_placeholder(yes[i]));
  for (size_t i = 0; i < COUNT_OF(no); i++)
    assert_false(is_placeholder(no[i]));
}

/* ---- Months and years, against every day of them ---- */

typedef struct seen {
  compact_outcome outcome;
  bool is_open;
  int count;
} seen;

static compact_error see(void *user, const cr_finding *finding) {
  seen *self = user;
  if (strcmp(finding->topic, "term") != 0)
    return COMPACT_ERROR_NONE;
  self->outcome = finding->outcome;
  self->is_open = finding->is_open;
  self->count++;
  return COMPACT_ERROR_NONE;
}

static seen check_term(const char *start, const char *end) {
  const char *const row[] = {"C1", start, end, NULL};
  cr_register *reg = new_register(NULL);
  cr_checking *checking;
  line self;
  seen found = {0};
  survey(reg, 1, header);
  survey(reg, 2, row);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_int_equal(
      cr_checking_new(reg, compact_library_pack(library, "herefordshire"), COMPACT_NO_DATE, &checking),
      COMPACT_ERROR_NONE);
  assert_non_null(cr_register_read(reg, row_of(&self, 2, row)));
  assert_int_equal(cr_checking_row(checking, see, &found), COMPACT_ERROR_NONE);
  cr_checking_free(checking);
  cr_register_free(reg);
  assert_int_equal(found.count, 1);
  return found;
}

/* How often a term from one of the days to one of the others is met, by the engine alone. */
static void count_days(const compact_date start[2], const compact_date end[2], int *met, int *all) {
  const compact_limb *limb = compact_pack_topic(compact_library_pack(library, "herefordshire"), "term");
  for (compact_date first = start[0]; first <= start[1]; first++) {
    for (compact_date last = end[0]; last <= end[1]; last++) {
      compact_decision decision = compact_limb_decide(limb, first, last, (compact_value){0}, COMPACT_NO_DATE);
      *met += decision.outcome == COMPACT_OUTCOME_MET;
      ++*all;
    }
  }
}

static void months_and_years_decide_as_all_their_days(void **state) {
  static const struct {
    const char *start, *end;
    int start_days[2][3], end_days[2][3];
  } table[] = {
      {"2024-04-01", "March 2027", {{2024, 4, 1}, {2024, 4, 1}}, {{2027, 3, 1}, {2027, 3, 31}}},
      {"2024-03-01", "March 2027", {{2024, 3, 1}, {2024, 3, 1}}, {{2027, 3, 1}, {2027, 3, 31}}},
      {"April 2024", "2027-03-31", {{2024, 4, 1}, {2024, 4, 30}}, {{2027, 3, 31}, {2027, 3, 31}}},
      {"April 2024", "2027-04-29", {{2024, 4, 1}, {2024, 4, 30}}, {{2027, 4, 29}, {2027, 4, 29}}},
      {"April 2024", "2027-04-28", {{2024, 4, 1}, {2024, 4, 30}}, {{2027, 4, 28}, {2027, 4, 28}}},
      {"April 2024", "May 2027", {{2024, 4, 1}, {2024, 4, 30}}, {{2027, 5, 1}, {2027, 5, 31}}},
      {"April 2024", "March 2027", {{2024, 4, 1}, {2024, 4, 30}}, {{2027, 3, 1}, {2027, 3, 31}}},
      {"2024", "2027", {{2024, 1, 1}, {2024, 12, 31}}, {{2027, 1, 1}, {2027, 12, 31}}},
      {"2024", "2028", {{2024, 1, 1}, {2024, 12, 31}}, {{2028, 1, 1}, {2028, 12, 31}}},
      {"2024", "2026", {{2024, 1, 1}, {2024, 12, 31}}, {{2026, 1, 1}, {2026, 12, 31}}},
      {"2024", "2026-12-30", {{2024, 1, 1}, {2024, 12, 31}}, {{2026, 12, 30}, {2026, 12, 30}}},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_date start[2], end[2];
    int met = 0, all = 0;
    for (int j = 0; j < 2; j++) {
      start[j] = day(table[i].start_days[j][0], table[i].start_days[j][1], table[i].start_days[j][2]);
      end[j] = day(table[i].end_days[j][0], table[i].end_days[j][1], table[i].end_days[j][2]);
    }
    count_days(start, end, &met, &all);
    seen found = check_term(table[i].start, table[i].end);
    if ((found.outcome == COMPACT_OUTCOME_MET) != (met == all) || found.is_open != (met == 0))
      fail_msg("%s to %s: %s, met on %d of %d", table[i].start, table[i].end,
               compact_outcome_name(found.outcome), met, all);
  }
}

/* ---- Never late for what could not be read ---- */

static compact_outcome check_notice(const char *given, const char *event, compact_date as_of) {
  static const char *const titles[] = {"What is happening to the funding", "Notice given", "Last funded day",
                                       "Exceptional circumstances", NULL};
  const char *const row[] = {event, given, "2026-06-30", "", NULL};
  cr_register *reg = new_register(NULL);
  cr_checking *checking;
  line self;
  seen found = {0};
  survey(reg, 1, titles);
  survey(reg, 2, row);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_int_equal(
      cr_checking_new(reg, compact_library_pack(library, "hertfordshire-2018"), as_of, &checking),
      COMPACT_ERROR_NONE);
  assert_non_null(cr_register_read(reg, row_of(&self, 2, row)));
  assert_int_equal(cr_checking_row(checking, NULL, NULL), COMPACT_ERROR_NONE);
  assert_int_equal(cr_checking_finish(checking), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < cr_checking_pattern_count(checking); i++) {
    const cr_pattern *pattern = cr_checking_pattern_at(checking, i);
    if (pattern->kind == CR_PATTERN_FINDING && strcmp(pattern->topic, "notice") == 0) {
      found.outcome = pattern->outcome;
      found.count++;
    }
  }
  cr_checking_free(checking);
  cr_register_free(reg);
  assert_int_equal(found.count, 1);
  return found.outcome;
}

static void only_a_blank_can_be_late(void **state) {
  static const struct {
    const char *given, *event, *expected;
  } table[] = {
      {"", "ending", "not met"},
      {"TBC", "ending", "not met"},
      {"none", "ending", "not met"},
      {"N/A", "ending", "cannot tell"},
      {"not known", "ending", "cannot tell"},
      {"", "expiry", "not applicable"},
      {"", "something", "cannot tell"},
      {"by letter", "ending", "cannot tell"},
      {"03/04/2026", "ending", "cannot tell"},
      {"2026/27", "ending", "cannot tell"},
      {"31/02/2026", "ending", "cannot tell"},
      {"2026", "ending", "cannot tell"},
      {"March 2026", "ending", "met"},
      {"April 2026", "ending", "not met"},
      {"February 2026", "ending", "met"},
      {"2026-03-30", "ending", "met"},
      {"2026-03-31", "ending", "met"},
      {"2026-04-01", "ending", "not met"},
      {"2026-04-01", "", "not met"},
      {"2026-04-01", "something", "cannot tell"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    const char *is = compact_outcome_name(check_notice(table[i].given, table[i].event, day(2026, 12, 1)));
    if (strcmp(is, table[i].expected) != 0)
      fail_msg("\"%s\", \"%s\": %s, not %s", table[i].given, table[i].event, is, table[i].expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_header_far_below),
      cmocka_unit_test(blank_rows_above_and_below),
      cmocka_unit_test(a_better_header_below),
      cmocka_unit_test(a_header_of_one_title),
      cmocka_unit_test(columns_that_are_looked_at),
      cmocka_unit_test(a_profile_that_was_asked_for),
      cmocka_unit_test(a_caller_that_stops),
      cmocka_unit_test(facts_keep_their_cells),
      cmocka_unit_test(dates_that_stand_for_none),
      cmocka_unit_test(months_and_years_decide_as_all_their_days),
      cmocka_unit_test(only_a_blank_can_be_late),
  };
  return cmocka_run_group_tests(tests, register_fixture_open, register_fixture_close);
}
