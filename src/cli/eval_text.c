/* eval_text.c - what `compact eval` has decided, for people
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <string.h>

static void print_heading(const compact_result *result) {
  const compact_clause *clause = compact_result_clause(result);
  const compact_pack *pack = compact_clause_pack(clause);
  bool is_draft = compact_pack_status(pack) == COMPACT_STATUS_DRAFT;
  printf("%s: %s %s%s\n%s\n", compact_outcome_label(compact_result_outcome(result)), compact_pack_title(pack),
         compact_clause_ref(clause), is_draft ? " (draft text)" : "", compact_clause_summary(clause));
}

/* The widest label, in characters as far as labels go. */
static int label_width(const compact_clause *clause) {
  size_t width = 0;
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    size_t length = strlen(compact_limb_label(compact_clause_limb(clause, i)));
    width = length > width ? length : width;
  }
  return (int)width;
}

static void print_limb(const compact_limb *limb, const compact_decision *decision, int width) {
  char date[COMPACT_DATE_SIZE];
  const char *gap = "  ";
  printf("  %-*s  %s%s", width, compact_limb_label(limb), compact_outcome_label(decision->outcome),
         compact_limb_is_advisory(limb) ? " (advisory)" : "");
  if (decision->shortfall_days > 0) {
    printf("%s%d day%s short", gap, (int)decision->shortfall_days, decision->shortfall_days == 1 ? "" : "s");
    gap = "; ";
  }
  if (decision->deadline != COMPACT_NO_DATE)
    printf("%s%s: %s", gap, decision->is_earliest ? "earliest proper end" : "date to act by",
           compact_date_words(decision->deadline, date));
  putchar('\n');
}

static void print_readings(const compact_clause *clause) {
  size_t count = compact_clause_reading_count(clause);
  if (count > 0)
    puts("\nReadings (conventions that are ours, not the Compact's words)");
  for (size_t i = 0; i < count; i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    printf("  %-4s %s\n", compact_reading_ref(reading), compact_reading_text(reading));
  }
}

void eval_print_text(const cli_evaluation *evaluation) {
  const compact_clause *clause = compact_result_clause(evaluation->result);
  int width = label_width(clause);
  print_heading(evaluation->result);
  putchar('\n');
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++)
    print_limb(compact_clause_limb(clause, i), compact_result_limb(evaluation->result, i), width);
  printf("\n%s\n", evaluation->why);
  print_readings(clause);
}
