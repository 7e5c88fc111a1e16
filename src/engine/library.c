/* library.c - the facts and packs that are built in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "builtin.h"
#include "list.h"
#include "nearest.h"
#include "pack.h"

#include <stdlib.h>

struct compact_library {
  compact_facts *facts;
  cr_list packs;
};

static const char *text_of(const cr_builtin_file *file) {
  return (const char *)file->bytes;
}

static compact_error read_pack(compact_library *library, const cr_builtin_file *file,
                               compact_diagnostics *diagnostics) {
  compact_pack *pack;
  compact_error error =
      compact_pack_read(library->facts, "built in", text_of(file), file->size, diagnostics, &pack);
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (cr_list_add(&library->packs, pack))
    return COMPACT_ERROR_NONE;
  compact_pack_free(pack);
  return COMPACT_ERROR_MEMORY;
}

static compact_error read_all(compact_library *library, compact_diagnostics *diagnostics) {
  const cr_builtin_file *facts = &cr_builtin_files[0];
  compact_error error =
      compact_facts_read("built in", text_of(facts), facts->size, diagnostics, &library->facts);
  for (size_t i = 1; i < cr_builtin_file_count && error == COMPACT_ERROR_NONE; i++)
    error = read_pack(library, &cr_builtin_files[i], diagnostics);
  return error;
}

compact_error compact_library_open(compact_diagnostics *diagnostics, compact_library **out) {
  *out = NULL;
  compact_library *library = calloc(1, sizeof *library);
  if (library == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = read_all(library, diagnostics);
  if (error != COMPACT_ERROR_NONE)
    compact_library_free(library);
  else
    *out = library;
  return error;
}

void compact_library_free(compact_library *library) {
  if (library == NULL)
    return;
  for (size_t i = 0; i < library->packs.count; i++)
    compact_pack_free(library->packs.items[i]);
  cr_list_free(&library->packs);
  compact_facts_free(library->facts);
  free(library);
}

const compact_facts *compact_library_facts(const compact_library *library) {
  return library->facts;
}

size_t compact_library_pack_count(const compact_library *library) {
  return library->packs.count;
}

const compact_pack *compact_library_pack_at(const compact_library *library, size_t index) {
  return library->packs.items[index];
}

const compact_pack *compact_library_pack(const compact_library *library, const char *id_or_alias) {
  for (size_t i = 0; i < library->packs.count; i++) {
    if (compact_pack_is_called(library->packs.items[i], id_or_alias))
      return library->packs.items[i];
  }
  return NULL;
}

const char *compact_library_nearest(const compact_library *library, const char *name) {
  cr_nearest nearest = cr_nearest_to(name);
  for (size_t i = 0; i < library->packs.count; i++) {
    const compact_pack *pack = library->packs.items[i];
    cr_nearest_offer(&nearest, pack->id);
    for (size_t j = 0; j < pack->alias_count; j++)
      cr_nearest_offer(&nearest, pack->aliases[j]);
  }
  return nearest.name;
}
