/* scope.c - what of a Compact the columns of a table allow
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "checking.h"
#include "joined.h"
#include "label.h"

#include <string.h>

/* A day to ask with whether a limb has a last day at all. */
static const compact_date any_day = COMPACT_NULL_DATE_1904;

/* ---- Facts of the table ---- */

static bool is_implied(const cr_register *reg, const compact_fact *fact) {
  for (size_t i = 0; reg->profile != NULL && i < reg->profile->implied_count; i++) {
    if (reg->profile->implied[i]->fact == fact && reg->implied_holds[i])
      return true;
  }
  return false;
}

static const cr_column_state *duration_of(const cr_register *reg) {
  for (size_t i = 0; i < reg->taken_count; i++) {
    if (reg->taken[i]->told.use == CR_USE_DURATION)
      return reg->taken[i];
  }
  return NULL;
}

bool cr_register_has(const cr_register *reg, const compact_fact *fact) {
  if (cr_register_column_of(reg, fact) != NULL || is_implied(reg, fact) ||
      cr_register_joined_sheet(reg, fact) != NULL)
    return true;
  return fact == reg->term_end && duration_of(reg) != NULL && reg->term_start != NULL &&
         cr_register_column_of(reg, reg->term_start) != NULL;
}

void cr_fact_append(const cr_register *reg, const compact_fact *fact, cr_text *text) {
  const cr_register_column *column = cr_register_column_of(reg, fact);
  const cr_joined_sheet *sheet = cr_register_joined_sheet(reg, fact);
  const cr_register *place = sheet == NULL ? reg : sheet->reg;
  if (column == NULL && fact == reg->term_end && duration_of(place) != NULL)
    cr_text_format(text, "the end by \"%s\"", duration_of(place)->told.title);
  else if (column != NULL)
    cr_text_format(text, "\"%s\"", column->title);
  else
    cr_label_append(text, compact_fact_label(fact));
  if (sheet != NULL)
    cr_text_format(text, " in sheet \"%s\"", sheet->name);
}

void cr_labels_append(const compact_clause *clause, uint64_t facts, cr_text *text) {
  bool is_first = true;
  for (size_t i = 0; i < clause->fact_count; i++) {
    if ((facts >> i & 1) == 0)
      continue;
    cr_text_append(text, is_first ? "" : ", ");
    cr_label_append(text, clause->facts[i]->label);
    is_first = false;
  }
}

/* ---- What a clause needs ---- */

static uint64_t available_of(const cr_register *reg, const compact_clause *clause) {
  uint64_t facts = 0;
  for (size_t i = 0; i < clause->fact_count; i++)
    facts |= (uint64_t)cr_register_has(reg, clause->facts[i]) << i;
  return facts;
}

/* The facts without which nothing of a limb can be told: its two dates, or everything that it tests. */
static uint64_t needed_by(const compact_limb *limb) {
  const cr_node *node = limb->test.dated;
  if (node == NULL)
    return limb->test.facts;
  return (uint64_t)1 << node->act | (uint64_t)1 << node->reference;
}

static uint32_t checked_limbs(const compact_clause *clause, uint64_t available) {
  uint32_t limbs = 0;
  for (size_t i = 0; i < clause->limb_count; i++) {
    if ((needed_by(clause->limbs[i]) & ~available) == 0)
      limbs |= (uint32_t)1 << i;
  }
  return limbs;
}

static uint32_t limbs_with_acts(const compact_clause *clause) {
  uint32_t limbs = 0;
  for (size_t i = 0; i < clause->limb_count; i++) {
    const cr_node *node = clause->limbs[i]->test.dated;
    limbs |= (uint32_t)(node != NULL && cr_fact_is_asked(clause->facts[node->act])) << i;
  }
  return limbs;
}

uint64_t cr_clause_open_facts(const cr_clause_plan *plan, const compact_limb *limb) {
  uint64_t escape = limb->escape.facts & ~limb->test.facts;
  uint64_t applies = plan->line.clause->applies.facts | limb->applies.facts;
  return (escape | applies) & ~plan->available;
}

/* What the last day for the limb's act is counted from, if the columns do not allow the limb. An ending that
 * nobody decided on is in no register (reading N10), so that the end of the term is shown in its place. */
static void find_deadline(cr_checking *self, cr_clause_plan *plan) {
  const compact_limb *limb = plan->topic_limb;
  const cr_node *node = limb == NULL ? NULL : limb->test.dated;
  compact_date any;
  if (node == NULL || compact_limb_deadline(limb, any_day, &any) != COMPACT_ERROR_NONE)
    return;
  const compact_fact *act = limb->clause->facts[node->act], *reference = limb->clause->facts[node->reference];
  if (!cr_fact_is_asked(act) || (plan->limbs >> limb->index & 1) != 0)
    return;
  bool is_ending = strcmp(reference->name, "funding_ends") == 0;
  if ((plan->available >> node->reference & 1) != 0) {
    plan->reference = reference;
  } else if (is_ending && self->reg->term_end != NULL && cr_register_has(self->reg, self->reg->term_end)) {
    plan->reference = self->reg->term_end;
    plan->is_if_it_ends = true;
  }
}

/* ---- Sentences ---- */

static void append_heading(const cr_clause_plan *plan, cr_text *text) {
  const compact_clause *clause = plan->line.clause;
  for (const char *letter = plan->line.topic; *letter != '\0'; letter++)
    cr_text_format(text, "%c", *letter >= 'a' && *letter <= 'z' ? *letter - 32 : *letter);
  cr_text_format(text, "%s%s %s: ", plan->line.topic[0] == '\0' ? "" : ", ", clause->pack->title,
                 clause->ref);
}

static void append_columns(const cr_checking *self, const cr_clause_plan *plan, cr_text *text) {
  const compact_clause *clause = plan->line.clause;
  uint64_t facts = 0;
  bool is_first = true;
  for (size_t i = 0; i < clause->limb_count; i++) {
    if ((plan->limbs >> i & 1) != 0)
      facts |= clause->limbs[i]->test.facts & plan->available;
  }
  for (size_t i = 0; i < clause->fact_count; i++) {
    if ((facts >> i & 1) == 0)
      continue;
    cr_text_append(text, is_first ? "checked by " : ", ");
    cr_fact_append(self->reg, clause->facts[i], text);
    is_first = false;
  }
}

static void append_unchecked_limbs(const cr_clause_plan *plan, cr_text *text) {
  const compact_clause *clause = plan->line.clause;
  uint64_t missing = 0;
  bool is_first = true;
  for (size_t i = 0; i < clause->limb_count; i++) {
    if ((plan->limbs >> i & 1) != 0)
      continue;
    cr_text_append(text, is_first ? "; not checked: " : ", ");
    cr_label_append(text, clause->limbs[i]->label);
    missing |= needed_by(clause->limbs[i]) & ~plan->available;
    is_first = false;
  }
  if (is_first)
    return;
  cr_text_append(text, " (no column records ");
  cr_labels_append(clause, missing, text);
  cr_text_append(text, ")");
}

static void append_open(const cr_clause_plan *plan, cr_text *text) {
  const compact_clause *clause = plan->line.clause;
  uint64_t open = 0;
  for (size_t i = 0; i < clause->limb_count; i++) {
    if ((plan->limbs >> i & 1) != 0)
      open |= cr_clause_open_facts(plan, clause->limbs[i]);
  }
  if (open == 0)
    return;
  cr_text_append(text, "; what is short of it cannot be told, since no column records ");
  cr_labels_append(clause, open, text);
}

static void append_last_day(const cr_checking *self, const cr_clause_plan *plan, cr_text *text) {
  if (plan->reference == NULL)
    return;
  size_t act = plan->topic_limb->test.dated->act;
  bool is_named = plan->line.scope == CR_SCOPE_CHECKED || (plan->available >> act & 1) != 0;
  cr_text_format(text, "; the latest day for %s is shown",
                 is_named ? plan->line.clause->facts[act]->noun : "it");
  if (!plan->is_if_it_ends)
    return;
  cr_text_append(text, ", if the funding were to end on the day of ");
  cr_fact_append(self->reg, plan->reference, text);
}

static void append_not_checked(const cr_checking *self, const cr_clause_plan *plan, cr_text *text) {
  cr_text_append(text, "not checked, no column records ");
  cr_labels_append(plan->line.clause, needed_by(plan->topic_limb) & ~plan->available, text);
  append_last_day(self, plan, text);
}

static compact_error tell_line(cr_checking *self, cr_clause_plan *plan) {
  cr_text text = {0};
  append_heading(plan, &text);
  size_t heading = text.length;
  if (plan->line.scope == CR_SCOPE_CHECKED) {
    append_columns(self, plan, &text);
    append_unchecked_limbs(plan, &text);
    append_open(plan, &text);
    append_last_day(self, plan, &text);
  } else {
    append_not_checked(self, plan, &text);
  }
  const char *kept = text.failed ? NULL : cr_arena_copy(&self->arena, cr_text_string(&text), text.length);
  cr_text_free(&text);
  if (kept == NULL)
    return COMPACT_ERROR_MEMORY;
  plan->line.text = kept;
  plan->line.what = kept + heading;
  return COMPACT_ERROR_NONE;
}

static compact_error tell_unchecked(cr_checking *self) {
  cr_text text = {0};
  if (self->unchecked > 0)
    cr_text_format(&text, "%zu other clause%s not checked: the table has no columns for %s.", self->unchecked,
                   self->unchecked == 1 ? " is" : "s are", self->unchecked == 1 ? "it" : "them");
  self->unchecked_text = text.failed ? NULL : cr_arena_copy(&self->arena, cr_text_string(&text), text.length);
  cr_text_free(&text);
  return self->unchecked_text == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* ---- Plans ---- */

static compact_error add_plan(cr_checking *self, const compact_clause *clause, const compact_limb *limb) {
  cr_clause_plan *plan = cr_arena_alloc(&self->arena, sizeof *plan);
  if (plan == NULL || !cr_list_add(&self->plans, plan))
    return COMPACT_ERROR_MEMORY;
  plan->index = self->plans.count - 1;
  plan->line = (cr_scope_line){.topic = limb == NULL ? "" : limb->topic, .clause = clause};
  plan->topic_limb = limb;
  plan->first = limb == NULL ? NULL : compact_limb_first(limb);
  plan->second = limb == NULL ? NULL : compact_limb_second(limb);
  plan->available = available_of(self->reg, clause);
  plan->limbs = checked_limbs(clause, plan->available);
  plan->acts = limbs_with_acts(clause);
  find_deadline(self, plan);
  if (plan->limbs != 0)
    plan->line.scope = CR_SCOPE_CHECKED;
  else
    plan->line.scope = plan->reference != NULL ? CR_SCOPE_DEADLINE : CR_SCOPE_NOT_CHECKED;
  return tell_line(self, plan);
}

static bool answers_topic(const compact_pack *pack, const compact_clause *clause) {
  for (size_t i = 0; i < CR_TOPIC_COUNT; i++) {
    if (pack->topics[i] != NULL && pack->topics[i]->clause == clause)
      return true;
  }
  return false;
}

static compact_error choose_shown(cr_checking *self) {
  self->shown = cr_arena_array(&self->arena, self->plans.count + 1, sizeof *self->shown);
  for (size_t i = 0; self->shown != NULL && i < self->plans.count; i++) {
    cr_clause_plan *plan = self->plans.items[i];
    if (plan->line.scope != CR_SCOPE_NOT_CHECKED)
      self->shown[self->shown_count++] = plan;
  }
  return self->shown == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

compact_error cr_scope_make(cr_checking *self) {
  const compact_pack *pack = self->pack;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < CR_TOPIC_COUNT; i++) {
    if (pack->topics[i] != NULL)
      error = add_plan(self, pack->topics[i]->clause, pack->topics[i]);
  }
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < pack->clause_count; i++) {
    const compact_clause *clause = pack->clauses[i];
    if (clause->is_measure || clause->limb_count == 0 || answers_topic(pack, clause))
      continue;
    if (checked_limbs(clause, available_of(self->reg, clause)) != 0)
      error = add_plan(self, clause, NULL);
    else
      self->unchecked++;
  }
  if (error == COMPACT_ERROR_NONE)
    error = choose_shown(self);
  return error == COMPACT_ERROR_NONE ? tell_unchecked(self) : error;
}
