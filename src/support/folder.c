/* folder.c - the user's own files in the folders of a path
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "folder.h"

#include "list.h"
#include "text.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static bool is_wanted(const char *name) {
  size_t length = strlen(name);
  return length > 4 && name[0] != '.' && strcmp(name + length - 4, ".xml") == 0;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of a folder's files, sorted; false where memory ran out. */
static bool list_files(const char *folder, cr_arena *arena, cr_list *names) {
  DIR *directory = opendir(folder);
  bool is_done = true;
  if (directory == NULL)
    return true;
  for (struct dirent *entry; is_done && (entry = readdir(directory)) != NULL;) {
    if (!is_wanted(entry->d_name))
      continue;
    char *name = cr_arena_copy(arena, entry->d_name, strlen(entry->d_name));
    is_done = name != NULL && cr_list_add(names, name);
  }
  closedir(directory);
  if (names->count > 1)
    qsort(names->items, names->count, sizeof *names->items, by_name);
  return is_done;
}

static compact_error call_files(const char *folder, cr_on_file *on_file, void *user) {
  cr_arena arena = {0};
  cr_list names = {0};
  compact_error error = list_files(folder, &arena, &names) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < names.count; i++) {
    cr_text path = {0};
    cr_text_format(&path, "%s/%s", folder, (const char *)names.items[i]);
    error = path.failed ? COMPACT_ERROR_MEMORY : on_file(user, cr_text_string(&path), names.items[i]);
    cr_text_free(&path);
  }
  cr_list_free(&names);
  cr_arena_free(&arena);
  return error;
}

compact_error cr_folder_files(const char *path, const char *below, cr_on_file *on_file, void *user) {
  compact_error error = COMPACT_ERROR_NONE;
  while (error == COMPACT_ERROR_NONE && path != NULL && *path != '\0') {
    size_t length = strcspn(path, ":");
    cr_text folder = {0};
    cr_text_append_bytes(&folder, path, length);
    cr_text_append(&folder, below);
    error = folder.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
    if (error == COMPACT_ERROR_NONE && length > 0)
      error = call_files(cr_text_string(&folder), on_file, user);
    cr_text_free(&folder);
    path += length + (path[length] == ':');
  }
  return error;
}
