/* formula_facts.c - which facts decide a condition, as formulas
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula.h"

#include <string.h>

static bool is_of(const cr_node *node, uint8_t fact) {
  return node->act == fact || (node->kind->deadline != NULL && node->reference == fact);
}

/* What is asked of every node in turn: the answer of a node that has that truth. */
typedef struct asking {
  const cr_formula_condition *condition;
  cr_text answers[CR_CONDITION_NODES_MAX][CR_UNKNOWN + 1]; /* by truth */
} asking;

/* Appends the answer of the first child that has the truth: one has it, so the last need not be asked. */
static void append_first(asking *self, size_t node, cr_truth truth, cr_truth child_truth) {
  const cr_formula_condition *all = self->condition;
  cr_text *answer = &self->answers[node][truth];
  size_t open = 0, last = node, answered = 0;
  for (size_t i = cr_formula_next_child(all, node, 0); i < node;
       i = cr_formula_next_child(all, node, i + 1)) {
    last = i;
    answered += self->answers[i][child_truth].length > 0;
  }
  for (size_t i = cr_formula_next_child(all, node, 0); answered > 0 && i < node;
       i = cr_formula_next_child(all, node, i + 1)) {
    const cr_text *inner = &self->answers[i][child_truth];
    if (i != last)
      cr_text_format(answer, "IF(%s,", cr_text_string(&all->has[i][child_truth]));
    cr_text_append(answer, inner->length == 0 ? "0" : cr_text_string(inner));
    cr_text_append(answer, i == last ? "" : ",");
    open += i != last;
  }
  for (; open > 0; open--)
    cr_text_append(answer, ")");
}

static bool is_always(const char *answer) {
  return strcmp(answer, "1") == 0;
}

/* A comparison of dates that is known misses nothing; other conditions have to be unknown to be asked. */
static void append_of_unknown(cr_text *answer, const cr_formula_condition *all, size_t child,
                              const char *inner) {
  if (all->condition->nodes[child].kind->deadline != NULL)
    cr_text_append(answer, inner);
  else
    cr_text_format(answer, "IF(%s,%s,0)", cr_text_string(&all->has[child][CR_UNKNOWN]), inner);
}

/* Whether any child says so; of unknown ones, where not all need be. */
static void append_union(asking *self, size_t node, cr_truth truth, cr_truth child_truth) {
  const cr_formula_condition *all = self->condition;
  cr_text *answer = &self->answers[node][truth], any = {0};
  size_t count = 0;
  for (size_t i = cr_formula_next_child(all, node, 0); i < node;
       i = cr_formula_next_child(all, node, i + 1)) {
    const char *inner = cr_text_string(&self->answers[i][child_truth]);
    if (*inner == '\0')
      continue;
    if (truth != CR_UNKNOWN && is_always(inner)) {
      cr_text_append(answer, "1");
      cr_text_free(&any);
      return;
    }
    cr_text_append(&any, count++ == 0 ? "" : ",");
    if (truth == CR_UNKNOWN)
      append_of_unknown(&any, all, i, inner);
    else
      cr_text_append(&any, inner);
  }
  if (count > 0)
    cr_text_format(answer, count > 1 ? "MAX(%s)" : "%s", cr_text_string(&any));
  answer->failed = answer->failed || any.failed;
  cr_text_free(&any);
}

/* As condition.c combines them. */
static void ask_composite(asking *self, size_t node) {
  cr_joining joint = cr_joining_of(&self->condition->condition->nodes[node]);
  if (joint == CR_ANY) {
    append_first(self, node, CR_TRUE, CR_TRUE);
    append_union(self, node, CR_FALSE, CR_FALSE);
    append_first(self, node, CR_UNKNOWN, CR_UNKNOWN);
  } else {
    append_union(self, node, CR_TRUE, joint == CR_NOT ? CR_FALSE : CR_TRUE);
    append_first(self, node, CR_FALSE, joint == CR_NOT ? CR_TRUE : CR_FALSE);
    append_union(self, node, CR_UNKNOWN, CR_UNKNOWN);
  }
}

static void ask_leaf(asking *self, const cr_formula *owner, size_t index, uint8_t fact) {
  const cr_node *node = &self->condition->condition->nodes[index];
  cr_text *answers = self->answers[index];
  if (!is_of(node, fact))
    return;
  cr_text_append(&answers[CR_TRUE], "1");
  cr_text_append(&answers[CR_FALSE], "1");
  if (node->kind->deadline == NULL) {
    cr_text_append(&answers[CR_UNKNOWN], "1");
  } else if (owner != NULL) {
    cr_text_append(&answers[CR_UNKNOWN], "IF(");
    cr_formula_is_date(&answers[CR_UNKNOWN], cr_formula_cell(owner, fact));
    cr_text_append(&answers[CR_UNKNOWN], ",0,1)");
  }
}

static void ask(cr_text *formula, const cr_formula *owner, const cr_formula_condition *condition,
                uint8_t fact, cr_truth truth) {
  size_t count = condition->condition->count;
  asking self = {.condition = condition};
  for (size_t i = 0; i < count; i++) {
    if (condition->condition->nodes[i].kind->combine == NULL)
      ask_leaf(&self, owner, i, fact);
    else
      ask_composite(&self, i);
  }
  if (count > 0)
    cr_text_append(formula, cr_text_string(&self.answers[count - 1][truth]));
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j <= CR_UNKNOWN; j++) {
      formula->failed = formula->failed || self.answers[i][j].failed;
      cr_text_free(&self.answers[i][j]);
    }
  }
}

void cr_formula_is_missing(cr_text *formula, const cr_formula *owner, const cr_formula_condition *self,
                           uint8_t fact) {
  ask(formula, owner, self, fact, CR_UNKNOWN);
}

void cr_formula_has_decided(cr_text *formula, const cr_formula_condition *self, uint8_t fact,
                            cr_truth truth) {
  ask(formula, NULL, self, fact, truth);
}
