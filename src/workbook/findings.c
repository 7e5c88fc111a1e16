/* findings.c - what was found in tables as a workbook: its sheets and their order
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "findings_book.h"

#include <string.h>

const cr_part cr_findings_parts[] = {CR_PART_OUTCOMES, CR_PART_MONTHS,   CR_PART_DEADLINES,
                                     CR_PART_PATTERNS, CR_PART_FINDINGS, CR_PART_SCOPE,
                                     CR_PART_COLUMNS,  CR_PART_CLAUSES,  CR_PART_COUNT};

const char *cr_findings_sheet_name(cr_part part) {
  static const char *const names[CR_PART_COUNT] = {
      [CR_PART_OUTCOMES] = "Outcomes",        [CR_PART_MONTHS] = "Deadlines by month",
      [CR_PART_DEADLINES] = "Next deadlines", [CR_PART_PATTERNS] = "What stands out",
      [CR_PART_FINDINGS] = "Findings",        [CR_PART_SCOPE] = "What was checked",
      [CR_PART_COLUMNS] = "Columns read",     [CR_PART_CLAUSES] = "Clauses"};
  return names[part];
}

uint64_t cr_findings_total(const cr_findings *self, compact_outcome outcome) {
  uint64_t total = 0;
  for (size_t i = 0; i < self->table_count; i++)
    total += cr_report_total(self->tables[i].told, outcome);
  return total;
}

uint64_t cr_findings_count(const cr_findings *self) {
  uint64_t count = 0;
  for (size_t i = 0; i < self->table_count; i++)
    count += cr_report_finding_count(self->tables[i].told);
  return count;
}

const char *cr_base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

const char *cr_findings_keep(cr_findings_book *self, cr_text *text) {
  const char *kept = text->failed ? NULL : cr_arena_copy(&self->arena, cr_text_string(text), text->length);
  cr_text_free(text);
  return kept;
}

/* ---- What there is to tell ---- */

/* Whether a column of the table is taken for that. */
static bool has_use(const cr_register *reg, cr_use use) {
  for (size_t i = 0; i < cr_register_column_count(reg); i++) {
    const cr_register_column *column = cr_register_column_at(reg, i);
    if (column->use == use && column->is_taken)
      return true;
  }
  return false;
}

static void look_at_tables(cr_findings_book *self) {
  for (size_t i = 0; i < self->of->table_count; i++) {
    const cr_findings_table *table = &self->of->tables[i];
    self->has_sheets = self->has_sheets || table->sheet[0] != '\0';
    self->has_references = self->has_references || has_use(table->reg, CR_USE_REFERENCE);
    self->has_names = self->has_names || has_use(table->reg, CR_USE_NAME);
    self->has_organisations = self->has_organisations || has_use(table->reg, CR_USE_ORGANISATION);
  }
}

static const char *make_title(cr_findings_book *self) {
  cr_text title = {0};
  cr_text_format(&title, "%s: findings in ", compact_pack_title(self->of->pack));
  if (self->of->table_count == 1)
    cr_text_append_shown(&title, cr_base_name(self->of->tables[0].file));
  else
    cr_text_format(&title, "%zu tables", self->of->table_count);
  return cr_findings_keep(self, &title);
}

static compact_error gather_all(cr_findings_book *self) {
  compact_error error = COMPACT_ERROR_NONE;
  self->title = make_title(self);
  if (self->title == NULL)
    return COMPACT_ERROR_MEMORY;
  look_at_tables(self);
  cr_gather_columns(self, CR_PART_ABOUT);
  error = cr_gather(self, CR_PART_ABOUT);
  for (const cr_part *part = cr_findings_parts; error == COMPACT_ERROR_NONE && *part != CR_PART_COUNT;
       part++) {
    cr_gather_columns(self, *part);
    error = cr_gather(self, *part);
  }
  return error == COMPACT_ERROR_NONE ? cr_findings_notes(self) : error;
}

/* ---- The file ---- */

static compact_error write_sheets(cr_findings_book *self) {
  const cr_about about = {.title = self->title,
                          .author = "Compact Rules",
                          .comments = cr_formulas_words(CR_FORMULAS_VALUES),
                          .pack = self->of->pack};
  compact_error error = cr_xlsx_describe(&self->xlsx, &about);
  if (error == COMPACT_ERROR_NONE)
    error = cr_findings_front(self);
  for (const cr_part *part = cr_findings_parts; error == COMPACT_ERROR_NONE && *part != CR_PART_COUNT;
       part++) {
    if (cr_findings_has_sheet(self, *part))
      error = cr_findings_sheet(self, *part);
  }
  return error;
}

static void free_book(cr_findings_book *self) {
  for (size_t i = 0; i < CR_PART_COUNT; i++)
    cr_list_free(&self->parts[i].rows);
  cr_list_free(&self->notes);
  cr_arena_free(&self->arena);
}

compact_error cr_findings_write(const cr_findings *self, const char *path) {
  cr_findings_book book = {.of = self};
  compact_error error = gather_all(&book);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_new(&book.xlsx, path, false);
  book.xlsx.is_report = true;
  if (error == COMPACT_ERROR_NONE)
    error = write_sheets(&book);
  error = cr_xlsx_close(&book.xlsx, path, error);
  free_book(&book);
  return error;
}
