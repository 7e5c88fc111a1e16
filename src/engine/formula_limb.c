/* formula_limb.c - how a limb comes out, as a formula
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The questions stand in the order in which evaluate.c asks them, each an IF around those that follow. One
 * that leads nowhere but to what is ruled out is not asked.
 */
#include "formula.h"

#include <string.h>

/* ---- What a formula comes to ---- */

compact_outcome cr_formula_outcome(const compact_limb *limb, cr_cause cause) {
  static const compact_outcome outcomes[] = {
      [CR_CAUSE_NONE] = COMPACT_OUTCOME_NONE,
      [CR_CAUSE_NOT_APPLICABLE] = COMPACT_OUTCOME_NOT_APPLICABLE,
      [CR_CAUSE_MET] = COMPACT_OUTCOME_MET,
      [CR_CAUSE_EXCUSED] = COMPACT_OUTCOME_EXCUSED,
      [CR_CAUSE_DUE] = COMPACT_OUTCOME_DUE,
      [CR_CAUSE_LATE] = COMPACT_OUTCOME_NOT_MET,
      [CR_CAUSE_NO] = COMPACT_OUTCOME_NOT_MET,
      [CR_CAUSE_OVERDUE] = COMPACT_OUTCOME_NOT_MET,
      [CR_CAUSE_UNSURE] = COMPACT_OUTCOME_CANNOT_TELL,
      [CR_CAUSE_MISSING] = COMPACT_OUTCOME_CANNOT_TELL,
      [CR_CAUSE_SAME_DAY] = COMPACT_OUTCOME_CANNOT_TELL,
      [CR_CAUSE_ESCAPE_PART] = COMPACT_OUTCOME_CANNOT_TELL,
  };
  bool is_mild = limb->is_advisory && outcomes[cause] == COMPACT_OUTCOME_NOT_MET;
  return is_mild ? COMPACT_OUTCOME_CANNOT_TELL : outcomes[cause];
}

static const char *ok_of(compact_outcome outcome) {
  if (outcome == COMPACT_OUTCOME_MET || outcome == COMPACT_OUTCOME_EXCUSED)
    return "1";
  return outcome == COMPACT_OUTCOME_NOT_MET ? "0" : "NA()";
}

static cr_text why_of(const cr_formula *self, cr_cause cause) {
  cr_text marked = {0}, formula = {0};
  cr_text_format(&marked, "%s.", compact_outcome_label(cr_formula_outcome(self->limb, cause)));
  cr_formula_why(&marked, self, cause);
  cr_text_append(&marked, " ");
  cr_formula_join(&formula, cr_text_string(&marked));
  formula.failed = formula.failed || marked.failed;
  cr_text_free(&marked);
  return formula;
}

/* The last day to act, whatever came of it. */
static cr_text by_of(const cr_formula *self, cr_cause cause) {
  const cr_node *node = self->limb->test.dated;
  cr_text formula = {0};
  if (node == NULL || cause == CR_CAUSE_NOT_APPLICABLE) {
    cr_text_append(&formula, "\"\"");
    return formula;
  }
  cr_text_append(&formula, "IF(");
  cr_formula_is_date(&formula, cr_formula_cell(self, node->reference));
  cr_text_append(&formula, ",");
  cr_formula_deadline(&formula, self, node);
  cr_text_append(&formula, ",\"\")");
  return formula;
}

/* Empty if it is ruled out. */
static cr_text result_of(const cr_formula *self, compact_want want, cr_cause cause) {
  cr_text formula = {0};
  if ((self->causes >> cause & 1) == 0)
    return formula;
  if (self->numbers != NULL) {
    cr_text_format(&formula, "%d", self->numbers[cause]);
    return formula;
  }
  if (want == COMPACT_WANT_WHY)
    return why_of(self, cause);
  if (want == COMPACT_WANT_BY)
    return by_of(self, cause);
  compact_outcome outcome = cr_formula_outcome(self->limb, cause);
  if (want == COMPACT_WANT_OK)
    cr_text_append(&formula, ok_of(outcome));
  else
    cr_text_format(&formula, "\"%s\"", compact_outcome_name(outcome));
  return formula;
}

/* ---- The questions ---- */

/* One or the other, by a condition; frees all three. Where both are one, or one is ruled out, there is no
 * question. */
static cr_text choose(cr_text condition, cr_text yes, cr_text no) {
  cr_text formula = {.failed = condition.failed || yes.failed || no.failed};
  if (no.length == 0 || strcmp(cr_text_string(&yes), cr_text_string(&no)) == 0)
    cr_text_append(&formula, cr_text_string(&yes));
  else if (yes.length == 0)
    cr_text_append(&formula, cr_text_string(&no));
  else
    cr_text_format(&formula, "IF(%s,%s,%s)", cr_text_string(&condition), cr_text_string(&yes),
                   cr_text_string(&no));
  cr_text_free(&condition);
  cr_text_free(&yes);
  cr_text_free(&no);
  return formula;
}

static cr_text has(const cr_formula_condition *condition, cr_truth truth) {
  cr_text formula = {0};
  cr_text_append(&formula, cr_formula_has(condition, truth));
  return formula;
}

/* Whether clause and limb both apply (true), or either does not (false). */
static cr_text applies_is(const cr_formula *self, cr_truth truth) {
  bool of_clause = self->clause_applies.condition->count > 0, of_limb = self->applies.condition->count > 0;
  if (!of_clause || !of_limb)
    return has(of_limb ? &self->applies : &self->clause_applies, truth);
  cr_text formula = {0};
  cr_text_format(&formula, "%s(%s,%s)", truth == CR_TRUE ? "AND" : "OR",
                 cr_formula_has(&self->clause_applies, truth), cr_formula_has(&self->applies, truth));
  return formula;
}

static bool has_applies(const cr_formula *self) {
  return self->clause_applies.condition->count > 0 || self->applies.condition->count > 0;
}

/* Of an escape that is not true: recorded in part if it is unknown and anything is that only it looks at.
 * Where it looks at one fact alone, a record that is neither yes nor no cannot be read. */
static cr_text is_escape_part(const cr_formula *self) {
  uint64_t facts = self->limb->escape.facts & ~self->limb->test.facts;
  cr_text formula = {0};
  const char *comma = "";
  bool is_any = cr_formula_is_any_record(&self->limb->escape);
  if (!is_any)
    cr_text_format(&formula, "AND(NOT(%s),", cr_formula_has(&self->escape, CR_FALSE));
  cr_text_append(&formula, "OR(");
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    if ((facts >> i & 1) == 0)
      continue;
    cr_text_append(&formula, comma);
    cr_formula_is_recorded(&formula, self, (uint8_t)i);
    comma = ",";
  }
  if (*comma == '\0')
    cr_text_append(&formula, "FALSE");
  cr_text_append(&formula, is_any ? ")" : "))");
  return formula;
}

/* Puts the escape that is recorded in part before a failure. */
static cr_text unless_part(const cr_formula *self, compact_want want, cr_text failure) {
  if (self->limb->escape.count == 0)
    return failure;
  return choose(is_escape_part(self), result_of(self, want, CR_CAUSE_ESCAPE_PART), failure);
}

/* Nobody has acted, it is known by when it had to be done, and which day it is. */
static cr_text is_awaiting(const cr_formula *self, const cr_node *node) {
  cr_text formula = {0};
  cr_text_append(&formula, "AND(");
  cr_formula_is_no_date(&formula, cr_formula_cell(self, node->act));
  cr_text_append(&formula, ",");
  cr_formula_are_dates(&formula, cr_formula_cell(self, node->reference), self->cells->as_of);
  cr_text_append(&formula, ")");
  return formula;
}

static cr_text is_in_time(const cr_formula *self, const cr_node *node) {
  cr_text formula = {0};
  cr_text_format(&formula, "INT(%s)<=", self->cells->as_of);
  cr_formula_deadline(&formula, self, node);
  return formula;
}

static cr_text overdue(const cr_formula *self, compact_want want) {
  cr_text result = result_of(self, want, CR_CAUSE_OVERDUE);
  if (has_applies(self))
    result = choose(applies_is(self, CR_TRUE), result, result_of(self, want, CR_CAUSE_UNSURE));
  return unless_part(self, want, result);
}

/* Dates that could not be told apart, and nothing missing. */
static cr_text is_same_day(const cr_formula *self) {
  cr_text formula = {0};
  const char *joint = "";
  if (self->limb->test.count == 1) {
    const cr_node *node = self->limb->test.nodes;
    cr_formula_are_dates(&formula, cr_formula_cell(self, node->act), cr_formula_cell(self, node->reference));
    return formula;
  }
  cr_text_append(&formula, "MAX(");
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    cr_text missing = {0};
    cr_formula_is_missing(&missing, self, &self->test, (uint8_t)i);
    if (missing.length > 0) {
      cr_text_format(&formula, "%s%s", joint, cr_text_string(&missing));
      joint = ",";
    }
    formula.failed = formula.failed || missing.failed;
    cr_text_free(&missing);
  }
  cr_text_append(&formula, ")=0");
  return formula;
}

static cr_text unknown(const cr_formula *self, compact_want want) {
  const cr_node *node = self->limb->test.dated;
  cr_text result = result_of(self, want, CR_CAUSE_MISSING);
  if (cr_formula_same_day_count(&self->limb->test) > 0)
    result = choose(is_same_day(self), result_of(self, want, CR_CAUSE_SAME_DAY), result);
  bool awaits = self->limb->test.count == 1 && node != NULL && self->cells->as_of != NULL &&
                cr_fact_is_asked(self->limb->clause->facts[node->act]);
  if (!awaits)
    return result;
  cr_text dated = choose(is_in_time(self, node), result_of(self, want, CR_CAUSE_DUE), overdue(self, want));
  return choose(is_awaiting(self, node), dated, result);
}

cr_text cr_formula_decide(const cr_formula *self, compact_want want) {
  cr_text result = unless_part(self, want, result_of(self, want, CR_CAUSE_NO));
  result = choose(has(&self->test, CR_FALSE), result, unknown(self, want));
  if (self->limb->escape.count > 0)
    result = choose(has(&self->escape, CR_TRUE), result_of(self, want, CR_CAUSE_EXCUSED), result);
  result = choose(has(&self->test, CR_TRUE), result_of(self, want, CR_CAUSE_MET), result);
  if (has_applies(self))
    result = choose(applies_is(self, CR_FALSE), result_of(self, want, CR_CAUSE_NOT_APPLICABLE), result);
  return result;
}

cr_text cr_formula_has_deadline(const cr_formula *self) {
  const cr_node *node = self->limb->test.dated;
  cr_text formula = {0}, is_known = {0};
  if (node == NULL)
    return formula;
  cr_formula_is_date(&is_known, cr_formula_cell(self, node->reference));
  if (!has_applies(self))
    return is_known;
  cr_text is_beside = applies_is(self, CR_FALSE);
  cr_text_format(&formula, "IF(%s,FALSE,%s)", cr_text_string(&is_beside), cr_text_string(&is_known));
  formula.failed = formula.failed || is_beside.failed || is_known.failed;
  cr_text_free(&is_beside);
  cr_text_free(&is_known);
  return formula;
}
