/* write_clauses.c - the sheet of the clauses that a workbook uses
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 6 };

/* ---- Which clauses ---- */

static size_t most_clauses(const cr_book *self) {
  size_t count = 1;
  for (size_t i = 0; i < self->template->sheet_count; i++) {
    const cr_grid *grid = self->grids[i];
    if (grid != NULL)
      count += grid->check_count + (grid->clauses == NULL ? 0 : grid->row_count);
  }
  return count;
}

static void add_once(const compact_clause **used, size_t *count, const compact_clause *clause) {
  for (size_t i = 0; i < *count; i++) {
    if (used[i] == clause)
      return;
  }
  used[(*count)++] = clause;
}

const compact_clause **cr_used_clauses(cr_book *self, size_t *count) {
  *count = self->used_count;
  if (self->used != NULL)
    return self->used;
  self->used = cr_arena_array(&self->arena, most_clauses(self), sizeof *self->used);
  for (size_t i = 0; self->used != NULL && i < self->template->sheet_count; i++) {
    const cr_grid *grid = self->grids[i];
    for (size_t j = 0; grid != NULL && j < grid->check_count; j++)
      add_once(self->used, &self->used_count, grid->checks[j].clause);
    for (size_t j = 0; grid != NULL && grid->clauses != NULL && j < grid->row_count; j++)
      add_once(self->used, &self->used_count, grid->clauses[j]);
  }
  *count = self->used_count;
  return self->used;
}

/* ---- What is said of each ---- */

static const char *joined(cr_writer *self, const cr_text *text) {
  const char *kept = text->failed ? NULL : cr_book_keep(self->book, cr_text_string(text));
  return kept == NULL ? "" : kept;
}

static const char *reading_words(cr_writer *self, const compact_clause *clause) {
  cr_text text = {0};
  for (size_t i = 0; i < compact_clause_reading_count(clause); i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    cr_text_format(&text, "%s%s: %s", i == 0 ? "" : "\n", compact_reading_ref(reading),
                   compact_reading_text(reading));
  }
  const char *words = joined(self, &text);
  cr_text_free(&text);
  return words[0] == '\0' ? "None" : words;
}

static const char *check_words(cr_writer *self, const compact_clause *clause) {
  cr_text text = {0};
  for (size_t i = 0; i < self->book->template->sheet_count; i++) {
    const cr_grid *grid = self->book->grids[i];
    for (size_t j = 0; grid != NULL && grid->table->each == CR_EACH_NONE && j < grid->check_count; j++) {
      if (grid->checks[j].clause == clause)
        cr_text_format(&text, "%s%s", text.length == 0 ? "" : ", ", grid->checks[j].title);
    }
  }
  const char *words = joined(self, &text);
  cr_text_free(&text);
  return words[0] == '\0' ? "Listed" : words;
}

static const char *part_words(cr_writer *self, const compact_clause *clause) {
  cr_text text = {0};
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    const compact_limb *limb = compact_clause_limb(clause, i);
    char *words = NULL;
    if (compact_limb_words(limb, COMPACT_PART_TEST, &words) == COMPACT_ERROR_NONE)
      cr_text_format(&text, "%s%s: %s", i == 0 ? "" : "\n", compact_limb_label(limb), words);
    compact_free(words);
  }
  const char *words = joined(self, &text);
  cr_text_free(&text);
  return words[0] == '\0' ? "Nothing that a date or a record could show" : words;
}

compact_error cr_write_clauses(cr_writer *self) {
  static const char *const titles[COLUMNS] = {
      "Clause",     "What it says, in our words", "Owed by",
      "Checked as", "What is looked at",          "Readings: conventions that are ours"};
  static const int widths[COLUMNS] = {22, 44, 17, 17, 38, 54};
  size_t count;
  const compact_clause **used = cr_used_clauses(self->book, &count);
  const char **cells = calloc(count * COLUMNS + 1, sizeof *cells);
  compact_error error = used == NULL || cells == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++) {
    const char *row[COLUMNS] = {cr_citation(self->book, used[i]),   compact_clause_summary(used[i]),
                                cr_clause_words(used[i], "bearer"), check_words(self, used[i]),
                                part_words(self, used[i]),          reading_words(self, used[i])};
    memcpy((void *)(cells + i * COLUMNS), row, sizeof row);
    error = row[0] == NULL ? COMPACT_ERROR_MEMORY : error;
  }
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_words(&self->xlsx, "clauses", titles, widths, COLUMNS, cells, count);
  free((void *)cells);
  return error;
}
