/* failing_memory.c - memory that runs out when a test says so
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "failing_memory.h"

#include <stdbool.h>
#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);

long until_failure;
long live;

static bool fails(void) {
  return until_failure > 0 && --until_failure == 0;
}

void *__wrap_malloc(size_t size) {
  void *memory = fails() ? NULL : __real_malloc(size);
  live += memory != NULL;
  return memory;
}

void *__wrap_calloc(size_t count, size_t size) {
  void *memory = fails() ? NULL : __real_calloc(count, size);
  live += memory != NULL;
  return memory;
}

void *__wrap_realloc(void *memory, size_t size) {
  void *moved = fails() ? NULL : __real_realloc(memory, size);
  live += memory == NULL && moved != NULL;
  return moved;
}

void __wrap_free(void *memory) {
  live -= memory != NULL;
  __real_free(memory);
}
