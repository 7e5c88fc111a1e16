/* checking.h - a register against one Compact, while it is decided
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * scope.c says what the columns allow; checking.c decides a row; checking_why.c gives the reasons; patterns.c
 * tells what many rows have in common.
 */
#ifndef CR_CHECKING_H
#define CR_CHECKING_H

#include "evaluate.h"
#include "state.h"

/* Findings that are alike. */
typedef struct cr_group {
  compact_outcome outcome;
  bool is_open;
  bool is_doubtful;
  uint8_t cause;    /* of the deciding limb */
  size_t limb;      /* the deciding one; the number of limbs: none */
  uint64_t missing; /* facts that would have settled any of them */
  cr_tally tally;   /* of days short */
} cr_group;

typedef enum cr_gap { CR_GAP_AFTER, CR_GAP_SAME, CR_GAP_BEFORE, CR_GAP_COUNT } cr_gap;

/* A clause, and what of it the columns allow. */
typedef struct cr_clause_plan {
  cr_scope_line line;
  size_t index;       /* among the plans */
  uint64_t available; /* facts that a column or the standard gives: bit i is the clause's fact i */
  uint32_t limbs;     /* that are checked: bit i is limb i */
  uint32_t acts;      /* by whose last day somebody is asked to act: bit i is limb i */
  const compact_limb *topic_limb;     /* NULL: the clause answers no topic */
  const compact_fact *first, *second; /* the topic's dates in their order; NULL: it compares none */
  const compact_fact *reference;      /* what a last day is counted from where its limb is not checked */
  bool is_if_it_ends; /* the end of the term stands for an ending that nobody has decided on */
  cr_list groups;
  cr_tally gaps[CR_GAP_COUNT]; /* of days from the topic's first date to its second */
  uint64_t rows;               /* decided */
} cr_clause_plan;

struct cr_checking {
  cr_arena arena;
  cr_register *reg;
  const compact_pack *pack;
  compact_date as_of;
  cr_list plans;
  cr_clause_plan **shown; /* those of which findings come */
  size_t shown_count;
  size_t unchecked;
  const char *unchecked_text;
  compact_result *result;
  cr_list patterns;
};

/* Makes the plans. Fails with MEMORY. */
compact_error cr_scope_make(cr_checking *self);

/* What a fact is called in this table: its column's title in quotation marks, else its label. */
void cr_fact_append(const cr_register *reg, const compact_fact *fact, cr_text *text);

/* The labels of a set of the clause's facts, parted by commas. */
void cr_labels_append(const compact_clause *clause, uint64_t facts, cr_text *text);

/* The facts that could make a limb that is not met come out otherwise, and that no column records: what
 * would excuse it, and what would show that it does not apply. */
uint64_t cr_clause_open_facts(const cr_clause_plan *plan, const compact_limb *limb);

/* Whether its last day is counted from the end of a term, and not from an ending: a clause may have the last
 * days of other limbs as well. */
static inline bool cr_finding_is_if_it_ends(const cr_finding *finding) {
  return finding->reference != NULL && finding->plan->is_if_it_ends;
}

/* Counts a finding among those that are alike. Fails with MEMORY. */
compact_error cr_patterns_add(cr_checking *self, cr_clause_plan *plan, const cr_finding *finding);

#endif
