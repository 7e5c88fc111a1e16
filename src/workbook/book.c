/* book.c - a workbook that is being made: beginning, ending, and finding things in it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "book.h"

#include "data.h"
#include "plan.h"
#include "templates.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

/* ---- Finding ---- */

cr_cell *cr_grid_cell(const cr_grid *self, size_t row, size_t field) {
  return &self->cells[row * self->field_count + field];
}

cr_field *cr_grid_field(const cr_grid *self, const char *id) {
  for (size_t i = 0; i < self->field_count; i++) {
    if (strcmp(self->fields[i].id, id) == 0)
      return &self->fields[i];
  }
  return NULL;
}

size_t cr_grid_field_index(const cr_grid *self, const cr_field *field) {
  return (size_t)(field - self->fields);
}

cr_grid *cr_book_grid(const cr_book *self, const char *id) {
  for (size_t i = 0; i < self->template->sheet_count; i++) {
    if (self->grids[i] != NULL && strcmp(self->grids[i]->table->id, id) == 0)
      return self->grids[i];
  }
  return NULL;
}

void cr_field_append_cell(const cr_field *field, cr_text *formula) {
  cr_text_format(formula, "%s" CR_ROW_MARK, field->letters);
}

void cr_field_append_name(const cr_grid *grid, cr_field *field, cr_text *formula) {
  field->is_named = true;
  cr_text_format(formula, "%s_%s", grid->table->id, field->id);
}

bool cr_in_bars(const char *words, const char *word) {
  size_t length = strlen(word);
  while (*words != '\0') {
    size_t one = strcspn(words, "|");
    if (one == length && memcmp(words, word, length) == 0)
      return true;
    words += one + (words[one] == '|');
  }
  return false;
}

cr_cell cr_setting_cell(const cr_book *self, const cr_setting *setting) {
  const char *value =
      self->options.is_example && setting->example[0] != '\0' ? setting->example : setting->value;
  cr_cell cell = {.kind = CR_CELL_TEXT, .text = value};
  compact_date date = COMPACT_NO_DATE;
  if (setting->role == CR_SETTING_COMPACT)
    cell.text = compact_pack_title(self->pack);
  if (setting->role == CR_SETTING_ORGANISATION)
    cell.text = self->options.organisation == NULL ? "" : self->options.organisation;
  if (setting->role == CR_SETTING_AS_OF)
    date = self->options.as_of;
  else if (setting->show == CR_SHOW_DATE)
    (void)compact_date_parse(value, COMPACT_ORDER_NONE, &date);
  if (date != COMPACT_NO_DATE)
    return (cr_cell){.kind = CR_CELL_NUMBER, .number = compact_date_to_serial(date, COMPACT_NULL_DATE_1899)};
  if (setting->show >= CR_SHOW_NUMBER && cell.text[0] != '\0')
    return (cr_cell){.kind = CR_CELL_NUMBER, .number = strtod(cell.text, NULL)};
  return cell.text[0] == '\0' || setting->show == CR_SHOW_DATE ? (cr_cell){0} : cell;
}

/* ---- Keeping ---- */

char *cr_book_keep(cr_book *self, const char *text) {
  return cr_arena_copy(&self->arena, text, strlen(text));
}

const char *cr_citation(cr_book *self, const compact_clause *clause) {
  cr_text text = {0};
  cr_text_format(&text, "%s %s", compact_pack_title(compact_clause_pack(clause)), compact_clause_ref(clause));
  const char *kept = text.failed ? NULL : cr_book_keep(self, cr_text_string(&text));
  cr_text_free(&text);
  return kept;
}

void cr_book_error(cr_book *self, const char *format, ...) {
  cr_text message = {0};
  va_list arguments;
  va_start(arguments, format);
  cr_text_format_list(&message, format, arguments);
  va_end(arguments);
  cr_diagnostics_add(self->diagnostics, &(compact_diagnostic){.severity = COMPACT_SEVERITY_ERROR,
                                                              .source = self->template->id,
                                                              .message = cr_text_string(&message),
                                                              .excerpt = ""});
  cr_text_free(&message);
}

bool cr_book_add_problem(cr_book *self, const char *sentence) {
  if (self->problem_count == self->problem_capacity) {
    size_t capacity = self->problem_capacity == 0 ? 16 : self->problem_capacity * 2;
    const char **problems = realloc((void *)self->problems, capacity * sizeof *problems);
    if (problems == NULL)
      return false;
    self->problems = problems;
    self->problem_capacity = capacity;
  }
  const char *kept = cr_book_keep(self, sentence);
  if (kept != NULL)
    self->problems[self->problem_count++] = kept;
  return kept != NULL;
}

static bool grow(cr_grid *self) {
  size_t capacity = self->row_capacity == 0 ? 64 : self->row_capacity * 2;
  if (self->field_count > 0 && capacity > SIZE_MAX / sizeof(cr_cell) / self->field_count)
    return false;
  cr_cell *cells = realloc(self->cells, capacity * self->field_count * sizeof *cells);
  if (cells == NULL)
    return false;
  self->cells = cells;
  self->row_capacity = capacity;
  return true;
}

compact_error cr_grid_add_row(cr_grid *self) {
  if (self->row_count + self->header + 1 >= CR_SHEET_ROWS_MAX)
    return COMPACT_ERROR_LIMIT;
  if (self->row_count == self->row_capacity && !grow(self))
    return COMPACT_ERROR_MEMORY;
  memset(cr_grid_cell(self, self->row_count, 0), 0, self->field_count * sizeof(cr_cell));
  self->row_count++;
  return COMPACT_ERROR_NONE;
}

/* ---- Beginning and ending ---- */

compact_error cr_book_new(const cr_template *template, const compact_pack *pack, const compact_facts *facts,
                          const cr_book_options *options, compact_diagnostics *diagnostics, cr_book **out) {
  cr_book *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->template = template;
  self->pack = pack;
  self->facts = facts;
  self->options = *options;
  if (options->is_example && options->as_of == COMPACT_NO_DATE)
    self->options.as_of = template->example_as_of;
  self->diagnostics = diagnostics;
  compact_error error = cr_plan(self);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_book_free(self);
  return error;
}

void cr_book_free(cr_book *self) {
  if (self == NULL)
    return;
  for (size_t i = 0; self->grids != NULL && i < self->template->sheet_count; i++) {
    if (self->grids[i] != NULL)
      free(self->grids[i]->cells);
  }
  free((void *)self->problems);
  cr_arena_free(&self->arena);
  free(self);
}

/* ---- Making ---- */

static bool is_summary(const cr_grid *grid) {
  return grid->table->each != CR_EACH_NONE && grid->table->each != CR_EACH_CLAUSE;
}

typedef compact_error step(cr_book *self, cr_grid *grid);

static compact_error for_each_grid(cr_book *self, bool summaries, step *work) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->template->sheet_count; i++) {
    if (self->grids[i] != NULL && is_summary(self->grids[i]) == summaries)
      error = work(self, self->grids[i]);
  }
  return error;
}

/* Made-up rows, where the template has some. */
static compact_error add_example(cr_book *self, cr_grid *grid) {
  cr_text rows = {0};
  cr_reader *reader = NULL;
  const char *name = grid->table->example;
  if (!self->options.is_example || name[0] == '\0')
    return COMPACT_ERROR_NONE;
  compact_error error = cr_template_example(self->template, name, &rows);
  if (error == COMPACT_ERROR_NONE)
    error = cr_reader_open_bytes(name, cr_text_string(&rows), rows.length, NULL, &reader);
  if (error == COMPACT_ERROR_NONE)
    error = cr_data_read(self, grid, reader, name, NULL);
  cr_reader_free(reader);
  cr_text_free(&rows);
  return error;
}

/* Blank rows to type into, behind those that are there. */
static compact_error add_blank_rows(cr_book *self, cr_grid *grid) {
  size_t wanted = self->options.row_count > 0  ? self->options.row_count
                  : grid->table->row_count > 0 ? grid->table->row_count
                                               : CR_BOOK_ROWS_DEFAULT;
  compact_error error = COMPACT_ERROR_NONE;
  while (error == COMPACT_ERROR_NONE && grid->table->each == CR_EACH_NONE && grid->row_count < wanted)
    error = cr_grid_add_row(grid);
  if (error == COMPACT_ERROR_LIMIT)
    cr_book_error(self, "%s: a sheet holds %d rows, and no more", grid->sheet->name, (int)CR_SHEET_ROWS_MAX);
  return error;
}

compact_error cr_book_decide(cr_book *self) {
  compact_error error = for_each_grid(self, false, add_example);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, false, add_blank_rows);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, false, cr_plan_formulas);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, false, cr_decide_rows);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, true, cr_summarise);
  return error;
}

compact_error cr_book_write(cr_book *self, const char *path, compact_diagnostics *diagnostics) {
  self->diagnostics = diagnostics;
  compact_error error = cr_book_decide(self);
  if (error == COMPACT_ERROR_NONE)
    error = cr_write(self, path);
  return error;
}
