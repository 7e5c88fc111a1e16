/* cmd_diff.c - compact diff
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "case.h"
#include "json_parts.h"

#include <string.h>

static const struct poptOption options[] = {
    {"cases", 'c', POPT_ARG_STRING, NULL, OPTION_CASES, "List the cases of this file whose outcome changes",
     "FILE"},
    OPTION_ROW_FORMAT,
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

static const char *ref_of(const compact_clause *clause) {
  return clause == NULL ? "" : compact_clause_ref(clause);
}

static size_t count_of(const compact_differences *differences, compact_change change) {
  size_t count = 0;
  for (size_t i = 0; i < compact_differences_count(differences); i++)
    count += compact_differences_at(differences, i)->change == change;
  return count;
}

static void print_difference(const compact_difference *difference) {
  const char *was = ref_of(difference->was), *is = ref_of(difference->is);
  bool is_renamed = was[0] != '\0' && is[0] != '\0' && strcmp(was, is) != 0;
  printf("  %s", is[0] == '\0' ? was : is);
  if (is_renamed)
    printf(" (was %s)", was);
  printf("%s%s\n", difference->what[0] == '\0' ? "" : ": ", difference->what);
}

static void print_change(const compact_differences *differences, compact_change change) {
  size_t count = count_of(differences, change);
  if (count == 0)
    return;
  printf("%s (%zu)\n", compact_change_name(change), count);
  for (size_t i = 0; i < compact_differences_count(differences); i++) {
    if (compact_differences_at(differences, i)->change == change)
      print_difference(compact_differences_at(differences, i));
  }
  putchar('\n');
}

static void print_text(const compact_pack *was, const compact_pack *is,
                       const compact_differences *differences) {
  printf("From %s (%s) to %s (%s)\n\n", compact_pack_title(was), compact_pack_id(was), compact_pack_title(is),
         compact_pack_id(is));
  for (compact_change change = COMPACT_CHANGE_ADDED; change <= COMPACT_CHANGE_UNCHANGED; change++)
    print_change(differences, change);
}

static json_t *ref_or_null(const compact_clause *clause) {
  return clause == NULL ? json_null() : json_string(compact_clause_ref(clause));
}

static int print_json(const compact_differences *differences) {
  json_t *list = json_array();
  for (size_t i = 0; i < compact_differences_count(differences); i++) {
    const compact_difference *difference = compact_differences_at(differences, i);
    list = json_with(list, json_pack("{s:o, s:o, s:s, s:s}", "ref", ref_or_null(difference->is), "was",
                                     ref_or_null(difference->was), "change",
                                     compact_change_name(difference->change), "what", difference->what));
  }
  return json_print(&command_diff, list);
}

/* ---- Cases whose outcome changes ---- */

typedef struct case_diff {
  const compact_differences *differences;
  compact_result *result; /* for the clause of the other Compact */
  size_t changed;
} case_diff;

/* The other side of the clause: what it became, or what it was; NULL if it is not there. */
static const compact_clause *other_side(const compact_differences *differences, const compact_clause *clause,
                                        bool *is_new) {
  for (size_t i = 0; i < compact_differences_count(differences); i++) {
    const compact_difference *difference = compact_differences_at(differences, i);
    *is_new = difference->is == clause;
    if (difference->was == clause || *is_new)
      return *is_new ? difference->was : difference->is;
  }
  return NULL;
}

static void on_case(void *user, const case_decided *decided) {
  case_diff *self = user;
  bool is_new;
  const compact_clause *clause = compact_result_clause(decided->result);
  const compact_clause *other = other_side(self->differences, clause, &is_new);
  if (other == NULL)
    return;
  compact_decide(other, decided->row, decided->as_of, self->result);
  compact_outcome here = compact_result_outcome(decided->result);
  compact_outcome there = compact_result_outcome(self->result);
  if (here == there)
    return;
  printf("%s:%d: %s: %s %s; now %s %s\n", decided->path, decided->line, decided->title,
         compact_clause_ref(is_new ? other : clause), compact_outcome_name(is_new ? there : here),
         compact_clause_ref(is_new ? clause : other), compact_outcome_name(is_new ? here : there));
  self->changed++;
}

static int diff_cases(const compact_library *library, const char *path,
                      const compact_differences *differences) {
  case_diff self = {.differences = differences};
  case_run run = {.library = library, .on_case = on_case, .user = &self};
  compact_error error = compact_result_new(&self.result);
  if (error == COMPACT_ERROR_NONE)
    error = case_run_file(&run, path);
  compact_result_free(self.result);
  if (error != COMPACT_ERROR_NONE) {
    complain(&command_diff, "%s", compact_error_text(error));
    return EXIT_INVALID;
  }
  printf("Cases that come out differently: %zu of %d\n", self.changed, run.cases);
  return run.slips == 0 ? EXIT_DONE : EXIT_INVALID;
}

static int diff(const cli_settings *settings, const compact_library *library, const compact_pack *was,
                const compact_pack *is) {
  compact_differences *differences;
  compact_error error = compact_diff(was, is, &differences);
  int status = EXIT_DONE;
  if (error != COMPACT_ERROR_NONE) {
    complain(&command_diff, "%s", compact_error_text(error));
    return EXIT_INVALID;
  }
  if (settings->words[WORD_CASES] != NULL)
    status = diff_cases(library, settings->words[WORD_CASES], differences);
  else if (settings->format == FORMAT_JSON)
    status = print_json(differences);
  else
    print_text(was, is, differences);
  compact_differences_free(differences);
  return status;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (settings->words[WORD_CASES] != NULL && settings->format == FORMAT_JSON) {
    complain(&command_diff, "--cases lists cases as text: take out --format json");
    return EXIT_USAGE;
  }
  if (arguments[0] == NULL || arguments[1] == NULL || arguments[2] != NULL) {
    complain(&command_diff, "needs two Compacts: compact diff A B");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_diff, &status);
  if (library == NULL)
    return status;
  const compact_pack *was = find_pack(&command_diff, library, arguments[0]);
  const compact_pack *is = was == NULL ? NULL : find_pack(&command_diff, library, arguments[1]);
  if (is != NULL && is == was)
    complain(&command_diff, "%s and %s are the same Compact", arguments[0], arguments[1]);
  status = is == NULL || is == was ? EXIT_USAGE : diff(settings, library, was, is);
  compact_library_free(library);
  return status;
}

const cli_command command_diff = {"diff", "A B", "Tell what changed from one Compact to another", options,
                                  run};
