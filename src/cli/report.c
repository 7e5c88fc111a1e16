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
