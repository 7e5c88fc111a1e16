/* templates.c - the templates that are known: built in, and of the user's own folders
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "templates.h"

#include "file.h"
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

/* ---- As items of a shelf ---- */

static compact_error read_item(const void *facts, const char *source, const char *xml, size_t size,
                               compact_diagnostics *diagnostics, void **out) {
  cr_template *template = NULL;
  compact_error error = cr_template_read(facts, source, xml, size, diagnostics, &template);
  *out = template;
  return error;
}

static void free_item(void *item) {
  cr_template_free(item);
}

static const char *id_of(const void *item) {
  return ((const cr_template *)item)->id;
}

static bool set_origin(void *item, const char *origin) {
  cr_template *template = item;
  template->origin = cr_arena_copy(&template->arena, origin, strlen(origin));
  return template->origin != NULL;
}

static const cr_shelf_kind kind = {read_item, free_item, id_of, set_origin};

/* ---- All of them ---- */

compact_error cr_templates_open(const char *path, const compact_facts *facts,
                                compact_diagnostics *diagnostics, cr_templates **out) {
  cr_templates *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->shelf = (cr_shelf){.kind = &kind, .with = facts};
  compact_error error =
      cr_shelf_add_built_in(&self->shelf, cr_template_files, cr_template_file_count, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = cr_shelf_add_folders(&self->shelf, path, "/templates", diagnostics);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_templates_free(self);
  return error;
}

void cr_templates_free(cr_templates *self) {
  if (self != NULL)
    cr_shelf_free(&self->shelf);
  free(self);
}

size_t cr_templates_count(const cr_templates *self) {
  return self->shelf.list.count;
}

const cr_template *cr_templates_at(const cr_templates *self, size_t index) {
  return self->shelf.list.items[index];
}

const cr_template *cr_templates_find(const cr_templates *self, const char *id) {
  return cr_shelf_find(&self->shelf, id);
}

const char *cr_templates_nearest(const cr_templates *self, const char *id) {
  return cr_shelf_nearest(&self->shelf, id);
}

/* ---- Made-up rows ---- */

static bool is_built_in(const cr_template *template) {
  return strcmp(template->origin, cr_built_in) == 0;
}

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
  for (size_t i = 0; is_built_in(template) && i < cr_template_file_count; i++) {
    if (strcmp(cr_template_files[i].name, name) == 0) {
      cr_text_append_bytes(text, (const char *)cr_template_files[i].bytes, cr_template_files[i].size);
      return text->failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
    }
  }
  return is_built_in(template) ? COMPACT_ERROR_READ : read_own_example(template, name, text);
}
