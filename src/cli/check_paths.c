/* check_paths.c - the files that compact check is to look at
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* strdup */
#include "check_paths.h"

#include "command.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Takes the path. */
static bool add(check_paths *self, char *path) {
  char **items = path == NULL ? NULL : realloc(self->items, (self->count + 2) * sizeof *items);
  if (items == NULL) {
    free(path);
    return false;
  }
  self->items = items;
  items[self->count++] = path;
  items[self->count] = NULL;
  return true;
}

/* ---- Folders ---- */

/* Hidden files, and those by which Excel and Calc tell others that a file is open, are none of these. */
static bool is_table(const char *name) {
  static const char *const endings[] = {".xlsx", ".xlsm", ".ods", ".fods", ".csv"};
  const char *ending = strrchr(name, '.');
  if (ending == NULL || name[0] == '.' || strncmp(name, "~$", 2) == 0)
    return false;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (strcasecmp(endings[i], ending) == 0)
      return true;
  }
  return false;
}

static char *path_in(const char *folder, const char *name) {
  size_t length = strlen(folder), size = length + strlen(name) + 2;
  char *path = malloc(size);
  bool has_slash = length > 0 && folder[length - 1] == '/';
  if (path != NULL)
    snprintf(path, size, "%s%s%s", folder, has_slash ? "" : "/", name);
  return path;
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool list_tables(check_paths *self, const char *folder, DIR *directory) {
  bool is_done = true;
  for (struct dirent *entry; is_done && (entry = readdir(directory)) != NULL;) {
    char *path = is_table(entry->d_name) ? path_in(folder, entry->d_name) : NULL;
    if (path != NULL && is_folder(path))
      free(path);
    else if (is_table(entry->d_name))
      is_done = add(self, path);
  }
  return is_done;
}

static bool add_folder(check_paths *self, const char *folder) {
  size_t first = self->count;
  DIR *directory = opendir(folder);
  if (directory == NULL)
    return add(self, strdup(folder)); /* whoever reads it says why not */
  bool is_done = list_tables(self, folder, directory);
  closedir(directory);
  if (self->count > first)
    qsort(self->items + first, self->count - first, sizeof *self->items, by_name);
  if (is_done && self->count == first) {
    complain(&command_check, "%s: no file in this folder ends in .xlsx, .xlsm, .ods, .fods or .csv", folder);
    self->has_failed = true;
  }
  return is_done;
}

/* ---- All ---- */

bool check_paths_find(check_paths *self, const char *const *arguments) {
  bool is_done = true;
  *self = (check_paths){.items = calloc(1, sizeof *self->items)};
  for (; is_done && *arguments != NULL; arguments++)
    is_done = is_folder(*arguments) ? add_folder(self, *arguments) : add(self, strdup(*arguments));
  return is_done && self->items != NULL;
}

void check_paths_free(check_paths *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->items[i]);
  free(self->items);
}
