/* check_lines.h - what finding() wrote of a file, line by line
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CHECK_LINES_H
#define CHECK_LINES_H

#include "check.h"

typedef struct check_lines {
  FILE *stream;
  off_t at, end; /* of the line that comes next; of all */
  char *line;
  size_t size;
} check_lines;

/* Begins with the file's first line; check_lines_end() always follows. Fails with WRITE. */
compact_error check_lines_begin(check_lines *self, const check_result *result);

/* Goes to a line that was at there. Fails with WRITE. */
compact_error check_lines_go(check_lines *self, off_t at);

/* Sets *line to the next one without its end, which lives until the one after it; NULL: there is none. Fails
 * with MEMORY or WRITE. */
compact_error check_lines_next(check_lines *self, const char **line);

void check_lines_end(check_lines *self);

#endif
