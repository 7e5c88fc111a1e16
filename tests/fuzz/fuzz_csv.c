/* fuzz_csv.c - any bytes as a .csv, or as whatever else they begin as
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fuzz_book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_book(data, size);
  return 0;
}
