/* read_part.c - an XML part of a zip, read as a stream
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_part.h"

compact_error cr_part_parse(const cr_input *input, cr_zip *zip, const char *part, uint64_t max,
                            const cr_stream_format *format, void *reader, cr_stream **stream) {
  cr_zip_part *opened;
  compact_error error = cr_zip_part_open(zip, part, max, &opened);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = cr_stream_new(format, reader, input, part, stream);
  if (error == COMPACT_ERROR_NONE)
    error = cr_stream_run(*stream, cr_zip_part_read, opened);
  cr_stream_free(*stream);
  *stream = NULL;
  cr_zip_part_free(opened);
  return error;
}
