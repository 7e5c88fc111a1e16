/* report_state.h - a report while it is counted and laid out
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * report_parts.c holds titles and columns; report.c counts; report_row.c fills the cells of a row;
 * report_rows.c and report_finding.c say what stands in them.
 */
#ifndef CR_REPORT_STATE_H
#define CR_REPORT_STATE_H

#include "checking.h"
#include "report.h"

enum { CR_MONTHS = 12, CR_KEPT_SIZE = 96 };

/* A day by which somebody has to act. */
typedef struct cr_deadline {
  compact_date day, counted_from; /* no date: not known */
  uint32_t row, column;           /* of the cell to look at */
  char reference[CR_KEPT_SIZE], name[CR_KEPT_SIZE];
  const cr_clause_plan *plan;
  const compact_limb *limb;
  compact_outcome outcome;
  bool is_if_it_ends;
} cr_deadline;

/* The last days of a year, by month and outcome. */
typedef struct cr_year {
  uint64_t counts[CR_MONTHS][CR_OUTCOME_COUNT];
} cr_year;

/* The years of a century, from its 00 to its 99; NULL: none of its days is a last day. */
enum { CR_CENTURIES = 100, CR_CENTURY = 100 };

typedef struct cr_century {
  cr_year *years[CR_CENTURY];
} cr_century;

typedef struct cr_count {
  uint64_t outcomes[CR_OUTCOME_COUNT];
} cr_count;

struct cr_report {
  cr_arena arena;
  const cr_checking *checking;
  const char *file, *sheet;
  cr_count *counts;                        /* by the scope's lines */
  cr_century *centuries[CR_CENTURIES];     /* NULL: as its years */
  cr_deadline deadlines[CR_DEADLINES_MAX]; /* sorted; of equal days the one that came first */
  size_t deadline_count;
  cr_report_cell cells[CR_REPORT_COLUMNS_MAX]; /* of the row that is laid out */
  cr_text texts[CR_REPORT_COLUMNS_MAX];
  size_t cell_count;
};

/* The cells of a row, one after another; what is appended to a cell's text is seen by cr_row_end(). */
void cr_row_begin(cr_report *self);
cr_text *cr_row_text(cr_report *self);
void cr_row_string(cr_report *self, const char *text);
void cr_row_number(cr_report *self, uint64_t number);
void cr_row_date(cr_report *self, compact_date date);
void cr_row_month(cr_report *self, int year, int month);
void cr_row_outcome(cr_report *self, compact_outcome outcome);
void cr_row_blank(cr_report *self);

/* Where a reader may go from the cell that came last. */
void cr_row_link(cr_report *self, uint32_t row, uint32_t column);

/* Hands the row out. Fails with MEMORY, or as on_row does. */
compact_error cr_row_end(cr_report *self, cr_on_report_row *on_row, void *user);

/* The column in whose cell to look first: that of what the clause asks for, also where nothing stands there;
 * else that of the first of the row's facts. False: none of them stands in a cell. */
bool cr_finding_column(const cr_finding *finding, uint32_t *out);

/* The fact that the last day is counted from, or NULL (last_day.c). */
const cr_used_fact *cr_finding_reference(const cr_finding *finding);

/* Appends the fact's cell with its title, and its text as it stands (report_finding.c). */
void cr_used_append(const cr_register *reg, const cr_used_fact *used, cr_text *text);

/* The column's title, or NULL where nobody looked at it. */
const char *cr_register_title(const cr_register *reg, uint32_t column);

#endif
