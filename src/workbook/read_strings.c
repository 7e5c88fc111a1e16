/* read_strings.c - the shared strings of an .xlsx
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_strings.h"

#include "read_limits.h"
#include "read_part.h"
#include "read_value.h"
#include "read_xlsx.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 256 * 1024 };

enum { KIND_LIST = 1, KIND_STRING, KIND_RUN, KIND_TEXT };

#define IN(kind) (1u << KIND_##kind)

/* How words are spoken (<rPh>) is no part of them. */
static const cr_stream_element elements[] = {
    {"t", KIND_TEXT, IN(STRING) | IN(RUN), true, false},
    {"si", KIND_STRING, IN(LIST), false, false},
    {"r", KIND_RUN, IN(STRING), false, false},
    {"sst", KIND_LIST, CR_ROOT, false, false},
    {0},
};

typedef struct string_reader {
  cr_strings *strings;
  const cr_input *input;
  const char *part;
  cr_stream *stream;
  cr_text text; /* of the string that is open */
} string_reader;

/* ---- Keeping ---- */

static char *room_for(cr_strings *strings, size_t length) {
  if (length > strings->size - strings->used) {
    size_t size = length > BLOCK_SIZE ? length : BLOCK_SIZE;
    char *block = malloc(size);
    if (block == NULL || !cr_list_add(&strings->blocks, block)) {
      free(block);
      return NULL;
    }
    strings->used = 0;
    strings->size = size;
  }
  char *room = (char *)strings->blocks.items[strings->blocks.count - 1] + strings->used;
  strings->used += length;
  return room;
}

static bool grow(cr_strings *strings) {
  size_t capacity = strings->capacity == 0 ? 256 : strings->capacity * 3 / 2;
  const char **items = realloc(strings->items, capacity * sizeof *items);
  if (items == NULL)
    return false;
  strings->items = items;
  strings->capacity = capacity;
  return true;
}

static compact_error keep(string_reader *self, const char *text, size_t length) {
  cr_strings *strings = self->strings;
  if (strings->count == CR_STRINGS_MAX)
    return cr_report_at(
        self->input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
        "has more than %d different texts: save the sheets that are needed as files of their own",
        CR_STRINGS_MAX);
  if (length + 1 > CR_STRINGS_TEXT_MAX - strings->total)
    return cr_report_at(self->input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
                        "has more than %d MB of text: save the sheets that are needed as files of their own",
                        CR_STRINGS_TEXT_MAX / 1024 / 1024);
  if (strings->count == strings->capacity && !grow(strings))
    return COMPACT_ERROR_MEMORY;
  char *kept = room_for(strings, length + 1);
  if (kept == NULL)
    return COMPACT_ERROR_MEMORY;
  memcpy(kept, text, length + 1);
  strings->total += length + 1;
  strings->items[strings->count++] = kept;
  return COMPACT_ERROR_NONE;
}

/* ---- What the stream calls ---- */

static void on_start(void *user, int kind, const char **attributes) {
  string_reader *self = user;
  (void)attributes;
  if (kind == KIND_STRING)
    cr_text_clear(&self->text);
}

static void on_text(void *user, const char *bytes, size_t length) {
  string_reader *self = user;
  cr_text_append_bytes(&self->text, bytes, length);
  if (self->text.failed)
    cr_stream_fail(self->stream, COMPACT_ERROR_MEMORY);
  else if (self->text.length > CR_CELL_TEXT_MAX)
    cr_stream_fail(self->stream, cr_report_at(self->input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
                                              "a text is longer than %d MB", CR_CELL_TEXT_MAX / 1024 / 1024));
}

static void on_end(void *user, int kind) {
  string_reader *self = user;
  if (kind != KIND_STRING)
    return;
  size_t length = cr_unescape(self->text.data, self->text.length);
  compact_error error = keep(self, length == 0 ? "" : self->text.data, length);
  if (error != COMPACT_ERROR_NONE)
    cr_stream_fail(self->stream, error);
}

static const cr_stream_format format = {
    "shared strings", cr_xlsx_namespaces, elements, on_start, on_text, on_end};

compact_error cr_strings_read(cr_strings *strings, const cr_input *input, cr_zip *zip, const char *part) {
  string_reader self = {.strings = strings, .input = input, .part = part};
  compact_error error = cr_part_parse(input, zip, part, CR_ZIP_PART_MAX, &format, &self, &self.stream);
  cr_text_free(&self.text);
  return error;
}

void cr_strings_free(cr_strings *strings) {
  for (size_t i = 0; i < strings->blocks.count; i++)
    free(strings->blocks.items[i]);
  cr_list_free(&strings->blocks);
  free(strings->items);
}
