/* found_date.c - a date as it was found in somebody's table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "found_date.h"

#include "fold.h"
#include "nearest.h"

#include <string.h>

/* ---- Parts ---- */

enum { PARTS_MAX = 8, TEXT_SIZE = 64 };

typedef struct part {
  int value;  /* of figures; of a month's name its number */
  int digits; /* 0: a word */
  bool is_month, is_weekday;
  char before; /* the sign that parts it from the one before: one of "-/. ", or 0 */
} part;

typedef struct parts {
  part all[PARTS_MAX];
  size_t count;
  bool is_clean; /* nothing but parts, and signs that dates have */
} parts;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the word is the name, or its first letters, three of them or more. */
static bool begins(const char *name, const char *word, size_t length) {
  if (length < 3 || length > strlen(name))
    return false;
  for (size_t i = 0; i < length; i++) {
    if ((word[i] | 0x20) != name[i])
      return false;
  }
  return true;
}

static int place_among(const char *const names[], size_t count, const char *word, size_t length) {
  for (size_t i = 0; i < count; i++) {
    if (begins(names[i], word, length))
      return (int)i + 1;
  }
  return 0;
}

static void read_word(const char *word, size_t length, part *out) {
  static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
  static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                     "friday", "saturday", "sunday"};
  out->value = place_among(months, 12, word, length);
  if (length == 4 && begins("sept", word, 4))
    out->value = 9;
  out->is_month = out->value > 0;
  out->is_weekday = !out->is_month && place_among(days, 7, word, length) > 0;
}

/* Whether the letters behind a day's figures are those of 1st, 2nd, 3rd, 4th. */
static bool is_ordinal(const char *text) {
  static const char *const endings[] = {"st", "nd", "rd", "th"};
  for (size_t i = 0; i < 4; i++) {
    if ((text[0] | 0x20) == endings[i][0] && (text[1] | 0x20) == endings[i][1] && !is_letter(text[2]))
      return true;
  }
  return false;
}

static const char *read_figures(const char *text, part *out) {
  for (; is_digit(*text); text++) {
    out->digits++;
    if (out->digits <= 8)
      out->value = out->value * 10 + (*text - '0');
  }
  return out->digits <= 2 && is_ordinal(text) ? text + 2 : text;
}

/* Where the time of day behind a date begins: "T00:00", " 00:00"; the end if there is none. */
static const char *time_of_day(const char *text) {
  const char *colon = strchr(text, ':');
  if (colon == NULL)
    return text + strlen(text);
  const char *start = colon;
  while (start > text && is_digit(start[-1]))
    start--;
  if (start == colon || start == text || (start[-1] != ' ' && start[-1] != 'T' && start[-1] != 't'))
    return text + strlen(text);
  return start - 1;
}

static parts split(const char *text) {
  parts found = {.is_clean = true};
  const char *end = time_of_day(text);
  char before = 0;
  while (text < end) {
    if (strchr("-/., ", *text) != NULL) {
      before = *text == ',' ? ' ' : before == 0 || before == ' ' ? *text : before;
      text++;
      continue;
    }
    part *next = &found.all[found.count];
    const char *start = text;
    if (found.count == PARTS_MAX || (!is_digit(*text) && !is_letter(*text))) {
      found.is_clean = false;
      return found;
    }
    *next = (part){.before = before};
    before = 0;
    if (is_digit(*text)) {
      text = read_figures(text, next);
    } else {
      while (is_letter(*text) && text < end)
        text++;
      read_word(start, (size_t)(text - start), next);
    }
    found.count++;
  }
  return found;
}

/* ---- Dates of parts ---- */

/* A year of four figures, or of two; 0 if it is neither. */
static int year_of(part figures, bool *is_short) {
  if (figures.digits == 4)
    return figures.value;
  if (figures.digits != 2)
    return 0;
  *is_short = true;
  return figures.value < 70 ? 2000 + figures.value : 1900 + figures.value;
}

static cr_found_date a_day(int year, int month, int day) {
  compact_date date;
  if (compact_date_make(year, month, day, &date) != COMPACT_ERROR_NONE)
    return (cr_found_date){.form = CR_FORM_NO_DAY};
  return (cr_found_date){.form = CR_FORM_DAY, .first = date, .last = date};
}

static cr_found_date days_of(cr_date_form form, int year, int first_month, int last_month) {
  cr_found_date found = {.form = form};
  int length = 31;
  if (compact_date_make(year, first_month, 1, &found.first) != COMPACT_ERROR_NONE)
    return (cr_found_date){.form = CR_FORM_NO_DAY};
  while (compact_date_make(year, last_month, length, &found.last) != COMPACT_ERROR_NONE)
    length--;
  return found;
}

static cr_found_date by_figures(int first, int second, int year) {
  cr_found_date found = {.form = CR_FORM_FIGURES};
  if (compact_date_make(year, second, first, &found.day_first) != COMPACT_ERROR_NONE)
    found.day_first = COMPACT_NO_DATE;
  if (compact_date_make(year, first, second, &found.month_first) != COMPACT_ERROR_NONE)
    found.month_first = COMPACT_NO_DATE;
  if (found.day_first == COMPACT_NO_DATE && found.month_first == COMPACT_NO_DATE)
    return (cr_found_date){.form = CR_FORM_NO_DAY};
  return found;
}

/* Day, month and year in any of the orders that people write. */
static cr_found_date of_three(const part *all) {
  cr_found_date unread = {.form = CR_FORM_UNREAD}, found = unread;
  bool is_short = false;
  if (all[0].digits == 4 && all[1].digits > 0 && all[2].digits > 0)
    return all[1].digits > 2 || all[2].digits > 2 ? unread : a_day(all[0].value, all[1].value, all[2].value);
  int year = year_of(all[2], &is_short);
  if (year == 0 || all[0].digits > 2 || all[1].digits > 2)
    return unread;
  if (all[0].digits > 0 && all[1].is_month)
    found = a_day(year, all[1].value, all[0].value);
  else if (all[0].is_month && all[1].digits > 0)
    found = a_day(year, all[0].value, all[1].value);
  else if (all[0].digits > 0 && all[1].digits > 0 && all[1].before != ' ' && all[2].before != ' ')
    found = by_figures(all[0].value, all[1].value, year);
  found.has_short_year = is_short;
  return found;
}

static bool is_financial(part year, part next) {
  int following = year.value + 1;
  return (next.digits == 2 && next.value == following % 100) || (next.digits == 4 && next.value == following);
}

/* A month and a year. "2011-12" could be a month or a financial year, and so is neither. */
static cr_found_date of_two(const part *all) {
  cr_found_date unread = {.form = CR_FORM_UNREAD};
  bool is_short = false;
  if (all[0].digits == 4 && all[1].digits > 0 && all[1].before != ' ') {
    bool is_month = all[1].digits == 2 && all[1].before == '-' && all[1].value >= 1 && all[1].value <= 12;
    if (is_financial(all[0], all[1]))
      return (cr_found_date){.form = CR_FORM_FINANCIAL};
    return is_month ? days_of(CR_FORM_MONTH, all[0].value, all[1].value, all[1].value) : unread;
  }
  int year = all[0].is_month || all[1].digits == 4 ? year_of(all[1], &is_short) : 0;
  bool is_month = all[0].is_month || (all[0].digits > 0 && all[0].value >= 1 && all[0].value <= 12);
  if (year == 0 || !is_month || all[0].digits > 2)
    return unread;
  cr_found_date found = days_of(CR_FORM_MONTH, year, all[0].value, all[0].value);
  found.has_short_year = is_short;
  return found;
}

/* The serial numbers of 1950 to 2099: others are more likely to be something else. */
enum { SERIAL_FIRST = 18264, SERIAL_LAST = 73050 };

static cr_found_date of_one(part figures) {
  if (figures.digits == 4)
    return days_of(CR_FORM_YEAR, figures.value, 1, 12);
  if (figures.digits == 8)
    return a_day(figures.value / 10000, figures.value / 100 % 100, figures.value % 100);
  if (figures.digits != 5 || figures.value < SERIAL_FIRST || figures.value > SERIAL_LAST)
    return (cr_found_date){.form = CR_FORM_UNREAD};
  compact_date date = COMPACT_NULL_DATE_1899 + figures.value;
  return (cr_found_date){.form = CR_FORM_SERIAL, .first = date, .last = date};
}

static bool has_digit(const char *text) {
  for (; *text != '\0'; text++) {
    if (is_digit(*text))
      return true;
  }
  return false;
}

/* "FY 2026/27" and "2026/27 only" are financial years all the same. */
static bool mentions_financial_year(const parts *found) {
  for (size_t i = 1; i < found->count; i++) {
    const part *year = &found->all[i - 1], *next = &found->all[i];
    if (year->digits == 4 && next->digits > 0 && next->before != ' ' && is_financial(*year, *next) &&
        (i + 1 == found->count || found->all[i + 1].digits == 0))
      return true;
  }
  return false;
}

static cr_found_date of_parts(const part *all, size_t count) {
  if (count == 3)
    return of_three(all);
  if (count == 2 && (all[0].digits > 0 || all[0].is_month))
    return of_two(all);
  if (count == 1 && all[0].digits > 0)
    return of_one(all[0]);
  return (cr_found_date){.form = CR_FORM_UNREAD};
}

/* Whether the eight bytes that ought to be figures are: the upper half of each is 3, and still is with 6
 * added to the lower one. */
static bool has_iso_figures(const char *text) {
  const uint64_t upper = 0xF0F0F0F0F0F0F0F0, threes = 0x3030303030303030, sixes = 0x0606060606060606;
  uint32_t year;
  uint16_t month, day;
  memcpy(&year, text, sizeof year);
  memcpy(&month, text + 5, sizeof month);
  memcpy(&day, text + 8, sizeof day);
  uint64_t figures = (uint64_t)year << 32 | (uint64_t)month << 16 | day;
  return (figures & upper) == threes && ((figures + sixes) & upper) == threes;
}

static int two_figures(const char *text) {
  return text[0] * 10 + text[1] - '0' * 11;
}

/* Whether text of more than ten bytes goes on as a time of day does. */
static bool goes_on(const char *text, size_t length) {
  return length > 13 && text[10] == 'T' && is_digit(text[11]) && is_digit(text[12]) && text[13] == ':';
}

typedef struct iso_date {
  int year, month, day;
} iso_date;

/* "2027-04-01", alone or before a time: most dates of most files, and so read at once. */
static bool read_iso(const char *text, size_t length, iso_date *out) {
  if (!cr_may_be_iso(text, length) || (length > 10 && !goes_on(text, length)))
    return false;
  out->year = two_figures(text) * 100 + two_figures(text + 2);
  out->month = two_figures(text + 5);
  out->day = two_figures(text + 8);
  return has_iso_figures(text);
}

compact_date cr_found_iso_date(const char *text, size_t length) {
  iso_date iso;
  compact_date date = COMPACT_NO_DATE;
  if (read_iso(text, length, &iso))
    compact_date_make(iso.year, iso.month, iso.day, &date);
  return date;
}

/* "01/04/2027", which most registers of English councils hold, is read at once as well. */
static bool has_slashes(const char *text) {
  static const char form[] = "00/00/0000";
  for (size_t i = 0; i < sizeof form; i++) {
    if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i])
      return false;
  }
  return memcmp(text + 6, "0000", 4) != 0;
}

bool cr_found_has_day(const cr_found_cell *cell) {
  return cr_found_day(cell) != COMPACT_NO_DATE || (cell->kind == CR_FOUND_TEXT && has_slashes(cell->text));
}

/* What is not read at once. */
static cr_found_date take_apart(const char *text) {
  char tidy[TEXT_SIZE];
  cr_found_date date = {.form = CR_FORM_UNREAD};
  cr_tidy(text, tidy, sizeof tidy);
  if (tidy[0] == '\0')
    return (cr_found_date){.form = CR_FORM_BLANK};
  if (!has_digit(tidy))
    return (cr_found_date){.form = CR_FORM_WORD};
  parts found = split(tidy);
  size_t first = found.count > 0 && found.all[0].is_weekday ? 1 : 0;
  if (found.is_clean)
    date = of_parts(found.all + first, found.count - first);
  if (date.form == CR_FORM_UNREAD && mentions_financial_year(&found))
    date.form = CR_FORM_FINANCIAL;
  return date;
}

cr_found_date cr_found_date_of(const char *text) {
  iso_date iso;
  if (has_slashes(text))
    return by_figures(two_figures(text), two_figures(text + 3),
                      two_figures(text + 6) * 100 + two_figures(text + 8));
  return read_iso(text, strlen(text), &iso) ? a_day(iso.year, iso.month, iso.day) : take_apart(text);
}

cr_found_date cr_found_date_read(const cr_found_cell *cell) {
  if (cell == NULL || cr_found_cell_is_blank(cell))
    return (cr_found_date){.form = CR_FORM_BLANK};
  if (cr_found_day(cell) != COMPACT_NO_DATE)
    return (cr_found_date){.form = CR_FORM_DAY, .first = cell->date, .last = cell->date};
  if (cell->kind != CR_FOUND_TEXT && cell->kind != CR_FOUND_NUMBER)
    return (cr_found_date){.form = CR_FORM_UNREAD};
  return cr_found_date_of(cell->text);
}

bool cr_found_date_is_none(const cr_found_cell *cell) {
  static const char words[] =
      " ongoing tbc tba tbd none nil notyet openended open rolling continuous continuing nodate noenddate "
      "pending awaited perpetual indefinite permanent tobeconfirmed tobeagreed tobedecided ";
  char folded[CR_FOLDED_SIZE];
  return cell->kind == CR_FOUND_TEXT && (cr_fold(cell->text, folded)[0] == '\0' || cr_word_in(folded, words));
}

cr_found_date cr_found_date_settle(cr_found_date found, compact_date_order order) {
  if (found.form != CR_FORM_FIGURES)
    return found;
  compact_date date = order == COMPACT_ORDER_MDY ? found.month_first : found.day_first;
  if (order == COMPACT_ORDER_NONE) {
    bool both = found.day_first != COMPACT_NO_DATE && found.month_first != COMPACT_NO_DATE;
    if (both && found.day_first != found.month_first)
      return found;
    date = found.day_first != COMPACT_NO_DATE ? found.day_first : found.month_first;
  }
  found.form = date == COMPACT_NO_DATE ? CR_FORM_NO_DAY : CR_FORM_DAY;
  found.first = found.last = date;
  return found;
}
