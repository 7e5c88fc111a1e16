/* write.h - a book as an .xlsx file: what the parts of writing share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_WRITE_H
#define CR_WRITE_H

#include "book.h"

#include <xlsxwriter.h>

typedef struct cr_styles {
  lxw_format *title, *line, *header, *link;
  lxw_format *inputs[CR_SHOW_PERCENT + 1], *results[CR_SHOW_PERCENT + 1]; /* by how a cell is shown */
  lxw_format *outcomes[COMPACT_OUTCOME_NOT_APPLICABLE + 1];               /* in conditional formats */
} cr_styles;

typedef struct cr_writer {
  cr_book *book;
  lxw_workbook *workbook;
  cr_styles styles;
  lxw_worksheet *sheet; /* the one being written */
  size_t index;         /* its number in the template */
  compact_row *facts;   /* room to decide in */
  compact_result *result;
  cr_text text; /* room to write in */
} cr_writer;

/* Writes the file beside its place, and moves it there. Fails with MEMORY, LIMIT or WRITE. */
compact_error cr_write(cr_book *self, const char *path);

/* ---- Styles (write_style.c) ---- */

void cr_styles_make(cr_styles *styles, lxw_workbook *workbook);

/* The colour of an outcome in a chart; a colour of a row of colours for other series. */
lxw_color_t cr_outcome_colour(compact_outcome outcome);
lxw_color_t cr_series_colour(size_t index);

/* ---- Tables ---- */

/* Makes a table object of cells whose titles stand in the row "header" (write_front.c). */
compact_error cr_write_table_object(cr_writer *self, const char *name, uint32_t header, size_t rows,
                                    const char *const *titles, size_t columns);

/* A table of the book (write_table.c), with its names, what may be typed in, and its colours (write_rules.c).
 */
compact_error cr_write_grid(cr_writer *self, cr_grid *grid);
compact_error cr_write_rules(cr_writer *self, const cr_grid *grid);
compact_error cr_write_setting_rule(cr_writer *self, const cr_setting *setting, uint32_t row);

/* Whether something is typed into the field's cells. */
bool cr_field_is_input(const cr_field *field);

/* The chart of a sheet, to the right of its table (write_chart.c). */
compact_error cr_write_chart(cr_writer *self, const cr_grid *grid, const cr_chart *chart);

/* A sheet that is made from the rest: cover, contents, notes, settings, clauses (write_front.c,
 * write_clauses.c). */
compact_error cr_write_front(cr_writer *self, const cr_sheet *sheet);
compact_error cr_write_clauses(cr_writer *self);

/* Makes a row so high that texts of those widths, in characters, are seen whole. A program that opens the
 * file need not do so by itself. least is in lines (write_height.c). */
compact_error cr_write_height(cr_writer *self, uint32_t row, const char *const *texts, const int *widths,
                              size_t columns, size_t least);

/* How many lines a text takes (write_height.c). */
size_t cr_line_count(const char *text, int width);

/* A table of words. Cells are written row by row. */
compact_error cr_write_words(cr_writer *self, const char *name, const char *const *titles, const int *widths,
                             size_t columns, const char *const *cells, size_t rows);

/* The row, from 0, of the first line of the table of a sheet that is made from the rest. */
uint32_t cr_first_row(const cr_writer *self);

/* The clauses that the workbook uses, each once; NULL where memory ran out (write_clauses.c). */
const compact_clause **cr_used_clauses(cr_book *self, size_t *count);

/* An address inside the workbook: "internal:'Clauses'!A7"; "" if there is no such sheet. */
const char *cr_link_to(cr_writer *self, cr_holds holds, size_t row);

/* Whether the file holds all that was written, of so many sheets (write_whole.c). Fails with MEMORY, or with
 * WRITE and ENOSPC in errno. */
compact_error cr_write_is_whole(const char *path, size_t sheets);

/* libxlsxwriter's error as ours. */
compact_error cr_write_error(lxw_error error);

#endif
