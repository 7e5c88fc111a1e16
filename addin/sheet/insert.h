/* insert.h - which formulas go beside a table, and where
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A table is passed twice, as a register is (register.h):
 *
 *     insert_new()
 *     insert_survey()     every row
 *     insert_settle()     what the columns are, and which questions they answer
 *     insert_read()       every row again
 *     insert_take()       where somebody chooses another column
 *     insert_plan()       what is to be written: insert_column_at(), insert_formula()
 *
 * Where no title of the table is known, its first row is taken for the titles and every column is chosen by
 * hand.
 */
#ifndef COMPACT_INSERT_H
#define COMPACT_INSERT_H

#include "functions.h"
#include "register.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct insert insert;

/* The pack and the profiles must outlive it. Fails with MEMORY. */
compact_error insert_new(const compact_library *library, const cr_profiles *profiles,
                         const compact_pack *pack, insert **out);
void insert_free(insert *self);

compact_error insert_survey(insert *self, const cr_found_row *row);

/* Fails with MEMORY, or with NAME where there is no table: fewer than two rows that are not blank. */
compact_error insert_settle(insert *self);
compact_error insert_read(insert *self, const cr_found_row *row);

/* The table's columns, for a list to choose from. */
typedef struct insert_title {
  uint32_t column;
  const char *title;
} insert_title;

size_t insert_title_count(const insert *self);
const insert_title *insert_title_at(const insert *self, size_t index);

/* What was read, as a sentence. Fails with MEMORY. */
compact_error insert_read_words(const insert *self, char **out);

/* ---- Questions ---- */

enum { INSERT_FIRST, INSERT_SECOND, INSERT_BECAUSE, INSERT_FACTS, INSERT_NO_COLUMN = -1 };

/* A question that the Compact answers from two dates. */
typedef struct insert_topic {
  const char *name; /* as functions have it: "notice" */
  const compact_limb *limb;
  const compact_fact *facts[INSERT_FACTS]; /* two dates, and what would excuse it: NULL if nothing does */
  int64_t columns[INSERT_FACTS];           /* that hold them, or INSERT_NO_COLUMN */
} insert_topic;

size_t insert_topic_count(const insert *self);
const insert_topic *insert_topic_at(const insert *self, size_t index);

/* Whether both dates have columns. */
bool insert_topic_is_ready(const insert_topic *topic);

/* The question in a line: "Notice, 4.4: three months' notice". Fails with MEMORY. */
compact_error insert_topic_words(const insert_topic *topic, char **out);

/* Takes a column, or INSERT_NO_COLUMN, for a fact of the topic at index. */
void insert_take(insert *self, size_t index, size_t fact, int64_t column);

/* ---- The plan ---- */

enum { INSERT_ALL = -1 }; /* every question that is ready */

typedef enum insert_form { INSERT_OUTCOME, INSERT_REASON, INSERT_ACT_BY } insert_form;

typedef struct insert_column {
  uint32_t column;
  insert_form form;
  const char *title;
  bool is_there; /* a column of that title, which is written anew */
  const insert_topic *topic;
  const function *called;
  int64_t arguments[INSERT_FACTS]; /* columns of the formula's first, second and fourth argument */
} insert_column;

/* Plans the columns for the topic at index, or INSERT_ALL. says_due: the formulas look at today's date, so
 * that what can still be done in time is due. Fails with MEMORY; with NAME where a date has no column; with
 * LIMIT where the sheet is not wide enough. */
compact_error insert_plan(insert *self, int64_t index, bool says_due, uint32_t sheet_width);
size_t insert_column_count(const insert *self);
const insert_column *insert_column_at(const insert *self, size_t index);

/* The row of the titles, and the last row with data. */
uint32_t insert_header_row(const insert *self);
uint32_t insert_last_row(const insert *self);

/* Whether a row below the titles holds data: the others get no formula. */
bool insert_is_data(const insert *self, uint32_t row);
uint64_t insert_data_count(const insert *self);

/* The formula of the column at index in a row, as Calc stores it: "=COMPACT.NOTICE(D5;E5)". Fails with
 * MEMORY. */
compact_error insert_formula(const insert *self, size_t index, uint32_t row, char **out);

/* What will be written, and what to look out for, a line each. Fails with MEMORY. */
compact_error insert_plan_words(const insert *self, char **out);

#ifdef __cplusplus
}
#endif

#endif
