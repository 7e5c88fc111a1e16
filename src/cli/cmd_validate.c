/* cmd_validate.c - compact validate
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

static const struct poptOption options[] = {OPTION_ROW_HELP, POPT_TABLEEND};

static int validate(const compact_library *library, const char *path) {
  compact_diagnostics *diagnostics;
  compact_pack *pack = NULL;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = compact_pack_load(compact_library_facts(library), path, diagnostics, &pack);
  if (error == COMPACT_ERROR_NONE && compact_library_check(library, pack, diagnostics) > 0)
    error = COMPACT_ERROR_INVALID;
  if (diagnostics != NULL)
    print_diagnostics(diagnostics);
  compact_diagnostics_free(diagnostics);
  if (error == COMPACT_ERROR_MEMORY)
    complain(&command_validate, "%s: %s", path, compact_error_text(error));
  if (error == COMPACT_ERROR_NONE)
    printf("%s: valid; %s, %zu clause%s\n", path, compact_pack_id(pack), compact_pack_clause_count(pack),
           compact_pack_clause_count(pack) == 1 ? "" : "s");
  compact_pack_free(pack);
  return error == COMPACT_ERROR_NONE ? EXIT_DONE : EXIT_INVALID;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  (void)settings;
  if (arguments[0] == NULL) {
    complain(&command_validate, "needs the name of a file: compact validate FILE...");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_validate, &status);
  if (library == NULL)
    return status;
  for (; *arguments != NULL; arguments++) {
    int result = validate(library, *arguments);
    status = result == EXIT_DONE ? status : result;
  }
  compact_library_free(library);
  return status;
}

const cli_command command_validate = {"validate", "FILE...", "Check Compacts written as XML", options, run};
