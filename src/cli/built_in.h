/* built_in.h - files that are built into the tool; cmake/embed.cmake makes the tables
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef BUILT_IN_H
#define BUILT_IN_H

#include <stddef.h>

typedef struct built_in_file {
  const char *name; /* without its folder */
  const unsigned char *bytes;
  size_t size;
} built_in_file;

extern const built_in_file start_files[]; /* start.xml */
extern const built_in_file html_files[];  /* check.css */
extern const size_t start_file_count, html_file_count;

#endif
