/* check_columns.c - what the columns of a table were taken for
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check.h"
#include "page.h"

#include <inttypes.h>
#include <string.h>

enum { INDENT = 10 };

/* A sign behind the last word. */
static void put(page_paragraph *line, char sign) {
  fputc(sign, line->out);
  line->at++;
}

/* Of a profile that somebody wrote: which file it is. */
static void tell_origin(page_paragraph *line, const cr_profile *profile) {
  const char *origin = cr_profile_origin(profile);
  if (strcmp(origin, "built in") == 0)
    return;
  put(line, ',');
  page_flow(line, "as described in");
  page_flow(line, origin);
}

static void print_head(FILE *out, const check_table *table) {
  const cr_profile *profile = cr_register_profile(table->reg);
  uint64_t rows = cr_register_row_count(table->reg);
  page_paragraph line = {.out = out};
  char count[80];
  page_flow(&line, table->file);
  if (table->sheet[0] != '\0') {
    put(&line, ',');
    page_flow(&line, "sheet");
    page_flow(&line, table->sheet);
  }
  put(&line, ':');
  snprintf(count, sizeof count, "%" PRIu64 " row%s below the titles in row %" PRIu32, rows,
           rows == 1 ? "" : "s", cr_register_header_row(table->reg));
  page_flow(&line, count);
  if (profile != NULL) {
    put(&line, ',');
    page_flow(&line, "read as");
    page_flow(&line, cr_profile_title(profile));
    tell_origin(&line, profile);
  }
  fputs(".\n", out);
}

static void print_column(FILE *out, const check_table *table, const cr_register_column *column) {
  char cell[CR_CELL_NAME_SIZE], cells[64];
  page_paragraph line = {.out = out, .at = INDENT, .indent = INDENT};
  fprintf(out, "  %-7s ", cr_cell_name(cr_register_header_row(table->reg), column->column, cell));
  page_begin(out, column->is_taken ? PAGE_HEADING : PAGE_PLAIN);
  page_flow(&line, column->title);
  page_end(out, column->is_taken ? PAGE_HEADING : PAGE_PLAIN);
  put(&line, ':');
  if (!column->is_taken)
    page_flow(&line, "left out,");
  page_flow(&line, column->why);
  snprintf(cells, sizeof cells, "(%" PRIu64 " of %" PRIu64 " filled cells usable)", column->usable,
           column->filled);
  if (column->is_taken)
    page_flow(&line, cells);
  fputc('\n', out);
}

static void print_columns(FILE *out, const check_table *table) {
  print_head(out, table);
  for (size_t i = 0; i < cr_register_column_count(table->reg); i++)
    print_column(out, table, cr_register_column_at(table->reg, i));
  for (size_t i = 0; i < cr_register_note_count(table->reg); i++) {
    fputs("  - ", out);
    page_wrap(out, cr_register_note(table->reg, i), 4, 4);
  }
  fputc('\n', out);
}

static compact_error explain_file(FILE *out, const check_request *request, const check_result *result) {
  (void)request;
  for (size_t i = 0; i < result->table_count; i++) {
    const check_table *table = &result->tables[i];
    if (table->checking != NULL || table->is_joined)
      print_columns(out, table);
  }
  return COMPACT_ERROR_NONE;
}

const check_report check_columns = {.file = explain_file};
