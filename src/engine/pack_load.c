/* pack_load.c - a pack from memory or from a file
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "file.h"
#include "pack_feed.h"
#include "xml.h"

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

compact_error compact_pack_load(const compact_facts *facts, const char *path,
                                compact_diagnostics *diagnostics, compact_pack **out) {
  cr_text text = {0};
  *out = NULL;
  compact_error error = cr_file_read(path, CR_XML_SIZE_MAX + 1, &text);
  if (error == COMPACT_ERROR_NONE)
    error = compact_pack_read(facts, path, cr_text_string(&text), text.length, diagnostics, out);
  else if (error == COMPACT_ERROR_READ)
    error = cr_file_unreadable(path, diagnostics);
  cr_text_free(&text);
  return error;
}
