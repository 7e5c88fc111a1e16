/* report.c - saying what is wrong
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <stdarg.h>

void complain(const cli_command *command, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "compact %s: ", command->name);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
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

void print_diagnostics(const compact_diagnostics *diagnostics) {
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++) {
    char *text;
    if (compact_diagnostic_format(compact_diagnostics_at(diagnostics, i), &text) == COMPACT_ERROR_NONE)
      fputs(text, stderr);
    compact_free(text);
  }
}

compact_library *open_library(const cli_command *command, int *status) {
  compact_diagnostics *diagnostics;
  compact_library *library = NULL;
  char *path = NULL;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = compact_library_path(&path);
  if (error == COMPACT_ERROR_NONE) {
    error = compact_library_open(path, diagnostics, &library);
    print_diagnostics(diagnostics);
  }
  compact_free(path);
  compact_diagnostics_free(diagnostics);
  if (error != COMPACT_ERROR_NONE)
    complain(command, "the Compacts cannot be loaded: %s", compact_error_text(error));
  *status = error == COMPACT_ERROR_NONE ? EXIT_DONE : EXIT_INVALID;
  return library;
}
