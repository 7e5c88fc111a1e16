/* show.c - clauses as a list for people, as tab-separated values and as JSON
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "show.h"

#include "json_parts.h"

static void print_heading(const compact_pack *pack) {
  printf("%s (%s, %s)\n%s\n", compact_pack_title(pack), compact_pack_id(pack),
         compact_status_name(compact_pack_status(pack)), compact_pack_text_source(pack));
  for (size_t i = 0; i < compact_pack_note_count(pack); i++)
    printf("Note: %s\n", compact_pack_note(pack, i));
  putchar('\n');
}

bool show_begin(show_output *output, output_format format, const compact_pack *pack, bool is_page) {
  *output = (show_output){.format = format, .is_page = is_page};
  if (format == FORMAT_JSON)
    output->list = json_array();
  else if (format == FORMAT_TSV)
    puts("ref\tbearer\ttheme\tstrength\tkind\tquantity\tfacts\tsummary");
  else if (!is_page)
    print_heading(pack);
  return format != FORMAT_JSON || output->list != NULL;
}

/* The facts' names, parted by semicolons. */
static void print_facts(const compact_clause *clause) {
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++)
    printf("%s%s", i == 0 ? "" : ";", compact_fact_name(compact_clause_fact(clause, i)));
}

static void print_row(const compact_clause *clause) {
  char quantity[COMPACT_QUANTITY_SIZE];
  printf("%s\t%s\t%s\t%s\t%s\t%s\t", compact_clause_ref(clause), compact_clause_bearer(clause),
         compact_clause_theme(clause), compact_clause_strength(clause),
         compact_kind_name(compact_clause_kind(clause)), compact_clause_quantity(clause, quantity));
  print_facts(clause);
  printf("\t%s\n", compact_clause_summary(clause));
}

static void print_line(const compact_clause *clause) {
  printf("%-22s %-9s %-16s %s\n", compact_clause_ref(clause), compact_clause_bearer(clause),
         compact_kind_name(compact_clause_kind(clause)), compact_clause_summary(clause));
}

static void add_object(show_output *output, const compact_clause *clause) {
  char quantity[COMPACT_QUANTITY_SIZE];
  json_t *facts = json_array();
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++)
    facts = json_with(facts, json_string(compact_fact_name(compact_clause_fact(clause, i))));
  output->list = json_with(
      output->list,
      json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:s}", "ref", compact_clause_ref(clause), "bearer",
                compact_clause_bearer(clause), "theme", compact_clause_theme(clause), "strength",
                compact_clause_strength(clause), "kind", compact_kind_name(compact_clause_kind(clause)),
                "quantity", compact_clause_quantity(clause, quantity), "facts", facts, "summary",
                compact_clause_summary(clause)));
}

void show_clause(show_output *output, const compact_clause *clause) {
  if (output->format == FORMAT_JSON)
    add_object(output, clause);
  else if (output->format == FORMAT_TSV)
    print_row(clause);
  else if (output->is_page)
    show_page(clause);
  else
    print_line(clause);
}

bool show_end(show_output *output) {
  if (output->format != FORMAT_JSON)
    return true;
  bool is_done = output->list != NULL && json_dumpf(output->list, stdout, JSON_INDENT(2)) == 0;
  putchar('\n');
  json_decref(output->list);
  return is_done;
}
