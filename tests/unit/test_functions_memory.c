/* test_functions_memory.c - every allocation of every spreadsheet function fails once
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As test_memory_failure.c, with failing_memory.h in the place of malloc() and its like. What a
 * call returns is MEMORY or no error, nothing is lost, and the next call is as good as the first.
 */
#include "failing_memory.h"
#include "function_fixture.h"

#include <stdlib.h>
#include <string.h>

/* ---- One call ---- */

static compact_library *library;

/* Good arguments, or arguments of which the named one is a mistake. */
static cell argument_of(const char *name, bool is_mistake) {
  static const struct {
    const char *name, *good, *bad;
  } values[] = {
      {"compact", "derby", "darby"},
      {"clause", "9.2", "9.22"},
      {"names", "decision_notified", "decision_told"},
      {"values", "2026-12-01", "soon"},
      {"because", "A flood", "A flood"},
      {"what", "applies", "colour"},
      {"bearer", "vcs", "council"},
      {"theme", "monitoring", "colour"},
      {"period", "P3M", "P3X"},
  };
  for (size_t i = 0; i < COUNT_OF(values); i++) {
    size_t length = strlen(values[i].name);
    if (strncmp(name, values[i].name, length) == 0 && (name[length] == ' ' || name[length] == '\0'))
      return words(is_mistake ? values[i].bad : values[i].good);
  }
  return is_mistake ? words("soon") : number(46387);
}

static const function *called;
static cell arguments[ARGUMENTS_MAX];

static compact_error call_once(void) {
  cell result = {CELL_BLANK, 0, NULL};
  table tables[ARGUMENTS_MAX], filled = {0};
  scratch *room;
  for (size_t i = 0; i < ARGUMENTS_MAX; i++)
    tables[i] = (table){1, 1, &arguments[i], true};
  compact_error error = scratch_new(library, &room);
  if (error != COMPACT_ERROR_NONE)
    return error;
  call_context context = {library, room, COMPACT_NULL_DATE_1899, "", NULL};
  error = function_is_table(called) ? function_call_table(called, &context, tables, &filled)
                                    : function_call(called, &context, arguments, &result);
  cell_clear(&result);
  table_clear(&filled);
  scratch_free(room);
  return error;
}

/* ---- All of them ---- */

/* Each with good arguments, and with each of its arguments a mistake. */
static void every_function(void **state) {
  (void)state;
  for (size_t i = 0; i < function_count(); i++) {
    called = function_at(i);
    size_t count = function_argument_count(called);
    for (size_t mistake = 0; mistake <= count; mistake++) {
      const char *names = function_argument_names(called);
      memset(arguments, 0, sizeof arguments);
      for (size_t j = 0; j < count; j++, names += strcspn(names, " ") + 1)
        arguments[j] = argument_of(names, j == mistake);
      fail_each(function_name(called), call_once, COMPACT_ERROR_NONE);
    }
  }
}

static int prepare(void **state) {
  (void)state;
  return compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE ? 0 : 1;
}

static int clean_up(void **state) {
  (void)state;
  compact_library_free(library);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_function),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
