/* pack_load.c - a pack from memory or from a file
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "diagnostic.h"
#include "pack_feed.h"
#include "text.h"
#include "xml.h"

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

/* Reads the whole file, so that every line can be shown as it stands; errno tells what went wrong where false
 * comes back. A device may have no end: a little past the limit is enough to be refused. */
static bool read_file(FILE *file, cr_text *text) {
  char buffer[16 * 1024];
  size_t size;
  while (text->length <= CR_XML_SIZE_MAX && !text->failed && (size = fread(buffer, 1, sizeof buffer, file)) > 0)
    cr_text_append_bytes(text, buffer, size);
  return ferror(file) == 0;
}

compact_error compact_pack_load(const compact_facts *facts, const char *path,
                                compact_diagnostics *diagnostics, compact_pack **out) {
  cr_text text = {0};
  compact_error error;
  *out = NULL;
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return report_unreadable(path, diagnostics);
  if (!read_file(file, &text))
    error = report_unreadable(path, diagnostics);
  else if (text.failed)
    error = COMPACT_ERROR_MEMORY;
  else
    error = compact_pack_read(facts, path, cr_text_string(&text), text.length, diagnostics, out);
  cr_text_free(&text);
  fclose(file);
  return error;
}
