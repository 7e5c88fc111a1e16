/* read_value.c - what the text of a cell stands for
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* newlocale, uselocale */
#include "read_value.h"

#include "text.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* ---- Numbers ---- */

typedef struct decimal {
  uint64_t digits;
  int count;    /* of digits that count */
  int exponent; /* of ten */
} decimal;

enum { EXACT_DIGITS = 15, EXACT_EXPONENT = 22, EXPONENT_MAX = 9999 };

static const double powers[EXACT_EXPONENT + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static const char *read_digits(const char *text, int step, decimal *number) {
  for (; is_digit(*text); text++) {
    if (number->count <= EXACT_DIGITS)
      number->digits = number->digits * 10 + (uint64_t)(*text - '0');
    number->count += number->count > 0 || *text != '0';
    number->exponent -= number->exponent > -EXPONENT_MAX ? step : 0;
  }
  return text;
}

static const char *read_exponent(const char *text, int *exponent) {
  int value = 0;
  bool is_negative = *text == '-';
  text += *text == '-' || *text == '+';
  if (!is_digit(*text))
    return NULL;
  for (; is_digit(*text); text++)
    value = value < EXPONENT_MAX ? value * 10 + (*text - '0') : value;
  *exponent += is_negative ? -value : value;
  return text;
}

/* strtod() follows the locale, which is the host program's; the thread's own is set for a moment. */
static bool read_by_library(const char *text, double *out) {
  locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
  if (plain == (locale_t)0)
    return false;
  locale_t before = uselocale(plain);
  *out = strtod(text, NULL);
  uselocale(before);
  freelocale(plain);
  return *out - *out == 0; /* not infinite */
}

/* Few digits and a small power of ten are both exact, and so is what one step makes of them. */
static bool convert(const decimal *number, bool is_negative, const char *text, double *out) {
  int exponent = number->exponent;
  if (number->count > EXACT_DIGITS || exponent > EXACT_EXPONENT || exponent < -EXACT_EXPONENT)
    return read_by_library(text, out);
  double value = (double)number->digits;
  value = exponent < 0 ? value / powers[-exponent] : value * powers[exponent];
  *out = is_negative ? -value : value;
  return true;
}

/* Reads what nearly all numbers are, a few digits and perhaps a point. False: it is more than that. */
static bool read_plain(const char *text, double *out) {
  uint64_t digits = 0;
  const char *byte = text, *point = NULL;
  for (; byte < text + EXACT_DIGITS && (is_digit(*byte) || (*byte == '.' && point == NULL && byte > text));
       byte++) {
    if (*byte == '.')
      point = byte;
    else
      digits = digits * 10 + (uint64_t)(*byte - '0');
  }
  size_t behind_point = point == NULL ? 0 : (size_t)(byte - point) - 1;
  *out = (double)digits / powers[behind_point];
  return *byte == '\0' && byte > text;
}

bool cr_number_read(const char *text, double *out) {
  decimal number = {0};
  if (read_plain(text, out))
    return true;
  const char *byte = text;
  bool is_negative = *byte == '-';
  byte += *byte == '-' || *byte == '+';
  const char *start = byte;
  byte = read_digits(byte, 0, &number);
  bool has_digits = byte > start;
  if (*byte == '.') {
    const char *point = byte;
    byte = read_digits(byte + 1, 1, &number);
    has_digits = has_digits || byte > point + 1;
  }
  *out = 0;
  if (!has_digits)
    return false;
  if (*byte == 'e' || *byte == 'E')
    byte = read_exponent(byte + 1, &number.exponent);
  return byte != NULL && *byte == '\0' && convert(&number, is_negative, text, out);
}

bool cr_index_read(const char *text, uint32_t max, uint32_t *out) {
  uint64_t value = 0;
  *out = 0;
  if (*text == '\0')
    return false;
  for (; is_digit(*text) && value <= max; text++)
    value = value * 10 + (uint64_t)(*text - '0');
  if (*text != '\0' || value > max)
    return false;
  *out = (uint32_t)value;
  return true;
}

bool cr_is_true(const char *attribute) {
  return attribute != NULL &&
         (strcmp(attribute, "1") == 0 || strcmp(attribute, "true") == 0 || strcmp(attribute, "on") == 0);
}

/* ---- Dates ---- */

/* So many digits; -1 if they are not there. */
static int fixed_digits(const char *text, int count) {
  int value = 0;
  for (int i = 0; i < count; i++) {
    if (!is_digit(text[i]))
      return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool cr_iso_date_read(const char *text, compact_date *out) {
  *out = COMPACT_NO_DATE;
  if (strnlen(text, 10) < 10 || text[4] != '-' || text[7] != '-')
    return false;
  if (text[10] != '\0' && text[10] != 'T' && text[10] != ' ' && text[10] != 'Z' && text[10] != '+')
    return false;
  int year = fixed_digits(text, 4), month = fixed_digits(text + 5, 2), day = fixed_digits(text + 8, 2);
  return compact_date_make(year, month, day, out) == COMPACT_ERROR_NONE;
}

/* Past what stands for itself: quoted words, brackets, escapes. */
static const char *past_literal(const char *code) {
  const char *end = NULL;
  if (*code == '"')
    end = strchr(code + 1, '"');
  else if (*code == '[')
    end = strchr(code + 1, ']');
  else if (*code == '\\' || *code == '_' || *code == '*')
    end = code[1] == '\0' ? code : code + 1;
  else
    return code;
  return end == NULL ? code + strlen(code) : end + 1;
}

/* A day or a year, or a month without the time of day that would make it minutes. */
bool cr_format_is_date(const char *code) {
  bool has_month = false, has_time = false;
  if (strcmp(code, "General") == 0)
    return false;
  while (*code != '\0') {
    const char *next = past_literal(code);
    if (next != code) {
      /* [h] and [mm] are time that has passed. */
      has_time = has_time || (*code == '[' && strchr("hHmMsS", code[1]) != NULL);
      code = next;
      continue;
    }
    if (strchr("dDyY", *code) != NULL)
      return true;
    has_month = has_month || *code == 'm' || *code == 'M';
    has_time = has_time || strchr("hHsS", *code) != NULL;
    code++;
  }
  return has_month && !has_time;
}

/* ECMA-376 part 1, 18.8.30: 14 to 17 and 22 everywhere; 27 to 36 and 50 to 58 where years are counted
 * otherwise. */
bool cr_format_number_is_date(uint32_t number) {
  return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
         (number >= 50 && number <= 58);
}

/* ---- Escapes ---- */

static int hex_digit(char c) {
  if (is_digit(c))
    return c - '0';
  c = (char)(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The UTF-16 unit of an escape that text begins with; -1 if it is none. */
static int32_t escaped_unit(const char *text, size_t length) {
  int32_t unit = 0;
  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (int i = 2; i < 6; i++) {
    int digit = hex_digit(text[i]);
    if (digit < 0)
      return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/* Reads one escape, or two that make one character together. Returns how many bytes were read. */
static size_t read_escape(const char *text, size_t length, uint32_t *character) {
  int32_t unit = escaped_unit(text, length);
  if (unit < 0)
    return 0;
  *character = (uint32_t)unit;
  if (unit < 0xD800 || unit > 0xDFFF)
    return 7;
  int32_t low = unit < 0xDC00 ? escaped_unit(text + 7, length - 7) : -1;
  bool is_pair = low >= 0xDC00 && low <= 0xDFFF;
  *character = is_pair ? 0x10000u + (((uint32_t)unit - 0xD800u) << 10) + ((uint32_t)low - 0xDC00u) : 0xFFFDu;
  return is_pair ? 14 : 7;
}

size_t cr_unescape(char *text, size_t length) {
  char *first = length == 0 ? NULL : memchr(text, '_', length);
  if (first == NULL)
    return length;
  size_t kept = (size_t)(first - text);
  for (size_t i = kept; i < length;) {
    uint32_t character;
    size_t read = read_escape(text + i, length - i, &character);
    if (read == 0)
      text[kept++] = text[i++];
    else if (character != 0) /* text ends in NUL */
      kept += cr_utf8_write(character, text + kept);
    i += read;
  }
  text[kept] = '\0';
  return kept;
}
