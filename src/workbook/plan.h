/* plan.h - a template laid out for one Compact
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_PLAN_H
#define CR_PLAN_H

#include "book.h"

/* Lays out every sheet: which tables there are, their checks and their columns. Fails with MEMORY, or with
 * NAME where nothing is left of the template. */
compact_error cr_plan(cr_book *self);

/* The column letters of a field: "A" to "XFD". */
void cr_column_letters(size_t index, char letters[4]);

#endif
