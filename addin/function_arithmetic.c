/* function_arithmetic.c - dates and money without a Compact
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "question.h"

#include "cell.h"

#include <math.h>

/* ---- Dates: the arguments are (date; period) ---- */

typedef compact_error shift(compact_date date, compact_period period, compact_date *out);

static compact_error shifted(const function *called, const call_context *context, const cell *arguments,
                             shift *by, cell *result) {
  question asked;
  compact_date moved = COMPACT_NO_DATE;
  question_begin(&asked, called, context);
  compact_date date = question_date(&asked, 0, &arguments[0]);
  compact_period period = question_period(&asked, 1, &arguments[1]);
  if (question_is_refused(&asked))
    return question_refused(&asked, result);
  bool is_known = date != COMPACT_NO_DATE && !cell_is_blank(&arguments[1]);
  if (is_known && by(date, period, &moved) != COMPACT_ERROR_NONE)
    moved = COMPACT_NO_DATE; /* outside the years that are shown */
  return cell_from_date(moved, context->null_date, result);
}

compact_error arithmetic_add(const function *called, const call_context *context, const cell *arguments,
                             cell *result) {
  return shifted(called, context, arguments, compact_date_add, result);
}

compact_error arithmetic_latest(const function *called, const call_context *context, const cell *arguments,
                                cell *result) {
  return shifted(called, context, arguments, compact_date_latest, result);
}

/* ---- Money: the arguments are (direct; overheads; driver; total_driver) ---- */

compact_error arithmetic_full_cost(const function *called, const call_context *context, const cell *arguments,
                                   cell *result) {
  question asked;
  double amounts[4];
  question_begin(&asked, called, context);
  for (size_t i = 0; i < 4; i++)
    amounts[i] = question_amount(&asked, i, &arguments[i]);
  if (!question_is_refused(&asked) && amounts[3] == 0)
    question_refuse(&asked, "total_driver: 0 leaves nothing to share the overheads out by.");
  double cost = amounts[0] + amounts[1] * (amounts[2] / amounts[3]);
  if (!question_is_refused(&asked) && !isfinite(cost))
    question_refuse(&asked, "The full cost is too large a number.");
  return question_is_refused(&asked) ? question_refused(&asked, result) : cell_number(cost, result);
}
