/* cmd_measure.c - compact measure: a Compact's success measures, counted over a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"
#include "facts_table.h"
#include "json_parts.h"

#include <stdlib.h>
#include <string.h>

static const struct poptOption options[] = {
    {"compact", 'p', POPT_ARG_STRING, NULL, OPTION_COMPACT, "The measures of this Compact alone", "COMPACT"},
    OPTION_ROW_FORMAT,
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

/* Every clause that is a measure, with its count so far. */
typedef struct counter {
  compact_result *result;
  size_t count;
  struct {
    const compact_clause *clause;
    compact_measure measure;
  } measures[];
} counter;

/* ---- Counting ---- */

static size_t measure_count(const compact_pack *pack) {
  size_t count = 0;
  for (size_t i = 0; i < compact_pack_clause_count(pack); i++)
    count += compact_clause_is_measure(compact_pack_clause_at(pack, i));
  return count;
}

static void add_measures(counter *self, const compact_pack *pack) {
  for (size_t i = 0; i < compact_pack_clause_count(pack); i++) {
    const compact_clause *clause = compact_pack_clause_at(pack, i);
    if (compact_clause_is_measure(clause))
      self->measures[self->count++].clause = clause;
  }
}

/* The measures of one Compact, or of all where pack is NULL; NULL where memory ran out. */
static counter *counter_new(const compact_library *library, const compact_pack *pack) {
  size_t count = 0;
  for (size_t i = 0; i < compact_library_pack_count(library); i++)
    count += measure_count(compact_library_pack_at(library, i));
  counter *self = calloc(1, sizeof *self + count * sizeof self->measures[0]);
  if (self == NULL || compact_result_new(&self->result) != COMPACT_ERROR_NONE) {
    free(self);
    return NULL;
  }
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *known = compact_library_pack_at(library, i);
    if (pack == NULL || pack == known)
      add_measures(self, known);
  }
  return self;
}

static void counter_free(counter *self) {
  if (self != NULL)
    compact_result_free(self->result);
  free(self);
}

static void on_row(void *user, const compact_row *row) {
  counter *self = user;
  for (size_t i = 0; i < self->count; i++) {
    compact_decide(self->measures[i].clause, row, COMPACT_NO_DATE, self->result);
    compact_measure_add(&self->measures[i].measure, self->result);
  }
}

/* ---- Telling ---- */

static int print_text(const counter *self) {
  for (size_t i = 0; i < self->count; i++) {
    const compact_clause *clause = self->measures[i].clause;
    const compact_measure *measure = &self->measures[i].measure;
    printf("%s %s: %zu of %zu; %zu could not be told", compact_pack_id(compact_clause_pack(clause)),
           compact_clause_ref(clause), measure->counted, measure->of, measure->cannot_tell);
    if (measure->excused > 0)
      printf("; %zu excused and not counted", measure->excused);
    printf("\n  %s\n", compact_clause_summary(clause));
  }
  puts("\nThe document asks for the numbers alone; how many there were, and how many could not be told, is "
       "added.");
  return EXIT_DONE;
}

static int print_json(const counter *self) {
  json_t *list = json_array();
  for (size_t i = 0; i < self->count; i++) {
    const compact_clause *clause = self->measures[i].clause;
    const compact_measure *measure = &self->measures[i].measure;
    list = json_with(list, json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:s}", "compact",
                                     compact_pack_id(compact_clause_pack(clause)), "clause",
                                     compact_clause_ref(clause), "counted", (json_int_t)measure->counted,
                                     "of", (json_int_t)measure->of, "excused", (json_int_t)measure->excused,
                                     "cannot_tell", (json_int_t)measure->cannot_tell, "summary",
                                     compact_clause_summary(clause)));
  }
  return json_print(&command_measure, list);
}

static int measure(const cli_settings *settings, const compact_library *library, const compact_pack *pack,
                   const char *path) {
  counter *self = counter_new(library, pack);
  facts_table table = {.facts = compact_library_facts(library), .path = path, .on_row = on_row, .user = self};
  compact_error error = self == NULL ? COMPACT_ERROR_MEMORY : facts_table_read(&table);
  int status = EXIT_INVALID;
  if (error == COMPACT_ERROR_MEMORY)
    complain(&command_measure, "%s", compact_error_text(error));
  else if (error == COMPACT_ERROR_NONE && settings->format == FORMAT_JSON)
    status = print_json(self);
  else if (error == COMPACT_ERROR_NONE)
    status = print_text(self);
  counter_free(self);
  return status == EXIT_DONE && table.problems > 0 ? EXIT_INVALID : status;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  const char *name = settings->words[WORD_COMPACT];
  if (arguments[0] == NULL || arguments[1] != NULL) {
    complain(&command_measure, "needs the name of a table: compact measure FILE");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_measure, &status);
  if (library == NULL)
    return status;
  const compact_pack *pack = name == NULL ? NULL : find_pack(&command_measure, library, name);
  status = name != NULL && pack == NULL ? EXIT_USAGE : measure(settings, library, pack, arguments[0]);
  compact_library_free(library);
  return status;
}

const cli_command command_measure = {"measure", "FILE", "Count success measures over a table", options, run};
