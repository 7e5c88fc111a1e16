/* test_sheet_memory.c - every allocation of what the menu's commands decide fails once
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As test_memory_failure.c does for the engine.
 */
#include "failing_memory.h"
#include "insert.h"
#include "letter.h"
#include "sheet_fixture.h"
#include "sheet_report.h"
#include "sheet_row.h"
#include "why_call.h"
#include "why_row.h"

#define UNTOUCHED ((void *)&live)

static const char rows[] =
    "Our grants\n"
    "Reference,Project,Notice given,Last funded day,Exceptional circumstances,Term start,Term end\n"
    "G1,Youth club,15/01/2027,31/03/2027,Flood,=date 2026-04-01,=date 2027-03-31\n"
    "G2,Choir,,March 2027,,=date 2026-04-01,\n";

/* Takes what came through `**out`, which is text and no error, or an error and NULL. */
static compact_error take(compact_error error, char **text) {
  assert_true((error == COMPACT_ERROR_NONE) == (*text != NULL));
  compact_free(*text);
  *text = UNTOUCHED;
  return error;
}

static compact_error try_sheet_row(void) {
  sheet_row row = {.null_date = COMPACT_NULL_DATE_1899};
  compact_error error = COMPACT_ERROR_NONE;
  sheet_row_begin(&row, 1, false);
  for (uint32_t i = 0; i < 100 && error == COMPACT_ERROR_NONE; i++)
    error = i % 2 == 0 ? sheet_row_add_number(&row, i, CR_FOUND_DATE, 46402)
                       : sheet_row_add_text(&row, i, CR_FOUND_TEXT, "some words of a cell");
  assert_true(error != COMPACT_ERROR_NONE || sheet_row_end(&row) != NULL);
  sheet_row_free(&row);
  return error;
}

/* ---- Insert a check ---- */

static compact_error survey(void *user, const cr_found_row *row) {
  return insert_survey(user, row);
}

static compact_error read_again(void *user, const cr_found_row *row) {
  return insert_read(user, row);
}

static compact_error ask_words(insert *self) {
  char *text = UNTOUCHED;
  compact_error error = take(insert_read_words(self, &text), &text);
  if (error == COMPACT_ERROR_NONE)
    error = take(insert_topic_words(insert_topic_at(self, 0), &text), &text);
  if (error == COMPACT_ERROR_NONE)
    error = take(insert_plan_words(self, &text), &text);
  if (error == COMPACT_ERROR_NONE)
    error = take(insert_formula(self, 0, 3, &text), &text);
  return error;
}

static compact_error try_insert(void) {
  insert *self = UNTOUCHED;
  compact_error error = insert_new(sheet_library(), sheet_profiles(), sheet_pack("hertfordshire"), &self);
  assert_true((error == COMPACT_ERROR_NONE) == (self != NULL));
  if (error == COMPACT_ERROR_NONE)
    error = sheet_each_row(rows, survey, self);
  if (error == COMPACT_ERROR_NONE)
    error = insert_settle(self);
  if (error == COMPACT_ERROR_NONE)
    error = sheet_each_row(rows, read_again, self);
  if (error == COMPACT_ERROR_NONE)
    error = insert_plan(self, INSERT_ALL, true, 1024);
  if (error == COMPACT_ERROR_NONE)
    error = ask_words(self);
  insert_free(self);
  return error;
}

/* ---- A row ---- */

static compact_error on_line(void *user, letter_style style, const char *text) {
  (void)user;
  (void)style;
  (void)text;
  return COMPACT_ERROR_NONE;
}

static compact_error try_row(void) {
  sheet_scene scene;
  compact_error error = sheet_scene_open(&scene, rows, "hertfordshire", day(2026, 11, 28), 3);
  char *text = UNTOUCHED;
  if (error == COMPACT_ERROR_NONE)
    error = take(why_row(scene.checking, scene.record, day(2026, 11, 28), &text), &text);
  if (error == COMPACT_ERROR_NONE)
    error = letter_write(sheet_library(), sheet_pack("hertfordshire"), scene.record, day(2026, 11, 28),
                         on_line, NULL);
  sheet_scene_close(&scene);
  return error;
}

/* ---- A report ---- */

static compact_error take_row(void *user, const cr_found_row *row) {
  return sheet_report_take(user, row);
}

static compact_error try_report(void) {
  sheet_report *self = UNTOUCHED;
  char *link = UNTOUCHED;
  compact_error error = sheet_report_new(sheet_library(), sheet_profiles(), sheet_pack("hertfordshire"),
                                         day(2026, 11, 28), "file.ods", "Sheet1", &self);
  assert_true((error == COMPACT_ERROR_NONE) == (self != NULL));
  if (error == COMPACT_ERROR_NONE)
    error = sheet_each_row(rows, take_row, self);
  if (error == COMPACT_ERROR_NONE)
    error = sheet_report_settle(self);
  if (error == COMPACT_ERROR_NONE)
    error = sheet_each_row(rows, take_row, self);
  if (error == COMPACT_ERROR_NONE)
    error = sheet_report_finish(self);
  if (error == COMPACT_ERROR_NONE)
    error = take(sheet_report_link("Sheet1", 3, 2, "C3", &link), &link);
  sheet_report_free(self);
  return error;
}

/* ---- A formula ---- */

static compact_error why_of(const char *formula, const table *arguments) {
  formula_call call;
  call_context context = {sheet_library(), NULL, COMPACT_NULL_DATE_1899, "", NULL};
  char *text = UNTOUCHED;
  compact_error error = formula_call_read(formula, &call);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = take(why_call(&call, &context, arguments, 0, "F5", &text), &text);
  formula_call_free(&call);
  return error;
}

static compact_error try_topic(void) {
  cell cells[] = {{CELL_NUMBER, 46402, NULL}, {CELL_NUMBER, 46477, NULL}};
  const table arguments[FORMULA_ARGUMENTS_MAX] = {{1, 1, &cells[0], false}, {1, 1, &cells[1], false}};
  return why_of("=COMPACT.NOTICE(D5;E5)", arguments);
}

static compact_error try_check(void) {
  cell pack = {CELL_TEXT, 0, (char *)"derby"}, clause = {CELL_TEXT, 0, (char *)"13.2"};
  cell names[] = {{CELL_TEXT, 0, (char *)"notice_given"}, {CELL_TEXT, 0, (char *)"reasons"}};
  cell values[] = {{CELL_NUMBER, 46402, NULL},
                   {CELL_NUMBER, 1, NULL},
                   {CELL_TEXT, 0, (char *)"Cuts"},
                   {CELL_TEXT, 0, (char *)"Cuts"}};
  const table arguments[FORMULA_ARGUMENTS_MAX] = {
      {1, 1, &pack, false}, {1, 1, &clause, false}, {2, 1, names, true}, {2, 2, values, true}};
  return why_of("=COMPACT.CHECK(\"derby\";\"13.2\";A1:A2;B1:C2)", arguments);
}

/* ---- Failing one after another ---- */

static void sheet_rows(void **state) {
  (void)state;
  fail_each("sheet row", try_sheet_row, COMPACT_ERROR_NONE);
}

static void inserting(void **state) {
  (void)state;
  fail_each("insert", try_insert, COMPACT_ERROR_NONE);
}

static void a_row(void **state) {
  (void)state;
  fail_each("row", try_row, COMPACT_ERROR_NONE);
}

static void a_report(void **state) {
  (void)state;
  fail_each("report", try_report, COMPACT_ERROR_NONE);
}

static void formulas(void **state) {
  (void)state;
  fail_each("topic", try_topic, COMPACT_ERROR_NONE);
  fail_each("check", try_check, COMPACT_ERROR_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sheet_rows), cmocka_unit_test(inserting), cmocka_unit_test(a_row),
      cmocka_unit_test(a_report),   cmocka_unit_test(formulas),
  };
  return cmocka_run_group_tests(tests, sheet_open, sheet_close);
}
