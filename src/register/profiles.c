/* profiles.c - the profiles that are known: built in, and of the user's own folders
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "file.h"
#include "folder.h"
#include "nearest.h"
#include "profile.h"
#include "xml.h"

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

/* ---- All of them ---- */

size_t cr_profiles_count(const cr_profiles *self) {
  return self->list.count;
}

const cr_profile *cr_profiles_at(const cr_profiles *self, size_t index) {
  return self->list.items[index];
}

const cr_profile *cr_profiles_find(const cr_profiles *self, const char *id) {
  for (size_t i = 0; i < self->list.count; i++) {
    if (cr_same_name(cr_profiles_at(self, i)->id, id))
      return self->list.items[i];
  }
  return NULL;
}

const char *cr_profiles_nearest(const cr_profiles *self, const char *id) {
  cr_nearest nearest = cr_nearest_to(id);
  for (size_t i = 0; i < self->list.count; i++)
    cr_nearest_offer(&nearest, cr_profiles_at(self, i)->id);
  return nearest.name;
}

/* Adds a profile, which takes the place of one with the same id. */
static bool add(cr_profiles *self, cr_profile *profile) {
  for (size_t i = 0; i < self->list.count; i++) {
    cr_profile *before = self->list.items[i];
    if (!cr_same_name(before->id, profile->id))
      continue;
    cr_profile_free(before);
    self->list.items[i] = profile;
    return true;
  }
  return cr_list_add(&self->list, profile);
}

static compact_error keep(cr_profiles *self, cr_profile *profile, const char *origin) {
  profile->origin = cr_arena_copy(&profile->arena, origin, strlen(origin));
  if (profile->origin != NULL && add(self, profile))
    return COMPACT_ERROR_NONE;
  cr_profile_free(profile);
  return COMPACT_ERROR_MEMORY;
}

static compact_error read_built_in(cr_profiles *self, const compact_facts *facts,
                                   compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_profile_file_count; i++) {
    const cr_profile_file *file = &cr_profile_files[i];
    cr_profile *profile;
    error = cr_profile_read(facts, file->name, (const char *)file->bytes, file->size, diagnostics, &profile);
    if (error == COMPACT_ERROR_NONE)
      error = keep(self, profile, "built in");
  }
  return error;
}

/* ---- Folders ---- */

typedef struct reading {
  cr_profiles *profiles;
  const compact_facts *facts;
  compact_diagnostics *diagnostics;
} reading;

static compact_error read_file(void *user, const char *path, const char *name) {
  const reading *self = user;
  cr_text text = {0};
  cr_profile *profile = NULL;
  (void)name;
  compact_error error = cr_file_read(path, CR_XML_SIZE_MAX + 1, &text);
  if (error == COMPACT_ERROR_READ)
    error = cr_file_unreadable(path, self->diagnostics);
  else if (error == COMPACT_ERROR_NONE)
    error =
        cr_profile_read(self->facts, path, cr_text_string(&text), text.length, self->diagnostics, &profile);
  cr_text_free(&text);
  if (profile != NULL)
    return keep(self->profiles, profile, path);
  return error == COMPACT_ERROR_MEMORY ? error : COMPACT_ERROR_NONE;
}

compact_error cr_profiles_open(const char *path, const compact_facts *facts, compact_diagnostics *diagnostics,
                               cr_profiles **out) {
  cr_profiles *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = read_built_in(self, facts, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = cr_folder_files(path, "/registers", read_file, &(reading){self, facts, diagnostics});
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_profiles_free(self);
  return error;
}

void cr_profiles_free(cr_profiles *self) {
  for (size_t i = 0; self != NULL && i < self->list.count; i++)
    cr_profile_free(self->list.items[i]);
  if (self != NULL)
    cr_list_free(&self->list);
  free(self);
}
