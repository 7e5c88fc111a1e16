/* date.c - the calendar: days, months, serial numbers
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "date.h"

#include <math.h>
#include <stdio.h>

enum {
  DAYS_PER_400_YEARS = 146097,
  DAYS_OF_EVERY_MONTH = 28,
  /* Day 1 is 1 January of year 1; the arithmetic counts from 1 March of year 0. */
  MARCH_OF_YEAR_0 = -305,
  /* Eras of 400 years that are added before a division, so that no number is negative: a period goes back
   * no more than 32,768 years and as many months. */
  ERAS_BEFORE = 100,
};

static bool is_leap_year(int year) {
  return year % (year % 100 == 0 ? 400 : 4) == 0;
}

/* month is 1 to 12. */
static int days_in_month(int year, int month) {
  static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

/* Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022,
 * sections 5 and 6: years begin in March, so that a leap day is the last of its year and the months before it
 * have the same days every year. */
static compact_date day_number(int year, int month, int day) {
  bool is_next_year = month <= 2; /* January and February, counted as months 13 and 14 */
  uint32_t years = (uint32_t)(year + 400 * ERAS_BEFORE - is_next_year), century = years / 100;
  uint32_t months = (uint32_t)(month + 12 * is_next_year);
  uint32_t days = 1461 * years / 4 - century + century / 4 + (979 * months - 2919) / 32;
  return (compact_date)days + day - 1 + MARCH_OF_YEAR_0 - ERAS_BEFORE * DAYS_PER_400_YEARS;
}

/* Divisions by multiplying. Centuries are counted from year 0, or from so many eras before. */
void compact_date_split(compact_date date, int *year, int *month, int *day) {
  int32_t eras = date >= MARCH_OF_YEAR_0 ? 0 : (MARCH_OF_YEAR_0 - date) / DAYS_PER_400_YEARS + 1;
  uint32_t days = (uint32_t)(date - MARCH_OF_YEAR_0 + eras * DAYS_PER_400_YEARS);
  uint32_t quarters = 4 * days + 3, century = quarters / DAYS_PER_400_YEARS;
  uint64_t years = 2939745u * (uint64_t)(quarters % DAYS_PER_400_YEARS | 3);
  uint32_t day_of_year = (uint32_t)years / 2939745u / 4;
  uint32_t months = 2141 * day_of_year + 197913;
  bool is_next_year = day_of_year >= 306; /* January and February */
  *year = (int)(100 * century + (uint32_t)(years >> 32) + is_next_year) - 400 * eras;
  *month = (int)(months >> 16) - (is_next_year ? 12 : 0);
  *day = (int)((months & 0xFFFF) / 2141 + 1);
}

compact_error compact_date_make(int year, int month, int day, compact_date *out) {
  *out = COMPACT_NO_DATE;
  if (year < 1583 || year > 9999)
    return COMPACT_ERROR_DATE_YEAR;
  if (month < 1 || month > 12 || day < 1 || (day > DAYS_OF_EVERY_MONTH && day > days_in_month(year, month)))
    return COMPACT_ERROR_DATE_DAY;
  *out = day_number(year, month, day);
  return COMPACT_ERROR_NONE;
}

/* ---- Periods after and before ---- */

/* The day of a month that lies months away from a year's month, or the last day if the month is shorter. */
static compact_date day_of_month(int year, int month, int32_t months, int day) {
  int32_t index = year * 12 + month - 1 + months;
  int32_t target_year = (index >= 0 ? index : index - 11) / 12;
  int target_month = (int)(index - target_year * 12) + 1;
  int last = day <= DAYS_OF_EVERY_MONTH ? day : days_in_month((int)target_year, target_month);
  return day_number((int)target_year, target_month, day < last ? day : last);
}

static int32_t months_of(compact_period period) {
  return period.years * 12 + period.months;
}

static int32_t days_of(compact_period period) {
  return period.weeks * 7 + period.days;
}

compact_date cr_date_add(compact_date date, compact_period period) {
  int year, month, day;
  if (months_of(period) == 0)
    return date + days_of(period);
  compact_date_split(date, &year, &month, &day);
  return day_of_month(year, month, months_of(period), day) + days_of(period);
}

compact_date cr_date_latest(compact_date end, compact_period period) {
  int year, month, day;
  end -= days_of(period);
  if (months_of(period) == 0)
    return end;
  compact_date_split(end, &year, &month, &day);
  /* The last days of a longer month all come to the last day of a shorter one: the very last counts. */
  if (day >= DAYS_OF_EVERY_MONTH && day == days_in_month(year, month))
    day = 31;
  return day_of_month(year, month, -months_of(period), day);
}

static compact_error checked(compact_date date, compact_date *out) {
  *out = cr_date_is_shown(date) ? date : COMPACT_NO_DATE;
  return *out == COMPACT_NO_DATE ? COMPACT_ERROR_DATE_YEAR : COMPACT_ERROR_NONE;
}

compact_error compact_date_add(compact_date date, compact_period period, compact_date *out) {
  return checked(cr_date_is_shown(date) ? cr_date_add(date, period) : COMPACT_NO_DATE, out);
}

compact_error compact_date_latest(compact_date end, compact_period period, compact_date *out) {
  return checked(cr_date_is_shown(end) ? cr_date_latest(end, period) : COMPACT_NO_DATE, out);
}

/* ---- Serial numbers ---- */

compact_error compact_date_from_serial(double serial, compact_date null_date, compact_date *out) {
  *out = COMPACT_NO_DATE;
  if (floor(serial) == 0)
    return COMPACT_ERROR_NONE;
  double day = floor(serial) + null_date;
  if (!(day >= CR_FIRST_DATE && day <= CR_LAST_DATE))
    return COMPACT_ERROR_DATE_YEAR;
  *out = (compact_date)day;
  return COMPACT_ERROR_NONE;
}

double compact_date_to_serial(compact_date date, compact_date null_date) {
  return (double)date - null_date;
}

/* ---- Text ---- */

const char *compact_date_iso(compact_date date, char buffer[COMPACT_DATE_SIZE]) {
  int year, month, day;
  buffer[0] = '\0';
  if (date == COMPACT_NO_DATE)
    return buffer;
  compact_date_split(date, &year, &month, &day);
  snprintf(buffer, COMPACT_DATE_SIZE, "%04d-%02d-%02d", year, month, day);
  return buffer;
}

const char *compact_date_words(compact_date date, char buffer[COMPACT_DATE_SIZE]) {
  static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int year, month, day;
  buffer[0] = '\0';
  if (date == COMPACT_NO_DATE)
    return buffer;
  compact_date_split(date, &year, &month, &day);
  snprintf(buffer, COMPACT_DATE_SIZE, "%d %s %04d", day, months[month - 1], year);
  return buffer;
}
