/* sheet_row.h - a row of a Calc sheet as the register takes it
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Whoever asks Calc for its cells adds them one by one, in the order of their columns; what a number stands
 * for is told by the cell's number format alone. The room serves one row after another.
 */
#ifndef COMPACT_SHEET_ROW_H
#define COMPACT_SHEET_ROW_H

#include "cells.h"
#include "text.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sheet_row {
  compact_date null_date; /* the document's day 0 */
  cr_found_cell *cells;
  size_t *texts; /* where each cell's text begins in words */
  size_t count, capacity;
  cr_text words;
  cr_found_row row;
} sheet_row;

/* Begins the next row. A sheet_row made of zeros needs no more than its null_date. */
void sheet_row_begin(sheet_row *self, uint32_t number, bool is_hidden);

/* Adds a cell. kind is NUMBER, DATE or BOOLEAN; a date outside the years that there are stays a number. Fails
 * with MEMORY. */
compact_error sheet_row_add_number(sheet_row *self, uint32_t column, cr_found_kind kind, double number);

/* The same for text, and for an error as Calc writes it: "#REF!". A blank cell is left out. */
compact_error sheet_row_add_text(sheet_row *self, uint32_t column, cr_found_kind kind, const char *text);

/* The row as it stands until the next one begins. Fails with MEMORY: NULL. */
const cr_found_row *sheet_row_end(sheet_row *self);

void sheet_row_free(sheet_row *self);

#ifdef __cplusplus
}
#endif

#endif
