/* why_call.h - everything that is decided by a formula of ours, as one text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_WHY_CALL_H
#define COMPACT_WHY_CALL_H

#include "formula_call.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the call is about a clause at all: a date that is only added up has no reason. */
bool why_call_has_reason(const formula_call *call);

/* The outcome, every limb, the reason, what was given, the readings. arguments are the values of the call's
 * arguments, one for each; where they are ranges that an array formula goes through, index is the answer's
 * place. name is the cell's: "F5". The context needs no room. Fails with MEMORY. */
compact_error why_call(const formula_call *call, const call_context *context, const table *arguments,
                       size_t index, const char *name, char **out);

#ifdef __cplusplus
}
#endif

#endif
