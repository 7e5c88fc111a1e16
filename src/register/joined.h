/* joined.h - what sheets of their own say of a table's rows
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * joined.c keeps their rows; join.c makes them a register's own.
 */
#ifndef CR_JOINED_H
#define CR_JOINED_H

#include "state.h"

/* What is joined of a row: when it begins and when it ends. */
enum { CR_JOINED_START, CR_JOINED_END, CR_JOINED_DATES, CR_JOINED_TEXT_SIZE = CR_WORD_SIZE };

typedef struct cr_joined_sheet {
  cr_register *reg;
  const char *name;
  bool gives[CR_JOINED_DATES]; /* has a column for it */
  bool is_otherwise;           /* says it only where no other sheet and no column does */
  uint64_t nameless;           /* rows without a reference */
} cr_joined_sheet;

typedef struct cr_joined_date {
  cr_joined_sheet *sheet; /* NULL: says nothing */
  const char *problem;
  compact_date first, last;
  uint32_t row, column;
  uint8_t source;
  bool is_placeholder, is_unclear;
  char text[CR_JOINED_TEXT_SIZE];
} cr_joined_date;

/* Looks up a reference as it stands. NULL if no row has it; else its dates. */
const cr_joined_date *cr_joined_find(cr_joined *self, const char *reference);

/* Rows whose reference was never looked up, of so many; the first few of them as cells. */
typedef struct cr_joined_rest {
  uint64_t count, of;
  const cr_joined_date *examples[CR_EXAMPLES_MAX];
  size_t example_count;
} cr_joined_rest;

cr_joined_rest cr_joined_rest_of(const cr_joined *self);

/* Whether nobody has asked yet: what is told of the sheets is told once. */
bool cr_joined_tell_once(cr_joined *self);

/* The fact that a date is. */
const compact_fact *cr_joined_fact(const cr_register *reg, size_t date);

size_t cr_joined_sheet_count(const cr_joined *self);
cr_joined_sheet *cr_joined_sheet_at(const cr_joined *self, size_t index);

/* The first sheet that gives the date, NULL if none does. */
cr_joined_sheet *cr_joined_giving(const cr_joined *self, size_t date);

/* The sheet in which a fact of the table stands that no column of the table itself records; else NULL. */
const cr_joined_sheet *cr_register_joined_sheet(const cr_register *self, const compact_fact *fact);

/* Adds to the record that is read what the sheets say of it. */
void cr_register_use_joined(cr_register *self);

/* Tells of the sheets what looks wrong in them. Fails with MEMORY. */
compact_error cr_register_tell_joined(cr_register *self);

#endif
