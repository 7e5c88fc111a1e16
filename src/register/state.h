/* state.h - a register while it is read
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * register.c makes one; survey.c finds the header and counts; settle.c decides what each column is taken for;
 * read.c makes records; data.c tells what looks wrong. What depends on the number of rows is counted, never
 * kept.
 */
#ifndef CR_STATE_H
#define CR_STATE_H

#include "found_date.h"
#include "profile.h"
#include "text.h"

/* What makes a word more than one. */
#define CR_S(count) ((count) == 1 ? "" : "s")

/* ---- Examples ---- */

typedef struct cr_tally {
  uint64_t count;
  int32_t least, most; /* of what was measured */
  cr_example examples[CR_EXAMPLES_MAX];
  size_t example_count;
} cr_tally;

/* Counts one more row; the first few are kept as examples. */
void cr_tally_add(cr_tally *tally, const cr_record *record, int32_t days);

/* ---- What a column holds ---- */

enum {
  CR_YEAR_COUNT = 230, /* years from 1890-01-01 on, each of 365.2425 days */
  CR_WORDS_MAX = 8,
  CR_WORD_SIZE = 32,
};

typedef struct cr_word_count {
  char word[CR_WORD_SIZE];
  uint64_t count;
} cr_word_count;

typedef struct cr_cell_example {
  uint32_t row;
  char text[CR_WORD_SIZE];
} cr_cell_example;

/* Counted of a column that may be taken for a date. */
typedef struct cr_date_count {
  uint64_t forms[CR_FORM_COUNT];
  uint64_t day_first, month_first, either; /* of FIGURES: what makes a date */
  uint64_t short_years;
  uint64_t years[CR_YEAR_COUNT];
  uint64_t later;              /* than these years */
  uint64_t in_2001, near_2001; /* in that year; in the eleven years around it */
  uint64_t never;              /* of 1900, 9999 and the like */
  cr_word_count words[CR_WORDS_MAX];
  size_t word_count;
  uint64_t other_words;
  cr_cell_example unread[CR_EXAMPLES_MAX], either_cells[CR_EXAMPLES_MAX];
  cr_cell_example day_cells[CR_EXAMPLES_MAX], month_cells[CR_EXAMPLES_MAX];
  size_t unread_count, either_count, day_count, month_count;
} cr_date_count;

typedef struct cr_column_state {
  cr_register_column told; /* what others see */
  const char *folded;
  const cr_profile_column *known; /* NULL: a map or a fact's own title, or nobody knows it */
  bool is_mapped;
  bool is_tried;              /* a cell that is not blank may still say nothing that can be used */
  int months;                 /* of a duration's unit */
  bool is_rival;              /* claims the same fact as a column that was taken, and as strongly */
  cr_tally disputed;          /* rows in which it says otherwise */
  cr_date_count *dates;       /* NULL: it is not taken for a date */
  bool is_2001_blank;         /* 2001 stands where no date does */
  compact_date early, late;   /* dates outside these lie far from the others; no date: cannot be told */
  bool has_odd;               /* some may lie there, or may be placeholders */
  cr_tally placeholders, far; /* second pass */
} cr_column_state;

/* A title of a fact's own: its label or its name. */
typedef struct cr_fact_title {
  const char *folded;
  const compact_fact *fact;
  bool has_words; /* more than one, so that no other title is likely to be the same */
} cr_fact_title;

/* Dates of one row that cannot come the other way round. */
enum { CR_SPANS = 2, CR_PAIR_DATES_MAX = 24 };

typedef struct cr_span {
  const compact_fact *first, *last;
  cr_tally reversed;
  uint64_t of;      /* rows with both */
  uint64_t swapped; /* reversed ones that would not be with day and month swapped */
} cr_span;

typedef struct cr_equal {
  const cr_register_column *a, *b;
  uint64_t of, equal;
} cr_equal;

/* Rows of which a reader is told together. */
typedef struct cr_row_count {
  uint64_t count;
  uint32_t first;
} cr_row_count;

/* What a row below the header is. */
typedef enum cr_row_kind {
  CR_ROW_NOTHING, /* blank where titles are known, the header again, or another table's */
  CR_ROW_RECORD,
  CR_ROW_REMARK, /* a lone cell that is no fact: a heading or a note, or an amount without a name */
  CR_ROW_TOTAL   /* "Total" stands where records have their name */
} cr_row_kind;

struct cr_register {
  cr_arena arena;
  const cr_profiles *profiles;
  const compact_facts *facts;
  cr_register_options options;
  cr_fact_title *fact_titles; /* sorted */
  size_t fact_title_count;
  const compact_fact *term_start, *term_end; /* NULL: not declared */

  cr_arena header_arena; /* of the best header so far */
  const cr_profile *profile;
  bool *implied_holds; /* which of the profile's implied facts */
  cr_column_state *columns;
  cr_column_state **places; /* by a cell's column; NULL: it has no title */
  size_t column_count, place_count, score;
  size_t status_count; /* columns of a status, of which one is taken */
  uint32_t header_row; /* 0: none */
  size_t rows_looked_at;
  cr_row_kind surveyed; /* the last one */
  bool is_doubtful;     /* by its status */
  uint64_t rows, hidden;
  cr_row_count remarks, totals; /* rows that are no record */
  uint32_t end_row;             /* from which on another table stands; 0: none was found */
  uint32_t left_header;         /* the titles of rows above the header; 0: nothing stands above it */
  uint64_t left_rows;

  cr_list notes;
  size_t general_notes;    /* the first so many, which are about no column */
  cr_column_state **taken; /* by fact or use; sorted as they stand */
  size_t taken_count;
  cr_column_state **odd; /* of those that were taken, columns with dates that look odd */
  size_t odd_count;
  bool has_rivals;
  cr_joined *joined; /* NULL: no other sheet adds to this one */
  compact_row *values;
  cr_used_fact *used;
  uint16_t *used_places; /* by a fact's index: which of those used it is, from 1; 0: none */
  cr_record record;
  bool has_range, has_unclear; /* any of the record's facts */
  cr_span spans[CR_SPANS];
  cr_equal *equals;
  size_t equal_count;
  cr_list patterns;
};

/* Whether the maps that were asked for are to names that are known. Fails with NAME or MEMORY. */
compact_error cr_register_check_maps(const cr_register *self, compact_diagnostics *diagnostics);

/* The facts' own titles, sorted, into the register. Fails with MEMORY. */
compact_error cr_fact_titles_make(cr_register *self);

/* The fact with that folded title, or NULL. */
const cr_fact_title *cr_fact_titles_find(const cr_register *self, const char *folded);

cr_row_kind cr_register_row_kind(const cr_register *self, const cr_found_row *row);

/* The column that a cell stands in; NULL: the cell is blank, or the column has no title. */
static inline cr_column_state *cr_cell_column(const cr_register *self, const cr_found_cell *found) {
  return found->column < self->place_count && !cr_found_cell_is_blank(found) ? self->places[found->column]
                                                                             : NULL;
}

/* A sentence in the register's arena, or in a list of sentences. */
const char *cr_register_text(cr_register *self, const char *format, ...) CR_PRINTF(2, 3);
compact_error cr_register_tell(cr_register *self, const char *format, ...) CR_PRINTF(2, 3);

/* Reads a whole or decimal number; false if the cell holds none. */
bool cr_found_number(const cr_found_cell *cell, double *out);

/* The value of a cell for a fact that is no date; NONE, and an error, if it is none. */
compact_error cr_found_value(const cr_found_cell *cell, const compact_fact *fact, compact_value *out);

/* Whether a status leaves open that something took place: it may never have begun, or be planned. */
bool cr_status_is_doubtful(const cr_found_cell *cell);

/* Counts a cell of a column of dates. */
void cr_count_date(cr_date_count *dates, const cr_found_cell *cell, uint32_t row);

/* Whether a date of that column stands where there is none: 1900, 9999, or 2001 far from all others. */
bool cr_date_is_placeholder(const cr_column_state *column, compact_date date);

/* Makes the pairs of dates that may be the same everywhere. Fails with MEMORY. */
compact_error cr_register_make_pairs(cr_register *self);

/* Whether the table, or the standard that it follows, has a place for the fact. */
bool cr_register_has(const cr_register *reg, const compact_fact *fact);

/* Finds out from the years of a column which dates lie far from the others, and whether any may. */
void cr_column_find_outliers(cr_column_state *column);

/* Tells of a column of dates what was made of its cells. Fails with MEMORY. */
compact_error cr_column_tell_dates(cr_register *self, const cr_column_state *column);

/* Adds a fact to the record that is read, of which nothing is known yet. */
cr_used_fact *cr_register_use(cr_register *self, const compact_fact *fact);

/* The record's fact while it is read, or NULL. */
cr_used_fact *cr_register_used(cr_register *self, const compact_fact *fact);

/* Counts the row that was read last. */
void cr_register_count_data(cr_register *self);

#endif
