/* arena.c - memory that is given back all at once
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16 * 1024 };

struct cr_arena_block {
  struct cr_arena_block *previous;
  size_t used, size;
  alignas(max_align_t) unsigned char bytes[];
};

static size_t rounded(size_t size) {
  const size_t step = alignof(max_align_t);
  return (size + step - 1) / step * step;
}

static struct cr_arena_block *block_with(cr_arena *arena, size_t size) {
  struct cr_arena_block *block = arena->block;
  if (block != NULL && block->size - block->used >= size)
    return block;
  size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
  block = malloc(sizeof *block + room);
  if (block == NULL)
    return NULL;
  block->previous = arena->block;
  block->used = 0;
  block->size = room;
  arena->block = block;
  return block;
}

void *cr_arena_alloc(cr_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2)
    return NULL;
  size = rounded(size);
  struct cr_arena_block *block = block_with(arena, size);
  if (block == NULL)
    return NULL;
  void *memory = block->bytes + block->used;
  block->used += size;
  return memset(memory, 0, size);
}

void *cr_arena_array(cr_arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size)
    return NULL;
  return cr_arena_alloc(arena, count * size);
}

char *cr_arena_copy(cr_arena *arena, const char *bytes, size_t length) {
  if (length == SIZE_MAX)
    return NULL;
  char *copy = cr_arena_alloc(arena, length + 1);
  if (copy != NULL && length > 0)
    memcpy(copy, bytes, length);
  return copy;
}

void cr_arena_free(cr_arena *arena) {
  struct cr_arena_block *block = arena->block;
  while (block != NULL) {
    struct cr_arena_block *previous = block->previous;
    free(block);
    block = previous;
  }
  arena->block = NULL;
}
