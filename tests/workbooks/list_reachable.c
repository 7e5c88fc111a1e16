/* list_reachable.c - which outcomes each clause can come to, for a test of made-up rows
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Prints a line a clause: its citation, and the outcomes parted by bars. A clause takes its worst limb, so it
 * can come to what one of its limbs can, where each other limb can come to that or better. A workbook has no
 * outcome in a row of which nothing is recorded: what has one fact alone is never without it, and can always
 * be told.
 */
#include "compact.h"

#include <stdio.h>
#include <stdlib.h>

/* Whether some limb comes to the outcome while none need come to a worse one. */
static bool can_come_to(const compact_clause *clause, compact_outcome outcome) {
  bool is_reached = false;
  if (outcome == COMPACT_OUTCOME_CANNOT_TELL && compact_clause_fact_count(clause) == 1)
    return false;
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    uint32_t reachable = compact_limb_reachable(compact_clause_limb(clause, i));
    if (reachable >> outcome == 0)
      return false;
    is_reached = is_reached || (reachable >> outcome & 1) != 0;
  }
  return is_reached;
}

static void print_clause(const compact_pack *pack, const compact_clause *clause) {
  const char *bar = "";
  printf("%s %s\t", compact_pack_title(pack), compact_clause_ref(clause));
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    if (!can_come_to(clause, i))
      continue;
    printf("%s%s", bar, compact_outcome_name(i));
    bar = "|";
  }
  putchar('\n');
}

int main(void) {
  compact_library *library;
  if (compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE)
    return EXIT_FAILURE;
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    for (size_t j = 0; j < compact_pack_clause_count(pack); j++)
      print_clause(pack, compact_pack_clause_at(pack, j));
  }
  compact_library_free(library);
  return EXIT_SUCCESS;
}
