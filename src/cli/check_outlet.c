/* check_outlet.c - findings of files that are read at the same time, one file behind the other
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check_outlet.h"

compact_error check_outlet_end(check_outlet *self) {
  char buffer[16 * 1024];
  size_t size;
  if (self->apart == NULL)
    return COMPACT_ERROR_NONE;
  rewind(self->apart);
  while ((size = fread(buffer, 1, sizeof buffer, self->apart)) > 0)
    fwrite(buffer, 1, size, self->queue->stream);
  bool is_whole = ferror(self->apart) == 0 && ferror(self->queue->stream) == 0;
  fclose(self->apart);
  self->apart = NULL;
  return is_whole ? COMPACT_ERROR_NONE : COMPACT_ERROR_WRITE;
}

compact_error check_outlet_stream(check_outlet *self, FILE **out) {
  *out = self->queue->stream;
  if (atomic_load(&self->queue->turn) == self->index)
    return check_outlet_end(self);
  if (self->apart == NULL)
    self->apart = tmpfile();
  *out = self->apart;
  return self->apart == NULL ? COMPACT_ERROR_WRITE : COMPACT_ERROR_NONE;
}
