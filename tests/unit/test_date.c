/* test_date.c - dates by a table of known ones; test_date_calendar.c has the property tests
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <limits.h>
#include <math.h>
#include <string.h>

/* Day numbers and serial numbers as Python's datetime counts them. */
static const struct {
  int year, month, day;
  compact_date date;
  double serial;
} known[] = {
    {1583, 1, 1, 577814, -115780}, {1600, 2, 29, 584082, -109512},   {1899, 12, 30, 693594, 0},
    {1900, 2, 28, 693654, 60},     {1900, 3, 1, 693655, 61},         {1904, 1, 1, 695056, 1462},
    {1970, 1, 1, 719163, 25569},   {2000, 2, 29, 730179, 36585},     {2026, 11, 21, 739941, 46347},
    {2027, 3, 31, 740071, 46477},  {9999, 12, 31, 3652059, 2958465},
};

static void known_days(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(known); i++) {
    int year, month, day_of_month;
    assert_int_equal(day(known[i].year, known[i].month, known[i].day), known[i].date);
    compact_date_split(known[i].date, &year, &month, &day_of_month);
    assert_int_equal(year, known[i].year);
    assert_int_equal(month, known[i].month);
    assert_int_equal(day_of_month, known[i].day);
  }
}

static void days_that_do_not_exist(void **state) {
  static const struct {
    int year, month, day;
    compact_error error;
  } table[] = {
      {2026, 2, 31, COMPACT_ERROR_DATE_DAY},      {2026, 2, 29, COMPACT_ERROR_DATE_DAY},
      {1900, 2, 29, COMPACT_ERROR_DATE_DAY},      {2100, 2, 29, COMPACT_ERROR_DATE_DAY},
      {2026, 4, 31, COMPACT_ERROR_DATE_DAY},      {2026, 1, 32, COMPACT_ERROR_DATE_DAY},
      {2026, 1, 0, COMPACT_ERROR_DATE_DAY},       {2026, 0, 1, COMPACT_ERROR_DATE_DAY},
      {2026, 13, 1, COMPACT_ERROR_DATE_DAY},      {2026, -1, 1, COMPACT_ERROR_DATE_DAY},
      {2026, INT_MIN, 1, COMPACT_ERROR_DATE_DAY}, {2026, 1, INT_MAX, COMPACT_ERROR_DATE_DAY},
      {1582, 12, 31, COMPACT_ERROR_DATE_YEAR},    {10000, 1, 1, COMPACT_ERROR_DATE_YEAR},
      {0, 1, 1, COMPACT_ERROR_DATE_YEAR},         {-1, 1, 1, COMPACT_ERROR_DATE_YEAR},
      {INT_MAX, 1, 1, COMPACT_ERROR_DATE_YEAR},   {INT_MIN, 13, 1, COMPACT_ERROR_DATE_YEAR},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_date date = 7;
    assert_int_equal(compact_date_make(table[i].year, table[i].month, table[i].day, &date), table[i].error);
    assert_int_equal(date, COMPACT_NO_DATE);
  }
}

static void serial_numbers(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(known); i++) {
    compact_date date;
    assert_true(compact_date_to_serial(known[i].date, COMPACT_NULL_DATE_1899) == known[i].serial);
    assert_true(compact_date_to_serial(known[i].date, COMPACT_NULL_DATE_1904) == known[i].serial - 1462);
    if (known[i].serial == 0)
      continue;
    assert_int_equal(compact_date_from_serial(known[i].serial, COMPACT_NULL_DATE_1899, &date), 0);
    assert_int_equal(date, known[i].date);
    /* The time of the day is dropped. */
    assert_int_equal(compact_date_from_serial(known[i].serial + 0.999, COMPACT_NULL_DATE_1899, &date), 0);
    assert_int_equal(date, known[i].date);
  }
}

static void serial_numbers_that_are_no_dates(void **state) {
  static const struct {
    double serial;
    compact_error error;
  } table[] = {
      {0, COMPACT_ERROR_NONE},
      {-0.0, COMPACT_ERROR_NONE},
      {0.75, COMPACT_ERROR_NONE},
      {2958466, COMPACT_ERROR_DATE_YEAR},
      {-115781, COMPACT_ERROR_DATE_YEAR},
      {1e300, COMPACT_ERROR_DATE_YEAR},
      {-1e300, COMPACT_ERROR_DATE_YEAR},
      {HUGE_VAL, COMPACT_ERROR_DATE_YEAR},
      {-HUGE_VAL, COMPACT_ERROR_DATE_YEAR},
      {4294967296.0 + 46477, COMPACT_ERROR_DATE_YEAR},
  };
  compact_date date = 7;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    assert_int_equal(compact_date_from_serial(table[i].serial, COMPACT_NULL_DATE_1899, &date),
                     table[i].error);
    assert_int_equal(date, COMPACT_NO_DATE);
  }
  assert_int_equal(compact_date_from_serial(nan(""), COMPACT_NULL_DATE_1899, &date), COMPACT_ERROR_DATE_YEAR);
  assert_int_equal(compact_date_from_serial(-0.25, COMPACT_NULL_DATE_1899, &date), COMPACT_ERROR_NONE);
  assert_int_equal(date, day(1899, 12, 29));
}

static compact_period period(const char *text) {
  compact_period read;
  assert_int_equal(compact_period_parse(text, &read), COMPACT_ERROR_NONE);
  return read;
}

static void check_text(compact_error error, compact_date date, const char *expected) {
  char iso[COMPACT_DATE_SIZE];
  assert_string_equal(compact_date_iso(date, iso), expected);
  assert_int_equal(error, expected[0] == '\0' ? COMPACT_ERROR_DATE_YEAR : COMPACT_ERROR_NONE);
}

/* Reading N3 and its neighbours; "" is a date outside the years. */
static void periods_after_and_before(void **state) {
  static const struct {
    int year, month, day;
    const char *period, *after, *before;
  } table[] = {
      {2018, 11, 28, "P3M", "2019-02-28", "2018-08-28"},
      {2018, 11, 29, "P3M", "2019-02-28", "2018-08-29"},
      {2018, 11, 30, "P3M", "2019-02-28", "2018-08-31"},
      {2018, 12, 1, "P3M", "2019-03-01", "2018-09-01"},
      {2023, 11, 28, "P3M", "2024-02-28", "2023-08-28"},
      {2023, 11, 29, "P3M", "2024-02-29", "2023-08-29"},
      {2023, 11, 30, "P3M", "2024-02-29", "2023-08-31"},
      {2019, 2, 28, "P3M", "2019-05-28", "2018-11-30"},
      {2024, 2, 28, "P3M", "2024-05-28", "2023-11-28"},
      {2024, 2, 29, "P3M", "2024-05-29", "2023-11-30"},
      {2018, 1, 31, "P3M", "2018-04-30", "2017-10-31"},
      {2026, 9, 30, "P4M", "2027-01-30", "2026-05-31"},
      {2024, 2, 29, "P1Y", "2025-02-28", "2023-02-28"},
      {2025, 2, 28, "P1Y", "2026-02-28", "2024-02-29"},
      {2024, 2, 29, "P4Y", "2028-02-29", "2020-02-29"},
      {2024, 2, 29, "P100Y", "2124-02-29", "1924-02-29"},
      {2000, 2, 29, "P100Y", "2100-02-28", "1900-02-28"},
      {2024, 1, 31, "P1M", "2024-02-29", "2023-12-31"},
      {2026, 1, 31, "P12W", "2026-04-25", "2025-11-08"},
      {2026, 1, 31, "P1Y1D", "2027-02-01", "2025-01-30"},
      {2026, 1, 31, "P1M1W1D", "2026-03-08", "2025-12-23"},
      {9999, 12, 31, "P1D", "", "9999-12-30"},
      {9999, 9, 30, "P3M", "9999-12-30", "9999-06-30"},
      {9999, 10, 1, "P3M", "", "9999-07-01"},
      {1583, 1, 1, "P1D", "1583-01-02", ""},
      {1583, 3, 31, "P3M", "1583-06-30", ""},
      {1583, 4, 1, "P3M", "1583-07-01", "1583-01-01"},
      {2026, 1, 1, "P9999Y9999M9999W9999D", "", ""},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_date after, before;
    compact_date date = day(table[i].year, table[i].month, table[i].day);
    compact_error error = compact_date_add(date, period(table[i].period), &after);
    check_text(error, after, table[i].after);
    error = compact_date_latest(date, period(table[i].period), &before);
    check_text(error, before, table[i].before);
  }
}

/* Numbers that are no date of ours neither wrap nor are computed with. */
static void periods_from_no_date(void **state) {
  static const compact_date dates[] = {COMPACT_NO_DATE, -1, 1, 577813, 3652060, INT32_MAX, INT32_MIN};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(dates); i++) {
    compact_date out = 7;
    assert_int_equal(compact_date_add(dates[i], period("P9999Y"), &out), COMPACT_ERROR_DATE_YEAR);
    assert_int_equal(out, COMPACT_NO_DATE);
    assert_int_equal(compact_date_latest(dates[i], period("P9999D"), &out), COMPACT_ERROR_DATE_YEAR);
    assert_int_equal(out, COMPACT_NO_DATE);
  }
}

static void dates_as_text(void **state) {
  char buffer[COMPACT_DATE_SIZE];
  (void)state;
  assert_string_equal(compact_date_iso(day(2026, 3, 1), buffer), "2026-03-01");
  assert_string_equal(compact_date_words(day(2026, 3, 1), buffer), "1 Mar 2026");
  assert_string_equal(compact_date_words(day(1583, 12, 31), buffer), "31 Dec 1583");
  assert_string_equal(compact_date_iso(COMPACT_NO_DATE, buffer), "");
  assert_string_equal(compact_date_words(COMPACT_NO_DATE, buffer), "");
  assert_ptr_equal(compact_date_words(COMPACT_NO_DATE, buffer), buffer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(known_days),
      cmocka_unit_test(days_that_do_not_exist),
      cmocka_unit_test(serial_numbers),
      cmocka_unit_test(serial_numbers_that_are_no_dates),
      cmocka_unit_test(periods_after_and_before),
      cmocka_unit_test(periods_from_no_date),
      cmocka_unit_test(dates_as_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
