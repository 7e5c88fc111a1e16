/* read_zip.h - the parts of a zip, within limits
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The one place that talks to libzip. Nothing is ever unpacked to a disk. What is wrong is reported.
 */
#ifndef CR_READ_ZIP_H
#define CR_READ_ZIP_H

#include "read_input.h"

typedef struct cr_zip cr_zip;
typedef struct cr_zip_part cr_zip_part;

/* Opens the zip; input must outlive it. Fails with MEMORY, READ, SYNTAX, INVALID or LIMIT. */
compact_error cr_zip_open(const cr_input *input, cr_zip **out);
void cr_zip_free(cr_zip *zip);

/* How many bytes have been read of it. */
uint64_t cr_zip_taken(const cr_zip *zip);

/* Whether there is such a part, whatever the case of its letters. */
bool cr_zip_has(const cr_zip *zip, const char *name);

/* Opens a part that holds at most max bytes; the zip must outlive it. Fails as cr_zip_open(). */
compact_error cr_zip_part_open(cr_zip *zip, const char *name, uint64_t max, cr_zip_part **out);
void cr_zip_part_free(cr_zip_part *part);

/* Reads on, up to size bytes; *got is 0 at the end. part is a cr_zip_part. */
compact_error cr_zip_part_read(void *part, void *buffer, size_t size, size_t *got);

#endif
