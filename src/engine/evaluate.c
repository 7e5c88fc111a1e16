/* evaluate.c - deciding a limb, a clause
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * docs/pack-format.md, "How a limb is decided", is this file in words.
 */
#include "evaluate.h"

#include "date.h"
#include "row.h"

#include <stdlib.h>

cr_verdict cr_applies(const cr_condition *applies, const compact_value *values) {
  return applies->count == 0 ? (cr_verdict){CR_TRUE, 0} : cr_condition_decide(applies, values);
}

/* ---- The escape ---- */

static bool is_recorded(compact_value value) {
  bool is_no = value.type == COMPACT_TYPE_FLAG && !value.as.flag;
  return value.type != COMPACT_TYPE_NONE && !is_no;
}

/* Whether anything is recorded that only the escape looks at. */
static bool has_escape_recorded(const compact_limb *limb, const compact_value *values) {
  uint64_t facts = limb->escape.facts & ~limb->test.facts;
  for (size_t i = 0; i < limb->clause->fact_count; i++) {
    if ((facts >> i & 1) != 0 && is_recorded(values[i]))
      return true;
  }
  return false;
}

/* An escape of which nothing is recorded is no escape; one recorded in part is unknown. */
static cr_verdict decide_escape(const compact_limb *limb, const compact_value *values) {
  if (limb->escape.count == 0)
    return (cr_verdict){CR_FALSE, 0};
  cr_verdict escape = cr_condition_decide(&limb->escape, values);
  if (escape.truth == CR_UNKNOWN && !has_escape_recorded(limb, values))
    return (cr_verdict){CR_FALSE, 0};
  return escape;
}

/* ---- One limb ---- */

static void set(compact_decision *decision, compact_outcome outcome, cr_cause cause, uint64_t missing) {
  decision->outcome = outcome;
  decision->cause = (uint8_t)cause;
  decision->missing = missing;
}

/* The limb is a single comparison of dates, and only an act that somebody is asked for is still to come. */
static bool awaits_act(const compact_limb *limb, const compact_value *values) {
  const cr_node *node = limb->test.dated;
  return limb->test.count == 1 && node != NULL && cr_fact_is_asked(limb->clause->facts[node->act]) &&
         values[node->act].type == COMPACT_TYPE_NONE && values[node->reference].type == COMPACT_TYPE_DATE;
}

static void decide_unknown(const compact_limb *limb, const compact_value *values, compact_date as_of,
                           bool applies, cr_verdict test, cr_verdict escape, compact_decision *decision) {
  bool can_pass = as_of != COMPACT_NO_DATE && decision->deadline != COMPACT_NO_DATE;
  if (test.facts == 0)
    set(decision, COMPACT_OUTCOME_CANNOT_TELL, CR_CAUSE_SAME_DAY, 0);
  else if (!can_pass || !awaits_act(limb, values))
    set(decision, COMPACT_OUTCOME_CANNOT_TELL, CR_CAUSE_MISSING, test.facts);
  else if (as_of <= decision->deadline)
    set(decision, COMPACT_OUTCOME_DUE, CR_CAUSE_DUE, test.facts);
  else if (escape.truth == CR_UNKNOWN)
    set(decision, COMPACT_OUTCOME_CANNOT_TELL, CR_CAUSE_ESCAPE_PART, escape.facts);
  else if (applies)
    set(decision, COMPACT_OUTCOME_NOT_MET, CR_CAUSE_OVERDUE, test.facts);
  else
    set(decision, COMPACT_OUTCOME_CANNOT_TELL, CR_CAUSE_UNSURE, test.facts);
}

/* Decides the limb's condition; sets the limit of its dates and the days by which the act came too late,
 * whatever excuses it. Most limbs are one comparison: its deadline is worked out once. */
static cr_verdict decide_test(const compact_limb *limb, const compact_value *values,
                              compact_decision *decision) {
  const cr_node *node = limb->test.dated;
  if (node == NULL)
    return cr_condition_decide(&limb->test, values);
  if (values[node->reference].type != COMPACT_TYPE_DATE) {
    decision->deadline = cr_node_earliest(node, values);
    decision->is_earliest = decision->deadline != COMPACT_NO_DATE;
    return cr_condition_decide(&limb->test, values);
  }
  compact_date deadline = node->kind->deadline(node, values[node->reference].as.date);
  cr_verdict dates = cr_node_decide_by(node, values, deadline);
  cr_verdict test = limb->test.count == 1 ? dates : cr_condition_decide(&limb->test, values);
  decision->deadline = cr_date_is_shown(deadline) ? deadline : COMPACT_NO_DATE;
  if (dates.truth == CR_FALSE && test.truth != CR_TRUE)
    decision->shortfall_days = values[node->act].as.date - deadline;
  return test;
}

compact_decision cr_limb_decide(const compact_limb *limb, const compact_value *values, compact_date as_of,
                                cr_truth clause_applies) {
  compact_decision decision = {0};
  cr_truth limb_applies = cr_applies(&limb->applies, values).truth;
  if (clause_applies == CR_FALSE || limb_applies == CR_FALSE) {
    set(&decision, COMPACT_OUTCOME_NOT_APPLICABLE, CR_CAUSE_NOT_APPLICABLE, 0);
    return decision;
  }
  cr_verdict test = decide_test(limb, values, &decision);
  if (test.truth == CR_TRUE) {
    set(&decision, COMPACT_OUTCOME_MET, CR_CAUSE_MET, 0);
    return decision;
  }
  bool applies = clause_applies == CR_TRUE && limb_applies == CR_TRUE;
  cr_verdict escape = decide_escape(limb, values);
  if (escape.truth == CR_TRUE)
    set(&decision, COMPACT_OUTCOME_EXCUSED, CR_CAUSE_EXCUSED, 0);
  else if (test.truth == CR_UNKNOWN)
    decide_unknown(limb, values, as_of, applies, test, escape, &decision);
  else if (escape.truth == CR_UNKNOWN)
    set(&decision, COMPACT_OUTCOME_CANNOT_TELL, CR_CAUSE_ESCAPE_PART, escape.facts);
  else
    set(&decision, COMPACT_OUTCOME_NOT_MET, decision.shortfall_days > 0 ? CR_CAUSE_LATE : CR_CAUSE_NO, 0);
  if (limb->is_advisory && decision.outcome == COMPACT_OUTCOME_NOT_MET)
    decision.outcome = COMPACT_OUTCOME_CANNOT_TELL;
  return decision;
}

/* ---- A clause ---- */

static void take_worst_of(compact_result *result, bool with_advisory) {
  const compact_clause *clause = result->clause;
  for (size_t i = 0; i < clause->limb_count && result->limbs >> i != 0; i++) {
    compact_outcome limb = result->decisions[i].outcome;
    if (limb == COMPACT_OUTCOME_NONE || (clause->limbs[i]->is_advisory && !with_advisory))
      continue;
    if (limb < result->outcome || result->deciding == clause->limb_count) {
      result->outcome = limb;
      result->deciding = i;
    }
  }
}

void cr_result_take_worst(compact_result *result) {
  result->outcome = COMPACT_OUTCOME_NOT_APPLICABLE;
  result->deciding = result->clause->limb_count;
  take_worst_of(result, false);
  if (result->outcome == COMPACT_OUTCOME_NOT_APPLICABLE)
    take_worst_of(result, true);
}

/* Empties the decisions that are left of an earlier clause or limb. */
static void look_at(compact_result *result, uint32_t limbs) {
  uint32_t left = result->limbs & ~limbs;
  for (size_t i = 0; i < CR_CLAUSE_LIMBS_MAX && left >> i != 0; i++) {
    if ((left >> i & 1) != 0)
      result->decisions[i] = (compact_decision){0};
  }
  result->limbs = limbs;
}

void cr_decide_limbs(const compact_clause *clause, uint32_t limbs, const compact_row *row, compact_date as_of,
                     compact_result *result) {
  look_at(result, limbs);
  result->clause = clause;
  result->only = CR_ALL_LIMBS;
  result->as_of = as_of;
  for (size_t i = 0; i < clause->fact_count; i++)
    result->values[i] = row->values[clause->facts[i]->index];
  result->applies = cr_applies(&clause->applies, result->values);
  for (size_t i = 0; i < clause->limb_count && limbs >> i != 0; i++) {
    if ((limbs >> i & 1) != 0)
      result->decisions[i] = cr_limb_decide(clause->limbs[i], result->values, as_of, result->applies.truth);
  }
  cr_result_take_worst(result);
}

static uint32_t all_limbs(const compact_clause *clause) {
  return clause->limb_count == 0 ? 0 : UINT32_MAX >> (CR_CLAUSE_LIMBS_MAX - clause->limb_count);
}

void compact_decide(const compact_clause *clause, const compact_row *row, compact_date as_of,
                    compact_result *result) {
  cr_decide_limbs(clause, all_limbs(clause), row, as_of, result);
}

void compact_decide_limb(const compact_limb *limb, const compact_row *row, compact_date as_of,
                         compact_result *result) {
  cr_decide_limbs(limb->clause, (uint32_t)1 << limb->index, row, as_of, result);
  result->only = (int)limb->index;
}

/* ---- What a result holds ---- */

compact_error compact_result_new(compact_result **out) {
  *out = calloc(1, sizeof **out);
  return *out == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

void compact_result_free(compact_result *result) {
  free(result);
}

compact_outcome compact_result_outcome(const compact_result *result) {
  return result->outcome;
}

const compact_clause *compact_result_clause(const compact_result *result) {
  return result->clause;
}

const compact_decision *compact_result_limb(const compact_result *result, size_t index) {
  return &result->decisions[index];
}

size_t compact_result_deciding(const compact_result *result) {
  return result->deciding;
}

compact_date compact_result_deadline(const compact_result *result) {
  for (size_t i = 0; i < result->clause->limb_count; i++) {
    const compact_decision *decision = &result->decisions[i];
    if (decision->deadline != COMPACT_NO_DATE && !decision->is_earliest)
      return decision->deadline;
  }
  return COMPACT_NO_DATE;
}

compact_value compact_result_fact(const compact_result *result, size_t index) {
  return result->values[index];
}

bool compact_result_is_missing(const compact_result *result, size_t index) {
  uint64_t missing = 0;
  for (size_t i = 0; i < result->clause->limb_count; i++)
    missing |= result->decisions[i].missing;
  return (missing >> index & 1) != 0;
}

const char *compact_outcome_name(compact_outcome outcome) {
  static const char *const names[] = {
#define OUTCOME_NAME(name, number, identifier, label) [number] = identifier,
      COMPACT_OUTCOME_MAP(OUTCOME_NAME)
#undef OUTCOME_NAME
  };
  return names[outcome];
}

const char *compact_outcome_label(compact_outcome outcome) {
  static const char *const labels[] = {
#define OUTCOME_LABEL(name, number, identifier, label) [number] = label,
      COMPACT_OUTCOME_MAP(OUTCOME_LABEL)
#undef OUTCOME_LABEL
  };
  return labels[outcome];
}
