/* check_paths.h - the files that compact check is to look at
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CHECK_PATHS_H
#define CHECK_PATHS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct check_paths {
  char **items; /* NULL behind the last */
  size_t count;
  bool has_failed; /* something has been said on stderr */
} check_paths;

/* The arguments, which end in NULL; a folder among them stands for the tables in it. False: no memory. */
bool check_paths_find(check_paths *self, const char *const *arguments);
void check_paths_free(check_paths *self);

#endif
