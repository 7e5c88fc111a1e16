/* test_expression.c - arithmetic on the cells of a row: read, as a formula, as a number
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include "expression.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Values ---- */

/* Names stand for their places in the expression: the first is 100, the second 20, the third 3. */
static const double values[] = {100, 20, 3, NAN};

static bool value_of(const char *text, double *out) {
  cr_arena arena = {0};
  cr_expression *expression;
  const char *problem;
  if (cr_expression_read(&arena, text, &problem, &expression) != COMPACT_ERROR_NONE)
    fail_msg("%s: %s", text, problem);
  assert_null(problem);
  bool has_value = cr_expression_value(expression, values, out);
  cr_arena_free(&arena);
  return has_value;
}

static void comes_to(void **state) {
  static const struct {
    const char *text;
    double value;
  } table[] = {
      {"7", 7},
      {" 1.5 ", 1.5},
      {"1 + 2 * 3", 7},
      {"(1 + 2) * 3", 9},
      {"10 - 2 - 3", 5},
      {"10 - (2 - 3)", 11},
      {"100 / 10 / 2", 5},
      {"100 / (10 / 2)", 20},
      {"2 * 3 + 4 * 5", 26},
      {"((((1))))", 1},
      {"alpha + beta * gamma", 160},
      {"alpha - beta - beta", 60},
      {"alpha+beta/gamma*gamma", 120},
      {"1 - 2 * 3 - 4 / 2 + 5", -2},
      {"a_1 + B2", 120},
      {"months(46023; 46081)", 2},  /* 1 Jan to 28 Feb 2026 */
      {"months(46053; 46054)", 2},  /* 31 Jan, 1 Feb */
      {"months(46023; 46053)", 1},  /* 1 and 31 Jan */
      {"months(46082; 46023)", -1}, /* backwards: 1 Mar to 1 Jan */
      {"2 * months(46023; 46081) + 1", 5},
      {"months(46023 + 31; (46081))", 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    double found = NAN;
    if (!value_of(table[i].text, &found) || fabs(found - table[i].value) > 1e-12)
      fail_msg("%s comes to %g and not %g", table[i].text, found, table[i].value);
  }
}

static void comes_to_nothing(void **state) {
  static const char *const table[] = {"1 / 0", "alpha / (beta - beta)", "a + b + c + blank",
                                      "a + b + c + 0 * blank", "months(46023; 3000000000)"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    double found;
    if (value_of(table[i], &found))
      fail_msg("%s comes to %g", table[i], found);
  }
}

/* ---- Formulas ---- */

static void is_written(void **state) {
  static const char *const cells[] = {"D5", "E5", "rate"};
  static const struct {
    const char *text, *formula;
  } table[] = {
      {"7", "=IF(COUNT(0)=1,IFERROR(7,\"\"),\"\")"},
      {"a", "=IF(COUNT(D5)=1,IFERROR(D5,\"\"),\"\")"},
      {"a - b - c", "=IF(COUNT(D5,E5,rate)=3,IFERROR(((D5-E5)-rate),\"\"),\"\")"},
      {"a * (b + c)", "=IF(COUNT(D5,E5,rate)=3,IFERROR(D5*((E5+rate)),\"\"),\"\")"},
      {"a / b / a", "=IF(COUNT(D5,E5)=2,IFERROR(D5/(E5)/(D5),\"\"),\"\")"},
      {"months(a; b)",
       "=IF(COUNT(D5,E5)=2,IFERROR(((YEAR(E5)-YEAR(D5))*12+MONTH(E5)-MONTH(D5)+1),\"\"),\"\")"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    cr_arena arena = {0};
    cr_expression *expression;
    const char *problem;
    cr_text formula = {0};
    assert_int_equal(cr_expression_read(&arena, table[i].text, &problem, &expression), COMPACT_ERROR_NONE);
    cr_expression_formula(expression, cells, &formula);
    assert_string_equal(cr_text_string(&formula), table[i].formula);
    cr_text_free(&formula);
    cr_arena_free(&arena);
  }
}

static void names_are_kept_once(void **state) {
  cr_arena arena = {0};
  cr_expression *expression;
  const char *problem;
  (void)state;
  assert_int_equal(cr_expression_read(&arena, "amount + vat * amount - vat / paid", &problem, &expression),
                   COMPACT_ERROR_NONE);
  assert_int_equal(cr_expression_name_count(expression), 3);
  assert_string_equal(cr_expression_name(expression, 0), "amount");
  assert_string_equal(cr_expression_name(expression, 1), "vat");
  assert_string_equal(cr_expression_name(expression, 2), "paid");
  cr_arena_free(&arena);
}

/* ---- Mistakes ---- */

static void refuse(const char *text) {
  cr_arena arena = {0};
  cr_expression *expression = (void *)&arena;
  const char *problem = NULL;
  compact_error error = cr_expression_read(&arena, text, &problem, &expression);
  if (error != COMPACT_ERROR_INVALID || problem == NULL || expression != NULL)
    fail_msg("%.40s: error %d, problem %s", text, (int)error, problem == NULL ? "none" : problem);
  cr_arena_free(&arena);
}

static void is_refused(void **state) {
  static const char *const table[] = {
      "",           " ",          "+",           "1 +",        "* 2",
      "1 2",        "a b",        "(",           "(1",         "1)",
      "()",         "(1 + ) 2",   "1 + + 2",     "-1",         "a;b",
      "(a; b)",     "months(1)",  "months()",    "months(;2)", "months(1;2;3)",
      "months(1;2", "sum(1)",     "1 $ 2",       "#",          "\"text\"",
      "a = b",      "a & b",      "1..2",        "0x10",       "1e5",
      "\302\2435",  "months(1;)", "month(1; 2)", ",",          "1 + (2; 3)",
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    refuse(table[i]);
}

/* As long as it may be, and longer by one, in numbers, names, signs and brackets. */
static void is_too_long(void **state) {
  char text[2048] = "";
  (void)state;
  for (int i = 0; i < 200; i++)
    strcat(text, "(");
  refuse(text);
  text[0] = '\0';
  for (int i = 0; i < 32; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s%d", i == 0 ? "" : "+", i);
  double found;
  assert_true(value_of(text, &found));
  assert_true(found == 496);
  strcat(text, "+32");
  refuse(text);
  text[0] = '\0';
  for (int i = 0; i < 100; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "%sname_%d", i == 0 ? "" : "+", i);
  refuse(text);
  text[0] = '\0';
  for (int i = 0; i < 70; i++)
    strcat(text, "months(");
  refuse(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(comes_to),   cmocka_unit_test(comes_to_nothing), cmocka_unit_test(is_written),
      cmocka_unit_test(is_refused), cmocka_unit_test(is_too_long),      cmocka_unit_test(names_are_kept_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
