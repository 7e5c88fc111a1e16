/* xlsx.h - an .xlsx file for people that is being written, whatever it is about
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Here is what every workbook keeps to alike: pages, fonts and colours, a title in A1 and one table below it,
 * rows that are high enough, charts that can be read.
 */
#ifndef CR_XLSX_H
#define CR_XLSX_H

#include "template.h"
#include "text.h"

#include <xlsxwriter.h>

typedef struct cr_styles {
  lxw_format *title, *line, *header, *link;
  lxw_format *inputs[CR_SHOW_PERCENT + 1], *results[CR_SHOW_PERCENT + 1]; /* by how a cell is shown */
  lxw_format *outcomes[COMPACT_OUTCOME_NOT_APPLICABLE + 1];               /* in conditional formats */
} cr_styles;

typedef struct cr_xlsx {
  lxw_workbook *workbook;
  cr_styles styles;
  lxw_worksheet *sheet; /* the one being written */
  size_t sheet_count;
  uint32_t header; /* the row, from 0, of the titles of its table */
  bool is_working; /* filters, and panes that stay */
  bool is_report;  /* of other people's tables: characters that are not to be seen are question marks */
  cr_text text;    /* room to write in */
} cr_xlsx;

/* ---- The file (xlsx.c) ---- */

/* Begins a file, with its styles. Fails with MEMORY. */
compact_error cr_xlsx_new(cr_xlsx *self, const char *path, bool is_working);

/* Ends it; error is what happened meanwhile, and comes back where there is one. Fails with MEMORY, LIMIT, or
 * with WRITE, also where the file does not hold all that was written; errno then says why. */
compact_error cr_xlsx_close(cr_xlsx *self, const char *path, compact_error error);

/* What a document says of itself. */
typedef struct cr_about {
  const char *title, *author, *comments;
  const compact_pack *pack;
} cr_about;

compact_error cr_xlsx_describe(cr_xlsx *self, const cr_about *about);

/* Begins a sheet: its page, its title, and lines below that, which end in NULL. */
compact_error cr_xlsx_add_sheet(cr_xlsx *self, const char *name, const char *title, const char *const *lines);

/* libxlsxwriter's error as ours. */
compact_error cr_xlsx_error(lxw_error error);

/* Whether the file holds all that was written, of so many sheets (xlsx_whole.c). Fails with MEMORY, or with
 * WRITE and ENOSPC in errno. */
compact_error cr_xlsx_is_whole(const char *path, size_t sheets);

/* ---- Styles (xlsx_style.c) ---- */

void cr_styles_make(cr_styles *styles, lxw_workbook *workbook);

/* The colour of an outcome in a chart; a colour of a row of colours for other series. */
lxw_color_t cr_outcome_colour(compact_outcome outcome);
lxw_color_t cr_series_colour(size_t index);

/* ---- Tables (xlsx_table.c) ---- */

/* Makes a table object of the cells in so many rows below the header, which get these titles. */
compact_error cr_xlsx_table(cr_xlsx *self, const char *name, size_t rows, const char *const *titles,
                            size_t columns);

/* Writes what came from outside: what no sheet can hold is left out, and what is too long for a cell cut. */
lxw_error cr_xlsx_text(cr_xlsx *self, uint32_t row, size_t column, const char *text, lxw_format *format);

/* How many bytes at text make a character that no sheet can hold; 0: it can. */
size_t cr_unfit_length(const char *text);

/* Columns so many characters wide. */
compact_error cr_xlsx_widths(cr_xlsx *self, const int *widths, size_t columns);

/* A table of words. Cells are written row by row. */
compact_error cr_xlsx_words(cr_xlsx *self, const char *name, const char *const *titles, const int *widths,
                            size_t columns, const char *const *cells, size_t rows);

/* Colours for the outcomes in a column of the table's rows; word says how they are called there. */
compact_error cr_xlsx_colours(cr_xlsx *self, size_t column, size_t rows,
                              const char *(*word)(compact_outcome outcome));

/* ---- The first sheets (xlsx_front.c) ---- */

/* Tables of two columns: items and what they are; worksheets, whose names lead there, and what they hold;
 * notes, which get their numbers. */
compact_error cr_xlsx_cover(cr_xlsx *self, const char *const *cells, size_t rows);
compact_error cr_xlsx_contents(cr_xlsx *self, const char *const *cells, size_t sheets);
compact_error cr_xlsx_notes(cr_xlsx *self, const char *const *notes, size_t count);

/* What an outcome means, and what is said of a workbook's formulas. */
const char *cr_outcome_note(compact_outcome outcome);
const char *cr_formulas_words(cr_formulas formulas);
extern const char cr_not_law[];

/* ---- Heights (xlsx_height.c) ---- */

/* Makes a row so high that texts of those widths, in characters, are seen whole. A program that opens the
 * file need not do so by itself. least is in lines. */
compact_error cr_xlsx_height(cr_xlsx *self, uint32_t row, const char *const *texts, const int *widths,
                             size_t columns, size_t least);

/* How many lines a text takes. */
size_t cr_line_count(const char *text, int width);

/* ---- Charts (xlsx_chart.c) ---- */

typedef struct cr_series {
  size_t column; /* of the table */
  lxw_color_t colour;
} cr_series;

/* A chart of a table, to the right of it. */
typedef struct cr_drawing {
  const char *sheet; /* its name */
  const char *title, *x, *y, *text;
  bool is_line, is_horizontal;
  const char *row_format, *number_format; /* NULL: as in the table */
  bool is_share;                          /* of a whole, which is 1 */
  double greatest;                        /* what is counted, one upon the other; 0: no whole numbers */
  uint32_t first;                         /* of the table's rows, from 0 */
  size_t rows, columns;                   /* of these, drawn; of the table */
  const cr_series *series;
  size_t series_count;
} cr_drawing;

compact_error cr_xlsx_chart(cr_xlsx *self, const cr_drawing *drawing);

#endif
