/* run_register.c - reads a register as a library does, and prints everything that is told of it
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 *     run_register FOLDER
 *
 * FOLDER holds table.csv or table.tsv (see table.h), options and expected; and planned.csv and actual.csv, if
 * sheets of that name are joined to the table. A line of options is `compact ID` (any number of these),
 * `as-of DATE`, `profile ID`, `map TITLE=FACT`, `dates dmy|mdy`, `only patterns` to leave out the findings of
 * rows, or `only reports` for the parts of a report of each Compact, a line for each row with a bar between
 * its cells and, in braces, the cell that a reader may go to. On a difference what is told is printed, to be
 * looked at and kept.
 */
#include "report.h"
#include "table.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAPS_MAX = 8, PACKS_MAX = 8, JOINED_MAX = 2 };

typedef struct run {
  compact_library *library;
  cr_profiles *profiles;
  compact_diagnostics *diagnostics;
  char *table, *options;
  char separator;
  char *joined_tables[JOINED_MAX]; /* NULL: none */
  cr_register *joined_registers[JOINED_MAX];
  cr_joined *joined;
  cr_register_options reading;
  cr_title_map maps[MAPS_MAX];
  const compact_pack *packs[PACKS_MAX];
  size_t pack_count;
  compact_date as_of;
  bool only_patterns, only_reports;
  cr_report *reports[PACKS_MAX];
  cr_part part; /* whose rows are told */
  cr_text told;
} run;

static void fail(const char *what, const char *name) {
  fprintf(stderr, "%s %s\n", what, name);
  exit(2);
}

static void check(compact_error error) {
  if (error != COMPACT_ERROR_NONE)
    fail("error:", compact_error_text(error));
}

/* NULL if it cannot be read. */
static char *read_file(const char *folder, const char *name) {
  char path[1024];
  cr_text text = {0};
  char part[4096], *bytes;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return NULL;
  for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0;)
    cr_text_append_bytes(&text, part, size);
  fclose(file);
  check(cr_text_take(&text, &bytes));
  return bytes;
}

/* ---- Options ---- */

static void add_map(run *self, char *value) {
  char *equals = strrchr(value, '=');
  if (equals == NULL || self->reading.map_count == MAPS_MAX)
    fail("map:", value);
  *equals = '\0';
  self->maps[self->reading.map_count++] = (cr_title_map){value, equals + 1};
}

static void add_pack(run *self, const char *name) {
  const compact_pack *pack = compact_library_pack(self->library, name);
  if (pack == NULL || self->pack_count == PACKS_MAX)
    fail("no Compact", name);
  self->packs[self->pack_count++] = pack;
}

static void take_option(run *self, const char *name, char *value) {
  if (strcmp(name, "compact") == 0)
    add_pack(self, value);
  else if (strcmp(name, "as-of") == 0)
    check(compact_date_parse(value, COMPACT_ORDER_NONE, &self->as_of));
  else if (strcmp(name, "profile") == 0)
    self->reading.profile = cr_profiles_find(self->profiles, value);
  else if (strcmp(name, "map") == 0)
    add_map(self, value);
  else if (strcmp(name, "dates") == 0)
    self->reading.order = strcmp(value, "mdy") == 0 ? COMPACT_ORDER_MDY : COMPACT_ORDER_DMY;
  else if (strcmp(name, "only") == 0 && strcmp(value, "patterns") == 0)
    self->only_patterns = true;
  else if (strcmp(name, "only") == 0 && strcmp(value, "reports") == 0)
    self->only_reports = true;
  else
    fail("no option", name);
}

static void read_options(run *self) {
  for (char *line = self->options; *line != '\0';) {
    char *end = line + strcspn(line, "\n");
    char *next = *end == '\0' ? end : end + 1;
    *end = '\0';
    char *value = strchr(line, ' ');
    if (value != NULL) {
      *value = '\0';
      take_option(self, line, value + 1);
    }
    line = next;
  }
  self->reading.maps = self->maps;
}

/* ---- What is told ---- */

static void tell_columns(run *self, const cr_register *reg) {
  static const char *const orders[] = {"", ", day first", ", month first"};
  const cr_profile *profile = cr_register_profile(reg);
  char name[CR_CELL_NAME_SIZE];
  cr_text_format(&self->told, "header in row %u, profile %s, %llu rows\n", cr_register_header_row(reg),
                 profile == NULL ? "none" : cr_profile_id(profile),
                 (unsigned long long)cr_register_row_count(reg));
  for (size_t i = 0; i < cr_register_column_count(reg); i++) {
    const cr_register_column *column = cr_register_column_at(reg, i);
    cr_text_format(&self->told, "%s \"%s\"%s: %s [%llu filled, %llu usable%s]\n",
                   cr_cell_name(cr_register_header_row(reg), column->column, name), column->title,
                   column->is_taken ? " TAKEN" : "", column->why, (unsigned long long)column->filled,
                   (unsigned long long)column->usable, orders[column->order]);
  }
  for (size_t i = 0; i < cr_register_note_count(reg); i++)
    cr_text_format(&self->told, "note: %s\n", cr_register_note(reg, i));
}

static void tell_scope(run *self, const cr_checking *checking) {
  cr_text_format(&self->told, "\n%s\n", compact_pack_title(cr_checking_pack(checking)));
  for (size_t i = 0; i < cr_checking_scope_count(checking); i++)
    cr_text_format(&self->told, "scope: %s\n", cr_checking_scope_at(checking, i)->text);
  cr_text_format(&self->told, "scope: %zu more clauses have no columns\n",
                 cr_checking_unchecked_count(checking));
}

static compact_error tell_finding(void *user, const cr_finding *finding) {
  run *self = user;
  char *why, date[COMPACT_DATE_SIZE];
  compact_error error = cr_finding_why(finding, &why);
  if (error != COMPACT_ERROR_NONE)
    return error;
  cr_text_format(&self->told, "row %u %s %s %s: %s%s", finding->record->row, finding->record->reference,
                 finding->topic[0] == '\0' ? "-" : finding->topic, compact_clause_ref(finding->clause),
                 finding->is_checked ? compact_outcome_name(finding->outcome) : "not checked",
                 finding->is_open ? ", open" : "");
  if (finding->deadline != COMPACT_NO_DATE)
    cr_text_format(&self->told, "; %s %s", finding->is_earliest ? "from" : "by",
                   compact_date_iso(finding->deadline, date));
  if (finding->shortfall_days != 0)
    cr_text_format(&self->told, "; short %d", finding->shortfall_days);
  cr_text_format(&self->told, "\n  %s\n", why);
  compact_free(why);
  return COMPACT_ERROR_NONE;
}

static void tell_pattern(run *self, const cr_pattern *pattern) {
  static const char *const kinds[] = {"finding", "timing", "data"};
  cr_text_format(&self->told, "pattern (%s): %s", kinds[pattern->kind], pattern->text);
  for (size_t i = 0; i < pattern->example_count; i++)
    cr_text_format(&self->told, "%srow %u%s%s", i == 0 ? " Such as " : ", ", pattern->examples[i].row,
                   pattern->examples[i].reference[0] == '\0' ? "" : " ", pattern->examples[i].reference);
  cr_text_append(&self->told, "\n");
}

/* ---- Reports ---- */

/* A cell is of its column's kind, or blank. */
static void check_kinds(const run *self, const cr_report_cell *cells, size_t count) {
  const cr_report_part *told = cr_report_part_at(self->part);
  if (count != told->column_count)
    fail("columns:", told->name);
  for (size_t i = 0; self->part != CR_PART_ABOUT && i < count; i++) {
    if (cells[i].kind != CR_CELL_BLANK && cells[i].kind != told->columns[i].kind)
      fail("kind:", told->columns[i].name);
  }
}

static compact_error tell_row(void *user, const cr_report_cell *cells, size_t count) {
  run *self = user;
  char name[CR_CELL_NAME_SIZE];
  check_kinds(self, cells, count);
  for (size_t i = 0; i < count; i++) {
    cr_text_format(&self->told, "%s%s", i == 0 ? "  " : " | ", cells[i].text);
    if (cells[i].row != 0)
      cr_text_format(&self->told, " {%s}", cr_cell_name(cells[i].row, cells[i].column, name));
  }
  cr_text_append(&self->told, "\n");
  return COMPACT_ERROR_NONE;
}

static void tell_part(run *self, cr_report *report, cr_part part) {
  const cr_report_part *told = cr_report_part_at(part);
  cr_text_format(&self->told, "\n%s (%s) %s\n", told->title, told->name, told->description);
  for (size_t i = 0; i < told->column_count; i++)
    cr_text_format(&self->told, "%s%s (%s)", i == 0 ? "  " : " | ", told->columns[i].title,
                   told->columns[i].name);
  cr_text_append(&self->told, "\n");
  size_t length = self->told.length;
  self->part = part;
  check(cr_report_rows(report, part, tell_row, self));
  if (self->told.length == length)
    cr_text_format(&self->told, "  %s\n", cr_report_empty(report, part));
}

static void tell_report(run *self, cr_report *report) {
  for (cr_part part = CR_PART_ABOUT; part < CR_PART_COUNT; part++) {
    if (part != CR_PART_FINDINGS)
      tell_part(self, report, part);
  }
}

static compact_error report_finding(void *user, const cr_finding *finding) {
  run *self = user;
  self->part = CR_PART_FINDINGS;
  for (size_t i = 0; i < self->pack_count; i++) {
    if (self->packs[i] != cr_checking_pack(finding->checking))
      continue;
    check(cr_report_add(self->reports[i], finding));
    check(cr_report_finding(self->reports[i], finding, tell_row, self));
  }
  return COMPACT_ERROR_NONE;
}

/* ---- Both passes ---- */

/* A copy of the table to be cut up: once for each pass. */
static char *copy_of(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  if (copy == NULL)
    fail("error:", compact_error_text(COMPACT_ERROR_MEMORY));
  return strcpy(copy, text);
}

static void survey(cr_register *reg, const char *of, char separator) {
  char *text = copy_of(of);
  table rows;
  cr_found_row row;
  for (table_begin(&rows, text, separator); table_next(&rows, &row);)
    check(cr_register_survey(reg, &row));
  free(text);
}

static const char *const joined_names[JOINED_MAX] = {"planned", "actual"};

static void keep_joined(run *self, size_t index) {
  char *text = copy_of(self->joined_tables[index]);
  table rows;
  cr_found_row row;
  for (table_begin(&rows, text, ','); table_next(&rows, &row);)
    check(cr_joined_row(self->joined, self->joined_registers[index], &row));
  free(text);
}

static void add_joined(run *self, cr_register *reg, size_t index) {
  cr_register **sheet = &self->joined_registers[index];
  check(cr_register_new(self->profiles, compact_library_facts(self->library), &self->reading,
                        self->diagnostics, sheet));
  survey(*sheet, self->joined_tables[index], ',');
  check(cr_register_settle(*sheet));
  if (!cr_register_adds_to(*sheet, reg))
    fail("does not add to the table:", joined_names[index]);
  check(cr_joined_add(self->joined, *sheet, joined_names[index]));
}

static void join(run *self, cr_register *reg) {
  check(cr_joined_new("joined", self->diagnostics, &self->joined));
  for (size_t i = 0; i < JOINED_MAX; i++) {
    if (self->joined_tables[i] != NULL)
      add_joined(self, reg, i);
  }
  for (size_t i = 0; i < JOINED_MAX; i++) {
    if (self->joined_tables[i] != NULL)
      keep_joined(self, i);
  }
  cr_joined_end(self->joined);
  check(cr_register_join(reg, self->joined));
}

static void decide(run *self, cr_register *reg, cr_checking **checkings) {
  char *text = copy_of(self->table);
  table rows;
  cr_found_row row;
  for (table_begin(&rows, text, self->separator); table_next(&rows, &row);) {
    if (cr_register_read(reg, &row) == NULL)
      continue;
    for (size_t i = 0; i < self->pack_count; i++)
      check(cr_checking_row(checkings[i],
                            self->only_patterns  ? NULL
                            : self->only_reports ? report_finding
                                                 : tell_finding,
                            self));
  }
  free(text);
}

static void tell_all(run *self, cr_register *reg) {
  cr_checking *checkings[PACKS_MAX];
  if (!self->only_reports)
    tell_columns(self, reg);
  for (size_t i = 0; i < self->pack_count; i++) {
    check(cr_checking_new(reg, self->packs[i], self->as_of, &checkings[i]));
    check(cr_report_new(checkings[i], "table.csv", "", &self->reports[i]));
    if (!self->only_reports)
      tell_scope(self, checkings[i]);
  }
  cr_text_append(&self->told, "\n");
  decide(self, reg, checkings);
  check(cr_register_finish(reg));
  for (size_t i = 0; !self->only_reports && i < cr_register_pattern_count(reg); i++)
    tell_pattern(self, cr_register_pattern_at(reg, i));
  for (size_t i = 0; i < self->pack_count; i++) {
    check(cr_checking_finish(checkings[i]));
    if (self->only_reports)
      tell_report(self, self->reports[i]);
    for (size_t j = 0; !self->only_reports && j < cr_checking_pattern_count(checkings[i]); j++)
      tell_pattern(self, cr_checking_pattern_at(checkings[i], j));
    cr_report_free(self->reports[i]);
    cr_checking_free(checkings[i]);
  }
}

static void run_register(run *self) {
  cr_register *reg;
  compact_error error = cr_register_new(self->profiles, compact_library_facts(self->library), &self->reading,
                                        self->diagnostics, &reg);
  if (error == COMPACT_ERROR_NONE) {
    survey(reg, self->table, self->separator);
    error = cr_register_settle(reg);
  }
  if (error == COMPACT_ERROR_NONE && (self->joined_tables[0] != NULL || self->joined_tables[1] != NULL))
    join(self, reg);
  if (error == COMPACT_ERROR_NONE)
    tell_all(self, reg);
  else
    cr_text_format(&self->told, "error: %s\n", compact_error_text(error));
  for (size_t i = 0; i < compact_diagnostics_count(self->diagnostics); i++)
    cr_text_format(&self->told, "error: %s\n", compact_diagnostics_at(self->diagnostics, i)->message);
  cr_register_free(reg);
}

static void open_run(run *self, const char *folder) {
  self->table = read_file(folder, "table.csv");
  self->separator = self->table == NULL ? '\t' : ',';
  if (self->table == NULL)
    self->table = read_file(folder, "table.tsv");
  self->joined_tables[0] = read_file(folder, "planned.csv");
  self->joined_tables[1] = read_file(folder, "actual.csv");
  self->options = read_file(folder, "options");
  if (self->table == NULL || self->options == NULL)
    fail("table.csv or table.tsv, and options, belong into", folder);
  check(compact_diagnostics_new(&self->diagnostics));
  check(compact_library_open(NULL, self->diagnostics, &self->library));
  compact_error error =
      cr_profiles_open(NULL, compact_library_facts(self->library), self->diagnostics, &self->profiles);
  if (error != COMPACT_ERROR_NONE && compact_diagnostics_count(self->diagnostics) > 0)
    fail("error:", compact_diagnostics_at(self->diagnostics, 0)->message);
  check(error);
  read_options(self);
}

static void close_run(run *self) {
  cr_joined_free(self->joined);
  for (size_t i = 0; i < JOINED_MAX; i++) {
    cr_register_free(self->joined_registers[i]);
    compact_free(self->joined_tables[i]);
  }
  cr_profiles_free(self->profiles);
  compact_library_free(self->library);
  compact_diagnostics_free(self->diagnostics);
  cr_text_free(&self->told);
  compact_free(self->table);
  compact_free(self->options);
}

int main(int argc, char **argv) {
  run self = {0};
  if (argc != 2)
    return 2;
  open_run(&self, argv[1]);
  run_register(&self);
  char *expected = read_file(argv[1], "expected");
  bool is_same = expected != NULL && strcmp(expected, cr_text_string(&self.told)) == 0;
  if (!is_same)
    fputs(cr_text_string(&self.told), stdout);
  compact_free(expected);
  close_run(&self);
  return is_same ? 0 : 1;
}
