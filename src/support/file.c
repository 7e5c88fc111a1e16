/* file.c - a whole file as text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "file.h"

#include "diagnostic.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static compact_error read_all(FILE *file, size_t max, cr_text *text) {
  char buffer[16 * 1024];
  size_t size;
  /* A device may have no end. */
  while (text->length < max && (size = fread(buffer, 1, sizeof buffer, file)) > 0)
    cr_text_append_bytes(text, buffer, size);
  if (ferror(file) != 0)
    return COMPACT_ERROR_READ;
  return text->failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

compact_error cr_file_read(const char *path, size_t max, cr_text *text) {
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return COMPACT_ERROR_READ;
  compact_error error = read_all(file, max, text);
  int saved = errno; /* of what went wrong, not of closing */
  fclose(file);
  errno = saved;
  return error;
}

compact_error cr_file_unreadable(const char *path, compact_diagnostics *diagnostics) {
  cr_text message = {0};
  cr_text_format(&message, "cannot be read: %s", strerror(errno));
  cr_diagnostics_add(diagnostics, &(compact_diagnostic){.severity = COMPACT_SEVERITY_ERROR,
                                                        .source = path,
                                                        .message = cr_text_string(&message),
                                                        .excerpt = ""});
  cr_text_free(&message);
  return COMPACT_ERROR_READ;
}
