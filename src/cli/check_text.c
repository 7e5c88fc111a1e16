/* check_text.c - findings for people: what was read, what is checked, how it came out, what stands out
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check.h"

#include <inttypes.h>

/* ---- What was read ---- */

static void print_name(const check_table *table) {
  printf("%s%s%s", table->file, table->sheet[0] == '\0' ? "" : ", sheet ", table->sheet);
}

static void print_read(const check_table *table) {
  const cr_profile *profile = cr_register_profile(table->reg);
  print_name(table);
  printf(": %" PRIu64 " row%s below the titles in row %u", cr_register_row_count(table->reg),
         cr_register_row_count(table->reg) == 1 ? "" : "s", (unsigned)cr_register_header_row(table->reg));
  if (profile != NULL)
    printf(", read as %s", cr_profile_title(profile));
  if (cr_register_hidden_count(table->reg) > 0)
    printf(" (%" PRIu64 " of them hidden)", cr_register_hidden_count(table->reg));
  puts(".");
  for (size_t i = 0; i < cr_register_note_count(table->reg); i++)
    printf("  %s\n", cr_register_note(table->reg, i));
}

/* ---- How it came out ---- */

static bool is_counted(const check_count *count) {
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    if (count->outcomes[i] > 0)
      return true;
  }
  return false;
}

static void print_count(const check_count *count) {
  const char *comma = "";
  printf("  %s %s: ", compact_clause_ref(count->line->clause), count->line->topic);
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    if (count->outcomes[i] == 0)
      continue;
    printf("%s%zu %s", comma, count->outcomes[i], compact_outcome_name(i));
    comma = ", ";
  }
  putchar('\n');
}

static void print_counts(const check_table *table) {
  size_t counted = 0;
  for (size_t i = 0; i < table->count; i++) {
    if (!is_counted(&table->counts[i]))
      continue;
    if (counted++ == 0)
      puts("\nHow the rows came out:");
    print_count(&table->counts[i]);
  }
  if (counted == 0)
    puts("\nNothing can be decided from these columns.");
}

static void print_scope(const check_table *table) {
  for (size_t i = 0; i < table->count; i++)
    printf("  %s\n", table->counts[i].line->text);
  size_t unchecked = cr_checking_unchecked_count(table->checking);
  if (unchecked > 0)
    printf("  %zu other clauses are not checked: the table has no columns for them.\n", unchecked);
}

/* ---- What stands out ---- */

static void print_pattern(const cr_pattern *pattern) {
  printf("  %s", pattern->text);
  for (size_t i = 0; i < pattern->example_count; i++) {
    const cr_example *example = &pattern->examples[i];
    printf("%srow %u%s%s", i == 0 ? " For instance " : ", ", (unsigned)example->row,
           example->reference[0] == '\0' ? "" : " ", example->reference);
  }
  puts(pattern->example_count > 0 ? "." : "");
}

static void print_patterns(const check_table *table) {
  if (cr_checking_pattern_count(table->checking) + cr_register_pattern_count(table->reg) > 0)
    puts("\nWhat stands out:");
  for (size_t i = 0; i < cr_checking_pattern_count(table->checking); i++)
    print_pattern(cr_checking_pattern_at(table->checking, i));
  for (size_t i = 0; i < cr_register_pattern_count(table->reg); i++)
    print_pattern(cr_register_pattern_at(table->reg, i));
}

static compact_error print_table(const check_table *table, const check_request *request) {
  print_read(table);
  printf("\nWhat is checked, by the %s:\n", compact_pack_title(request->pack));
  print_scope(table);
  print_counts(table);
  print_patterns(table);
  puts("\nNothing here is law. Each finding with its cells: --format jsonl.\n");
  return COMPACT_ERROR_NONE;
}

const check_report check_text = {.table = print_table};

/* ---- What columns were taken for ---- */

static compact_error print_columns(const check_table *table, const check_request *request) {
  char cell[CR_CELL_NAME_SIZE];
  (void)request;
  print_read(table);
  for (size_t i = 0; i < cr_register_column_count(table->reg); i++) {
    const cr_register_column *column = cr_register_column_at(table->reg, i);
    const char *use = column->use == CR_USE_FACT ? compact_fact_name(column->fact) : cr_use_name(column->use);
    printf("  %-5s %s: %s%s%s (%" PRIu64 " of %" PRIu64 " cells could be used)\n",
           cr_cell_name(cr_register_header_row(table->reg), column->column, cell), column->title,
           column->is_taken ? use : "ignored", column->why[0] == '\0' ? "" : ", ", column->why,
           column->usable, column->filled);
  }
  putchar('\n');
  return COMPACT_ERROR_NONE;
}

const check_report check_columns = {.table = print_columns};
