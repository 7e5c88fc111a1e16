/* test_functions_check.c - whole clauses from a header and rows of values
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "function_fixture.h"

#include <stdio.h>
#include <string.h>

#define NAMES "notice_given|funding_ends|written|reasons|event"
#define KEPT "2026-12-31|2027-03-31|yes|Money|ending"
#define LATE "2027-01-15|2027-03-31|yes|Money|ending"

/* The answers as text: "met|not met", rows parted by line breaks; 1, 0, #N/A and errors with their words. */
static void answers_of(const char *name, const char *const arguments[ARGUMENTS_MAX], char *out, size_t size) {
  table result = call_table(name, arguments);
  size_t length = 0;
  for (size_t i = 0; i < result.row_count * result.column_count; i++) {
    const cell *one = &result.cells[i];
    const char *mark = i == 0 ? "" : i % result.column_count == 0 ? "\n" : "|";
    if (one->kind == CELL_NUMBER)
      length += (size_t)snprintf(out + length, size - length, "%s%g", mark, one->number);
    else
      length += (size_t)snprintf(out + length, size - length, "%s%s%s", mark,
                                 one->kind == CELL_BAD_ARGUMENT ? "!" : "",
                                 one->kind == CELL_NOT_AVAILABLE ? "#N/A" : cell_words(one));
    assert_true(length < size);
  }
  table_clear(&result);
}

static void assert_answers(const char *name, const char *const arguments[ARGUMENTS_MAX],
                           const char *expected) {
  char answers[4096];
  answers_of(name, arguments, answers, sizeof answers);
  assert_string_equal(answers, expected);
}

static void assert_answer_says(const char *name, const char *const arguments[ARGUMENTS_MAX],
                               const char *expected) {
  char answers[4096];
  answers_of(name, arguments, answers, sizeof answers);
  if (strstr(answers, expected) == NULL)
    fail_msg("\"%s\" is not in: %s", expected, answers);
}

#define CHECK(...) ((const char *const[ARGUMENTS_MAX]){"hertfordshire", "4.4", __VA_ARGS__})

/* ---- How the ranges go together ---- */

static void a_header_and_a_row_give_one_answer(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK(NAMES, KEPT), "met");
  assert_answers("CHECK_OK", CHECK(NAMES, KEPT), "1");
  assert_answers("CHECK_OK", CHECK(NAMES, LATE), "0");
  assert_answers("CHECK", CHECK("written", "no"), "not met");
}

static void each_row_gives_an_answer(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK(NAMES, KEPT "\n" LATE "\n||||"), "met\nnot met\ncannot tell");
  assert_answers("CHECK_OK", CHECK(NAMES, KEPT "\n" LATE "\n||||"), "1\n0\n#N/A");
  assert_answers("CHECK", CHECK("written", "no\nyes\n"), "not met\ncannot tell");
}

static void a_column_of_names_goes_with_columns(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK("notice_given\nfunding_ends\nwritten", "2026-12-31\n2027-03-31\nno"),
                 "not met");
  assert_answers("CHECK", CHECK("written\nreasons", "no|yes\nyes|yes"), "not met|cannot tell");
}

static void other_arguments_may_be_given_for_each_answer(void **state) {
  const char *const clauses[ARGUMENTS_MAX] = {"hertfordshire", "4.4\n4.3\n", "written", "no"};
  const char *const days[ARGUMENTS_MAX] = {"hertfordshire\nderby\n", "4.4\n13.2\n",
                                           "funding_ends|written|reasons|event", "2027-03-31|yes|yes|ending",
                                           "2026-12-31\n2027-01-01\n"};
  const char *const three[ARGUMENTS_MAX] = {"", "4.4\n4.3\n4.2\n", "written", "no\nyes\n"};
  (void)state;
  assert_answers("CHECK", clauses, "not met\ncannot tell");
  assert_answers("CHECK", days, "due\nnot met");
  assert_answers("CHECK", three, "!clause has 3 cells for 2 answers: give one cell or as many as answers.");
}

static void sizes_that_do_not_fit_are_refused(void **state) {
  (void)state;
  assert_answer_says("CHECK", CHECK(NAMES, "2026-12-31|2027-03-31"),
                     "!names has 1 x 5 cells (rows x columns) and values 1 x 2: give a row of names");
  assert_answer_says("CHECK_WHY", CHECK(NAMES, "2026-12-31\n2027-03-31"), "names has 1 x 5 cells");
}

/* ---- Names ---- */

static void names_and_labels_in_any_case(void **state) {
  (void)state;
  assert_answers(
      "CHECK", CHECK("NOTICE_GIVEN|last funded day|Notice in writing|reasons", "2027-01-15|2027-03-31|1|yes"),
      "not met");
}

static void blank_names_are_passed_over(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK("|written|=0", "Acorn Trust|no|a note"), "not met");
}

static void names_that_are_none(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK("writen", "no"),
                 "!names: there is no fact \"writen\"; did you mean \"written\"?");
  assert_answers("CHECK_WHY", CHECK("Notice in writting|reasons", "no|no"),
                 "names: there is no fact \"Notice in writting\"; did you mean \"Notice in writing\"?");
  assert_answers("CHECK_OK", CHECK("Colour of the door", "no"),
                 "!names: there is no fact \"Colour of the door\".");
  assert_answers("CHECK_OK", CHECK("=7", "no"), "!names: 7 is not the name of a fact.");
  assert_answers("CHECK_OK", CHECK("written|Notice in writing", "no|no"), "!names: written is there twice.");
}

/* The names of the last call are kept: a mistake must not be. */
static void one_header_after_another(void **state) {
  (void)state;
  for (size_t i = 0; i < 2; i++) {
    assert_answers("CHECK", CHECK("written|reasons", "no|yes"), "not met");
    assert_answers("CHECK", CHECK("reasons|written", "yes|no"), "not met");
    assert_answer_says("CHECK", CHECK("written|reasns", "no|yes"), "!names");
    assert_answers("CHECK", CHECK("written|", "yes|no"), "cannot tell");
  }
}

/* ---- Values ---- */

static void zero_is_a_no_in_a_range_and_blank_alone(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK("written|reasons", "=0|yes"), "not met");
  assert_answers("CHECK", CHECK("written", "=0"), "cannot tell");
  assert_answers("CHECK", CHECK("written", "=0\n"), "not met");
  assert_answers("CHECK", CHECK("written|reasons", "|yes"), "cannot tell");
}

static void values_are_read_by_their_fact(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK(NAMES, "=46387|=46477|=1|=1|Ending"), "met");
  assert_answers("CHECK", CHECK(NAMES, "31 Dec 2026|31/03/2027|TRUE|none|ending"), "not met");
  assert_answers("CHECK", CHECK(NAMES "|exceptional", LATE "|Flood"), "excused");
  assert_answers("CHECK", CHECK("event", "expiry"), "not applicable");
}

static void values_that_are_none(void **state) {
  static const struct {
    const char *name, *value, *why;
  } rows[] = {
      {"notice_given", "soon",
       "notice_given: \"soon\" is not a date: write it as 2026-03-31 or 31 Mar 2026."},
      {"notice_given", "46387", "notice_given: \"46387\" is not a date"},
      {"notice_given", "=1", "notice_given: 1 is not a date"},
      {"notice_given", "03/04/2026", "notice_given: \"03/04/2026\" could be two dates"},
      {"written", "perhaps", "written: \"perhaps\" is not an answer: write yes or no."},
      {"written", "=7", "written: 7 is not an answer: write yes or no."},
      {"reasons", "=7", "reasons: 7 is not an answer: write yes or no."},
      {"event", "stop", "event: \"stop\" is none of these: ending, reduction, change, expiry."},
      {"event", "=3", "event: 3 is none of these: ending, reduction, change, expiry."},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    assert_answer_says("CHECK", CHECK(rows[i].name, rows[i].value), "!");
    assert_answer_says("CHECK_OK", CHECK(rows[i].name, rows[i].value), rows[i].why);
    assert_answer_says("CHECK_WHY", CHECK(rows[i].name, rows[i].value), rows[i].why);
  }
}

static void a_mistake_in_one_row_leaves_the_others(void **state) {
  (void)state;
  assert_answers("CHECK", CHECK("written|reasons", "no|yes\nperhaps|yes\nyes|no"),
                 "not met\n!written: \"perhaps\" is not an answer: write yes or no.\nnot met");
}

/* ---- Other arguments, and the reason ---- */

static void other_arguments_that_are_none(void **state) {
  const char *const no_pack[ARGUMENTS_MAX] = {"Atlantis", "4.4", "written", "no"};
  const char *const no_clause[ARGUMENTS_MAX] = {"", "4.44", "written", "no"};
  const char *const blank_clause[ARGUMENTS_MAX] = {"", "", "written", "no"};
  const char *const number_clause[ARGUMENTS_MAX] = {"", "=4.4", "written", "no"};
  (void)state;
  assert_answers("CHECK", no_pack, "!compact: there is no Compact \"Atlantis\".");
  assert_answers("CHECK", no_clause,
                 "!clause: the Hertfordshire Compact has no clause \"4.44\"; did you mean \"4.4\"?");
  assert_answers("CHECK", blank_clause, "!clause: no clause is named: write one as \"4.4\".");
  assert_answers("CHECK_WHY", number_clause,
                 "clause: 4.4 is a number, in which 4.10 is 4.1: write it as text, \"4.10\".");
  assert_answers("CHECK", CHECK("written", "no", "today"),
                 "!as_of: \"today\" is not a date: write it as 2026-03-31 or 31 Mar 2026.");
}

static void the_reason_names_what_the_table_does_not_ask(void **state) {
  const char *const measure[ARGUMENTS_MAX] = {"herefordshire", "success.2", "written", "no"};
  (void)state;
  assert_answer_says("CHECK_WHY", CHECK("notice_given|funding_ends|written", "2026-12-31|2027-03-31|"),
                     " Not among the names: reasons. Compact: hertfordshire-2018.");
  assert_answer_says("CHECK_WHY", CHECK(NAMES, LATE), "is 15 days short of three months");
  assert_answer_says("CHECK_WHY", measure, "This clause is a measure");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_header_and_a_row_give_one_answer),
      cmocka_unit_test(each_row_gives_an_answer),
      cmocka_unit_test(a_column_of_names_goes_with_columns),
      cmocka_unit_test(other_arguments_may_be_given_for_each_answer),
      cmocka_unit_test(sizes_that_do_not_fit_are_refused),
      cmocka_unit_test(names_and_labels_in_any_case),
      cmocka_unit_test(blank_names_are_passed_over),
      cmocka_unit_test(names_that_are_none),
      cmocka_unit_test(one_header_after_another),
      cmocka_unit_test(zero_is_a_no_in_a_range_and_blank_alone),
      cmocka_unit_test(values_are_read_by_their_fact),
      cmocka_unit_test(values_that_are_none),
      cmocka_unit_test(a_mistake_in_one_row_leaves_the_others),
      cmocka_unit_test(other_arguments_that_are_none),
      cmocka_unit_test(the_reason_names_what_the_table_does_not_ask),
  };
  return cmocka_run_group_tests_name("functions of whole clauses", tests, calls_open, calls_close);
}
