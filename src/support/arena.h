/* arena.h - memory that is given back all at once
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A pack, a facts file and a diagnostics list each keep everything they own in one arena.
 */
#ifndef CR_ARENA_H
#define CR_ARENA_H

#include <stddef.h>

typedef struct cr_arena {
  struct cr_arena_block *block; /* the newest, with the others behind it; NULL: nothing yet */
} cr_arena;

/* Zeroed memory, aligned for anything; NULL when there is none left. */
void *cr_arena_alloc(cr_arena *arena, size_t size);

/* A zeroed array; NULL also when count * size is more than a size can say. */
void *cr_arena_array(cr_arena *arena, size_t count, size_t size);

/* A copy of length bytes with a NUL behind them; NULL when there is no memory left. */
char *cr_arena_copy(cr_arena *arena, const char *bytes, size_t length);

/* Frees everything that came from the arena, and leaves it empty. */
void cr_arena_free(cr_arena *arena);

#endif
