/* output.c - a file that is there whole or not at all
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* lstat */

#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char ending[] = ".new";

static bool cannot_write(const output_file *output, const char *path, const char *why) {
  complain(output->command, "%s cannot be written: %s", path, why);
  return false;
}

/* A link that leads nowhere is there too. */
static bool is_there(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0;
}

static bool is_same_file(const struct stat *file, const char *path) {
  struct stat other;
  return stat(path, &other) == 0 && other.st_dev == file->st_dev && other.st_ino == file->st_ino;
}

/* A file is moved to where it is wanted, which would put one in the place of a device. */
bool output_is_allowed(const cli_command *command, const char *path, const char *const *inputs,
                       bool is_forced) {
  struct stat file;
  const char *problem = NULL;
  if (strcmp(path, "-") == 0 || stat(path, &file) != 0)
    return true;
  while (*inputs != NULL && !is_same_file(&file, *inputs))
    inputs++;
  if (!S_ISREG(file.st_mode))
    problem = "is no file that could be written over: choose another name";
  else if (*inputs != NULL)
    problem = "is read, and what is read is not written over: choose another name";
  else if (!is_forced)
    problem = "is there already: choose another name, or write over it with --force";
  if (problem != NULL)
    complain(command, "%s %s", path, problem);
  return problem == NULL;
}

static char *path_beside(const char *path) {
  size_t length = strlen(path);
  char *beside = malloc(length + sizeof ending);
  if (beside == NULL)
    return NULL;
  memcpy(beside, path, length);
  memcpy(beside + length, ending, sizeof ending);
  return beside;
}

bool output_open(output_file *output, const cli_command *command, const char *path) {
  *output = (output_file){.command = command, .path = path, .stream = stdout};
  if (strcmp(path, "-") == 0)
    return true;
  output->beside = path_beside(path);
  if (output->beside == NULL)
    return cannot_write(output, path, compact_error_text(COMPACT_ERROR_MEMORY));
  output->stream = fopen(output->beside, "wx");
  if (output->stream != NULL)
    return true;
  cannot_write(output, errno == EEXIST ? output->beside : path, strerror(errno));
  free(output->beside);
  return false;
}

bool output_open_new(output_file *output, const cli_command *command, const char *path) {
  *output = (output_file){.command = command, .path = path};
  if (strcmp(path, "-") != 0 && is_there(path))
    return cannot_write(output, path, "it is there already, and nothing is written over it");
  return output_open(output, command, path);
}

bool output_close(output_file *output) {
  if (output->beside == NULL)
    return true; /* main() looks at stdout */
  bool is_whole = ferror(output->stream) == 0;
  is_whole = fclose(output->stream) == 0 && is_whole;
  is_whole = is_whole && rename(output->beside, output->path) == 0;
  if (!is_whole) {
    cannot_write(output, output->path, strerror(errno));
    remove(output->beside);
  }
  free(output->beside);
  return is_whole;
}

void output_drop(output_file *output) {
  if (output->beside == NULL)
    return;
  fclose(output->stream);
  remove(output->beside);
  free(output->beside);
}
