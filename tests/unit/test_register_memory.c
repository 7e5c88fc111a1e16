/* test_register_memory.c - every allocation of reading a register fails once
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As test_memory_failure.c does for the engine: after each failure the error is MEMORY, what was to come out
 * is NULL, and as many blocks are alive as before.
 */
#include "failing_memory.h"
#include "profile.h"
#include "register_fixture.h"
#include "report.h"

#include <string.h>

#define UNTOUCHED ((void *)&live)

static const char profile_xml[] =
    "<register xmlns='" CR_PROFILE_NAMESPACE "' id='mine' rank='3'><title>Mine</title><note>A note.</note>"
    "<implies fact='agreement_type' value='grant'/><column is='reference'><title>No.</title></column>"
    "<column is='left'><title>Rest</title><why>not needed</why></column></register>";

static const char mistakes_xml[] =
    "<register xmlns='" CR_PROFILE_NAMESPACE
    "' id='Mine' rank='x'><implies fact='agreement_typ' value='grant'/>"
    "<column is='referenc'><title>No.</title><title>NO</title></column><column is='duration'/></register>";

static compact_error try_profile_read(void) {
  cr_profile *out = UNTOUCHED;
  compact_error error = cr_profile_read(facts, "p", profile_xml, strlen(profile_xml), NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  cr_profile_free(out);
  return error;
}

static compact_error try_profiles_open(void) {
  cr_profiles *out = UNTOUCHED;
  compact_error error = cr_profiles_open(NULL, facts, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  cr_profiles_free(out);
  return error;
}

static compact_error try_profiles_open_folder(void) {
  cr_profiles *out = UNTOUCHED;
  compact_error error = cr_profiles_open(TEMPLATES_FOLDER, facts, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  cr_profiles_free(out);
  return error;
}

/* ---- The whole of a small register ---- */

enum { COLUMNS = 5, ROWS = 8 };

/* Of everything that is told of a register something. */
static const char *const table[ROWS][COLUMNS] = {
    {"Identifier", "Award Date", "Planned Dates:Start Date", "Planned Dates:End Date",
     "Planned Dates:Duration (months)"},
    {"g1", "2013-01-18", "01/04/2013", "2014-03-31", ""},
    {"g2", "2013-01-18", "13/04/2013", "Ongoing", "12"},
    {"g3", "2013-01-18", "April 2013", "2012-03-31", "12"},
    {"g4", "2013-01-18", "Q1", "31/12/9999", "12"},
    {"g5", "2012/13", "2013-04-01", "", "12"},
    {"g6", "", "2013-04-02", "2013-04-02", ""},
    {"g7", "2013-01-18", "2013-04-02", "2013-04-01", "12"},
};

static const cr_title_map maps[] = {{"Nowhere", "written"}};
static const cr_register_options options = {.maps = maps, .map_count = 1};

static const cr_found_row *row_of(const char *const rows[][COLUMNS], size_t index) {
  static cr_found_cell cells[COLUMNS];
  static cr_found_row row;
  row = (cr_found_row){.number = (uint32_t)index + 1, .is_hidden = index == 3, .cells = cells};
  for (uint32_t i = 0; i < COLUMNS; i++)
    cells[row.count++] = (cr_found_cell){.column = i, .kind = CR_FOUND_TEXT, .text = rows[index][i]};
  return &row;
}

static const cr_found_row *row_at(size_t index) {
  return row_of(table, index);
}

/* A sheet that is joined to it, with more than one row of a reference, and one of nothing. */
enum { JOINED_ROWS = 6 };

static const char *const joined_table[JOINED_ROWS][COLUMNS] = {
    {"Identifier", "Actual Dates:Start Date", "Actual Dates:End Date", "", ""},
    {"g6", "2013-04-02", "2014-04-01", "", ""},
    {"g6", "2015-04-02", "2016-04-01", "", ""},
    {"h1", "2013-04-02", "2012-04-01", "", ""},
    {"h2", "2013-04-02", "2012-04-01", "", ""},
    {"", "2013-04-02", "2014-04-01", "", ""},
};

static const char *const main_table[2][COLUMNS] = {
    {"Identifier", "Title", "Award Date", "", ""},
    {"g6", "Choir", "2013-01-18", "", ""},
};

static compact_error take_row(void *user, const cr_report_cell *cells, size_t count) {
  (void)user;
  for (size_t i = 0; i < count; i++)
    assert_non_null(cells[i].text);
  return COMPACT_ERROR_NONE;
}

/* Takes the reason, and the report's row. */
static compact_error take_finding(void *user, const cr_finding *finding) {
  char *why = UNTOUCHED;
  compact_error error = cr_finding_why(finding, &why);
  assert_true((error == COMPACT_ERROR_NONE) == (why != NULL));
  compact_free(why);
  if (error == COMPACT_ERROR_NONE)
    error = cr_report_add(user, finding);
  return error == COMPACT_ERROR_NONE ? cr_report_finding(user, finding, take_row, NULL) : error;
}

static compact_error read_report(cr_register *reg, cr_checking *checking, cr_report *report) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < ROWS; i++) {
    if (cr_register_read(reg, row_at(i)) != NULL)
      error = cr_checking_row(checking, take_finding, report);
  }
  if (error == COMPACT_ERROR_NONE)
    error = cr_checking_finish(checking);
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_finish(reg);
  for (cr_part part = CR_PART_ABOUT; error == COMPACT_ERROR_NONE && part < CR_PART_COUNT; part++)
    error = cr_report_rows(report, part, take_row, NULL);
  return error;
}

static compact_error second_pass(cr_register *reg, cr_checking *checking) {
  cr_report *report = UNTOUCHED;
  compact_error error = cr_report_new(checking, "grants.csv", "", &report);
  assert_true((error == COMPACT_ERROR_NONE) == (report != NULL));
  if (error == COMPACT_ERROR_NONE)
    error = read_report(reg, checking, report);
  cr_report_free(report);
  return error;
}

static compact_error try_register(void) {
  cr_register *reg = UNTOUCHED;
  cr_checking *checking = NULL;
  compact_error error = cr_register_new(profiles, facts, &options, NULL, &reg);
  assert_true((error == COMPACT_ERROR_NONE) == (reg != NULL));
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < ROWS; i++)
    error = cr_register_survey(reg, row_at(i));
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_settle(reg);
  if (error == COMPACT_ERROR_NONE) {
    checking = UNTOUCHED;
    error = cr_checking_new(reg, compact_library_pack(library, "derby"), day(2026, 12, 1), &checking);
    assert_true((error == COMPACT_ERROR_NONE) == (checking != NULL));
  }
  if (error == COMPACT_ERROR_NONE)
    error = second_pass(reg, checking);
  cr_checking_free(checking);
  cr_register_free(reg);
  return error;
}

static compact_error survey_all(const char *const rows[][COLUMNS], size_t count, cr_register **out) {
  compact_error error = cr_register_new(profiles, facts, NULL, NULL, out);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++)
    error = cr_register_survey(*out, row_of(rows, i));
  return error == COMPACT_ERROR_NONE ? cr_register_settle(*out) : error;
}

static compact_error join_all(cr_register *reg, cr_register *sheet, cr_joined *joined) {
  compact_error error = cr_joined_add(joined, sheet, "Dates");
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < JOINED_ROWS; i++)
    error = cr_joined_row(joined, sheet, row_of(joined_table, i));
  cr_joined_end(joined);
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_join(reg, joined);
  if (error == COMPACT_ERROR_NONE)
    assert_non_null(cr_register_read(reg, row_of(main_table, 1)));
  return error == COMPACT_ERROR_NONE ? cr_register_finish(reg) : error;
}

static compact_error try_joined(void) {
  cr_register *reg = NULL, *sheet = NULL;
  cr_joined *joined = NULL;
  compact_error error = survey_all(main_table, 2, &reg);
  if (error == COMPACT_ERROR_NONE)
    error = survey_all(joined_table, JOINED_ROWS, &sheet);
  if (error == COMPACT_ERROR_NONE) {
    joined = UNTOUCHED;
    error = cr_joined_new("file", NULL, &joined);
    assert_true((error == COMPACT_ERROR_NONE) == (joined != NULL));
  }
  if (error == COMPACT_ERROR_NONE)
    error = join_all(reg, sheet, joined);
  cr_joined_free(joined);
  cr_register_free(sheet);
  cr_register_free(reg);
  return error;
}

/* ---- Failing one after another ---- */

static void every_entry_point(void **state) {
  static const struct {
    const char *name;
    compact_error (*attempt)(void);
    long least;
  } attempts[] = {
      {"profile_read", try_profile_read, 15},
      {"profiles_open", try_profiles_open, 200},
      {"profiles_open of a folder", try_profiles_open_folder, 400},
      {"register", try_register, 150},
      {"joined", try_joined, 30},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(attempts); i++) {
    long count = fail_each(attempts[i].name, attempts[i].attempt, COMPACT_ERROR_NONE);
    if (count < attempts[i].least)
      fail_msg("%s: only %ld allocations were seen", attempts[i].name, count);
  }
}

/* Where a mistake cannot be kept the reading fails all the same, by the mistake or by the memory. */
static compact_error try_mistakes(void) {
  compact_diagnostics *list;
  cr_profile *out = UNTOUCHED;
  if (compact_diagnostics_new(&list) != COMPACT_ERROR_NONE)
    return COMPACT_ERROR_MEMORY;
  compact_error error = cr_profile_read(facts, "p", mistakes_xml, strlen(mistakes_xml), list, &out);
  assert_null(out);
  compact_diagnostics_free(list);
  return error;
}

static void mistakes_while_memory_runs_out(void **state) {
  (void)state;
  fail_each("mistakes", try_mistakes, COMPACT_ERROR_INVALID);
}

/* The rows of a register take no memory that stays. */
static void rows_take_no_memory(void **state) {
  cr_register *reg;
  cr_checking *checking;
  cr_report *report;
  long after_settling = 0, after_first = 0;
  (void)state;
  assert_int_equal(cr_register_new(profiles, facts, NULL, NULL, &reg), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < 1000; i++)
    assert_int_equal(cr_register_survey(reg, row_at(i == 0 ? 0 : 1 + i % (ROWS - 1))), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  assert_int_equal(cr_checking_new(reg, compact_library_pack(library, "derby"), day(2026, 12, 1), &checking),
                   0);
  assert_int_equal(cr_report_new(checking, "grants.csv", "", &report), COMPACT_ERROR_NONE);
  after_settling = live;
  for (size_t i = 0; i < 10000; i++) {
    if (cr_register_read(reg, row_at(1 + i % (ROWS - 1))) != NULL)
      assert_int_equal(cr_checking_row(checking, take_finding, report), COMPACT_ERROR_NONE);
    if (i == ROWS)
      after_first = live;
  }
  assert_true(after_first >= after_settling);
  assert_int_equal(live, after_first);
  cr_report_free(report);
  cr_checking_free(checking);
  cr_register_free(reg);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_entry_point),
      cmocka_unit_test(mistakes_while_memory_runs_out),
      cmocka_unit_test(rows_take_no_memory),
  };
  return cmocka_run_group_tests(tests, register_fixture_open, register_fixture_close);
}
