/* cmd_diff.c - compact diff
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"

#include <jansson.h>
#include <string.h>

static const struct poptOption options[] = {
    {"cases", 'c', POPT_ARG_STRING, NULL, OPTION_CASES, "List the cases of this file whose outcome changes", "FILE"},
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
    json_array_append_new(list, json_pack("{s:o, s:o, s:s, s:s}", "ref", ref_or_null(difference->is), "was",
                                          ref_or_null(difference->was), "change",
                                          compact_change_name(difference->change), "what", difference->what));
  }
  int failed = json_dumpf(list, stdout, JSON_INDENT(2));
  putchar('\n');
  json_decref(list);
  return failed == 0 ? EXIT_DONE : EXIT_CANNOT_WRITE;
}

static int diff(const cli_settings *settings, const compact_pack *was, const compact_pack *is) {
  compact_differences *differences;
  compact_error error = compact_diff(was, is, &differences);
  int status = EXIT_DONE;
  if (error != COMPACT_ERROR_NONE) {
    complain(&command_diff, "%s", compact_error_text(error));
    return EXIT_INVALID;
  }
  if (settings->format == FORMAT_JSON)
    status = print_json(differences);
  else
    print_text(was, is, differences);
  compact_differences_free(differences);
  return status;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (arguments[0] == NULL || arguments[1] == NULL || arguments[2] != NULL) {
    complain(&command_diff, "needs two Compacts: compact diff A B");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_diff, &status);
  if (library == NULL)
    return status;
  const compact_pack *was = find_pack(&command_diff, library, arguments[0]);
  const compact_pack *is = was == NULL ? NULL : find_pack(&command_diff, library, arguments[1]);
  status = is == NULL ? EXIT_USAGE : diff(settings, was, is);
  compact_library_free(library);
  return status;
}

const cli_command command_diff = {"diff", "A B", "Tell what changed from one Compact to another", options, run};
