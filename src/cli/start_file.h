/* start_file.h - start.xml, which is built in; start_files.c is made by cmake/embed.cmake
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef START_FILE_H
#define START_FILE_H

#include <stddef.h>

typedef struct start_file {
  const char *name; /* without its folder */
  const unsigned char *bytes;
  size_t size;
} start_file;

/* start.xml is the only one. */
extern const start_file start_files[];
extern const size_t start_file_count;

#endif
