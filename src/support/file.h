/* file.h - a whole file as text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_FILE_H
#define CR_FILE_H

#include "compact.h"
#include "text.h"

/* Reads a file into text, up to max bytes: what comes back longer than a limit below max is too long. Fails
 * with READ, and errno then says why, or with MEMORY. The text is to be freed either way. */
compact_error cr_file_read(const char *path, size_t max, cr_text *text);

/* Says in diagnostics that a file cannot be read, by errno. Returns READ. */
compact_error cr_file_unreadable(const char *path, compact_diagnostics *diagnostics);

#endif
