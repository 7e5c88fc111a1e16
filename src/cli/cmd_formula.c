/* cmd_formula.c - compact formula
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <string.h>

static const struct poptOption options[] = {
    {"limb", 'l', POPT_ARG_STRING, NULL, OPTION_LIMB, "Only this part of the clause", "LIMB"},
    {"want", 'w', POPT_ARG_STRING, NULL, OPTION_WANT, "What it comes to (default: outcome)",
     "outcome|ok|by|why"},
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

enum { FACTS_MAX = 64 }; /* of a clause */

static bool read_want(const char *word, compact_want *want) {
  static const char *const words[] = {"outcome", "ok", "by", "why"};
  *want = COMPACT_WANT_OUTCOME;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (word == NULL || strcmp(words[i], word) == 0) {
      *want = (compact_want)i;
      return true;
    }
  }
  complain(&command_formula, "--want is outcome, ok, by or why, not \"%s\"", word);
  return false;
}

/* What follows a sheet's name in quotation marks, if there is one. */
static const char *behind_sheet(const char *text) {
  const char *end = *text == '\'' ? strstr(text + 1, "'!") : NULL;
  return end == NULL || memchr(text + 1, '\'', (size_t)(end - text - 1)) != NULL ? text : end + 2;
}

/* One cell, or a defined name: nothing that could be more of a formula than that. */
static bool is_cell(const char *text) {
  text = behind_sheet(text);
  return *text != '\0' && strpbrk(text, "()\"',;:=+-*/&<>^%{}[]@# \t\r\n|~\\?`") == NULL;
}

/* Where the clause's fact of that name is kept; NULL, having said so, if it has none. */
static const char **place_of(const compact_clause *clause, const compact_facts *facts, const char *name,
                             compact_cells *cells, const char **by_fact) {
  if (strcmp(name, "as_of") == 0)
    return &cells->as_of;
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    if (strcmp(compact_fact_name(compact_clause_fact(clause, i)), name) == 0)
      return &by_fact[i];
  }
  if (compact_facts_find(facts, name) == NULL)
    did_you_mean(&command_formula, "fact", name, compact_facts_nearest(facts, name), "");
  else
    complain(&command_formula, "clause %s does not look at %s", compact_clause_ref(clause), name);
  return NULL;
}

/* Takes one FACT=CELL. The cell stays the caller's. */
static bool place(const compact_clause *clause, const compact_facts *facts, const char *word,
                  compact_cells *cells, const char **by_fact) {
  char name[64];
  size_t length = strcspn(word, "=");
  if (word[length] == '\0' || length == 0 || length >= sizeof name) {
    complain(&command_formula, "\"%s\" is not FACT=CELL", word);
    return false;
  }
  memcpy(name, word, length);
  name[length] = '\0';
  const char **cell = place_of(clause, facts, name, cells, by_fact);
  if (cell == NULL)
    return false;
  if (*cell != NULL)
    complain(&command_formula, "%s is given twice", name);
  else if (!is_cell(word + length + 1))
    complain(&command_formula, "%s: \"%s\" is not a cell such as D5, nor a name", name, word + length + 1);
  else
    *cell = word + length + 1;
  return *cell == word + length + 1;
}

static int print_limb(const compact_limb *limb, compact_want want, const compact_cells *cells,
                      bool is_labelled) {
  const char *problem;
  char *formula;
  compact_error error = compact_limb_formula(limb, want, cells, &problem, &formula);
  if (error != COMPACT_ERROR_NONE) {
    complain(&command_formula, "%s: %s", compact_limb_id(limb),
             error == COMPACT_ERROR_LIMIT ? problem : compact_error_text(error));
    return EXIT_INVALID;
  }
  if (is_labelled)
    printf("%s\t", compact_limb_id(limb));
  puts(formula);
  compact_free(formula);
  return EXIT_DONE;
}

/* Says which limbs there are. */
static void complain_of_limb(const compact_clause *clause, const char *id) {
  fprintf(stderr, "compact formula: there is no limb \"%s\" in clause %s: it has", id,
          compact_clause_ref(clause));
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++)
    fprintf(stderr, "%s %s", i == 0 ? "" : ",", compact_limb_id(compact_clause_limb(clause, i)));
  fputc('\n', stderr);
}

static int print_limbs(const compact_clause *clause, const char *only, compact_want want,
                       const compact_cells *cells) {
  size_t count = compact_clause_limb_count(clause), printed = 0;
  int status = EXIT_DONE;
  if (count == 0) {
    complain(&command_formula, "clause %s is a principle, which nothing decides", compact_clause_ref(clause));
    return EXIT_USAGE;
  }
  for (size_t i = 0; i < count && status == EXIT_DONE; i++) {
    const compact_limb *limb = compact_clause_limb(clause, i);
    if (only != NULL && strcmp(only, compact_limb_id(limb)) != 0)
      continue;
    status = print_limb(limb, want, cells, only == NULL && count > 1);
    printed++;
  }
  if (printed > 0)
    return status;
  complain_of_limb(clause, only);
  return EXIT_USAGE;
}

static int print(const cli_settings *settings, const compact_clause *clause, const compact_facts *facts,
                 const char *const *words) {
  const char *by_fact[FACTS_MAX] = {NULL};
  compact_cells cells = {by_fact, NULL, NULL};
  compact_want want;
  if (!read_want(settings->words[WORD_WANT], &want))
    return EXIT_USAGE;
  for (; *words != NULL; words++) {
    if (!place(clause, facts, *words, &cells, by_fact))
      return EXIT_USAGE;
  }
  return print_limbs(clause, settings->words[WORD_LIMB], want, &cells);
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (arguments[0] == NULL || arguments[1] == NULL) {
    complain(&command_formula, "needs a Compact and a clause: compact formula COMPACT REF FACT=CELL...");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_formula, &status);
  if (library == NULL)
    return status;
  const compact_pack *pack = find_pack(&command_formula, library, arguments[0]);
  const compact_clause *clause = pack == NULL ? NULL : find_clause(&command_formula, pack, arguments[1]);
  status =
      clause == NULL ? EXIT_USAGE : print(settings, clause, compact_library_facts(library), arguments + 2);
  compact_library_free(library);
  return status;
}

const cli_command command_formula = {"formula", "COMPACT REF [FACT=CELL...]",
                                     "Print a clause as spreadsheet formulas", options, run};
