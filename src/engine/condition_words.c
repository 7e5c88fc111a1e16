/* condition_words.c - a condition in words
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "label.h"
#include "pack.h"
#include "sentence.h"

#include <string.h>

/* A condition whose words are complete, waiting for the one around it. */
typedef struct part {
  cr_text words;
  bool is_composite; /* of more than one: in brackets inside another */
} part;

typedef struct writer {
  const compact_clause *clause;
  part parts[CR_CONDITION_NODES_MAX];
  size_t count;
} writer;

static cr_sentence sentence_of(const cr_node *node) {
  static const struct {
    const char *kind;
    cr_sentence sentence;
  } table[] = {
      {"at-least", CR_SENTENCE_TEST_AT_LEAST}, {"at-most", CR_SENTENCE_TEST_AT_MOST},
      {"before", CR_SENTENCE_TEST_BEFORE},     {"by", CR_SENTENCE_TEST_BY},
      {"stated", CR_SENTENCE_TEST_STATED},     {"is", CR_SENTENCE_TEST_IS},
  };
  size_t i = 0;
  while (strcmp(table[i].kind, node->kind->element.name) != 0)
    i++;
  return node->to_is_last_day ? CR_SENTENCE_TEST_AT_LEAST_COVERED : table[i].sentence;
}

static void write_leaf(writer *self, const cr_node *node) {
  const compact_fact *act = self->clause->facts[node->act];
  const compact_fact *reference = self->clause->facts[node->reference];
  char period[COMPACT_PERIOD_SIZE];
  cr_text first = {0}, second = {0};
  part leaf = {0};
  cr_label_append(&first,
                  node->kind->acts_first || node->kind->deadline == NULL ? act->label : reference->label);
  cr_label_append(&second, node->kind->acts_first ? reference->label : act->label);
  const cr_slot slots[] = {
      {"period", compact_period_words(node->period, period)},
      {"first", cr_text_string(&first)},
      {"second", cr_text_string(&second)},
      {"choice", act->type == COMPACT_TYPE_CHOICE ? act->choices[node->choice] : ""},
  };
  cr_sentence_append(&leaf.words, sentence_of(node), slots, sizeof slots / sizeof *slots);
  leaf.words.failed = leaf.words.failed || first.failed || second.failed;
  cr_text_free(&first);
  cr_text_free(&second);
  self->parts[self->count++] = leaf;
}

static void append_child(cr_text *words, const part *child) {
  const cr_slot slot = {"text", cr_text_string(&child->words)};
  cr_sentence_append_part(words, CR_SENTENCE_TEST_GROUP, &slot, 1);
}

/* Joins the children, which are the last parts, into one. */
static void write_composite(writer *self, const cr_node *node) {
  bool is_any = strcmp(node->kind->element.name, "any") == 0;
  bool is_not = strcmp(node->kind->element.name, "not") == 0;
  cr_sentence joint = is_any || is_not ? CR_SENTENCE_TEST_OR : CR_SENTENCE_TEST_AND;
  part whole = {.is_composite = node->children > 1 && !is_not};
  self->count -= node->children;
  for (size_t i = 0; i < node->children; i++) {
    part *child = &self->parts[self->count + i];
    if (i > 0)
      cr_sentence_append_part(&whole.words, joint, NULL, 0);
    if (child->is_composite)
      append_child(&whole.words, child);
    else
      cr_text_append(&whole.words, cr_text_string(&child->words));
    whole.words.failed = whole.words.failed || child->words.failed;
    cr_text_free(&child->words);
  }
  if (is_not) {
    cr_text inside = whole.words;
    const cr_slot slot = {"text", cr_text_string(&inside)};
    whole.words = (cr_text){.failed = inside.failed};
    cr_sentence_append_part(&whole.words, CR_SENTENCE_TEST_NOT, &slot, 1);
    cr_text_free(&inside);
  }
  self->parts[self->count++] = whole;
}

static compact_error condition_words(const compact_clause *clause, const cr_condition *condition,
                                     char **out) {
  writer self = {.clause = clause};
  for (size_t i = 0; i < condition->count; i++) {
    const cr_node *node = &condition->nodes[i];
    if (node->kind->combine == NULL)
      write_leaf(&self, node);
    else
      write_composite(&self, node);
  }
  return cr_text_take(&self.parts[0].words, out);
}

compact_error compact_limb_words(const compact_limb *limb, compact_part part_wanted, char **out) {
  static const cr_condition none = {0};
  const cr_condition *condition = &none;
  if (part_wanted == COMPACT_PART_APPLIES)
    condition = &limb->applies;
  else if (part_wanted == COMPACT_PART_TEST)
    condition = &limb->test;
  else if (part_wanted == COMPACT_PART_ESCAPE)
    condition = &limb->escape;
  return condition_words(limb->clause, condition, out);
}

compact_error compact_clause_applies_words(const compact_clause *clause, char **out) {
  return condition_words(clause, &clause->applies, out);
}
