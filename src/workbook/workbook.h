/* workbook.h - workbooks for people: what the tool sees of this layer
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_WORKBOOK_H
#define CR_WORKBOOK_H

#include "compact.h"

/* ---- Templates ---- */

typedef struct cr_template cr_template;
typedef struct cr_templates cr_templates;

/* Those that are built in, and those of the folder templates/ in each folder of path
 * (compact_library_path()); of two with one id the later stands. A file with mistakes is left out and told of
 * in diagnostics. Fails with MEMORY, or as the reading of a built-in file does. */
compact_error cr_templates_open(const char *path, const compact_facts *facts,
                                compact_diagnostics *diagnostics, cr_templates **out);
void cr_templates_free(cr_templates *self);
size_t cr_templates_count(const cr_templates *self);
const cr_template *cr_templates_at(const cr_templates *self, size_t index);
const cr_template *cr_templates_find(const cr_templates *self, const char *id);
const char *cr_templates_nearest(const cr_templates *self, const char *id); /* NULL: none is like it */

const char *cr_template_id(const cr_template *self);
const char *cr_template_title(const cr_template *self);
const char *cr_template_audience(const cr_template *self);
const char *cr_template_purpose(const cr_template *self);
const char *cr_template_origin(const cr_template *self); /* the file, or "built in" */

/* Whether the Compact answers any topic that the template asks; a template that asks none does for every one.
 */
bool cr_template_suits(const cr_template *self, const compact_pack *pack);

/* ---- Books ---- */

typedef enum cr_formulas {
  CR_FORMULAS_NATIVE, /* that every spreadsheet program knows */
  CR_FORMULAS_ADDIN,  /* COMPACT.CHECK and others, that need the Calc extension */
  CR_FORMULAS_VALUES, /* none: what is worked out is only written down */
} cr_formulas;

typedef struct cr_book_options {
  cr_formulas formulas;
  uint32_t row_count; /* to be typed into; 0: as the template says */
  bool is_example;    /* fill in made-up rows */
  bool is_working;    /* filters, and panes that stay */
  compact_date as_of; /* the date of assessment, or no date: of made-up rows, the one that goes with them */
  const char *organisation; /* NULL: to be typed in */
  const char *bearer;       /* whose clauses a self-assessment is about; NULL: every one's */
} cr_book_options;

typedef struct cr_book cr_book;

/* Lays out a workbook. Template, pack, facts and what options point to must outlive it. Fails with MEMORY,
 * with NAME where the Compact answers none of the template's topics, or with LIMIT where the rows or a
 * formula would be too many or too long for a sheet; diagnostics tell. */
compact_error cr_book_new(const cr_template *template, const compact_pack *pack, const compact_facts *facts,
                          const cr_book_options *options, compact_diagnostics *diagnostics, cr_book **out);
void cr_book_free(cr_book *self);

/* Puts the rows of a file (read.h), of its first sheet that is not hidden, into the first table that is typed
 * into. A title that is no column's, or is there twice, fails with NAME; a cell that cannot be read keeps its
 * text and is told of in diagnostics. Else fails as cr_reader_read(), and with SYNTAX where there are no
 * titles. */
compact_error cr_book_read(cr_book *self, const char *path, compact_diagnostics *diagnostics);

/* Works everything out and writes the file, which is there whole or not at all. Fails with MEMORY, LIMIT or
 * WRITE (errno tells). */
compact_error cr_book_write(cr_book *self, const char *path, compact_diagnostics *diagnostics);

#endif
