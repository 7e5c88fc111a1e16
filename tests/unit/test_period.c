/* test_period.c - ISO 8601 periods
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <string.h>

static void periods_that_are_read(void **state) {
  static const struct {
    const char *text;
    compact_period period;
    const char *iso, *words;
  } table[] = {
      {"P3M", {0, 3, 0, 0}, "P3M", "three months"},
      {"P12W", {0, 0, 12, 0}, "P12W", "twelve weeks"},
      {"P13W", {0, 0, 13, 0}, "P13W", "13 weeks"},
      {"P3Y", {3, 0, 0, 0}, "P3Y", "three years"},
      {"P1Y", {1, 0, 0, 0}, "P1Y", "one year"},
      {"P1Y1D", {1, 0, 0, 1}, "P1Y1D", "one year and one day"},
      {"P1Y2M3W4D", {1, 2, 3, 4}, "P1Y2M3W4D", "one year, two months, three weeks and four days"},
      {"P0Y3M", {0, 3, 0, 0}, "P3M", "three months"},
      {"P003M", {0, 3, 0, 0}, "P3M", "three months"},
      {"P9999Y9999M9999W9999D",
       {9999, 9999, 9999, 9999},
       "P9999Y9999M9999W9999D",
       "9999 years, 9999 months, 9999 weeks and 9999 days"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char buffer[COMPACT_PERIOD_SIZE];
    compact_period period;
    assert_int_equal(compact_period_parse(table[i].text, &period), COMPACT_ERROR_NONE);
    assert_memory_equal(&period, &table[i].period, sizeof period);
    assert_string_equal(compact_period_iso(period, buffer), table[i].iso);
    assert_string_equal(compact_period_words(period, buffer), table[i].words);
  }
}

static void what_is_no_period(void **state) {
  static const char *const table[] = {
      "",
      "P",
      "3M",
      "p3m",
      "P3",
      "PM",
      "P3X",
      "P3M ",
      " P3M",
      "P-3M",
      "P+3M",
      "P3.5M",
      "P3,5M",
      "PT3H",
      "P3MT",
      "P3M3Y",
      "P1D1W",
      "P3M3M",
      "P0M",
      "P0Y0D",
      "P10000D",
      "P99999999999999999999D",
      "P3M\xC2\xA0",
      "PP3M",
      "P3m",
      "three months",
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    static const compact_period none;
    compact_period period = {1, 1, 1, 1};
    if (compact_period_parse(table[i], &period) != COMPACT_ERROR_PERIOD)
      fail_msg("\"%s\" is taken for a period", table[i]);
    assert_memory_equal(&period, &none, sizeof period);
  }
}

static void no_period_as_text(void **state) {
  static const compact_period none;
  char buffer[COMPACT_PERIOD_SIZE];
  (void)state;
  assert_string_equal(compact_period_iso(none, buffer), "P");
  assert_string_equal(compact_period_words(none, buffer), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(periods_that_are_read),
      cmocka_unit_test(what_is_no_period),
      cmocka_unit_test(no_period_as_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
