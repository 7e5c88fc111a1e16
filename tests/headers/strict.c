/* strict.c - compact.h alone as strict C11
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "compact.h"

/* Twice does no harm. */
#include "compact.h"

int main(void) {
  compact_value value = {0};
  return value.type == COMPACT_TYPE_NONE && COMPACT_NO_DATE == 0 ? 0 : 1;
}
