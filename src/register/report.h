/* report.h - what is told of a table, laid out as tables of cells
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * For whoever shows it: a file of any format, or a sheet of Calc. What a part is called, which columns it
 * has, what stands in a cell and what is said where there is nothing are decided here, once. How it looks is
 * not.
 *
 *     cr_report_new()         for each cr_checking
 *     cr_report_add()         every finding     counts it
 *     cr_report_finding()     every finding     lays it out; nothing of it is kept
 *     cr_checking_finish(), cr_register_finish()
 *     cr_report_rows()        every other part
 *
 * Memory does not grow with the number of rows.
 */
#ifndef CR_REPORT_H
#define CR_REPORT_H

#include "register.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ## Cells */

typedef enum cr_cell_kind {
  CR_CELL_BLANK = 0,
  CR_CELL_TEXT = 1,
  CR_CELL_NUMBER = 2,
  CR_CELL_DATE = 3,
  CR_CELL_OUTCOME = 4 /* also "Not checked": NONE */
} cr_cell_kind;

typedef struct cr_report_cell {
  cr_cell_kind kind;
  const char *text; /* as people read it, whatever the kind: "31 Dec 2026", "Not met"; "" of a blank one */
  int64_t number;
  compact_date date; /* of MONTHS its first day */
  compact_outcome outcome;
  uint32_t row, column; /* of the cell in the table that a reader may go and see; row 0: none */
} cr_report_cell;

/* The bytes of the character that the text, which is as it stood in a file, begins with, if a screen would
 * obey it and not show it: a control character, a break of lines, a mark that turns the direction. Else 0. */
size_t cr_report_unseen(const char *text);

/* "not met" and "Not met"; where only the last day is told, NONE, "not checked" and "Not checked". */
const char *cr_outcome_name(compact_outcome outcome);
const char *cr_outcome_label(compact_outcome outcome);

/* How many there are with "not checked", and each of them: worst first, and that one last. */
enum { CR_OUTCOME_COUNT = COMPACT_OUTCOME_NOT_APPLICABLE + 1 };

compact_outcome cr_outcome_at(size_t index);

/* ## Parts
 *
 * In the order in which a reader wants them. A part without rows says why in one sentence.
 */
#define CR_PART_MAP(XX)                                                                                      \
  XX(ABOUT, 0, about, "What was checked", "The table, the Compact, and the day of asking.", "")              \
  XX(OUTCOMES, 1, outcomes, "How the rows came out",                                                         \
     "How many rows came out how, for each clause. Not checked: only the last day to act is shown.",         \
     "Nothing can be decided from these columns.")                                                           \
  XX(PATTERNS, 2, patterns, "What stands out",                                                               \
     "What many rows have in common, told once, with a few rows to look at.", "Nothing stands out.")         \
  XX(DEADLINES, 3, deadlines, "Next days to act",                                                            \
     "The next days by which somebody has to act, from the day of asking on; no more than 50 are listed.",   \
     "No day to act is to come.")                                                                            \
  XX(MONTHS, 4, months, "Last days by month",                                                                \
     "In which month the last day to act falls, past or to come, and how these rows came out.",              \
     "No last day to act is known.")                                                                         \
  XX(FINDINGS, 5, findings, "Findings",                                                                      \
     "A line for each row and clause, with the cells that it comes from as they stood.",                     \
     "There are no findings.")                                                                               \
  XX(SCOPE, 6, scope, "What is checked, and what not",                                                       \
     "By which columns each topic is checked, or which column would be needed.",                             \
     "The Compact answers nothing that a table could show.")                                                 \
  XX(COLUMNS, 7, columns, "What the columns were taken for", "Every column of the table, and why.", "")      \
  XX(NOTES, 8, notes, "Notes", "How the table was read, and what a reader ought to know.",                   \
     "There is nothing to add.")                                                                             \
  XX(CLAUSES, 9, clauses, "Clauses",                                                                         \
     "What the clauses ask, in our own words, and the readings that are ours. The document itself stands.",  \
     "")

typedef enum cr_part {
#define CR_PART_ENUM(name, number, identifier, title, description, empty) CR_PART_##name = number,
  CR_PART_MAP(CR_PART_ENUM)
#undef CR_PART_ENUM
      CR_PART_COUNT
} cr_part;

typedef struct cr_report_column {
  const char *name;  /* for programs: "shortfall_days" */
  const char *title; /* for people: "Days short" */
  cr_cell_kind kind; /* of its cells, unless blank; in ABOUT any */
  unsigned width;    /* in characters, of what is wrapped in it */
} cr_report_column;

typedef struct cr_report_part {
  const char *name, *title, *description;
  const char *empty; /* said in the place of rows; see cr_report_empty() */
  const cr_report_column *columns;
  size_t column_count;
} cr_report_part;

/* The columns of the parts, for whoever shows only some of them. A column for each outcome follows where one
 * ends in FIRST. */
enum { CR_ABOUT_WHAT, CR_ABOUT_VALUE };
enum { CR_OUTCOMES_CLAUSE, CR_OUTCOMES_TOPIC, CR_OUTCOMES_SUMMARY, CR_OUTCOMES_FIRST };
enum { CR_MONTHS_MONTH, CR_MONTHS_COUNT, CR_MONTHS_FIRST };
enum {
  CR_FINDING_FILE,
  CR_FINDING_SHEET,
  CR_FINDING_ROW,
  CR_FINDING_CELL,
  CR_FINDING_REFERENCE,
  CR_FINDING_NAME,
  CR_FINDING_ORGANISATION,
  CR_FINDING_COMPACT,
  CR_FINDING_CLAUSE,
  CR_FINDING_TOPIC,
  CR_FINDING_OUTCOME,
  CR_FINDING_DEADLINE,
  CR_FINDING_SHORTFALL,
  CR_FINDING_WHY,
  CR_FINDING_CELLS,
};
enum { CR_CLAUSES_CLAUSE };

enum { CR_REPORT_COLUMNS_MAX = 16, CR_DEADLINES_MAX = 50 };

const cr_report_part *cr_report_part_at(cr_part part);

/* What ends every report. */
extern const char cr_report_caveat[];

/* ## Reports */
typedef struct cr_report cr_report;

/* The checking must outlive it, as must the file's and the sheet's name; sheet is "" where there is none.
 * Fails with MEMORY. */
compact_error cr_report_new(const cr_checking *checking, const char *file, const char *sheet,
                            cr_report **out);
void cr_report_free(cr_report *self);

/* Counts a finding of the checking. Fails with MEMORY. */
compact_error cr_report_add(cr_report *self, const cr_finding *finding);

/* How many findings of the scope's line at index came out so; NONE: not checked. */
uint64_t cr_report_count(const cr_report *self, size_t index, compact_outcome outcome);
uint64_t cr_report_total(const cr_report *self, compact_outcome outcome);
uint64_t cr_report_finding_count(const cr_report *self);

/* Called for each row with the part's cells, which live until it returns; anything but NONE ends the part and
 * is returned. */
typedef compact_error cr_on_report_row(void *user, const cr_report_cell *cells, size_t count);

/* The row of FINDINGS. Fails with MEMORY, or as on_row does. */
compact_error cr_report_finding(cr_report *self, const cr_finding *finding, cr_on_report_row *on_row,
                                void *user);

/* The rows of any part but FINDINGS, which has none. Fails with MEMORY, or as on_row does. */
compact_error cr_report_rows(cr_report *self, cr_part part, cr_on_report_row *on_row, void *user);

/* What is said in the place of rows where the part has none. */
const char *cr_report_empty(const cr_report *self, cr_part part);

#ifdef __cplusplus
}
#endif

#endif
