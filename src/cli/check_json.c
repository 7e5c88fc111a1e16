/* check_json.c - everything that is told of the files as one JSON document
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Findings are not held in memory: each waits on a line of its own until what stands before it has been
 * written.
 */
#include "check_json.h"
#include "check_lines.h"

#include <inttypes.h>

/* ---- Parts of a report ---- */

typedef struct part_rows {
  const cr_report_part *part;
  json_t *rows;
} part_rows;

static json_t *cell_json(const cr_report_cell *cell, const cr_report_column *column) {
  switch (cell->kind) {
  case CR_CELL_NUMBER:
    return json_integer((json_int_t)cell->number);
  case CR_CELL_DATE:
    return check_json_date(cell->date);
  case CR_CELL_OUTCOME:
    return json_string(cr_outcome_name(cell->outcome));
  case CR_CELL_TEXT:
    return json_string(cell->text);
  case CR_CELL_BLANK:
    break;
  }
  return column->kind == CR_CELL_TEXT ? json_string("") : json_null();
}

static compact_error add_row(void *user, const cr_report_cell *cells, size_t count) {
  part_rows *self = user;
  json_t *row = json_object();
  for (size_t i = 0; i < count; i++)
    row = json_with_member(row, self->part->columns[i].name, cell_json(&cells[i], &self->part->columns[i]));
  return json_array_append_new(self->rows, row) == 0 ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}

/* The rows as objects, by the names of the columns. NULL when there is no memory left. */
static json_t *rows_json(const check_table *table, cr_part part) {
  part_rows self = {.part = cr_report_part_at(part), .rows = json_array()};
  if (self.rows == NULL || cr_report_rows(table->told, part, add_row, &self) == COMPACT_ERROR_NONE)
    return self.rows;
  json_decref(self.rows);
  return NULL;
}

static compact_error add_text(void *user, const cr_report_cell *cells, size_t count) {
  (void)count;
  return json_array_append_new(user, json_string(cells[0].text)) == 0 ? COMPACT_ERROR_NONE
                                                                      : COMPACT_ERROR_MEMORY;
}

static json_t *notes_json(const check_table *table) {
  json_t *notes = json_array();
  if (notes == NULL || cr_report_rows(table->told, CR_PART_NOTES, add_text, notes) == COMPACT_ERROR_NONE)
    return notes;
  json_decref(notes);
  return NULL;
}

/* ---- What the table itself is ---- */

static json_t *profile_json(const cr_profile *profile) {
  return profile == NULL
             ? json_null()
             : json_pack("{s:s, s:s}", "id", cr_profile_id(profile), "title", cr_profile_title(profile));
}

static json_t *column_json(const check_table *table, const cr_register_column *column) {
  static const char *const orders[] = {
      [COMPACT_ORDER_NONE] = NULL, [COMPACT_ORDER_DMY] = "dmy", [COMPACT_ORDER_MDY] = "mdy"};
  char cell[CR_CELL_NAME_SIZE];
  cr_cell_name(cr_register_header_row(table->reg), column->column, cell);
  return json_pack(
      "{s:s, s:s, s:s?, s:b, s:b, s:s, s:I, s:I, s:s?}", "cell", cell, "title", column->title, "is",
      column->fact != NULL         ? compact_fact_name(column->fact)
      : column->use == CR_USE_NONE ? NULL
                                   : cr_use_name(column->use),
      "taken", column->is_taken, "hidden", column->is_hidden, "why", column->why, "filled",
      (json_int_t)column->filled, "usable", (json_int_t)column->usable, "dates", orders[column->order]);
}

static json_t *columns_json(const check_table *table) {
  json_t *columns = json_array();
  for (size_t i = 0; i < cr_register_column_count(table->reg); i++)
    columns = json_with(columns, column_json(table, cr_register_column_at(table->reg, i)));
  return columns;
}

/* ---- Scope ---- */

static json_t *scope_json(const check_table *table) {
  static const char *const names[] = {[CR_SCOPE_CHECKED] = "checked",
                                      [CR_SCOPE_DEADLINE] = "deadline",
                                      [CR_SCOPE_NOT_CHECKED] = "not checked"};
  json_t *scope = json_array();
  for (size_t i = 0; i < cr_checking_scope_count(table->checking); i++) {
    const cr_scope_line *line = cr_checking_scope_at(table->checking, i);
    scope =
        json_with(scope, json_pack("{s:s, s:s, s:s, s:s}", "clause", compact_clause_ref(line->clause),
                                   "topic", line->topic, "scope", names[line->scope], "text", line->what));
  }
  return scope;
}

/* ---- Patterns ---- */

static json_t *examples_json(const cr_pattern *pattern) {
  json_t *examples = json_array();
  for (size_t i = 0; i < pattern->example_count; i++)
    examples = json_with(examples, json_pack("{s:I, s:s}", "row", (json_int_t)pattern->examples[i].row,
                                             "reference", pattern->examples[i].reference));
  return examples;
}

static json_t *pattern_json(const cr_pattern *pattern) {
  static const char *const kinds[] = {
      [CR_PATTERN_FINDING] = "finding", [CR_PATTERN_TIMING] = "timing", [CR_PATTERN_DATA] = "data"};
  return json_pack("{s:s, s:s?, s:s, s:s?, s:I, s:I, s:i, s:i, s:s, s:o}", "kind", kinds[pattern->kind],
                   "clause", pattern->clause == NULL ? NULL : compact_clause_ref(pattern->clause), "topic",
                   pattern->clause == NULL ? "" : pattern->topic, "outcome",
                   pattern->kind == CR_PATTERN_FINDING ? cr_outcome_name(pattern->outcome) : NULL, "count",
                   (json_int_t)pattern->count, "of", (json_int_t)pattern->of, "least", (int)pattern->least,
                   "most", (int)pattern->most, "text", pattern->text, "examples", examples_json(pattern));
}

static json_t *patterns_json(const check_table *table) {
  json_t *patterns = json_array();
  for (size_t i = 0; i < cr_checking_pattern_count(table->checking); i++)
    patterns = json_with(patterns, pattern_json(cr_checking_pattern_at(table->checking, i)));
  for (size_t i = 0; i < cr_register_pattern_count(table->reg); i++)
    patterns = json_with(patterns, pattern_json(cr_register_pattern_at(table->reg, i)));
  return patterns;
}

/* ---- Tables ---- */

/* Writes an object's members without its braces, so that more can follow. */
static compact_error print_members(FILE *out, json_t *object) {
  return json_write(object, out, JSON_COMPACT | JSON_EMBED);
}

static compact_error print_table_members(FILE *out, const check_table *table) {
  return print_members(
      out, json_pack("{s:s, s:o, s:I, s:I, s:I, s:I, s:o, s:o, s:o, s:I, s:o, s:o, s:o, s:o}", "sheet",
                     table->sheet, "profile", profile_json(cr_register_profile(table->reg)), "header_row",
                     (json_int_t)cr_register_header_row(table->reg), "rows",
                     (json_int_t)cr_register_row_count(table->reg), "hidden_rows",
                     (json_int_t)cr_register_hidden_count(table->reg), "hidden_columns",
                     (json_int_t)cr_register_hidden_column_count(table->reg), "columns", columns_json(table),
                     "notes", notes_json(table), "scope", scope_json(table), "unchecked",
                     (json_int_t)cr_checking_unchecked_count(table->checking), "outcomes",
                     rows_json(table, CR_PART_OUTCOMES), "patterns", patterns_json(table), "deadlines",
                     rows_json(table, CR_PART_DEADLINES), "months", rows_json(table, CR_PART_MONTHS)));
}

/* The file's tables were read one after another, and so were written their lines. */
static compact_error print_findings(FILE *out, check_lines *lines, uint64_t count) {
  for (uint64_t i = 0; i < count; i++) {
    const char *line;
    compact_error error = check_lines_next(lines, &line);
    if (error != COMPACT_ERROR_NONE)
      return error;
    fprintf(out, "%s\n%s", i == 0 ? "" : ",", line);
  }
  return COMPACT_ERROR_NONE;
}

static compact_error print_table(FILE *out, const check_table *table, check_lines *lines) {
  fputc('{', out);
  compact_error error = print_table_members(out, table);
  fputs(",\"findings\":[", out);
  if (error == COMPACT_ERROR_NONE)
    error = print_findings(out, lines, cr_report_finding_count(table->told));
  fputs("]}", out);
  return error;
}

/* ---- Files ---- */

static json_t *problems_json(const check_result *result) {
  json_t *problems = json_array();
  for (size_t i = 0; i < check_problem_count(result); i++)
    problems = json_with(problems, json_string(check_problem_at(result, i)));
  return problems;
}

static compact_error print_tables(FILE *out, const check_result *result) {
  const check_table *table;
  check_lines lines;
  compact_error error = check_lines_begin(&lines, result);
  for (size_t next = 0, count = 0; (table = check_next_table(result, &next)) != NULL; count++) {
    fputs(count == 0 ? "\n" : ",\n", out);
    if (error == COMPACT_ERROR_NONE)
      error = print_table(out, table, &lines);
  }
  check_lines_end(&lines);
  return error;
}

static compact_error print_file(FILE *out, const check_result *result) {
  fputc('{', out);
  compact_error error =
      print_members(out, json_pack("{s:s, s:b, s:o}", "file", result->path, "read",
                                   result->error == COMPACT_ERROR_NONE, "problems", problems_json(result)));
  fputs(",\"tables\":[", out);
  if (error == COMPACT_ERROR_NONE && result->error == COMPACT_ERROR_NONE)
    error = print_tables(out, result);
  fputs("]}", out);
  return error;
}

/* ---- The document ---- */

static json_t *compact_json(const compact_pack *pack) {
  return json_pack("{s:s, s:s, s:s, s:s}", "id", compact_pack_id(pack), "title", compact_pack_title(pack),
                   "status", compact_status_name(compact_pack_status(pack)), "text",
                   compact_pack_text_source(pack));
}

static compact_error print_document(FILE *out, const check_request *request, const check_result *results,
                                    size_t count) {
  fputc('{', out);
  compact_error error =
      print_members(out, json_pack("{s:s, s:o, s:o}", "version", compact_version(), "compact",
                                   compact_json(request->pack), "as_of", check_json_date(request->as_of)));
  fputs(",\n\"files\":[", out);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++) {
    fputs(i == 0 ? "\n" : ",\n", out);
    error = print_file(out, &results[i]);
  }
  fputs("\n]}\n", out);
  return error;
}

const check_report check_json = {.finding = check_json_line, .whole = print_document};
