/* shelf.c - what is read from files of one kind, by its ids: built in, and of the user's own folders
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "shelf.h"

#include "file.h"
#include "folder.h"
#include "nearest.h"
#include "xml.h"

#include <string.h>

const char cr_built_in[] = "built in";

/* ---- By id ---- */

static size_t place_of(const cr_shelf *self, const char *id) {
  size_t i = 0;
  while (i < self->list.count && !cr_same_name(self->kind->id(self->list.items[i]), id))
    i++;
  return i;
}

void *cr_shelf_find(const cr_shelf *self, const char *id) {
  size_t place = place_of(self, id);
  return place == self->list.count ? NULL : self->list.items[place];
}

const char *cr_shelf_nearest(const cr_shelf *self, const char *id) {
  cr_nearest nearest = cr_nearest_to(id);
  for (size_t i = 0; i < self->list.count; i++)
    cr_nearest_offer(&nearest, self->kind->id(self->list.items[i]));
  return nearest.name;
}

void cr_shelf_free(cr_shelf *self) {
  for (size_t i = 0; i < self->list.count; i++)
    self->kind->free(self->list.items[i]);
  cr_list_free(&self->list);
}

/* ---- Adding ---- */

static bool add(cr_shelf *self, void *item) {
  size_t place = place_of(self, self->kind->id(item));
  if (place == self->list.count)
    return cr_list_add(&self->list, item);
  self->kind->free(self->list.items[place]);
  self->list.items[place] = item;
  return true;
}

static compact_error keep(cr_shelf *self, void *item, const char *origin) {
  if (self->kind->set_origin(item, origin) && add(self, item))
    return COMPACT_ERROR_NONE;
  self->kind->free(item);
  return COMPACT_ERROR_MEMORY;
}

static bool is_xml(const char *name) {
  size_t length = strlen(name);
  return length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

compact_error cr_shelf_add_built_in(cr_shelf *self, const cr_embedded_file *files, size_t count,
                                    compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++) {
    const cr_embedded_file *file = &files[i];
    void *item;
    if (!is_xml(file->name))
      continue;
    error =
        self->kind->read(self->with, file->name, (const char *)file->bytes, file->size, diagnostics, &item);
    if (error == COMPACT_ERROR_NONE)
      error = keep(self, item, cr_built_in);
  }
  return error;
}

typedef struct reading {
  cr_shelf *shelf;
  compact_diagnostics *diagnostics;
} reading;

static compact_error read_file(void *user, const char *path, const char *name) {
  const reading *self = user;
  cr_text text = {0};
  void *item = NULL;
  (void)name;
  compact_error error = cr_file_read(path, CR_XML_SIZE_MAX + 1, &text);
  if (error == COMPACT_ERROR_READ)
    error = cr_file_unreadable(path, self->diagnostics);
  else if (error == COMPACT_ERROR_NONE)
    error = self->shelf->kind->read(self->shelf->with, path, cr_text_string(&text), text.length,
                                    self->diagnostics, &item);
  cr_text_free(&text);
  if (item != NULL)
    return keep(self->shelf, item, path);
  return error == COMPACT_ERROR_MEMORY ? error : COMPACT_ERROR_NONE;
}

compact_error cr_shelf_add_folders(cr_shelf *self, const char *path, const char *below,
                                   compact_diagnostics *diagnostics) {
  return cr_folder_files(path, below, read_file, &(reading){self, diagnostics});
}
