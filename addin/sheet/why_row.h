/* why_row.h - everything that is decided of one row of a table, as one text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_WHY_ROW_H
#define COMPACT_WHY_ROW_H

#include "register.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The findings of the record that the register read last, worst first: each with its limbs, its reason, the
 * facts and the cells they came from, and the readings. as_of is the checking's. Fails with MEMORY. */
compact_error why_row(cr_checking *checking, const cr_record *record, compact_date as_of, char **out);

#ifdef __cplusplus
}
#endif

#endif
