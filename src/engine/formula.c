/* formula.c - limbs and clauses as native spreadsheet formulas
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula.h"

#include "explain.h"

#include <stdlib.h>

/* ---- Limits ---- */

static bool has_long_period(const cr_condition *condition) {
  for (size_t i = 0; i < condition->count; i++) {
    compact_period period = condition->nodes[i].period;
    long days = (period.years * 12L + period.months) * 31 + period.weeks * 7L + period.days;
    if (days > CR_FORMULA_PERIOD_MAX)
      return true;
  }
  return false;
}

/* Of brackets outside literals. */
static bool is_too_deep(const char *formula) {
  int depth = 0;
  bool is_literal = false;
  for (; *formula != '\0' && depth <= CR_FORMULA_DEPTH_MAX; formula++) {
    is_literal = is_literal != (*formula == '"');
    if (!is_literal)
      depth += (*formula == '(') - (*formula == ')');
  }
  return depth > CR_FORMULA_DEPTH_MAX;
}

/* Why no formula gives the engine's answer for the limb; NULL if one does. */
static const char *problem_of_limb(const compact_limb *limb, compact_want want) {
  if (has_long_period(&limb->test) || has_long_period(&limb->escape) || has_long_period(&limb->applies) ||
      has_long_period(&limb->clause->applies))
    return "a period of more than 25 years leads out of the dates that every spreadsheet program counts";
  if (want == COMPACT_WANT_WHY && cr_formula_same_day_count(&limb->test) > 1)
    return "of several pairs of dates a formula cannot say which fall on one day";
  return NULL;
}

static const char *problem_of(const cr_text *formula) {
  if (formula->length > CR_FORMULA_LENGTH_MAX)
    return "the formula would be longer than the 8,192 characters that a cell takes";
  if (is_too_deep(cr_text_string(formula)))
    return "the formula would have more brackets inside one another than a cell takes";
  return NULL;
}

/* ---- Limbs, one or all of a clause ---- */

static void begin(cr_formula *self, const compact_limb *limb, const compact_cells *cells) {
  *self = (cr_formula){.limb = limb, .cells = cells, .causes = UINT32_MAX};
  cr_formula_condition_begin(&self->clause_applies, self, &limb->clause->applies);
  cr_formula_condition_begin(&self->applies, self, &limb->applies);
  cr_formula_condition_begin(&self->test, self, &limb->test);
  cr_formula_condition_begin(&self->escape, self, &limb->escape);
}

static bool has_failed(const cr_formula *self) {
  return self->clause_applies.failed || self->applies.failed || self->test.failed || self->escape.failed;
}

static void end(cr_formula *self) {
  cr_formula_condition_free(&self->clause_applies);
  cr_formula_condition_free(&self->applies);
  cr_formula_condition_free(&self->test);
  cr_formula_condition_free(&self->escape);
}

void cr_formula_cite(cr_text *formula, const compact_clause *clause) {
  cr_text citation = {0};
  cr_citation_append(clause, &citation);
  cr_text_append(formula, "&");
  cr_formula_join(formula, cr_text_string(&citation));
  formula->failed = formula->failed || citation.failed;
  cr_text_free(&citation);
}

static bool has_outcomes(const cr_formula *limbs, size_t count) {
  const char *const *outcomes = limbs->cells->outcomes;
  for (size_t i = 0; outcomes != NULL && i < count; i++) {
    if (outcomes[limbs[i].limb->index] == NULL)
      return false;
  }
  return outcomes != NULL;
}

static cr_text compile(cr_formula *limbs, size_t count, compact_want want, bool by_outcomes,
                       const char **problem) {
  size_t choices = 0;
  if (by_outcomes && has_outcomes(limbs, count))
    return cr_formula_by_outcomes(limbs, count, want);
  if (count > 1 && want == COMPACT_WANT_BY)
    return cr_formula_first_deadline(limbs, count);
  cr_text formula =
      count > 1 ? cr_formula_by_facts(limbs, count, want, &choices) : cr_formula_decide(limbs, want);
  if (choices > CR_FORMULA_CHOICES_MAX)
    *problem = "the formula would choose from more results than the 30 that Calc takes";
  if (want == COMPACT_WANT_WHY)
    cr_formula_cite(&formula, limbs->limb->clause);
  return formula;
}

/* Hands the formula over, unless there is a problem. */
static compact_error finish(cr_text *formula, const char *found, const char **problem, char **out) {
  if (found == NULL && !formula->failed)
    found = problem_of(formula);
  if (problem != NULL)
    *problem = found;
  if (found == NULL || formula->failed)
    return cr_text_take(formula, out);
  cr_text_free(formula);
  *out = NULL;
  return COMPACT_ERROR_LIMIT;
}

static compact_error write_limbs(const compact_limb *const *limbs, size_t count, compact_want want,
                                 const compact_cells *cells, bool by_outcomes, const char **problem,
                                 char **out) {
  const char *found = NULL;
  cr_formula *begun = calloc(count, sizeof *begun);
  cr_text formula = {.failed = begun == NULL};
  if (begun == NULL)
    return finish(&formula, NULL, problem, out);
  for (size_t i = 0; i < count; i++) {
    begin(&begun[i], limbs[i], cells);
    formula.failed = formula.failed || has_failed(&begun[i]);
    found = found == NULL ? problem_of_limb(limbs[i], want) : found;
  }
  cr_text compiled = compile(begun, count, want, by_outcomes, &found);
  cr_text_format(&formula, "=%s", cr_text_string(&compiled));
  formula.failed = formula.failed || compiled.failed;
  cr_text_free(&compiled);
  for (size_t i = 0; i < count; i++)
    end(&begun[i]);
  free(begun);
  return finish(&formula, found, problem, out);
}

compact_error compact_limb_formula(const compact_limb *limb, compact_want want, const compact_cells *cells,
                                   const char **problem, char **out) {
  return write_limbs(&limb, 1, want, cells, want == COMPACT_WANT_WHY, problem, out);
}

/* ---- A clause ---- */

static bool always_counts(const compact_limb *limb) {
  return !limb->is_advisory && limb->applies.count == 0 && limb->clause->applies.count == 0;
}

/* An advisory limb counts only where none of the others applies: not if one of these always does. */
static size_t find_counting(const compact_clause *clause, const compact_limb *counting[CR_CLAUSE_LIMBS_MAX]) {
  bool only_binding = false;
  size_t count = 0;
  for (size_t i = 0; i < clause->limb_count; i++)
    only_binding = only_binding || always_counts(clause->limbs[i]);
  for (size_t i = 0; i < clause->limb_count; i++) {
    if (!only_binding || !clause->limbs[i]->is_advisory)
      counting[count++] = clause->limbs[i];
  }
  return count;
}

/* What the engine says of a clause that it does not decide. */
static void append_principle(cr_text *formula, const compact_clause *clause, compact_want want) {
  compact_outcome outcome = COMPACT_OUTCOME_NOT_APPLICABLE;
  cr_text why = {0};
  cr_text_format(&why, "%s.", compact_outcome_label(outcome));
  cr_sentence_append(&why, CR_SENTENCE_PRINCIPLE, NULL, 0);
  cr_citation_append(clause, &why);
  cr_text_append(formula, "=");
  if (want == COMPACT_WANT_OK)
    cr_text_append(formula, "NA()");
  else
    cr_formula_join(formula, want == COMPACT_WANT_WHY  ? cr_text_string(&why)
                             : want == COMPACT_WANT_BY ? ""
                                                       : compact_outcome_name(outcome));
  formula->failed = formula->failed || why.failed;
  cr_text_free(&why);
}

compact_error compact_clause_formula(const compact_clause *clause, compact_want want,
                                     const compact_cells *cells, const char **problem, char **out) {
  const compact_limb *counting[CR_CLAUSE_LIMBS_MAX];
  size_t count = find_counting(clause, counting);
  cr_text formula = {0};
  if (clause->limb_count == 1)
    return compact_limb_formula(clause->limbs[0], want, cells, problem, out);
  if (count > 0 && want == COMPACT_WANT_BY)
    return write_limbs(clause->limbs, clause->limb_count, want, cells, false, problem, out);
  if (count > 0)
    return write_limbs(counting, count, want, cells, true, problem, out);
  append_principle(&formula, clause, want);
  return finish(&formula, NULL, problem, out);
}
