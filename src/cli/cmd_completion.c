/* cmd_completion.c - compact completion: scripts made from the commands' own tables
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <string.h>

static const struct poptOption options[] = {OPTION_ROW_HELP, POPT_TABLEEND};

static bool is_end(const struct poptOption *option) {
  return option->longName == NULL && option->shortName == '\0';
}

static bool takes_file(const struct poptOption *option) {
  return option->argDescrip != NULL && strcmp(option->argDescrip, "FILE") == 0;
}

/* The words that the option takes, parted by spaces; "" if they are not a list. */
static void print_choices(const struct poptOption *option) {
  if (option->argDescrip == NULL || strchr(option->argDescrip, '|') == NULL)
    return;
  for (const char *c = option->argDescrip; *c != '\0'; c++)
    putchar(*c == '|' ? ' ' : *c);
}

static void print_bash_command(const cli_command *command) {
  printf("    %s) case $before in\n", command->name);
  for (const struct poptOption *option = command->options; !is_end(option); option++) {
    if (option->argInfo == POPT_ARG_NONE)
      continue;
    printf("        --%s", option->longName);
    if (option->shortName != '\0')
      printf("|-%c", option->shortName);
    printf(") words='");
    print_choices(option);
    puts("' ;;");
  }
  printf("        *) words='");
  for (const struct poptOption *option = command->options; !is_end(option); option++)
    printf("--%s ", option->longName);
  puts("' ;; esac ;;");
}

static void print_bash(void) {
  puts("# bash completion for compact: source <(compact completion bash)\n"
       "_compact() {\n"
       "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
       "  if [ \"$COMP_CWORD\" -eq 1 ]; then");
  printf("    words='--help --version");
  for (const cli_command *const *next = commands; *next != NULL; next++)
    printf(" %s", (*next)->name);
  puts("'\n"
       "  else case ${COMP_WORDS[1]} in");
  for (const cli_command *const *next = commands; *next != NULL; next++)
    print_bash_command(*next);
  puts("  esac; fi\n"
       "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
       "}\n"
       "complete -o default -F _compact compact");
}

static void print_fish(void) {
  puts("# fish completion for compact: compact completion fish | source");
  for (const cli_command *const *next = commands; *next != NULL; next++) {
    printf("complete -c compact -n __fish_use_subcommand -a %s -d '%s'\n", (*next)->name, (*next)->summary);
    for (const struct poptOption *option = (*next)->options; !is_end(option); option++) {
      printf("complete -c compact -n '__fish_seen_subcommand_from %s' -l %s", (*next)->name,
             option->longName);
      if (option->shortName != '\0')
        printf(" -s %c", option->shortName);
      printf(" -d '%s'", option->descrip);
      if (takes_file(option)) {
        printf(" -r");
      } else if (option->argInfo != POPT_ARG_NONE) {
        printf(" -x -a '");
        print_choices(option);
        putchar('\'');
      }
      putchar('\n');
    }
  }
}

static void print_zsh(void) {
  puts("#compdef compact\n"
       "# zsh completion for compact: compact completion zsh > a file _compact in $fpath\n"
       "if (( CURRENT == 2 )); then");
  printf("  _values command");
  for (const cli_command *const *next = commands; *next != NULL; next++)
    printf(" '%s[%s]'", (*next)->name, (*next)->summary);
  puts("\nelse case $words[2] in");
  for (const cli_command *const *next = commands; *next != NULL; next++) {
    printf("  %s) _arguments", (*next)->name);
    for (const struct poptOption *option = (*next)->options; !is_end(option); option++) {
      printf(" '--%s[%s]", option->longName, option->descrip);
      if (takes_file(option)) {
        printf(":file:_files");
      } else if (option->argInfo != POPT_ARG_NONE) {
        printf(":%s:(", option->longName);
        print_choices(option);
        putchar(')');
      }
      putchar('\'');
    }
    puts(" '*:file:_files' ;;");
  }
  puts("esac; fi");
}

static int run(const cli_settings *settings, const char *const *arguments) {
  static const struct {
    const char *name;
    void (*print)(void);
  } shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};
  (void)settings;
  for (size_t i = 0; arguments[0] != NULL && i < sizeof shells / sizeof *shells; i++) {
    if (strcmp(shells[i].name, arguments[0]) == 0) {
      shells[i].print();
      return EXIT_DONE;
    }
  }
  complain(&command_completion, "needs the name of a shell: bash, zsh or fish");
  return EXIT_USAGE;
}

const cli_command command_completion = {"completion", "bash|zsh|fish",
                                        "Print a completion script for a shell", options, run};
