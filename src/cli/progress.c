/* progress.c - how far long work is, for people who wait for it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* fileno */
#include "progress.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BAR_WIDTH = 30 };

bool progress_is_wanted(void) {
  const char *terminal = getenv("TERM");
  return isatty(fileno(stderr)) == 1 && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void progress_show(progress *self, uint64_t done) {
  static const char full[] = "##############################", empty[] = "..............................";
  if (self->terminal == NULL || self->total == 0)
    return;
  double share = done >= self->total ? 1 : (double)done / (double)self->total;
  int filled = (int)(share * BAR_WIDTH);
  fprintf(self->terminal, "\r[%.*s%.*s] %3d %% of %.1f MB", filled, full, BAR_WIDTH - filled, empty,
          (int)(share * 100), (double)self->total / 1e6);
  fflush(self->terminal);
  self->is_shown = true;
}

void progress_hide(progress *self) {
  if (!self->is_shown)
    return;
  fputs("\r\033[K", self->terminal);
  fflush(self->terminal);
  self->is_shown = false;
}
