/* function_check.c - a whole clause, decided from a header of fact names and rows of their values
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The arguments are (compact; clause; names; values; [as_of]). Names in a row go with values row by row,
 * names in a column with values column by column; each gives one answer. The other arguments are one cell for
 * all answers or a cell for each.
 */
#include "check_facts.h"

#include "cell.h"

#include <string.h>

enum { ARGUMENT_COMPACT, ARGUMENT_CLAUSE, ARGUMENT_NAMES, ARGUMENT_VALUES, ARGUMENT_AS_OF };

/* Says what came of one answer, whose result is in the scratch. */
typedef compact_error tell(const question *asked, const check_facts *facts, cell *result);

/* ---- How the ranges go together ---- */

static bool is_header(const table *names, const table *values) {
  return names->row_count == 1 && names->column_count == values->column_count;
}

static bool is_side(const table *names, const table *values) {
  return names->column_count == 1 && names->row_count == values->row_count;
}

static void refuse_sizes(question *asked, const table *names, const table *values) {
  question_refuse(asked,
                  "names has %zu x %zu cells (rows x columns) and values %zu x %zu: give a row of names and "
                  "rows of as many values, or a column of names and columns of as many values.",
                  names->row_count, names->column_count, values->row_count, values->column_count);
}

/* An argument that is given for each answer decides how many there are, if the values do not. */
static void take_size(question *asked, const table *argument, const char *name, table *shape) {
  if (table_size(argument) == 1 || table_size(argument) == table_size(shape))
    return;
  if (table_size(shape) == 1)
    *shape = *argument;
  else
    question_refuse(asked, "%s has %zu cells for %zu answers: give one cell or as many as answers.", name,
                    table_size(argument), table_size(shape));
}

/* The shape of the result: its cells are not yet there. */
static table shape_of(question *asked, const table *arguments) {
  const table *names = &arguments[ARGUMENT_NAMES], *values = &arguments[ARGUMENT_VALUES];
  table shape = {1, 1, NULL, true};
  if (is_header(names, values))
    shape.row_count = values->row_count;
  else if (is_side(names, values))
    shape.column_count = values->column_count;
  else
    refuse_sizes(asked, names, values);
  take_size(asked, &arguments[ARGUMENT_COMPACT], "compact", &shape);
  take_size(asked, &arguments[ARGUMENT_CLAUSE], "clause", &shape);
  take_size(asked, &arguments[ARGUMENT_AS_OF], "as_of", &shape);
  return shape;
}

/* ---- One answer ---- */

static compact_error answer(question *asked, check_facts *facts, const table *arguments, size_t index,
                            tell *told, cell *result) {
  const scratch *room = asked->context->room;
  question_begin(asked, asked->called, asked->context);
  question_pack(asked, table_cell(&arguments[ARGUMENT_COMPACT], index));
  const compact_clause *clause =
      question_clause(asked, ARGUMENT_CLAUSE, table_cell(&arguments[ARGUMENT_CLAUSE], index));
  compact_date as_of = question_date(asked, ARGUMENT_AS_OF, table_cell(&arguments[ARGUMENT_AS_OF], index));
  check_facts_record(facts, asked, index);
  compact_error error = COMPACT_ERROR_NONE;
  if (question_is_refused(asked)) {
    error = question_refused(asked, result);
  } else {
    compact_decide(clause, room->row, as_of, room->result);
    error = told(asked, facts, result);
  }
  check_facts_forget(facts);
  return error;
}

static compact_error refused(const question *asked, table *result) {
  compact_error error = table_new(1, 1, result);
  return error == COMPACT_ERROR_NONE ? question_refused(asked, result->cells) : error;
}

static compact_error check_all(const function *called, const call_context *context, const table *arguments,
                               tell *told, table *result) {
  question asked;
  check_facts facts;
  question_begin(&asked, called, context);
  table shape = shape_of(&asked, arguments);
  compact_error error = COMPACT_ERROR_NONE;
  if (!question_is_refused(&asked))
    error = check_facts_read(&asked, &arguments[ARGUMENT_NAMES], &arguments[ARGUMENT_VALUES], &facts);
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (question_is_refused(&asked))
    return refused(&asked, result);
  error = table_new(shape.row_count, shape.column_count, result);
  for (size_t i = 0; i < table_size(result) && error == COMPACT_ERROR_NONE; i++)
    error = answer(&asked, &facts, arguments, i, told, &result->cells[i]);
  return error;
}

/* ---- The three answers ---- */

static compact_error tell_word(const question *asked, const check_facts *facts, cell *result) {
  (void)facts;
  return cell_outcome_word(compact_result_outcome(asked->context->room->result), result);
}

static compact_error tell_ok(const question *asked, const check_facts *facts, cell *result) {
  (void)facts;
  return cell_outcome_ok(compact_result_outcome(asked->context->room->result), result);
}

/* A column that the table does not have is not the same as a blank: it was not asked. */
static void append_unasked(const compact_result *result, const check_facts *facts, cr_text *words) {
  const compact_clause *clause = compact_result_clause(result);
  const char *before = " Not among the names: ";
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    const compact_fact *fact = compact_clause_fact(clause, i);
    if (!compact_result_is_missing(result, i) || check_facts_has(facts, fact))
      continue;
    cr_text_format(words, "%s%s", before, compact_fact_name(fact));
    before = ", ";
  }
  if (before[0] == ',')
    cr_text_append(words, ".");
}

static compact_error tell_why(const question *asked, const check_facts *facts, cell *result) {
  const compact_result *decided = asked->context->room->result;
  cr_text words = {0};
  char *why;
  compact_error error = compact_result_why(decided, &why);
  if (error == COMPACT_ERROR_NONE) {
    cr_text_append(&words, why);
    append_unasked(decided, facts, &words);
    if (compact_clause_is_measure(compact_result_clause(decided)))
      cr_text_append(&words, " This clause is a measure: it is a count over rows, and this is one of them.");
    error = question_answer(asked, &words, result);
  }
  compact_free(why);
  cr_text_free(&words);
  return error;
}

compact_error check_outcome(const function *called, const call_context *context, const table *arguments,
                            table *result) {
  return check_all(called, context, arguments, tell_word, result);
}

compact_error check_ok(const function *called, const call_context *context, const table *arguments,
                       table *result) {
  return check_all(called, context, arguments, tell_ok, result);
}

compact_error check_why(const function *called, const call_context *context, const table *arguments,
                        table *result) {
  return check_all(called, context, arguments, tell_why, result);
}
