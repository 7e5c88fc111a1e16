/* period.c - ISO 8601 periods as text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "compact.h"

#include <stdio.h>
#include <string.h>

enum { PART_MAX = 9999, PART_COUNT = 4 };

static const char part_letters[PART_COUNT + 1] = "YMWD";
static const char *const part_names[PART_COUNT] = {"year", "month", "week", "day"};

/* Years, months, weeks, days. */
static void parts_of(compact_period period, int16_t parts[PART_COUNT]) {
  parts[0] = period.years;
  parts[1] = period.months;
  parts[2] = period.weeks;
  parts[3] = period.days;
}

/* Reads a number and moves past it; -1 if there is none or it is too large. */
static int read_number(const char **text) {
  int number = -1;
  for (; **text >= '0' && **text <= '9'; (*text)++) {
    number = (number < 0 ? 0 : number) * 10 + (**text - '0');
    if (number > PART_MAX)
      return -1;
  }
  return number;
}

compact_error compact_period_parse(const char *text, compact_period *out) {
  int16_t parts[PART_COUNT] = {0};
  int next = 0; /* letters come in their order */
  bool is_some = false;
  *out = (compact_period){0};
  if (*text++ != 'P')
    return COMPACT_ERROR_PERIOD;
  while (*text != '\0') {
    int number = read_number(&text);
    const char *letter = *text == '\0' ? NULL : strchr(part_letters + next, *text++);
    if (number < 0 || letter == NULL)
      return COMPACT_ERROR_PERIOD;
    int part = (int)(letter - part_letters);
    parts[part] = (int16_t)number;
    is_some = is_some || number > 0;
    next = part + 1;
  }
  if (!is_some)
    return COMPACT_ERROR_PERIOD;
  *out = (compact_period){.years = parts[0], .months = parts[1], .weeks = parts[2], .days = parts[3]};
  return COMPACT_ERROR_NONE;
}

const char *compact_period_iso(compact_period period, char buffer[COMPACT_PERIOD_SIZE]) {
  int16_t parts[PART_COUNT];
  size_t length = 1;
  parts_of(period, parts);
  memcpy(buffer, "P", 2);
  for (int i = 0; i < PART_COUNT; i++) {
    if (parts[i] > 0)
      length +=
          (size_t)snprintf(buffer + length, COMPACT_PERIOD_SIZE - length, "%d%c", parts[i], part_letters[i]);
  }
  return buffer;
}

/* The number of a part and its unit, after " and " or ", " where something stands before it. */
static size_t write_part(char *buffer, size_t size, const char *before, int number, const char *unit) {
  static const char *const words[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  const char *plural = number == 1 ? "" : "s";
  if (number < (int)(sizeof words / sizeof *words))
    return (size_t)snprintf(buffer, size, "%s%s %s%s", before, words[number], unit, plural);
  return (size_t)snprintf(buffer, size, "%s%d %s%s", before, number, unit, plural);
}

const char *compact_period_words(compact_period period, char buffer[COMPACT_PERIOD_SIZE]) {
  int16_t parts[PART_COUNT];
  size_t length = 0;
  int left = 0;
  parts_of(period, parts);
  buffer[0] = '\0';
  for (int i = 0; i < PART_COUNT; i++)
    left += parts[i] > 0;
  for (int i = 0; i < PART_COUNT; i++) {
    if (parts[i] == 0)
      continue;
    left--;
    const char *before = length == 0 ? "" : left == 0 ? " and " : ", ";
    length += write_part(buffer + length, COMPACT_PERIOD_SIZE - length, before, parts[i], part_names[i]);
  }
  return buffer;
}
