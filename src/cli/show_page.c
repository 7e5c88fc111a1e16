/* show_page.c - a page for people on one clause
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "show.h"

static void print_field(const char *name, const char *value) {
  printf("  %-9s %s\n", name, value);
}

/* Prints what the function writes, behind its name, if it writes anything. */
static void print_words(const char *name, compact_error error, char *words) {
  if (error == COMPACT_ERROR_NONE && words[0] != '\0')
    printf("      %s %s\n", name, words);
  compact_free(words);
}

static void print_limb(const compact_limb *limb) {
  static const struct {
    compact_part part;
    const char *name;
  } parts[] = {
      {COMPACT_PART_APPLIES, "applies if"},
      {COMPACT_PART_TEST, "met if"},
      {COMPACT_PART_ESCAPE, "excused if"},
  };
  printf("  %s%s\n", compact_limb_label(limb),
         compact_limb_is_advisory(limb) ? " (advisory: the document does not insist)" : "");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    char *words;
    compact_error error = compact_limb_words(limb, parts[i].part, &words);
    print_words(parts[i].name, error, words);
  }
}

static void print_limbs(const compact_clause *clause) {
  char *words;
  size_t count = compact_clause_limb_count(clause);
  puts(count == 0 ? "\nA principle: nothing that could be recorded decides it." : "\nDecided by");
  compact_error error = compact_clause_applies_words(clause, &words);
  print_words("the clause applies if", error, words);
  for (size_t i = 0; i < count; i++)
    print_limb(compact_clause_limb(clause, i));
}

static void print_facts(const compact_clause *clause) {
  if (compact_clause_fact_count(clause) > 0)
    puts("\nFacts to record");
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    const compact_fact *fact = compact_clause_fact(clause, i);
    printf("  %-28s %s: %s\n", compact_fact_name(fact), compact_fact_label(fact), compact_fact_prompt(fact));
  }
}

static void print_readings(const compact_clause *clause) {
  if (compact_clause_reading_count(clause) > 0)
    puts("\nReadings (conventions that are ours, not the Compact's words)");
  for (size_t i = 0; i < compact_clause_reading_count(clause); i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    printf("  %-4s %s\n", compact_reading_ref(reading), compact_reading_text(reading));
  }
}

void show_page(const compact_clause *clause) {
  const compact_pack *pack = compact_clause_pack(clause);
  char quantity[COMPACT_QUANTITY_SIZE];
  bool is_draft = compact_pack_status(pack) != COMPACT_STATUS_ADOPTED;
  printf("%s %s%s%s%s\n%s\n\n", compact_pack_title(pack), compact_clause_ref(clause), is_draft ? " (" : "",
         is_draft ? compact_status_name(compact_pack_status(pack)) : "", is_draft ? ")" : "",
         compact_clause_summary(clause));
  print_field("section", compact_clause_section(clause));
  print_field("bearer", compact_clause_bearer(clause));
  print_field("strength", compact_clause_strength(clause));
  print_field("theme", compact_clause_theme(clause));
  print_field("kind", compact_kind_name(compact_clause_kind(clause)));
  if (compact_clause_quantity(clause, quantity)[0] != '\0')
    print_field("quantity", quantity);
  print_limbs(clause);
  print_facts(clause);
  print_readings(clause);
  for (size_t i = 0; i < compact_clause_note_count(clause); i++)
    printf("\nNote: %s\n", compact_clause_note(clause, i));
}
