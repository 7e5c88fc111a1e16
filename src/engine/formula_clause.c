/* formula_clause.c - the worst of a clause's limbs, as a formula
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula.h"

#include <string.h>

/* What the clause may come to, in the order of compact_result_deciding(): the first that is so counts. */
static const struct turn {
  bool is_advisory;
  compact_outcome outcome;
} turns[] = {
    {false, COMPACT_OUTCOME_NOT_MET},
    {false, COMPACT_OUTCOME_CANNOT_TELL},
    {false, COMPACT_OUTCOME_DUE},
    {false, COMPACT_OUTCOME_EXCUSED},
    {false, COMPACT_OUTCOME_MET},
    {true, COMPACT_OUTCOME_CANNOT_TELL},
    {true, COMPACT_OUTCOME_DUE},
    {true, COMPACT_OUTCOME_EXCUSED},
    {true, COMPACT_OUTCOME_MET},
    {false, COMPACT_OUTCOME_NOT_APPLICABLE},
    {true, COMPACT_OUTCOME_NOT_APPLICABLE},
};

enum { TURNS = sizeof turns / sizeof *turns };

static uint32_t causes_of(const compact_limb *limb, compact_outcome outcome) {
  uint32_t causes = 0;
  for (int cause = 0; cause < CR_FORMULA_CAUSES; cause++) {
    if (cr_formula_outcome(limb, (cr_cause)cause) == outcome)
      causes |= 1u << cause;
  }
  return causes;
}

/* What a limb comes to where it is known to be of these causes; empty if it never is. */
static cr_text decide_of(cr_formula *limb, compact_want want, uint32_t causes) {
  limb->causes = causes;
  return cr_formula_decide(limb, want);
}

/* ---- By the cells that hold the limbs' outcomes ---- */

/* A chain of questions. The last waits, since it may prove to be no question: all others have been asked. */
typedef struct chain {
  cr_text formula, conditions, result;
  size_t condition_count, asked;
} chain;

static void ask_waiting(chain *self) {
  if (self->condition_count > 0) {
    cr_text_format(&self->formula, self->condition_count > 1 ? "IF(OR(%s),%s," : "IF(%s,%s,",
                   cr_text_string(&self->conditions), cr_text_string(&self->result));
    self->asked++;
  }
  cr_text_clear(&self->conditions);
  cr_text_clear(&self->result);
  self->condition_count = 0;
}

/* Conditions that lead to the same stand together. */
static void add(chain *self, const cr_text *condition, const cr_text *result) {
  if (strcmp(cr_text_string(&self->result), cr_text_string(result)) != 0)
    ask_waiting(self);
  cr_text_format(&self->conditions, "%s%s", self->condition_count == 0 ? "" : ",", cr_text_string(condition));
  if (self->condition_count++ == 0)
    cr_text_append(&self->result, cr_text_string(result));
  self->formula.failed = self->formula.failed || condition->failed || result->failed;
}

static cr_text end(chain *self) {
  cr_text_append(&self->formula, cr_text_string(&self->result));
  for (; self->asked > 0; self->asked--)
    cr_text_append(&self->formula, ")");
  self->formula.failed = self->formula.failed || self->conditions.failed || self->result.failed;
  cr_text_free(&self->conditions);
  cr_text_free(&self->result);
  return self->formula;
}

static const char *outcome_cell(const cr_formula *limb) {
  return limb->cells->outcomes[limb->limb->index];
}

static void add_limb(chain *self, cr_formula *limb, compact_want want, compact_outcome outcome) {
  cr_text condition = {0}, result = decide_of(limb, want, causes_of(limb->limb, outcome));
  self->formula.failed = self->formula.failed || result.failed;
  if (result.length > 0) {
    cr_text_format(&condition, "%s=\"%s\"", outcome_cell(limb), compact_outcome_name(outcome));
    add(self, &condition, &result);
  }
  cr_text_free(&condition);
  cr_text_free(&result);
}

/* Whether the cell holds one of the outcomes that the limb may have. */
static void append_is_outcome(cr_text *formula, cr_formula *limb) {
  cr_text_format(formula, "ISNUMBER(FIND(\"|\"&%s&\"|\",\"|", outcome_cell(limb));
  for (compact_outcome outcome = COMPACT_OUTCOME_NOT_MET; outcome <= COMPACT_OUTCOME_NOT_APPLICABLE;
       outcome++) {
    cr_text result = decide_of(limb, COMPACT_WANT_OK, causes_of(limb->limb, outcome));
    if (result.length > 0)
      cr_text_format(formula, "%s|", compact_outcome_name(outcome));
    formula->failed = formula->failed || result.failed;
    cr_text_free(&result);
  }
  cr_text_append(formula, "\"))");
}

/* Where all that counts before has been ruled out no limb applies: the first tells why. */
static cr_text chain_of(cr_formula *limbs, size_t count, compact_want want) {
  chain self = {0};
  bool is_ended = false;
  for (const struct turn *turn = turns; turn < turns + TURNS; turn++) {
    for (size_t i = 0; i < count && !is_ended; i++) {
      if (limbs[i].limb->is_advisory == turn->is_advisory) {
        add_limb(&self, &limbs[i], want, turn->outcome);
        is_ended = turn->outcome == COMPACT_OUTCOME_NOT_APPLICABLE;
      }
    }
  }
  return end(&self);
}

cr_text cr_formula_by_outcomes(cr_formula *limbs, size_t count, compact_want want) {
  static const char *const unreadable[] = {
      [COMPACT_WANT_OUTCOME] = "\"cannot tell\"", [COMPACT_WANT_OK] = "NA()", [COMPACT_WANT_WHY] = "\"\""};
  cr_text formula = {0}, inner = chain_of(limbs, count, want);
  cr_text_append(&formula, count > 1 ? "IF(AND(" : "IF(");
  for (size_t i = 0; i < count; i++) {
    cr_text_append(&formula, i == 0 ? "" : ",");
    append_is_outcome(&formula, &limbs[i]);
  }
  cr_text_format(&formula, count > 1 ? "),%s" : ",%s", cr_text_string(&inner));
  if (want == COMPACT_WANT_WHY)
    cr_formula_cite(&formula, limbs->limb->clause);
  cr_text_format(&formula, ",%s)", unreadable[want]);
  formula.failed = formula.failed || inner.failed;
  cr_text_free(&inner);
  return formula;
}

/* ---- By the facts alone ---- */

/* Every cause of every limb has a number: the smallest that comes up chooses what the clause comes to. */
typedef struct numbering {
  uint16_t numbers[CR_CLAUSE_LIMBS_MAX][CR_FORMULA_CAUSES];
  cr_text texts, last;
  uint16_t count;
} numbering;

/* Numbers those of the causes that the limb may be of. */
static void add_causes(numbering *self, cr_formula *limb, size_t index, compact_want want, uint32_t causes) {
  for (int cause = 0; cause < CR_FORMULA_CAUSES; cause++) {
    if ((causes >> cause & 1) == 0)
      continue;
    cr_text text = decide_of(limb, want, 1u << cause);
    if (text.length > 0 && strcmp(cr_text_string(&text), cr_text_string(&self->last)) != 0) {
      self->count++;
      cr_text_format(&self->texts, ",%s", cr_text_string(&text));
      cr_text_clear(&self->last);
      cr_text_append(&self->last, cr_text_string(&text));
    }
    self->numbers[index][cause] = self->count;
    self->texts.failed = self->texts.failed || text.failed || self->last.failed;
    cr_text_free(&text);
  }
}

/* Of the limbs that do not apply the first tells why; if it always applies, no other comes to that. */
static void add_not_applicable(numbering *self, cr_formula *limbs, size_t count, compact_want want) {
  size_t first = 0;
  while (first < count && limbs[first].limb->is_advisory)
    first++;
  first = first == count ? 0 : first;
  add_causes(self, &limbs[first], first, want, 1u << CR_CAUSE_NOT_APPLICABLE);
  for (size_t i = 0; i < count; i++)
    self->numbers[i][CR_CAUSE_NOT_APPLICABLE] = self->count;
}

cr_text cr_formula_by_facts(cr_formula *limbs, size_t count, compact_want want, size_t *choices) {
  numbering self = {0};
  for (const struct turn *turn = turns; turn->outcome != COMPACT_OUTCOME_NOT_APPLICABLE; turn++) {
    for (size_t i = 0; i < count; i++) {
      if (limbs[i].limb->is_advisory == turn->is_advisory)
        add_causes(&self, &limbs[i], i, want, causes_of(limbs[i].limb, turn->outcome));
    }
  }
  add_not_applicable(&self, limbs, count, want);
  *choices = self.count;
  cr_text formula = {.failed = self.texts.failed};
  cr_text_append(&formula, "CHOOSE(MIN(");
  for (size_t i = 0; i < count; i++) {
    limbs[i].numbers = self.numbers[i];
    cr_text number = decide_of(&limbs[i], want, UINT32_MAX);
    cr_text_format(&formula, "%s%s", i == 0 ? "" : ",", cr_text_string(&number));
    formula.failed = formula.failed || number.failed;
    cr_text_free(&number);
  }
  cr_text_format(&formula, ")%s)", cr_text_string(&self.texts));
  cr_text_free(&self.texts);
  cr_text_free(&self.last);
  return formula;
}

/* ---- The last day to act ---- */

/* Whether an earlier limb has its last day where this one has. */
static bool is_repeated(const cr_formula *limbs, size_t index, const cr_text *condition) {
  bool is_found = false;
  for (size_t i = 0; i < index && !is_found; i++) {
    cr_text earlier = cr_formula_has_deadline(&limbs[i]);
    is_found = strcmp(cr_text_string(&earlier), cr_text_string(condition)) == 0;
    cr_text_free(&earlier);
  }
  return is_found;
}

cr_text cr_formula_first_deadline(const cr_formula *limbs, size_t count) {
  chain self = {0};
  for (size_t i = 0; i < count; i++) {
    cr_text condition = cr_formula_has_deadline(&limbs[i]), deadline = {0};
    if (condition.length > 0 && !is_repeated(limbs, i, &condition)) {
      cr_formula_deadline(&deadline, &limbs[i], limbs[i].limb->test.dated);
      add(&self, &condition, &deadline);
    }
    self.formula.failed = self.formula.failed || condition.failed || deadline.failed;
    cr_text_free(&condition);
    cr_text_free(&deadline);
  }
  ask_waiting(&self);
  cr_text_append(&self.result, "\"\"");
  return end(&self);
}
