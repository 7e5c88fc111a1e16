/* findings_book.h - a workbook of findings: what its parts share
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * findings_gather.c puts what is told of each table together; findings_notes.c says what a reader ought to
 * know; findings_front.c and findings_table.c write sheets; findings.c says which, and in which order.
 */
#ifndef CR_FINDINGS_BOOK_H
#define CR_FINDINGS_BOOK_H

#include "findings.h"
#include "list.h"
#include "text.h"
#include "xlsx.h"

enum { CR_GATHERED_COLUMNS_MAX = CR_REPORT_COLUMNS_MAX + 2 };

/* A part of the reports of all tables, as one table. */
typedef struct cr_gathered {
  cr_part part;
  const char *titles[CR_GATHERED_COLUMNS_MAX];
  int widths[CR_GATHERED_COLUMNS_MAX];
  size_t outcome;                     /* the column that holds outcomes; column_count: none does */
  size_t of[CR_GATHERED_COLUMNS_MAX]; /* which of the part's columns it is; CR_OF_FILE, CR_OF_SHEET */
  size_t column_count;
  cr_list rows; /* each an array of cells */
  size_t left_out;
} cr_gathered;

enum { CR_OF_FILE = CR_REPORT_COLUMNS_MAX, CR_OF_SHEET };

typedef struct cr_findings_book {
  const cr_findings *of;
  cr_arena arena;
  cr_xlsx xlsx;
  cr_gathered parts[CR_PART_COUNT];
  bool has_sheets, has_references, has_names, has_organisations; /* in any table */
  const char *title;
  cr_list notes;
} cr_findings_book;

/* "grants.xlsx", without the folders. */
const char *cr_base_name(const char *path);

/* A text that lives as long as the book; NULL where memory ran out. Takes the text. */
const char *cr_findings_keep(cr_findings_book *self, cr_text *text);

/* ---- Gathering (findings_gather.c) ---- */

/* Which columns the part has here; of FINDINGS the rows are not gathered. */
void cr_gather_columns(cr_findings_book *self, cr_part part);

/* Puts together the rows of a part. Fails with MEMORY. */
compact_error cr_gather(cr_findings_book *self, cr_part part);

/* The number in a cell of a gathered table. */
int64_t cr_gathered_number(const cr_gathered *gathered, size_t row, size_t column);

/* ---- Notes (findings_notes.c) ---- */

/* Fails with MEMORY. */
compact_error cr_findings_notes(cr_findings_book *self);

/* ---- Sheets ---- */

/* Whether the part has a sheet: it has rows. */
bool cr_findings_has_sheet(const cr_findings_book *self, cr_part part);

/* The name of the part's sheet (findings.c). */
const char *cr_findings_sheet_name(cr_part part);

compact_error cr_findings_front(cr_findings_book *self); /* cover, contents and notes (findings_front.c) */
compact_error cr_findings_sheet(cr_findings_book *self, cr_part part); /* findings_table.c */

/* The chart of a part, beside its table (findings_chart.c); nothing where there is nothing to draw. */
compact_error cr_findings_chart(cr_findings_book *self, const cr_gathered *gathered);
bool cr_findings_has_chart(cr_part part);

/* The parts that have a sheet of their own, in their order, and COUNT. */
extern const cr_part cr_findings_parts[];

#endif
