/* command.c - parsing a command's options by its table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

/* The words that an option takes, as its row lists them: "text|json". */
static const char *words_of(const cli_command *command, int option) {
  const struct poptOption *row = command->options;
  while (row->val != option)
    row++;
  return row->argDescrip;
}

/* "text|tsv|json" as "text, tsv or json". */
static const char *in_words(const char *words, char *buffer, size_t size) {
  size_t length = 0;
  buffer[0] = '\0';
  while (*words != '\0' && length < size) {
    size_t one = strcspn(words, "|");
    bool is_last = words[one] == '\0';
    const char *before = length == 0 ? "" : is_last ? " or " : ", ";
    length += (size_t)snprintf(buffer + length, size - length, "%s%.*s", before, (int)one, words);
    words += one + !is_last;
  }
  return buffer;
}

/* Whether a list of words holds the word. */
static bool is_word_in(const char *word, const char *words, const char *separator) {
  size_t length = strlen(word);
  while (*words != '\0') {
    size_t one = strcspn(words, separator);
    if (one == length && memcmp(words, word, length) == 0)
      return true;
    words += one;
    words += strspn(words, separator);
  }
  return false;
}

static bool read_format(const cli_command *command, const char *word, cli_settings *settings) {
  static const char *const formats[OUTPUT_FORMATS] = {
      [FORMAT_TEXT] = "text", [FORMAT_TSV] = "tsv",   [FORMAT_JSON] = "json", [FORMAT_JSONL] = "jsonl",
      [FORMAT_CSV] = "csv",   [FORMAT_XLSX] = "xlsx", [FORMAT_HTML] = "html", [FORMAT_ICS] = "ics"};
  for (size_t i = 0; i < OUTPUT_FORMATS; i++) {
    if (strcmp(formats[i], word) == 0 && is_word_in(word, words_of(command, OPTION_FORMAT), "|")) {
      settings->format = (output_format)i;
      return true;
    }
  }
  char choices[64];
  complain(command, "--format is %s, not \"%s\"",
           in_words(words_of(command, OPTION_FORMAT), choices, sizeof choices), word);
  return false;
}

static bool read_as_of(const cli_command *command, const char *word, cli_settings *settings) {
  compact_error error = compact_date_parse(word, COMPACT_ORDER_NONE, &settings->as_of);
  if (error != COMPACT_ERROR_NONE)
    complain(command, "--as-of: \"%s\" %s", word, compact_error_text(error));
  return error == COMPACT_ERROR_NONE;
}

/* Keeps an option's word; of is the vocabulary that it comes from, or NULL. */
static bool keep_word(const cli_command *command, const char *of, char *word, char **kept) {
  const char *words = of == NULL ? NULL : compact_vocabulary(of);
  if (words != NULL && !is_word_in(word, words, " ")) {
    complain(command, "--%s is one of: %s; not \"%s\"", of, words, word);
    free(word);
    return false;
  }
  free(*kept);
  *kept = word;
  return true;
}

/* The options that are kept as words. */
static const struct {
  int option, word;
  const char *vocabulary; /* NULL: any word will do */
} kept_words[] = {
    {OPTION_BEARER, WORD_BEARER, "bearer"},
    {OPTION_THEME, WORD_THEME, "theme"},
    {OPTION_KIND, WORD_KIND, "kind"},
    {OPTION_SEARCH, WORD_SEARCH, NULL},
    {OPTION_CASES, WORD_CASES, NULL},
    {OPTION_OUTPUT, WORD_OUTPUT, NULL},
    {OPTION_COMPACT, WORD_COMPACT, NULL},
    {OPTION_LIMB, WORD_LIMB, NULL},
    {OPTION_WANT, WORD_WANT, NULL},
    {OPTION_ROWS, WORD_ROWS, NULL},
    {OPTION_DATA, WORD_DATA, NULL},
    {OPTION_FORMULAS, WORD_FORMULAS, NULL},
    {OPTION_ORGANISATION, WORD_ORGANISATION, NULL},
    {OPTION_SHEET, WORD_SHEET, NULL},
    {OPTION_PROFILE, WORD_PROFILE, NULL},
    {OPTION_JOBS, WORD_JOBS, NULL},
    {OPTION_DATES, WORD_DATES, NULL},
    {OPTION_FAIL_ON, WORD_FAIL_ON, NULL},
};

/* Those that are there or not. */
static const struct {
  int option, flag;
} kept_flags[] = {
    {OPTION_EXAMPLE, FLAG_EXAMPLE}, {OPTION_WORKING, FLAG_WORKING}, {OPTION_FORCE, FLAG_FORCE},
    {OPTION_LIST, FLAG_LIST},       {OPTION_EXPLAIN, FLAG_EXPLAIN},
};

/* Takes the word. */
static bool keep_map(const cli_command *command, char *word, cli_settings *settings) {
  char **maps = realloc(settings->maps, (settings->map_count + 1) * sizeof *maps);
  if (maps == NULL) {
    complain(command, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
    free(word);
    return false;
  }
  settings->maps = maps;
  maps[settings->map_count++] = word;
  return true;
}

static bool keep_flag(int option, cli_settings *settings) {
  for (size_t i = 0; i < sizeof kept_flags / sizeof *kept_flags; i++) {
    if (kept_flags[i].option == option)
      return settings->flags[kept_flags[i].flag] = true;
  }
  return false;
}

/* Takes the word, which popt allocated. */
static bool read_option(const cli_command *command, int option, char *word, cli_settings *settings) {
  bool is_right = false;
  for (size_t i = 0; i < sizeof kept_words / sizeof *kept_words; i++) {
    if (kept_words[i].option == option)
      return keep_word(command, kept_words[i].vocabulary, word, &settings->words[kept_words[i].word]);
  }
  switch (option) {
  case OPTION_MAP:
    return keep_map(command, word, settings);
  case OPTION_FORMAT:
    is_right = read_format(command, word, settings);
    break;
  case OPTION_AS_OF:
    is_right = read_as_of(command, word, settings);
    break;
  default:
    is_right = keep_flag(option, settings);
  }
  free(word);
  return is_right;
}

static int run_with(const cli_command *command, poptContext context, cli_settings *settings) {
  static const char *const none[] = {NULL};
  int option;
  while ((option = poptGetNextOpt(context)) > 0) {
    if (option == OPTION_HELP) {
      poptPrintHelp(context, stdout, 0);
      return EXIT_DONE;
    }
    if (!read_option(command, option, poptGetOptArg(context), settings))
      return EXIT_USAGE;
  }
  if (option < -1) {
    complain(command, "%s: %s", poptBadOption(context, POPT_BADOPTION_NOALIAS), poptStrerror(option));
    return EXIT_USAGE;
  }
  const char *const *arguments = (const char *const *)poptGetArgs(context);
  return command->run(settings, arguments == NULL ? none : arguments);
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
  cli_settings settings = {0};
  int status = run_with(command, context, &settings);
  for (size_t i = 0; i < OPTION_WORDS; i++)
    free(settings.words[i]);
  for (size_t i = 0; i < settings.map_count; i++)
    free(settings.maps[i]);
  free(settings.maps);
  poptFreeContext(context);
  return status;
}
