/* function_fixture.c - what the tests of the spreadsheet functions share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "function_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const cell blank = {CELL_BLANK, 0, NULL};

cell number(double value) {
  return (cell){CELL_NUMBER, value, NULL};
}

cell words(const char *value) {
  return (cell){CELL_TEXT, 0, (char *)value};
}

static compact_library *library;
static scratch *room;

static int open_path(const char *path) {
  bool is_open = compact_library_open(path, NULL, &library) == COMPACT_ERROR_NONE &&
                 scratch_new(library, &room) == COMPACT_ERROR_NONE;
  return is_open ? 0 : 1;
}

int calls_open(void **state) {
  (void)state;
  return open_path(NULL);
}

void calls_reopen(const char *path) {
  calls_close(NULL);
  assert_int_equal(open_path(path), 0);
}

int calls_close(void **state) {
  (void)state;
  scratch_free(room);
  compact_library_free(library);
  return 0;
}

cell call_function(const char *name, const call *made) {
  const function *called = function_find(name);
  assert_non_null(called);
  call_context context = {library, room, made->null_date == 0 ? COMPACT_NULL_DATE_1899 : made->null_date,
                          made->document_pack == NULL ? "" : made->document_pack, made->mistake};
  cell result;
  assert_int_equal(function_call(called, &context, made->arguments, &result), COMPACT_ERROR_NONE);
  return result;
}

void assert_number(const char *name, const call *made, double expected) {
  cell result = call_function(name, made);
  assert_int_equal(result.kind, CELL_NUMBER);
  assert_true(result.number == expected);
  cell_clear(&result);
}

void assert_kind(const char *name, const call *made, cell_kind expected) {
  cell result = call_function(name, made);
  assert_int_equal(result.kind, expected);
  cell_clear(&result);
}

void assert_words(const char *name, const call *made, const char *expected) {
  cell result = call_function(name, made);
  assert_true(result.kind == CELL_TEXT || result.kind == CELL_OUTCOME);
  assert_string_equal(cell_words(&result), expected);
  cell_clear(&result);
}

void assert_says(const char *name, const call *made, const char *expected) {
  cell result = call_function(name, made);
  assert_non_null(result.text);
  if (strstr(result.text, expected) == NULL)
    fail_msg("\"%s\" is not in: %s", expected, result.text);
  cell_clear(&result);
}

/* ---- Calls with tables ---- */

enum { CELLS_MAX = 64, TEXT_SIZE = 1024 };

/* A table written as text; its cells point into the text, whose marks become NULs. */
static table read_table(char *text, cell cells[CELLS_MAX]) {
  table made = {1, 1, cells, false};
  size_t count = 0;
  for (char *next = text; next != NULL;) {
    char *start = next;
    next = strpbrk(start, "|\n");
    char mark = next == NULL ? '\0' : *next;
    if (next != NULL)
      *next++ = '\0';
    assert_true(count < CELLS_MAX);
    cells[count++] = *start == '\0' ? blank : *start == '=' ? number(strtod(start + 1, NULL)) : words(start);
    made.is_range = made.is_range || mark != '\0';
    made.row_count += mark == '\n' && *next != '\0';
    if (mark == '\n' && *next == '\0')
      break;
  }
  made.column_count = count / made.row_count;
  assert_int_equal(made.row_count * made.column_count, count);
  return made;
}

table call_table(const char *name, const char *const arguments[ARGUMENTS_MAX]) {
  static char texts[ARGUMENTS_MAX][TEXT_SIZE];
  static cell cells[ARGUMENTS_MAX][CELLS_MAX];
  const function *called = function_find(name);
  call_context context = {library, room, COMPACT_NULL_DATE_1899, "", NULL};
  table tables[ARGUMENTS_MAX], result;
  assert_non_null(called);
  assert_true(function_is_table(called));
  for (size_t i = 0; i < ARGUMENTS_MAX; i++) {
    snprintf(texts[i], TEXT_SIZE, "%s", arguments[i] == NULL ? "" : arguments[i]);
    tables[i] = read_table(texts[i], cells[i]);
  }
  assert_int_equal(function_call_table(called, &context, tables, &result), COMPACT_ERROR_NONE);
  return result;
}
