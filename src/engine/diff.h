/* diff.h - comparing two clauses
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_DIFF_H
#define CR_DIFF_H

#include "pack.h"
#include "text.h"

/* Appends in words what differs in substance; nothing if nothing does. */
void cr_diff_clauses(const compact_clause *was, const compact_clause *is, cr_text *what);

#endif
