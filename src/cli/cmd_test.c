/* cmd_test.c - compact test
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "case.h"
#include "command.h"
#include "coverage.h"

static const struct poptOption options[] = {OPTION_ROW_HELP, POPT_TABLEEND};

static void on_case(void *user, const case_decided *decided) {
  coverage_add(user, decided->result);
}

static int test(const compact_library *library, const char *const *paths) {
  coverage *reached;
  compact_error error = coverage_new(library, &reached);
  case_run run = {.library = library, .on_case = on_case, .user = reached};
  for (; error == COMPACT_ERROR_NONE && *paths != NULL; paths++)
    error = case_run_file(&run, *paths);
  if (error == COMPACT_ERROR_NONE) {
    coverage_print(reached);
    printf("%d case%s, %d failure%s\n", run.cases, run.cases == 1 ? "" : "s", run.failures,
           run.failures == 1 ? "" : "s");
  } else {
    complain(&command_test, "%s", compact_error_text(error));
  }
  coverage_free(reached);
  if (error != COMPACT_ERROR_NONE)
    return EXIT_INVALID;
  if (run.slips > 0)
    return EXIT_INVALID;
  return run.failures == 0 ? EXIT_DONE : EXIT_NOT_MET;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  (void)settings;
  if (arguments[0] == NULL) {
    complain(&command_test, "needs the name of a file: compact test FILE...");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_test, &status);
  if (library == NULL)
    return status;
  status = test(library, arguments);
  compact_library_free(library);
  return status;
}

const cli_command command_test = {"test", "FILE...", "Decide cases and tell what none of them reaches",
                                  options, run};
