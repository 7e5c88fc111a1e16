/* fuzz_ods.c - any bytes as an .ods or .fods
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What begins as a zip or as a .fods is read as it is; all else is the content of an .ods and, behind a NUL,
 * its list of parts.
 */
#include "fuzz_book.h"

#include <stdbool.h>
#include <string.h>

static const fuzz_part parts[] = {
    {"content.xml", "<x/>"},
    {"META-INF/manifest.xml", NULL},
};

static bool begins_with(const uint8_t *data, size_t size, const char *bytes) {
  return size >= strlen(bytes) && memcmp(data, bytes, strlen(bytes)) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (begins_with(data, size, "PK") || begins_with(data, size, "<?xml version=\"1.0\"?><office:document "))
    fuzz_book(data, size);
  else
    fuzz_parts(parts, sizeof parts / sizeof *parts, data, size);
  return 0;
}
