/* builtin.h - the files that are built in; builtin_files.c is made by cmake/embed.cmake
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_BUILTIN_H
#define CR_BUILTIN_H

#include <stddef.h>

typedef struct cr_builtin_file {
  const char *name; /* without its folder */
  const unsigned char *bytes;
  size_t size;
} cr_builtin_file;

/* facts.xml is the first; the others are packs. */
extern const cr_builtin_file cr_builtin_files[];
extern const size_t cr_builtin_file_count;

#endif
