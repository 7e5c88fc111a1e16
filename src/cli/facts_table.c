/* facts_table.c - a table of facts, row by row
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts_table.h"

#include "command.h"
#include "page.h"
#include "read.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct table_reader {
  facts_table *table;
  compact_row *row;
  const compact_fact **columns; /* NULL: passed over */
  size_t count;
  bool has_titles, has_sheet;
  compact_error error;
} table_reader;

/* ---- Titles ---- */

static const compact_fact *fact_of(const compact_facts *facts, const char *title) {
  for (size_t i = 0; i < compact_facts_count(facts); i++) {
    const compact_fact *fact = compact_facts_at(facts, i);
    if (strcasecmp(compact_fact_name(fact), title) == 0 || strcasecmp(compact_fact_label(fact), title) == 0)
      return fact;
  }
  return NULL;
}

static void tell(table_reader *self, uint32_t row, const cr_found_cell *cell, const char *what) {
  char name[CR_CELL_NAME_SIZE];
  page_text(stderr, self->table->path);
  fprintf(stderr, ": %s: \"", cr_cell_name(row, cell->column, name));
  page_text(stderr, cell->text);
  fprintf(stderr, "\" %s\n", what);
  self->table->problems++;
}

static void read_title(table_reader *self, uint32_t row, const cr_found_cell *cell) {
  const compact_fact *fact = fact_of(self->table->facts, cell->text);
  for (size_t i = 0; fact != NULL && i < cell->column; i++) {
    if (self->columns[i] != fact)
      continue;
    tell(self, row, cell, "is there twice: the first is taken");
    fact = NULL;
  }
  self->columns[cell->column] = fact;
}

static void read_titles(table_reader *self, const cr_found_row *row) {
  self->has_titles = true;
  self->count = (size_t)row->cells[row->count - 1].column + 1;
  self->columns = calloc(self->count, sizeof *self->columns);
  if (self->columns == NULL)
    self->error = COMPACT_ERROR_MEMORY;
  for (size_t i = 0; self->columns != NULL && i < row->count; i++)
    read_title(self, row->number, &row->cells[i]);
}

/* ---- Cells ---- */

static compact_error value_of(const compact_fact *fact, const cr_found_cell *cell, compact_value *value) {
  if (cell->kind == CR_FOUND_DATE && compact_fact_type(fact) == COMPACT_TYPE_DATE) {
    *value = compact_value_date(cell->date);
    return COMPACT_ERROR_NONE;
  }
  return compact_value_parse(fact, cell->text, COMPACT_ORDER_NONE, value);
}

static void read_cell(table_reader *self, uint32_t row, const cr_found_cell *cell) {
  const compact_fact *fact = cell->column < self->count ? self->columns[cell->column] : NULL;
  compact_value value;
  if (fact == NULL)
    return;
  compact_error error = value_of(fact, cell, &value);
  if (error == COMPACT_ERROR_NONE)
    error = compact_row_set(self->row, fact, value);
  if (error != COMPACT_ERROR_NONE)
    tell(self, row, cell, compact_error_text(error));
}

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  table_reader *self = user;
  if (self->has_sheet)
    return CR_NEXT_NOTHING;
  self->has_sheet = !sheet->is_hidden;
  return self->has_sheet ? CR_NEXT_ROW : CR_NEXT_SHEET;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  table_reader *self = user;
  if (cr_found_row_is_blank(row))
    return CR_NEXT_ROW;
  if (!self->has_titles) {
    read_titles(self, row);
    return self->error == COMPACT_ERROR_NONE ? CR_NEXT_ROW : CR_NEXT_NOTHING;
  }
  compact_row_clear(self->row);
  for (size_t i = 0; i < row->count; i++)
    read_cell(self, row->number, &row->cells[i]);
  self->table->on_row(self->table->user, self->row);
  return CR_NEXT_ROW;
}

/* ---- The file ---- */

static compact_error read_with(table_reader *self, compact_diagnostics *diagnostics) {
  static const cr_reader_handler handler = {.sheet = on_sheet, .row = on_row};
  cr_reader *reader;
  compact_error error = compact_row_new(self->table->facts, &self->row);
  if (error == COMPACT_ERROR_NONE)
    error = cr_reader_open(self->table->path, diagnostics, &reader);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = cr_reader_read(reader, &handler, self);
  cr_reader_free(reader);
  return error == COMPACT_ERROR_NONE ? self->error : error;
}

compact_error facts_table_read(facts_table *table) {
  table_reader self = {.table = table};
  compact_diagnostics *diagnostics;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = read_with(&self, diagnostics);
  print_diagnostics(diagnostics);
  compact_diagnostics_free(diagnostics);
  compact_row_free(self.row);
  free(self.columns);
  return error;
}
