/* check_days.c - last days to act, the rows that share one together
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check_days.h"

#include <stdlib.h>
#include <string.h>

const char *check_day_word(const json_t *row, const char *name) {
  const char *word = json_string_value(json_object_get(row, name));
  return word == NULL ? "" : word;
}

static compact_date day_of(const json_t *row) {
  return (compact_date)json_integer_value(json_object_get(row, "day"));
}

/* By the day; of one day by what has to be done. */
static int compare(const check_day *day, const json_t *row) {
  compact_date other = day_of(row);
  if (day->day != other)
    return day->day < other ? -1 : 1;
  int order = strcmp(check_day_word(day->first, "clause"), check_day_word(row, "clause"));
  if (order == 0)
    order = strcmp(check_day_word(day->first, "act"), check_day_word(row, "act"));
  return order != 0
             ? order
             : json_is_true(json_object_get(day->first, "if")) - json_is_true(json_object_get(row, "if"));
}

static void free_day(check_day *day) {
  json_decref(day->first);
  json_decref(day->rows);
  free(day);
}

static check_day *make_day(json_t *row) {
  check_day *made = calloc(1, sizeof *made);
  if (made == NULL)
    return NULL;
  *made = (check_day){.day = day_of(row), .first = json_incref(row), .rows = json_array()};
  if (made->rows != NULL)
    return made;
  free_day(made);
  return NULL;
}

/* The latest day goes where there is no room. */
static check_day *insert(check_days *self, size_t place, json_t *row) {
  check_day *made = make_day(row);
  if (made == NULL)
    return NULL;
  if (self->count == CHECK_DAYS_MAX) {
    check_day *last = self->items[--self->count];
    self->left_out += last->count;
    free_day(last);
  }
  memmove(&self->items[place + 1], &self->items[place], (self->count - place) * sizeof *self->items);
  self->items[place] = made;
  self->count++;
  return made;
}

static bool add(check_days *self, json_t *row) {
  size_t low = 0, high = self->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(self->items[middle], row) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool is_there = low < self->count && compare(self->items[low], row) == 0;
  if (!is_there && low == CHECK_DAYS_MAX) {
    self->left_out++;
    return true;
  }
  check_day *day = is_there ? self->items[low] : insert(self, low, row);
  if (day == NULL)
    return false;
  return ++day->count > CHECK_DAY_ROWS_MAX || json_array_append(day->rows, json_object_get(row, "row")) == 0;
}

bool check_days_add(check_days *self, json_t *row) {
  bool is_added = add(self, row);
  json_decref(row);
  return is_added;
}

void check_days_clear(check_days *self) {
  for (size_t i = 0; i < self->count; i++)
    free_day(self->items[i]);
  *self = (check_days){.count = 0};
}
