/* test_functions_topics.c - the twelve topics in the built-in Compacts, and their limits
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* mkdtemp() */

#include "function_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct topic_case {
  const char *topic, *pack, *first, *second, *outcome;
} topic_case;

/* Each Compact that answers a topic, once kept and once not; each that is silent. */
static const topic_case cases[] = {
    {"NOTICE", "hertfordshire", "2026-12-31", "2027-03-31", "met"},
    {"NOTICE", "hertfordshire-draft", "2027-01-01", "2027-03-31", "not met"},
    {"NOTICE", "herefordshire", "2027-01-01", "2027-03-31", "not met"},
    {"NOTICE", "derby", "2026-12-31", "2027-03-31", "met"},
    {"NOTICE", "hertfordshire-2001", "2026-12-31", "2027-03-31", "not applicable"},
    {"CONSULTATION", "hertfordshire", "2026-01-05", "2026-03-30", "met"},
    {"CONSULTATION", "hertfordshire-draft", "2026-01-05", "2026-03-28", "not met"},
    {"CONSULTATION", "herefordshire", "2026-01-05", "2026-03-29", "cannot tell"},
    {"CONSULTATION", "derby", "2026-01-05", "2026-03-28", "not met"},
    {"DECISION", "hertfordshire", "2026-12-01", "2027-04-01", "not applicable"},
    {"DECISION", "derby", "2027-01-01", "2027-04-01", "met"},
    {"DECISION", "derby", "2027-01-02", "2027-04-01", "not met"},
    {"RENEWAL", "herefordshire", "2027-01-01", "2027-04-01", "met"},
    {"RENEWAL", "herefordshire", "2027-01-02", "2027-04-01", "not met"},
    {"RENEWAL", "derby", "2027-01-02", "2027-04-01", "not applicable"},
    {"TERM", "hertfordshire", "2026-04-01", "2027-03-31", "not met"},
    {"TERM", "hertfordshire", "2026-04-01", "2027-04-01", "met"},
    {"TERM", "herefordshire", "2026-04-01", "2029-03-31", "met"},
    {"TERM", "herefordshire", "2026-04-01", "2029-03-30", "not met"},
    {"TERM", "derby", "2026-04-01", "2029-03-31", "met"},
    {"TERM", "derby", "2026-04-01", "2029-03-30", "cannot tell"},
    {"RESOLUTION", "herefordshire", "2026-01-05", "2026-02-16", "met"},
    {"RESOLUTION", "herefordshire", "2026-01-05", "2026-02-17", "not met"},
    {"RESOLUTION", "derby", "2026-01-05", "2026-02-17", "not applicable"},
    {"SURVEY", "hertfordshire", "2026-03-01", "2027-03-01", "met"},
    {"SURVEY", "hertfordshire", "2026-03-01", "2027-03-02", "cannot tell"},
    {"SURVEY", "herefordshire", "2026-03-01", "2027-03-01", "not applicable"},
    {"ASSESSMENT", "hertfordshire", "2026-10-05", "2026-11-02", "met"},
    {"ASSESSMENT", "herefordshire", "2026-11-02", "2026-11-02", "cannot tell"},
    {"ASSESSMENT", "derby", "2026-11-03", "2026-11-02", "not met"},
    {"RESPONSE", "hertfordshire", "2026-10-05", "2026-11-02", "met"},
    {"RESPONSE", "derby", "2026-11-03", "2026-11-02", "not met"},
    {"RESPONSE", "herefordshire", "2026-11-03", "2026-11-02", "not applicable"},
    {"MONITORING", "hertfordshire", "2026-11-02", "2026-11-02", "cannot tell"},
    {"MONITORING", "herefordshire", "2026-10-05", "2026-11-02", "met"},
    {"MONITORING", "derby", "2026-11-03", "2026-11-02", "not met"},
    {"RISK", "derby", "2026-10-05", "2026-11-02", "met"},
    {"RISK", "derby", "2026-11-03", "2026-11-02", "not met"},
    {"RISK", "hertfordshire", "2026-10-05", "2026-11-02", "not applicable"},
    {"IMPROVEMENT", "hertfordshire", "2026-10-05", "2026-11-02", "met"},
    {"IMPROVEMENT", "derby", "2026-11-03", "2026-11-02", "not met"},
    {"IMPROVEMENT", "herefordshire", "2026-11-03", "2026-11-02", "not applicable"},
};

static void assert_ok(const char *name, const call *made, const char *outcome) {
  cell ok = call_function(name, made);
  bool is_met = strcmp(outcome, "met") == 0 || strcmp(outcome, "excused") == 0;
  if (is_met || strcmp(outcome, "not met") == 0) {
    assert_int_equal(ok.kind, CELL_NUMBER);
    assert_true(ok.number == (is_met ? 1 : 0));
  } else {
    assert_int_equal(ok.kind, CELL_NOT_AVAILABLE);
  }
}

static void every_topic_in_three_forms(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    const topic_case *one = &cases[i];
    call made = {.arguments = {words(one->first), words(one->second), words(one->pack)}};
    char name[32];
    assert_words(one->topic, &made, one->outcome);
    snprintf(name, sizeof name, "%s_OK", one->topic);
    assert_ok(name, &made, one->outcome);
    snprintf(name, sizeof name, "%s_WHY", one->topic);
    assert_says(name, &made,
                strcmp(one->outcome, "not applicable") == 0 ? "Not applicable. The " : " Compact: ");
  }
}

static void every_limit(void **state) {
  static const struct {
    const char *function, *date, *pack, *limit; /* "": there is none */
  } rows[] = {
      {"NOTICE_BY", "2027-02-28", "hertfordshire", "2026-11-30"},
      {"NOTICE_ENDS", "2026-11-30", "derby", "2027-02-28"},
      {"CONSULTATION_CLOSES", "2026-01-05", "hertfordshire", "2026-03-30"},
      {"CONSULTATION_OPENS", "2026-03-30", "herefordshire", "2026-01-05"},
      {"DECISION_BY", "2027-04-01", "derby", "2027-01-01"},
      {"DECISION_BY", "2027-04-01", "hertfordshire", ""},
      {"DECISION_STARTS", "2026-12-01", "derby", "2027-03-01"},
      {"RENEWAL_BY", "2027-04-01", "herefordshire", "2027-01-01"},
      {"TERM_ENDS", "2026-04-01", "herefordshire", "2029-03-31"},
      {"TERM_ENDS", "2026-04-01", "hertfordshire", ""},
      {"TERM_ENDS", "2026-04-01", "derby", ""},
      {"RESOLUTION_BY", "2026-01-05", "herefordshire", "2026-02-16"},
      {"SURVEY_BY", "2026-03-01", "hertfordshire", "2027-03-01"},
      {"SURVEY_BY", "2026-03-01", "hertfordshire-2001", ""},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    call made = {.arguments = {words(rows[i].date), words(rows[i].pack)}};
    compact_date limit;
    if (rows[i].limit[0] == '\0') {
      assert_kind(rows[i].function, &made, CELL_NOT_AVAILABLE);
      continue;
    }
    assert_int_equal(compact_date_parse(rows[i].limit, COMPACT_ORDER_NONE, &limit), COMPACT_ERROR_NONE);
    assert_number(rows[i].function, &made, compact_date_to_serial(limit, COMPACT_NULL_DATE_1899));
    made.arguments[0] = words("soon");
    assert_kind(rows[i].function, &made, CELL_BAD_ARGUMENT);
  }
}

/* ---- What the reason says besides ---- */

static void silence_names_who_answers(void **state) {
  call made = {.arguments = {words("2026-12-01"), words("2027-04-01")}};
  (void)state;
  assert_words("DECISION_WHY", &made,
               "Not applicable. The Hertfordshire Compact prints no period and no order for decision. It is "
               "answered by derby-derbyshire-2016. Compact: hertfordshire-2018, the default.");
  made.document_pack = "hertfordshire-2001";
  assert_words(
      "SURVEY_WHY", &made,
      "Not applicable. The Hertfordshire Compact of 2001 prints no period and no order for survey. It "
      "is answered by hertfordshire-2018, hertfordshire-draft. Compact: hertfordshire-2001, the "
      "document's.");
}

static void clauses_that_ask_much_the_same_are_named(void **state) {
  call made = {.arguments = {words("2026-10-05"), words("2026-11-02"), words("derby")}};
  (void)state;
  assert_says("MONITORING_WHY", &made,
              " Clause 12.7 asks much the same and was not looked at. Clause 10.2 asks much the same and was "
              "not looked at. Compact: derby-derbyshire-2016.");
  assert_says("RISK_WHY", &made, " Clause 16.1 asks much the same");
  assert_says("CONSULTATION_WHY", &made, " Clause 4.8 asks much the same");
  made.arguments[2] = words("herefordshire");
  assert_says("ASSESSMENT_WHY", &made, " Clause funding.public.18 asks much the same");
}

static void what_takes_more_than_two_dates_sends_to_check(void **state) {
  static const char hint[] = " Two dates are not enough here: use COMPACT_CHECK.";
  call survey = {.arguments = {words("2026-03-01"), words("2027-05-01")}};
  call restricted = {
      .arguments = {words("2026-01-05"), words("2026-02-05"), words("herefordshire"), words("Purdah")}};
  call blank_date = {.arguments = {blank, words("2027-05-01")}};
  (void)state;
  assert_says("SURVEY_WHY", &survey, hint);
  assert_words("CONSULTATION", &restricted, "cannot tell");
  assert_says("CONSULTATION_WHY", &restricted, hint);
  cell why = call_function("NOTICE_WHY", &blank_date);
  assert_null(strstr(why.text, hint));
  cell_clear(&why);
}

static void a_reason_that_nobody_accepts_is_ignored(void **state) {
  call made = {.arguments = {words("2026-11-05"), words("2026-11-02"), blank, words("flood")}};
  (void)state;
  assert_words("RESPONSE", &made, "not met");
  assert_says("RESPONSE_WHY", &made, "because is ignored");
}

/* ---- A Compact whose escape takes several facts, and names none of them for `because` ---- */

static const char several_xml[] =
    "<compact " NAMESPACE " id=\"barset-2025\" status=\"adopted\"><title>Barset Compact</title>"
    "<source>The Barset Compact</source><section ref=\"4\" title=\"Ending support\">"
    "<clause ref=\"4.2\" bearer=\"statutory\" theme=\"change-and-ending\" strength=\"must\">"
    "<summary>Give notice.</summary><limb id=\"length\" topic=\"notice\" label=\"three months' notice\">"
    "<at-least period=\"P3M\" from=\"notice_given\" to=\"funding_ends\"/>"
    "<unless><all><stated fact=\"exceptional\"/><stated fact=\"written\"/></all></unless>"
    "</limb></clause></section></compact>";

static void an_escape_of_several_facts_cannot_be_told_by_words(void **state) {
  char folder[] = "/tmp/compact-XXXXXX", path[64];
  call made = {.arguments = {words("2027-01-15"), words("2027-03-31"), words("barset-2025"), words("Flood")}};
  (void)state;
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/barset-2025.xml", folder);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(several_xml, file);
  fclose(file);
  calls_reopen(folder);
  remove(path);
  remove(folder);
  assert_words("NOTICE", &made, "cannot tell");
  assert_kind("NOTICE_OK", &made, CELL_NOT_AVAILABLE);
  assert_words("NOTICE_WHY", &made,
               "Cannot tell. Whether the reason excuses takes more than words: use COMPACT_CHECK. Compact: "
               "barset-2025.");
  made.arguments[3] = words("no");
  assert_words("NOTICE", &made, "not met");
  made.arguments[0] = words("2026-12-31");
  made.arguments[3] = words("Flood");
  assert_words("NOTICE", &made, "met");
  calls_reopen(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_topic_in_three_forms),
      cmocka_unit_test(every_limit),
      cmocka_unit_test(silence_names_who_answers),
      cmocka_unit_test(clauses_that_ask_much_the_same_are_named),
      cmocka_unit_test(what_takes_more_than_two_dates_sends_to_check),
      cmocka_unit_test(a_reason_that_nobody_accepts_is_ignored),
      cmocka_unit_test(an_escape_of_several_facts_cannot_be_told_by_words),
  };
  return cmocka_run_group_tests_name("functions of topics", tests, calls_open, calls_close);
}
