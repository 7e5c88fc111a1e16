/* zip_of.h - a zip in memory, made byte by byte
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * For tests and fuzz targets: the parts are stored as they are, and nothing of the library is used.
 */
#ifndef ZIP_OF_H
#define ZIP_OF_H

#include <stddef.h>

typedef struct zip_entry {
  const char *name;
  const void *bytes;
  size_t size;
} zip_entry;

/* Free with free(); NULL: no memory. */
unsigned char *zip_of(const zip_entry *entries, size_t count, size_t *size);

#endif
