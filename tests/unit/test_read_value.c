/* test_read_value.c - numbers, ISO dates, number formats, escapes and encodings
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include "read_csv.h"
#include "read_encoding.h"
#include "read_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Numbers ---- */

/* strtod() under the C locale is the judge. */
static void numbers_are_those_of_strtod(void **state) {
  static const char *const texts[] = {"0",
                                      "-0",
                                      "1",
                                      "+1",
                                      "007",
                                      "1.5",
                                      "-1.5",
                                      ".5",
                                      "5.",
                                      "1e5",
                                      "1E+05",
                                      "1e-5",
                                      "123456789012345",
                                      "1234567890123456",
                                      "0.1",
                                      "0.30000000000000004",
                                      "9007199254740993",
                                      "1e22",
                                      "1e23",
                                      "8.5e-23",
                                      "1.7976931348623157e308",
                                      "5e-324",
                                      "2.2250738585072011e-308",
                                      "0.000000000000000000000000000000001",
                                      "100000000000000000000000000000000",
                                      "4.35",
                                      "46113.999988425924",
                                      "0e99999",
                                      "000000000000000000000000000000000000000000000001.25"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    double number, judged = strtod(texts[i], NULL);
    assert_true(cr_number_read(texts[i], &number));
    if (memcmp(&number, &judged, sizeof number) != 0)
      fail_msg("%s is %.17g and not %.17g", texts[i], number, judged);
  }
}

static void drawn_numbers(void **state) {
  uint32_t draw = 1;
  (void)state;
  for (int i = 0; i < 200000; i++) {
    char text[60];
    double number;
    draw = draw * 1664525u + 1013904223u;
    unsigned whole = draw >> 8, part = draw % 1000000;
    snprintf(text, sizeof text,
             i % 3 == 0   ? "%u.%u"
             : i % 3 == 1 ? "%u%06ue-%d"
                          : "-0.%u%ue%d",
             whole, part, (int)(draw % 30));
    double judged = strtod(text, NULL);
    assert_true(cr_number_read(text, &number));
    if (memcmp(&number, &judged, sizeof number) != 0)
      fail_msg("%s is %.17g and not %.17g", text, number, judged);
  }
}

static void what_is_no_number(void **state) {
  static const char *const texts[] = {"",      "-",   ".",     "e5",       "1e",      "1e+",
                                      "1,5",   "1 ",  " 1",    "0x10",     "inf",     "nan",
                                      "1.2.3", "--1", "1e400", "-1e99999", "\xD9\xA1"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    double number;
    if (cr_number_read(texts[i], &number))
      fail_msg("\"%s\" is read as %g", texts[i], number);
  }
}

static void indexes(void **state) {
  uint32_t index;
  (void)state;
  assert_true(cr_index_read("0", 9, &index) && index == 0);
  assert_true(cr_index_read("4294967295", UINT32_MAX, &index) && index == UINT32_MAX);
  assert_false(cr_index_read("4294967296", UINT32_MAX, &index));
  assert_false(cr_index_read("99999999999999999999999999", UINT32_MAX, &index));
  assert_false(cr_index_read("10", 9, &index));
  assert_false(cr_index_read("", 9, &index));
  assert_false(cr_index_read("-1", 9, &index));
  assert_false(cr_index_read("1.0", 9, &index));
}

/* ---- Dates ---- */

static void iso_dates(void **state) {
  static const char *const dates[] = {
      "2027-03-31",       "2027-03-31T00:00:00", "2027-03-31T23:59:59.999+14:00",
      "2027-03-31 12:00", "2027-03-31Z",         "2027-03-31+01:00"};
  static const char *const others[] = {"",           "2027-03",     "2027-3-31", "27-03-31",
                                       "2027-02-29", "2027-03-31x", "20270331",  "2027/03/31",
                                       "1582-12-31", "-027-03-31",  "2027-03-3"};
  compact_date date;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(dates); i++)
    assert_true(cr_iso_date_read(dates[i], &date) && date == day(2027, 3, 31));
  for (size_t i = 0; i < COUNT_OF(others); i++) {
    if (cr_iso_date_read(others[i], &date) || date != COMPACT_NO_DATE)
      fail_msg("\"%s\" is read as a date", others[i]);
  }
}

static void number_formats(void **state) {
  static const char *const dates[] = {"dd/mm/yyyy",
                                      "d",
                                      "YYYY",
                                      "mmm",
                                      "mmmm yy",
                                      "mm",
                                      "[$-809]dd mmmm yyyy;@",
                                      "[Red]d",
                                      "yyyy\\-mm\\-dd hh:mm",
                                      "\"on \"d\\.m",
                                      "General;yyyy",
                                      "m/d h:mm",
                                      "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                                      "_(d_)",
                                      "*-yy"};
  static const char *const others[] = {"",
                                       "General",
                                       "0.00",
                                       "#,##0",
                                       "h:mm",
                                       "mm:ss",
                                       "[h]:mm:ss",
                                       "[mm]:ss",
                                       "[s]",
                                       "0.00E+00",
                                       "@",
                                       "\"day\" 0",
                                       "\\d0",
                                       "_d0",
                                       "*y0",
                                       "[Yellow]0",
                                       "[$-F400]h:mm:ss\\ AM/PM",
                                       "0\"yyyy",
                                       "0\\",
                                       "[dd",
                                       "# ?/?",
                                       "h\"d\"m"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(dates); i++) {
    if (!cr_format_is_date(dates[i]))
      fail_msg("\"%s\" shows a date", dates[i]);
  }
  for (size_t i = 0; i < COUNT_OF(others); i++) {
    if (cr_format_is_date(others[i]))
      fail_msg("\"%s\" shows no date", others[i]);
  }
  assert_true(cr_format_number_is_date(14) && cr_format_number_is_date(17) && cr_format_number_is_date(22));
  assert_false(cr_format_number_is_date(0) || cr_format_number_is_date(13) || cr_format_number_is_date(18) ||
               cr_format_number_is_date(21) || cr_format_number_is_date(46) || cr_format_number_is_date(49));
}

/* ---- Encodings ---- */

/* Decodes in parts of that size, what is left going before the next part. */
static char *decoded(const char *bytes, size_t size, size_t part, cr_decoder *decoder) {
  cr_text text = {0}, own = {0};
  cr_decoded next;
  unsigned char block[64];
  size_t left = 0;
  char *made;
  *decoder = (cr_decoder){0};
  for (size_t done = 0; done < size;) {
    size_t more = size - done < part - left ? size - done : part - left;
    memcpy(block + left, bytes + done, more);
    done += more;
    size_t taken = cr_decode(decoder, block, left + more, done == size, &own, &next);
    cr_text_append_bytes(&text, next.bytes, next.length);
    left = left + more - taken;
    memmove(block, block + taken, left);
  }
  cr_text_free(&own);
  assert_int_equal(left, 0);
  assert_int_equal(cr_text_take(&text, &made), COMPACT_ERROR_NONE);
  return made;
}

static void encodings_in_parts_of_every_size(void **state) {
#define BYTES(text) text, sizeof text - 1
  static const struct {
    const char *bytes;
    size_t size;
    const char *text;
    cr_encoding encoding;
    size_t odd;
  } table[] = {
      {BYTES("plain"), "plain", CR_ENCODING_UTF_8, 0},
      {BYTES("\xEF\xBB\xBF"
             "a"),
       "a", CR_ENCODING_UTF_8, 0},
      {BYTES("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"), "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z",
       CR_ENCODING_UTF_8, 0},
      {BYTES("a\xE9z\xC3\xA9"), "a\xC3\xA9z\xC3\x83\xC2\xA9", CR_ENCODING_WINDOWS_1252, 0},
      {BYTES("\x80\x9F\x81"), "\xE2\x82\xAC\xC5\xB8\xEF\xBF\xBD", CR_ENCODING_WINDOWS_1252, 0},
      {BYTES("\xC3\xA9\xE9\xC3\xA9\xFFz"), "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xBFz", CR_ENCODING_UTF_8, 2},
      {BYTES("\xC3\xA9\xE2\x82"), "\xC3\xA9\xC3\xA2\xE2\x80\x9A", CR_ENCODING_UTF_8, 2},
      {BYTES("\xFF\xFE"
             "a\0\xE9\0\x3D\xD8\x00\xDE"),
       "a\xC3\xA9\xF0\x9F\x98\x80", CR_ENCODING_UTF_16_LE, 0},
      {BYTES("\xFE\xFF\0a\0\xE9\xD8\x3D\xDE\x00"), "a\xC3\xA9\xF0\x9F\x98\x80", CR_ENCODING_UTF_16_BE, 0},
      {BYTES("\xFE\xFF\xD8\x3D\0a\xDE\x00\0"),
       "\xEF\xBF\xBD"
       "a\xEF\xBF\xBD",
       CR_ENCODING_UTF_16_BE, 3},
      {BYTES("\xFE\xFF\0a\xD8\x3D"), "a\xEF\xBF\xBD", CR_ENCODING_UTF_16_BE, 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    for (size_t part = 4; part < 32; part++) {
      cr_decoder decoder;
      char *text = decoded(table[i].bytes, table[i].size, part, &decoder);
      if (strcmp(text, table[i].text) != 0 || decoder.encoding != table[i].encoding ||
          decoder.odd_bytes != table[i].odd)
        fail_msg("%zu in parts of %zu: \"%s\", encoding %d, %zu odd", i, part, text, (int)decoder.encoding,
                 decoder.odd_bytes);
      compact_free(text);
    }
  }
}

static void separators(void **state) {
  static const struct {
    const char *text;
    char separator;
  } table[] = {
      {"", ','},
      {"one column\nand no more\n", ','},
      {"a,b\n1,2\n", ','},
      {"a;b\n1,5;2,5\n3,5;4,5\n", ';'},
      {"a\tb\n1,5\t2\n", '\t'},
      {"\"a,b,c\";d\n\"e,f,g\";h\n", ';'},
      {"Title, with, commas\n\na;b\n1;2\n3;4\n", ';'},
      {"a;b,c;d\r1;2,3;4\r5;6,7;8\r", ';'},
      {"\"open; quote", ','},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char separator = cr_csv_separator(table[i].text, strlen(table[i].text));
    if (separator != table[i].separator)
      fail_msg("\"%s\" is parted by \"%c\"", table[i].text, separator);
  }
}

static void escapes(void **state) {
  static const struct {
    const char *written, *meant;
  } table[] = {{"", ""},
               {"_", "_"},
               {"_x000A_", "\n"},
               {"a_x0041_b", "aAb"},
               {"_x005F_x000A_", "_x000A_"},
               {"_x000A", "_x000A"},
               {"_x20AC__x20ac_", "\xE2\x82\xAC\xE2\x82\xAC"},
               {"_xD83D__xDE00_", "\xF0\x9F\x98\x80"},
               {"_xD83D__x0041_", "\xEF\xBF\xBD"
                                  "A"},
               {"_xDE00_", "\xEF\xBF\xBD"},
               {"a_x0000_b", "ab"}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char text[40];
    snprintf(text, sizeof text, "%s", table[i].written);
    size_t length = cr_unescape(text, strlen(text));
    assert_string_equal(text, table[i].meant);
    assert_int_equal(length, strlen(table[i].meant));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_those_of_strtod),
      cmocka_unit_test(drawn_numbers),
      cmocka_unit_test(what_is_no_number),
      cmocka_unit_test(indexes),
      cmocka_unit_test(iso_dates),
      cmocka_unit_test(number_formats),
      cmocka_unit_test(encodings_in_parts_of_every_size),
      cmocka_unit_test(separators),
      cmocka_unit_test(escapes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
