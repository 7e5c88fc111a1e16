/* test_date_calendar.c - dates against a calendar that is walked day by day
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The calendar here knows nothing of day numbers: it turns its pages from 1 January 1583 on. A period after a
 * date is looked up in it. The latest date is its definition: the largest d whose date one period later is no
 * later than the end, found by moving d up as the end moves up.
 */
#include "fixture.h"

#include <stdlib.h>

typedef struct page {
  int year, month, day;
} page;

enum {
  FIRST_YEAR = 1583,
  LAST_YEAR = 9999,
  MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12,
};

static page *pages;                  /* every day */
static int page_count;               /* 0 is 1 January 1583 */
static int month_starts[MONTHS + 1]; /* the page of each month's first day; and past the last */

static const compact_date first_date = 577814;

/* One year in four has a leap day, save the ends of centuries that are not every fourth. */
static int february(int year) {
  int century = year / 100, in_century = year % 100;
  int multiple = in_century == 0 ? century : in_century;
  return multiple % 4 == 0 ? 29 : 28;
}

static int length_of(int year, int month) {
  switch (month) {
  case 4:
  case 6:
  case 9:
  case 11:
    return 30;
  case 2:
    return february(year);
  default:
    return 31;
  }
}

static int walk_calendar(void **state) {
  (void)state;
  pages = malloc((LAST_YEAR - FIRST_YEAR + 1) * 366u * sizeof *pages);
  if (pages == NULL)
    return 1;
  int month_count = 0;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (int month = 1; month <= 12; month++) {
      month_starts[month_count++] = page_count;
      for (int day_of_month = 1; day_of_month <= length_of(year, month); day_of_month++)
        pages[page_count++] = (page){year, month, day_of_month};
    }
  }
  month_starts[month_count] = page_count;
  return 0;
}

static int free_calendar(void **state) {
  (void)state;
  free(pages);
  return 0;
}

/* The page that lies months further, or the month's last; then days further. */
static int page_after(int at, int months, int days) {
  page from = pages[at];
  int month = (from.year - FIRST_YEAR) * 12 + from.month - 1 + months;
  int found = month_starts[month] + from.day - 1;
  int last = month_starts[month + 1] - 1;
  return (found < last ? found : last) + days;
}

/* assert_int_equal() is too slow for tens of millions of comparisons. */
static void check(int at, const char *what, compact_date is, compact_date should_be) {
  if (is != should_be)
    fail_msg("%04d-%02d-%02d, %s: day %d, not %d", pages[at].year, pages[at].month, pages[at].day, what,
             (int)is, (int)should_be);
}

static void every_day_of_every_year(void **state) {
  (void)state;
  assert_int_equal(page_count, 3652059 - 577814 + 1);
  for (int at = 0; at < page_count; at++) {
    int year, month, day_of_month;
    compact_date date;
    if (compact_date_make(pages[at].year, pages[at].month, pages[at].day, &date) != COMPACT_ERROR_NONE)
      fail_msg("%d-%d-%d is refused", pages[at].year, pages[at].month, pages[at].day);
    check(at, "make", date, first_date + at);
    compact_date_split(date, &year, &month, &day_of_month);
    if (year != pages[at].year || month != pages[at].month || day_of_month != pages[at].day)
      fail_msg("%d-%d-%d becomes %d-%d-%d", pages[at].year, pages[at].month, pages[at].day, year, month,
               day_of_month);
  }
}

static void serials_of_every_day(void **state) {
  static const struct {
    compact_date null_date;
    page null_page;
  } epochs[] = {{COMPACT_NULL_DATE_1899, {1899, 12, 30}}, {COMPACT_NULL_DATE_1904, {1904, 1, 1}}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(epochs); i++) {
    int null_at = month_starts[(epochs[i].null_page.year - FIRST_YEAR) * 12 + epochs[i].null_page.month - 1] +
                  epochs[i].null_page.day - 1;
    for (int at = 0; at < page_count; at++) {
      compact_date date;
      double serial = at - null_at;
      if (compact_date_to_serial(first_date + at, epochs[i].null_date) != serial)
        fail_msg("the serial number of day %d is not %g", (int)first_date + at, serial);
      compact_error error = compact_date_from_serial(serial, epochs[i].null_date, &date);
      check(at, "from serial", date, at == null_at ? COMPACT_NO_DATE : first_date + at);
      check(at, "from serial, error", (compact_date)error, COMPACT_ERROR_NONE);
    }
  }
}

/* ---- Periods, over the 400 years after which the calendar repeats ---- */

static int range_first(void) {
  return month_starts[(2000 - FIRST_YEAR) * 12];
}

static int range_last(void) {
  return month_starts[(2400 - FIRST_YEAR) * 12] - 1;
}

static void check_period(compact_period period, int months, int days) {
  char name[COMPACT_PERIOD_SIZE];
  compact_period_iso(period, name);
  /* A day too early to begin with. */
  int latest = range_first() - months * 31 - days - 2;
  for (int at = range_first(); at <= range_last(); at++) {
    compact_date date;
    int after = page_after(at, months, days);
    if (after < page_after(at - 1, months, days))
      fail_msg("%s: the calendar of this test does not run on", name);
    compact_date_add(first_date + at, period, &date);
    check(at, name, date, first_date + after);
    while (page_after(latest + 1, months, days) <= at)
      latest++;
    compact_date_latest(first_date + at, period, &date);
    check(at, name, date, first_date + latest);
  }
}

static void months_of_400_years(void **state) {
  (void)state;
  for (int months = 1; months <= 36; months++)
    check_period((compact_period){.months = (int16_t)months}, months, 0);
}

static void years_of_400_years(void **state) {
  static const int years[] = {1, 2, 3, 4, 5, 10, 100};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(years); i++)
    check_period((compact_period){.years = (int16_t)years[i]}, years[i] * 12, 0);
}

static void weeks_of_400_years(void **state) {
  static const int weeks[] = {1, 2, 4, 6, 8, 12, 13, 26, 52, 53};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(weeks); i++)
    check_period((compact_period){.weeks = (int16_t)weeks[i]}, 0, weeks[i] * 7);
}

static void mixed_periods_of_400_years(void **state) {
  (void)state;
  check_period((compact_period){.years = 1, .days = 1}, 12, 1);
  check_period((compact_period){.months = 1, .weeks = 1, .days = 1}, 1, 8);
  check_period((compact_period){.years = 2, .months = 6}, 30, 0);
}

/* ---- Monotony: a later start never ends earlier, a later end never allows less ---- */

static void a_later_day_is_never_worse(void **state) {
  (void)state;
  for (int months = 1; months <= 36; months++) {
    compact_period period = {.months = (int16_t)months};
    compact_date added_before = 0, latest_before = 0;
    for (int at = range_first(); at <= range_last(); at++) {
      compact_date added, latest;
      compact_date_add(first_date + at, period, &added);
      compact_date_latest(first_date + at, period, &latest);
      if (added < added_before || latest < latest_before)
        fail_msg("%d months at %d-%d-%d run backwards", months, pages[at].year, pages[at].month,
                 pages[at].day);
      added_before = added;
      latest_before = latest;
    }
  }
}

/* Reading N3: 28, 29 and 30 November all come to the end of February. */
static void november_to_february(void **state) {
  (void)state;
  for (int year = 2000; year < 2400; year++) {
    compact_period period = {.months = 3};
    int days = february(year + 1);
    for (int from = 28; from <= 30; from++) {
      compact_date date;
      assert_int_equal(compact_date_add(day(year, 11, from), period, &date), COMPACT_ERROR_NONE);
      assert_int_equal(date, day(year + 1, 2, from < days ? from : days));
      assert_int_equal(compact_date_latest(day(year + 1, 2, days), period, &date), COMPACT_ERROR_NONE);
      assert_int_equal(date, day(year, 11, 30));
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_day_of_every_year),    cmocka_unit_test(serials_of_every_day),
      cmocka_unit_test(months_of_400_years),        cmocka_unit_test(years_of_400_years),
      cmocka_unit_test(weeks_of_400_years),         cmocka_unit_test(mixed_periods_of_400_years),
      cmocka_unit_test(a_later_day_is_never_worse), cmocka_unit_test(november_to_february),
  };
  return cmocka_run_group_tests(tests, walk_calendar, free_calendar);
}
