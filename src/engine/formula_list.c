/* formula_list.c - formulas in texts for people, and lists of facts made of them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula.h"

#include "label.h"

#include <string.h>

/* ---- Marked formulas ---- */

void cr_formula_mark(cr_text *marked, cr_text *formula) {
  cr_text_format(marked, CR_FORMULA_OPEN "%s" CR_FORMULA_CLOSE, cr_text_string(formula));
  marked->failed = marked->failed || formula->failed;
  cr_text_free(formula);
}

void cr_formula_append_choice(cr_text *formula, cr_text *yes, cr_text *no) {
  cr_text_append(formula, ",");
  cr_formula_join(formula, cr_text_string(yes));
  cr_text_append(formula, ",");
  cr_formula_join(formula, cr_text_string(no));
  cr_text_append(formula, ")");
  formula->failed = formula->failed || yes->failed || no->failed;
  cr_text_free(yes);
  cr_text_free(no);
}

void cr_formula_mark_if(cr_text *marked, cr_text *condition, cr_text *yes) {
  cr_text formula = {.failed = condition->failed}, no = {0};
  cr_text_format(&formula, "IF(%s", cr_text_string(condition));
  cr_formula_append_choice(&formula, yes, &no);
  cr_text_free(condition);
  cr_formula_mark(marked, &formula);
}

/* ---- Lists of facts ---- */

static bool is_in(uint64_t facts, size_t fact) {
  return (facts >> fact & 1) != 0;
}

/* What is recorded for a fact, behind its label. */
static void append_value(cr_text *item, const cr_formula *self, uint8_t fact) {
  const char *cell = cr_formula_cell(self, fact);
  cr_text formula = {0};
  switch (self->limb->clause->facts[fact]->type) {
  case COMPACT_TYPE_DATE:
    cr_text_format(&formula, "\": \"&TEXT(INT(%s),\"d mmm yyyy\")", cell);
    break;
  case COMPACT_TYPE_TEXT:
    cr_text_append(&formula, "IF(");
    cr_formula_is_word(&formula, cell, cr_formula_yes);
    cr_text_format(&formula, ",\"%s\",IF(", cr_sentence_template(CR_SENTENCE_TICKED));
    cr_formula_is_word(&formula, cell, cr_formula_nothing);
    cr_text_format(&formula, ",\": no\",\": \"&%s))", cell);
    break;
  case COMPACT_TYPE_FLAG:
    cr_text_append(&formula, "IF(");
    cr_formula_is_word(&formula, cell, cr_formula_yes);
    cr_text_append(&formula, ",\": yes\",\": no\")");
    break;
  default:
    cr_text_format(&formula, "\": \"&LOWER(TRIM(CLEAN(SUBSTITUTE(%s,\"\xC2\xA0\",\" \"))))", cell);
  }
  cr_formula_mark(item, &formula);
}

void cr_formula_add_item(cr_formula_list *self, cr_text *condition, cr_text *item) {
  bool is_sure = strcmp(cr_text_string(condition), "1") == 0, is_never = condition->length == 0;
  cr_text behind_comma = {.failed = item->failed || condition->failed};
  cr_text_format(&behind_comma, "%s%s", is_sure && self->count == 0 ? "" : ", ", cr_text_string(item));
  if (is_sure || is_never) {
    cr_text_append(&self->items, is_sure ? cr_text_string(&behind_comma) : "");
    self->items.failed = self->items.failed || behind_comma.failed;
    cr_text_free(&behind_comma);
    cr_text_free(condition);
  } else {
    cr_formula_mark_if(&self->items, condition, &behind_comma);
  }
  if (!is_never && self->count++ == 0)
    cr_text_append(&self->first, cr_text_string(item));
  cr_text_free(item);
}

void cr_formula_append_about(cr_text *marked, cr_sentence sentence, cr_formula_list *self) {
  cr_text facts = {.failed = self->items.failed || self->first.failed};
  if (self->count == 1 && !self->may_be_empty) {
    cr_text_append(&facts, cr_text_string(&self->first));
  } else if (self->items.length > 0 && self->items.data[0] == CR_FORMULA_OPEN[0]) {
    cr_text formula = {0};
    cr_text_append(&formula, "MID(");
    cr_formula_join(&formula, cr_text_string(&self->items));
    cr_text_format(&formula, ",3,%d)", (int)CR_FORMULA_LENGTH_MAX);
    cr_formula_mark(&facts, &formula);
  } else {
    cr_text_append(&facts, cr_text_string(&self->items));
  }
  cr_sentence_append(marked, sentence, &(cr_slot){"facts", cr_text_string(&facts)}, 1);
  marked->failed = marked->failed || facts.failed;
  cr_text_free(&facts);
  cr_text_free(&self->items);
  cr_text_free(&self->first);
}

static void add_missing(cr_formula_list *self, const cr_formula *owner, const cr_formula_condition *condition,
                        uint8_t fact) {
  cr_text is_missing = {0}, label = {0};
  cr_formula_is_missing(&is_missing, owner, condition, fact);
  cr_label_append(&label, owner->limb->clause->facts[fact]->label);
  cr_formula_add_item(self, &is_missing, &label);
}

void cr_formula_missing_facts(cr_text *marked, const cr_formula *self, const cr_formula_condition *condition,
                              cr_sentence sentence) {
  cr_formula_list facts = {.may_be_empty = sentence != CR_SENTENCE_MISSING &&
                                           cr_formula_same_day_count(condition->condition) > 0};
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    if (is_in(condition->condition->facts, i))
      add_missing(&facts, self, condition, (uint8_t)i);
  }
  cr_formula_append_about(marked, sentence, &facts);
}

void cr_formula_deciding_facts(cr_text *marked, const cr_formula *self, const cr_formula_condition *condition,
                               cr_truth truth, uint64_t without, cr_sentence sentence) {
  cr_formula_list facts = {.may_be_empty = (condition->condition->facts & without) != 0};
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    cr_text has_decided = {0}, item = {0};
    if (!is_in(condition->condition->facts & ~without, i))
      continue;
    cr_formula_has_decided(&has_decided, condition, (uint8_t)i, truth);
    cr_label_append(&item, self->limb->clause->facts[i]->label);
    append_value(&item, self, (uint8_t)i);
    cr_formula_add_item(&facts, &has_decided, &item);
  }
  cr_formula_append_about(marked, sentence, &facts);
}
