/* date_text.c - reading a date as people write it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "date.h"

#include <string.h>

/* A number or a month's name. */
typedef struct field {
  int value;  /* a month's name is its number */
  int digits; /* 0: a month's name */
} field;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The month of an English name or of its first three letters or more; 0 if it is none. */
static int month_of(const char *name, size_t length) {
  static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
  for (int i = 0; i < 12; i++) {
    size_t same = 0;
    while (same < length && months[i][same] != '\0' && (name[same] | 0x20) == months[i][same])
      same++;
    if (length >= 3 && same == length)
      return i + 1;
  }
  return 0;
}

/* Reads a field and moves past it; false if there is none. Numbers stop growing at seven digits. */
static bool read_field(const char **text, field *out) {
  const char *start = *text;
  *out = (field){0};
  for (; is_digit(**text); (*text)++) {
    out->digits++;
    if (out->digits <= 7)
      out->value = out->value * 10 + (**text - '0');
  }
  if (out->digits > 0)
    return out->digits <= 7;
  while (is_letter(**text))
    (*text)++;
  out->value = month_of(start, (size_t)(*text - start));
  return out->value != 0;
}

static compact_error read_serial(field number, compact_date *out) {
  if (number.digits < 5 || number.value == 0)
    return COMPACT_ERROR_DATE;
  return compact_date_from_serial(number.value, COMPACT_NULL_DATE_1899, out);
}

/* Day and month as figures, in the order that was stated or in the only one that makes a date. */
static compact_error by_order(int first, int second, int year, compact_date_order order, compact_date *out) {
  compact_date day_first, month_first;
  compact_error as_dmy = compact_date_make(year, second, first, &day_first);
  compact_error as_mdy = compact_date_make(year, first, second, &month_first);
  bool both = as_dmy == COMPACT_ERROR_NONE && as_mdy == COMPACT_ERROR_NONE && day_first != month_first;
  if (order == COMPACT_ORDER_NONE && both)
    return COMPACT_ERROR_DATE_ORDER;
  bool is_mdy = order == COMPACT_ORDER_MDY || (order == COMPACT_ORDER_NONE && as_dmy != COMPACT_ERROR_NONE);
  *out = is_mdy ? month_first : day_first;
  return is_mdy ? as_mdy : as_dmy;
}

static bool is_year(field number) {
  return number.digits >= 4;
}

static compact_error from_fields(const field fields[3], char separator, compact_date_order order,
                                 compact_date *out) {
  if (is_year(fields[0]) && separator == '-' && fields[1].digits > 0 && fields[2].digits > 0)
    return compact_date_make(fields[0].value, fields[1].value, fields[2].value, out);
  if (!is_year(fields[2]) || fields[0].digits == 0 || is_year(fields[0]) || is_year(fields[1]))
    return COMPACT_ERROR_DATE;
  if (fields[1].digits == 0)
    return compact_date_make(fields[2].value, fields[1].value, fields[0].value, out);
  return separator == ' ' ? COMPACT_ERROR_DATE
                          : by_order(fields[0].value, fields[1].value, fields[2].value, order, out);
}

/* Moves past one separator, or past any number of spaces; 0 if there is none. */
static char read_separator(const char **text) {
  char separator = **text;
  if (separator == '\0' || strchr(" -/.", separator) == NULL)
    return 0;
  (*text)++;
  if (separator == ' ')
    *text += strspn(*text, " ");
  return separator;
}

compact_error compact_date_parse(const char *text, compact_date_order order, compact_date *out) {
  field fields[3];
  char separator;
  *out = COMPACT_NO_DATE;
  text += strspn(text, " ");
  if (!read_field(&text, &fields[0]))
    return COMPACT_ERROR_DATE;
  if (text[strspn(text, " ")] == '\0')
    return read_serial(fields[0], out);
  separator = read_separator(&text);
  if (separator == 0 || !read_field(&text, &fields[1]))
    return COMPACT_ERROR_DATE;
  if (read_separator(&text) != separator || !read_field(&text, &fields[2]))
    return COMPACT_ERROR_DATE;
  text += strspn(text, " ");
  return *text == '\0' ? from_fields(fields, separator, order, out) : COMPACT_ERROR_DATE;
}
