/* pack_load.c - a pack from memory or from a file
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "diagnostic.h"
#include "pack_feed.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

compact_error compact_pack_read(const compact_facts *facts, const char *source, const char *xml, size_t size,
                                compact_diagnostics *diagnostics, compact_pack **out) {
  cr_pack_reader *reader;
  *out = NULL;
  compact_error error = cr_pack_reader_new(facts, source, diagnostics, &reader);
  if (error != COMPACT_ERROR_NONE)
    return error;
  cr_pack_reader_feed(reader, xml, size);
  error = cr_pack_reader_finish(reader, out);
  cr_pack_reader_free(reader);
  return error;
}

static compact_error report_unreadable(const char *path, compact_diagnostics *diagnostics) {
  char message[256];
  snprintf(message, sizeof message, "cannot be read: %s", strerror(errno));
  cr_diagnostics_add(diagnostics, &(compact_diagnostic){.severity = COMPACT_SEVERITY_ERROR,
                                                        .source = path,
                                                        .message = message,
                                                        .excerpt = ""});
  return COMPACT_ERROR_READ;
}

/* Feeds the whole file; errno tells what went wrong where false comes back. */
static bool feed_file(cr_pack_reader *reader, FILE *file) {
  char buffer[16 * 1024];
  size_t size;
  compact_error error = COMPACT_ERROR_NONE;
  while (error != COMPACT_ERROR_LIMIT && (size = fread(buffer, 1, sizeof buffer, file)) > 0)
    error = cr_pack_reader_feed(reader, buffer, size);
  return ferror(file) == 0;
}

compact_error compact_pack_load(const compact_facts *facts, const char *path,
                                compact_diagnostics *diagnostics, compact_pack **out) {
  cr_pack_reader *reader;
  *out = NULL;
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return report_unreadable(path, diagnostics);
  compact_error error = cr_pack_reader_new(facts, path, diagnostics, &reader);
  if (error == COMPACT_ERROR_NONE) {
    error = feed_file(reader, file) ? cr_pack_reader_finish(reader, out)
                                    : report_unreadable(path, diagnostics);
    cr_pack_reader_free(reader);
  }
  fclose(file);
  return error;
}
