/* profiles.c - the profiles that are known: built in, and of the user's own folders
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "profile.h"

#include <stdlib.h>
#include <string.h>

/* ---- Words ---- */

const char *cr_use_name(cr_use use) {
  static const char *const names[] = {
#define USE_NAME(name, number, identifier) [number] = identifier,
      CR_USE_MAP(USE_NAME)
#undef USE_NAME
  };
  return names[use];
}

cr_use cr_use_of(const char *name) {
  for (int use = CR_USE_REFERENCE; use <= CR_USE_STATUS; use++) {
    if (strcmp(cr_use_name((cr_use)use), name) == 0)
      return (cr_use)use;
  }
  return CR_USE_NONE;
}

int cr_unit_months(const char *unit) {
  if (strcmp(unit, "months") == 0)
    return 1;
  return strcmp(unit, "years") == 0 ? 12 : 0;
}

/* ---- One profile ---- */

const char *cr_profile_id(const cr_profile *self) {
  return self->id;
}

const char *cr_profile_title(const cr_profile *self) {
  return self->title;
}

const char *cr_profile_origin(const cr_profile *self) {
  return self->origin;
}

size_t cr_profile_note_count(const cr_profile *self) {
  return self->note_count;
}

const char *cr_profile_note(const cr_profile *self, size_t index) {
  return self->notes[index];
}

const cr_profile_column *cr_profile_column_of(const cr_profile *self, const char *folded) {
  for (size_t i = 0; i < self->column_count; i++) {
    for (size_t j = 0; j < self->columns[i]->title_count; j++) {
      if (strcmp(self->columns[i]->titles[j], folded) == 0)
        return self->columns[i];
    }
  }
  return NULL;
}

/* ---- As items of a shelf ---- */

static compact_error read_item(const void *facts, const char *source, const char *xml, size_t size,
                               compact_diagnostics *diagnostics, void **out) {
  cr_profile *profile = NULL;
  compact_error error = cr_profile_read(facts, source, xml, size, diagnostics, &profile);
  *out = profile;
  return error;
}

static void free_item(void *item) {
  cr_profile_free(item);
}

static const char *id_of(const void *item) {
  return ((const cr_profile *)item)->id;
}

static bool set_origin(void *item, const char *origin) {
  cr_profile *profile = item;
  profile->origin = cr_arena_copy(&profile->arena, origin, strlen(origin));
  return profile->origin != NULL;
}

static const cr_shelf_kind kind = {read_item, free_item, id_of, set_origin};

/* ---- All of them ---- */

compact_error cr_profiles_open(const char *path, const compact_facts *facts, compact_diagnostics *diagnostics,
                               cr_profiles **out) {
  cr_profiles *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->shelf = (cr_shelf){.kind = &kind, .with = facts};
  compact_error error =
      cr_shelf_add_built_in(&self->shelf, cr_profile_files, cr_profile_file_count, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = cr_shelf_add_folders(&self->shelf, path, "/registers", diagnostics);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_profiles_free(self);
  return error;
}

void cr_profiles_free(cr_profiles *self) {
  if (self != NULL)
    cr_shelf_free(&self->shelf);
  free(self);
}

size_t cr_profiles_count(const cr_profiles *self) {
  return self->shelf.list.count;
}

const cr_profile *cr_profiles_at(const cr_profiles *self, size_t index) {
  return self->shelf.list.items[index];
}

const cr_profile *cr_profiles_find(const cr_profiles *self, const char *id) {
  return cr_shelf_find(&self->shelf, id);
}

const char *cr_profiles_nearest(const cr_profiles *self, const char *id) {
  return cr_shelf_nearest(&self->shelf, id);
}
