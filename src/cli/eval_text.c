/* eval_text.c - what `compact eval` has decided, for people
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include "account.h"

bool eval_print_text(const cli_evaluation *evaluation) {
  cr_account account = {.result = evaluation->result, .facts = "", .why = evaluation->why};
  char *text;
  if (cr_account_make(&account, &text) != COMPACT_ERROR_NONE)
    return false;
  fputs(text, stdout);
  compact_free(text);
  return true;
}
