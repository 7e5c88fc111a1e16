/* cmd_validate.c - compact validate
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <string.h>

static const struct poptOption options[] = {OPTION_ROW_HELP, POPT_TABLEEND};

/* A file of this name declares facts; every other is a Compact. */
static bool declares_facts(const char *path) {
  const char *slash = strrchr(path, '/');
  return strcmp(slash == NULL ? path : slash + 1, "facts.xml") == 0;
}

static compact_error validate_facts(const compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics) {
  compact_facts *facts;
  compact_error error = compact_facts_load(path, diagnostics, &facts);
  if (error != COMPACT_ERROR_NONE)
    return error;
  compact_library_check_facts(library, facts, diagnostics);
  size_t count = compact_facts_count(facts);
  printf("%s: valid; %zu fact%s\n", path, count, count == 1 ? "" : "s");
  compact_facts_free(facts);
  return COMPACT_ERROR_NONE;
}

static compact_error validate_pack(const compact_library *library, const char *path,
                                   compact_diagnostics *diagnostics) {
  compact_pack *pack;
  compact_error error = compact_pack_load(compact_library_facts(library), path, diagnostics, &pack);
  if (error == COMPACT_ERROR_NONE && compact_library_check(library, pack, diagnostics) > 0)
    error = COMPACT_ERROR_INVALID;
  if (error == COMPACT_ERROR_NONE)
    printf("%s: valid; %s, %zu clause%s\n", path, compact_pack_id(pack), compact_pack_clause_count(pack),
           compact_pack_clause_count(pack) == 1 ? "" : "s");
  compact_pack_free(pack);
  return error;
}

static int validate(const compact_library *library, const char *path) {
  compact_diagnostics *diagnostics;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE) {
    error = declares_facts(path) ? validate_facts(library, path, diagnostics)
                                 : validate_pack(library, path, diagnostics);
    print_diagnostics(diagnostics);
  }
  compact_diagnostics_free(diagnostics);
  if (error == COMPACT_ERROR_MEMORY)
    complain(&command_validate, "%s: %s", path, compact_error_text(error));
  return error == COMPACT_ERROR_NONE ? EXIT_DONE : EXIT_INVALID;
}

/* The library, which says what is wrong with a file of its own folders only if that is not said anyway. How
 * facts.xml goes with what is built in, the library alone tells. */
static compact_library *open_for(const char *const *paths, int *status) {
  for (size_t i = 0; paths[i] != NULL; i++) {
    if (declares_facts(paths[i]))
      return open_library(&command_validate, status);
  }
  return open_library_without(&command_validate, paths, status);
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  (void)settings;
  if (arguments[0] == NULL) {
    complain(&command_validate, "needs the name of a file: compact validate FILE...");
    return EXIT_USAGE;
  }
  compact_library *library = open_for(arguments, &status);
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
