/* test_date_text.c - dates as people write them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <string.h>

/* expected is the date, or the error's own words. */
typedef struct row {
  const char *text, *expected;
} row;

#define NO_DATE "is not a date: write it as 2026-03-31 or 31 Mar 2026"
#define NO_DAY "is not a day in the calendar"
#define NO_YEAR "is outside the years 1583 to 9999"
#define TWO_DATES "could be two dates: write it as 2026-03-31 or 31 Mar 2026"

static void check(const row *rows, size_t count, compact_date_order order) {
  for (size_t i = 0; i < count; i++) {
    char iso[COMPACT_DATE_SIZE];
    compact_date date = 7;
    compact_error error = compact_date_parse(rows[i].text, order, &date);
    const char *is = error == COMPACT_ERROR_NONE ? compact_date_iso(date, iso) : compact_error_text(error);
    if (strcmp(is, rows[i].expected) != 0)
      fail_msg("\"%s\": %s, not %s", rows[i].text, is, rows[i].expected);
    assert_true(error == COMPACT_ERROR_NONE || date == COMPACT_NO_DATE);
  }
}

static void dates_that_need_no_order(void **state) {
  static const row rows[] = {
      {"2026-03-31", "2026-03-31"},   {"  2026-03-31  ", "2026-03-31"}, {"2026-3-1", "2026-03-01"},
      {"31 Mar 2026", "2026-03-31"},  {"31 March 2026", "2026-03-31"},  {"1 SEPT 2026", "2026-09-01"},
      {"01 sep  2026", "2026-09-01"}, {"31-Mar-2026", "2026-03-31"},    {"31/mar/2026", "2026-03-31"},
      {"29 Feb 2024", "2024-02-29"},  {"31/03/2026", "2026-03-31"},     {"03/31/2026", "2026-03-31"},
      {"31.03.2026", "2026-03-31"},   {"31-03-2026", "2026-03-31"},     {"05/05/2026", "2026-05-05"},
      {"46112", "2026-03-31"},        {" 46112 ", "2026-03-31"},        {"2958465", "9999-12-31"},
      {"1583-01-01", "1583-01-01"},   {"9999-12-31", "9999-12-31"},
  };
  (void)state;
  check(rows, COUNT_OF(rows), COMPACT_ORDER_NONE);
}

static void what_is_no_date(void **state) {
  static const row rows[] = {
      {"", NO_DATE},
      {" ", NO_DATE},
      {"soon", NO_DATE},
      {"Mar", NO_DATE},
      {"March 2026", NO_DATE},
      {"March 31 2026", NO_DATE},
      {"31 Mar", NO_DATE},
      {"31 Mar 26", NO_DATE},
      {"31 Ma 2026", NO_DATE},
      {"31 Marc2026", NO_DATE},
      {"31 Marches 2026", NO_DATE},
      {"31/03/26", NO_DATE},
      {"31 03 2026", NO_DATE},
      {"2026/03/31", NO_DATE},
      {"2026.03.31", NO_DATE},
      {"2026-Mar-31", NO_DATE},
      {"2026-03", NO_DATE},
      {"2026-03-31T00:00", NO_DATE},
      {"2026-03-31 10:00", NO_DATE},
      {"2026-03/31", NO_DATE},
      {"2026--03-31", NO_DATE},
      {"-2026-03-31", NO_DATE},
      {"2026-03-", NO_DATE},
      {"2026-03-31x", NO_DATE},
      {"20260331", NO_DATE},
      {"4611", NO_DATE},
      {"00000", NO_DATE},
      {"46112.5", NO_DATE},
      {"0-01-01", NO_DATE},
      {"99999999999999999999", NO_DATE},
      {"2026-99999999999-01", NO_DATE},
      {"31\xC2\xA0Mar\xC2\xA0"
       "2026",
       NO_DATE},
      {"\xFF\xFE", NO_DATE},
      {"31 Feb 2026", NO_DAY},
      {"2026-02-31", NO_DAY},
      {"2026-02-29", NO_DAY},
      {"2026-13-01", NO_DAY},
      {"2026-00-10", NO_DAY},
      {"2026-01-00", NO_DAY},
      {"31/02/2026", NO_DAY},
      {"32/13/2026", NO_DAY},
      {"0000-01-01", NO_YEAR},
      {"10000-01-01", NO_YEAR},
      {"1 Jan 0000", NO_YEAR},
      {"1 Jan 10000", NO_YEAR},
      {"1582-12-31", NO_YEAR},
      {"2958466", NO_YEAR},
      {"03/04/2026", TWO_DATES},
      {"3.4.2026", TWO_DATES},
      {"12-11-2026", TWO_DATES},
  };
  (void)state;
  check(rows, COUNT_OF(rows), COMPACT_ORDER_NONE);
}

static void day_first(void **state) {
  static const row rows[] = {
      {"03/04/2026", "2026-04-03"}, {"12-11-2026", "2026-11-12"}, {"31/03/2026", "2026-03-31"},
      {"03/31/2026", NO_DAY},       {"2026-04-03", "2026-04-03"}, {"3 Apr 2026", "2026-04-03"},
  };
  (void)state;
  check(rows, COUNT_OF(rows), COMPACT_ORDER_DMY);
}

static void month_first(void **state) {
  static const row rows[] = {
      {"03/04/2026", "2026-03-04"}, {"12-11-2026", "2026-12-11"}, {"03/31/2026", "2026-03-31"},
      {"31/03/2026", NO_DAY},       {"2026-04-03", "2026-04-03"}, {"3 Apr 2026", "2026-04-03"},
  };
  (void)state;
  check(rows, COUNT_OF(rows), COMPACT_ORDER_MDY);
}

/* What the library writes it also reads, both ways of writing. */
static void what_is_written_can_be_read(void **state) {
  (void)state;
  for (compact_date date = day(2000, 1, 31); date < day(2400, 1, 1); date += 29) {
    char text[COMPACT_DATE_SIZE];
    compact_date read;
    assert_int_equal(compact_date_parse(compact_date_iso(date, text), COMPACT_ORDER_NONE, &read), 0);
    assert_int_equal(read, date);
    assert_int_equal(compact_date_parse(compact_date_words(date, text), COMPACT_ORDER_NONE, &read), 0);
    assert_int_equal(read, date);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dates_that_need_no_order),
      cmocka_unit_test(what_is_no_date),
      cmocka_unit_test(day_first),
      cmocka_unit_test(month_first),
      cmocka_unit_test(what_is_written_can_be_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
