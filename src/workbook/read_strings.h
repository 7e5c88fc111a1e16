/* read_strings.h - the shared strings of an .xlsx
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_READ_STRINGS_H
#define CR_READ_STRINGS_H

#include "list.h"
#include "read_input.h"
#include "read_zip.h"

typedef struct cr_strings {
  const char **items;
  size_t count, capacity;
  cr_list blocks; /* that the text stands in */
  size_t used;    /* of the last block */
  size_t size;    /* of the last block */
  size_t total;   /* of all text */
} cr_strings;

/* Reads the part of the shared strings. Fails with MEMORY, READ, SYNTAX, INVALID or LIMIT. */
compact_error cr_strings_read(cr_strings *strings, const cr_input *input, cr_zip *zip, const char *part);
void cr_strings_free(cr_strings *strings);

#endif
