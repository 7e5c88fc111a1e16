/* formula_call.h - the call of one of our functions inside a formula
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_FORMULA_CALL_H
#define COMPACT_FORMULA_CALL_H

#include "functions.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { FORMULA_ARGUMENTS_MAX = 5 };

typedef enum formula_kind {
  FORMULA_BLANK = 0, /* left out */
  FORMULA_TEXT,      /* in quotation marks */
  FORMULA_NUMBER,
  FORMULA_CELLS, /* a reference or a name, as far as its letters tell */
  FORMULA_OTHER, /* a formula of its own, such as TODAY() */
} formula_kind;

typedef struct formula_argument {
  formula_kind kind;
  double number;
  char *text; /* what it says; of TEXT without the quotation marks */
} formula_argument;

typedef struct formula_call {
  const function *called;
  size_t argument_count;
  formula_argument arguments[FORMULA_ARGUMENTS_MAX];
} formula_call;

/* Finds the first call of a function of ours, COMPACT.NAME or COMPACT_NAME, in a formula whose arguments are
 * parted by semicolons. Fails with MEMORY, or with NAME where there is none or it is cut short. */
compact_error formula_call_read(const char *formula, formula_call *out);
void formula_call_free(formula_call *self);

#ifdef __cplusplus
}
#endif

#endif
