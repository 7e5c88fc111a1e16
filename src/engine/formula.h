/* formula.h - limbs and clauses as native spreadsheet formulas: what their files share
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A formula is text that is put together from below. A truth is a number there: 0 false, 1 unknown, 2 true,
 * so that Kleene's logic is MIN, MAX and 2 minus; whether a condition has one of these is asked in fewer
 * words. No part ever comes to an error, whatever a cell holds, as long as the limbs' outcomes in cells are
 * true.
 */
#ifndef CR_FORMULA_H
#define CR_FORMULA_H

#include "evaluate.h"
#include "sentence.h"

enum {
  CR_FORMULA_LENGTH_MAX = 8191, /* Excel's limits, also for the next two */
  CR_FORMULA_DEPTH_MAX = 60,
  CR_FORMULA_LITERAL_MAX = 250,
  CR_FORMULA_CHOICES_MAX = 30, /* Calc's limit of CHOOSE */
  /* Serial numbers that every program takes for the same date, in documents of either epoch, and that no
   * period leads out of what it can count. */
  CR_FORMULA_SERIAL_FIRST = 10000,
  CR_FORMULA_SERIAL_END = 2900000,
  CR_FORMULA_PERIOD_MAX = 25 * 366, /* days */
};

typedef enum cr_joining {
  CR_ALL,
  CR_ANY,
  CR_NOT,
} cr_joining;

/* A condition, with formulas for every node. */
typedef struct cr_formula_condition {
  const cr_condition *condition;
  cr_text truth[CR_CONDITION_NODES_MAX];               /* how it comes out */
  cr_text has[CR_CONDITION_NODES_MAX][CR_UNKNOWN + 1]; /* whether it has that truth */
  uint8_t parent[CR_CONDITION_NODES_MAX];
  bool failed; /* any of them */
} cr_formula_condition;

enum { CR_FORMULA_CAUSES = CR_CAUSE_ESCAPE_PART + 1 };

/* One limb. */
typedef struct cr_formula {
  const compact_limb *limb;
  const compact_cells *cells;
  uint32_t causes;         /* 1 << cr_cause: those that are not ruled out */
  const uint16_t *numbers; /* by cause: what stands in the place of a result; NULL: the result */
  cr_formula_condition clause_applies, applies, test, escape;
} cr_formula;

/* ---- Small parts (formula_part.c) ---- */

/* Marks in a text for people what is a formula in it; cr_formula_join() takes such texts. */
#define CR_FORMULA_OPEN "\x01"
#define CR_FORMULA_CLOSE "\x02"

/* The cell that holds the clause's fact. */
const char *cr_formula_cell(const cr_formula *self, uint8_t fact);

/* Appends a text for people, with marked formulas in it, as one formula. */
void cr_formula_join(cr_text *formula, const char *marked);

/* Whether the cell holds one of the words, each between bars: "|yes|y|"; "||" is a blank cell. */
void cr_formula_is_word(cr_text *formula, const char *cell, const char *words);

/* Whether the cell holds a date; whether both do; whether it holds nothing. */
void cr_formula_are_dates(cr_text *formula, const char *cell, const char *other);
void cr_formula_is_date(cr_text *formula, const char *cell);
void cr_formula_is_no_date(cr_text *formula, const char *cell);

/* Whether something but a no is recorded in the fact's cell. */
void cr_formula_is_recorded(cr_text *formula, const cr_formula *self, uint8_t fact);

/* The last day for a node's act and the earliest day of its reference, of cells that hold dates. */
void cr_formula_deadline(cr_text *formula, const cr_formula *self, const cr_node *node);
void cr_formula_earliest(cr_text *formula, const cr_formula *self, const cr_node *node);

extern const char cr_formula_yes[], cr_formula_no[], cr_formula_nothing[];

/* ---- Conditions (formula_truth.c) ---- */

/* Writes the formulas of every node. */
void cr_formula_condition_begin(cr_formula_condition *self, const cr_formula *formula,
                                const cr_condition *condition);
void cr_formula_condition_free(cr_formula_condition *self);

/* Whether the whole, which is not empty, has that truth. */
const char *cr_formula_has(const cr_formula_condition *self, cr_truth truth);

/* Whether the condition asks for a record of any of some facts, or of one, and for nothing else. */
bool cr_formula_is_any_record(const cr_condition *condition);

/* How many of its comparisons cannot be told where both dates are one day. */
size_t cr_formula_same_day_count(const cr_condition *condition);

/* How a condition on conditions joins them. */
cr_joining cr_joining_of(const cr_node *node);

/* The next child of such a node, from index on; its own index if there is none. */
size_t cr_formula_next_child(const cr_formula_condition *self, size_t node, size_t index);

/* ---- Which facts decide (formula_facts.c) ---- */

/* Of a condition that is unknown: whether the fact is among those that would settle it. Of one that has that
 * truth: whether the fact decided it. Nothing is appended if it never is, and "1" if it always is. */
void cr_formula_is_missing(cr_text *formula, const cr_formula *owner, const cr_formula_condition *self,
                           uint8_t fact);
void cr_formula_has_decided(cr_text *formula, const cr_formula_condition *self, uint8_t fact, cr_truth truth);

/* ---- Texts for people (formula_list.c) ---- */

/* Appends a formula to a text, marked, and frees it. */
void cr_formula_mark(cr_text *marked, cr_text *formula);

/* Ends a formula that began with a condition: then one text, or else another. Frees both. */
void cr_formula_append_choice(cr_text *formula, cr_text *yes, cr_text *no);

/* Appends the text where the condition holds, else nothing. Frees both. */
void cr_formula_mark_if(cr_text *marked, cr_text *condition, cr_text *yes);

/* A list whose items, each behind a comma, may or may not be there. An only item is there, unless the list
 * may be empty. */
typedef struct cr_formula_list {
  cr_text items, first;
  size_t count;
  bool may_be_empty;
} cr_formula_list;

/* An item that is there where the condition holds: "1" is always, "" never. Frees both. */
void cr_formula_add_item(cr_formula_list *self, cr_text *condition, cr_text *item);

/* Appends a sentence about the list, without the comma that it begins with, and frees it. */
void cr_formula_append_about(cr_text *marked, cr_sentence sentence, cr_formula_list *self);

/* Appends a sentence about the facts that would settle a condition. */
void cr_formula_missing_facts(cr_text *marked, const cr_formula *self, const cr_formula_condition *condition,
                              cr_sentence sentence);

/* Appends one about what is recorded of the facts that gave the condition that truth. */
void cr_formula_deciding_facts(cr_text *marked, const cr_formula *self, const cr_formula_condition *condition,
                               cr_truth truth, uint64_t without, cr_sentence sentence);

/* ---- Reasons (formula_why.c) ---- */

/* Appends why the limb comes out so, as a text with marked formulas. */
void cr_formula_why(cr_text *marked, const cr_formula *self, cr_cause cause);

/* ---- A limb (formula_limb.c) ---- */

compact_outcome cr_formula_outcome(const compact_limb *limb, cr_cause cause);

/* What the limb comes to, without the citation; empty if all is ruled out. */
cr_text cr_formula_decide(const cr_formula *self, compact_want want);

/* Whether the limb applies and its last day to act is known; empty if it has none. */
cr_text cr_formula_has_deadline(const cr_formula *self);

/* ---- A clause (formula_clause.c) ---- */

/* What the worst of some limbs comes to, by the cells that hold their outcomes. A reason ends in the
 * citation: there is none where a cell holds no outcome. */
cr_text cr_formula_by_outcomes(cr_formula *limbs, size_t count, compact_want want);

/* The same by the facts alone, without the citation. *choices is how many results it chooses from. */
cr_text cr_formula_by_facts(cr_formula *limbs, size_t count, compact_want want, size_t *choices);

/* The first last day to act that is known. */
cr_text cr_formula_first_deadline(const cr_formula *limbs, size_t count);

/* Ends a formula for a reason: the citation behind it. */
void cr_formula_cite(cr_text *formula, const compact_clause *clause);

#endif
