/* template.h - a workbook template as data
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A template says which sheets a workbook has, what each table holds and what is to be typed in. It names no
 * cell and no formula: those follow from the Compact that the workbook is made for (plan.h). docs/
 * writing-a-template.md describes the file.
 */
#ifndef CR_TEMPLATE_H
#define CR_TEMPLATE_H

#include "arena.h"
#include "compact.h"
#include "diagnostic.h"
#include "expression.h"
#include "workbook.h"

#define CR_TEMPLATE_NAMESPACE "urn:compact-rules:template:1"

/* How a cell is shown, and what may be typed into it. */
typedef enum cr_show {
  CR_SHOW_NONE,
  CR_SHOW_TEXT,
  CR_SHOW_CHOICE, /* one of the column's words */
  CR_SHOW_FLAG,   /* yes or no */
  CR_SHOW_DATE,
  CR_SHOW_MONTH,
  CR_SHOW_NUMBER,
  CR_SHOW_MONEY,
  CR_SHOW_PERCENT,
} cr_show;

typedef enum cr_column_kind {
  CR_COLUMN_NONE,
  CR_COLUMN_ENTRY,   /* typed in, the template's own */
  CR_COLUMN_FACT,    /* typed in, a fact of facts.xml */
  CR_COLUMN_FACTS,   /* every fact that a check of the table needs and that has no column of its own */
  CR_COLUMN_CHECK,   /* a clause: how it came out, why, and by when to act */
  CR_COLUMN_COMPUTE, /* arithmetic on the row */
  CR_COLUMN_NEXT,    /* the row's next deadline */
  CR_COLUMN_CLAUSE,  /* something that a clause says of itself */
  CR_COLUMN_LABEL,   /* what the row of a summary is about */
  CR_COLUMN_COUNT,
  CR_COLUMN_SUM,
  CR_COLUMN_LOOKUP, /* a cell of the row that a deadline belongs to */
} cr_column_kind;

typedef struct cr_column {
  cr_column_kind kind;
  const char *id, *title;
  const char *help;          /* what to type in */
  const char *name;          /* the fact, topic or clause; what a clause is to say of itself */
  const char *choices;       /* parted by bars */
  const char *outcome;       /* that is counted, parted by bars; "" for any */
  const char *column, *is;   /* the other table's column, and the word that it has to hold */
  const char *from, *to;     /* the other table's columns between whose dates a month has to lie */
  const char *amount;        /* the other table's column that is added up */
  cr_expression *expression; /* of COMPUTE */
  cr_show show;
  int width; /* in characters; 0: by what it shows */
  bool is_topic;
  bool each_check; /* a column for each check that knows a last day to act */
  bool describes;  /* a fact that is no reason to decide a check */
  bool always;     /* a fact that is there though no check needs it */
  cr_place place;
} cr_column;

/* What the rows of a table are. */
typedef enum cr_each {
  CR_EACH_NONE, /* typed in */
  CR_EACH_CLAUSE,
  CR_EACH_CHECK,
  CR_EACH_MEASURE,
  CR_EACH_MONTH,
  CR_EACH_VALUE,
  CR_EACH_DEADLINE,
} cr_each;

typedef struct cr_table {
  const char *id, *example; /* a file of made-up rows; "" if there is none */
  const char *of;           /* the table that a summary is about */
  const char *column;       /* of VALUE: whose words are the rows */
  const char *from;         /* of MONTH: the setting with the first one */
  cr_each each;
  uint32_t row_count;
  const cr_column **columns;
  size_t column_count;
  cr_place place;
} cr_table;

typedef struct cr_chart {
  const char *title, *x, *y, *text; /* text is what it shows, for those who do not see it */
  const char *columns;              /* ids parted by spaces; "" for every column but the first */
  bool is_line, is_horizontal;
  cr_place place;
} cr_chart;

/* What a sheet holds that is made from the rest. */
typedef enum cr_holds {
  CR_HOLDS_TABLE,
  CR_HOLDS_COVER,
  CR_HOLDS_CONTENTS,
  CR_HOLDS_NOTES,
  CR_HOLDS_SETTINGS,
  CR_HOLDS_CLAUSES,
} cr_holds;

typedef struct cr_sheet {
  const char *name, *title;
  cr_holds holds;
  const char **lines;
  size_t line_count;
  cr_table *table; /* NULL unless it holds a table */
  cr_chart *chart; /* NULL: none */
  cr_place place;
} cr_sheet;

/* What a setting means to the workbook beyond its formulas. */
typedef enum cr_setting_role {
  CR_SETTING_OWN,
  CR_SETTING_COMPACT,
  CR_SETTING_AS_OF,
  CR_SETTING_ORGANISATION,
} cr_setting_role;

typedef struct cr_setting {
  const char *id, *title, *help, *value;
  const char *example; /* its value beside made-up rows; "": as ever */
  cr_setting_role role;
  cr_show show;
  cr_place place;
} cr_setting;

struct cr_template {
  cr_arena arena;
  const char *origin; /* the file, or "built in" */
  const char *id, *title, *audience, *purpose;
  compact_date example_as_of; /* the day on which the made-up rows are looked at, or no date */
  const char **notes;
  size_t note_count;
  cr_setting **settings;
  size_t setting_count;
  cr_sheet **sheets;
  size_t sheet_count;
};

/* Reads a template that asks for these facts. Every mistake is in diagnostics. Fails with MEMORY, SYNTAX,
 * LIMIT or INVALID. */
compact_error cr_template_read(const compact_facts *facts, const char *source, const char *xml, size_t size,
                               compact_diagnostics *diagnostics, cr_template **out);
void cr_template_free(cr_template *self);

/* The table of that id, or NULL. */
const cr_table *cr_template_table(const cr_template *self, const char *id);

/* The column of that id, or NULL. Columns that stand for several (checks, facts) have an id too. */
const cr_column *cr_table_column(const cr_table *table, const char *id);

const cr_setting *cr_template_setting(const cr_template *self, const char *id);

#endif
