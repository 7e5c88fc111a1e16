/* embedded.h - files that are built in; cmake/embed.cmake makes the tables
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_EMBEDDED_H
#define CR_EMBEDDED_H

#include <stddef.h>

typedef struct cr_embedded_file {
  const char *name; /* without its folder */
  const unsigned char *bytes;
  size_t size;
} cr_embedded_file;

#endif
