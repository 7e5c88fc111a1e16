/* command.h - what every command is: a table of options and one function
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMMAND_H
#define COMMAND_H

#include "compact.h"

#include <popt.h>
#include <stdio.h>

/* How the tool ends. */
enum {
  EXIT_DONE = 0,
  EXIT_NOT_MET = 1,
  EXIT_USAGE = 2,
  EXIT_INVALID = 3,
  EXIT_CANNOT_WRITE = 4,
};

typedef enum output_format {
  FORMAT_TEXT,
  FORMAT_TSV,
  FORMAT_JSON,
  FORMAT_JSONL,
  FORMAT_CSV,
  FORMAT_XLSX,
  FORMAT_HTML,
  FORMAT_ICS,
  OUTPUT_FORMATS,
} output_format;

/* Options that are kept as they were given. */
enum {
  WORD_BEARER,
  WORD_THEME,
  WORD_KIND,
  WORD_SEARCH,
  WORD_CASES,
  WORD_OUTPUT,
  WORD_COMPACT,
  WORD_LIMB,
  WORD_WANT,
  WORD_ROWS,
  WORD_DATA,
  WORD_FORMULAS,
  WORD_ORGANISATION,
  WORD_SHEET,
  WORD_PROFILE,
  WORD_JOBS,
  WORD_DATES,
  WORD_FAIL_ON,
  OPTION_WORDS,
};

/* Options that are there or not. */
enum {
  FLAG_EXAMPLE,
  FLAG_WORKING,
  FLAG_FORCE,
  FLAG_LIST,
  FLAG_EXPLAIN,
  OPTION_FLAGS,
};

/* What the options of any command come to. */
typedef struct cli_settings {
  output_format format;
  compact_date as_of;
  char *words[OPTION_WORDS]; /* by WORD_...; NULL: the option was not given */
  bool flags[OPTION_FLAGS];  /* by FLAG_... */
  char **maps;               /* of --map, as often as it was given */
  size_t map_count;
} cli_settings;

/* One table drives parsing, help and completion. An option's argument of the form "text|json" lists the words
 * it takes. */
typedef struct cli_command {
  const char *name, *arguments, *summary;
  const struct poptOption *options; /* each val is one of OPTION_... */
  int (*run)(const cli_settings *settings, const char *const *arguments);
} cli_command;

enum {
  OPTION_HELP = 'h',
  OPTION_VERSION = 'V',
  OPTION_FORMAT = 'f',
  OPTION_AS_OF = 'd',
  OPTION_BEARER = 'b',
  OPTION_THEME = 't',
  OPTION_KIND = 'k',
  OPTION_SEARCH = 's',
  OPTION_CASES = 'c',
  OPTION_OUTPUT = 'o',
  OPTION_COMPACT = 'p',
  OPTION_LIMB = 'l',
  OPTION_WANT = 'w',
  OPTION_ROWS = 'r',
  OPTION_DATA = 'D',
  OPTION_FORMULAS = 'F',
  OPTION_ORGANISATION = 'O',
  OPTION_EXAMPLE = 'x',
  OPTION_WORKING = 'W',
  OPTION_FORCE = 'y',
  OPTION_LIST = 'L',
  OPTION_SHEET = 'S',
  OPTION_PROFILE = 'P',
  OPTION_MAP = 'm',
  OPTION_DATES = 'j',
  OPTION_FAIL_ON = 'n',
  OPTION_EXPLAIN = 'e',
  OPTION_JOBS = 'J',
};

#define OPTION_ROW_HELP                                                                                      \
  { "help", 'h', POPT_ARG_NONE, NULL, OPTION_HELP, "Show this help", NULL }
#define OPTION_ROW_FORMAT                                                                                    \
  {                                                                                                          \
    "format", 'f', POPT_ARG_STRING, NULL, OPTION_FORMAT, "For people (text) or for programs (json)",         \
        "text|json"                                                                                          \
  }

#define OPTION_ROW_TABLE_FORMAT                                                                              \
  {                                                                                                          \
    "format", 'f', POPT_ARG_STRING, NULL, OPTION_FORMAT, "For people (text) or for programs (tsv, json)",    \
        "text|tsv|json"                                                                                      \
  }

extern const cli_command command_check, command_completion, command_diff, command_eval, command_formula,
    command_list, command_measure, command_new, command_show, command_start, command_test, command_validate;

/* Every command, and NULL. */
extern const cli_command *const commands[];

/* Parses what follows the command's name, runs it, and returns how the tool ends. */
int command_run(const cli_command *command, int count, const char **words);

/* Whether it is UTF-8: what is not, no JSON and no workbook could hold. */
bool is_utf8(const char *text);

/* Says what is wrong on stderr, before "compact COMMAND: " and with a line break behind it. */
void complain(const cli_command *command, const char *format, ...);

/* Opens the library, saying what is wrong where it cannot be; then returns NULL and sets *status. */
compact_library *open_library(const cli_command *command, int *status);

/* The same, leaving unsaid what is wrong with these files, whose names end in NULL. */
compact_library *open_library_without(const cli_command *command, const char *const *files, int *status);

/* The Compact of that id or alias; NULL, having said so and what is like it, if there is none. */
const compact_pack *find_pack(const cli_command *command, const compact_library *library, const char *name);

/* The clause of that reference; NULL, having said so and what is like it, if there is none. */
const compact_clause *find_clause(const cli_command *command, const compact_pack *pack, const char *ref);

/* Says that there is no such thing, and what is like it. */
void did_you_mean(const cli_command *command, const char *what, const char *name, const char *nearest,
                  const char *otherwise);

/* Prints every diagnostic on stderr. */
void print_diagnostics(const compact_diagnostics *diagnostics);

/* What `compact eval` has decided. */
typedef struct cli_evaluation {
  const compact_result *result;
  const char *why;
} cli_evaluation;

/* False when there is no memory left. */
bool eval_print_text(const cli_evaluation *evaluation);
bool eval_print_json(const cli_evaluation *evaluation);

#endif
