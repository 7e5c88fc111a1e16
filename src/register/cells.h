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
  compact_date date; /* of a date, and of text that is one as 2027-04-01 is; without the time of day */
  bool is_lasting;   /* text lives as long as the reader, and not only as the row */
} cr_found_cell;

typedef struct cr_found_row {
  uint32_t number; /* from 1 */
  bool is_hidden;
  bool is_record;             /* known to be one; else that is found out */
  bool is_doubtful;           /* by its status, which may be left out */
  const cr_found_cell *cells; /* in the order of their columns; blank ones may be left out */
  size_t count;
  const bool *hides; /* by column, whether the sheet hides it */
  size_t hides_count;
} cr_found_row;

/* What is kept of a column's cells. */
typedef enum cr_keep {
  CR_KEEP_NOTHING = 0,
  CR_KEEP_DAYS = 1, /* of a cell that is known to be a day no more than that: a DATE whose text is "" */
  CR_KEEP_CELLS = 2,
} cr_keep;

/* The same of all columns; nothing of those from count on. */
typedef struct cr_columns {
  const cr_keep *keep;
  size_t count;
} cr_columns;

/* Whether the sheet hides the column. */
static inline bool cr_found_row_hides(const cr_found_row *row, uint32_t column) {
  return column < row->hides_count && row->hides[column];
}

/* Whether nothing at all stands in the row. */
bool cr_found_row_is_blank(const cr_found_row *row);

/* Whether the text is white space alone. */
bool cr_found_text_is_blank(const char *text);

/* Asked of every cell, most of which show it by their first letter. */
static inline bool cr_found_cell_is_blank(const cr_found_cell *found) {
  if (found->kind != CR_FOUND_TEXT)
    return found->kind == CR_FOUND_BLANK;
  return !(found->text[0] > ' ' && found->text[0] <= '~') && cr_found_text_is_blank(found->text);
}

/* Room for a cell's name, with its NUL. */
#define CR_CELL_NAME_SIZE 24

/* Writes the cell as people call it: row 7, column 1 is "B7". Returns buffer. */
const char *cr_cell_name(uint32_t row, uint32_t column, char buffer[CR_CELL_NAME_SIZE]);

#ifdef __cplusplus
}
#endif

#endif
