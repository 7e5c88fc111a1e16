/* test_diagnostic.c - collecting and showing what is wrong; error codes
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include "diagnostic.h"

#include <string.h>

static void shown(const compact_diagnostic *diagnostic, const char *expected) {
  char *text;
  assert_int_equal(compact_diagnostic_format(diagnostic, &text), COMPACT_ERROR_NONE);
  assert_string_equal(text, expected);
  compact_free(text);
}

static void format_shows_the_line_and_a_caret(void **state) {
  static const struct {
    compact_diagnostic diagnostic;
    const char *expected;
  } table[] = {
      {{COMPACT_SEVERITY_ERROR, "a.xml", 2, 4, "no", "abcdef"}, "a.xml:2:4: error: no\n  abcdef\n     ^\n"},
      {{COMPACT_SEVERITY_WARNING, "a.xml", 2, 1, "odd", "abc"}, "a.xml:2:1: warning: odd\n  abc\n  ^\n"},
      {{COMPACT_SEVERITY_ERROR, "a.xml", 0, 0, "gone", ""}, "a.xml: error: gone\n"},
      {{COMPACT_SEVERITY_ERROR, "a.xml", 9, 500, "long", ""}, "a.xml:9:500: error: long\n"},
      /* A tab keeps its width; a letter is one column however many bytes it has. */
      {{COMPACT_SEVERITY_ERROR, "a", 1, 3, "m", "\t\tx"}, "a:1:3: error: m\n  \t\tx\n  \t\t^\n"},
      {{COMPACT_SEVERITY_ERROR, "a", 1, 3, "m", "\xC3\xA9\xE2\x82\xACx"},
       "a:1:3: error: m\n  \xC3\xA9\xE2\x82\xACx\n    ^\n"},
      /* What a file is called, and what is quoted, may be anything. */
      {{COMPACT_SEVERITY_ERROR, "a\033[2J\n", 0, 0, "\"\xE2\x80\xAE\"", ""}, "a?[2J?: error: \"?\"\n"},
      /* Past the end of the line. */
      {{COMPACT_SEVERITY_ERROR, "a", 1, 9, "m", "ab"}, "a:1:9: error: m\n  ab\n    ^\n"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    shown(&table[i].diagnostic, table[i].expected);
}

static void list_copies_what_it_is_given(void **state) {
  compact_diagnostics *list;
  char message[] = "first";
  (void)state;
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  assert_int_equal(compact_diagnostics_count(list), 0);
  compact_diagnostic entry = {COMPACT_SEVERITY_ERROR, "a.xml", 1, 2, message, "line"};
  cr_diagnostics_add(list, &entry);
  memset(message, 'x', sizeof message - 1);
  shown(compact_diagnostics_at(list, 0), "a.xml:1:2: error: first\n  line\n   ^\n");
  compact_diagnostics_free(list);
}

static void list_takes_no_more_than_its_limit(void **state) {
  compact_diagnostics *list;
  compact_diagnostic entry = {COMPACT_SEVERITY_ERROR, "a.xml", 1, 1, "m", ""};
  (void)state;
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  for (int i = 0; i < 1000; i++)
    cr_diagnostics_add(list, &entry);
  assert_int_equal(compact_diagnostics_count(list), CR_DIAGNOSTICS_MAX);
  compact_diagnostics_free(list);
  cr_diagnostics_add(NULL, &entry);
  compact_diagnostics_free(NULL);
}

/* The numbers are pinned: other languages have them. */
static void error_numbers_and_texts(void **state) {
  static const compact_error errors[] = {
      COMPACT_ERROR_NONE,     COMPACT_ERROR_MEMORY,    COMPACT_ERROR_ARGUMENT,   COMPACT_ERROR_DATE,
      COMPACT_ERROR_DATE_DAY, COMPACT_ERROR_DATE_YEAR, COMPACT_ERROR_DATE_ORDER, COMPACT_ERROR_PERIOD,
      COMPACT_ERROR_FLAG,     COMPACT_ERROR_CHOICE,    COMPACT_ERROR_NUMBER,     COMPACT_ERROR_NAME,
      COMPACT_ERROR_SYNTAX,   COMPACT_ERROR_INVALID,   COMPACT_ERROR_LIMIT,      COMPACT_ERROR_READ,
      COMPACT_ERROR_WRITE,
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(errors); i++) {
    assert_int_equal(errors[i], i);
    assert_true(strlen(compact_error_text(errors[i])) > 5);
    for (size_t j = 0; j < i; j++)
      assert_string_not_equal(compact_error_text(errors[i]), compact_error_text(errors[j]));
  }
  assert_string_equal(compact_error_text((compact_error)COUNT_OF(errors)), "unknown error");
  assert_string_equal(compact_error_text(COMPACT_ERROR_DATE_DAY), "is not a day in the calendar");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(format_shows_the_line_and_a_caret),
      cmocka_unit_test(list_copies_what_it_is_given),
      cmocka_unit_test(list_takes_no_more_than_its_limit),
      cmocka_unit_test(error_numbers_and_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
