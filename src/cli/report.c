/* report.c - saying what is wrong
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"
#include "page.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>

bool is_utf8(const char *text) {
  json_t *string = json_string(text);
  json_decref(string);
  return string != NULL;
}

void complain(const cli_command *command, const char *format, ...) {
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  char *words = length < 0 ? NULL : malloc((size_t)length + 1);
  if (words != NULL)
    vsnprintf(words, (size_t)length + 1, format, again);
  fprintf(stderr, "compact %s: ", command->name);
  page_text(stderr, words == NULL ? compact_error_text(COMPACT_ERROR_MEMORY) : words);
  fputc('\n', stderr);
  free(words);
  va_end(again);
  va_end(arguments);
}

void did_you_mean(const cli_command *command, const char *what, const char *name, const char *nearest,
                  const char *otherwise) {
  if (nearest != NULL)
    complain(command, "there is no %s \"%s\"; did you mean \"%s\"?", what, name, nearest);
  else
    complain(command, "there is no %s \"%s\"%s", what, name, otherwise);
}

const compact_pack *find_pack(const cli_command *command, const compact_library *library, const char *name) {
  const compact_pack *pack = compact_library_pack(library, name);
  if (pack == NULL)
    did_you_mean(command, "Compact", name, compact_library_nearest(library, name), ": see compact list");
  return pack;
}

const compact_clause *find_clause(const cli_command *command, const compact_pack *pack, const char *ref) {
  const compact_clause *clause = compact_pack_clause(pack, ref);
  if (clause == NULL)
    did_you_mean(command, "clause", ref, compact_pack_nearest(pack, ref), " in this Compact");
  return clause;
}

static void print_diagnostic(const compact_diagnostic *diagnostic) {
  char *text;
  if (compact_diagnostic_format(diagnostic, &text) == COMPACT_ERROR_NONE)
    fputs(text, stderr);
  compact_free(text);
}

void print_diagnostics(const compact_diagnostics *diagnostics) {
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++)
    print_diagnostic(compact_diagnostics_at(diagnostics, i));
}

static bool is_same_file(const char *a, const char *b) {
  struct stat one, other;
  return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

static bool is_one_of(const char *const *files, const char *file) {
  while (*files != NULL && !is_same_file(*files, file))
    files++;
  return *files != NULL;
}

static void print_diagnostics_without(const compact_diagnostics *diagnostics, const char *const *files) {
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++) {
    const compact_diagnostic *diagnostic = compact_diagnostics_at(diagnostics, i);
    if (!is_one_of(files, diagnostic->source))
      print_diagnostic(diagnostic);
  }
}

compact_library *open_library(const cli_command *command, int *status) {
  static const char *const none[] = {NULL};
  return open_library_without(command, none, status);
}

compact_library *open_library_without(const cli_command *command, const char *const *files, int *status) {
  compact_diagnostics *diagnostics;
  compact_library *library = NULL;
  char *path = NULL;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = compact_library_path(&path);
  if (error == COMPACT_ERROR_NONE) {
    error = compact_library_open(path, diagnostics, &library);
    print_diagnostics_without(diagnostics, files);
  }
  compact_free(path);
  compact_diagnostics_free(diagnostics);
  if (error != COMPACT_ERROR_NONE)
    complain(command, "the Compacts cannot be loaded: %s", compact_error_text(error));
  *status = error == COMPACT_ERROR_NONE ? EXIT_DONE : EXIT_INVALID;
  return library;
}
