/* fuzz_book.h - a workbook of any bytes: opened, read and looked at
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef FUZZ_BOOK_H
#define FUZZ_BOOK_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads it and sees that what is handed out and told keeps to read.h. */
void fuzz_book(const void *bytes, size_t size);

/* Reads it as a zip whose parts have these names: the bytes up to each NUL are one part. What is missing or
 * empty is the default, NULL: none. */
typedef struct fuzz_part {
  const char *name;
  const char *fallback;
} fuzz_part;

void fuzz_parts(const fuzz_part *parts, size_t count, const uint8_t *data, size_t size);

#endif
