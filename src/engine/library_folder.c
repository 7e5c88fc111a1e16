/* library_folder.c - the user's own folders of packs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts.h"
#include "library.h"
#include "text.h"

#include <dirent.h>
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

/* ---- What is in a folder ---- */

static bool is_pack_name(const char *name) {
  size_t length = strlen(name);
  return length > 4 && name[0] != '.' && strcmp(name + length - 4, ".xml") == 0 &&
         strcmp(name, facts_name) != 0;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of a folder's packs, in an order that is the same everywhere; false where memory ran out. */
static bool list_packs(const char *folder, cr_arena *arena, cr_list *names) {
  DIR *directory = opendir(folder);
  if (directory == NULL)
    return true;
  bool is_done = true;
  for (struct dirent *entry; is_done && (entry = readdir(directory)) != NULL;) {
    if (!is_pack_name(entry->d_name))
      continue;
    char *name = cr_arena_copy(arena, entry->d_name, strlen(entry->d_name));
    is_done = name != NULL && cr_list_add(names, name);
  }
  closedir(directory);
  if (names->count > 1)
    qsort(names->items, names->count, sizeof *names->items, by_name);
  return is_done;
}

static compact_error read_pack(compact_library *library, const char *file, compact_diagnostics *diagnostics) {
  compact_pack *pack;
  compact_error error = compact_pack_load(library->facts, file, diagnostics, &pack);
  if (error == COMPACT_ERROR_MEMORY)
    return error;
  library->problems += error != COMPACT_ERROR_NONE;
  if (error != COMPACT_ERROR_NONE || cr_library_add(library, pack))
    return COMPACT_ERROR_NONE;
  compact_pack_free(pack);
  return COMPACT_ERROR_MEMORY;
}

static compact_error read_folder_packs(compact_library *library, const char *folder,
                                       compact_diagnostics *diagnostics) {
  cr_arena arena = {0};
  cr_list names = {0};
  compact_error error = list_packs(folder, &arena, &names) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < names.count; i++) {
    cr_text file = {0};
    cr_text_format(&file, "%s/%s", folder, (const char *)names.items[i]);
    error = file.failed ? COMPACT_ERROR_MEMORY : read_pack(library, cr_text_string(&file), diagnostics);
    cr_text_free(&file);
  }
  cr_list_free(&names);
  cr_arena_free(&arena);
  return error;
}

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

/* ---- Every folder of a path ---- */

typedef compact_error read_folder(compact_library *library, const char *folder,
                                  compact_diagnostics *diagnostics);

static compact_error for_each_folder(compact_library *library, const char *path, read_folder *read,
                                     compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  while (error == COMPACT_ERROR_NONE && *path != '\0') {
    size_t length = strcspn(path, ":");
    cr_text folder = {0};
    cr_text_append_bytes(&folder, path, length);
    error = folder.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
    if (error == COMPACT_ERROR_NONE && length > 0)
      error = read(library, cr_text_string(&folder), diagnostics);
    cr_text_free(&folder);
    path += length + (path[length] == ':');
  }
  return error;
}

compact_error cr_library_read_facts(compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics) {
  return for_each_folder(library, path, read_folder_facts, diagnostics);
}

compact_error cr_library_read_packs(compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics) {
  return for_each_folder(library, path, read_folder_packs, diagnostics);
}
