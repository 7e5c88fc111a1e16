/* list.h - a growable list of pointers
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Used while a file is read; what is kept afterwards is copied into an arena.
 */
#ifndef CR_LIST_H
#define CR_LIST_H

#include "arena.h"

#include <stdbool.h>

typedef struct cr_list {
  void **items;
  size_t count, capacity;
} cr_list;

/* Adds an item; false when there is no memory left. */
bool cr_list_add(cr_list *list, void *item);

/* A copy of the items in the arena; NULL when there is no memory left. */
void *cr_list_keep(const cr_list *list, cr_arena *arena);

/* Frees the list, not its items, and leaves it empty. */
void cr_list_free(cr_list *list);

#endif
