/* list.c - a growable list of pointers
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool grow(cr_list *list) {
  size_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
  if (capacity > SIZE_MAX / 2 / sizeof *list->items)
    return false;
  void **items = realloc(list->items, capacity * sizeof *items);
  if (items == NULL)
    return false;
  list->items = items;
  list->capacity = capacity;
  return true;
}

bool cr_list_add(cr_list *list, void *item) {
  if (list->count == list->capacity && !grow(list))
    return false;
  list->items[list->count++] = item;
  return true;
}

void *cr_list_keep(const cr_list *list, cr_arena *arena) {
  void **kept = cr_arena_array(arena, list->count, sizeof *kept);
  if (kept != NULL && list->count > 0)
    memcpy(kept, list->items, list->count * sizeof *kept);
  return kept;
}

void cr_list_free(cr_list *list) {
  free(list->items);
  *list = (cr_list){0};
}
