/* value.c - what is recorded for a fact: from text, to text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts.h"
#include "nearest.h"
#include "text.h"

#include <string.h>

compact_value compact_value_date(compact_date date) {
  if (date == COMPACT_NO_DATE)
    return (compact_value){0};
  return (compact_value){.type = COMPACT_TYPE_DATE, .as.date = date};
}

compact_value compact_value_flag(bool flag) {
  return (compact_value){.type = COMPACT_TYPE_FLAG, .as.flag = flag};
}

/* The words without the white space around them; spreadsheets know a space that does not break, too. */
typedef struct span {
  const char *start;
  size_t length;
} span;

static const char no_break_space[] = "\xC2\xA0";

/* The bytes of the space that text begins with, or 0. */
static size_t space_at(const char *text) {
  if (*text != '\0' && strchr(" \t\r\n", *text) != NULL)
    return 1;
  return strncmp(text, no_break_space, 2) == 0 ? 2 : 0;
}

static span trimmed(const char *text) {
  while (space_at(text) > 0)
    text += space_at(text);
  span found = {text, 0};
  for (const char *byte = text; *byte != '\0'; byte += space_at(byte)) {
    for (; *byte != '\0' && space_at(byte) == 0; byte++)
      found.length = (size_t)(byte + 1 - text);
  }
  return found;
}

static bool is_blank(const char *text) {
  return trimmed(text).length == 0;
}

/* Whether the text is that word, whatever the letters' case and the space around it. */
static bool is_word(const char *text, const char *word) {
  span found = trimmed(text);
  return strlen(word) == found.length && cr_same_letters(found.start, word, found.length);
}

static bool is_one_of(const char *text, const char *const words[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (is_word(text, words[i]))
      return true;
  }
  return false;
}

static bool is_yes(const char *text) {
  static const char *const words[] = {"yes", "y", "true", "1"};
  return is_one_of(text, words, sizeof words / sizeof *words);
}

static bool is_no(const char *text) {
  static const char *const words[] = {"no", "n", "false", "0"};
  return is_one_of(text, words, sizeof words / sizeof *words);
}

/* Words that say that there are no words. */
static bool is_nothing(const char *text) {
  static const char *const words[] = {"none", "nil", "n/a", "na",    "n.a.", "nothing",
                                      "-",    "--",  "no.", "none.", "nil."};
  return is_no(text) || is_one_of(text, words, sizeof words / sizeof *words);
}

compact_value compact_value_unreadable(const char *text) {
  return (compact_value){.type = COMPACT_TYPE_UNREADABLE, .as.text = text};
}

compact_value compact_value_text(const char *text) {
  if (is_blank(text))
    return (compact_value){0};
  if (is_yes(text) || is_nothing(text))
    return compact_value_flag(is_yes(text));
  return (compact_value){.type = COMPACT_TYPE_TEXT, .as.text = text};
}

static compact_error parse_date(const char *text, compact_date_order order, compact_value *out) {
  compact_date date;
  compact_error error = compact_date_parse(text, order, &date);
  *out = compact_value_date(date);
  return error;
}

static compact_error parse_flag(const char *text, compact_value *out) {
  if (!is_yes(text) && !is_no(text))
    return COMPACT_ERROR_FLAG;
  *out = compact_value_flag(is_yes(text));
  return COMPACT_ERROR_NONE;
}

static compact_error parse_choice(const compact_fact *fact, const char *text, compact_value *out) {
  for (size_t i = 0; i < fact->choice_count; i++) {
    if (is_word(text, fact->choices[i])) {
      *out = (compact_value){.type = COMPACT_TYPE_CHOICE, .as.choice = (uint32_t)i};
      return COMPACT_ERROR_NONE;
    }
  }
  return COMPACT_ERROR_CHOICE;
}

/* Digits with at most one point among them; strtod() would follow the locale. */
static compact_error parse_number(compact_type type, const char *text, compact_value *out) {
  double number = 0, place = 1;
  bool is_negative = *text == '-', has_digits = false, has_point = false;
  for (text += is_negative; *text != '\0'; text++) {
    if (*text == '.' && !has_point) {
      has_point = true;
    } else if (*text >= '0' && *text <= '9') {
      has_digits = true;
      place *= has_point ? 10 : 1;
      number = number * 10 + (*text - '0');
    } else {
      return COMPACT_ERROR_NUMBER;
    }
  }
  if (!has_digits || place > 1e15 || number > 1e15)
    return COMPACT_ERROR_NUMBER;
  *out = (compact_value){.type = type, .as.number = (is_negative ? -number : number) / place};
  return COMPACT_ERROR_NONE;
}

compact_error compact_value_parse(const compact_fact *fact, const char *text, compact_date_order order,
                                  compact_value *out) {
  *out = (compact_value){0};
  if (is_blank(text))
    return COMPACT_ERROR_NONE;
  switch (fact->type) {
  case COMPACT_TYPE_DATE:
    return parse_date(text, order, out);
  case COMPACT_TYPE_FLAG:
    return parse_flag(text, out);
  case COMPACT_TYPE_CHOICE:
    return parse_choice(fact, text, out);
  case COMPACT_TYPE_NUMBER:
  case COMPACT_TYPE_MONEY:
    return parse_number(fact->type, text, out);
  case COMPACT_TYPE_TEXT:
  case COMPACT_TYPE_NONE:
  case COMPACT_TYPE_UNREADABLE:
    break;
  }
  *out = compact_value_text(text);
  return COMPACT_ERROR_NONE;
}

compact_error compact_value_format(const compact_fact *fact, compact_value value, char **out) {
  cr_text text = {0};
  char date[COMPACT_DATE_SIZE];
  switch (value.type) {
  case COMPACT_TYPE_NONE:
    break;
  case COMPACT_TYPE_DATE:
    cr_text_append(&text, compact_date_iso(value.as.date, date));
    break;
  case COMPACT_TYPE_FLAG:
    cr_text_append(&text, value.as.flag ? "yes" : "no");
    break;
  case COMPACT_TYPE_TEXT:
  case COMPACT_TYPE_UNREADABLE:
    cr_text_append(&text, value.as.text);
    break;
  case COMPACT_TYPE_CHOICE:
    cr_text_append(&text, fact->choices[value.as.choice]);
    break;
  case COMPACT_TYPE_NUMBER:
  case COMPACT_TYPE_MONEY:
    cr_text_append_number(&text, value.as.number);
    break;
  }
  return cr_text_take(&text, out);
}
