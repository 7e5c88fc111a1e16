/* standalone.c - runs a fuzz target over files, where there is no libFuzzer
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    fprintf(stderr, "%s cannot be read\n", path);
    return 1;
  }
  long size = ftell(file);
  /* As large as the file and no larger, so that the sanitizer sees a look past its end. */
  uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
  rewind(file);
  int failed = size < 0 || data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size;
  fclose(file);
  if (!failed)
    LLVMFuzzerTestOneInput(data, (size_t)size);
  free(data);
  return failed;
}

int main(int argc, char **argv) {
  int failed = argc < 2;
  for (int i = 1; i < argc; i++)
    failed |= run_file(argv[i]);
  return failed;
}
