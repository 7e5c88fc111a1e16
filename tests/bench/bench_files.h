/* bench_files.h - large registers to read
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef BENCH_FILES_H
#define BENCH_FILES_H

#include <stdbool.h>

/* Writes a register of 12 columns, the first of whose rows are titles, as "xlsx", "ods", "fods" or "csv".
 * is_shared: the texts of an .xlsx are shared strings, as Excel writes them; else each stands in its cell.
 * False if it cannot be written. */
bool bench_file_write(const char *path, const char *format, unsigned rows, bool is_shared);

/* Writes an .xlsx with one row and so many shared strings. */
bool bench_strings_write(const char *path, unsigned strings);

#endif
