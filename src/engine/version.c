/* version.c - the version that CMake built
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "compact.h"

const char *compact_version(void) {
  return COMPACT_VERSION;
}
