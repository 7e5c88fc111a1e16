/* formula_truth.c - conditions as formulas: how they come out, and which facts decide
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula.h"

#include <string.h>

cr_joining cr_joining_of(const cr_node *node) {
  const char *name = node->kind->element.name;
  return strcmp(name, "all") == 0 ? CR_ALL : strcmp(name, "any") == 0 ? CR_ANY : CR_NOT;
}

/* ---- How a condition comes out ---- */

static void append_dated(cr_text *formula, const cr_formula *self, const cr_node *node) {
  const char *act = cr_formula_cell(self, node->act), *ref = cr_formula_cell(self, node->reference);
  cr_text_append(formula, "IF(");
  cr_formula_are_dates(formula, act, ref);
  cr_text_append(formula, ",");
  if (node->kind->same_day_is_unknown)
    cr_text_format(formula, "IF(INT(%s)=INT(%s),1,", act, ref);
  cr_text_format(formula, "IF(INT(%s)<=", act);
  cr_formula_deadline(formula, self, node);
  cr_text_append(formula, node->kind->same_day_is_unknown ? ",2,0)),1)" : ",2,0),1)");
}

/* IF the cell holds one of the words. */
static void append_if_word(cr_text *formula, const char *cell, const char *words) {
  cr_text_append(formula, "IF(");
  cr_formula_is_word(formula, cell, words);
}

static void append_stated(cr_text *formula, const cr_formula *self, const cr_node *node) {
  const char *cell = cr_formula_cell(self, node->act);
  switch (self->limb->clause->facts[node->act]->type) {
  case COMPACT_TYPE_DATE:
    cr_text_append(formula, "IF(");
    cr_formula_is_date(formula, cell);
    cr_text_append(formula, ",2,1)");
    return;
  case COMPACT_TYPE_TEXT:
    append_if_word(formula, cell, cr_formula_nothing);
    cr_text_append(formula, ",0,");
    append_if_word(formula, cell, "||");
    cr_text_format(formula, ",1,IF(ISTEXT(\"\"&%s),2,1)))", cell);
    return;
  default:
    append_if_word(formula, cell, cr_formula_yes);
    cr_text_append(formula, ",2,");
    append_if_word(formula, cell, cr_formula_no);
    cr_text_append(formula, ",0,1))");
  }
}

/* The choices in bars, whose case does not count. */
static void append_bars(cr_text *words, const char *word) {
  cr_text_append(words, words->length == 0 ? "|" : "");
  for (; *word != '\0'; word++) {
    char letter = (char)(*word >= 'A' && *word <= 'Z' ? *word - 'A' + 'a' : *word);
    cr_text_append_bytes(words, &letter, 1);
  }
  cr_text_append(words, "|");
}

static void append_is(cr_text *formula, const cr_formula *self, const cr_node *node) {
  const char *cell = cr_formula_cell(self, node->act);
  const compact_fact *fact = self->limb->clause->facts[node->act];
  cr_text one = {0}, any = {0};
  append_bars(&one, fact->choices[node->choice]);
  for (size_t i = 0; i < fact->choice_count; i++)
    append_bars(&any, fact->choices[i]);
  append_if_word(formula, cell, cr_text_string(&one));
  cr_text_append(formula, ",2,");
  append_if_word(formula, cell, cr_text_string(&any));
  cr_text_append(formula, ",0,1))");
  formula->failed = formula->failed || one.failed || any.failed;
  cr_text_free(&one);
  cr_text_free(&any);
}

static void append_leaf(cr_text *formula, const cr_formula *self, const cr_node *node) {
  if (node->kind->deadline != NULL)
    append_dated(formula, self, node);
  else if (strcmp(node->kind->element.name, "is") == 0)
    append_is(formula, self, node);
  else
    append_stated(formula, self, node);
}

size_t cr_formula_next_child(const cr_formula_condition *self, size_t node, size_t index) {
  while (index < node && self->parent[index] != node)
    index++;
  return index;
}

static void append_composite(cr_formula_condition *self, size_t node) {
  cr_joining joint = cr_joining_of(&self->condition->nodes[node]);
  cr_text *formula = &self->truth[node];
  cr_text_append(formula, joint == CR_ANY ? "MAX(" : "MIN(");
  const char *comma = "";
  for (size_t i = cr_formula_next_child(self, node, 0); i < node;
       i = cr_formula_next_child(self, node, i + 1)) {
    cr_text_format(formula, "%s%s%s", comma, joint == CR_NOT ? "2-" : "", cr_text_string(&self->truth[i]));
    formula->failed = formula->failed || self->truth[i].failed;
    comma = ",";
  }
  cr_text_append(formula, ")");
}

/* Conditions stand behind those inside them: a node's parent takes the last ones that have none yet. */
static void find_parents(cr_formula_condition *self) {
  uint8_t waiting[CR_CONDITION_NODES_MAX];
  size_t height = 0;
  for (size_t i = 0; i < self->condition->count; i++) {
    const cr_node *node = &self->condition->nodes[i];
    for (size_t child = 0; node->kind->combine != NULL && child < node->children; child++)
      self->parent[waiting[--height]] = (uint8_t)i;
    self->parent[i] = (uint8_t)i;
    waiting[height++] = (uint8_t)i;
  }
}

void cr_formula_condition_begin(cr_formula_condition *self, const cr_formula *formula,
                                const cr_condition *condition) {
  self->condition = condition;
  find_parents(self);
  for (size_t i = 0; i < condition->count; i++) {
    if (condition->nodes[i].kind->combine == NULL)
      append_leaf(&self->truth[i], formula, &condition->nodes[i]);
    else
      append_composite(self, i);
  }
}

void cr_formula_condition_free(cr_formula_condition *self) {
  for (size_t i = 0; self->condition != NULL && i < self->condition->count; i++)
    cr_text_free(&self->truth[i]);
}

bool cr_formula_condition_failed(const cr_formula_condition *self) {
  return self->condition->count > 0 && self->truth[self->condition->count - 1].failed;
}

const char *cr_formula_truth(const cr_formula_condition *self) {
  size_t count = self->condition->count;
  return count == 0 ? "2" : cr_text_string(&self->truth[count - 1]);
}

/* ---- Questions that a condition of one node answers in fewer words ---- */

/* The condition's only node; NULL if it has none or more. */
static const cr_node *only_node(const cr_formula_condition *self) {
  return self->condition->count == 1 ? self->condition->nodes : NULL;
}

bool cr_formula_is_any_record(const cr_condition *condition) {
  for (size_t i = 0; i < condition->count; i++) {
    const char *name = condition->nodes[i].kind->element.name;
    if (strcmp(name, "stated") != 0 && strcmp(name, "any") != 0)
      return false;
  }
  return condition->count > 0;
}

static void append_dated_is_true(cr_text *formula, const cr_formula *owner, const cr_node *node) {
  const char *act = cr_formula_cell(owner, node->act);
  cr_text_append(formula, "IF(");
  cr_formula_are_dates(formula, act, cr_formula_cell(owner, node->reference));
  cr_text_format(formula, ",INT(%s)<=", act);
  cr_formula_deadline(formula, owner, node);
  cr_text_append(formula, ")");
}

void cr_formula_is_true(cr_text *formula, const cr_formula *owner, const cr_formula_condition *self) {
  const cr_node *node = only_node(self);
  compact_type type = node == NULL ? COMPACT_TYPE_NONE : owner->limb->clause->facts[node->act]->type;
  if (node != NULL && node->kind->deadline != NULL)
    append_dated_is_true(formula, owner, node);
  else if (type == COMPACT_TYPE_DATE)
    cr_formula_is_date(formula, cr_formula_cell(owner, node->act));
  else if (type == COMPACT_TYPE_FLAG)
    cr_formula_is_word(formula, cr_formula_cell(owner, node->act), cr_formula_yes);
  else
    cr_text_format(formula, "%s=2", cr_formula_truth(self));
}

void cr_formula_is_unknown(cr_text *formula, const cr_formula *owner, const cr_formula_condition *self) {
  const cr_node *node = only_node(self);
  if (node == NULL || node->kind->same_day_is_unknown || node->kind->deadline == NULL) {
    cr_text_format(formula, "%s=1", cr_formula_truth(self));
    return;
  }
  cr_text_append(formula, "NOT(");
  cr_formula_are_dates(formula, cr_formula_cell(owner, node->act), cr_formula_cell(owner, node->reference));
  cr_text_append(formula, ")");
}
