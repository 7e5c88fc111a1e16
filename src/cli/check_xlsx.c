/* check_xlsx.c - findings as a workbook
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A finding waits as a line of JSON until every file is read: its outcome, and a pair for each of its cells.
 */
#include "check.h"
#include "check_lines.h"
#include "findings.h"
#include "json_parts.h"

#include <inttypes.h>
#include <stdlib.h>

/* ---- Findings, as they wait ---- */

static json_t *cell_json(const cr_report_cell *cell) {
  json_int_t value = cell->kind == CR_CELL_DATE ? cell->date : cell->number;
  return json_pack("[i, I, s]", (int)cell->kind, value, cell->text);
}

static compact_error keep_row(void *user, const cr_report_cell *cells, size_t count) {
  json_t *row = json_array();
  for (size_t i = 0; i < count; i++)
    row = json_with(row, cell_json(&cells[i]));
  fprintf(user, "%d ", (int)cells[CR_FINDING_OUTCOME].outcome);
  compact_error error = json_write(row, user, JSON_COMPACT);
  fputc('\n', user);
  return error;
}

/* How many findings of the table so far stand before the last one of an outcome, and that one: worst first.
 */
static uint64_t count_up_to(const check_table *table, compact_outcome outcome) {
  uint64_t count = 0;
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++) {
    count += cr_report_total(table->told, cr_outcome_at(i));
    if (cr_outcome_at(i) == outcome)
      break;
  }
  return count;
}

/* What nobody will see is not kept. */
static compact_error keep_finding(FILE *lines, const check_table *table, const cr_finding *finding) {
  if (count_up_to(table, finding->outcome) > CR_FINDINGS_MAX)
    return COMPACT_ERROR_NONE;
  return cr_report_finding(table->told, finding, keep_row, lines);
}

/* ---- Findings, as they are asked for ---- */

typedef struct all_results {
  const check_result *results;
  size_t count;
} all_results;

static bool read_cell(const json_t *from, cr_report_cell *cell) {
  const json_t *text = json_array_get(from, 2);
  json_int_t value = json_integer_value(json_array_get(from, 1));
  *cell = (cr_report_cell){.kind = (cr_cell_kind)json_integer_value(json_array_get(from, 0)),
                           .text = json_string_value(text),
                           .number = value,
                           .date = (compact_date)value};
  return cell->text != NULL;
}

static compact_error hand_out(const char *line, cr_on_report_row *on_row, void *to) {
  cr_report_cell cells[CR_REPORT_COLUMNS_MAX];
  json_t *row = json_read(line);
  size_t count = json_array_size(row);
  bool is_read = row != NULL && count <= CR_REPORT_COLUMNS_MAX;
  for (size_t i = 0; is_read && i < count; i++)
    is_read = read_cell(json_array_get(row, i), &cells[i]);
  compact_error error = is_read ? on_row(to, cells, count) : COMPACT_ERROR_MEMORY;
  json_decref(row);
  return error;
}

static compact_error read_findings(void *user, compact_outcome outcome, cr_on_report_row *on_row, void *to) {
  const all_results *all = user;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < all->count; i++) {
    check_lines lines;
    const char *line = NULL;
    if (all->results[i].error != COMPACT_ERROR_NONE || all->results[i].lines == NULL)
      continue;
    error = check_lines_begin(&lines, &all->results[i]);
    if (error == COMPACT_ERROR_NONE)
      error = check_lines_next(&lines, &line);
    while (error == COMPACT_ERROR_NONE && line != NULL) {
      if (line[0] - '0' == (int)outcome)
        error = hand_out(line + 2, on_row, to);
      if (error == COMPACT_ERROR_NONE)
        error = check_lines_next(&lines, &line);
    }
    check_lines_end(&lines);
  }
  return error;
}

/* ---- The workbook ---- */

/* What is told of, and what could not be. */
typedef struct collected {
  cr_findings_table *tables;
  const char **unread;
  size_t table_count, unread_count;
} collected;

static void collect_result(collected *self, const check_result *result) {
  const check_table *table;
  size_t next = 0;
  if (result->error != COMPACT_ERROR_NONE)
    self->unread[self->unread_count++] = result->path;
  while (result->error == COMPACT_ERROR_NONE && (table = check_next_table(result, &next)) != NULL)
    self->tables[self->table_count++] =
        (cr_findings_table){table->file, table->sheet, table->reg, table->told};
}

static compact_error collect(collected *self, const check_result *results, size_t count) {
  size_t most = 0;
  for (size_t i = 0; i < count; i++)
    most += results[i].table_count;
  *self = (collected){.tables = calloc(most + 1, sizeof *self->tables),
                      .unread = calloc(count + 1, sizeof *self->unread)};
  if (self->tables == NULL || self->unread == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < count; i++)
    collect_result(self, &results[i]);
  return COMPACT_ERROR_NONE;
}

static void tell_limit(const cr_findings *findings) {
  uint64_t count = cr_findings_count(findings);
  if (count > CR_FINDINGS_MAX)
    complain(&command_check,
             "the workbook lists %d of %" PRIu64 " findings, worst first, and counts all; --format csv has "
             "them all",
             (int)CR_FINDINGS_MAX, count);
}

static compact_error write_workbook(FILE *out, const check_request *request, const check_result *results,
                                    size_t count) {
  all_results all = {results, count};
  collected told;
  compact_error error = collect(&told, results, count);
  cr_findings findings = {.pack = request->pack,
                          .as_of = request->as_of,
                          .tables = told.tables,
                          .table_count = told.table_count,
                          .unread = told.unread,
                          .unread_count = told.unread_count,
                          .source = read_findings,
                          .user = &all};
  (void)out; /* is the file of that name */
  if (error == COMPACT_ERROR_NONE && told.table_count > 0) {
    tell_limit(&findings);
    error = cr_findings_write(&findings, request->written);
  }
  free(told.tables);
  free((void *)told.unread);
  return error;
}

const check_report check_xlsx = {.needs_file = true, .finding = keep_finding, .whole = write_workbook};
