/* reach.h - what facts could bring about
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Answered by trying out: every choice, yes and no, recorded and blank, and dates on either side of every
 * period. Where that is too much, a fixed sample of it.
 */
#ifndef CR_REACH_H
#define CR_REACH_H

#include "pack.h"

/* Whether any facts make the condition true. */
bool cr_can_be_true(const compact_clause *clause, const cr_condition *condition);

/* Whether any facts leave the limb neither met nor excused, though all is recorded; not doing what a date
 * would show counts as such. */
bool cr_can_fail(const compact_limb *limb);

#endif
