/* command.c - parsing a command's options by its table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

static bool read_format(const cli_command *command, const char *word, cli_settings *settings) {
  bool is_json = strcmp(word, "json") == 0;
  settings->format = is_json ? FORMAT_JSON : FORMAT_TEXT;
  if (is_json || strcmp(word, "text") == 0)
    return true;
  complain(command, "--format is text or json, not \"%s\"", word);
  return false;
}

static bool read_as_of(const cli_command *command, const char *word, cli_settings *settings) {
  compact_error error = compact_date_parse(word, COMPACT_ORDER_NONE, &settings->as_of);
  if (error != COMPACT_ERROR_NONE)
    complain(command, "--as-of: \"%s\" %s", word, compact_error_text(error));
  return error == COMPACT_ERROR_NONE;
}

static bool read_option(const cli_command *command, int option, const char *word, cli_settings *settings) {
  switch (option) {
  case OPTION_FORMAT:
    return read_format(command, word, settings);
  case OPTION_AS_OF:
    return read_as_of(command, word, settings);
  default:
    return false;
  }
}

static int run_with(const cli_command *command, poptContext context) {
  cli_settings settings = {0};
  int option;
  while ((option = poptGetNextOpt(context)) > 0) {
    if (option == OPTION_HELP) {
      poptPrintHelp(context, stdout, 0);
      return EXIT_DONE;
    }
    char *word = poptGetOptArg(context);
    bool is_right = read_option(command, option, word == NULL ? "" : word, &settings);
    free(word);
    if (!is_right)
      return EXIT_USAGE;
  }
  if (option < -1) {
    complain(command, "%s: %s", poptBadOption(context, POPT_BADOPTION_NOALIAS), poptStrerror(option));
    return EXIT_USAGE;
  }
  static const char *const none[] = {NULL};
  const char *const *arguments = (const char *const *)poptGetArgs(context);
  return command->run(&settings, arguments == NULL ? none : arguments);
}

int command_run(const cli_command *command, int count, const char **words) {
  char name[64], usage[128];
  snprintf(name, sizeof name, "compact %s", command->name);
  snprintf(usage, sizeof usage, "[OPTION...] %s\n\n%s.", command->arguments, command->summary);
  words[0] = name;
  poptContext context = poptGetContext(name, count, words, command->options, 0);
  if (context == NULL) {
    complain(command, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
    return EXIT_INVALID;
  }
  poptSetOtherOptionHelp(context, usage);
  int status = run_with(command, context);
  poptFreeContext(context);
  return status;
}
