/* test_facts.c - declared facts: reading them, finding them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#define FACTS(inside) "<facts " NAMESPACE ">" inside "</facts>"
#define ABOUT "<label>L</label><prompt>P</prompt>"
#define TWO_CHOICES "<choice value=\"a\">A</choice><choice value=\"b\">B</choice>"

static void facts_are_found(void **state) {
  compact_facts *facts = fixture_facts();
  const compact_fact *event = compact_facts_find(facts, "event");
  (void)state;
  assert_int_equal(compact_facts_count(facts), 13);
  assert_string_equal(compact_fact_name(compact_facts_at(facts, 0)), "given");
  assert_string_equal(compact_fact_label(compact_facts_at(facts, 0)), "Notice given");
  assert_string_equal(compact_fact_prompt(compact_facts_at(facts, 0)), "The day");
  assert_int_equal(compact_fact_type(event), COMPACT_TYPE_CHOICE);
  assert_int_equal(compact_fact_choice_count(event), 3);
  assert_string_equal(compact_fact_choice(event, 2), "expiry");
  assert_int_equal(compact_fact_choice_count(compact_facts_find(facts, "given")), 0);
  assert_null(compact_facts_find(facts, "Given"));
  assert_null(compact_facts_find(facts, ""));
  assert_string_equal(compact_facts_nearest(facts, "writen"), "written");
  assert_null(compact_facts_nearest(facts, "photosynthesis"));
  compact_facts_free(facts);
  compact_facts_free(NULL);
}

static void a_document_without_facts(void **state) {
  compact_facts *facts;
  compact_row *row;
  (void)state;
  assert_int_equal(compact_facts_read("f", FACTS(""), strlen(FACTS("")), NULL, &facts), COMPACT_ERROR_NONE);
  assert_int_equal(compact_facts_count(facts), 0);
  assert_null(compact_facts_nearest(facts, "given"));
  assert_int_equal(compact_row_new(facts, &row), COMPACT_ERROR_NONE);
  compact_row_clear(row);
  compact_row_free(row);
  compact_facts_free(facts);
}

/* Each file has one mistake; its message holds these words. */
static void mistakes_in_facts(void **state) {
  static const struct {
    const char *xml, *message;
    compact_error error;
  } table[] = {
      {FACTS("<fact name=\"a\" type=\"flagg\">" ABOUT "</fact>"),
       "\"flagg\" is not a type; did you mean \"flag\"?", COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\">" ABOUT "</fact>"), "<fact> needs the attribute type", COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\" type=\"flag\">" ABOUT "</fact><fact name=\"a\" type=\"flag\">" ABOUT
             "</fact>"),
       "the fact a is declared twice", COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\" type=\"date\">" ABOUT "</fact>"), "a date needs a noun",
       COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\" type=\"flag\"><label>L</label></fact>"), "needs a <label> and a <prompt>",
       COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\" type=\"choice\">" ABOUT "<choice value=\"a\">A</choice></fact>"),
       "needs two choices or more", COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\" type=\"flag\">" ABOUT TWO_CHOICES "</fact>"),
       "only a fact of type choice has choices", COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a\" type=\"choice\">" ABOUT TWO_CHOICES TWO_CHOICES "</fact>"),
       "the choice a is there twice", COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a b\" type=\"flag\">" ABOUT "</fact>"), "name is a name of one word",
       COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"a=b\" type=\"flag\">" ABOUT "</fact>"), "name is a name of one word",
       COMPACT_ERROR_INVALID},
      {FACTS("<fact name=\"\" type=\"flag\">" ABOUT "</fact>"), "name is a name of one word",
       COMPACT_ERROR_INVALID},
      {FACTS("<label>L</label>"), "<label> does not stand inside <facts>", COMPACT_ERROR_INVALID},
      {"<facts>", "is not in the namespace", COMPACT_ERROR_SYNTAX},
      {FACTS("<fact"), "not well-formed", COMPACT_ERROR_SYNTAX},
      {"", "the file ends before it is complete", COMPACT_ERROR_SYNTAX},
      {PACK(""), "\"compact\" is not an element of this format", COMPACT_ERROR_INVALID},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_diagnostics *diagnostics;
    compact_facts *facts = (compact_facts *)&diagnostics;
    assert_int_equal(compact_diagnostics_new(&diagnostics), COMPACT_ERROR_NONE);
    compact_error error =
        compact_facts_read("facts.xml", table[i].xml, strlen(table[i].xml), diagnostics, &facts);
    assert_int_equal(error, table[i].error);
    assert_null(facts);
    assert_true(compact_diagnostics_count(diagnostics) > 0);
    const char *message = compact_diagnostics_at(diagnostics, 0)->message;
    if (strstr(message, table[i].message) == NULL)
      fail_msg("\"%s\" does not hold \"%s\"", message, table[i].message);
    compact_diagnostics_free(diagnostics);
    /* Without a list only the code is wanted. */
    assert_int_equal(compact_facts_read("facts.xml", table[i].xml, strlen(table[i].xml), NULL, &facts),
                     error);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(facts_are_found),
      cmocka_unit_test(a_document_without_facts),
      cmocka_unit_test(mistakes_in_facts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
