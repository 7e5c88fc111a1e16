/* check_file.c - a file of tables against one Compact: every row twice, since columns come before rows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* strdup */

#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes of rows that stay in memory; more go to a temporary file. */
enum { ROWS_HELD = 1024 * 1024 };

typedef struct run {
  const check_request *request;
  const check_report *report;
  check_result *result;
  check_outlet *outlet;
  atomic_uint_least64_t *taken;
  cr_reader *reader;
  cr_spool *spool;
  bool has_row, has_hidden; /* any that was handed out; a sheet that was passed over */
  cr_keep *kept;
  cr_columns columns; /* of the table that is read; kept is theirs */
} run;

static void fail(run *self, compact_error error) {
  check_result *result = self->result;
  result->error = result->error == COMPACT_ERROR_NONE ? error : result->error;
}

static bool is_well(const run *self) {
  return self->result->error == COMPACT_ERROR_NONE;
}

/* ---- Tables ---- */

static bool is_asked(const run *self, const cr_found_sheet *sheet) {
  const char *only = self->request->sheet;
  return only == NULL ? !sheet->is_hidden : strcmp(only, sheet->name) == 0;
}

static void add_table(run *self, const cr_found_sheet *sheet) {
  check_result *result = self->result;
  check_table *tables = realloc(result->tables, (result->table_count + 1) * sizeof *tables);
  char *name = strdup(sheet->name);
  result->tables = tables == NULL ? result->tables : tables;
  if (tables == NULL || name == NULL) {
    free(name);
    fail(self, COMPACT_ERROR_MEMORY);
    return;
  }
  check_table *table = &tables[result->table_count++];
  *table = (check_table){
      .file = result->path, .sheet = name, .index = sheet->index, .is_asked = is_asked(self, sheet)};
  fail(self, cr_register_new(self->request->profiles, compact_library_facts(self->request->library),
                             &self->request->options, result->diagnostics, &table->reg));
}

const check_table *check_next_table(const check_result *result, size_t *next) {
  bool is_told = result->error == COMPACT_ERROR_NONE;
  while (is_told && *next < result->table_count && result->tables[*next].checking == NULL)
    ++*next;
  return is_told && *next < result->table_count ? &result->tables[(*next)++] : NULL;
}

/* ---- The first pass: rows from the file ---- */

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  run *self = user;
  if (sheet->is_hidden && !is_asked(self, sheet)) {
    self->has_hidden = true;
    return CR_NEXT_SHEET;
  }
  add_table(self, sheet);
  return is_well(self) ? CR_NEXT_ROW : CR_NEXT_NOTHING;
}

/* Which columns are looked at, once that is sure. */
static compact_error choose_columns(run *self, const cr_register *reg) {
  size_t count = cr_register_column_count(reg);
  cr_columns *columns = &self->columns;
  bool shows_findings = self->report->finding != NULL || self->request->as_of != COMPACT_NO_DATE;
  free(self->kept);
  columns->count = count == 0 ? 0 : cr_register_column_at(reg, count - 1)->column + 1;
  columns->keep = self->kept = calloc(columns->count + 1, sizeof *self->kept);
  for (size_t i = 0; self->kept != NULL && i < columns->count; i++)
    self->kept[i] = cr_register_needs(reg, (uint32_t)i, shows_findings);
  return self->kept == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* Nothing is left out before it is sure which columns there are. */
static compact_error keep(run *self, uint32_t table, const cr_found_row *row, bool was_sure) {
  cr_found_row record = *row;
  record.is_record = cr_register_is_record(self->result->tables[table].reg);
  record.is_doubtful = cr_register_is_doubtful(self->result->tables[table].reg);
  if (!was_sure)
    return cr_spool_add(self->spool, table, row, NULL);
  return record.is_record ? cr_spool_add(self->spool, table, &record, &self->columns) : COMPACT_ERROR_NONE;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  run *self = user;
  check_result *result = self->result;
  size_t table = result->table_count - 1;
  cr_register *reg = result->tables[table].reg;
  bool was_sure = cr_register_is_header_sure(reg);
  self->has_row = self->has_row || result->tables[table].is_asked;
  fail(self, cr_register_survey(reg, row));
  bool is_sure = cr_register_is_header_sure(reg);
  if (is_well(self) && is_sure && !was_sure)
    fail(self, choose_columns(self, reg));
  if (is_well(self))
    fail(self, keep(self, (uint32_t)table, row, was_sure));
  atomic_store_explicit(self->taken, cr_reader_taken(self->reader), memory_order_relaxed);
  if (!is_well(self) || atomic_load_explicit(&self->outlet->queue->is_over, memory_order_relaxed))
    return CR_NEXT_NOTHING;
  return is_sure && cr_register_header_row(reg) == 0 ? CR_NEXT_SHEET : CR_NEXT_ROW;
}

static compact_error open_reader(const run *self, cr_reader **out) {
  check_result *result = self->result;
  if (strcmp(result->path, "-") != 0)
    return cr_reader_open(result->path, result->diagnostics, out);
  result->path = "(standard input)";
  return cr_reader_open_file(dup(STDIN_FILENO), result->path, result->diagnostics, out);
}

static void survey(run *self) {
  static const cr_reader_handler handler = {.sheet = on_sheet, .row = on_row};
  fail(self, open_reader(self, &self->reader));
  if (is_well(self))
    fail(self, cr_spool_new(self->result->path, ROWS_HELD, self->result->diagnostics, &self->spool));
  if (is_well(self))
    fail(self, cr_reader_read(self->reader, &handler, self));
}

/* ---- The second pass: rows that were kept ---- */

typedef struct deciding {
  run *run;
  check_table *table;
} deciding;

static compact_error on_finding(void *user, const cr_finding *finding) {
  run *self = ((deciding *)user)->run;
  check_table *table = ((deciding *)user)->table;
  FILE *lines;
  self->result->found |= 1u << finding->outcome;
  compact_error error = cr_report_add(table->told, finding);
  if (error != COMPACT_ERROR_NONE || self->report->finding == NULL)
    return error;
  error = check_outlet_stream(self->outlet, &lines);
  if (error == COMPACT_ERROR_NONE)
    error = self->report->finding(lines, table, finding);
  return error == COMPACT_ERROR_NONE && ferror(lines) != 0 ? COMPACT_ERROR_WRITE : error;
}

static compact_error decide_row(void *user, uint32_t table, const cr_found_row *row) {
  run *self = user;
  deciding now = {self, &self->result->tables[table]};
  if (now.table->checking == NULL || cr_register_read(now.table->reg, row) == NULL)
    return COMPACT_ERROR_NONE;
  return cr_checking_row(now.table->checking, on_finding, &now);
}

/* ---- Between and behind the passes ---- */

static void begin_checking(run *self, check_table *table) {
  fail(self, cr_checking_new(table->reg, self->request->pack, self->request->as_of, &table->checking));
  if (is_well(self))
    fail(self, cr_report_new(table->checking, table->file, table->sheet, &table->told));
}

static check_lack lack_of(const run *self) {
  const check_result *result = self->result;
  size_t asked = 0;
  for (size_t i = 0; i < result->table_count; i++)
    asked += result->tables[i].is_asked;
  if (asked == 0 && self->request->sheet != NULL)
    return CHECK_LACKS_SHEET;
  if (asked == 0 && self->has_hidden)
    return CHECK_LACKS_SHOWN;
  return self->has_row ? CHECK_LACKS_TITLES : CHECK_LACKS_ROWS;
}

/* A sheet in which no row looks like titles holds no table, and is told of only where there is no other. */
static void settle(run *self) {
  check_result *result = self->result;
  size_t settled = 0;
  for (size_t i = 0; is_well(self) && i < result->table_count; i++) {
    check_table *table = &result->tables[i];
    compact_error error = cr_register_settle(table->reg);
    table->is_table = error == COMPACT_ERROR_NONE;
    settled += table->is_table && table->is_asked;
    if (error != COMPACT_ERROR_NAME)
      fail(self, error);
  }
  if (!is_well(self) || settled > 0)
    return;
  result->lack = lack_of(self);
  fail(self, COMPACT_ERROR_NAME);
}

/* The first table of which anything can be told. */
static check_table *first_told(const run *self) {
  for (size_t i = 0; i < self->result->table_count; i++) {
    check_table *table = &self->result->tables[i];
    if (table->checking != NULL && cr_checking_tells(table->checking))
      return table;
  }
  return NULL;
}

static void end_checking(check_table *table) {
  cr_report_free(table->told);
  cr_checking_free(table->checking);
  table->told = NULL;
  table->checking = NULL;
}

/* Sheets beside the records, of which nothing can be told, would be a flood: they are named in a note. */
static void leave_out(run *self) {
  check_result *result = self->result;
  check_table *first = first_told(self);
  const char **names = calloc(result->table_count, sizeof *names);
  size_t count = 0;
  if (names == NULL)
    fail(self, COMPACT_ERROR_MEMORY);
  for (size_t i = 0; first != NULL && names != NULL && i < result->table_count; i++) {
    check_table *table = &result->tables[i];
    if (table->checking == NULL || cr_checking_tells(table->checking))
      continue;
    names[count++] = table->sheet;
    end_checking(table);
  }
  if (count > 0)
    fail(self, cr_register_tell_left_sheets(first->reg, names, count));
  free(names);
}

static void begin(run *self) {
  for (size_t i = 0; is_well(self) && i < self->result->table_count; i++) {
    check_table *table = &self->result->tables[i];
    if (table->is_table && table->is_asked && !table->is_joined)
      begin_checking(self, table);
  }
  if (is_well(self) && !self->request->explains)
    leave_out(self);
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

void check_file(const check_request *request, const check_report *report, const char *path,
                check_outlet *outlet, atomic_uint_least64_t *taken, check_result *result) {
  run self = {.request = request, .report = report, .result = result, .outlet = outlet, .taken = taken};
  *result = (check_result){.path = path};
  fail(&self, compact_diagnostics_new(&result->diagnostics));
  if (is_well(&self))
    survey(&self);
  if (is_well(&self))
    settle(&self);
  if (is_well(&self))
    fail(&self, check_join(request, self.spool, result));
  if (is_well(&self))
    begin(&self);
  if (is_well(&self) && !request->explains)
    fail(&self, cr_spool_read(self.spool, decide_row, &self));
  if (is_well(&self))
    finish(&self);
  cr_spool_free(self.spool);
  free(self.kept);
  cr_reader_free(self.reader);
}

/* ---- Results ---- */

static size_t diagnostic_count(const check_result *result) {
  return result->diagnostics == NULL ? 0 : compact_diagnostics_count(result->diagnostics);
}

/* What no diagnostic tells. */
static bool has_problem_of_its_own(const check_result *result) {
  return result->lack != CHECK_LACKS_NOTHING || result->error == COMPACT_ERROR_MEMORY ||
         (result->error != COMPACT_ERROR_NONE && diagnostic_count(result) == 0);
}

size_t check_problem_count(const check_result *result) {
  return diagnostic_count(result) + has_problem_of_its_own(result);
}

static const char *const lacks[] = {
    [CHECK_LACKS_SHEET] = "no sheet has the name that --sheet gives",
    [CHECK_LACKS_SHOWN] = "every sheet of it is hidden",
    [CHECK_LACKS_ROWS] = "nothing stands in it",
    [CHECK_LACKS_TITLES] = "no row has titles that are known",
};

const char *check_problem_at(const check_result *result, size_t index) {
  if (index < diagnostic_count(result))
    return compact_diagnostics_at(result->diagnostics, index)->message;
  return result->lack != CHECK_LACKS_NOTHING ? lacks[result->lack] : compact_error_text(result->error);
}

void check_result_free(check_result *result) {
  for (size_t i = 0; i < result->table_count; i++) {
    cr_report_free(result->tables[i].told);
    cr_checking_free(result->tables[i].checking);
    cr_register_free(result->tables[i].reg);
    free(result->tables[i].sheet);
  }
  free(result->tables);
  cr_joined_free(result->joined);
  compact_diagnostics_free(result->diagnostics);
  *result = (check_result){0};
}
