/* spool.h - rows that are kept in a temporary file, to be read again
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * To take a workbook apart a second time would cost as much as the first. The file has no name, and is gone
 * with the process; what fits into memory needs none.
 */
#ifndef CR_SPOOL_H
#define CR_SPOOL_H

#include "cells.h"
#include "compact.h"

typedef struct cr_spool cr_spool;

/* name is what diagnostics call the workbook; both must outlive the spool, as must the reader that hands in
 * its rows. held is how many bytes of rows stay in memory; one block more is being filled. Fails with MEMORY.
 */
compact_error cr_spool_new(const char *name, size_t held, compact_diagnostics *diagnostics, cr_spool **out);
void cr_spool_free(cr_spool *self);

/* Keeps what is wanted of a table's row, or NULL: all of it. Fails with MEMORY, LIMIT or READ. */
compact_error cr_spool_add(cr_spool *self, uint32_t table, const cr_found_row *row,
                           const cr_columns *columns);

/* Called for a row, which lives until it returns; anything but NONE ends the reading and is returned. */
typedef compact_error cr_on_spooled(void *user, uint32_t table, const cr_found_row *row);

/* Hands out every row in the order in which they came, as often as it is asked. No more may be added. Fails
 * with MEMORY or READ, or as on_row does. */
compact_error cr_spool_read(cr_spool *self, cr_on_spooled *on_row, void *user);

#endif
