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
  check_result *result;
  FILE *lines;
  size_t current;  /* table */
  bool is_reading; /* the second pass */
} run;

static void fail(run *self, compact_error error) {
  check_result *result = self->result;
  result->error = result->error == COMPACT_ERROR_NONE ? error : result->error;
}

static bool is_well(const run *self) {
  return self->result->error == COMPACT_ERROR_NONE;
}

/* ---- Tables ---- */

static check_table *add_table(run *self, const cr_found_sheet *sheet) {
  check_result *result = self->result;
  check_table *tables = realloc(result->tables, (result->table_count + 1) * sizeof *tables);
  char *name = strdup(sheet->name);
  result->tables = tables == NULL ? result->tables : tables;
  if (tables == NULL || name == NULL) {
    free(name);
    fail(self, COMPACT_ERROR_MEMORY);
    return NULL;
  }
  check_table *table = &tables[result->table_count++];
  *table = (check_table){.file = result->path, .sheet = name, .index = sheet->index};
  fail(self, cr_register_new(self->request->profiles, compact_library_facts(self->request->library),
                             &self->request->options, result->diagnostics, &table->reg));
  return table;
}

static bool is_wanted(const run *self, const cr_found_sheet *sheet) {
  const char *only = self->request->sheet;
  return only == NULL ? !sheet->is_hidden : strcmp(only, sheet->name) == 0;
}

const check_table *check_next_table(const check_result *result, size_t *next) {
  while (*next < result->table_count && result->tables[*next].checking == NULL)
    ++*next;
  return *next < result->table_count ? &result->tables[(*next)++] : NULL;
}

/* ---- Rows ---- */

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  run *self = user;
  check_result *result = self->result;
  if (!is_wanted(self, sheet))
    return CR_NEXT_SHEET;
  if (!self->is_reading) {
    self->current = result->table_count;
    add_table(self, sheet);
    return is_well(self) ? CR_NEXT_ROW : CR_NEXT_NOTHING;
  }
  for (self->current = 0; self->current < result->table_count; self->current++) {
    if (result->tables[self->current].index == sheet->index)
      return result->tables[self->current].checking == NULL ? CR_NEXT_SHEET : CR_NEXT_ROW;
  }
  return CR_NEXT_SHEET;
}

static compact_error on_finding(void *user, const cr_finding *finding) {
  run *self = user;
  check_table *table = &self->result->tables[self->current];
  for (size_t i = 0; i < table->count; i++) {
    if (table->counts[i].line->clause == finding->clause)
      table->counts[i].outcomes[finding->outcome]++;
  }
  self->result->found |= 1u << finding->outcome;
  if (self->report->finding == NULL)
    return COMPACT_ERROR_NONE;
  compact_error error = self->report->finding(self->lines, table, finding);
  return error == COMPACT_ERROR_NONE && ferror(self->lines) != 0 ? COMPACT_ERROR_WRITE : error;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  run *self = user;
  check_table *table = &self->result->tables[self->current];
  if (!self->is_reading)
    fail(self, cr_register_survey(table->reg, row));
  else if (cr_register_read(table->reg, row) != NULL)
    fail(self, cr_checking_row(table->checking, on_finding, self));
  return is_well(self) ? CR_NEXT_ROW : CR_NEXT_NOTHING;
}

static void pass(run *self, cr_reader *reader) {
  static const cr_reader_handler handler = {.sheet = on_sheet, .row = on_row};
  fail(self, cr_reader_read(reader, &handler, self));
}

/* ---- Between and behind the passes ---- */

static void begin_checking(run *self, check_table *table) {
  fail(self, cr_checking_new(table->reg, self->request->pack, self->request->as_of, &table->checking));
  if (!is_well(self))
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
  check_result *result = self->result;
  size_t settled = 0;
  for (size_t i = 0; is_well(self) && i < result->table_count; i++) {
    compact_error error = cr_register_settle(result->tables[i].reg);
    if (error == COMPACT_ERROR_NAME)
      continue;
    fail(self, error);
    settled++;
    if (error == COMPACT_ERROR_NONE)
      begin_checking(self, &result->tables[i]);
  }
  result->has_no_titles = is_well(self) && settled == 0;
  if (result->has_no_titles)
    fail(self, COMPACT_ERROR_NAME);
}

static void finish(run *self) {
  for (size_t i = 0; is_well(self) && i < self->result->table_count; i++) {
    check_table *table = &self->result->tables[i];
    if (table->checking == NULL)
      continue;
    fail(self, cr_checking_finish(table->checking));
    fail(self, cr_register_finish(table->reg));
  }
}

void check_file(const check_request *request, const check_report *report, const char *path, FILE *lines,
                check_result *result) {
  run self = {.request = request, .report = report, .result = result, .lines = lines};
  cr_reader *reader = NULL;
  *result = (check_result){.path = path};
  fail(&self, compact_diagnostics_new(&result->diagnostics));
  if (is_well(&self))
    fail(&self, cr_reader_open(path, result->diagnostics, &reader));
  if (is_well(&self))
    pass(&self, reader);
  if (is_well(&self))
    settle(&self);
  self.is_reading = true;
  if (is_well(&self) && !request->explains)
    pass(&self, reader);
  if (is_well(&self))
    finish(&self);
  cr_reader_free(reader);
}

void check_result_free(check_result *result) {
  for (size_t i = 0; i < result->table_count; i++) {
    cr_checking_free(result->tables[i].checking);
    cr_register_free(result->tables[i].reg);
    free(result->tables[i].counts);
    free(result->tables[i].sheet);
  }
  free(result->tables);
  compact_diagnostics_free(result->diagnostics);
  if (result->lines != NULL)
    fclose(result->lines);
}
