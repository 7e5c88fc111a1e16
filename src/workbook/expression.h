/* expression.h - arithmetic on the cells of a row: "direct + overheads * driver / total"
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Numbers, names, + - * /, brackets, and months(first; last): how many calendar months the days from one to
 * the other touch. It comes to nothing where a name holds no number, or where it cannot be computed.
 */
#ifndef CR_EXPRESSION_H
#define CR_EXPRESSION_H

#include "arena.h"
#include "compact.h"
#include "text.h"

typedef struct cr_expression cr_expression;

enum { CR_EXPRESSION_SIZE_MAX = 64 }; /* numbers, names and signs */

/* Reads an expression into the arena; out is NULL, and *problem says what is wrong, for what is none. Fails
 * with MEMORY or INVALID. */
compact_error cr_expression_read(cr_arena *arena, const char *text, const char **problem,
                                 cr_expression **out);

size_t cr_expression_name_count(const cr_expression *self);
const char *cr_expression_name(const cr_expression *self, size_t index);

/* Appends the formula, given where each of the names is to be found. */
void cr_expression_formula(const cr_expression *self, const char *const *cells, cr_text *formula);

/* What it comes to; false for nothing. A name without a number is NAN. */
bool cr_expression_value(const cr_expression *self, const double *values, double *out);

#endif
