/* templates.c - the templates that are known: built in, and of the user's own folders
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "templates.h"

#include "file.h"
#include "folder.h"
#include "nearest.h"
#include "xml.h"

#include <stdlib.h>
#include <string.h>

/* ---- One template ---- */

const char *cr_template_id(const cr_template *self) {
  return self->id;
}

const char *cr_template_title(const cr_template *self) {
  return self->title;
}

const char *cr_template_audience(const cr_template *self) {
  return self->audience;
}

const char *cr_template_purpose(const cr_template *self) {
  return self->purpose;
}

const char *cr_template_origin(const cr_template *self) {
  return self->origin;
}

/* ---- All of them ---- */

size_t cr_templates_count(const cr_templates *self) {
  return self->list.count;
}

const cr_template *cr_templates_at(const cr_templates *self, size_t index) {
  return self->list.items[index];
}

const cr_template *cr_templates_find(const cr_templates *self, const char *id) {
  for (size_t i = 0; i < self->list.count; i++) {
    const cr_template *template = self->list.items[i];
    if (cr_same_name(template->id, id))
      return template;
  }
  return NULL;
}

const char *cr_templates_nearest(const cr_templates *self, const char *id) {
  cr_nearest nearest = cr_nearest_to(id);
  for (size_t i = 0; i < self->list.count; i++)
    cr_nearest_offer(&nearest, ((const cr_template *)self->list.items[i])->id);
  return nearest.name;
}

/* Adds a template, which takes the place of one with the same id. */
static bool add(cr_templates *self, cr_template *template) {
  for (size_t i = 0; i < self->list.count; i++) {
    cr_template *before = self->list.items[i];
    if (!cr_same_name(before->id, template->id))
      continue;
    cr_template_free(before);
    self->list.items[i] = template;
    return true;
  }
  return cr_list_add(&self->list, template);
}

static compact_error keep(cr_templates *self, cr_template *template, const char *origin) {
  const char *kept = cr_arena_copy(&template->arena, origin, strlen(origin));
  if (kept == NULL || !add(self, template)) {
    cr_template_free(template);
    return COMPACT_ERROR_MEMORY;
  }
  template->origin = kept;
  return COMPACT_ERROR_NONE;
}

/* ---- Built in ---- */

static bool ends_in(const char *name, const char *ending) {
  size_t length = strlen(name), tail = strlen(ending);
  return length > tail && strcmp(name + length - tail, ending) == 0;
}

static compact_error read_built_in(cr_templates *self, const compact_facts *facts,
                                   compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_template_file_count; i++) {
    const cr_template_file *file = &cr_template_files[i];
    cr_template *template;
    if (!ends_in(file->name, ".xml"))
      continue;
    error =
        cr_template_read(facts, file->name, (const char *)file->bytes, file->size, diagnostics, &template);
    if (error == COMPACT_ERROR_NONE)
      error = keep(self, template, "built in");
  }
  return error;
}

/* ---- Folders ---- */

typedef struct reading {
  cr_templates *templates;
  const compact_facts *facts;
  compact_diagnostics *diagnostics;
} reading;

static compact_error read_file(void *user, const char *path, const char *name) {
  const reading *self = user;
  cr_text text = {0};
  cr_template *template = NULL;
  (void)name;
  compact_error error = cr_file_read(path, CR_XML_SIZE_MAX + 1, &text);
  if (error == COMPACT_ERROR_READ)
    error = cr_file_unreadable(path, self->diagnostics);
  else if (error == COMPACT_ERROR_NONE)
    error =
        cr_template_read(self->facts, path, cr_text_string(&text), text.length, self->diagnostics, &template);
  cr_text_free(&text);
  if (template != NULL)
    return keep(self->templates, template, path);
  return error == COMPACT_ERROR_MEMORY ? error : COMPACT_ERROR_NONE;
}

compact_error cr_templates_open(const char *path, const compact_facts *facts,
                                compact_diagnostics *diagnostics, cr_templates **out) {
  cr_templates *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = read_built_in(self, facts, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = cr_folder_files(path, "/templates", read_file, &(reading){self, facts, diagnostics});
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_templates_free(self);
  return error;
}

void cr_templates_free(cr_templates *self) {
  for (size_t i = 0; self != NULL && i < self->list.count; i++)
    cr_template_free(self->list.items[i]);
  if (self != NULL)
    cr_list_free(&self->list);
  free(self);
}

/* ---- Made-up rows ---- */

static compact_error read_own_example(const cr_template *template, const char *name, cr_text *text) {
  const char *slash = strrchr(template->origin, '/');
  cr_text path = {0};
  cr_text_format(&path, "%.*s/%s", slash == NULL ? 1 : (int)(slash - template->origin),
                 slash == NULL ? "." : template->origin, name);
  compact_error error =
      path.failed ? COMPACT_ERROR_MEMORY : cr_file_read(cr_text_string(&path), CR_XML_SIZE_MAX, text);
  cr_text_free(&path);
  return error;
}

compact_error cr_template_example(const cr_template *template, const char *name, cr_text *text) {
  for (size_t i = 0; strcmp(template->origin, "built in") == 0 && i < cr_template_file_count; i++) {
    if (strcmp(cr_template_files[i].name, name) == 0) {
      cr_text_append_bytes(text, (const char *)cr_template_files[i].bytes, cr_template_files[i].size);
      return text->failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
    }
  }
  return strcmp(template->origin, "built in") == 0 ? COMPACT_ERROR_READ
                                                   : read_own_example(template, name, text);
}
