/* test_functions.c - the topics' functions, without a spreadsheet
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "function_fixture.h"

#include <string.h>

/* ---- Outcomes ---- */

static void every_outcome_has_its_word_and_number(void **state) {
  static const struct {
    const char *given, *ends, *because, *as_of, *outcome;
    cell_kind kind;
    double ok;
  } rows[] = {
      {"2026-12-31", "2027-03-31", "", "", "met", CELL_NUMBER, 1},
      {"2027-01-15", "2027-03-31", "", "", "not met", CELL_NUMBER, 0},
      {"2027-01-15", "2027-03-31", "flood", "", "excused", CELL_NUMBER, 1},
      {"2027-01-15", "2027-03-31", "no", "", "not met", CELL_NUMBER, 0},
      {"", "2027-03-31", "", "", "cannot tell", CELL_NOT_AVAILABLE, 0},
      {"", "2027-03-31", "", "2026-12-31", "due", CELL_NOT_AVAILABLE, 0},
      {"", "2027-03-31", "", "2027-01-01", "cannot tell", CELL_NOT_AVAILABLE, 0},
      {"2027-01-15", "", "", "", "cannot tell", CELL_NOT_AVAILABLE, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    call made = {.arguments = {words(rows[i].given), words(rows[i].ends), blank, words(rows[i].because),
                               words(rows[i].as_of)}};
    for (size_t j = 0; j < ARGUMENTS_MAX; j++) {
      if (made.arguments[j].kind == CELL_TEXT && made.arguments[j].text[0] == '\0')
        made.arguments[j] = blank;
    }
    assert_words("NOTICE", &made, rows[i].outcome);
    cell ok = call_function("NOTICE_OK", &made);
    assert_int_equal(ok.kind, rows[i].kind);
    assert_true(ok.number == rows[i].ok);
  }
}

static void a_tick_is_a_recorded_escape(void **state) {
  call made = {.arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), blank, number(1), blank}};
  (void)state;
  assert_number("NOTICE_OK", &made, 1);
  assert_says("NOTICE_WHY", &made, "no words were recorded");
}

static void a_lone_blank_cell_arrives_as_zero(void **state) {
  call made = {.arguments = {number(0), number(SERIAL_2027_03_31), number(0), number(0), number(0)}};
  (void)state;
  assert_words("NOTICE", &made, "cannot tell");
  assert_says("NOTICE_WHY", &made, "Compact: hertfordshire-2018, the default.");
}

static void serial_numbers_follow_the_document(void **state) {
  call made = {
      .arguments = {number(SERIAL_2026_12_31 - 1462), number(SERIAL_2027_03_31 - 1462), blank, blank, blank},
      .null_date = COMPACT_NULL_DATE_1904};
  (void)state;
  assert_number("NOTICE_OK", &made, 1);
  assert_says("NOTICE_WHY", &made, "31 Dec 2026");
  call by = {.arguments = {number(SERIAL_2027_02_28 - 1462), blank}, .null_date = COMPACT_NULL_DATE_1904};
  assert_number("NOTICE_BY", &by, SERIAL_2026_11_30 - 1462);
}

static void why_is_the_sentence_of_the_design(void **state) {
  call made = {.arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), blank, blank, blank}};
  (void)state;
  assert_words(
      "NOTICE_WHY", &made,
      "Not met. Notice on 15 Jan 2027 for an ending on 31 Mar 2027 is 15 days short of three months; it "
      "had to be given by 31 Dec 2026. Not looked at: what is happening to the funding, notice in "
      "writing, reasons given for the ending. Hertfordshire Compact 4.4. Compact: hertfordshire-2018, "
      "the default.");
}

/* ---- Limits ---- */

static void limits_are_the_inverse_of_the_rule(void **state) {
  static const struct {
    const char *function;
    double date, limit;
  } rows[] = {
      {"NOTICE_BY", SERIAL_2027_02_28, SERIAL_2026_11_30},
      {"NOTICE_BY", SERIAL_2027_03_31, SERIAL_2026_12_31},
      {"NOTICE_ENDS", SERIAL_2026_11_30, SERIAL_2027_02_28},
      {"NOTICE_ENDS", SERIAL_2026_12_31, SERIAL_2027_03_31},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    assert_number(rows[i].function, &(call){.arguments = {number(rows[i].date), blank}}, rows[i].limit);
}

static void no_date_has_no_limit(void **state) {
  (void)state;
  assert_kind("NOTICE_BY", &(call){.arguments = {blank, blank}}, CELL_NOT_AVAILABLE);
  assert_kind("NOTICE_ENDS", &(call){.arguments = {words("9999-12-31"), blank}}, CELL_NOT_AVAILABLE);
  assert_kind("NOTICE_BY", &(call){.arguments = {words("1583-01-01"), blank}}, CELL_NOT_AVAILABLE);
}

/* ---- Which Compact ---- */

static void the_argument_stands_over_the_document_and_that_over_the_default(void **state) {
  call made = {.arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), blank, blank, blank}};
  (void)state;
  made.document_pack = "Derby";
  assert_says("NOTICE_WHY", &made, "13.2 (draft text). Compact: derby-derbyshire-2016, the document's.");
  made.arguments[2] = words("HEREFORDSHIRE");
  assert_says("NOTICE_WHY", &made, "funding.public.11. Compact: herefordshire-2014.");
}

static void a_compact_without_an_escape_says_so(void **state) {
  call made = {.arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), words("herefordshire"),
                             words("flood"), blank}};
  (void)state;
  assert_words("NOTICE", &made, "not met");
  assert_says("NOTICE_WHY", &made, "because is ignored");
}

/* ---- Bad arguments ---- */

static void bad_arguments_name_themselves(void **state) {
  static const struct {
    size_t index;
    cell argument;
    const char *why;
  } rows[] = {
      {0, {CELL_TEXT, 0, (char *)"2026-02-31"}, "given: \"2026-02-31\" is not a day in the calendar."},
      {0,
       {CELL_TEXT, 0, (char *)"soon"},
       "given: \"soon\" is not a date: write it as 2026-03-31 or 31 Mar 2026."},
      {1, {CELL_TEXT, 0, (char *)"0000-01-01"}, "ends: \"0000-01-01\" is outside the years 1583 to 9999."},
      {1, {CELL_TEXT, 0, (char *)"10000-01-01"}, "ends: \"10000-01-01\" is outside the years 1583 to 9999."},
      {1,
       {CELL_TEXT, 0, (char *)"03/04/2026"},
       "ends: \"03/04/2026\" could be two dates: write it as 2026-03-31 or 31 Mar 2026."},
      {1, {CELL_TEXT, 0, (char *)"46477"}, "ends: \"46477\" is not a date"},
      {1, {CELL_NUMBER, 1e300, NULL}, "ends: 1e+300 is outside the years 1583 to 9999."},
      {1, {CELL_NUMBER, -200000, NULL}, "ends: -200000 is outside the years 1583 to 9999."},
      {0, {CELL_NUMBER, 1, NULL}, "given: 1 is not a date"},
      {2,
       {CELL_TEXT, 0, (char *)"hertfordshir"},
       "compact: there is no Compact \"hertfordshir\"; did you mean \"hertfordshire\"?"},
      {2, {CELL_TEXT, 0, (char *)"Atlantis"}, "compact: there is no Compact \"Atlantis\"."},
      {2, {CELL_NUMBER, 7, NULL}, "compact: 7 is not the name of a Compact"},
      {3, {CELL_NUMBER, 7, NULL}, "because: 7 is neither words nor TRUE."},
      {4, {CELL_TEXT, 0, (char *)"today"}, "as_of: \"today\" is not a date"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    call made = {.arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), blank, blank, blank}};
    made.arguments[rows[i].index] = rows[i].argument;
    assert_kind("NOTICE", &made, CELL_BAD_ARGUMENT);
    assert_kind("NOTICE_OK", &made, CELL_BAD_ARGUMENT);
    assert_kind("NOTICE_WHY", &made, CELL_TEXT);
    assert_says("NOTICE_OK", &made, rows[i].why);
    assert_says("NOTICE_WHY", &made, rows[i].why);
  }
}

static void an_unknown_compact_of_the_document_is_named_as_such(void **state) {
  call made = {.arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), blank, blank, blank},
               .document_pack = "Atlantis"};
  (void)state;
  assert_kind("NOTICE_OK", &made, CELL_BAD_ARGUMENT);
  assert_says("NOTICE_WHY", &made, "The document's property Compact: there is no Compact \"Atlantis\".");
}

static void an_unknown_compact_may_be_one_whose_file_has_a_mistake(void **state) {
  call made = {
      .arguments = {number(SERIAL_2027_01_15), number(SERIAL_2027_03_31), words("Atlantis"), blank, blank},
      .mistake = "atlantis.xml, line 7: \"P3X\" is not a period."};
  const char *told = "\"Atlantis\". Your own folder has a file with a mistake: atlantis.xml, line 7: \"P3X\" "
                     "is not a period.";
  (void)state;
  assert_says("NOTICE_WHY", &made, told);
  assert_says("NOTICE_OK", &made, told);
  made.arguments[2] = words("derby");
  assert_says("NOTICE_WHY", &made, "Derbyshire Compact 13.2 (draft text). Compact: derby-derbyshire-2016.");
}

static void a_refusal_is_words_for_why_and_an_error_for_the_others(void **state) {
  cell result;
  (void)state;
  assert_int_equal(function_refuse(function_find("NOTICE_WHY"), "too long", &result), COMPACT_ERROR_NONE);
  assert_int_equal(result.kind, CELL_TEXT);
  assert_string_equal(result.text, "too long");
  cell_clear(&result);
  assert_int_equal(function_refuse(function_find("NOTICE_OK"), "too long", &result), COMPACT_ERROR_NONE);
  assert_int_equal(result.kind, CELL_BAD_ARGUMENT);
  cell_clear(&result);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_outcome_has_its_word_and_number),
      cmocka_unit_test(a_tick_is_a_recorded_escape),
      cmocka_unit_test(a_lone_blank_cell_arrives_as_zero),
      cmocka_unit_test(serial_numbers_follow_the_document),
      cmocka_unit_test(why_is_the_sentence_of_the_design),
      cmocka_unit_test(limits_are_the_inverse_of_the_rule),
      cmocka_unit_test(no_date_has_no_limit),
      cmocka_unit_test(the_argument_stands_over_the_document_and_that_over_the_default),
      cmocka_unit_test(a_compact_without_an_escape_says_so),
      cmocka_unit_test(bad_arguments_name_themselves),
      cmocka_unit_test(an_unknown_compact_of_the_document_is_named_as_such),
      cmocka_unit_test(an_unknown_compact_may_be_one_whose_file_has_a_mistake),
      cmocka_unit_test(a_refusal_is_words_for_why_and_an_error_for_the_others),
  };
  return cmocka_run_group_tests_name("functions", tests, calls_open, calls_close);
}
