/* function_fixture.h - what the tests of the spreadsheet functions share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef FUNCTION_FIXTURE_H
#define FUNCTION_FIXTURE_H

#include "fixture.h"
#include "functions.h"

enum { ARGUMENTS_MAX = 5 };

/* Serial numbers by Calc's default epoch, as a calendar says them. */
#define SERIAL_2026_11_30 46356
#define SERIAL_2026_12_31 46387
#define SERIAL_2027_01_15 46402
#define SERIAL_2027_02_28 46446
#define SERIAL_2027_03_31 46477

extern const cell blank;

cell number(double value);
cell words(const char *value);

/* Group fixtures: the built-in Compacts. */
int calls_open(void **state);
int calls_close(void **state);

/* The same and those of a folder; NULL: none. */
void calls_reopen(const char *path);

/* What is called with cells; arguments that are left out are blank. */
typedef struct call {
  cell arguments[ARGUMENTS_MAX];
  const char *document_pack; /* NULL: none */
  const char *mistake;       /* in the user's folder; NULL: none */
  compact_date null_date;    /* 0: Calc's default */
} call;

cell call_function(const char *name, const call *made);

/* Calls with arguments written as text: cells of a row are parted by |, rows by line breaks, and =1 is the
 * number
 * 1. One cell is no range, unless a line break ends it; NULL is blank. Free with table_clear(). */
table call_table(const char *name, const char *const arguments[ARGUMENTS_MAX]);

void assert_number(const char *name, const call *made, double expected);
void assert_kind(const char *name, const call *made, cell_kind expected);
void assert_words(const char *name, const call *made, const char *expected);
void assert_says(const char *name, const call *made, const char *expected);

#endif
