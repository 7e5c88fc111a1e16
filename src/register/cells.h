/* cells.h - the cells of a table, as a reader of files hands them in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_CELLS_H
#define CR_CELLS_H

#include "compact.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum cr_found_kind {
  CR_FOUND_BLANK = 0,
  CR_FOUND_TEXT = 1,
  CR_FOUND_NUMBER = 2,
  CR_FOUND_DATE = 3, /* by the cell's number format, or by its type */
  CR_FOUND_BOOLEAN = 4,
  CR_FOUND_ERROR = 5, /* #REF! and its like */
} cr_found_kind;

typedef struct cr_found_cell {
  uint32_t column; /* from 0 */
  cr_found_kind kind;
  const char *text;  /* UTF-8, as it stands in the file, also of numbers and dates; never NULL */
  double number;     /* of a number; 1 or 0 of a boolean */
  compact_date date; /* of a date; the time of day is left out, and a date in a .csv is text */
  bool is_lasting;   /* text lives as long as the reader, and not only as the row */
} cr_found_cell;

typedef struct cr_found_row {
  uint32_t number; /* from 1 */
  bool is_hidden;
  const cr_found_cell *cells; /* in the order of their columns; blank ones may be left out */
  size_t count;
} cr_found_row;

/* Some columns of a table. */
typedef struct cr_columns {
  const bool *items; /* whether a column is one of them */
  size_t count;      /* no column from here on is */
} cr_columns;

/* Whether a column is one of them; NULL: every column is. */
static inline bool cr_columns_has(const cr_columns *columns, uint32_t column) {
  return columns == NULL || (column < columns->count && columns->items[column]);
}

/* The row's cell in the column, or NULL if there is none or it is blank: white space alone is blank. */
const cr_found_cell *cr_found_row_cell(const cr_found_row *row, uint32_t column);

/* The same for columns that are asked for in their order; *next begins with 0. */
const cr_found_cell *cr_found_row_next(const cr_found_row *row, uint32_t column, size_t *next);

/* Whether nothing at all stands in the row. */
bool cr_found_row_is_blank(const cr_found_row *row);

bool cr_found_cell_is_blank(const cr_found_cell *cell);

/* Room for a cell's name, with its NUL. */
#define CR_CELL_NAME_SIZE 24

/* Writes the cell as people call it: row 7, column 1 is "B7". Returns buffer. */
const char *cr_cell_name(uint32_t row, uint32_t column, char buffer[CR_CELL_NAME_SIZE]);

#ifdef __cplusplus
}
#endif

#endif
