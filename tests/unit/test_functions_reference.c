/* test_functions_reference.c - what the Compacts say, and arithmetic
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "function_fixture.h"

#include <string.h>

static const char *text_at(const table *result, size_t row, size_t column) {
  return result->cells[row * result->column_count + column].text;
}

/* ---- One clause ---- */

static void every_part_of_a_clause(void **state) {
  static const struct {
    const char *what, *says;
  } rows[] = {
      {"", "three months ahead"},
      {"summary", "three months ahead"},
      {"bearer", "statutory"},
      {"strength", "must"},
      {"theme", "change-and-ending"},
      {"kind", "quantified"},
      {"Quantity", "P3M"},
      {"section", "Managing changes to programmes"},
      {"applies", "not (what is happening to the funding is expiry)"},
      {"readings", "N3: Calendar months"},
      {"facts", "event; notice_given; funding_ends"},
      {"note", ""},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    call made = {
        .arguments = {words("herts"), words("4.4"), rows[i].what[0] == '\0' ? blank : words(rows[i].what)}};
    assert_says("CLAUSE", &made, rows[i].says);
    assert_kind("CLAUSE", &made, CELL_TEXT);
  }
  assert_words("CLAUSE", &(call){.arguments = {blank, words("3.6"), words("applies")}}, "always");
}

static void parts_that_are_none(void **state) {
  call made = {.arguments = {blank, words("4.4"), words("colour")}};
  (void)state;
  assert_kind("CLAUSE", &made, CELL_BAD_ARGUMENT);
  assert_says("CLAUSE", &made,
              "what: \"colour\" is none of these: summary, bearer, strength, theme, kind, quantity, section, "
              "applies, readings, facts, note.");
  made.arguments[2] = number(3);
  assert_says("CLAUSE", &made, "what: 3 is none of these");
  made.arguments[1] = number(4.4);
  assert_says("CLAUSE", &made, "clause: 4.4 is a number");
  made.arguments[0] = words("Atlantis");
  assert_says("CLAUSE", &made, "compact: there is no Compact \"Atlantis\".");
}

/* ---- Lists ---- */

static void the_compacts(void **state) {
  table result = call_table("LIST", (const char *const[ARGUMENTS_MAX]){0});
  bool is_there = false;
  (void)state;
  assert_int_equal(result.row_count, 5);
  assert_int_equal(result.column_count, 4);
  for (size_t i = 0; i < result.row_count; i++) {
    is_there = is_there || (strcmp(text_at(&result, i, 0), "derby-derbyshire-2016") == 0 &&
                            strcmp(text_at(&result, i, 1), "Derby and Derbyshire Compact") == 0 &&
                            strcmp(text_at(&result, i, 2), "draft") == 0 &&
                            strcmp(text_at(&result, i, 3), "built in") == 0);
  }
  assert_true(is_there);
  table_clear(&result);
}

static void the_clauses_of_a_compact(void **state) {
  const char *const all[ARGUMENTS_MAX] = {"hertfordshire"};
  const char *const some[ARGUMENTS_MAX] = {"hertfordshire", "statutory", "change-and-ending"};
  table result = call_table("CLAUSES", all);
  size_t count = result.row_count;
  (void)state;
  assert_int_equal(result.column_count, 6);
  table_clear(&result);
  result = call_table("CLAUSES", some);
  assert_in_range(result.row_count, 1, count - 1);
  for (size_t i = 0; i < result.row_count; i++) {
    assert_string_equal(text_at(&result, i, 1), "statutory");
    assert_string_equal(text_at(&result, i, 2), "change-and-ending");
  }
  assert_string_equal(text_at(&result, 3, 0), "4.4");
  assert_string_equal(text_at(&result, 3, 3), "must");
  assert_string_equal(text_at(&result, 3, 4), "quantified");
  table_clear(&result);
}

static void assert_one_cell(const char *name, const char *const arguments[ARGUMENTS_MAX], cell_kind kind,
                            const char *says) {
  table result = call_table(name, arguments);
  assert_int_equal(result.row_count * result.column_count, 1);
  assert_int_equal(result.cells[0].kind, kind);
  if (says != NULL && strstr(result.cells[0].text, says) == NULL)
    fail_msg("\"%s\" is not in: %s", says, result.cells[0].text);
  table_clear(&result);
}

#define ARGUMENTS(...) ((const char *const[ARGUMENTS_MAX]){__VA_ARGS__})

static void lists_of_nothing_and_mistakes(void **state) {
  (void)state;
  assert_one_cell("CLAUSES", ARGUMENTS("derby", "statutory", "success-measure"), CELL_NOT_AVAILABLE, NULL);
  assert_one_cell("CLAUSES", ARGUMENTS("derby", "council"), CELL_BAD_ARGUMENT,
                  "bearer: \"council\" is none of these: statutory vcs joint all.");
  assert_one_cell("CLAUSES", ARGUMENTS("derby", "", "=3"), CELL_BAD_ARGUMENT, "theme: 3 is none of these: ");
  assert_one_cell("CLAUSES", ARGUMENTS("derbi"), CELL_BAD_ARGUMENT, "did you mean \"derby\"?");
  assert_one_cell("FACTS", ARGUMENTS("derby", "9.1|9.2"), CELL_BAD_ARGUMENT, "clause has 2 cells: give one.");
  assert_one_cell("FACTS", ARGUMENTS("derby", "99"), CELL_BAD_ARGUMENT, "has no clause \"99\"");
  assert_one_cell("FACTS", ARGUMENTS("hertfordshire", "intro.4"), CELL_NOT_AVAILABLE, NULL);
}

static void the_facts_of_a_clause(void **state) {
  table result = call_table("FACTS", ARGUMENTS("hertfordshire", "4.4"));
  (void)state;
  assert_int_equal(result.row_count, 6);
  assert_string_equal(text_at(&result, 1, 0), "notice_given");
  assert_string_equal(text_at(&result, 1, 1), "Notice given");
  assert_string_equal(text_at(&result, 1, 2), "date");
  assert_non_null(strstr(text_at(&result, 1, 3), "Day the notice reached"));
  assert_string_equal(text_at(&result, 0, 2), "choice");
  table_clear(&result);
}

static void the_version(void **state) {
  (void)state;
  assert_words("VERSION", &(call){0}, compact_version());
}

/* ---- Arithmetic ---- */

static void dates_and_periods(void **state) {
  (void)state;
  assert_number("ADD", &(call){.arguments = {number(SERIAL_2026_11_30), words("P3M")}}, SERIAL_2027_02_28);
  assert_number("LATEST", &(call){.arguments = {words("2027-02-28"), words("P3M")}}, SERIAL_2026_11_30);
  assert_number("ADD", &(call){.arguments = {number(100), words("P1D")}, .null_date = COMPACT_NULL_DATE_1904},
                101);
  assert_kind("ADD", &(call){.arguments = {blank, words("P3M")}}, CELL_NOT_AVAILABLE);
  assert_kind("LATEST", &(call){.arguments = {words("2027-02-28"), number(0)}}, CELL_NOT_AVAILABLE);
  assert_kind("ADD", &(call){.arguments = {words("9999-12-31"), words("P1D")}}, CELL_NOT_AVAILABLE);
  assert_says("ADD", &(call){.arguments = {words("2027-02-28"), words("P3X")}},
              "period: \"P3X\" is not an ISO 8601 period such as P3M, P12W or P3Y.");
  assert_says("LATEST", &(call){.arguments = {words("2027-02-28"), number(3)}}, "period: 3 is not an ISO");
  assert_says("ADD", &(call){.arguments = {words("28/02"), words("P3M")}}, "date: \"28/02\" is not a date");
}

static void full_cost(void **state) {
  call made = {.arguments = {number(50000), number(60000), number(3), number(12)}};
  (void)state;
  assert_number("FULL_COST", &made, 65000);
  made.arguments[0] = made.arguments[2] = blank;
  assert_number("FULL_COST", &made, 0);
  made.arguments[1] = words("60,000");
  assert_says("FULL_COST", &made, "overheads: \"60,000\" is not a number.");
  made.arguments[1] = number(-1);
  assert_says("FULL_COST", &made, "overheads: -1 is less than nothing.");
  made.arguments[1] = number(1);
  made.arguments[3] = number(0);
  assert_says("FULL_COST", &made, "total_driver: 0 leaves nothing to share");
  made.arguments[3] = number(1e-300);
  made.arguments[2] = number(1e300);
  assert_says("FULL_COST", &made, "too large");
  assert_kind("FULL_COST", &made, CELL_BAD_ARGUMENT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_part_of_a_clause),
      cmocka_unit_test(parts_that_are_none),
      cmocka_unit_test(the_compacts),
      cmocka_unit_test(the_clauses_of_a_compact),
      cmocka_unit_test(lists_of_nothing_and_mistakes),
      cmocka_unit_test(the_facts_of_a_clause),
      cmocka_unit_test(the_version),
      cmocka_unit_test(dates_and_periods),
      cmocka_unit_test(full_cost),
  };
  return cmocka_run_group_tests_name("reference functions", tests, calls_open, calls_close);
}
