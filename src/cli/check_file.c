/* check_file.c - a file of tables against one Compact: every row twice, since columns come before rows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* strdup */

#include "check.h"

#include <stdlib.h>
#include <string.h>

typedef struct run {
  const check_request *request;
  const check_report *report;
  const char *path;
  compact_diagnostics *diagnostics;
  check_table *tables;
  size_t table_count, current;
  bool is_reading; /* the second pass */
  uint32_t found;
  compact_error error;
} run;

static void fail(run *self, compact_error error) {
  self->error = self->error == COMPACT_ERROR_NONE ? error : self->error;
}

/* ---- Tables ---- */

static check_table *add_table(run *self, const cr_found_sheet *sheet) {
  check_table *tables = realloc(self->tables, (self->table_count + 1) * sizeof *tables);
  char *name = strdup(sheet->name);
  check_table *table = tables == NULL || name == NULL ? NULL : &tables[self->table_count];
  self->tables = tables == NULL ? self->tables : tables;
  if (table == NULL) {
    free(name);
    fail(self, COMPACT_ERROR_MEMORY);
    return NULL;
  }
  *table = (check_table){.file = self->path, .sheet = name, .index = sheet->index};
  self->table_count++;
  fail(self, cr_register_new(self->request->profiles, compact_library_facts(self->request->library),
                             &self->request->options, self->diagnostics, &table->reg));
  return table;
}

static bool is_wanted(const run *self, const cr_found_sheet *sheet) {
  const char *only = self->request->sheet;
  return only == NULL ? !sheet->is_hidden : strcmp(only, sheet->name) == 0;
}

static void free_tables(run *self) {
  for (size_t i = 0; i < self->table_count; i++) {
    cr_checking_free(self->tables[i].checking);
    cr_register_free(self->tables[i].reg);
    free(self->tables[i].counts);
    free(self->tables[i].sheet);
  }
  free(self->tables);
}

/* ---- Rows ---- */

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  run *self = user;
  if (!is_wanted(self, sheet))
    return CR_NEXT_SHEET;
  if (!self->is_reading) {
    self->current = self->table_count;
    add_table(self, sheet);
    return self->error == COMPACT_ERROR_NONE ? CR_NEXT_ROW : CR_NEXT_NOTHING;
  }
  for (self->current = 0; self->current < self->table_count; self->current++) {
    if (self->tables[self->current].index == sheet->index)
      return self->tables[self->current].checking == NULL ? CR_NEXT_SHEET : CR_NEXT_ROW;
  }
  return CR_NEXT_SHEET;
}

static compact_error on_finding(void *user, const cr_finding *finding) {
  run *self = user;
  check_table *table = &self->tables[self->current];
  for (size_t i = 0; i < table->count; i++) {
    if (table->counts[i].line->clause == finding->clause)
      table->counts[i].outcomes[finding->outcome]++;
  }
  self->found |= 1u << finding->outcome;
  return self->report->finding == NULL ? COMPACT_ERROR_NONE : self->report->finding(table, finding);
}

static cr_next on_row(void *user, const cr_found_row *row) {
  run *self = user;
  check_table *table = &self->tables[self->current];
  if (!self->is_reading)
    fail(self, cr_register_survey(table->reg, row));
  else if (cr_register_read(table->reg, row) != NULL)
    fail(self, cr_checking_row(table->checking, on_finding, self));
  return self->error == COMPACT_ERROR_NONE ? CR_NEXT_ROW : CR_NEXT_NOTHING;
}

static void pass(run *self, cr_reader *reader) {
  static const cr_reader_handler handler = {.sheet = on_sheet, .row = on_row};
  fail(self, cr_reader_read(reader, &handler, self));
}

/* ---- Between and behind the passes ---- */

static void begin_checking(run *self, check_table *table) {
  fail(self, cr_checking_new(table->reg, self->request->pack, self->request->as_of, &table->checking));
  if (self->error != COMPACT_ERROR_NONE)
    return;
  table->count = cr_checking_scope_count(table->checking);
  table->counts = calloc(table->count + 1, sizeof *table->counts);
  if (table->counts == NULL)
    fail(self, COMPACT_ERROR_MEMORY);
  for (size_t i = 0; table->counts != NULL && i < table->count; i++)
    table->counts[i].line = cr_checking_scope_at(table->checking, i);
}

/* A sheet in which no row looks like titles holds no table, and is told of only where there is no other. */
static void settle(run *self) {
  size_t settled = 0;
  for (size_t i = 0; self->error == COMPACT_ERROR_NONE && i < self->table_count; i++) {
    compact_error error = cr_register_settle(self->tables[i].reg);
    if (error == COMPACT_ERROR_NAME)
      continue;
    fail(self, error);
    settled++;
    if (error == COMPACT_ERROR_NONE)
      begin_checking(self, &self->tables[i]);
  }
  if (self->error != COMPACT_ERROR_NONE || settled > 0)
    return;
  complain(&command_check,
           "%s: no row has titles that are known: say what they mean with --map \"Their title=fact\"%s",
           self->path, self->request->sheet == NULL ? "" : ", or name another --sheet");
  fail(self, COMPACT_ERROR_NAME);
}

static void finish(run *self) {
  for (size_t i = 0; self->error == COMPACT_ERROR_NONE && i < self->table_count; i++) {
    check_table *table = &self->tables[i];
    if (table->checking == NULL)
      continue;
    fail(self, cr_checking_finish(table->checking));
    fail(self, cr_register_finish(table->reg));
    if (self->error == COMPACT_ERROR_NONE && self->report->table != NULL)
      fail(self, self->report->table(table, self->request));
  }
}

int check_file(const check_request *request, const check_report *report, const char *path, uint32_t *found) {
  run self = {.request = request, .report = report, .path = path};
  cr_reader *reader = NULL;
  compact_error error = compact_diagnostics_new(&self.diagnostics);
  fail(&self, error);
  if (error == COMPACT_ERROR_NONE)
    fail(&self, cr_reader_open(path, self.diagnostics, &reader));
  if (self.error == COMPACT_ERROR_NONE)
    pass(&self, reader);
  if (self.error == COMPACT_ERROR_NONE)
    settle(&self);
  self.is_reading = true;
  if (self.error == COMPACT_ERROR_NONE && !request->explains)
    pass(&self, reader);
  if (self.error == COMPACT_ERROR_NONE)
    finish(&self);
  print_diagnostics(self.diagnostics);
  if (self.error == COMPACT_ERROR_MEMORY)
    complain(&command_check, "%s: %s", path, compact_error_text(self.error));
  *found |= self.found;
  cr_reader_free(reader);
  free_tables(&self);
  compact_diagnostics_free(self.diagnostics);
  return self.error == COMPACT_ERROR_NONE ? EXIT_DONE : EXIT_INVALID;
}
