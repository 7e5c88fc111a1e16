/* json_parts.c - JSON that is whole, or not there
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "json_parts.h"

#include "report.h"

#include <stdatomic.h>
#include <stdlib.h>

/* How often there was no memory: jansson asks from several threads. */
static atomic_uint refusals;

static json_t *whole(json_t *made, int failed) {
  if (failed == 0)
    return made;
  json_decref(made);
  return NULL;
}

json_t *json_with(json_t *list, json_t *item) {
  return whole(list, json_array_append_new(list, item));
}

json_t *json_with_member(json_t *object, const char *name, json_t *value) {
  return whole(object, json_object_set_new(object, name, value));
}

static void *allocate(size_t size) {
  void *memory = malloc(size);
  refusals += memory == NULL;
  return memory;
}

void json_begin(void) {
  json_set_alloc_funcs(allocate, free);
}

json_t *json_read(const char *line) {
  unsigned before = refusals;
  json_t *read = json_loads(line, 0, NULL);
  return whole(read, refusals != before);
}

/* Up to a character that is not to be seen, as jansson writes it: those of ASCII have been escaped. */
static size_t seen_length(const char *text, size_t size) {
  size_t length = 0;
  while (length < size && ((unsigned char)text[length] < 0x7F || cr_report_unseen(text + length) == 0))
    length++;
  return length;
}

/* The code point of a character of one to three bytes. */
static unsigned code_point(const char *text, size_t length) {
  unsigned code = (unsigned char)text[0] & (length == 1 ? 0x7Fu : 0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++)
    code = code << 6 | ((unsigned char)text[i] & 0x3F);
  return code;
}

/* What comes ends between two characters. */
static int write_escaped(const char *text, size_t size, void *out) {
  while (size > 0) {
    size_t seen = seen_length(text, size), unseen = seen < size ? cr_report_unseen(text + seen) : 0;
    if (fwrite(text, 1, seen, out) != seen)
      return -1;
    if (unseen > 0)
      fprintf(out, "\\u%04X", code_point(text + seen, unseen));
    text += seen + unseen;
    size -= seen + unseen;
  }
  return 0;
}

compact_error json_write(json_t *made, FILE *out, size_t flags) {
  bool is_written = made != NULL && json_dump_callback(made, write_escaped, out, flags) == 0;
  json_decref(made);
  return is_written ? COMPACT_ERROR_NONE : ferror(out) != 0 ? COMPACT_ERROR_WRITE : COMPACT_ERROR_MEMORY;
}

int json_print(const cli_command *command, json_t *made) {
  compact_error error = json_write(made, stdout, JSON_INDENT(2));
  putchar('\n');
  if (error == COMPACT_ERROR_MEMORY)
    complain(command, "%s", compact_error_text(error));
  return error == COMPACT_ERROR_NONE     ? EXIT_DONE
         : error == COMPACT_ERROR_MEMORY ? EXIT_INVALID
                                         : EXIT_CANNOT_WRITE;
}
