/* cmd_list.c - compact list
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "json_parts.h"

static const struct poptOption options[] = {OPTION_ROW_FORMAT, OPTION_ROW_HELP, POPT_TABLEEND};

/* Every pack: those that stand, then those that are hidden. */
static size_t pack_count(const compact_library *library) {
  return compact_library_pack_count(library) + compact_library_hidden_count(library);
}

static const compact_pack *pack_at(const compact_library *library, size_t index) {
  size_t count = compact_library_pack_count(library);
  return index < count ? compact_library_pack_at(library, index)
                       : compact_library_hidden_at(library, index - count);
}

static bool is_hidden(const compact_library *library, size_t index) {
  return index >= compact_library_pack_count(library);
}

static void print_text(const compact_library *library) {
  for (size_t i = 0; i < pack_count(library); i++) {
    const compact_pack *pack = pack_at(library, i);
    printf("%-22s %-8s %-29s %s%s\n", compact_pack_id(pack), compact_status_name(compact_pack_status(pack)),
           compact_pack_title(pack), compact_pack_origin(pack),
           is_hidden(library, i) ? " (hidden by another of this id)" : "");
  }
}

static int print_json(const compact_library *library) {
  json_t *list = json_array();
  for (size_t i = 0; i < pack_count(library); i++) {
    const compact_pack *pack = pack_at(library, i);
    list = json_with(list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:I}", "id", compact_pack_id(pack),
                                     "status", compact_status_name(compact_pack_status(pack)), "title",
                                     compact_pack_title(pack), "source", compact_pack_text_source(pack),
                                     "origin", compact_pack_origin(pack), "hidden", is_hidden(library, i),
                                     "clauses", (json_int_t)compact_pack_clause_count(pack)));
  }
  return json_print(&command_list, list);
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (arguments[0] != NULL) {
    complain(&command_list, "takes no arguments, not \"%s\"", arguments[0]);
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_list, &status);
  if (library == NULL)
    return status;
  if (settings->format == FORMAT_JSON)
    status = print_json(library);
  else
    print_text(library);
  if (status == EXIT_DONE && compact_library_problem_count(library) > 0)
    status = EXIT_INVALID;
  compact_library_free(library);
  return status;
}

const cli_command command_list = {"list", "", "List the Compacts that are known", options, run};
