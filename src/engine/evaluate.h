/* evaluate.h - deciding limbs, and what a result holds
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_EVALUATE_H
#define CR_EVALUATE_H

#include "pack.h"

/* Why a limb came out as it did: each is a sentence of its own. */
typedef enum cr_cause {
  CR_CAUSE_NONE, /* not looked at */
  CR_CAUSE_NOT_APPLICABLE,
  CR_CAUSE_MET,
  CR_CAUSE_EXCUSED,
  CR_CAUSE_DUE,
  CR_CAUSE_LATE,        /* somebody acted after the deadline */
  CR_CAUSE_NO,          /* what is recorded says no */
  CR_CAUSE_OVERDUE,     /* nobody has acted and the deadline has passed */
  CR_CAUSE_UNSURE,      /* the same, but it is not known that the clause applies */
  CR_CAUSE_MISSING,     /* something is not recorded */
  CR_CAUSE_SAME_DAY,    /* dates cannot show which came first */
  CR_CAUSE_ESCAPE_PART, /* only a part of the escape is recorded */
} cr_cause;

enum { CR_ALL_LIMBS = -1 };

struct compact_result {
  const compact_clause *clause;
  int only;       /* the limb that was asked about, or CR_ALL_LIMBS */
  uint32_t limbs; /* that were looked at: bit i is limb i; the decisions of all others are empty */
  compact_date as_of;
  compact_outcome outcome;
  size_t deciding; /* the first limb of that outcome; the number of limbs if there is none */
  cr_verdict applies;
  compact_decision decisions[CR_CLAUSE_LIMBS_MAX];
  compact_value values[CR_CLAUSE_FACTS_MAX]; /* by the clause's numbers */
};

/* Whether a clause or limb applies: true where it has no such condition. */
cr_verdict cr_applies(const cr_condition *applies, const compact_value *values);

/* Decides one limb; clause_applies says whether its clause does. */
compact_decision cr_limb_decide(const compact_limb *limb, const compact_value *values, compact_date as_of,
                                cr_truth clause_applies);

/* compact_decide() of some limbs: bit i is limb i. The others have the outcome NONE. */
void cr_decide_limbs(const compact_clause *clause, uint32_t limbs, const compact_row *row, compact_date as_of,
                     compact_result *result);

/* Gives the clause the worst outcome of its limbs that were looked at. Advisory ones count where all others
 * do not apply, or there is no other. */
void cr_result_take_worst(compact_result *result);

#endif
