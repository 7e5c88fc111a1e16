/* failing_memory.c - memory that runs out when a test says so
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* ssize_t */

#include "failing_memory.h"

#include "fixture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
ssize_t __real_getline(char **line, size_t *size, FILE *stream);
FILE *__real_open_memstream(char **text, size_t *size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);
char *__wrap_strdup(const char *text);
ssize_t __wrap_getline(char **line, size_t *size, FILE *stream);
FILE *__wrap_open_memstream(char **text, size_t *size);

static long until_failure; /* the allocation that fails, counted from now; 0: none */
static size_t refused;     /* bytes of the one that realloc() has just failed to give */
long live;

static bool fails(void) {
  bool does = until_failure > 0 && --until_failure == 0;
  if (does)
    errno = ENOMEM;
  return does;
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

/* libcsv asks for less of what it did not get: there is none either. */
void *__wrap_realloc(void *memory, size_t size) {
  bool is_refused = size < refused;
  void *moved = is_refused || fails() ? NULL : __real_realloc(memory, size);
  refused = moved == NULL ? size : 0;
  live += memory == NULL && moved != NULL;
  return moved;
}

void __wrap_free(void *memory) {
  live -= memory != NULL;
  __real_free(memory);
}

/* ---- What the C library allocates for us ---- */

char *__wrap_strdup(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = __wrap_malloc(size);
  return copy == NULL ? NULL : memcpy(copy, text, size);
}

ssize_t __wrap_getline(char **line, size_t *size, FILE *stream) {
  bool is_new = *line == NULL;
  if (is_new && fails())
    return -1;
  ssize_t length = __real_getline(line, size, stream);
  live += is_new && *line != NULL;
  return length;
}

/* Closing it leaves its text. */
FILE *__wrap_open_memstream(char **text, size_t *size) {
  FILE *stream = fails() ? NULL : __real_open_memstream(text, size);
  live += stream != NULL;
  return stream;
}

/* ---- One after another ---- */

/* A prime number, so that none of a loop's own is always passed over. */
enum { EVERY_ONE = 800, STEP_BEYOND = 11 };

long fail_each(const char *name, compact_error (*attempt)(void), compact_error in_the_end) {
  for (long n = 1;; n += n < EVERY_ONE ? 1 : STEP_BEYOND) {
    long before = live;
    until_failure = n;
    refused = 0;
    compact_error error = attempt();
    bool has_failed = until_failure == 0;
    until_failure = 0;
    refused = 0;
    if (live != before)
      fail_msg("%s: %ld blocks are left where allocation %ld fails", name, live - before, n);
    if (error != in_the_end && !(has_failed && error == COMPACT_ERROR_MEMORY))
      fail_msg("%s: error %d where allocation %ld fails", name, (int)error, n);
    if (has_failed && error == COMPACT_ERROR_NONE)
      fail_msg("%s: nobody noticed that allocation %ld failed", name, n);
    if (!has_failed)
      return n - 1;
  }
}
