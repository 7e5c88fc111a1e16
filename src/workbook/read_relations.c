/* read_relations.c - which part of an .xlsx leads to which
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "nearest.h"
#include "read_limits.h"
#include "read_part.h"
#include "read_xlsx.h"
#include "text.h"

#include <string.h>

enum { KIND_LIST = 1, KIND_RELATION };

static const cr_namespace namespaces[] = {
    {"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    {0},
};

static const cr_stream_element elements[] = {
    {"Relationship", KIND_RELATION, 1u << KIND_LIST, false, false},
    {"Relationships", KIND_LIST, CR_ROOT, false, false},
    {0},
};

typedef struct relation_reader {
  cr_xlsx *book;
  cr_list *relations;
  const char *part;  /* that they are of */
  const char *types; /* that are wanted */
  cr_stream *stream;
} relation_reader;

/* ---- Where a relationship leads to ---- */

/* Takes a step of a path: none, one down, or one back up. False: up from the top. */
static bool step(char *path, size_t *length, const char *name, size_t name_length) {
  if (name_length == 0 || (name_length == 1 && name[0] == '.'))
    return true;
  if (name_length == 2 && name[0] == '.' && name[1] == '.') {
    if (*length == 0)
      return false;
    while (*length > 0 && path[*length - 1] != '/')
      (*length)--;
    *length -= *length > 0;
    return true;
  }
  if (*length > 0)
    path[(*length)++] = '/';
  memcpy(path + *length, name, name_length);
  *length += name_length;
  return true;
}

static bool walk(char *path, size_t *length, const char *steps, size_t steps_length) {
  for (size_t i = 0; i < steps_length;) {
    size_t name_length = 0;
    while (i + name_length < steps_length && steps[i + name_length] != '/')
      name_length++;
    if (!step(path, length, steps + i, name_length))
      return false;
    i += name_length + 1;
  }
  return true;
}

/* The part that target names, seen from the folder of another part. NULL: it leads outside, or there is no
 * memory. */
static const char *resolve(relation_reader *self, const char *target) {
  const char *slash = strrchr(self->part, '/');
  size_t folder = slash == NULL || target[0] == '/' ? 0 : (size_t)(slash - self->part);
  size_t length = 0;
  char *path = cr_arena_alloc(&self->book->arena, folder + strlen(target) + 2);
  if (path == NULL) {
    cr_stream_fail(self->stream, COMPACT_ERROR_MEMORY);
    return NULL;
  }
  if (!walk(path, &length, self->part, folder) || !walk(path, &length, target, strlen(target))) {
    cr_stream_fail(self->stream,
                   cr_report_at(self->book->input, cr_stream_spot(self->stream), COMPACT_ERROR_INVALID,
                                "\"%.100s\" leads out of the workbook: do not trust this file; ask "
                                "for it again",
                                target));
    return NULL;
  }
  path[length] = '\0';
  return path;
}

/* ---- Reading ---- */

static const char *last_word(const char *type) {
  const char *slash = strrchr(type, '/');
  return slash == NULL ? type : slash + 1;
}

static void add(relation_reader *self, const char *id, const char *type, const char *target) {
  cr_arena *arena = &self->book->arena;
  if (self->relations->count == CR_SHEETS_MAX + 16 || strlen(id) > CR_NAME_MAX ||
      strlen(target) > CR_NAME_MAX) {
    cr_stream_fail(self->stream,
                   cr_report_at(self->book->input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
                                "has more than %d sheets, or a name longer than %d letters", CR_SHEETS_MAX,
                                CR_NAME_MAX));
    return;
  }
  cr_relation *relation = cr_arena_alloc(arena, sizeof *relation);
  const char *part = resolve(self, target);
  if (part == NULL)
    return;
  if (relation != NULL)
    *relation =
        (cr_relation){cr_arena_copy(arena, id, strlen(id)), cr_arena_copy(arena, type, strlen(type)), part};
  if (relation == NULL || relation->id == NULL || relation->type == NULL ||
      !cr_list_add(self->relations, relation))
    cr_stream_fail(self->stream, COMPACT_ERROR_MEMORY);
}

static void on_start(void *user, int kind, const char **attributes) {
  relation_reader *self = user;
  const char *id = cr_stream_attribute(attributes, "Id");
  const char *type = cr_stream_attribute(attributes, "Type");
  const char *target = cr_stream_attribute(attributes, "Target");
  const char *mode = cr_stream_attribute(attributes, "TargetMode");
  bool is_external = mode != NULL && strcmp(mode, "External") == 0;
  if (kind == KIND_RELATION && id != NULL && type != NULL && target != NULL && !is_external &&
      cr_word_in(last_word(type), self->types))
    add(self, id, last_word(type), target);
}

static void on_end(void *user, int kind) {
  (void)user, (void)kind;
}

static const cr_stream_format format = {"relationships", namespaces, elements, on_start, NULL, on_end};

/* The part with the relationships of a part: "xl/workbook.xml" has "xl/_rels/workbook.xml.rels". */
static char *relations_part(cr_arena *arena, const char *part) {
  cr_text name = {0};
  const char *slash = strrchr(part, '/');
  size_t folder = slash == NULL ? 0 : (size_t)(slash + 1 - part);
  cr_text_append_bytes(&name, part, folder);
  cr_text_format(&name, "_rels/%s.rels", part + folder);
  char *kept = name.failed ? NULL : cr_arena_copy(arena, name.data, name.length);
  cr_text_free(&name);
  return kept;
}

compact_error cr_relations_read(cr_xlsx *book, const char *part, const char *types, cr_list *relations) {
  relation_reader self = {.book = book, .relations = relations, .part = part, .types = types};
  const char *name = relations_part(&book->arena, part);
  if (name == NULL)
    return COMPACT_ERROR_MEMORY;
  return cr_part_parse(book->input, book->zip, name, CR_ZIP_SMALL_PART_MAX, &format, &self, &self.stream);
}
