/* test_findings_memory.c - every allocation fails once while findings become a workbook
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As test_workbook_memory.c does for templates. What libxlsxwriter allocates is its own and does not fail
 * here.
 */
#define _POSIX_C_SOURCE 200809L /* mkstemp() */

#include "failing_memory.h"
#include "findings.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { COLUMNS = 4, ROWS = 3, TABLES = 2 };

static const char *const cells[ROWS][COLUMNS] = {
    {"Reference", "Organisation", "Last funded day", "What is happening to the funding"},
    {"=1+1", "A \xEF\xBF\xBE\x01 B", "2027-03-31", "ending"},
    {"G-2", "Choir", "soon", "ending"}};

static compact_library *library;
static cr_profiles *profiles;
static cr_register *registers[TABLES];
static cr_checking *checkings[TABLES];
static cr_report *reports[TABLES];
static cr_findings_table tables[TABLES];
static size_t table_count;
static char path[] = "/tmp/compact-findings-XXXXXX";

static const cr_found_row *row_at(uint32_t index) {
  static cr_found_cell found[COLUMNS];
  static cr_found_row row;
  row = (cr_found_row){.number = index + 1, .cells = found, .count = COLUMNS};
  for (uint32_t i = 0; i < COLUMNS; i++)
    found[i] = (cr_found_cell){.column = i, .kind = CR_FOUND_TEXT, .text = cells[index][i]};
  return &row;
}

static compact_error count_finding(void *user, const cr_finding *finding) {
  return cr_report_add(user, finding);
}

static void open_table(size_t i) {
  const compact_pack *pack = compact_library_pack(library, "hertfordshire-2018");
  assert_int_equal(cr_register_new(profiles, compact_library_facts(library), NULL, NULL, &registers[i]), 0);
  for (uint32_t row = 0; row < ROWS; row++)
    assert_int_equal(cr_register_survey(registers[i], row_at(row)), 0);
  assert_int_equal(cr_register_settle(registers[i]), 0);
  assert_int_equal(cr_checking_new(registers[i], pack, day(2027, 2, 1), &checkings[i]), 0);
  tables[i] = (cr_findings_table){"folder/a.xlsx", i == 0 ? "" : "One", registers[i], NULL};
  assert_int_equal(cr_report_new(checkings[i], tables[i].file, tables[i].sheet, &reports[i]), 0);
  tables[i].told = reports[i];
  for (uint32_t row = 0; row < ROWS; row++) {
    if (cr_register_read(registers[i], row_at(row)) != NULL)
      assert_int_equal(cr_checking_row(checkings[i], count_finding, reports[i]), 0);
  }
  assert_int_equal(cr_checking_finish(checkings[i]), 0);
  assert_int_equal(cr_register_finish(registers[i]), 0);
}

/* One finding for each that was counted. */
static compact_error hand_out(void *user, compact_outcome outcome, cr_on_report_row *on_row, void *to) {
  cr_report_cell row[CR_REPORT_COLUMNS_MAX];
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < CR_REPORT_COLUMNS_MAX; i++)
    row[i] = (cr_report_cell){.kind = CR_CELL_TEXT, .text = i % 2 == 0 ? "@text" : "\x02"};
  for (uint64_t i = 0; error == COMPACT_ERROR_NONE && i < cr_findings_total(user, outcome); i++)
    error = on_row(to, row, CR_REPORT_COLUMNS_MAX);
  return error;
}

static compact_error try_write(void) {
  static const char *const unread[] = {"gone.csv"};
  cr_findings findings = {.pack = compact_library_pack(library, "hertfordshire-2018"),
                          .as_of = day(2027, 2, 1),
                          .tables = tables,
                          .table_count = table_count,
                          .unread = unread,
                          .unread_count = 1,
                          .source = hand_out,
                          .user = &findings};
  return cr_findings_write(&findings, path);
}

static void findings_are_written(void **state) {
  (void)state;
  for (table_count = 1; table_count <= TABLES; table_count++) {
    assert_int_equal(try_write(), COMPACT_ERROR_NONE); /* reports keep the room that they write in */
    assert_true(fail_each("findings", try_write, COMPACT_ERROR_NONE) > 20);
  }
}

static int prepare(void **state) {
  (void)state;
  close(mkstemp(path));
  if (compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE ||
      cr_profiles_open(NULL, compact_library_facts(library), NULL, &profiles) != COMPACT_ERROR_NONE)
    return 1;
  for (size_t i = 0; i < TABLES; i++)
    open_table(i);
  return 0;
}

static int clean_up(void **state) {
  (void)state;
  for (size_t i = 0; i < TABLES; i++) {
    cr_report_free(reports[i]);
    cr_checking_free(checkings[i]);
    cr_register_free(registers[i]);
  }
  cr_profiles_free(profiles);
  compact_library_free(library);
  return remove(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(findings_are_written)};
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
