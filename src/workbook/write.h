/* write.h - a book as an .xlsx file: what the parts of writing share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_WRITE_H
#define CR_WRITE_H

#include "book.h"
#include "xlsx.h"

typedef struct cr_writer {
  cr_book *book;
  cr_xlsx xlsx;
  size_t index;       /* of the sheet being written, in the template */
  compact_row *facts; /* room to decide in */
  compact_result *result;
  cr_text text; /* room to write in */
} cr_writer;

/* Writes the file beside its place, and moves it there. Fails with MEMORY, LIMIT or WRITE. */
compact_error cr_write(cr_book *self, const char *path);

/* ---- Tables ---- */

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

/* The clauses that the workbook uses, each once; NULL where memory ran out (write_clauses.c). */
const compact_clause **cr_used_clauses(cr_book *self, size_t *count);

/* An address inside the workbook: "internal:'Clauses'!A7"; "" if there is no such sheet. */
const char *cr_link_to(cr_writer *self, cr_holds holds, size_t row);

#endif
