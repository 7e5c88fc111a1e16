/* formula_why.c - reasons as formulas
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The sentences are those of explain.c; a fact's date or words are a marked formula in them.
 */
#include "explain.h"
#include "formula.h"
#include "label.h"

#include <string.h>

/* ---- Sentences about two dates ---- */

static void append_date(cr_text *marked, cr_text *day) {
  cr_text formula = {.failed = day->failed};
  cr_text_format(&formula, "TEXT(%s,\"d mmm yyyy\")", cr_text_string(day));
  cr_text_free(day);
  cr_formula_mark(marked, &formula);
}

static cr_text date_of(const char *cell) {
  cr_text day = {0}, marked = {0};
  cr_text_format(&day, "INT(%s)", cell);
  append_date(&marked, &day);
  return marked;
}

/* "1 day", "12 days" */
static cr_text days_late(const cr_formula *self, const cr_node *node) {
  cr_text days = {0}, formula = {0}, marked = {0};
  cr_text_format(&days, "INT(%s)-(", cr_formula_cell(self, node->act));
  cr_formula_deadline(&days, self, node);
  cr_text_append(&days, ")");
  cr_text_format(&formula, "%s&IF(%s=1,\" day\",\" days\")", cr_text_string(&days), cr_text_string(&days));
  formula.failed = formula.failed || days.failed;
  cr_text_free(&days);
  cr_formula_mark(&marked, &formula);
  return marked;
}

/* What a sentence about two dates is filled with. */
typedef struct dated_words {
  cr_text act, ref, deadline, earliest, as_of, days, tail;
  char period[COMPACT_PERIOD_SIZE];
} dated_words;

static void fill_words(dated_words *words, const cr_formula *self, const cr_node *node) {
  cr_text deadline = {0}, earliest = {0};
  *words = (dated_words){.act = date_of(cr_formula_cell(self, node->act)),
                         .ref = date_of(cr_formula_cell(self, node->reference)),
                         .days = days_late(self, node)};
  cr_formula_deadline(&deadline, self, node);
  append_date(&words->deadline, &deadline);
  if (node->kind->earliest != NULL) {
    cr_formula_earliest(&earliest, self, node);
    append_date(&words->earliest, &earliest);
  }
  if (self->cells->as_of != NULL)
    words->as_of = date_of(self->cells->as_of);
  compact_period_words(node->period, words->period);
}

static bool free_words(dated_words *words) {
  cr_text *const texts[] = {&words->act,   &words->ref,  &words->deadline, &words->earliest,
                            &words->as_of, &words->days, &words->tail};
  bool failed = false;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    failed = failed || texts[i]->failed;
    cr_text_free(texts[i]);
  }
  return failed;
}

/* Who could still have done what, as in explain.c. */
static void append_tail(cr_text *tail, const compact_fact *act, const compact_fact *ref, const cr_node *node,
                        const cr_slot *slots, size_t count) {
  bool act_must = cr_fact_is_asked(act);
  bool ref_must = cr_fact_is_asked(ref) && node->kind->earliest != NULL;
  if (act_must || ref_must)
    cr_sentence_append_part(tail,
                            act_must && ref_must ? CR_SENTENCE_TAIL_BOTH
                            : act_must           ? CR_SENTENCE_TAIL_ACT
                                                 : CR_SENTENCE_TAIL_REF,
                            slots, count);
}

static void append_reading(cr_text *marked, const compact_reading *reading) {
  if (reading == NULL)
    return;
  const cr_slot slots[] = {{"ref", reading->ref}, {"text", reading->text}};
  cr_sentence_append(marked, CR_SENTENCE_READING, slots, 2);
}

/* The sentence about the node, and the reading that its period rests on. */
static void append_dated(cr_text *marked, const cr_formula *self, const cr_node *node, cr_sentence sentence) {
  enum { SLOTS = 12 };
  const compact_fact *act = self->limb->clause->facts[node->act];
  const compact_fact *ref = self->limb->clause->facts[node->reference];
  dated_words words;
  fill_words(&words, self, node);
  cr_slot slots[SLOTS] = {
      {"act", act->noun},
      {"ref", ref->noun},
      {"must", act->must},
      {"ref_must", ref->must},
      {"act_date", cr_text_string(&words.act)},
      {"ref_date", cr_text_string(&words.ref)},
      {"deadline", cr_text_string(&words.deadline)},
      {"earliest", cr_text_string(&words.earliest)},
      {"as_of", cr_text_string(&words.as_of)},
      {"period", words.period},
      {"days", cr_text_string(&words.days)},
  };
  append_tail(&words.tail, act, ref, node, slots, SLOTS - 1);
  slots[SLOTS - 1] = (cr_slot){"tail", cr_text_string(&words.tail)};
  cr_sentence_append(marked, sentence, slots, SLOTS);
  marked->failed = free_words(&words) || marked->failed;
}

/* ---- One limb ---- */

/* Whether a comparison of the limb's has that truth. */
static const char *node_has(const cr_formula *self, const cr_node *node, cr_truth truth) {
  return cr_text_string(&self->test.has[node - self->limb->test.nodes][truth]);
}

static bool is_alone(const cr_formula *self) {
  return self->limb->test.count == 1;
}

/* The sentences behind a space, since one stands before them. */
static cr_text behind_space(cr_text sentences) {
  cr_text text = {.failed = sentences.failed};
  cr_text_format(&text, " %s", cr_text_string(&sentences));
  cr_text_free(&sentences);
  return text;
}

/* How the node came out, and the reading that its period rests on. */
static cr_text dated_of(const cr_formula *self, const cr_node *node, cr_sentence sentence) {
  cr_text text = {0};
  append_dated(&text, self, node, sentence);
  append_reading(&text, node->by_reading);
  return text;
}

static cr_text late_of(const cr_formula *self) {
  const cr_node *node = self->limb->test.dated;
  return behind_space(dated_of(self, node, cr_sentences_of(node)->late));
}

/* Appends the text, and frees it. */
static void move(cr_text *marked, cr_text *text) {
  cr_text_append(marked, cr_text_string(text));
  marked->failed = marked->failed || text->failed;
  cr_text_free(text);
}

/* Of a limb that is not met: whether somebody acted late. */
static cr_text is_late(const cr_formula *self, const cr_node *node) {
  cr_text condition = {0};
  if (!is_alone(self) || node->kind->same_day_is_unknown)
    cr_text_append(&condition, node_has(self, node, CR_FALSE));
  else
    cr_formula_are_dates(&condition, cr_formula_cell(self, node->act),
                         cr_formula_cell(self, node->reference));
  return condition;
}

/* How late somebody acted, where that is so. */
static void append_late_if(cr_text *marked, const cr_formula *self) {
  const cr_node *node = self->limb->test.dated;
  if (node == NULL)
    return;
  cr_text late = late_of(self), condition = is_late(self, node);
  cr_formula_mark_if(marked, &condition, &late);
}

/* The limb as a whole, yes or no. */
static void append_answer(cr_text *marked, const cr_formula *self, cr_sentence sentence) {
  cr_sentence_append(marked, sentence, &(cr_slot){"label", self->limb->label}, 1);
}

/* Late where a date shows it, else no. */
static void append_no(cr_text *marked, const cr_formula *self) {
  const cr_node *node = self->limb->test.dated;
  if (node == NULL) {
    append_answer(marked, self, CR_SENTENCE_NO);
    return;
  }
  cr_text late = late_of(self), no = {0}, formula = {0};
  append_reading(&late, self->limb->escape_reading);
  if (is_alone(self)) {
    move(marked, &late);
    return;
  }
  append_answer(&no, self, CR_SENTENCE_NO);
  no = behind_space(no);
  cr_text_format(&formula, "IF(%s", node_has(self, node, CR_FALSE));
  cr_formula_append_choice(&formula, &late, &no);
  cr_formula_mark(marked, &formula);
}

/* The first comparison of dates that is true, else the limb itself. */
static void append_met(cr_text *marked, const cr_formula *self) {
  cr_text formula = {0}, yes = {0};
  size_t open = 0;
  for (size_t i = 0; i < self->limb->test.count; i++) {
    const cr_node *node = &self->limb->test.nodes[i];
    if (node->kind->deadline == NULL)
      continue;
    cr_text met = behind_space(dated_of(self, node, cr_sentences_of(node)->met));
    if (is_alone(self)) {
      move(marked, &met);
      return;
    }
    cr_text_format(&formula, "IF(%s,", node_has(self, node, CR_TRUE));
    cr_formula_join(&formula, cr_text_string(&met));
    cr_text_append(&formula, ",");
    formula.failed = formula.failed || met.failed;
    cr_text_free(&met);
    open++;
  }
  append_answer(&yes, self, CR_SENTENCE_YES);
  yes = behind_space(yes);
  if (open == 0) {
    move(marked, &yes);
    return;
  }
  cr_formula_join(&formula, cr_text_string(&yes));
  for (; open > 0; open--)
    cr_text_append(&formula, ")");
  formula.failed = formula.failed || yes.failed;
  cr_text_free(&yes);
  cr_formula_mark(marked, &formula);
}

/* Only the act is known: when the end may come. */
static void append_open(cr_text *marked, const cr_formula *self) {
  const cr_node *node = self->limb->test.dated;
  if (node == NULL || node->kind->earliest == NULL)
    return;
  cr_text is_open = {0}, open = {0};
  cr_text_append(&is_open, "AND(");
  cr_formula_is_no_date(&is_open, cr_formula_cell(self, node->reference));
  cr_text_append(&is_open, ",");
  cr_formula_is_date(&is_open, cr_formula_cell(self, node->act));
  cr_text_append(&is_open, ")");
  open = behind_space(dated_of(self, node, CR_SENTENCE_AT_LEAST_OPEN));
  cr_formula_mark_if(marked, &is_open, &open);
}

static void append_missing(cr_text *marked, const cr_formula *self) {
  if (!is_alone(self))
    append_late_if(marked, self);
  cr_formula_missing_facts(marked, self, &self->test, CR_SENTENCE_MISSING);
  append_open(marked, self);
}

static void append_overdue(cr_text *marked, const cr_formula *self) {
  append_dated(marked, self, self->limb->test.dated, CR_SENTENCE_OVERDUE);
  append_reading(marked, self->limb->test.dated->by_reading);
}

/* Where neither is known not to apply: whether it is not known of clause or limb, for want of that fact. */
static cr_text is_unsure_of(const cr_formula *self, uint8_t fact) {
  const cr_formula_condition *conditions[] = {&self->clause_applies, &self->applies};
  cr_text formula = {0}, either = {0};
  for (size_t i = 0; i < 2; i++) {
    cr_text missing = {0};
    cr_formula_is_missing(&missing, self, conditions[i], fact);
    if (missing.length > 0)
      cr_text_format(&either, "%sIF(%s,0,%s)", either.length == 0 ? "" : ",",
                     cr_formula_has(conditions[i], CR_TRUE), cr_text_string(&missing));
    either.failed = either.failed || missing.failed;
    cr_text_free(&missing);
  }
  if (either.length > 0)
    cr_text_format(&formula, "MAX(%s)=1", cr_text_string(&either));
  formula.failed = formula.failed || either.failed;
  cr_text_free(&either);
  return formula;
}

static void append_unsure(cr_text *marked, const cr_formula *self) {
  cr_formula_list facts = {.may_be_empty = cr_formula_same_day_count(self->clause_applies.condition) > 0 ||
                                           cr_formula_same_day_count(self->applies.condition) > 0};
  append_overdue(marked, self);
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    cr_text is_unsure = is_unsure_of(self, (uint8_t)i), label = {0};
    cr_label_append(&label, self->limb->clause->facts[i]->label);
    cr_formula_add_item(&facts, &is_unsure, &label);
  }
  cr_formula_append_about(marked, CR_SENTENCE_UNSURE, &facts);
}

/* What takes the clause out of scope, else the limb. */
static void append_not_applicable(cr_text *marked, const cr_formula *self) {
  cr_text clause = {0}, limb = {0}, formula = {0};
  if (self->clause_applies.condition->count > 0)
    cr_formula_deciding_facts(&clause, self, &self->clause_applies, CR_FALSE, 0, CR_SENTENCE_NOT_APPLICABLE);
  if (self->applies.condition->count > 0)
    cr_formula_deciding_facts(&limb, self, &self->applies, CR_FALSE, 0, CR_SENTENCE_NOT_APPLICABLE);
  cr_text_append(marked, " ");
  if (limb.length > 0 && clause.length > 0 && strcmp(cr_text_string(&limb), cr_text_string(&clause)) != 0) {
    cr_text_format(&formula, "IF(%s", cr_formula_has(&self->clause_applies, CR_FALSE));
    cr_formula_append_choice(&formula, &clause, &limb);
    cr_formula_mark(marked, &formula);
    return;
  }
  cr_text_append(marked, cr_text_string(limb.length > 0 ? &limb : &clause));
  marked->failed = marked->failed || clause.failed || limb.failed;
  cr_text_free(&clause);
  cr_text_free(&limb);
}

static void append_excused(cr_text *marked, const cr_formula *self) {
  append_late_if(marked, self);
  cr_formula_deciding_facts(marked, self, &self->escape, CR_TRUE, self->limb->test.facts,
                            CR_SENTENCE_EXCUSED);
  append_reading(marked, self->limb->escape_reading);
}

/* Two dates are one day. Of several such comparisons formula.c refuses the limb. */
static void append_same_day(cr_text *marked, const cr_formula *self) {
  for (size_t i = 0; i < self->limb->test.count; i++) {
    const cr_node *node = &self->limb->test.nodes[i];
    if (node->kind->same_day_is_unknown) {
      append_dated(marked, self, node, CR_SENTENCE_SAME_DAY);
      return;
    }
  }
}

void cr_formula_why(cr_text *marked, const cr_formula *self, cr_cause cause) {
  bool can_accuse = cause == CR_CAUSE_NO || cause == CR_CAUSE_OVERDUE;
  if (cause == CR_CAUSE_NOT_APPLICABLE)
    append_not_applicable(marked, self);
  else if (cause == CR_CAUSE_MET)
    append_met(marked, self);
  else if (cause == CR_CAUSE_EXCUSED)
    append_excused(marked, self);
  else if (cause == CR_CAUSE_NO)
    append_no(marked, self);
  else if (cause == CR_CAUSE_OVERDUE)
    append_overdue(marked, self);
  else if (cause == CR_CAUSE_UNSURE)
    append_unsure(marked, self);
  else if (cause == CR_CAUSE_MISSING)
    append_missing(marked, self);
  else if (cause == CR_CAUSE_SAME_DAY)
    append_same_day(marked, self);
  if (cause == CR_CAUSE_DUE) {
    append_dated(marked, self, self->limb->test.dated, cr_sentences_of(self->limb->test.dated)->due);
    append_reading(marked, self->limb->test.dated->by_reading);
  } else if (cause == CR_CAUSE_ESCAPE_PART) {
    if (!cr_formula_is_any_record(&self->limb->escape))
      append_late_if(marked, self);
    cr_formula_missing_facts(marked, self, &self->escape, CR_SENTENCE_ESCAPE_PART);
  }
  if (can_accuse && self->limb->is_advisory)
    cr_sentence_append(marked, CR_SENTENCE_ADVISORY, NULL, 0);
}
