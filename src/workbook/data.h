/* data.h - rows of a file into a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_DATA_H
#define CR_DATA_H

#include "book.h"
#include "read.h"

/* Adds the rows of the file's first sheet that is not hidden; source names it in diagnostics, which may be
 * NULL. Fails as cr_book_read() does. */
compact_error cr_data_read(cr_book *self, cr_grid *grid, cr_reader *reader, const char *source,
                           compact_diagnostics *diagnostics);

#endif
