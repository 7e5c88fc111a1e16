/* patterns.c - what many rows have in common
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "checking.h"
#include "label.h"

#include <stdlib.h>
#include <string.h>

/* ---- Counting ---- */

static bool is_doubtful(const cr_finding *finding) {
  return finding->record->is_doubtful && finding->outcome == COMPACT_OUTCOME_CANNOT_TELL;
}

static cr_group *group_of(cr_checking *self, cr_clause_plan *plan, const cr_finding *finding) {
  size_t limb = finding->limb == NULL ? plan->line.clause->limb_count : finding->limb->index;
  uint8_t cause = finding->limb == NULL ? 0 : finding->result->decisions[limb].cause;
  for (size_t i = 0; i < plan->groups.count; i++) {
    cr_group *group = plan->groups.items[i];
    if (group->outcome == finding->outcome && group->is_open == finding->is_open && group->limb == limb &&
        group->cause == cause && group->is_doubtful == is_doubtful(finding) &&
        (group->tally.most > 0) == (finding->shortfall_days > 0))
      return group;
  }
  cr_group *group = cr_arena_alloc(&self->arena, sizeof *group);
  if (group == NULL || !cr_list_add(&plan->groups, group))
    return NULL;
  *group = (cr_group){.outcome = finding->outcome,
                      .is_open = finding->is_open,
                      .is_doubtful = is_doubtful(finding),
                      .limb = limb,
                      .cause = cause};
  return group;
}

/* The day that a fact of the row is, or no date for what is a month, a year, or nothing. */
static compact_date day_of(const cr_finding *finding, const compact_fact *fact) {
  const cr_used_fact *used = fact == NULL ? NULL : cr_record_fact(finding->record, fact);
  if (used == NULL || used->value.type != COMPACT_TYPE_DATE || used->last != COMPACT_NO_DATE)
    return COMPACT_NO_DATE;
  return used->value.as.date;
}

static void count_gap(cr_clause_plan *plan, const cr_finding *finding) {
  compact_date first = day_of(finding, plan->first), second = day_of(finding, plan->second);
  if (first == COMPACT_NO_DATE || second == COMPACT_NO_DATE)
    return;
  cr_gap gap = second > first ? CR_GAP_AFTER : second == first ? CR_GAP_SAME : CR_GAP_BEFORE;
  cr_tally_add(&plan->gaps[gap], finding->record, abs(second - first));
}

compact_error cr_patterns_add(cr_checking *self, cr_clause_plan *plan, const cr_finding *finding) {
  cr_group *group = group_of(self, plan, finding);
  if (group == NULL)
    return COMPACT_ERROR_MEMORY;
  plan->rows++;
  for (size_t i = 0; group->outcome == COMPACT_OUTCOME_CANNOT_TELL && i < plan->line.clause->limb_count; i++)
    group->missing |= finding->result->decisions[i].missing;
  cr_tally_add(&group->tally, finding->record, finding->shortfall_days);
  count_gap(plan, finding);
  return COMPACT_ERROR_NONE;
}

/* ---- Telling ---- */

typedef unsigned long long number;

static void append_days(const cr_tally *tally, cr_text *text) {
  if (tally->least == tally->most)
    cr_text_format(text, "%d day%s", tally->most, tally->most == 1 ? "" : "s");
  else
    cr_text_format(text, "%d to %d days", tally->least, tally->most);
}

static compact_error add(cr_checking *self, const cr_clause_plan *plan, const cr_tally *tally,
                         cr_pattern_kind kind, compact_outcome outcome, cr_text *text) {
  cr_pattern *pattern = cr_arena_alloc(&self->arena, sizeof *pattern);
  const char *kept = text->failed ? NULL : cr_arena_copy(&self->arena, cr_text_string(text), text->length);
  cr_text_free(text);
  if (kept == NULL || pattern == NULL || !cr_list_add(&self->patterns, pattern))
    return COMPACT_ERROR_MEMORY;
  *pattern = (cr_pattern){.kind = kind,
                          .clause = plan->line.clause,
                          .topic = plan->line.topic,
                          .outcome = outcome,
                          .count = tally->count,
                          .of = plan->rows,
                          .least = tally->least,
                          .most = tally->most,
                          .text = kept,
                          .example_count = tally->example_count};
  memcpy(pattern->examples, tally->examples, sizeof pattern->examples);
  return COMPACT_ERROR_NONE;
}

static void append_reason(const cr_clause_plan *plan, const cr_group *group, cr_text *text) {
  const compact_clause *clause = plan->line.clause;
  if (group->limb == clause->limb_count)
    return;
  cr_text_append(text, " (");
  cr_label_append(text, clause->limbs[group->limb]->label);
  cr_text_append(text, ")");
  if (group->tally.most > 0) {
    cr_text_append(text, ", ");
    append_days(&group->tally, text);
    cr_text_append(text, " short");
  }
  uint64_t open = group->is_open ? cr_clause_open_facts(plan, clause->limbs[group->limb]) : 0;
  if (group->is_doubtful) {
    cr_text_append(text, ", but its status leaves open whether it took place");
  } else if (open != 0) {
    cr_text_append(text, ", and no column records ");
    cr_labels_append(clause, open, text);
  } else if (group->is_open) {
    cr_text_append(text, ", but for what could not be read");
  } else if (group->missing != 0) {
    cr_text_append(text, "; not recorded, or not to be read: ");
    cr_labels_append(clause, group->missing, text);
  }
}

static compact_error tell_group(cr_checking *self, const cr_clause_plan *plan, const cr_group *group) {
  const compact_clause *clause = plan->line.clause;
  cr_text text = {0};
  cr_text_format(&text, "%s in %llu of %llu row%s: %s %s", compact_outcome_label(group->outcome),
                 (number)group->tally.count, (number)plan->rows, CR_S(plan->rows), clause->pack->title,
                 clause->ref);
  append_reason(plan, group, &text);
  cr_text_append(&text, ".");
  return add(self, plan, &group->tally, CR_PATTERN_FINDING, group->outcome, &text);
}

static compact_error tell_gap(cr_checking *self, const cr_clause_plan *plan, cr_gap gap) {
  const cr_tally *tally = &plan->gaps[gap];
  cr_text text = {0};
  if (tally->count == 0)
    return COMPACT_ERROR_NONE;
  cr_text_format(&text, "In %llu of %llu row%s ", (number)tally->count, (number)plan->rows, CR_S(plan->rows));
  cr_fact_append(self->reg, plan->first, &text);
  cr_text_append(&text, " lies ");
  if (gap != CR_GAP_SAME)
    append_days(tally, &text);
  cr_text_append(&text, gap == CR_GAP_AFTER    ? " before "
                        : gap == CR_GAP_BEFORE ? " after "
                                               : "on the day of ");
  cr_fact_append(self->reg, plan->second, &text);
  cr_text_append(&text, ".");
  return add(self, plan, tally, CR_PATTERN_TIMING, COMPACT_OUTCOME_NONE, &text);
}

/* Worst first; of the same outcome what is open, then what more rows have in common. */
static int by_outcome(const void *a, const void *b) {
  const cr_group *first = *(cr_group *const *)a, *second = *(cr_group *const *)b;
  if (first->outcome != second->outcome)
    return first->outcome < second->outcome ? -1 : 1;
  if (first->is_open != second->is_open)
    return first->is_open ? -1 : 1;
  return first->tally.count > second->tally.count ? -1 : first->tally.count < second->tally.count;
}

static compact_error tell_outcomes(cr_checking *self, compact_outcome outcome) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < self->plans.count; i++) {
    const cr_clause_plan *plan = self->plans.items[i];
    for (size_t j = 0; error == COMPACT_ERROR_NONE && j < plan->groups.count; j++) {
      const cr_group *group = plan->groups.items[j];
      if (group->outcome == outcome)
        error = tell_group(self, plan, group);
    }
  }
  return error;
}

static compact_error tell_gaps(cr_checking *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < self->plans.count; i++) {
    for (int gap = 0; error == COMPACT_ERROR_NONE && gap < CR_GAP_COUNT; gap++)
      error = tell_gap(self, self->plans.items[i], (cr_gap)gap);
  }
  return error;
}

compact_error cr_checking_finish(cr_checking *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < self->plans.count; i++) {
    cr_clause_plan *plan = self->plans.items[i];
    if (plan->groups.count > 1)
      qsort(plan->groups.items, plan->groups.count, sizeof *plan->groups.items, by_outcome);
  }
  for (int outcome = COMPACT_OUTCOME_NOT_MET;
       error == COMPACT_ERROR_NONE && outcome <= COMPACT_OUTCOME_NOT_APPLICABLE; outcome++)
    error = tell_outcomes(self, (compact_outcome)outcome);
  return error == COMPACT_ERROR_NONE ? tell_gaps(self) : error;
}

size_t cr_checking_pattern_count(const cr_checking *self) {
  return self->patterns.count;
}

const cr_pattern *cr_checking_pattern_at(const cr_checking *self, size_t index) {
  return self->patterns.items[index];
}
