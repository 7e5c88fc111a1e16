/* read_part.h - an XML part of a zip, read as a stream
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_READ_PART_H
#define CR_READ_PART_H

#include "read_xml.h"
#include "read_zip.h"

/* Reads a part of at most max bytes. *stream is the stream for the handlers, only while the part is read.
 * Fails as cr_zip_part_open() and cr_stream_run(). */
compact_error cr_part_parse(const cr_input *input, cr_zip *zip, const char *part, uint64_t max,
                            const cr_stream_format *format, void *reader, cr_stream **stream);

#endif
