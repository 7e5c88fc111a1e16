/* library.c - the facts and packs that are known
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "library.h"

#include "builtin.h"
#include "nearest.h"

#include <stdlib.h>
#include <string.h>

static const char *text_of(const cr_embedded_file *file) {
  return (const char *)file->bytes;
}

/* ---- Opening ---- */

bool cr_library_add(compact_library *library, compact_pack *pack) {
  for (size_t i = 0; i < library->packs.count; i++) {
    compact_pack *earlier = library->packs.items[i];
    if (strcmp(earlier->id, pack->id) != 0)
      continue;
    if (!cr_list_add(&library->hidden, earlier))
      return false;
    library->packs.items[i] = pack;
    return true;
  }
  return cr_list_add(&library->packs, pack);
}

static compact_error read_builtin_packs(compact_library *library, compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 1; i < cr_builtin_file_count && error == COMPACT_ERROR_NONE; i++) {
    const cr_embedded_file *file = &cr_builtin_files[i];
    compact_pack *pack;
    error = compact_pack_read(library->facts, "built in", text_of(file), file->size, diagnostics, &pack);
    if (error == COMPACT_ERROR_NONE && !cr_library_add(library, pack)) {
      compact_pack_free(pack);
      error = COMPACT_ERROR_MEMORY;
    }
  }
  return error;
}

/* What only all the files together show. A hidden pack's facts may be built in and looked at by nobody now.
 */
static void check_all(compact_library *library, size_t builtin_facts, compact_diagnostics *diagnostics) {
  for (size_t i = 0; i < library->packs.count; i++)
    library->problems += compact_library_check(library, library->packs.items[i], diagnostics);
  cr_library_check_facts(library, library->facts, builtin_facts, diagnostics);
}

static compact_error read_all(compact_library *library, const char *path, compact_diagnostics *diagnostics) {
  const cr_embedded_file *facts = &cr_builtin_files[0];
  compact_error error =
      compact_facts_read("built in", text_of(facts), facts->size, diagnostics, &library->facts);
  if (error != COMPACT_ERROR_NONE)
    return error;
  size_t builtin_facts = library->facts->count;
  if (path != NULL)
    error = cr_library_read_facts(library, path, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = read_builtin_packs(library, diagnostics);
  if (error == COMPACT_ERROR_NONE && path != NULL)
    error = cr_library_read_packs(library, path, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    check_all(library, builtin_facts, diagnostics);
  return error;
}

compact_error compact_library_open(const char *path, compact_diagnostics *diagnostics,
                                   compact_library **out) {
  *out = NULL;
  compact_library *library = calloc(1, sizeof *library);
  if (library == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = read_all(library, path, diagnostics);
  if (error != COMPACT_ERROR_NONE)
    compact_library_free(library);
  else
    *out = library;
  return error;
}

static void free_packs(cr_list *packs) {
  for (size_t i = 0; i < packs->count; i++)
    compact_pack_free(packs->items[i]);
  cr_list_free(packs);
}

void compact_library_free(compact_library *library) {
  if (library == NULL)
    return;
  free_packs(&library->packs);
  free_packs(&library->hidden);
  compact_facts_free(library->facts);
  free(library);
}

/* ---- Looking up ---- */

size_t compact_library_problem_count(const compact_library *library) {
  return library->problems;
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

size_t compact_library_hidden_count(const compact_library *library) {
  return library->hidden.count;
}

const compact_pack *compact_library_hidden_at(const compact_library *library, size_t index) {
  return library->hidden.items[index];
}

const compact_pack *compact_library_pack(const compact_library *library, const char *id_or_alias) {
  const compact_pack *found = NULL;
  for (size_t i = 0; i < library->packs.count; i++) {
    const compact_pack *pack = library->packs.items[i];
    if (cr_same_name(pack->id, id_or_alias))
      return pack;
    if (compact_pack_is_called(pack, id_or_alias))
      found = pack; /* the later stands */
  }
  return found;
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
