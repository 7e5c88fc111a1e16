/* check_text.c - findings for people: what was read, what is checked, how it came out, what stands out
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check.h"

#include <inttypes.h>

/* ---- What was read ---- */

static void print_name(FILE *out, const check_table *table) {
  fprintf(out, "%s%s%s", table->file, table->sheet[0] == '\0' ? "" : ", sheet ", table->sheet);
}

static void print_read(FILE *out, const check_table *table) {
  const cr_profile *profile = cr_register_profile(table->reg);
  print_name(out, table);
  fprintf(out, ": %" PRIu64 " row%s below the titles in row %u", cr_register_row_count(table->reg),
          cr_register_row_count(table->reg) == 1 ? "" : "s", (unsigned)cr_register_header_row(table->reg));
  if (profile != NULL)
    fprintf(out, ", read as %s", cr_profile_title(profile));
  if (cr_register_hidden_count(table->reg) > 0)
    fprintf(out, " (%" PRIu64 " of them hidden)", cr_register_hidden_count(table->reg));
  fputs(".\n", out);
  for (size_t i = 0; i < cr_register_note_count(table->reg); i++)
    fprintf(out, "  %s\n", cr_register_note(table->reg, i));
}

/* ---- How it came out ---- */

static uint64_t count_of(const check_table *table, size_t line) {
  uint64_t count = 0;
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++)
    count += cr_report_count(table->told, line, i);
  return count;
}

static void print_count(FILE *out, const check_table *table, size_t line) {
  const cr_scope_line *told = cr_checking_scope_at(table->checking, line);
  const char *comma = "";
  fprintf(out, "  %s %s: ", compact_clause_ref(told->clause), told->topic);
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    uint64_t count = cr_report_count(table->told, line, i);
    if (count == 0)
      continue;
    fprintf(out, "%s%" PRIu64 " %s", comma, count, compact_outcome_name(i));
    comma = ", ";
  }
  fputc('\n', out);
}

static void print_counts(FILE *out, const check_table *table) {
  size_t counted = 0;
  for (size_t i = 0; i < cr_checking_scope_count(table->checking); i++) {
    if (count_of(table, i) == 0)
      continue;
    if (counted++ == 0)
      fprintf(out, "\n%s:\n", cr_report_part_at(CR_PART_OUTCOMES)->title);
    print_count(out, table, i);
  }
  if (counted == 0)
    fprintf(out, "\n%s\n", cr_report_empty(table->told, CR_PART_OUTCOMES));
}

static void print_scope(FILE *out, const check_table *table) {
  for (size_t i = 0; i < cr_checking_scope_count(table->checking); i++)
    fprintf(out, "  %s\n", cr_checking_scope_at(table->checking, i)->text);
  if (cr_checking_unchecked_count(table->checking) > 0)
    fprintf(out, "  %s\n", cr_checking_unchecked_text(table->checking));
}

/* ---- What stands out ---- */

static void print_pattern(FILE *out, const cr_pattern *pattern) {
  fprintf(out, "  %s", pattern->text);
  for (size_t i = 0; i < pattern->example_count; i++) {
    const cr_example *example = &pattern->examples[i];
    fprintf(out, "%srow %u%s%s", i == 0 ? " For instance " : ", ", (unsigned)example->row,
            example->reference[0] == '\0' ? "" : " ", example->reference);
  }
  fputs(pattern->example_count > 0 ? ".\n" : "\n", out);
}

static void print_patterns(FILE *out, const check_table *table) {
  if (cr_checking_pattern_count(table->checking) + cr_register_pattern_count(table->reg) > 0)
    fprintf(out, "\n%s:\n", cr_report_part_at(CR_PART_PATTERNS)->title);
  for (size_t i = 0; i < cr_checking_pattern_count(table->checking); i++)
    print_pattern(out, cr_checking_pattern_at(table->checking, i));
  for (size_t i = 0; i < cr_register_pattern_count(table->reg); i++)
    print_pattern(out, cr_register_pattern_at(table->reg, i));
}

static void print_table(FILE *out, const check_table *table, const check_request *request) {
  print_read(out, table);
  fprintf(out, "\nWhat is checked, by the %s:\n", compact_pack_title(request->pack));
  print_scope(out, table);
  print_counts(out, table);
  print_patterns(out, table);
  fprintf(out, "\n%s Each finding with its cells: --format jsonl.\n\n", cr_report_caveat);
}

static compact_error print_file(FILE *out, const check_request *request, const check_result *result) {
  const check_table *table;
  for (size_t next = 0; (table = check_next_table(result, &next)) != NULL;)
    print_table(out, table, request);
  return COMPACT_ERROR_NONE;
}

const check_report check_text = {.file = print_file};

/* ---- What columns were taken for ---- */

static void print_columns(FILE *out, const check_table *table) {
  char cell[CR_CELL_NAME_SIZE];
  print_read(out, table);
  for (size_t i = 0; i < cr_register_column_count(table->reg); i++) {
    const cr_register_column *column = cr_register_column_at(table->reg, i);
    const char *use = column->use == CR_USE_FACT ? compact_fact_name(column->fact) : cr_use_name(column->use);
    fprintf(out, "  %-5s %s: %s%s%s (%" PRIu64 " of %" PRIu64 " cells could be used)\n",
            cr_cell_name(cr_register_header_row(table->reg), column->column, cell), column->title,
            column->is_taken ? use : "ignored", column->why[0] == '\0' ? "" : ", ", column->why,
            column->usable, column->filled);
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
