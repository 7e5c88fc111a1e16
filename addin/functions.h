/* functions.h - the spreadsheet functions, one C function each, cells in and cells out
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Everything that the add-in decides is decided here and tested without Calc. The UNO component only turns
 * Any into cells, calls, and turns the cells that come back into Any.
 */
#ifndef COMPACT_FUNCTIONS_H
#define COMPACT_FUNCTIONS_H

#include "compact.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum cell_kind {
  CELL_BLANK = 0, /* an argument left out, an empty cell, "" */
  CELL_NUMBER,
  CELL_TEXT,
  CELL_NOT_AVAILABLE, /* result only: #N/A */
  CELL_BAD_ARGUMENT,  /* result only: Err:502; text says what is wrong and what to do */
  CELL_OUTCOME        /* result only: an outcome's name; number is the compact_outcome, text is NULL */
} cell_kind;

/* An argument borrows its text. A result owns it: cell_clear(). An outcome has none, since a million rows
 * have only six names between them. */
typedef struct cell {
  cell_kind kind;
  double number;
  char *text;
} cell;

void cell_clear(cell *result);

/* What a result says in words: its text, or the outcome's name; NULL for a number and the like. */
const char *cell_words(const cell *result);

/* Cells in rows and columns, one row after another. An argument borrows them. A result owns them:
 * table_clear(). */
typedef struct table {
  size_t row_count, column_count;
  cell *cells;
  bool is_range; /* false: one cell that stands alone, where 0 may be an empty cell */
} table;

void table_clear(table *result);

/* Room that calls leave to the next, and what the last one found out. It serves one library, which must
 * outlive it, and one call at a time. */
typedef struct scratch scratch;

/* Fails with MEMORY. */
compact_error scratch_new(const compact_library *library, scratch **out);
void scratch_free(scratch *room);

/* What a call may look at besides its arguments. */
typedef struct call_context {
  const compact_library *library;
  scratch *room;             /* of the library */
  compact_date null_date;    /* the document's day 0 */
  const char *document_pack; /* the document's property `Compact`, or "" */
  const char *mistake;       /* the first in a file of the user's folder, as a sentence; NULL: none */
} call_context;

/* One spreadsheet function: its stored name, and how it is called. */
typedef struct function function;

/* The function of a stored name such as "NOTICE_OK", or NULL. The table is made from functions.xml. */
const function *function_find(const char *name);

size_t function_count(void);
const function *function_at(size_t index);
const char *function_name(const function *function);
size_t function_argument_count(const function *function);

/* The Compact that counts where neither a formula nor the document names one; and that of a document whose
 * property names this one, "" for none. NULL: nobody knows it. */
const char *function_default_pack(void);
const compact_pack *function_pack(const compact_library *library, const char *document_pack);

/* What a function tells. */
typedef enum function_kind {
  FUNCTION_OTHER = 0,
  FUNCTION_OUTCOME,
  FUNCTION_OK,
  FUNCTION_WHY,
  FUNCTION_LAST_DAY, /* to act */
} function_kind;

function_kind function_kind_of(const function *function);

/* The question that it answers, as "notice"; "" if it is of any clause or of none. */
const char *function_topic(const function *function);

/* The arguments' names as functions.xml gives them, parted by spaces. */
const char *function_argument_names(const function *function);

/* Whether it looks at whole ranges and may fill a range: function_call_table(). The others take a cell for
 * each argument and give one, row by row where they are given ranges. */
bool function_is_table(const function *function);

/* Calculates one cell. arguments has function_argument_count() of them. result->kind is never CELL_BLANK.
 * Fails with MEMORY alone: a bad argument is a result. */
compact_error function_call(const function *function, const call_context *context, const cell *arguments,
                            cell *result);

/* The same for whole ranges. The result has a row and a column at least. */
compact_error function_call_table(const function *function, const call_context *context,
                                  const table *arguments, table *result);

/* The result of a call whose arguments cannot be brought together, such as ranges of different sizes: the
 * sentence for a function that answers with a reason, else a bad argument. text is copied. */
compact_error function_refuse(const function *function, const char *text, cell *result);

#ifdef __cplusplus
}
#endif

#endif
