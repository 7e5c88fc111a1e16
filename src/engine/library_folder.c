/* library_folder.c - the user's own folders of packs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts.h"
#include "folder.h"
#include "library.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char facts_name[] = "facts.xml";

/* ---- Which folders ---- */

static void append_folder(cr_text *path, const char *folder, const char *below) {
  if (folder == NULL || folder[0] == '\0')
    return;
  cr_text_format(path, "%s%s%s", path->length == 0 ? "" : ":", folder, below);
}

compact_error compact_library_path(char **out) {
  cr_text path = {0};
  const char *data = getenv("XDG_DATA_HOME");
  if (data != NULL && data[0] != '\0')
    append_folder(&path, data, "/compact");
  else
    append_folder(&path, getenv("HOME"), "/.local/share/compact");
  append_folder(&path, getenv("COMPACT_PATH"), "");
  return cr_text_take(&path, out);
}

/* ---- Packs ---- */

typedef struct reading {
  compact_library *library;
  compact_diagnostics *diagnostics;
} reading;

static compact_error read_pack(void *user, const char *path, const char *name) {
  const reading *self = user;
  compact_pack *pack;
  if (strcmp(name, facts_name) == 0)
    return COMPACT_ERROR_NONE;
  compact_error error = compact_pack_load(self->library->facts, path, self->diagnostics, &pack);
  if (error == COMPACT_ERROR_MEMORY)
    return error;
  self->library->problems += error != COMPACT_ERROR_NONE;
  if (error != COMPACT_ERROR_NONE || cr_library_add(self->library, pack))
    return COMPACT_ERROR_NONE;
  compact_pack_free(pack);
  return COMPACT_ERROR_MEMORY;
}

compact_error cr_library_read_packs(compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics) {
  return cr_folder_files(path, "", read_pack, &(reading){library, diagnostics});
}

/* ---- Facts, before any pack ---- */

static compact_error read_folder_facts(compact_library *library, const char *folder,
                                       compact_diagnostics *diagnostics) {
  cr_text file = {0};
  cr_text_format(&file, "%s/%s", folder, facts_name);
  compact_error error = COMPACT_ERROR_MEMORY;
  if (!file.failed)
    error = cr_facts_extend(library->facts, cr_text_string(&file), diagnostics);
  cr_text_free(&file);
  if (error == COMPACT_ERROR_MEMORY)
    return error;
  library->problems += error != COMPACT_ERROR_NONE;
  return COMPACT_ERROR_NONE;
}

compact_error cr_library_read_facts(compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  while (error == COMPACT_ERROR_NONE && *path != '\0') {
    size_t length = strcspn(path, ":");
    cr_text folder = {0};
    cr_text_append_bytes(&folder, path, length);
    error = folder.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
    if (error == COMPACT_ERROR_NONE && length > 0)
      error = read_folder_facts(library, cr_text_string(&folder), diagnostics);
    cr_text_free(&folder);
    path += length + (path[length] == ':');
  }
  return error;
}
