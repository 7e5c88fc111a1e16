/* test_condition.c - three-valued conditions
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include "condition.h"

#include <stdio.h>
#include <string.h>

/* The outcome of a limb without an escape is its condition's truth. */
static const char *truth_of(const char *outcome) {
  if (strcmp(outcome, "met") == 0)
    return "true";
  return strcmp(outcome, "not met") == 0 ? "false" : "unknown";
}

static void check(const char *condition, const char *facts, const char *expected) {
  char xml[2048];
  test_scene scene;
  snprintf(xml, sizeof xml, LIMB("%s"), condition);
  scene_open(&scene, xml);
  const char *truth = truth_of(scene_decide(&scene, facts, NULL));
  if (strcmp(truth, expected) != 0)
    fail_msg("%s with %s is %s, not %s", condition, facts, truth, expected);
  scene_close(&scene);
}

/* ---- Each kind ---- */

static void conditions_on_facts(void **state) {
  static const struct {
    const char *condition, *facts, *truth;
  } table[] = {
      {STATED("written"), "", "unknown"},
      {STATED("written"), "written=yes", "true"},
      {STATED("written"), "written=no", "false"},
      {STATED("given"), "given=2026-01-01", "true"},
      {STATED("given"), "", "unknown"},
      {STATED("exceptional"), "exceptional=snow", "true"},
      {STATED("exceptional"), "exceptional=yes", "true"},
      {STATED("exceptional"), "exceptional=no", "false"},
      {STATED("exceptional"), "exceptional=none", "false"},
      {STATED("exceptional"), "exceptional=nil", "false"},
      {STATED("exceptional"), "exceptional=n/a", "false"},
      {STATED("exceptional"), "", "unknown"},
      {"<is fact=\"event\" value=\"cut\"/>", "event=cut", "true"},
      {"<is fact=\"event\" value=\"cut\"/>", "event=ending", "false"},
      {"<is fact=\"event\" value=\"cut\"/>", "", "unknown"},
      {"<is fact=\"event\" value=\"ending\"/>", "event=ending", "true"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    check(table[i].condition, table[i].facts, table[i].truth);
}

#define AT_LEAST_LAST_DAY "<at-least period=\"P3M\" from=\"given\" to=\"ends\" to-is=\"last-day\"/>"
#define AT_MOST "<at-most period=\"P3M\" from=\"given\" to=\"ends\"/>"
#define AT_MOST_LAST_DAY "<at-most period=\"P3M\" from=\"given\" to=\"ends\" to-is=\"last-day\"/>"
#define BEFORE "<before first=\"given\" then=\"ends\"/>"
#define BY "<by first=\"given\" then=\"ends\"/>"

/* Three months from 31 Dec 2026 is 31 Mar 2027, from 30 Nov 2026 28 Feb 2027. */
static void conditions_on_dates(void **state) {
  static const struct {
    const char *condition, *facts, *truth;
  } table[] = {
      {AT_LEAST, "given=2026-12-31 ends=2027-03-31", "true"},
      {AT_LEAST, "given=2027-01-01 ends=2027-03-31", "false"},
      {AT_LEAST, "given=2026-12-31 ends=2027-03-30", "false"},
      {AT_LEAST, "given=2026-11-30 ends=2027-02-28", "true"},
      {AT_LEAST, "given=2026-11-30 ends=2027-02-27", "false"},
      {AT_LEAST, "given=2027-05-01 ends=2027-03-31", "false"},
      {AT_LEAST_LAST_DAY, "given=2027-01-01 ends=2027-03-31", "true"},
      {AT_LEAST_LAST_DAY, "given=2027-01-02 ends=2027-03-31", "false"},
      {AT_LEAST_LAST_DAY, "given=2026-11-30 ends=2027-02-27", "true"},
      {AT_MOST, "given=2026-12-31 ends=2027-03-31", "true"},
      {AT_MOST, "given=2026-12-31 ends=2027-04-01", "false"},
      {AT_MOST, "given=2026-11-30 ends=2027-02-28", "true"},
      {AT_MOST, "given=2026-11-30 ends=2027-03-01", "false"},
      {AT_MOST, "given=2027-05-01 ends=2027-03-31", "true"},
      {AT_MOST_LAST_DAY, "given=2027-01-01 ends=2027-03-31", "true"},
      {AT_MOST_LAST_DAY, "given=2027-01-01 ends=2027-04-01", "false"},
      {BEFORE, "given=2027-01-01 ends=2027-01-02", "true"},
      {BEFORE, "given=2027-01-02 ends=2027-01-02", "unknown"},
      {BEFORE, "given=2027-01-03 ends=2027-01-02", "false"},
      {BY, "given=2027-01-01 ends=2027-01-02", "true"},
      {BY, "given=2027-01-02 ends=2027-01-02", "true"},
      {BY, "given=2027-01-03 ends=2027-01-02", "false"},
      /* At the borders of the years nothing wraps. */
      {AT_LEAST, "given=9999-12-31 ends=9999-12-31", "false"},
      {AT_LEAST, "given=1583-01-01 ends=1583-01-02", "false"},
      {AT_MOST, "given=9999-12-31 ends=9999-12-31", "true"},
      {BEFORE, "given=1583-01-01 ends=1583-01-01", "unknown"},
  };
  static const char *const kinds[] = {AT_LEAST, AT_LEAST_LAST_DAY, AT_MOST, AT_MOST_LAST_DAY, BEFORE, BY};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    check(table[i].condition, table[i].facts, table[i].truth);
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    check(kinds[i], "", "unknown");
    check(kinds[i], "given=2027-01-01", "unknown");
    check(kinds[i], "ends=2027-01-01", "unknown");
  }
}

/* ---- Kleene's tables ----
 *
 * With false 0, unknown 1 and true 2, `all` is the least, `any` the greatest, and `not` turns the greatest
 * over. */

static const char *const values[] = {"false", "unknown", "true"};

static int expected_of(const char *kind, const int *children, size_t count) {
  int least = 2, greatest = 0;
  for (size_t i = 0; i < count; i++) {
    least = children[i] < least ? children[i] : least;
    greatest = children[i] > greatest ? children[i] : greatest;
  }
  if (strcmp(kind, "all") == 0)
    return least;
  return strcmp(kind, "any") == 0 ? greatest : 2 - greatest;
}

static const char *const flags[] = {"written", "formal", "open"};

/* One truth for each flag, in facts. */
static void write_facts(const int *children, size_t count, char *facts) {
  facts[0] = '\0';
  for (size_t i = 0; i < count; i++) {
    if (children[i] == 1)
      continue;
    sprintf(facts + strlen(facts), "%s%s=%s", facts[0] == '\0' ? "" : " ", flags[i],
            children[i] == 2 ? "yes" : "no");
  }
}

static void check_children(const char *kind, size_t count, int number) {
  char condition[512], facts[128];
  int children[3];
  int length = sprintf(condition, "<%s>", kind);
  for (size_t i = 0; i < count; i++, number /= 3) {
    children[i] = number % 3;
    length += sprintf(condition + length, "<stated fact=\"%s\"/>", flags[i]);
  }
  sprintf(condition + length, "</%s>", kind);
  write_facts(children, count, facts);
  check(condition, facts, values[expected_of(kind, children, count)]);
}

static void kleene_tables(void **state) {
  static const char *const kinds[] = {"all", "any", "not"};
  static const int combinations[] = {1, 3, 9, 27};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    for (size_t count = 1; count <= 3; count++) {
      for (int number = 0; number < combinations[count]; number++)
        check_children(kinds[i], count, number);
    }
  }
}

/* A file cannot say it, but an empty one is defined too. */
static void kleene_tables_of_nothing(void **state) {
  static const char *const kinds[] = {"all", "any", "not"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    cr_node node = {.kind = cr_condition_kind_of(kinds[i])};
    cr_condition condition = {.nodes = &node, .count = 1};
    cr_truth truth = cr_condition_decide(&condition, NULL).truth;
    assert_int_equal(truth, expected_of(kinds[i], NULL, 0) == 2 ? CR_TRUE : CR_FALSE);
  }
}

#define ALL(inside) "<all>" inside "</all>"
#define ANY(inside) "<any>" inside "</any>"
#define NOT(inside) "<not>" inside "</not>"

static void conditions_inside_conditions(void **state) {
  static const struct {
    const char *condition, *facts, *truth;
  } table[] = {
      {NOT(NOT(STATED("written"))), "written=yes", "true"},
      {NOT(NOT(STATED("written"))), "written=no", "false"},
      {NOT(NOT(STATED("written"))), "", "unknown"},
      {ALL(ANY(STATED("written") STATED("formal")) NOT(STATED("open"))), "formal=yes open=no", "true"},
      {ALL(ANY(STATED("written") STATED("formal")) NOT(STATED("open"))), "formal=yes", "unknown"},
      {ALL(ANY(STATED("written") STATED("formal")) NOT(STATED("open"))), "open=yes", "false"},
      {ANY(AT_LEAST ALL(AT_LEAST_LAST_DAY STATED("open"))), "given=2027-01-01 ends=2027-03-31", "unknown"},
      {ANY(AT_LEAST ALL(AT_LEAST_LAST_DAY STATED("open"))), "given=2027-01-01 ends=2027-03-31 open=yes",
       "true"},
      {ANY(AT_LEAST ALL(AT_LEAST_LAST_DAY STATED("open"))), "given=2027-01-02 ends=2027-03-31", "false"},
      {ANY(AT_LEAST ALL(AT_LEAST_LAST_DAY STATED("open"))), "open=no", "unknown"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    check(table[i].condition, table[i].facts, table[i].truth);
}

/* ---- Which facts would settle what is unknown ---- */

static void facts_that_are_missing(void **state) {
  static const struct {
    const char *condition, *facts, *missing;
  } table[] = {
      {STATED("written"), "", "written"},
      {AT_LEAST, "", "given ends"},
      {AT_LEAST, "given=2027-01-01", "ends"},
      {AT_LEAST, "ends=2027-01-01", "given"},
      {BEFORE, "given=2027-01-01 ends=2027-01-01", ""},
      {ALL(STATED("written") STATED("formal") STATED("open")), "formal=yes", "written open"},
      /* One true part is enough, so the first is asked for. */
      {ANY(STATED("written") STATED("formal")), "", "written"},
      {ANY(STATED("written") STATED("formal")), "written=no", "formal"},
      {NOT(STATED("written") STATED("formal")), "", "written formal"},
      {ALL(STATED("written") ANY(STATED("formal") STATED("open"))), "written=yes formal=no", "open"},
      {ALL(STATED("written") STATED("formal")), "written=yes formal=yes", ""},
      {ALL(STATED("written") STATED("formal")), "written=no", ""},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char xml[2048], missing[256] = "";
    test_scene scene;
    snprintf(xml, sizeof xml, LIMB("%s"), table[i].condition);
    scene_open(&scene, xml);
    scene_decide(&scene, table[i].facts, NULL);
    for (size_t j = 0; j < compact_clause_fact_count(scene.clause); j++) {
      if (compact_result_is_missing(scene.result, j))
        sprintf(missing + strlen(missing), "%s%s", missing[0] == '\0' ? "" : " ",
                compact_fact_name(compact_clause_fact(scene.clause, j)));
    }
    assert_string_equal(missing, table[i].missing);
    scene_close(&scene);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(conditions_on_facts),
      cmocka_unit_test(conditions_on_dates),
      cmocka_unit_test(kleene_tables),
      cmocka_unit_test(kleene_tables_of_nothing),
      cmocka_unit_test(conditions_inside_conditions),
      cmocka_unit_test(facts_that_are_missing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
