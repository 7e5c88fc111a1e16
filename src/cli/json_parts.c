/* json_parts.c - JSON that is whole, or not there
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "json_parts.h"

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

compact_error json_write(json_t *made, FILE *out, size_t flags) {
  bool is_written = made != NULL && json_dumpf(made, out, flags) == 0;
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
