/* test_why.c - what the menu says of a row, and of a formula
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sheet_fixture.h"
#include "why_call.h"
#include "why_row.h"

#include <string.h>

/* ---- Of a row ---- */

static char *of_row(const char *rows, const char *pack, compact_date as_of) {
  sheet_scene scene;
  char *text;
  assert_int_equal(sheet_scene_open(&scene, rows, pack, as_of, 2), COMPACT_ERROR_NONE);
  assert_int_equal(why_row(scene.checking, scene.record, as_of, &text), COMPACT_ERROR_NONE);
  sheet_scene_close(&scene);
  return text;
}

static void every_limb_and_fact(void **state) {
  (void)state;
  char *text =
      of_row("Reference,Project,Notice given,Last funded day,Notice in writing,Exceptional circumstances,"
             "What is happening to the funding\n"
             "G1,Youth club,=date 2027-01-15,=date 2027-03-31,yes,,ending\n",
             "hertfordshire", COMPACT_NO_DATE);
  assert_in(text, "Row 2: G1, Youth club\nHertfordshire Compact: ");
  assert_in(text, "Hertfordshire Compact 4.4\nWrite at least three months ahead");
  assert_in(text, "\xE2\x80\xA2 three months' notice: Not met, 15 days short; date to act by: 31 Dec 2026\n");
  assert_in(text, "\xE2\x80\xA2 notice in writing: Met\n");
  assert_in(text, "\xE2\x80\xA2 reasons for the decision: Not checked\n");
  assert_in(text, "\xE2\x80\xA2 Notice given: 15 Jan 2027 (C2)\n");
  assert_in(text, "\xE2\x80\xA2 Exceptional circumstances: nothing recorded\n");
  assert_in(text, "\xE2\x80\xA2 Reasons given for the ending: in no column\n");
  assert_in(text, "\xE2\x80\xA2 N3: Calendar months");
  compact_free(text);
}

static void worst_first(void **state) {
  (void)state;
  char *text =
      of_row("Reference,Consultation opened,Consultation closed,Notice given,Last funded day,Exceptional "
             "circumstances,What is happening to the funding\n"
             "G1,=date 2027-01-04,=date 2027-06-30,=date 2027-01-15,=date 2027-03-31,,ending\n",
             "hertfordshire", COMPACT_NO_DATE);
  const char *not_met = strstr(text, "\nNot met: "), *met = strstr(text, "\nMet: ");
  assert_non_null(not_met);
  assert_non_null(met);
  assert_true(not_met < met);
  compact_free(text);
}

static void the_day_of_asking(void **state) {
  (void)state;
  char *text = of_row("Reference,Notice given,Last funded day\nG1,,=date 2027-03-31\n", "hertfordshire",
                      day(2026, 11, 28));
  assert_in(text, "Hertfordshire Compact, asked on 28 Nov 2026: ");
  assert_in(text, "Due: Hertfordshire Compact 4.4\n");
  compact_free(text);
}

static void only_the_last_day(void **state) {
  (void)state;
  char *text = of_row("Reference,Term start,Term end\nG1,=date 2026-04-01,=date 2027-03-31\n",
                      "hertfordshire", COMPACT_NO_DATE);
  assert_in(text, "Not checked: Hertfordshire Compact 4.4\n");
  assert_in(text, "the last day for it would be 31 Dec 2026");
  compact_free(text);
}

/* ---- Of a formula ---- */

static void assert_read(const char *formula, const char *name, size_t count) {
  formula_call call;
  assert_int_equal(formula_call_read(formula, &call), COMPACT_ERROR_NONE);
  assert_string_equal(function_name(call.called), name);
  assert_int_equal(call.argument_count, count);
  formula_call_free(&call);
}

static void calls_in_formulas(void **state) {
  (void)state;
  assert_read("=COMPACT.NOTICE(D5;E5)", "NOTICE", 2);
  assert_read("=COMPACT_NOTICE_WHY(D5;E5;\"derby;\";)", "NOTICE_WHY", 4);
  assert_read("{=COMPACT.NOTICE(D5:D9;E5:E9)}", "NOTICE", 2);
  assert_read("=IF(\"COMPACT.TERM(\"=A1;1;compact.notice_ok( D5 ; SUM(A1;B1) ))", "NOTICE_OK", 2);
  assert_read("=COMPACT.NOTICE($'COMPACT.TERM(a)'.A1;B1)", "NOTICE", 2);
}

static void kinds_of_arguments(void **state) {
  static const formula_kind kinds[] = {FORMULA_CELLS, FORMULA_BLANK, FORMULA_TEXT, FORMULA_NUMBER,
                                       FORMULA_OTHER};
  formula_call call;
  (void)state;
  assert_int_equal(
      formula_call_read("=COMPACT.NOTICE($'A sheet''s'.D5;;\"say \"\"x\"\"\";46477.5;TODAY())", &call),
      COMPACT_ERROR_NONE);
  for (size_t i = 0; i < COUNT_OF(kinds); i++)
    assert_int_equal(call.arguments[i].kind, kinds[i]);
  assert_string_equal(call.arguments[2].text, "say \"x\"");
  assert_true(call.arguments[3].number == 46477.5);
  formula_call_free(&call);
}

static void no_call(void **state) {
  static const char *const formulas[] = {
      "",
      "=SUM(A1)",
      "=\"COMPACT.NOTICE(D5;E5)\"",
      "=COMPACT.NOTICE",
      "=COMPACT.NOTHING(1)",
      "=COMPACT.NOTICE(D5;E5",
      "=COMPACT.NOTICE(1;2;3;4;5;6)",
      "=COMPACT.NOTICE(\"",
      "=XCOMPACT.NOTICE(1)",
      "=COMPACT.NOTICENOTICENOTICENOTICENOTICENOTICENOTICENOTICENOTICENOTICENOTICENOTICE(1)"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(formulas); i++) {
    formula_call call;
    assert_int_equal(formula_call_read(formulas[i], &call), COMPACT_ERROR_NAME);
  }
}

/* A lone cell of that number or, where it is 0, of that text. */
static cell value(double number, const char *text) {
  return (cell){number != 0 ? CELL_NUMBER : text == NULL ? CELL_BLANK : CELL_TEXT, number, (char *)text};
}

static char *of_call(const char *formula, cell *cells, size_t rows, const char *document_pack) {
  formula_call call;
  table arguments[FORMULA_ARGUMENTS_MAX];
  char *text;
  call_context context = {sheet_library(), NULL, COMPACT_NULL_DATE_1899, document_pack, NULL};
  assert_int_equal(formula_call_read(formula, &call), COMPACT_ERROR_NONE);
  assert_true(why_call_has_reason(&call));
  for (size_t i = 0; i < FORMULA_ARGUMENTS_MAX; i++)
    arguments[i] = (table){rows, 1, cells + i * rows, rows > 1};
  assert_int_equal(why_call(&call, &context, arguments, rows - 1, "F5", &text), COMPACT_ERROR_NONE);
  formula_call_free(&call);
  return text;
}

static void of_a_topic(void **state) {
  static const char *const formulas[] = {"=COMPACT.NOTICE(D5;E5)", "=COMPACT.NOTICE_OK(D5;E5)",
                                         "=COMPACT.NOTICE_WHY(D5;E5)"};
  cell cells[FORMULA_ARGUMENTS_MAX] = {value(46402, NULL), value(46477, NULL)};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(formulas); i++) {
    char *text = of_call(formulas[i], cells, 1, "");
    assert_in(text, "F5: COMPACT_NOTICE");
    assert_in(text, "Not met: Hertfordshire Compact 4.4\n");
    assert_in(text, "three months' notice: Not met, 15 days short; date to act by: 31 Dec 2026\n");
    assert_in(text, "reasons for the decision: Not checked\n");
    assert_in(text, "Compact: hertfordshire-2018, the default.");
    assert_in(text, "Notice given: 15 Jan 2027 (D5)\n");
    assert_in(text, "Last funded day: 31 Mar 2027 (E5)\n");
    assert_in(text, "N3: Calendar months");
    compact_free(text);
  }
}

/* The function of a last day takes the second date first. */
static void of_a_last_day(void **state) {
  cell cells[FORMULA_ARGUMENTS_MAX] = {value(46477, NULL)};
  (void)state;
  char *text = of_call("=COMPACT.NOTICE_BY(E5)", cells, 1, "derby");
  assert_in(text, "Last funded day: 31 Mar 2027 (E5)\n");
  assert_in(text, "Notice given: nothing recorded\n");
  assert_in(text, "Compact: derby-derbyshire-2016, the document's.");
  compact_free(text);
}

static void of_one_of_many(void **state) {
  cell cells[2 * FORMULA_ARGUMENTS_MAX] = {value(46402, NULL), value(46387, NULL), value(46477, NULL),
                                           value(46477, NULL)};
  (void)state;
  char *text = of_call("{=COMPACT.NOTICE(D5:D6;E5:E6)}", cells, 2, "");
  assert_in(text, "Met: Hertfordshire Compact 4.4\n");
  assert_in(text, "Notice given: 31 Dec 2026 (D5:D6)\n");
  compact_free(text);
}

static void mistakes_are_told(void **state) {
  cell cells[FORMULA_ARGUMENTS_MAX] = {value(0, "soon"), value(46477, NULL)};
  (void)state;
  char *text = of_call("=COMPACT.NOTICE(D5;E5)", cells, 1, "");
  assert_in(text, "\"soon\" is not a date");
  compact_free(text);
  text = of_call("=COMPACT.DECISION(D5;E5)", (cell[FORMULA_ARGUMENTS_MAX]){{CELL_BLANK, 0, NULL}}, 1, "");
  assert_in(text, "prints no period and no order for decision");
  compact_free(text);
}

/* ---- Of a whole clause ---- */

static char *of_check(table names, table values, size_t index) {
  formula_call call;
  cell pack = value(0, "hertfordshire"), clause = value(0, "4.4");
  table arguments[FORMULA_ARGUMENTS_MAX] = {{1, 1, &pack, false}, {1, 1, &clause, false}, names, values};
  char *text;
  call_context context = {sheet_library(), NULL, COMPACT_NULL_DATE_1899, "", NULL};
  assert_int_equal(formula_call_read("=COMPACT.CHECK_OK(\"hertfordshire\";\"4.4\";A$1:B$1;A2:B3)", &call),
                   COMPACT_ERROR_NONE);
  assert_true(why_call_has_reason(&call));
  assert_int_equal(why_call(&call, &context, arguments, index, "F5", &text), COMPACT_ERROR_NONE);
  formula_call_free(&call);
  return text;
}

static void of_a_row_below_names(void **state) {
  cell names[] = {value(0, "notice_given"), value(0, "funding_ends")};
  cell values[] = {value(46402, NULL), value(46477, NULL), value(46387, NULL), value(46477, NULL)};
  (void)state;
  char *text = of_check((table){1, 2, names, true}, (table){2, 2, values, true}, 1);
  assert_in(text, "three months' notice: Met");
  assert_in(text, "Notice given: 31 Dec 2026\n");
  compact_free(text);
}

static void of_a_column_beside_names(void **state) {
  cell names[] = {value(0, "notice_given"), value(0, "funding_ends")};
  cell values[] = {value(46402, NULL), value(46387, NULL), value(46477, NULL), value(46477, NULL)};
  (void)state;
  char *text = of_check((table){2, 1, names, true}, (table){2, 2, values, true}, 1);
  assert_in(text, "three months' notice: Met");
  assert_in(text, "Notice given: 31 Dec 2026\n");
  compact_free(text);
}

static void no_reason(void **state) {
  static const char *const formulas[] = {"=COMPACT.ADD(A1;\"P3M\")", "=COMPACT.VERSION()",
                                         "=COMPACT.CLAUSE(\"derby\";\"4.8\")"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(formulas); i++) {
    formula_call call;
    assert_int_equal(formula_call_read(formulas[i], &call), COMPACT_ERROR_NONE);
    assert_false(why_call_has_reason(&call));
    formula_call_free(&call);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_limb_and_fact),
      cmocka_unit_test(worst_first),
      cmocka_unit_test(the_day_of_asking),
      cmocka_unit_test(only_the_last_day),
      cmocka_unit_test(calls_in_formulas),
      cmocka_unit_test(kinds_of_arguments),
      cmocka_unit_test(no_call),
      cmocka_unit_test(of_a_topic),
      cmocka_unit_test(of_a_last_day),
      cmocka_unit_test(of_one_of_many),
      cmocka_unit_test(mistakes_are_told),
      cmocka_unit_test(of_a_row_below_names),
      cmocka_unit_test(of_a_column_beside_names),
      cmocka_unit_test(no_reason),
  };
  return cmocka_run_group_tests(tests, sheet_open, sheet_close);
}
