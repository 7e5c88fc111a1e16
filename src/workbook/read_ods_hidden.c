/* read_ods_hidden.c - which sheets of an .ods are hidden
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_ods_hidden.h"

#include "read_xml.h"

#include <string.h>

void cr_hidden_style(cr_hidden *hidden, const char **attributes) {
  const char *name = cr_stream_attribute(attributes, "style:name");
  const char *family = cr_stream_attribute(attributes, "style:family");
  hidden->open[0] = '\0';
  if (name != NULL && strlen(name) <= CR_NAME_MAX && family != NULL && strcmp(family, "table") == 0)
    memcpy(hidden->open, name, strlen(name) + 1);
}

bool cr_hidden_properties(cr_hidden *hidden, const char **attributes) {
  const char *display = cr_stream_attribute(attributes, "table:display");
  if (hidden->open[0] == '\0' || display == NULL || strcmp(display, "false") != 0 ||
      hidden->styles.count == CR_SHEETS_MAX)
    return true;
  char *name = cr_arena_copy(&hidden->arena, hidden->open, strlen(hidden->open));
  return name != NULL && cr_list_add(&hidden->styles, name);
}

bool cr_hidden_is(const cr_hidden *hidden, const char *style) {
  for (size_t i = 0; style != NULL && i < hidden->styles.count; i++) {
    if (strcmp(hidden->styles.items[i], style) == 0)
      return true;
  }
  return false;
}

void cr_hidden_free(cr_hidden *hidden) {
  cr_arena_free(&hidden->arena);
  cr_list_free(&hidden->styles);
}
