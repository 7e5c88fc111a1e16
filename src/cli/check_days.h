/* check_days.h - last days to act, the rows that share one together
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CHECK_DAYS_H
#define CHECK_DAYS_H

#include "compact.h"

#include <jansson.h>

enum {
  CHECK_DAYS_MAX = 1000,   /* more than anybody looks at; the earliest are kept */
  CHECK_DAY_ROWS_MAX = 30, /* rows that are named of one day */
};

/* A day by which the same has to be done, by the same clause, in so many rows. */
typedef struct check_day {
  compact_date day;
  json_t *first; /* what is known of its first row */
  json_t *rows;  /* a line for each of the first rows */
  size_t count;
} check_day;

/* Sorted. */
typedef struct check_days {
  check_day *items[CHECK_DAYS_MAX];
  size_t count;
  size_t left_out; /* rows, for want of room */
} check_days;

/* Counts a row: an object with "day" (a number), "clause", "act", "if", and "row", its line. Takes it. False
 * where memory ran out. */
bool check_days_add(check_days *self, json_t *row);
void check_days_clear(check_days *self);

/* A string of the object; "" if it has none of that name. */
const char *check_day_word(const json_t *row, const char *name);

#endif
