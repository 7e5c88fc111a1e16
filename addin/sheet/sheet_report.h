/* sheet_report.h - what is told of a sheet, as the rows of a new one
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The parts of report.h below each other: what was checked, then every finding, worst first, each with its
 * cell, then all the other parts. The columns of a part are put in an order in which its long words stand in
 * the third column, which is the wide one.
 *
 *     sheet_report_new()
 *     sheet_report_take()      every row      the first pass
 *     sheet_report_settle()
 *     sheet_report_take()      every row      the second pass
 *     sheet_report_finish()                   sheet_report_row_at(), sheet_report_block_at()
 */
#ifndef COMPACT_SHEET_REPORT_H
#define COMPACT_SHEET_REPORT_H

#include "report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sheet_report sheet_report;

enum {
  SHEET_REPORT_WIDTH = 10,
  SHEET_REPORT_FINDINGS_MAX = 100000, /* the worst ones; the others are counted */
};

/* A column of the sheet: how wide it is, in characters. */
extern const unsigned sheet_report_widths[SHEET_REPORT_WIDTH];

/* Everything passed must outlive it. Fails with MEMORY. */
compact_error sheet_report_new(const compact_library *library, const cr_profiles *profiles,
                               const compact_pack *pack, compact_date as_of, const char *file,
                               const char *sheet, sheet_report **out);
void sheet_report_free(sheet_report *self);

/* Fails with MEMORY. */
compact_error sheet_report_take(sheet_report *self, const cr_found_row *row);

/* Fails with MEMORY, or with NAME where no title is known. */
compact_error sheet_report_settle(sheet_report *self);

/* Fails with MEMORY. */
compact_error sheet_report_finish(sheet_report *self);

typedef enum sheet_report_kind {
  SHEET_REPORT_TITLE = 0, /* of the whole */
  SHEET_REPORT_HEADING,   /* of a part */
  SHEET_REPORT_WORDS,     /* a sentence that goes over the columns */
  SHEET_REPORT_HEADER,    /* the titles of a part's columns */
  SHEET_REPORT_CELLS,
  SHEET_REPORT_GO, /* the first cell leads to row target of this sheet */
  SHEET_REPORT_BLANK,
} sheet_report_kind;

typedef struct sheet_report_row {
  sheet_report_kind kind;
  size_t target;
  size_t count;
  const cr_report_cell *cells; /* a cell with a row leads to that cell of the table */
} sheet_report_row;

size_t sheet_report_row_count(const sheet_report *self);
const sheet_report_row *sheet_report_row_at(const sheet_report *self, size_t index);

/* The rows of a part below its header, and what stands in its columns: BLANK: none. */
typedef struct sheet_report_block {
  cr_part part;
  size_t first, count;
  cr_cell_kind columns[SHEET_REPORT_WIDTH];
} sheet_report_block;

size_t sheet_report_block_count(const sheet_report *self);
const sheet_report_block *sheet_report_block_at(const sheet_report *self, size_t index);

/* The formula of a cell that leads to another, and shows words: =HYPERLINK("#$'My sheet'.B4";"B4"). row
 * counts from 1, column from 0. Fails with MEMORY. */
compact_error sheet_report_link(const char *sheet, uint32_t row, uint32_t column, const char *words,
                                char **out);

#ifdef __cplusplus
}
#endif

#endif
