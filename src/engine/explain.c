/* explain.c - a result as sentences
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "explain.h"

#include "date.h"
#include "label.h"

#include <stdio.h>
#include <string.h>

#define APPEND(text, sentence, ...)                                                                          \
  cr_sentence_append(text, CR_SENTENCE_##sentence, (const cr_slot[]){__VA_ARGS__},                           \
                     sizeof((const cr_slot[]){__VA_ARGS__}) / sizeof(cr_slot))

/* ---- Lists of facts and limbs ---- */

/* Appends to a list whose parts are parted by commas. */
static void append_item(cr_text *list, const char *label) {
  if (list->length > 0)
    cr_text_append(list, ", ");
  cr_label_append(list, label);
}

static void append_labels(const compact_clause *clause, uint64_t facts, cr_text *list) {
  for (size_t i = 0; i < clause->fact_count; i++) {
    if ((facts >> i & 1) != 0)
      append_item(list, clause->facts[i]->label);
  }
}

/* What is recorded for a fact, behind its label. */
static void append_value(const compact_fact *fact, compact_value value, cr_text *list) {
  char *words, date[COMPACT_DATE_SIZE];
  if (value.type == COMPACT_TYPE_FLAG && value.as.flag && fact->type == COMPACT_TYPE_TEXT) {
    cr_sentence_append_part(list, CR_SENTENCE_TICKED, NULL, 0);
  } else if (value.type == COMPACT_TYPE_DATE) {
    cr_slot slot = {"text", compact_date_words(value.as.date, date)};
    cr_sentence_append_part(list, CR_SENTENCE_RECORDED, &slot, 1);
  } else if (compact_value_format(fact, value, &words) == COMPACT_ERROR_NONE) {
    cr_sentence_append_part(list, CR_SENTENCE_RECORDED, &(cr_slot){"text", words}, 1);
    compact_free(words);
  } else {
    list->failed = true;
  }
}

/* The facts of a set for which something is recorded. */
static void append_recorded(const compact_result *result, uint64_t facts, cr_text *list) {
  for (size_t i = 0; i < result->clause->fact_count; i++) {
    const compact_fact *fact = result->clause->facts[i];
    compact_value value = result->values[i];
    if ((facts >> i & 1) == 0 || value.type == COMPACT_TYPE_NONE)
      continue;
    append_item(list, fact->label);
    append_value(fact, value, list);
  }
}

/* Appends a sentence about a list of facts, and frees the list. */
static void append_about(cr_text *text, cr_sentence sentence, cr_text *list) {
  text->failed = text->failed || list->failed;
  cr_sentence_append(text, sentence, &(cr_slot){"facts", cr_text_string(list)}, 1);
  cr_text_free(list);
}

static void append_facts(const compact_result *result, uint64_t facts, cr_sentence sentence, cr_text *text) {
  cr_text list = {0};
  append_labels(result->clause, facts, &list);
  append_about(text, sentence, &list);
}

/* ---- Sentences about two dates ---- */

const cr_dated_sentences *cr_sentences_of(const cr_node *node) {
  static const cr_dated_sentences table[] = {
      {"at-least", CR_SENTENCE_AT_LEAST_MET, CR_SENTENCE_AT_LEAST_LATE, CR_SENTENCE_AT_LEAST_DUE},
      {"at-most", CR_SENTENCE_AT_MOST_MET, CR_SENTENCE_AT_MOST_LATE, CR_SENTENCE_AT_MOST_DUE},
      {"before", CR_SENTENCE_BEFORE_MET, CR_SENTENCE_BEFORE_LATE, CR_SENTENCE_BEFORE_DUE},
      {"by", CR_SENTENCE_BY_MET, CR_SENTENCE_BY_LATE, CR_SENTENCE_BY_DUE},
  };
  size_t i = 0;
  while (strcmp(table[i].kind, node->kind->element.name) != 0)
    i++;
  return &table[i];
}

typedef struct dated_words {
  char act[COMPACT_DATE_SIZE], ref[COMPACT_DATE_SIZE], deadline[COMPACT_DATE_SIZE],
      earliest[COMPACT_DATE_SIZE], as_of[COMPACT_DATE_SIZE];
  char period[COMPACT_PERIOD_SIZE], days[24];
} dated_words;

enum { DATED_SLOTS = 12 };

static void write_date(compact_value value, char buffer[COMPACT_DATE_SIZE]) {
  compact_date_words(value.type == COMPACT_TYPE_DATE ? value.as.date : COMPACT_NO_DATE, buffer);
}

static void fill_slots(const compact_result *result, const compact_decision *decision, const cr_node *node,
                       dated_words *words, cr_slot slots[DATED_SLOTS]) {
  const compact_fact *act = result->clause->facts[node->act];
  const compact_fact *ref = result->clause->facts[node->reference];
  write_date(result->values[node->act], words->act);
  write_date(result->values[node->reference], words->ref);
  compact_date_words(cr_node_deadline(node, result->values), words->deadline);
  compact_date_words(cr_node_earliest(node, result->values), words->earliest);
  compact_date_words(result->as_of, words->as_of);
  compact_period_words(node->period, words->period);
  snprintf(words->days, sizeof words->days, "%d day%s", (int)decision->shortfall_days,
           decision->shortfall_days == 1 ? "" : "s");
  const cr_slot filled[DATED_SLOTS] = {
      {"act", act->noun},
      {"ref", ref->noun},
      {"must", act->must},
      {"ref_must", ref->must},
      {"act_date", words->act},
      {"ref_date", words->ref},
      {"deadline", words->deadline},
      {"earliest", words->earliest},
      {"as_of", words->as_of},
      {"period", words->period},
      {"days", words->days},
      {"tail", ""},
  };
  memcpy(slots, filled, sizeof filled);
}

/* Who could still have done what: "; it had to be given by 31 Dec 2026". */
static void append_tail(const compact_result *result, const cr_node *node, const cr_slot *slots,
                        cr_text *tail) {
  bool act = cr_fact_is_asked(result->clause->facts[node->act]) &&
             cr_node_deadline(node, result->values) != COMPACT_NO_DATE;
  bool ref = cr_fact_is_asked(result->clause->facts[node->reference]) &&
             cr_node_earliest(node, result->values) != COMPACT_NO_DATE;
  if (act && ref)
    cr_sentence_append_part(tail, CR_SENTENCE_TAIL_BOTH, slots, DATED_SLOTS);
  else if (act)
    cr_sentence_append_part(tail, CR_SENTENCE_TAIL_ACT, slots, DATED_SLOTS);
  else if (ref)
    cr_sentence_append_part(tail, CR_SENTENCE_TAIL_REF, slots, DATED_SLOTS);
}

static void append_dated(const compact_result *result, const compact_decision *decision, const cr_node *node,
                         cr_sentence sentence, cr_text *text) {
  dated_words words;
  cr_slot slots[DATED_SLOTS];
  cr_text tail = {0};
  fill_slots(result, decision, node, &words, slots);
  append_tail(result, node, slots, &tail);
  slots[DATED_SLOTS - 1].text = cr_text_string(&tail);
  text->failed = text->failed || tail.failed;
  cr_sentence_append(text, sentence, slots, DATED_SLOTS);
  cr_text_free(&tail);
}

static void append_reading(const compact_reading *reading, cr_text *text) {
  if (reading != NULL)
    APPEND(text, READING, {"ref", reading->ref}, {"text", reading->text});
}

/* ---- One limb ---- */

static void append_late(const compact_result *result, const compact_limb *limb,
                        const compact_decision *decision, cr_text *text) {
  const cr_node *node = limb->test.dated;
  if (decision->shortfall_days == 0)
    return;
  append_dated(result, decision, node, cr_sentences_of(node)->late, text);
  append_reading(node->by_reading, text);
}

/* The first comparison of dates that is true, or NULL. */
static const cr_node *node_met(const compact_limb *limb, const compact_value *values) {
  for (size_t i = 0; i < limb->test.count; i++) {
    const cr_node *node = &limb->test.nodes[i];
    if (node->kind->deadline != NULL && cr_node_decide(node, values).truth == CR_TRUE)
      return node;
  }
  return NULL;
}

static void append_met(const compact_result *result, const compact_limb *limb,
                       const compact_decision *decision, cr_text *text) {
  const cr_node *node = node_met(limb, result->values);
  if (node != NULL) {
    append_dated(result, decision, node, cr_sentences_of(node)->met, text);
    append_reading(node->by_reading, text);
  } else {
    APPEND(text, YES, {"label", limb->label});
  }
}

static void append_missing(const compact_result *result, const compact_limb *limb,
                           const compact_decision *decision, cr_text *text) {
  const cr_node *node = limb->test.dated;
  append_late(result, limb, decision, text);
  append_facts(result, decision->missing, CR_SENTENCE_MISSING, text);
  if (node != NULL && result->values[node->reference].type == COMPACT_TYPE_NONE &&
      cr_node_earliest(node, result->values) != COMPACT_NO_DATE) {
    append_dated(result, decision, node, CR_SENTENCE_AT_LEAST_OPEN, text);
    append_reading(node->by_reading, text);
  }
}

static void append_excused(const compact_result *result, const compact_limb *limb,
                           const compact_decision *decision, cr_text *text) {
  cr_text list = {0};
  append_late(result, limb, decision, text);
  append_recorded(result, cr_condition_decide(&limb->escape, result->values).facts & ~limb->test.facts,
                  &list);
  append_about(text, CR_SENTENCE_EXCUSED, &list);
  append_reading(limb->escape_reading, text);
}

static void append_overdue(const compact_result *result, const compact_limb *limb,
                           const compact_decision *decision, cr_text *text) {
  append_dated(result, decision, limb->test.dated, CR_SENTENCE_OVERDUE, text);
  append_reading(limb->test.dated->by_reading, text);
}

/* The comparison whose two dates are one day; the limb's condition is unknown for it. */
static const cr_node *node_same_day(const compact_limb *limb, const compact_value *values) {
  const cr_node *node = limb->test.nodes;
  for (;; node++) {
    cr_verdict verdict = node->kind->deadline == NULL ? (cr_verdict){0} : cr_node_decide(node, values);
    if (verdict.truth == CR_UNKNOWN && verdict.facts == 0)
      return node;
  }
}

static void append_limb(const compact_result *result, size_t index, cr_text *text) {
  const compact_limb *limb = result->clause->limbs[index];
  const compact_decision *decision = &result->decisions[index];
  switch ((cr_cause)decision->cause) {
  case CR_CAUSE_NONE:
  case CR_CAUSE_NOT_APPLICABLE:
    return;
  case CR_CAUSE_MET:
    append_met(result, limb, decision, text);
    return;
  case CR_CAUSE_EXCUSED:
    append_excused(result, limb, decision, text);
    return;
  case CR_CAUSE_DUE:
    append_dated(result, decision, limb->test.dated, cr_sentences_of(limb->test.dated)->due, text);
    append_reading(limb->test.dated->by_reading, text);
    return;
  case CR_CAUSE_LATE:
    append_late(result, limb, decision, text);
    append_reading(limb->escape_reading, text);
    break;
  case CR_CAUSE_NO:
    APPEND(text, NO, {"label", limb->label});
    break;
  case CR_CAUSE_OVERDUE:
    append_overdue(result, limb, decision, text);
    break;
  case CR_CAUSE_UNSURE:
    append_overdue(result, limb, decision, text);
    return;
  case CR_CAUSE_MISSING:
    append_missing(result, limb, decision, text);
    return;
  case CR_CAUSE_SAME_DAY:
    append_dated(result, decision, node_same_day(limb, result->values), CR_SENTENCE_SAME_DAY, text);
    return;
  case CR_CAUSE_ESCAPE_PART:
    append_late(result, limb, decision, text);
    append_facts(result, decision->missing, CR_SENTENCE_ESCAPE_PART, text);
    return;
  }
  if (limb->is_advisory)
    APPEND(text, ADVISORY, {0});
}

/* ---- The whole clause ---- */

/* Limbs that lack the same fact, or share an escape, have the same to say. */
static void append_limb_once(const compact_result *result, size_t index, cr_text *text) {
  cr_text sentences = {0};
  append_limb(result, index, &sentences);
  if (sentences.length > 0 && strstr(cr_text_string(text), cr_text_string(&sentences)) == NULL) {
    cr_text_append(text, " ");
    cr_text_append(text, cr_text_string(&sentences));
  }
  text->failed = text->failed || sentences.failed;
  cr_text_free(&sentences);
}

/* What is not met comes first; what is met is told in full only where nothing else is to be told. */
static void append_limbs(const compact_result *result, cr_text *text) {
  bool only_met = result->outcome == COMPACT_OUTCOME_MET;
  cr_text labels = {0};
  for (size_t i = 0; i < result->clause->limb_count; i++) {
    bool is_met = result->decisions[i].outcome == COMPACT_OUTCOME_MET;
    if (is_met && !only_met)
      append_item(&labels, result->clause->limbs[i]->label);
    else
      append_limb_once(result, i, text);
  }
  if (labels.length > 0)
    APPEND(text, ALSO_MET, {"labels", cr_text_string(&labels)});
  text->failed = text->failed || labels.failed;
  cr_text_free(&labels);
}

/* Of one limb that alone was asked about: the clause's facts that it does not look at. */
static void append_not_looked_at(const compact_result *result, cr_text *text) {
  const compact_limb *limb = result->clause->limbs[result->only];
  uint64_t looked_at = limb->test.facts | limb->escape.facts;
  uint64_t others = 0;
  for (size_t i = 0; i < result->clause->fact_count; i++) {
    if ((looked_at >> i & 1) == 0 && result->values[i].type == COMPACT_TYPE_NONE)
      others |= (uint64_t)1 << i;
  }
  if (others != 0)
    append_facts(result, others, CR_SENTENCE_NOT_LOOKED_AT, text);
}

/* A clause of which it is not known whether it applies accuses nobody for a date that has passed; its other
 * outcomes take it to apply. */
static void append_applies(const compact_result *result, cr_text *text) {
  uint64_t missing = result->applies.truth == CR_UNKNOWN ? result->applies.facts : 0;
  bool is_unsure = false;
  for (size_t i = 0; i < result->clause->limb_count; i++) {
    cr_verdict applies = cr_applies(&result->clause->limbs[i]->applies, result->values);
    if (result->decisions[i].cause == CR_CAUSE_UNSURE && applies.truth == CR_UNKNOWN)
      missing |= applies.facts;
    is_unsure = is_unsure || result->decisions[i].cause == CR_CAUSE_UNSURE;
  }
  if (is_unsure)
    append_facts(result, missing, CR_SENTENCE_UNSURE, text);
  else if (missing != 0 && result->only == CR_ALL_LIMBS)
    append_facts(result, missing, CR_SENTENCE_TAKEN_TO_APPLY, text);
}

/* What is recorded that takes the clause, or the limb, out of its scope. */
static void append_not_applicable(const compact_result *result, cr_text *text) {
  uint64_t facts = 0;
  cr_text list = {0};
  if (result->clause->limb_count == 0) {
    APPEND(text, PRINCIPLE, {0});
    return;
  }
  if (result->applies.truth == CR_FALSE)
    facts = result->applies.facts;
  for (size_t i = 0; facts == 0 && i < result->clause->limb_count; i++) {
    if (result->decisions[i].outcome == COMPACT_OUTCOME_NOT_APPLICABLE)
      facts = cr_applies(&result->clause->limbs[i]->applies, result->values).facts;
  }
  append_recorded(result, facts, &list);
  append_about(text, CR_SENTENCE_NOT_APPLICABLE, &list);
}

void cr_citation_append(const compact_clause *clause, cr_text *text) {
  static const cr_sentence sentences[] = {
      [COMPACT_STATUS_NONE] = CR_SENTENCE_CITATION,
      [COMPACT_STATUS_ADOPTED] = CR_SENTENCE_CITATION,
      [COMPACT_STATUS_DRAFT] = CR_SENTENCE_CITATION_DRAFT,
      [COMPACT_STATUS_CONTEXT] = CR_SENTENCE_CITATION_CONTEXT,
  };
  const cr_slot slots[] = {{"title", clause->pack->title}, {"ref", clause->ref}};
  cr_sentence_append(text, sentences[clause->pack->status], slots, 2);
}

static void append_outcome(const compact_result *result, cr_text *text) {
  cr_text_format(text, "%s.", compact_outcome_label(result->outcome));
  if (result->outcome == COMPACT_OUTCOME_NOT_APPLICABLE) {
    append_not_applicable(result, text);
    return;
  }
  append_limbs(result, text);
  append_applies(result, text);
}

compact_error compact_result_why(const compact_result *result, char **out) {
  cr_text text = {0};
  append_outcome(result, &text);
  if (result->outcome != COMPACT_OUTCOME_NOT_APPLICABLE && result->only != CR_ALL_LIMBS)
    append_not_looked_at(result, &text);
  cr_citation_append(result->clause, &text);
  return cr_text_take(&text, out);
}

compact_error compact_result_reason(const compact_result *result, char **out) {
  size_t deciding = compact_result_deciding(result);
  compact_result alone = *result;
  cr_text text = {0};
  alone.only = (int)deciding;
  for (size_t i = 0; i < result->clause->limb_count; i++) {
    if (i != deciding)
      alone.decisions[i] = (compact_decision){0};
  }
  append_outcome(&alone, &text);
  cr_citation_append(result->clause, &text);
  return cr_text_take(&text, out);
}

compact_error compact_result_limb_why(const compact_result *result, size_t index, char **out) {
  cr_text text = {0};
  append_limb(result, index, &text);
  return cr_text_take(&text, out);
}
