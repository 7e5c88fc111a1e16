/* table.h - a small table of a test, as rows of cells
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef TABLE_H
#define TABLE_H

#include "cells.h"

enum { TABLE_COLUMNS_MAX = 64 };

typedef struct table {
  char *text; /* the file, cut up into cells */
  char separator;
  char *next;
  uint32_t row;
  cr_found_cell cells[TABLE_COLUMNS_MAX];
} table;

/* Takes the table's text, which is changed, and begins at its first row. */
void table_begin(table *self, char *text, char separator);

/* The next row; false behind the last. A cell is text, with quotation marks where it holds a separator, a
 * line break or such marks. So that tests can have what files have, "=date 2027-04-01", "=number 12",
 * "=true", "=false" and "=error" are cells of that kind, and "=hidden" at the end of a row hides it. */
bool table_next(table *self, cr_found_row *row);

#endif
