/* coverage.c - which outcomes of which limbs some case reaches
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "coverage.h"

#include <stdio.h>
#include <stdlib.h>

/* The outcomes that one limb has reached: bit 1 << outcome. */
typedef struct limb_coverage {
  const compact_limb *limb;
  uint32_t reached;
} limb_coverage;

struct coverage {
  const compact_library *library;
  size_t count;
  limb_coverage limbs[];
};

/* ---- Every limb of every Compact, in order ---- */

typedef void visit(coverage *self, const compact_limb *limb);

static void for_each_limb(coverage *self, const compact_library *library, visit *see) {
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    for (size_t j = 0; j < compact_pack_clause_count(pack); j++) {
      const compact_clause *clause = compact_pack_clause_at(pack, j);
      for (size_t k = 0; k < compact_clause_limb_count(clause); k++)
        see(self, compact_clause_limb(clause, k));
    }
  }
}

static void count_limb(coverage *self, const compact_limb *limb) {
  (void)limb;
  self->count++;
}

static void add_limb(coverage *self, const compact_limb *limb) {
  self->limbs[self->count++].limb = limb;
}

compact_error coverage_new(const compact_library *library, coverage **out) {
  coverage counted = {0};
  for_each_limb(&counted, library, count_limb);
  *out = calloc(1, sizeof **out + counted.count * sizeof(limb_coverage));
  if (*out == NULL)
    return COMPACT_ERROR_MEMORY;
  (*out)->library = library;
  for_each_limb(*out, library, add_limb);
  return COMPACT_ERROR_NONE;
}

void coverage_free(coverage *self) {
  free(self);
}

static limb_coverage *find_limb(coverage *self, const compact_limb *limb) {
  for (size_t i = 0; i < self->count; i++) {
    if (self->limbs[i].limb == limb)
      return &self->limbs[i];
  }
  return NULL;
}

void coverage_add(coverage *self, const compact_result *result) {
  const compact_clause *clause = compact_result_clause(result);
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    limb_coverage *limb = find_limb(self, compact_clause_limb(clause, i));
    if (limb != NULL)
      limb->reached |= (uint32_t)1 << compact_result_limb(result, i)->outcome;
  }
}

/* ---- The report ---- */

typedef struct outcome_tally {
  size_t limbs, outcomes, reached;
} outcome_tally;

static bool is_of(const limb_coverage *limb, const compact_pack *pack) {
  return compact_clause_pack(compact_limb_clause(limb->limb)) == pack;
}

static bool is_touched(const coverage *self, const compact_pack *pack) {
  for (size_t i = 0; i < self->count; i++) {
    if (is_of(&self->limbs[i], pack) && self->limbs[i].reached != 0)
      return true;
  }
  return false;
}

static void print_limb(const limb_coverage *limb, outcome_tally *tally) {
  uint32_t reachable = compact_limb_reachable(limb->limb);
  bool is_headed = false;
  tally->limbs++;
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    bool is_reached = (limb->reached >> i & 1) != 0;
    if ((reachable >> i & 1) == 0)
      continue;
    tally->outcomes++;
    tally->reached += is_reached;
    if (is_reached)
      continue;
    if (!is_headed)
      printf("  %s %s: no case is", compact_clause_ref(compact_limb_clause(limb->limb)),
             compact_limb_id(limb->limb));
    printf("%s %s", is_headed ? "," : "", compact_outcome_name(i));
    is_headed = true;
  }
  if (is_headed)
    putchar('\n');
}

static void print_pack(const coverage *self, const compact_pack *pack) {
  outcome_tally tally = {0};
  printf("%s\n", compact_pack_id(pack));
  for (size_t i = 0; i < self->count; i++) {
    if (is_of(&self->limbs[i], pack))
      print_limb(&self->limbs[i], &tally);
  }
  printf("  %zu limb%s; %zu of %zu reachable outcomes reached (%zu %%)\n", tally.limbs,
         tally.limbs == 1 ? "" : "s", tally.reached, tally.outcomes,
         tally.outcomes == 0 ? 100 : 100 * tally.reached / tally.outcomes); /* 100 only of all */
}

void coverage_print(const coverage *self) {
  puts("Coverage: what the facts could bring about, and which of it no case reaches");
  for (size_t i = 0; i < compact_library_pack_count(self->library); i++) {
    const compact_pack *pack = compact_library_pack_at(self->library, i);
    if (is_touched(self, pack))
      print_pack(self, pack);
  }
}
