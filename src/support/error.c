/* error.c - error codes as words
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "compact.h"

#include <stdlib.h>

const char *compact_error_text(compact_error error) {
  switch (error) {
#define ERROR_CASE(name, number, text)                                                                       \
  case COMPACT_ERROR_##name:                                                                                 \
    return text;
    COMPACT_ERROR_MAP(ERROR_CASE)
#undef ERROR_CASE
  }
  return "unknown error";
}

void compact_free(char *text) {
  free(text);
}
