/* formula_truth.c - conditions as formulas: how they come out
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

/* All choices of the fact but one; all if except is none of them. */
static void append_choices(cr_text *words, const compact_fact *fact, size_t except) {
  for (size_t i = 0; i < fact->choice_count; i++) {
    if (i != except)
      append_bars(words, fact->choices[i]);
  }
}

static void append_is(cr_text *formula, const cr_formula *self, const cr_node *node) {
  const char *cell = cr_formula_cell(self, node->act);
  const compact_fact *fact = self->limb->clause->facts[node->act];
  cr_text one = {0}, any = {0};
  append_bars(&one, fact->choices[node->choice]);
  append_choices(&any, fact, fact->choice_count);
  append_if_word(formula, cell, cr_text_string(&one));
  cr_text_append(formula, ",2,");
  append_if_word(formula, cell, cr_text_string(&any));
  cr_text_append(formula, ",0,1))");
  formula->failed = formula->failed || one.failed || any.failed;
  cr_text_free(&one);
  cr_text_free(&any);
}

static bool is_choice(const cr_node *node) {
  return strcmp(node->kind->element.name, "is") == 0;
}

static void append_leaf(cr_text *formula, const cr_formula *self, const cr_node *node) {
  if (node->kind->deadline != NULL)
    append_dated(formula, self, node);
  else if (is_choice(node))
    append_is(formula, self, node);
  else
    append_stated(formula, self, node);
}

/* ---- Whether a condition on facts or dates has a truth, which takes fewer words than how it comes out ----
 */

static void append_dated_has(cr_text *formula, const cr_formula *self, const cr_node *node, cr_truth truth) {
  const char *act = cr_formula_cell(self, node->act), *ref = cr_formula_cell(self, node->reference);
  bool can_be_one_day = node->kind->same_day_is_unknown;
  if (truth == CR_UNKNOWN && !can_be_one_day) {
    cr_text_append(formula, "NOT(");
    cr_formula_are_dates(formula, act, ref);
    cr_text_append(formula, ")");
    return;
  }
  cr_text_append(formula, "IF(");
  cr_formula_are_dates(formula, act, ref);
  cr_text_format(formula, ",INT(%s)%s", act, truth == CR_TRUE ? "<=" : truth == CR_FALSE ? ">" : "=");
  if (truth == CR_TRUE || !can_be_one_day)
    cr_formula_deadline(formula, self, node);
  else
    cr_text_format(formula, "INT(%s)", ref);
  cr_text_append(formula, truth == CR_UNKNOWN ? ",TRUE)" : ")");
}

static void append_is_has(cr_text *formula, const cr_formula *self, const cr_node *node, cr_truth truth) {
  const compact_fact *fact = self->limb->clause->facts[node->act];
  cr_text words = {0};
  if (truth == CR_TRUE)
    append_bars(&words, fact->choices[node->choice]);
  else
    append_choices(&words, fact, truth == CR_FALSE ? node->choice : fact->choice_count);
  cr_text_append(formula, truth == CR_UNKNOWN ? "NOT(" : "");
  cr_formula_is_word(formula, cr_formula_cell(self, node->act), cr_text_string(&words));
  cr_text_append(formula, truth == CR_UNKNOWN ? ")" : "");
  formula->failed = formula->failed || words.failed;
  cr_text_free(&words);
}

static void append_date_has(cr_text *formula, const char *cell, cr_truth truth) {
  cr_text_append(formula, truth == CR_FALSE ? "FALSE" : truth == CR_UNKNOWN ? "NOT(" : "");
  if (truth != CR_FALSE)
    cr_formula_is_date(formula, cell);
  cr_text_append(formula, truth == CR_UNKNOWN ? ")" : "");
}

/* Words that are no "nothing"; a cell with an error in it has no words. */
static void append_text_has(cr_text *formula, const char *cell, cr_truth truth) {
  if (truth == CR_FALSE) {
    cr_formula_is_word(formula, cell, cr_formula_nothing);
    return;
  }
  cr_text words = {0};
  cr_text_format(&words, "|%s", truth == CR_TRUE ? cr_formula_nothing : "|");
  cr_text_format(formula, truth == CR_TRUE ? "IF(ISTEXT(\"\"&%s),NOT(" : "IF(ISTEXT(\"\"&%s),", cell);
  cr_formula_is_word(formula, cell, cr_text_string(&words));
  cr_text_append(formula, truth == CR_TRUE ? "))" : ",TRUE)");
  formula->failed = formula->failed || words.failed;
  cr_text_free(&words);
}

static void append_flag_has(cr_text *formula, const char *cell, cr_truth truth) {
  if (truth != CR_UNKNOWN) {
    cr_formula_is_word(formula, cell, truth == CR_TRUE ? cr_formula_yes : cr_formula_no);
    return;
  }
  cr_text words = {0};
  cr_text_format(&words, "%s%s", cr_formula_yes, cr_formula_no + 1);
  cr_text_append(formula, "NOT(");
  cr_formula_is_word(formula, cell, cr_text_string(&words));
  cr_text_append(formula, ")");
  formula->failed = formula->failed || words.failed;
  cr_text_free(&words);
}

static void append_leaf_has(cr_text *formula, const cr_formula *self, const cr_node *node, cr_truth truth) {
  const char *cell = cr_formula_cell(self, node->act);
  compact_type type = self->limb->clause->facts[node->act]->type;
  if (node->kind->deadline != NULL)
    append_dated_has(formula, self, node, truth);
  else if (is_choice(node))
    append_is_has(formula, self, node, truth);
  else if (type == COMPACT_TYPE_DATE)
    append_date_has(formula, cell, truth);
  else if (type == COMPACT_TYPE_TEXT)
    append_text_has(formula, cell, truth);
  else
    append_flag_has(formula, cell, truth);
}

/* ---- Conditions on conditions ---- */

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
    comma = ",";
  }
  cr_text_append(formula, ")");
}

/* All its children have the truth, or any. */
static void append_children_have(cr_formula_condition *self, size_t node, cr_truth truth, bool all,
                                 cr_truth of_child) {
  cr_text *formula = &self->has[node][truth];
  bool is_one = self->condition->nodes[node].children == 1;
  const char *before = is_one ? "" : all ? "AND(" : "OR(";
  for (size_t i = cr_formula_next_child(self, node, 0); i < node;
       i = cr_formula_next_child(self, node, i + 1)) {
    cr_text_format(formula, "%s%s", before, cr_text_string(&self->has[i][of_child]));
    before = ",";
  }
  cr_text_append(formula, is_one ? "" : ")");
}

static void append_composite_has(cr_formula_condition *self, size_t node) {
  cr_joining joint = cr_joining_of(&self->condition->nodes[node]);
  bool is_not = joint == CR_NOT;
  append_children_have(self, node, CR_TRUE, joint != CR_ANY, is_not ? CR_FALSE : CR_TRUE);
  append_children_have(self, node, CR_FALSE, joint == CR_ANY, is_not ? CR_TRUE : CR_FALSE);
  cr_text_format(&self->has[node][CR_UNKNOWN], "%s=1", cr_text_string(&self->truth[node]));
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

static void begin_node(cr_formula_condition *self, const cr_formula *formula, size_t index) {
  const cr_node *node = &self->condition->nodes[index];
  if (node->kind->combine != NULL) {
    append_composite(self, index);
    append_composite_has(self, index);
  } else {
    append_leaf(&self->truth[index], formula, node);
    for (cr_truth truth = CR_FALSE; truth <= CR_UNKNOWN; truth++)
      append_leaf_has(&self->has[index][truth], formula, node, truth);
  }
  self->failed = self->failed || self->truth[index].failed;
  for (cr_truth truth = CR_FALSE; truth <= CR_UNKNOWN; truth++)
    self->failed = self->failed || self->has[index][truth].failed;
}

void cr_formula_condition_begin(cr_formula_condition *self, const cr_formula *formula,
                                const cr_condition *condition) {
  self->condition = condition;
  find_parents(self);
  for (size_t i = 0; i < condition->count; i++)
    begin_node(self, formula, i);
}

void cr_formula_condition_free(cr_formula_condition *self) {
  for (size_t i = 0; i < self->condition->count; i++) {
    cr_text_free(&self->truth[i]);
    for (cr_truth truth = CR_FALSE; truth <= CR_UNKNOWN; truth++)
      cr_text_free(&self->has[i][truth]);
  }
}

const char *cr_formula_has(const cr_formula_condition *self, cr_truth truth) {
  return cr_text_string(&self->has[self->condition->count - 1][truth]);
}

bool cr_formula_is_any_record(const cr_condition *condition) {
  for (size_t i = 0; i < condition->count; i++) {
    const char *name = condition->nodes[i].kind->element.name;
    if (strcmp(name, "stated") != 0 && strcmp(name, "any") != 0)
      return false;
  }
  return condition->count > 0;
}

size_t cr_formula_same_day_count(const cr_condition *condition) {
  size_t count = 0;
  for (size_t i = 0; i < condition->count; i++)
    count += condition->nodes[i].kind->same_day_is_unknown;
  return count;
}
