/* cmd_eval.c - compact eval
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

static const struct poptOption options[] = {
    {"as-of", 'd', POPT_ARG_STRING, NULL, OPTION_AS_OF, "The day on which the question is asked", "DATE"},
    OPTION_ROW_FORMAT,
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

static bool is_used(const compact_clause *clause, const compact_fact *fact) {
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    if (compact_clause_fact(clause, i) == fact)
      return true;
  }
  return false;
}

static void complain_of_value(const compact_fact *fact, const char *text, compact_error error) {
  const char *name = compact_fact_name(fact);
  if (error != COMPACT_ERROR_CHOICE) {
    complain(&command_eval, "%s: \"%s\" %s", name, text, compact_error_text(error));
    return;
  }
  fprintf(stderr, "compact eval: %s: \"%s\" is not one of the choices:", name, text);
  for (size_t i = 0; i < compact_fact_choice_count(fact); i++)
    fprintf(stderr, " %s", compact_fact_choice(fact, i));
  fputc('\n', stderr);
}

/* Records one NAME=VALUE. Of values the text stays the caller's. */
static bool record(const compact_clause *clause, const compact_facts *facts, const char *word,
                   compact_row *row) {
  char name[64];
  size_t length = strcspn(word, "=");
  if (word[length] == '\0' || length == 0 || length >= sizeof name) {
    complain(&command_eval, "\"%s\" is not FACT=VALUE", word);
    return false;
  }
  memcpy(name, word, length);
  name[length] = '\0';
  const compact_fact *fact = compact_facts_find(facts, name);
  if (fact == NULL) {
    did_you_mean(&command_eval, "fact", name, compact_facts_nearest(facts, name), "");
    return false;
  }
  const char *text = word + length + 1;
  if (!is_utf8(text)) {
    complain(&command_eval, "%s: the value is not UTF-8 text", name);
    return false;
  }
  compact_value value;
  compact_error error = compact_value_parse(fact, text, COMPACT_ORDER_NONE, &value);
  if (error != COMPACT_ERROR_NONE) {
    complain_of_value(fact, text, error);
    return false;
  }
  if (compact_row_get(row, fact).type != COMPACT_TYPE_NONE) {
    complain(&command_eval, "%s is given twice", name);
    return false;
  }
  if (!is_used(clause, fact))
    complain(&command_eval, "note: clause %s does not look at %s", compact_clause_ref(clause), name);
  return compact_row_set(row, fact, value) == COMPACT_ERROR_NONE;
}

static int print(const cli_settings *settings, const compact_result *result) {
  char *why;
  bool is_done = compact_result_why(result, &why) == COMPACT_ERROR_NONE;
  cli_evaluation evaluation = {result, why};
  if (is_done)
    is_done = settings->format == FORMAT_JSON ? eval_print_json(&evaluation) : eval_print_text(&evaluation);
  compact_free(why);
  if (!is_done) {
    complain(&command_eval, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
    return EXIT_INVALID;
  }
  return compact_result_outcome(result) == COMPACT_OUTCOME_NOT_MET ? EXIT_NOT_MET : EXIT_DONE;
}

static int evaluate(const cli_settings *settings, const compact_clause *clause, const compact_facts *facts,
                    const char *const *words) {
  compact_row *row = NULL;
  compact_result *result = NULL;
  int status = EXIT_USAGE;
  if (compact_row_new(facts, &row) != COMPACT_ERROR_NONE ||
      compact_result_new(&result) != COMPACT_ERROR_NONE) {
    complain(&command_eval, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
    status = EXIT_INVALID;
    goto out;
  }
  for (; *words != NULL; words++) {
    if (!record(clause, facts, *words, row))
      goto out;
  }
  compact_decide(clause, row, settings->as_of, result);
  status = print(settings, result);
out:
  compact_result_free(result);
  compact_row_free(row);
  return status;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (arguments[0] == NULL || arguments[1] == NULL) {
    complain(&command_eval, "needs a Compact and a clause: compact eval COMPACT REF FACT=VALUE...");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_eval, &status);
  if (library == NULL)
    return status;
  const compact_pack *pack = find_pack(&command_eval, library, arguments[0]);
  const compact_clause *clause = pack == NULL ? NULL : find_clause(&command_eval, pack, arguments[1]);
  status =
      clause == NULL ? EXIT_USAGE : evaluate(settings, clause, compact_library_facts(library), arguments + 2);
  compact_library_free(library);
  return status;
}

const cli_command command_eval = {"eval", "COMPACT REF [FACT=VALUE...]", "Decide one clause from facts",
                                  options, run};
