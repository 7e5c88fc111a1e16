/* check_lines.c - what finding() wrote of a file, line by line
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* getline, fseeko */

#include "check_lines.h"

#include <stdlib.h>

compact_error check_lines_go(check_lines *self, off_t at) {
  self->at = at;
  return at == self->end || fseeko(self->stream, at, SEEK_SET) == 0 ? COMPACT_ERROR_NONE
                                                                    : COMPACT_ERROR_WRITE;
}

compact_error check_lines_begin(check_lines *self, const check_result *result) {
  *self = (check_lines){.stream = result->lines, .end = result->end};
  return check_lines_go(self, result->start);
}

compact_error check_lines_next(check_lines *self, const char **line) {
  *line = NULL;
  if (self->at >= self->end)
    return COMPACT_ERROR_NONE;
  ssize_t length = getline(&self->line, &self->size, self->stream);
  if (length < 1)
    return ferror(self->stream) != 0 || feof(self->stream) != 0 ? COMPACT_ERROR_WRITE : COMPACT_ERROR_MEMORY;
  self->at += length;
  if (self->line[length - 1] == '\n')
    self->line[length - 1] = '\0';
  *line = self->line;
  return COMPACT_ERROR_NONE;
}

void check_lines_end(check_lines *self) {
  free(self->line);
  self->line = NULL;
}
