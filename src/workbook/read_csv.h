/* read_csv.h - tables as text
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Lines end in LF, CRLF or CR; what parts the cells is a comma, a semicolon or a tab, found from the
 * beginning of the file. Spaces around an unquoted cell are not part of it.
 */
#ifndef CR_READ_CSV_H
#define CR_READ_CSV_H

#include "read_row.h"

/* Reads the one sheet. Fails with MEMORY, READ, SYNTAX, INVALID or LIMIT. */
compact_error cr_csv_read(cr_input *input, cr_rows *rows);

/* What parts the cells of a text that begins so. */
char cr_csv_separator(const char *text, size_t length);

#endif
