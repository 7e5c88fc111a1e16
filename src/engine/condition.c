/* condition.c - the kinds of condition, and deciding one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "condition.h"

#include "date.h"

#include <string.h>

/* ---- Conditions on one fact ---- */

static cr_truth stated(const cr_node *node, compact_value value) {
  (void)node;
  if (value.type == COMPACT_TYPE_NONE || value.type == COMPACT_TYPE_UNREADABLE)
    return CR_UNKNOWN;
  return value.type == COMPACT_TYPE_FLAG && !value.as.flag ? CR_FALSE : CR_TRUE;
}

static cr_truth is_choice(const cr_node *node, compact_value value) {
  if (value.type != COMPACT_TYPE_CHOICE)
    return CR_UNKNOWN;
  return value.as.choice == node->choice ? CR_TRUE : CR_FALSE;
}

/* ---- Conditions on two dates ----
 *
 * Each says by when somebody has to act: act is in time if it is no later than the deadline that the
 * reference sets. */

static compact_date at_least_deadline(const cr_node *node, compact_date to) {
  return cr_date_latest(to + node->to_is_last_day, node->period);
}

static compact_date at_least_earliest(const cr_node *node, compact_date from) {
  return cr_date_add(from, node->period) - node->to_is_last_day;
}

static compact_date at_most_deadline(const cr_node *node, compact_date from) {
  return cr_date_add(from, node->period) - node->to_is_last_day;
}

static compact_date before_deadline(const cr_node *node, compact_date then) {
  (void)node;
  return then - 1;
}

static compact_date by_deadline(const cr_node *node, compact_date then) {
  (void)node;
  return then;
}

/* ---- Conditions on conditions (Kleene's three-valued logic) ---- */

/* False decides, and so does its first false part; all of true ones. Every unknown part would have to be
 * settled. */
static cr_verdict all_of(cr_verdict so_far, cr_verdict next) {
  if (so_far.truth == CR_FALSE)
    return so_far;
  if (next.truth == CR_FALSE)
    return next;
  if (so_far.truth == next.truth)
    return (cr_verdict){so_far.truth, so_far.facts | next.facts};
  return so_far.truth == CR_UNKNOWN ? so_far : next;
}

/* True decides. Settling the first unknown part may be enough, so it alone is asked for. */
static cr_verdict any_of(cr_verdict so_far, cr_verdict next) {
  if (so_far.truth == CR_TRUE || (so_far.truth == CR_UNKNOWN && next.truth != CR_TRUE))
    return so_far;
  if (so_far.truth == CR_FALSE && next.truth == CR_FALSE)
    return (cr_verdict){CR_FALSE, so_far.facts | next.facts};
  return next;
}

static cr_verdict none_of(cr_verdict so_far, cr_verdict next) {
  if (next.truth != CR_UNKNOWN)
    next.truth = next.truth == CR_TRUE ? CR_FALSE : CR_TRUE;
  return all_of(so_far, next);
}

/* ---- The table of kinds ---- */

#define PARENTS                                                                                              \
  (1u << CR_ELEMENT_APPLIES | 1u << CR_ELEMENT_LIMB | 1u << CR_ELEMENT_UNLESS | 1u << CR_ELEMENT_COMPOSITE)

#define LEAF(name, required, optional)                                                                       \
  .element = {name, CR_ELEMENT_CONDITION, PARENTS, required, optional, false}

#define COMPOSITE(name) .element = {name, CR_ELEMENT_COMPOSITE, PARENTS, "", "", false}

#define DATES (1u << COMPACT_TYPE_DATE)
#define ANSWERS (1u << COMPACT_TYPE_DATE | 1u << COMPACT_TYPE_FLAG | 1u << COMPACT_TYPE_TEXT)

static const cr_condition_kind kinds[] = {
    {LEAF("at-least", "period from to", "to-is by-reading"), .act = "from", .reference = "to", .types = DATES,
     .deadline = at_least_deadline, .earliest = at_least_earliest, .acts_first = true},
    {LEAF("at-most", "period from to", "to-is by-reading"), .act = "to", .reference = "from", .types = DATES,
     .deadline = at_most_deadline},
    {LEAF("before", "first then", "by-reading"), .act = "first", .reference = "then", .types = DATES,
     .deadline = before_deadline, .acts_first = true, .same_day_is_unknown = true},
    {LEAF("by", "first then", "by-reading"), .act = "first", .reference = "then", .types = DATES,
     .deadline = by_deadline, .acts_first = true},
    {LEAF("stated", "fact", ""), .act = "fact", .types = ANSWERS, .decide = stated},
    {LEAF("is", "fact value", ""), .act = "fact", .types = 1u << COMPACT_TYPE_CHOICE, .decide = is_choice},
    {COMPOSITE("all"), .empty = CR_TRUE, .combine = all_of},
    {COMPOSITE("any"), .empty = CR_FALSE, .combine = any_of},
    {COMPOSITE("not"), .empty = CR_TRUE, .combine = none_of},
};

const char cr_condition_names[] = "at-least at-most before by stated is all any not";

const cr_condition_kind *cr_condition_kind_of(const char *element) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(kinds[i].element.name, element) == 0)
      return &kinds[i];
  }
  return NULL;
}

/* ---- Deciding ---- */

static uint64_t bit(uint8_t fact) {
  return (uint64_t)1 << fact;
}

cr_verdict cr_node_decide_by(const cr_node *node, const compact_value *values, compact_date deadline) {
  compact_value act = values[node->act], reference = values[node->reference];
  uint64_t missing = (act.type == COMPACT_TYPE_DATE ? 0 : bit(node->act)) |
                     (reference.type == COMPACT_TYPE_DATE ? 0 : bit(node->reference));
  if (missing != 0)
    return (cr_verdict){CR_UNKNOWN, missing};
  if (node->kind->same_day_is_unknown && act.as.date == reference.as.date)
    return (cr_verdict){CR_UNKNOWN, 0};
  bool in_time = act.as.date <= deadline;
  return (cr_verdict){in_time ? CR_TRUE : CR_FALSE, bit(node->act) | bit(node->reference)};
}

cr_verdict cr_node_decide(const cr_node *node, const compact_value *values) {
  compact_value reference = values[node->reference];
  bool is_known = reference.type == COMPACT_TYPE_DATE;
  if (node->kind->deadline != NULL)
    return cr_node_decide_by(node, values,
                             is_known ? node->kind->deadline(node, reference.as.date) : COMPACT_NO_DATE);
  return (cr_verdict){node->kind->decide(node, values[node->act]), bit(node->act)};
}

static cr_verdict decide_composite(const cr_node *node, const cr_verdict *children) {
  cr_verdict verdict = {node->kind->empty, 0};
  for (size_t i = 0; i < node->children; i++)
    verdict = node->kind->combine(verdict, children[i]);
  return verdict;
}

cr_verdict cr_condition_decide(const cr_condition *condition, const compact_value *values) {
  /* The reader keeps every condition within this. */
  cr_verdict stack[CR_CONDITION_NODES_MAX];
  size_t height = 0;
  for (size_t i = 0; i < condition->count; i++) {
    const cr_node *node = &condition->nodes[i];
    if (node->kind->combine == NULL) {
      stack[height++] = cr_node_decide(node, values);
    } else {
      height -= node->children;
      stack[height] = decide_composite(node, stack + height);
      height++;
    }
  }
  return stack[0];
}

compact_date cr_node_deadline(const cr_node *node, const compact_value *values) {
  compact_value reference = values[node->reference];
  if (reference.type != COMPACT_TYPE_DATE)
    return COMPACT_NO_DATE;
  compact_date deadline = node->kind->deadline(node, reference.as.date);
  return cr_date_is_shown(deadline) ? deadline : COMPACT_NO_DATE;
}

compact_date cr_node_earliest(const cr_node *node, const compact_value *values) {
  compact_value act = values[node->act];
  if (act.type != COMPACT_TYPE_DATE || node->kind->earliest == NULL)
    return COMPACT_NO_DATE;
  compact_date earliest = node->kind->earliest(node, act.as.date);
  return cr_date_is_shown(earliest) ? earliest : COMPACT_NO_DATE;
}
