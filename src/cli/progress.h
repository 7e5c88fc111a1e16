/* progress.h - how far long work is, for people who wait for it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct progress {
  FILE *terminal; /* NULL: nobody looks on */
  uint64_t total; /* bytes */
  bool is_shown;
} progress;

/* Whether somebody looks at stderr, and it can be written over. */
bool progress_is_wanted(void);

/* Shows, instead of what it showed before, how many bytes of the total have been read. */
void progress_show(progress *self, uint64_t done);

/* Leaves the line empty, for something else to be printed. */
void progress_hide(progress *self);

#endif
