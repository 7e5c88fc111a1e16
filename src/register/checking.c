/* checking.c - deciding a row of somebody's table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "checking.h"

#include "row.h"

#include <stdlib.h>

/* ---- The facts of a clause in the row ---- */

_Static_assert((int)CR_FINDING_FACTS_MAX == (int)CR_CLAUSE_FACTS_MAX + 1,
               "a clause's facts, and what a deadline is counted from");

size_t cr_finding_facts(const cr_finding *finding, const cr_used_fact *facts[CR_FINDING_FACTS_MAX]) {
  const compact_clause *clause = finding->clause;
  size_t count = 0;
  bool has_reference = finding->reference == NULL;
  for (size_t i = 0; i < clause->fact_count; i++) {
    const cr_used_fact *used = cr_record_fact(finding->record, clause->facts[i]);
    has_reference = has_reference || used == finding->reference;
    if (used != NULL)
      facts[count++] = used;
  }
  if (!has_reference)
    facts[count++] = finding->reference;
  return count;
}

static const cr_used_fact *used_of(const cr_checking *self, const compact_clause *clause, size_t fact) {
  return cr_record_fact(&self->reg->record, clause->facts[fact]);
}

/* Of a set of the clause's facts, those of which something is recorded that could not be used. */
static uint64_t unclear_of(const cr_checking *self, const compact_clause *clause, uint64_t facts) {
  uint64_t unclear = 0;
  for (size_t i = 0; self->reg->has_unclear && i < clause->fact_count; i++) {
    const cr_used_fact *used = (facts >> i & 1) == 0 ? NULL : used_of(self, clause, i);
    if (used != NULL && used->is_unclear)
      unclear |= (uint64_t)1 << i;
  }
  return unclear;
}

/* A date that was recorded and could not be used is no date that somebody failed to record. */
static bool has_unclear_date(const cr_checking *self, const compact_clause *clause) {
  uint64_t dates = 0;
  for (size_t i = 0; self->reg->has_unclear && i < clause->fact_count; i++)
    dates |= (uint64_t)(clause->facts[i]->type == COMPACT_TYPE_DATE) << i;
  return unclear_of(self, clause, dates) != 0;
}

/* ---- Deciding with the values of the row ---- */

/* Whether a limb that is not met could come out otherwise by what the table has no place for, or by what
 * stands there and could not be read. */
static bool is_open(const cr_checking *self, const cr_clause_plan *plan, const compact_limb *limb) {
  const compact_result *result = self->result;
  uint64_t escape = limb->escape.facts & ~limb->test.facts, applies = 0;
  cr_verdict of_limb = cr_applies(&limb->applies, result->values);
  if (result->applies.truth == CR_UNKNOWN)
    applies |= result->applies.facts;
  if (of_limb.truth == CR_UNKNOWN)
    applies |= of_limb.facts;
  return ((escape | applies) & ~plan->available) != 0 ||
         unclear_of(self, plan->line.clause, escape | applies) != 0;
}

/* The last day to act, or else the earliest end, of the deciding limb or of the first that has one. */
static void read_deadline(const compact_result *result, uint32_t acts, cr_finding *finding) {
  const compact_clause *clause = result->clause;
  for (size_t i = 0; finding->deadline == COMPACT_NO_DATE && i <= clause->limb_count; i++) {
    size_t limb = i == 0 ? result->deciding : i - 1;
    const compact_decision *decision = &result->decisions[limb];
    if (decision->deadline == COMPACT_NO_DATE || (acts >> limb & 1) == 0)
      continue;
    finding->deadline = decision->deadline;
    finding->deadline_of = clause->limbs[limb];
    finding->is_earliest = decision->is_earliest;
  }
}

static void read_result(const compact_result *result, uint32_t open_limbs, cr_finding *finding) {
  size_t deciding = result->deciding;
  finding->outcome = result->outcome;
  if (deciding == result->clause->limb_count)
    return;
  finding->limb = result->clause->limbs[deciding];
  if (result->outcome == COMPACT_OUTCOME_NOT_APPLICABLE)
    return;
  finding->is_open = (open_limbs >> deciding & 1) != 0;
  finding->shortfall_days = result->decisions[deciding].shortfall_days;
  read_deadline(result, finding->plan->acts, finding);
}

/* Leaves open what cannot be told, and returns which limbs would not be met else. */
static uint32_t leave_open(cr_checking *self, const cr_clause_plan *plan) {
  bool is_doubtful = self->reg->record.is_doubtful;
  uint32_t open_limbs = 0;
  for (size_t i = 0; i < plan->line.clause->limb_count; i++) {
    compact_decision *decision = &self->result->decisions[i];
    bool is_not_met = decision->outcome == COMPACT_OUTCOME_NOT_MET;
    bool is_left = is_doubtful ? decision->outcome != COMPACT_OUTCOME_NOT_APPLICABLE
                               : is_not_met && is_open(self, plan, plan->line.clause->limbs[i]);
    if (decision->outcome == COMPACT_OUTCOME_NONE || !is_left)
      continue;
    decision->outcome = COMPACT_OUTCOME_CANNOT_TELL;
    open_limbs |= (uint32_t)is_not_met << i;
  }
  return open_limbs;
}

/* Decides the clause by the limbs that the columns allow. Not met is never told of what may be excused, or
 * may not apply, by a fact that the table has no place for; and nothing of what may never have taken place.
 */
static void decide(cr_checking *self, compact_date as_of, cr_finding *finding) {
  const cr_clause_plan *plan = finding->plan;
  compact_result *result = self->result;
  uint32_t open_limbs = 0;
  cr_decide_limbs(plan->line.clause, plan->limbs, self->reg->values, as_of, result);
  if (result->outcome == COMPACT_OUTCOME_NOT_MET || self->reg->record.is_doubtful) {
    open_limbs = leave_open(self, plan);
    cr_result_take_worst(result);
  }
  read_result(result, open_limbs, finding);
}

/* ---- Dates that are a month or a year ---- */

enum { RANGES_MAX = 4, TRIES_MAX = 1024 };

typedef struct ranges {
  const cr_used_fact *facts[RANGES_MAX];
  compact_date days[RANGES_MAX];
  size_t count;
  bool is_too_many;
  bool by_ends; /* the first and the last day of each tell for those between */
} ranges;

static compact_date width_of(const cr_used_fact *fact) {
  return fact->last - fact->value.as.date + 1;
}

/* One comparison of dates comes out in one way up to a day and in the other from it on; nothing else is
 * known to. */
static bool has_single_turn(const cr_clause_plan *plan, const ranges *found) {
  const compact_clause *clause = plan->line.clause;
  uint64_t others = clause->applies.facts;
  for (size_t i = 0; i < clause->limb_count; i++) {
    const compact_limb *limb = clause->limbs[i];
    others |= limb->applies.facts | limb->escape.facts | (limb->test.count > 1 ? limb->test.facts : 0);
  }
  for (size_t i = 0; i < found->count; i++) {
    for (size_t j = 0; j < clause->fact_count; j++) {
      if (clause->facts[j] == found->facts[i]->fact && (others >> j & 1) != 0)
        return false;
    }
  }
  return true;
}

static ranges find_ranges(const cr_checking *self, const cr_clause_plan *plan) {
  const compact_clause *clause = plan->line.clause;
  ranges found = {0};
  int64_t tries = 1;
  for (size_t i = 0; i < clause->fact_count; i++) {
    const cr_used_fact *used = used_of(self, clause, i);
    if (used == NULL || used->last == COMPACT_NO_DATE)
      continue;
    found.is_too_many = found.count == RANGES_MAX;
    if (found.is_too_many)
      break;
    found.days[found.count] = used->value.as.date;
    found.facts[found.count++] = used;
    tries *= tries > TRIES_MAX ? 1 : width_of(used);
  }
  if (tries > TRIES_MAX) {
    found.by_ends = has_single_turn(plan, &found);
    found.is_too_many = !found.by_ends;
  }
  return found;
}

/* The next day of the first range, and of the next one where that has come round. False after the last. */
static bool next_day(ranges *found) {
  for (size_t i = 0; i < found->count; i++) {
    const cr_used_fact *fact = found->facts[i];
    if (found->days[i] < fact->last) {
      found->days[i] = found->by_ends ? fact->last : found->days[i] + 1;
      return true;
    }
    found->days[i] = fact->value.as.date;
  }
  return false;
}

static void set_days(cr_checking *self, const ranges *found, bool is_known) {
  for (size_t i = 0; i < found->count; i++)
    compact_row_set(self->reg->values, found->facts[i]->fact,
                    compact_value_date(is_known ? found->days[i] : COMPACT_NO_DATE));
}

static void copy_days(compact_date *to, const compact_date *from) {
  for (size_t i = 0; i < RANGES_MAX; i++)
    to[i] = from[i];
}

/* Decides with every day that the dates may be. Where outcomes differ the dates say nothing; and since they
 * are recorded all the same, nothing is late for want of them. The reason is told of the days that fall short
 * the least. */
static void decide_ranges(cr_checking *self, ranges *found, compact_date as_of, cr_finding *finding) {
  const cr_finding blank = *finding;
  bool is_same = !found->is_too_many, same_deadline = true, same_shortfall = true;
  compact_date best[RANGES_MAX];
  cr_finding first = blank;
  decide(self, as_of, &first);
  int32_t least = first.shortfall_days;
  copy_days(best, found->days);
  while (is_same && next_day(found)) {
    cr_finding next = blank;
    set_days(self, found, true);
    decide(self, as_of, &next);
    is_same = next.outcome == first.outcome && next.limb == first.limb && next.is_open == first.is_open;
    same_deadline = same_deadline && next.deadline == first.deadline;
    same_shortfall = same_shortfall && next.shortfall_days == first.shortfall_days;
    if (next.shortfall_days < least) {
      least = next.shortfall_days;
      copy_days(best, found->days);
    }
  }
  copy_days(found->days, best);
  set_days(self, found, is_same);
  decide(self, is_same ? as_of : COMPACT_NO_DATE, finding);
  for (size_t i = 0; i < found->count; i++)
    found->days[i] = found->facts[i]->value.as.date;
  set_days(self, found, true);
  finding->deadline = same_deadline ? finding->deadline : COMPACT_NO_DATE;
  finding->deadline_of = same_deadline ? finding->deadline_of : NULL;
  finding->shortfall_days = same_shortfall ? finding->shortfall_days : 0;
}

/* ---- Findings ---- */

static cr_finding finding_of(const cr_checking *self, const cr_clause_plan *plan) {
  return (cr_finding){.record = &self->reg->record,
                      .clause = plan->line.clause,
                      .topic = plan->line.topic,
                      .result = self->result,
                      .plan = plan,
                      .checking = self};
}

static void decide_row(cr_checking *self, cr_finding *finding) {
  const cr_clause_plan *plan = finding->plan;
  compact_date as_of = has_unclear_date(self, plan->line.clause) ? COMPACT_NO_DATE : self->as_of;
  ranges found = {.count = 0};
  finding->is_checked = true;
  if (self->reg->has_range)
    found = find_ranges(self, plan);
  if (found.count == 0)
    decide(self, as_of, finding);
  else
    decide_ranges(self, &found, as_of, finding);
}

static bool is_out_of_scope(const cr_checking *self, const compact_limb *limb) {
  const compact_clause *clause = limb->clause;
  compact_value values[CR_CLAUSE_FACTS_MAX];
  for (size_t i = 0; i < clause->fact_count; i++)
    values[i] = compact_row_get(self->reg->values, clause->facts[i]);
  return cr_applies(&clause->applies, values).truth == CR_FALSE ||
         cr_applies(&limb->applies, values).truth == CR_FALSE;
}

/* The last day for what the topic asks, where the columns do not allow to check it. Nothing is told of what
 * does not apply. */
static bool find_last_day(cr_checking *self, const cr_clause_plan *plan, cr_finding *finding) {
  const cr_used_fact *reference = cr_record_fact(&self->reg->record, plan->reference);
  if (reference == NULL || reference->value.type != COMPACT_TYPE_DATE || reference->last != COMPACT_NO_DATE)
    return false;
  if (self->reg->record.is_doubtful || is_out_of_scope(self, plan->topic_limb))
    return false;
  compact_date deadline;
  if (compact_limb_deadline(plan->topic_limb, reference->value.as.date, &deadline) != COMPACT_ERROR_NONE)
    return false;
  if (!finding->is_checked)
    finding->limb = plan->topic_limb;
  finding->deadline = deadline;
  finding->deadline_of = plan->topic_limb;
  finding->is_earliest = false;
  finding->reference = reference;
  return true;
}

/* Whether the row keeps to what the clause asks besides, or that does not apply, and no column tells of what
 * the topic asks: that is nothing met, nor does the topic not apply. */
static bool is_beside_the_topic(const cr_checking *self, const cr_clause_plan *plan,
                                const cr_finding *finding) {
  const compact_limb *topic = plan->topic_limb;
  if (topic == NULL || (plan->limbs >> topic->index & 1) != 0)
    return false;
  return finding->outcome == COMPACT_OUTCOME_MET || finding->outcome == COMPACT_OUTCOME_EXCUSED ||
         (finding->outcome == COMPACT_OUTCOME_NOT_APPLICABLE && !is_out_of_scope(self, topic));
}

static compact_error check_clause(cr_checking *self, cr_clause_plan *plan, cr_on_finding *on_finding,
                                  void *user) {
  cr_finding finding = finding_of(self, plan);
  if (plan->line.scope == CR_SCOPE_CHECKED)
    decide_row(self, &finding);
  if (is_beside_the_topic(self, plan, &finding)) {
    plan->rows++;
    finding = finding_of(self, plan);
  }
  bool has_own = finding.deadline != COMPACT_NO_DATE && !finding.is_earliest;
  bool has_last_day = !has_own && find_last_day(self, plan, &finding);
  if (!finding.is_checked && !has_last_day)
    return COMPACT_ERROR_NONE;
  compact_error error = finding.is_checked ? cr_patterns_add(self, plan, &finding) : COMPACT_ERROR_NONE;
  if (error != COMPACT_ERROR_NONE)
    return error;
  return on_finding == NULL ? COMPACT_ERROR_NONE : on_finding(user, &finding);
}

compact_error cr_checking_row(cr_checking *self, cr_on_finding *on_finding, void *user) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->shown_count; i++)
    error = check_clause(self, self->shown[i], on_finding, user);
  return error;
}

/* ---- A checking ---- */

compact_error cr_checking_new(cr_register *reg, const compact_pack *pack, compact_date as_of,
                              cr_checking **out) {
  cr_checking *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->reg = reg;
  self->pack = pack;
  self->as_of = as_of;
  compact_error error = compact_result_new(&self->result);
  if (error == COMPACT_ERROR_NONE)
    error = cr_scope_make(self);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_checking_free(self);
  return error;
}

void cr_checking_free(cr_checking *self) {
  if (self == NULL)
    return;
  for (size_t i = 0; i < self->plans.count; i++)
    cr_list_free(&((cr_clause_plan *)self->plans.items[i])->groups);
  cr_list_free(&self->plans);
  cr_list_free(&self->patterns);
  cr_arena_free(&self->arena);
  compact_result_free(self->result);
  free(self);
}

const compact_pack *cr_checking_pack(const cr_checking *self) {
  return self->pack;
}

size_t cr_checking_scope_count(const cr_checking *self) {
  return self->plans.count;
}

const cr_scope_line *cr_checking_scope_at(const cr_checking *self, size_t index) {
  return &((const cr_clause_plan *)self->plans.items[index])->line;
}

bool cr_checking_tells(const cr_checking *self) {
  return self->shown_count > 0;
}

size_t cr_checking_unchecked_count(const cr_checking *self) {
  return self->unchecked;
}

const char *cr_checking_unchecked_text(const cr_checking *self) {
  return self->unchecked_text;
}
