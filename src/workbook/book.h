/* book.h - a workbook that is being made: a template, for one Compact, with rows in it
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The order is: cr_book_new() lays out the columns (plan.c), cr_book_read() puts rows in (data.c),
 * cr_book_decide() works out the rest (decide.c, summary.c), and write.h makes the file. Whatever is worked
 * out is kept twice: as the formula that people get, and as the value that it comes to.
 */
#ifndef CR_BOOK_H
#define CR_BOOK_H

#include "template.h"
#include "workbook.h"

enum {
  CR_SHEET_ROWS_MAX = 1048576, /* of a sheet in .xlsx */
  CR_BOOK_ROWS_DEFAULT = 50,
};

/* Stands for the number of the row in a formula that is kept once for a column. */
#define CR_ROW_MARK "\x03"

/* Serial numbers later than any date that counts. */
#define CR_SERIAL_NEVER "2958466"

typedef enum cr_cell_kind {
  CR_CELL_BLANK,
  CR_CELL_NUMBER, /* dates too: their serial numbers */
  CR_CELL_TEXT,
} cr_cell_kind;

typedef struct cr_cell {
  cr_cell_kind kind;
  bool is_unreadable; /* text where the column takes none */
  double number;
  const char *text;
} cr_cell;

typedef enum cr_role {
  CR_ROLE_ROW, /* the row's number */
  CR_ROLE_ENTRY,
  CR_ROLE_FACT,
  CR_ROLE_LIMB, /* how one part of a check came out */
  CR_ROLE_OUTCOME,
  CR_ROLE_CITATION,
  CR_ROLE_REASON,
  CR_ROLE_BY,
  CR_ROLE_COMPUTE,
  CR_ROLE_NEXT_BY,
  CR_ROLE_NEXT_ON,
  CR_ROLE_FIXED, /* known when the workbook is made */
  CR_ROLE_LINK,  /* the same, leading to the Clauses sheet */
  CR_ROLE_MONTH,
  CR_ROLE_COUNT,
  CR_ROLE_SUM,
  CR_ROLE_LOOKUP,
} cr_role;

/* A clause that a table decides of each of its rows. */
typedef struct cr_check {
  const compact_clause *clause;
  struct cr_grid *grid; /* the table that decides it */
  const char *id, *title;
  const char *citation; /* "Hertfordshire Compact 4.4" */
  size_t outcome, by;   /* their fields */
  uint64_t decisive;    /* the clause's facts that make it worth deciding: one of them at least is recorded */
  bool has_day;         /* whether it can be due, and then knows a last day to act */
} cr_check;

/* A column of a table as it will be. */
typedef struct cr_field {
  cr_role role;
  const cr_column *column; /* NULL: the row's number */
  const char *id, *title, *help, *choices;
  cr_show show;
  int width;
  const compact_fact *fact;
  const cr_check *check;
  size_t limb;         /* of LIMB: its index in the clause */
  const char *formula; /* with CR_ROW_MARK, beginning with "="; NULL: a value alone */
  bool is_named;       /* formulas elsewhere call its cells by name */
  char letters[4];
} cr_field;

typedef struct cr_grid {
  const cr_table *table;
  const cr_sheet *sheet;
  struct cr_grid *of; /* what a summary is about, or NULL */
  cr_field *fields;
  size_t field_count;
  cr_check *checks; /* of an entry table: its own; of a summary: those that are its rows or its columns */
  size_t check_count;
  const compact_clause **clauses; /* that are its rows */
  size_t *fact_fields;            /* by the fact's index: its field, or SIZE_MAX */
  const char **formulas;          /* of a summary: cell by cell, NULL for a value alone; of others: NULL */
  uint32_t header;                /* the row with the titles, from 0 */
  cr_cell *cells;                 /* row by row */
  size_t row_count, row_capacity;
} cr_grid;

struct cr_book {
  cr_arena arena;
  const cr_template *template;
  const compact_pack *pack;
  const compact_facts *facts;
  cr_book_options options;
  compact_diagnostics *diagnostics; /* of the call that is going on; may be NULL */
  cr_grid **grids;                  /* by sheet; NULL for one that holds no table, or that is left out */
  bool *is_left_out;
  const char ***lines; /* by sheet: what stands between its title and its table, and NULL */
  const char **silent; /* topics that the template has and the Compact does not answer */
  size_t silent_count;
  const compact_clause **used; /* clauses, once they have been looked for */
  size_t used_count;
  const char **problems; /* what could not be read, in sentences */
  size_t problem_count, problem_capacity;
};

/* ---- Asking (book.c) ---- */

cr_cell *cr_grid_cell(const cr_grid *self, size_t row, size_t field);

/* The field of that id, or NULL: an own column, a fact, "notice_outcome". */
cr_field *cr_grid_field(const cr_grid *self, const char *id);
size_t cr_grid_field_index(const cr_grid *self, const cr_field *field);

/* The grid of the template's table of that id; NULL if there is none, or it is left out. */
cr_grid *cr_book_grid(const cr_book *self, const char *id);

/* Appends the cell of a field in the formula's own row: "F" and the mark. */
void cr_field_append_cell(const cr_field *field, cr_text *formula);

/* Appends the defined name of a field's cells, "agreements_notice_outcome", which is defined from then on. */
void cr_field_append_name(const cr_grid *grid, cr_field *field, cr_text *formula);

/* What stands in a setting's cell. */
cr_cell cr_setting_cell(const cr_book *self, const cr_setting *setting);

/* Adds a row of blank cells. Fails with MEMORY, or with LIMIT where a sheet has no more. */
compact_error cr_grid_add_row(cr_grid *self);

/* "Hertfordshire Compact 4.4", kept; NULL where memory ran out. */
const char *cr_citation(cr_book *self, const compact_clause *clause);

/* Copies text to where it lives as long as the book; NULL where memory ran out. */
char *cr_book_keep(cr_book *self, const char *text);

/* Tells of a mistake. */
void cr_book_error(cr_book *self, const char *format, ...) CR_PRINTF(2, 3);

/* Keeps a sentence for the Notes sheet; false where memory ran out. */
bool cr_book_add_problem(cr_book *self, const char *sentence);

/* Whether a list parted by bars holds the word. */
bool cr_in_bars(const char *words, const char *word);

/* ---- Laying out ---- */

compact_error cr_plan_fields(cr_book *self, cr_grid *grid); /* plan_fields.c */
compact_error cr_plan_lines(cr_book *self, size_t sheet);   /* lines.c; says in which row the table begins */
compact_error cr_plan_formulas(cr_book *self, cr_grid *grid); /* formulas.c; of a table that is typed into */

/* Appends the formula of a column that computes (formulas.c). */
void cr_formula_compute(cr_book *self, const cr_grid *grid, const cr_field *field, cr_text *formula);

/* ---- Working out ---- */

/* Adds the rows that are made up or blank, and works out every cell: all that comes before the file. Fails
 * with MEMORY or LIMIT; with READ where the made-up rows are missing. Once for a book. */
compact_error cr_book_decide(cr_book *self);

compact_error cr_decide_rows(cr_book *self, cr_grid *grid); /* decide.c; of a table that is typed into */
compact_error cr_summarise(cr_book *self,
                           cr_grid *grid); /* summary.c; rows, values and formulas of a summary */

/* What a column that computes comes to in a row (decide.c). */
void cr_decide_compute(const cr_book *self, const cr_grid *grid, size_t row, size_t index);

/* What a clause says of itself: "ref", "summary" and others (decide.c). */
const char *cr_clause_words(const compact_clause *clause, const char *what);

/* The reason of a check in a row that has an outcome (decide.c). Fails with MEMORY. */
compact_error cr_decide_reason(cr_book *self, const cr_grid *grid, size_t row, const cr_check *check,
                               compact_row *facts, compact_result *result, char **out);

/* Whether the sheet has a chart, and this Compact something to draw in it (write_chart.c). */
bool cr_grid_has_chart(const cr_grid *grid);

/* Appends the formula of a cell of a summary (summary_formula.c); nothing for a value alone. */
void cr_summary_formula(cr_book *self, const cr_grid *grid, size_t row, const cr_field *field,
                        cr_text *formula);

#endif
