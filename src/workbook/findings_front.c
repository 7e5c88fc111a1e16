/* findings_front.c - the first sheets of a workbook of findings: cover, contents, notes
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "findings_book.h"

#include <inttypes.h>
#include <string.h>

static const char *const one_table[] = {"This worksheet contains one table.", NULL};

/* ---- Cover ---- */

enum { WHAT, VALUE }; /* the columns of CR_PART_ABOUT */

typedef struct cover {
  cr_findings_book *book;
  const cr_list *about; /* the rows of every table, one table behind the other */
  cr_list cells;        /* items and what they are, in turn */
  size_t tables;        /* that have been told of */
} cover;

static const char *about_text(const cover *self, size_t row, size_t column) {
  return ((const cr_report_cell *)self->about->items[row])[column].text;
}

/* Takes the text. */
static compact_error add(cover *self, const char *item, cr_text *text) {
  const char *kept = cr_findings_keep(self->book, text);
  return kept != NULL && cr_list_add(&self->cells, (void *)item) && cr_list_add(&self->cells, (void *)kept)
             ? COMPACT_ERROR_NONE
             : COMPACT_ERROR_MEMORY;
}

static compact_error add_string(cover *self, const char *item, const char *string) {
  cr_text text = {0};
  cr_text_append(&text, string);
  return add(self, item, &text);
}

/* Whether every table has this row. */
static bool is_common(const cover *self, size_t row) {
  size_t same = 0;
  for (size_t i = 0; i < self->about->count; i++)
    same += strcmp(about_text(self, i, WHAT), about_text(self, row, WHAT)) == 0 &&
            strcmp(about_text(self, i, VALUE), about_text(self, row, VALUE)) == 0;
  return same == self->book->of->table_count;
}

/* What is true of all tables: of the only one, everything. Each begins with the same item. */
static compact_error add_common(cover *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->about->count; i++) {
    if (i > 0 && strcmp(about_text(self, i, WHAT), about_text(self, 0, WHAT)) == 0)
      break;
    if (is_common(self, i))
      error = add_string(self, about_text(self, i, WHAT), about_text(self, i, VALUE));
  }
  return error;
}

/* "File: grants.csv; Rows: 122", from that row on to the next table's. */
static compact_error add_table(cover *self, size_t *row) {
  cr_text item = {0}, text = {0};
  size_t first = *row;
  do {
    if (!is_common(self, *row))
      cr_text_format(&text, "%s%s: %s", text.length == 0 ? "" : "; ", about_text(self, *row, WHAT),
                     about_text(self, *row, VALUE));
  } while (++*row < self->about->count &&
           strcmp(about_text(self, *row, WHAT), about_text(self, first, WHAT)) != 0);
  cr_text_format(&item, "Table %zu", ++self->tables);
  const char *name = cr_findings_keep(self->book, &item);
  if (name != NULL && (text.failed || text.length > 0))
    return add(self, name, &text);
  cr_text_free(&text);
  return name == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* "84 cannot tell, 38 not applicable" */
static compact_error add_totals(cover *self) {
  cr_text text = {0};
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++) {
    compact_outcome outcome = cr_outcome_at(i);
    uint64_t total = cr_findings_total(self->book->of, outcome);
    if (total > 0)
      cr_text_format(&text, "%s%" PRIu64 " %s", text.length == 0 ? "" : ", ", total,
                     cr_outcome_name(outcome));
  }
  cr_text_append(&text, text.length == 0 ? "Nothing can be decided from these columns."
                                         : ". Each is one row and one clause.");
  return add(self, "How it came out", &text);
}

static compact_error fill_cover(cover *self) {
  cr_text maker = {0};
  compact_error error = add_common(self);
  for (size_t row = 0;
       error == COMPACT_ERROR_NONE && self->book->of->table_count > 1 && row < self->about->count;)
    error = add_table(self, &row);
  if (error == COMPACT_ERROR_NONE)
    error = add_totals(self);
  if (error == COMPACT_ERROR_NONE)
    error = add_string(self, "Formulas", cr_formulas_words(CR_FORMULAS_VALUES));
  cr_text_format(&maker, "Compact Rules %s, compact check", compact_version());
  if (error == COMPACT_ERROR_NONE)
    error = add(self, "Made with", &maker);
  cr_text_free(&maker);
  return error == COMPACT_ERROR_NONE ? add_string(self, "What it is not", cr_not_law) : error;
}

static compact_error write_cover(cr_findings_book *self) {
  cover each = {.book = self, .about = &self->parts[CR_PART_ABOUT].rows};
  compact_error error = fill_cover(&each);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_add_sheet(&self->xlsx, "Cover", self->title, one_table);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_cover(&self->xlsx, (const char *const *)each.cells.items, each.cells.count / 2);
  cr_list_free(&each.cells);
  return error;
}

/* ---- Contents ---- */

enum { FRONT = 3, SHEETS_MAX = FRONT + CR_PART_COUNT };

static compact_error write_contents(cr_findings_book *self) {
  const char *cells[SHEETS_MAX * 2] = {"Cover",    self->title,
                                       "Contents", "The worksheets of this workbook",
                                       "Notes",    "What to know before reading on"};
  size_t count = FRONT * 2;
  for (const cr_part *part = cr_findings_parts; *part != CR_PART_COUNT; part++) {
    if (!cr_findings_has_sheet(self, *part))
      continue;
    cells[count++] = cr_findings_sheet_name(*part);
    cells[count++] = cr_report_part_at(*part)->description;
  }
  compact_error error = cr_xlsx_add_sheet(&self->xlsx, "Contents", "Contents", one_table);
  return error == COMPACT_ERROR_NONE ? cr_xlsx_contents(&self->xlsx, cells, count / 2) : error;
}

/* ---- Notes ---- */

static compact_error write_notes(cr_findings_book *self) {
  compact_error error = cr_xlsx_add_sheet(&self->xlsx, "Notes", "Notes", one_table);
  return error == COMPACT_ERROR_NONE
             ? cr_xlsx_notes(&self->xlsx, (const char *const *)self->notes.items, self->notes.count)
             : error;
}

compact_error cr_findings_front(cr_findings_book *self) {
  compact_error error = write_cover(self);
  if (error == COMPACT_ERROR_NONE)
    error = write_contents(self);
  return error == COMPACT_ERROR_NONE ? write_notes(self) : error;
}
