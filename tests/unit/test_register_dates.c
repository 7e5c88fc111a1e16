/* test_register_dates.c - dates as they are found in other people's tables
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "found_date.h"

#include "fixture.h"

#include <stdio.h>
#include <string.h>

/* What was found, as "2027-04-01", "2027-04-01 to 2027-04-30", "2027-04-01 or 2027-01-04", or the form. */
static const char *written(cr_found_date found, char *buffer, size_t size) {
  static const char *const forms[] = {
      [CR_FORM_BLANK] = "blank",   [CR_FORM_WORD] = "word",     [CR_FORM_FINANCIAL] = "financial",
      [CR_FORM_NO_DAY] = "no day", [CR_FORM_UNREAD] = "unread", [CR_FORM_COUNT] = ""};
  char first[COMPACT_DATE_SIZE], last[COMPACT_DATE_SIZE];
  if (found.form == CR_FORM_FIGURES)
    snprintf(buffer, size, "%s or %s", compact_date_iso(found.day_first, first),
             compact_date_iso(found.month_first, last));
  else if (forms[found.form] != NULL)
    snprintf(buffer, size, "%s", forms[found.form]);
  else if (found.first == found.last)
    snprintf(buffer, size, "%s", compact_date_iso(found.first, first));
  else
    snprintf(buffer, size, "%s to %s", compact_date_iso(found.first, first),
             compact_date_iso(found.last, last));
  return buffer;
}

typedef struct row {
  const char *text, *expected;
} row;

static void check(const row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    char is[64];
    written(cr_found_date_of(rows[i].text), is, sizeof is);
    if (strcmp(is, rows[i].expected) != 0)
      fail_msg("\"%s\": %s, not %s", rows[i].text, is, rows[i].expected);
  }
}

static void days_beyond_doubt(void **state) {
  static const row rows[] = {
      {"2027-04-01", "2027-04-01"},
      {" 2027-04-01 ", "2027-04-01"},
      {"2027/04/01", "2027-04-01"},
      {"20270401", "2027-04-01"},
      {"2027-04-01T00:00:00Z", "2027-04-01"},
      {"2027-04-01T00:30:00+01:00", "2027-04-01"},
      {"2027-04-01T23:59:59-11:00", "2027-04-01"},
      {"2027-04-01 23:59", "2027-04-01"},
      {"1 April 2027", "2027-04-01"},
      {"1st April 2027", "2027-04-01"},
      {"22nd Apr. 2027", "2027-04-22"},
      {"3RD APR 2027", "2027-04-03"},
      {"4th of April 2027", "unread"},
      {"1-Apr-27", "2027-04-01"},
      {"01 Sept 2027", "2027-09-01"},
      {"Thursday 1 April 2027", "2027-04-01"},
      {"Thu, 1 Apr 2027", "2027-04-01"},
      {"April 1, 2027", "2027-04-01"},
      {"1\xC2\xA0"
       "April 2027",
       "2027-04-01"},
      {"1/Apr/2027", "2027-04-01"},
      {"46113", "2026-04-01"},
      {"29 Feb 2028", "2028-02-29"},
  };
  (void)state;
  check(rows, COUNT_OF(rows));
}

static void figures(void **state) {
  static const row rows[] = {
      {"01/04/2027", "2027-04-01 or 2027-01-04"},
      {"1.4.2027", "2027-04-01 or 2027-01-04"},
      {"01-04-27", "2027-04-01 or 2027-01-04"},
      {"31/3/27", "2027-03-31 or "},
      {"3/31/1999", " or 1999-03-31"},
      {"01/04/69", "2069-04-01 or 2069-01-04"},
      {"01/04/70", "1970-04-01 or 1970-01-04"},
      {"05/05/2027", "2027-05-05 or 2027-05-05"},
      {"01/04/2027 00:00:00", "2027-04-01 or 2027-01-04"},
      {"31/02/2027", "no day"},
      {"13/13/2027", "no day"},
      {"00/01/1900", "no day"},
      {"01/04/202", "unread"},
      {"01 04 2027", "unread"},
      {"1/4", "unread"},
  };
  (void)state;
  check(rows, COUNT_OF(rows));
}

static void months_and_years(void **state) {
  static const row rows[] = {
      {"April 2027", "2027-04-01 to 2027-04-30"},
      {"Apr 2027", "2027-04-01 to 2027-04-30"},
      {"Apr-27", "2027-04-01 to 2027-04-30"},
      {"04/2027", "2027-04-01 to 2027-04-30"},
      {"2027-04", "2027-04-01 to 2027-04-30"},
      {"Feb 2028", "2028-02-01 to 2028-02-29"},
      {"2027", "2027-01-01 to 2027-12-31"},
      {"1066", "no day"},
      {"2026/27", "financial"},
      {"2026-27", "financial"},
      {"2026/2027", "financial"},
      {"FY 2026/27", "financial"},
      {"2011-12", "financial"},
      {"1999/00", "financial"},
      {"2026/27 only", "financial"},
      {"2026/29", "unread"},
      {"2026/04", "unread"},
      {"13/2027", "unread"},
  };
  (void)state;
  check(rows, COUNT_OF(rows));
}

static void no_dates(void **state) {
  static const row rows[] = {
      {"", "blank"},
      {" \xC2\xA0 ", "blank"},
      {"Ongoing", "word"},
      {"TBC", "word"},
      {"N/A", "word"},
      {"Open ended", "word"},
      {"-", "word"},
      {"March", "word"},
      {"Q1 2027", "unread"},
      {"12 months", "unread"},
      {"see note 3", "unread"},
      {"12345678901", "unread"},
      {"123", "unread"},
      {"10000", "unread"},
      {"1/2/3/4/5/6/7/8/9", "unread"},
      {"\xC3\xA9t\xC3\xA9 2027", "unread"},
  };
  (void)state;
  check(rows, COUNT_OF(rows));
}

static void an_order_settles_figures(void **state) {
  static const struct {
    const char *text;
    compact_date_order order;
    const char *expected;
  } table[] = {
      {"01/04/2027", COMPACT_ORDER_DMY, "2027-04-01"},
      {"01/04/2027", COMPACT_ORDER_MDY, "2027-01-04"},
      {"01/04/2027", COMPACT_ORDER_NONE, "2027-04-01 or 2027-01-04"},
      {"31/03/2027", COMPACT_ORDER_NONE, "2027-03-31"},
      {"31/03/2027", COMPACT_ORDER_MDY, "no day"},
      {"03/31/2027", COMPACT_ORDER_NONE, "2027-03-31"},
      {"05/05/2027", COMPACT_ORDER_NONE, "2027-05-05"},
      {"2027-04-01", COMPACT_ORDER_MDY, "2027-04-01"},
      {"April 2027", COMPACT_ORDER_MDY, "2027-04-01 to 2027-04-30"},
  };
  char is[64];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    cr_found_date found = cr_found_date_settle(cr_found_date_of(table[i].text), table[i].order);
    assert_string_equal(written(found, is, sizeof is), table[i].expected);
  }
}

/* Every day of nine years, written in ways of our own, is that day again. */
static void every_day_in_every_form(void **state) {
  static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  (void)state;
  for (compact_date date = day(2020, 1, 1); date <= day(2028, 12, 31); date++) {
    int year, month, number;
    char text[5][64];
    compact_date_split(date, &year, &month, &number);
    const char *ending = number % 10 == 1 && number != 11   ? "st"
                         : number % 10 == 2 && number != 12 ? "nd"
                         : number % 10 == 3 && number != 13 ? "rd"
                                                            : "th";
    snprintf(text[0], sizeof text[0], "%04d-%02d-%02dT09:00:00Z", year, month, number);
    snprintf(text[1], sizeof text[1], "%d%s %s %d", number, ending, months[month - 1], year);
    snprintf(text[2], sizeof text[2], "%02d-%.3s-%02d", number, months[month - 1], year % 100);
    snprintf(text[3], sizeof text[3], "%d/%d/%d", number, month, year);
    snprintf(text[4], sizeof text[4], "%d.%d.%02d", number, month, year % 100);
    for (size_t i = 0; i < COUNT_OF(text); i++) {
      cr_found_date found = cr_found_date_settle(cr_found_date_of(text[i]), COMPACT_ORDER_DMY);
      if (found.form != CR_FORM_DAY || found.first != date || found.last != date)
        fail_msg("%s is not taken for itself", text[i]);
    }
  }
}

/* What is read at once is what taking it apart gives, for which a space in front is enough. */
static void at_once_as_taken_apart(void **state) {
  static const int years[] = {0, 1, 1582, 1583, 1900, 2024, 2027, 9999};
  static const char *const forms[] = {" %02d/%02d/%04d", " %02d-%02d-%04d", " %d/%02d/%04d",
                                      " %02d/%02d/%04dx"};
  char text[32], quick[64], apart[64];
  (void)state;
  for (int i = 0; i < 4 * 8 * 33 * 33; i++) {
    int first = i / 32 % 33, second = i / 32 / 33;
    snprintf(text, sizeof text, forms[i % 4], first, second, years[i / 4 % 8]);
    written(cr_found_date_of(text + 1), quick, sizeof quick);
    assert_string_equal(written(cr_found_date_of(text), apart, sizeof apart), quick);
    snprintf(text, sizeof text, " %04d-%02d-%02d", years[i / 4 % 8], first, second);
    written(cr_found_date_of(text + 1), quick, sizeof quick);
    assert_string_equal(written(cr_found_date_of(text), apart, sizeof apart), quick);
  }
}

/* Whatever stands in a cell, a range has its days in order and nothing else has any. */
static void any_text_at_all(void **state) {
  static const char letters[] = "0123456789012345678901234567890/-. ,:TAprMayst\xC2\xA0\xE2";
  uint32_t random = 20270401;
  (void)state;
  for (int i = 0; i < 200000; i++) {
    char text[24];
    size_t length = (size_t)i % (sizeof text - 1);
    for (size_t j = 0; j < length; j++) {
      random = random * 1664525 + 1013904223;
      text[j] = letters[(random >> 16) % (sizeof letters - 1)];
    }
    text[length] = '\0';
    cr_found_date found = cr_found_date_of(text);
    bool has_days = found.form == CR_FORM_DAY || found.form == CR_FORM_SERIAL ||
                    found.form == CR_FORM_MONTH || found.form == CR_FORM_YEAR;
    assert_int_equal(has_days, found.first != COMPACT_NO_DATE);
    assert_true(found.first <= found.last);
  }
}

static void cells_of_every_kind(void **state) {
  static const struct {
    cr_found_cell cell;
    cr_date_form form;
  } table[] = {
      {{0, CR_FOUND_BLANK, "", 0, 0, false}, CR_FORM_BLANK},
      {{0, CR_FOUND_DATE, "46113", 46113, 700000, false}, CR_FORM_DAY},
      {{0, CR_FOUND_DATE, "0", 0, 0, false}, CR_FORM_UNREAD},
      {{0, CR_FOUND_NUMBER, "2027", 2027, 0, false}, CR_FORM_YEAR},
      {{0, CR_FOUND_NUMBER, "46113.5", 46113.5, 0, false}, CR_FORM_UNREAD},
      {{0, CR_FOUND_BOOLEAN, "TRUE", 1, 0, false}, CR_FORM_UNREAD},
      {{0, CR_FOUND_ERROR, "#REF!", 0, 0, false}, CR_FORM_UNREAD},
  };
  (void)state;
  assert_int_equal(cr_found_date_read(NULL).form, CR_FORM_BLANK);
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_int_equal(cr_found_date_read(&table[i].cell).form, table[i].form);
}

static void words_that_say_that_there_is_none(void **state) {
  static const struct {
    const char *text;
    bool is_none;
  } table[] = {{"TBC", true},  {"n/a", false},       {"Open-ended", true},  {"ongoing ", true},
               {"-", true},    {"Not yet", true},    {"see letter", false}, {"given by phone", false},
               {"yes", false}, {"cancelled", false}, {"unknown", false}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    cr_found_cell cell = {.kind = CR_FOUND_TEXT, .text = table[i].text};
    if (cr_found_date_is_none(&cell) != table[i].is_none)
      fail_msg("\"%s\"", table[i].text);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_beyond_doubt),        cmocka_unit_test(figures),
      cmocka_unit_test(months_and_years),         cmocka_unit_test(no_dates),
      cmocka_unit_test(an_order_settles_figures), cmocka_unit_test(every_day_in_every_form),
      cmocka_unit_test(at_once_as_taken_apart),   cmocka_unit_test(any_text_at_all),
      cmocka_unit_test(cells_of_every_kind),      cmocka_unit_test(words_that_say_that_there_is_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
