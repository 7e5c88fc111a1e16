/* reach.c - what facts could bring about
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "reach.h"

#include "date.h"
#include "evaluate.h"

enum {
  VALUES_MAX = 16,     /* of one fact */
  TRIES_MAX = 1 << 18, /* more combinations than this are sampled */
  FIRST_DAY = 730120,  /* 1 January 2000, a day like any other */
  FAR_AWAY = 40 * 366, /* days; longer than any period in a Compact */
};

/* What is tried out for one fact. */
typedef struct domain {
  compact_value values[VALUES_MAX];
  size_t count;
} domain;

typedef struct trial {
  const compact_clause *clause;
  uint64_t facts; /* those that are tried out */
  domain domains[CR_CLAUSE_FACTS_MAX];
  compact_value values[CR_CLAUSE_FACTS_MAX];
} trial;

/* ---- What is tried out ---- */

static void add_value(domain *self, compact_value value) {
  if (self->count < VALUES_MAX)
    self->values[self->count++] = value;
}

static void add_date(domain *self, compact_date date) {
  for (size_t i = 0; i < self->count; i++) {
    if (self->values[i].type == COMPACT_TYPE_DATE && self->values[i].as.date == date)
      return;
  }
  add_value(self, compact_value_date(date));
}

/* A period after the first day, and the days on either side of it. */
static void add_borders(domain *self, const cr_condition *condition) {
  for (size_t i = 0; i < condition->count; i++) {
    const cr_node *node = &condition->nodes[i];
    if (node->kind->deadline == NULL)
      continue;
    compact_date border = cr_date_add(FIRST_DAY, node->period);
    add_date(self, border);
    add_date(self, border - 1);
    add_date(self, border + 1);
  }
}

static void add_dates(domain *self, const compact_limb *limb, const cr_condition *condition) {
  add_date(self, FIRST_DAY);
  add_date(self, FIRST_DAY + FAR_AWAY);
  add_borders(self, condition);
  if (limb != NULL) {
    add_borders(self, &limb->test);
    add_borders(self, &limb->escape);
  }
}

static void fill_domain(domain *self, const compact_fact *fact, const compact_limb *limb,
                        const cr_condition *condition) {
  self->count = 0;
  add_value(self, (compact_value){0});
  if (fact->type == COMPACT_TYPE_DATE)
    add_dates(self, limb, condition);
  for (size_t i = 0; i < fact->choice_count; i++)
    add_value(self, (compact_value){.type = COMPACT_TYPE_CHOICE, .as.choice = (uint32_t)i});
  if (fact->type == COMPACT_TYPE_FLAG || fact->type == COMPACT_TYPE_TEXT) {
    add_value(self, compact_value_flag(true));
    add_value(self, compact_value_flag(false));
  }
}

static void begin(trial *self, const compact_clause *clause, const compact_limb *limb,
                  const cr_condition *condition, uint64_t facts) {
  self->clause = clause;
  self->facts = facts;
  for (size_t i = 0; i < clause->fact_count; i++) {
    self->values[i] = (compact_value){0};
    fill_domain(&self->domains[i], clause->facts[i], limb, condition);
  }
}

/* ---- Trying out ---- */

static size_t combination_count(const trial *self) {
  size_t count = 1;
  for (size_t i = 0; i < self->clause->fact_count; i++) {
    if ((self->facts >> i & 1) != 0 && count <= TRIES_MAX)
      count *= self->domains[i].count;
  }
  return count;
}

/* Sets the facts to the combination of that number. Numbers that are sampled are spread by a multiplier, and
 * are the same every time. */
static void set_combination(trial *self, size_t number, bool is_sample) {
  uint64_t rest = number;
  for (size_t i = 0; i < self->clause->fact_count; i++) {
    const domain *tried = &self->domains[i];
    if ((self->facts >> i & 1) == 0)
      continue;
    if (is_sample)
      rest = rest * 6364136223846793005u + 1442695040888963407u;
    self->values[i] = tried->values[(is_sample ? rest >> 33 : rest) % tried->count];
    if (!is_sample)
      rest /= tried->count;
  }
}

/* Whether the question is answered yes for any combination. */
typedef bool question(const trial *self, void *about);

static bool any_combination(trial *self, question *ask, void *about) {
  size_t count = combination_count(self);
  bool is_sample = count > TRIES_MAX;
  for (size_t i = 0; i < (is_sample ? TRIES_MAX : count); i++) {
    set_combination(self, i, is_sample);
    if (ask(self, about))
      return true;
  }
  return false;
}

/* ---- The questions ---- */

static bool is_true(const trial *self, void *about) {
  const cr_condition *condition = about;
  return cr_condition_decide(condition, self->values).truth == CR_TRUE;
}

bool cr_can_be_true(const compact_clause *clause, const cr_condition *condition) {
  trial self;
  begin(&self, clause, NULL, condition, condition->facts);
  return any_combination(&self, is_true, (void *)condition);
}

/* The facts that the condition compares. */
static uint64_t compared_facts(const cr_condition *condition) {
  uint64_t facts = 0;
  for (size_t i = 0; i < condition->count; i++) {
    const cr_node *node = &condition->nodes[i];
    if (node->kind->deadline != NULL)
      facts |= (uint64_t)1 << node->act | (uint64_t)1 << node->reference;
  }
  return facts;
}

/* Whether all is recorded but dates that are only asked for: their blank says that a thing was not done. */
static bool is_recorded(const trial *self, const compact_limb *limb) {
  uint64_t compared = compared_facts(&limb->test);
  for (size_t i = 0; i < self->clause->fact_count; i++) {
    bool is_asked = (limb->test.facts >> i & 1) != 0;
    bool may_be_blank = self->clause->facts[i]->type == COMPACT_TYPE_DATE && (compared >> i & 1) == 0;
    if (is_asked && !may_be_blank && self->values[i].type == COMPACT_TYPE_NONE)
      return false;
  }
  return true;
}

static bool fails(const trial *self, void *about) {
  const compact_limb *limb = about;
  if (!is_recorded(self, limb) || cr_condition_decide(&limb->test, self->values).truth == CR_TRUE)
    return false;
  return limb->escape.count == 0 || cr_condition_decide(&limb->escape, self->values).truth != CR_TRUE;
}

bool cr_can_fail(const compact_limb *limb) {
  trial self;
  begin(&self, limb->clause, limb, &limb->test, limb->test.facts | limb->escape.facts);
  return any_combination(&self, fails, (void *)limb);
}

/* ---- Outcomes ---- */

static uint32_t outcome_bit(compact_outcome outcome) {
  return (uint32_t)1 << outcome;
}

typedef struct gathering {
  const compact_limb *limb;
  uint32_t outcomes;
} gathering;

/* Gathers the outcomes of a combination, asked on no day, on an early one and on a late one. */
static bool gather(const trial *self, void *about) {
  static const compact_date days[] = {COMPACT_NO_DATE, FIRST_DAY - FAR_AWAY, FIRST_DAY + 3 * FAR_AWAY};
  gathering *found = about;
  cr_truth applies = cr_applies(&self->clause->applies, self->values).truth;
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
    compact_decision decision = cr_limb_decide(found->limb, self->values, days[i], applies);
    found->outcomes |= outcome_bit(decision.outcome);
  }
  return false;
}

uint32_t compact_limb_reachable(const compact_limb *limb) {
  gathering found = {limb, 0};
  trial self;
  uint64_t facts = limb->test.facts | limb->escape.facts | limb->applies.facts | limb->clause->applies.facts;
  begin(&self, limb->clause, limb, &limb->clause->applies, facts);
  any_combination(&self, gather, &found);
  return found.outcomes;
}
