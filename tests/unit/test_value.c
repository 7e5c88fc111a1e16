/* test_value.c - what is recorded for a fact: values and rows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <locale.h>
#include <string.h>

static compact_facts *facts;

static int read_facts(void **state) {
  (void)state;
  facts = fixture_facts();
  return 0;
}

static int free_facts(void **state) {
  (void)state;
  compact_facts_free(facts);
  return 0;
}

static const compact_fact *fact(const char *name) {
  return compact_facts_find(facts, name);
}

/* ---- From text and back ---- */

/* shown is the value as text, "" for not recorded; or the error's own words. */
static void values_from_text(void **state) {
  static const struct {
    const char *fact, *text;
    compact_type type;
    const char *shown;
  } table[] = {
      {"given", "31 Mar 2026", COMPACT_TYPE_DATE, "2026-03-31"},
      {"given", "", COMPACT_TYPE_NONE, ""},
      {"given", " \t\r\n", COMPACT_TYPE_NONE, ""},
      {"written", "yes", COMPACT_TYPE_FLAG, "yes"},
      {"written", "Y", COMPACT_TYPE_FLAG, "yes"},
      {"written", "TRUE", COMPACT_TYPE_FLAG, "yes"},
      {"written", "1", COMPACT_TYPE_FLAG, "yes"},
      {"written", "No", COMPACT_TYPE_FLAG, "no"},
      {"written", "n", COMPACT_TYPE_FLAG, "no"},
      {"written", "false", COMPACT_TYPE_FLAG, "no"},
      {"written", "0", COMPACT_TYPE_FLAG, "no"},
      {"written", " yes ", COMPACT_TYPE_FLAG, "yes"},
      {"written", "no\xC2\xA0", COMPACT_TYPE_FLAG, "no"},
      {"written", "\xC2\xA0", COMPACT_TYPE_NONE, ""},
      {"exceptional", "snow", COMPACT_TYPE_TEXT, "snow"},
      {"exceptional", "no money", COMPACT_TYPE_TEXT, "no money"},
      {"exceptional", "none of it", COMPACT_TYPE_TEXT, "none of it"},
      {"exceptional", "yes", COMPACT_TYPE_FLAG, "yes"},
      {"exceptional", "no", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "None", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "NIL", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "n/a", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "NA", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "None.", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", " - ", COMPACT_TYPE_FLAG, "no"},
      /* A space that a cell ends in makes no words of a no. */
      {"exceptional", "no ", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "\n n/a\t", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "\xC2\xA0none\xC2\xA0", COMPACT_TYPE_FLAG, "no"},
      {"exceptional", "\xC2", COMPACT_TYPE_TEXT, "\xC2"},
      {"event", "ending", COMPACT_TYPE_CHOICE, "ending"},
      {"event", "Expiry", COMPACT_TYPE_CHOICE, "expiry"},
      {"event", " cut ", COMPACT_TYPE_CHOICE, "cut"},
      {"visits", "12", COMPACT_TYPE_NUMBER, "12"},
      {"visits", "-12.50", COMPACT_TYPE_NUMBER, "-12.5"},
      {"visits", ".5", COMPACT_TYPE_NUMBER, "0.5"},
      {"visits", "5.", COMPACT_TYPE_NUMBER, "5"},
      {"visits", "0", COMPACT_TYPE_NUMBER, "0"},
      {"amount", "0.1", COMPACT_TYPE_MONEY, "0.1"},
      {"amount", "123456789012.34", COMPACT_TYPE_MONEY, "123456789012.34"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_value value;
    char *shown;
    assert_int_equal(compact_value_parse(fact(table[i].fact), table[i].text, COMPACT_ORDER_NONE, &value), 0);
    if (value.type != table[i].type)
      fail_msg("%s=\"%s\" has type %d, not %d", table[i].fact, table[i].text, (int)value.type,
               (int)table[i].type);
    assert_int_equal(compact_value_format(fact(table[i].fact), value, &shown), COMPACT_ERROR_NONE);
    assert_string_equal(shown, table[i].shown);
    compact_free(shown);
  }
}

static void text_that_is_no_value(void **state) {
  static const struct {
    const char *fact, *text;
    compact_error error;
  } table[] = {
      {"given", "soon", COMPACT_ERROR_DATE},
      {"given", "31 Feb 2026", COMPACT_ERROR_DATE_DAY},
      {"given", "10000-01-01", COMPACT_ERROR_DATE_YEAR},
      {"given", "03/04/2026", COMPACT_ERROR_DATE_ORDER},
      {"given", "yes", COMPACT_ERROR_DATE},
      {"written", "maybe", COMPACT_ERROR_FLAG},
      {"written", "n/a", COMPACT_ERROR_FLAG},
      {"written", "2026-03-31", COMPACT_ERROR_FLAG},
      {"event", "end", COMPACT_ERROR_CHOICE},
      {"event", "yes", COMPACT_ERROR_CHOICE},
      {"visits", "-", COMPACT_ERROR_NUMBER},
      {"visits", ".", COMPACT_ERROR_NUMBER},
      {"visits", "1,000", COMPACT_ERROR_NUMBER},
      {"visits", "1.2.3", COMPACT_ERROR_NUMBER},
      {"visits", "1e3", COMPACT_ERROR_NUMBER},
      {"visits", "inf", COMPACT_ERROR_NUMBER},
      {"visits", "99999999999999999", COMPACT_ERROR_NUMBER},
      {"amount",
       "\xC2\xA3"
       "5",
       COMPACT_ERROR_NUMBER},
      {"visits", "0.00000000000000001", COMPACT_ERROR_NUMBER},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_value value = {.type = COMPACT_TYPE_MONEY};
    compact_error error = compact_value_parse(fact(table[i].fact), table[i].text, COMPACT_ORDER_NONE, &value);
    if (error != table[i].error)
      fail_msg("%s=\"%s\" is error %d, not %d", table[i].fact, table[i].text, (int)error,
               (int)table[i].error);
    assert_int_equal(value.type, COMPACT_TYPE_NONE);
  }
}

/* Inside an office the locale is somebody else's. */
static void numbers_have_a_point_in_every_locale(void **state) {
  static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C"};
  compact_value value = {.type = COMPACT_TYPE_MONEY, .as.number = 1.5};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(locales); i++) {
    char *shown;
    setlocale(LC_NUMERIC, locales[i]);
    assert_int_equal(compact_value_format(fact("amount"), value, &shown), COMPACT_ERROR_NONE);
    assert_string_equal(shown, "1.5");
    compact_free(shown);
  }
}

static void values_are_made(void **state) {
  (void)state;
  assert_int_equal(compact_value_date(COMPACT_NO_DATE).type, COMPACT_TYPE_NONE);
  assert_int_equal(compact_value_date(day(2026, 1, 1)).as.date, day(2026, 1, 1));
  assert_true(compact_value_flag(true).as.flag);
  assert_int_equal(compact_value_text("").type, COMPACT_TYPE_NONE);
  const char *words = " because it snowed ";
  assert_ptr_equal(compact_value_text(words).as.text, words);
}

/* ---- Rows ---- */

static compact_value value_of(compact_type type) {
  compact_value value = {.type = type};
  if (type == COMPACT_TYPE_TEXT)
    value.as.text = "words";
  if (type == COMPACT_TYPE_DATE)
    value.as.date = day(2026, 1, 1);
  return value;
}

static void a_row_takes_values_of_the_facts_type(void **state) {
  compact_row *row;
  (void)state;
  assert_int_equal(compact_row_new(facts, &row), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < compact_facts_count(facts); i++) {
    const compact_fact *each = compact_facts_at(facts, i);
    for (compact_type type = COMPACT_TYPE_NONE; type <= COMPACT_TYPE_MONEY; type++) {
      bool fits = type == COMPACT_TYPE_NONE || type == compact_fact_type(each) ||
                  (type == COMPACT_TYPE_FLAG && compact_fact_type(each) == COMPACT_TYPE_TEXT);
      assert_int_equal(compact_row_set(row, each, value_of(type)),
                       fits ? COMPACT_ERROR_NONE : COMPACT_ERROR_ARGUMENT);
      if (fits)
        assert_int_equal(compact_row_get(row, each).type, type);
    }
  }
  compact_value beyond = {.type = COMPACT_TYPE_CHOICE, .as.choice = 3};
  assert_int_equal(compact_row_set(row, fact("event"), beyond), COMPACT_ERROR_ARGUMENT);
  compact_row_clear(row);
  for (size_t i = 0; i < compact_facts_count(facts); i++)
    assert_int_equal(compact_row_get(row, compact_facts_at(facts, i)).type, COMPACT_TYPE_NONE);
  compact_row_free(row);
  compact_row_free(NULL);
}

static void a_refused_value_leaves_the_row_alone(void **state) {
  compact_row *row;
  (void)state;
  assert_int_equal(compact_row_new(facts, &row), COMPACT_ERROR_NONE);
  assert_int_equal(compact_row_set(row, fact("given"), compact_value_date(day(2026, 1, 1))), 0);
  assert_int_equal(compact_row_set(row, fact("given"), compact_value_flag(true)), COMPACT_ERROR_ARGUMENT);
  assert_int_equal(compact_row_get(row, fact("given")).as.date, day(2026, 1, 1));
  compact_row_free(row);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_from_text),
      cmocka_unit_test(text_that_is_no_value),
      cmocka_unit_test(numbers_have_a_point_in_every_locale),
      cmocka_unit_test(values_are_made),
      cmocka_unit_test(a_row_takes_values_of_the_facts_type),
      cmocka_unit_test(a_refused_value_leaves_the_row_alone),
  };
  return cmocka_run_group_tests(tests, read_facts, free_facts);
}
