/* read_row.h - a row while it is read, and the sheet that it belongs to
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The readers of the formats put cells in; what is complete goes to the caller's handler. Memory is kept from
 * row to row. Whatever fails is reported by the sheet's name and the cell.
 */
#ifndef CR_READ_ROW_H
#define CR_READ_ROW_H

#include "read.h"
#include "read_input.h"

typedef struct cr_rows {
  const cr_input *input;
  const cr_reader_handler *handler;
  void *user;
  cr_found_sheet sheet;
  cr_found_sheet_count count;
  uint64_t repeated; /* cells of the sheet that are written once and shown more often */

  cr_found_row row;
  cr_found_cell *cells;
  size_t cell_capacity;
  char *text; /* of the row's cells, each ending in NUL; what is behind text_end is the open cell's */
  size_t text_length, text_end, text_capacity;

  bool *hides;     /* for each column a sheet can have; NULL: none has been hidden so far */
  bool has_hidden; /* the sheet: hides says which */
} cr_rows;

void cr_rows_free(cr_rows *rows);

/* Begins a sheet: asks the handler for it. */
cr_next cr_rows_sheet(cr_rows *rows, cr_found_sheet sheet);
void cr_rows_sheet_end(cr_rows *rows);

/* Hides so many columns of the sheet, from this one on; what is beyond the last is passed over. Fails with
 * MEMORY. */
compact_error cr_rows_hide(cr_rows *rows, uint32_t column, uint32_t count);

/* Begins a row. */
void cr_rows_begin(cr_rows *rows, uint32_t number, bool is_hidden);

/* Adds to the text of the open cell. Fails with MEMORY or LIMIT. */
compact_error cr_rows_text(cr_rows *rows, uint32_t column, const char *bytes, size_t length);

/* The text of the open cell; it ends in NUL and may be changed in its place. NULL: no memory. */
char *cr_rows_open_text(cr_rows *rows, size_t *length);

/* Leaves of the open cell's text only so many bytes. */
void cr_rows_cut_text(cr_rows *rows, size_t length);

/* Ends the open cell, which is blank where it has no text. Fails with MEMORY. */
compact_error cr_rows_cell(cr_rows *rows, uint32_t column, cr_found_kind kind);

/* The same with a text of its own in the place of the open cell's, which outlives the reading. */
compact_error cr_rows_lasting(cr_rows *rows, uint32_t column, cr_found_kind kind, const char *text);

/* Bytes of a text that are copied without a look at how many there are, which is faster. */
enum { CR_SHORT_TEXT = 32 };

/* A whole cell of text, where none is open: as cr_rows_text() and cr_rows_cell(). Of a text that is not empty
 * CR_SHORT_TEXT bytes can be read, whatever its length. */
compact_error cr_rows_string(cr_rows *rows, uint32_t column, const char *bytes, size_t length);

/* The cell that was put in last, to say more of it; NULL if it was blank. */
cr_found_cell *cr_rows_last(cr_rows *rows);

/* Puts the last cell into so many more columns behind it. Fails with MEMORY or LIMIT. */
compact_error cr_rows_repeat(cr_rows *rows, uint32_t times);

/* Ends the row, which stands so many times in the sheet, and hands it out. Fails with LIMIT. */
compact_error cr_rows_end(cr_rows *rows, uint32_t times, cr_next *next);

/* Reports what is wrong with the row's cell. Returns the error. */
compact_error cr_rows_report(const cr_rows *rows, uint32_t column, compact_error error, const char *format,
                             ...) CR_PRINTF(4, 5);

#endif
