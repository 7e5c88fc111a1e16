/* data.h - rows of a CSV file into a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_DATA_H
#define CR_DATA_H

#include "book.h"

/* Adds the rows of a CSV file that is in memory; source names it in diagnostics, which may be NULL. Fails as
 * cr_book_read() does. */
compact_error cr_data_read(cr_book *self, cr_grid *grid, const char *source, const char *bytes, size_t size,
                           compact_diagnostics *diagnostics);

#endif
