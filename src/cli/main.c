/* main.c - the tool: finds the command and runs it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <string.h>

const cli_command *const commands[] = {
    &command_eval,  &command_show,    &command_diff,    &command_list, &command_validate, &command_test,
    &command_start, &command_measure, &command_formula, &command_new,  &command_check,    &command_completion,
    NULL,
};

static void print_help(FILE *file) {
  fputs("Usage: compact COMMAND [ARGUMENTS]\n\n"
        "Decides what Compacts promise, from dates and other facts.\n\n",
        file);
  for (const cli_command *const *next = commands; *next != NULL; next++)
    fprintf(file, "  %-11s %s\n", (*next)->name, (*next)->summary);
  fputs("\n  --help      Show this help; compact COMMAND --help shows a command's\n"
        "  --version   Show the version\n\n"
        "Exit status: 0 done and nothing not met, 1 something is not met, 2 wrong usage,\n"
        "3 unreadable or invalid input, 4 cannot write.\n",
        file);
}

static const cli_command *find_command(const char *name) {
  for (const cli_command *const *next = commands; *next != NULL; next++) {
    if (strcmp((*next)->name, name) == 0)
      return *next;
  }
  return NULL;
}

static int run(int count, const char **words) {
  if (count < 2) {
    print_help(stderr);
    return EXIT_USAGE;
  }
  if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
    print_help(stdout);
    return EXIT_DONE;
  }
  if (strcmp(words[1], "--version") == 0) {
    printf("compact %s\n", compact_version());
    return EXIT_DONE;
  }
  const cli_command *command = find_command(words[1]);
  if (command == NULL) {
    fprintf(stderr, "compact: there is no command \"%s\": see compact --help\n", words[1]);
    return EXIT_USAGE;
  }
  return command_run(command, count - 1, words + 1);
}

int main(int argc, char **argv) {
  int status = run(argc, (const char **)argv);
  if (fflush(stdout) != 0 || ferror(stdout) != 0) {
    fputs("compact: the output could not be written\n", stderr);
    return EXIT_CANNOT_WRITE;
  }
  return status;
}
