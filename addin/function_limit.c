/* function_limit.c - the date that would be right
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The arguments are (date; [compact]).
 */
#include "question.h"

#include "cell.h"
#include "scratch.h"

typedef compact_error limit_of(const compact_limb *limb, compact_date date, compact_date *out);

static compact_error answer(const function *called, const call_context *context, const cell *arguments,
                            limit_of *limit, cell *result) {
  question asked;
  compact_date limit_date = COMPACT_NO_DATE;
  question_begin(&asked, called, context);
  compact_date date = question_date(&asked, 0, &arguments[0]);
  question_pack(&asked, &arguments[1]);
  if (question_is_refused(&asked))
    return question_refused(&asked, result);
  const compact_limb *limb = scratch_limb(context->room, asked.pack, called->topic);
  if (limb != NULL && date != COMPACT_NO_DATE)
    limit(limb, date, &limit_date); /* no date where there is none */
  return cell_from_date(limit_date, context->null_date, result);
}

compact_error limit_act(const function *called, const call_context *context, const cell *arguments,
                        cell *result) {
  return answer(called, context, arguments, compact_limb_deadline, result);
}

compact_error limit_earliest(const function *called, const call_context *context, const cell *arguments,
                             cell *result) {
  return answer(called, context, arguments, compact_limb_earliest, result);
}
