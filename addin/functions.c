/* functions.c - the table of the spreadsheet functions, and calling one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "function.h"

#include "cell.h"

#include <string.h>

static const function functions[] = {
#define FUNCTION_ROW(function_name, code, shape, function_topic, names, count)                               \
  {.name = #function_name,                                                                                   \
   .shape = code,                                                                                            \
   .topic = function_topic,                                                                                  \
   .argument_names = names,                                                                                  \
   .argument_count = count},
    FUNCTION_MAP(FUNCTION_ROW)
#undef FUNCTION_ROW
};

size_t function_count(void) {
  return sizeof functions / sizeof *functions;
}

const function *function_at(size_t index) {
  return &functions[index];
}

const function *function_find(const char *name) {
  for (size_t i = 0; i < function_count(); i++) {
    if (strcmp(functions[i].name, name) == 0)
      return &functions[i];
  }
  return NULL;
}

const char *function_name(const function *called) {
  return called->name;
}

size_t function_argument_count(const function *called) {
  return called->argument_count;
}

const char *function_argument_names(const function *called) {
  return called->argument_names;
}

/* Frozen: sheets rely on it. */
const char *function_default_pack(void) {
  return "hertfordshire-2018";
}

const compact_pack *function_pack(const compact_library *library, const char *document_pack) {
  return compact_library_pack(library, document_pack[0] == '\0' ? function_default_pack() : document_pack);
}

function_kind function_kind_of(const function *called) {
  if (called->cell == topic_outcome || called->table == check_outcome)
    return FUNCTION_OUTCOME;
  if (called->cell == topic_ok || called->table == check_ok)
    return FUNCTION_OK;
  if (called->cell == topic_why || called->table == check_why)
    return FUNCTION_WHY;
  return called->cell == limit_act ? FUNCTION_LAST_DAY : FUNCTION_OTHER;
}

const char *function_topic(const function *called) {
  return called->topic;
}

bool function_is_table(const function *called) {
  return called->table != NULL;
}

compact_error function_call(const function *called, const call_context *context, const cell *arguments,
                            cell *result) {
  return called->cell(called, context, arguments, result);
}

compact_error function_call_table(const function *called, const call_context *context, const table *arguments,
                                  table *result) {
  *result = (table){0};
  compact_error error = called->table(called, context, arguments, result);
  if (error != COMPACT_ERROR_NONE)
    table_clear(result);
  return error;
}

compact_error function_refuse(const function *called, const char *words, cell *result) {
  /* What answers in words tells a mistake in words too. */
  bool answers_in_words = function_kind_of(called) == FUNCTION_WHY;
  return cell_text(answers_in_words ? CELL_TEXT : CELL_BAD_ARGUMENT, words, result);
}
