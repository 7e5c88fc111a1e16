/* function_reference.c - what the Compacts say: lists for a range of cells
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "question.h"

#include "cell.h"

#include <string.h>

static compact_error one_cell(table *result) {
  return table_new(1, 1, result);
}

static compact_error refused(const question *asked, table *result) {
  compact_error error = one_cell(result);
  return error == COMPACT_ERROR_NONE ? question_refused(asked, result->cells) : error;
}

/* A table of so many rows; of none it is one cell, #N/A. */
static compact_error list_of(size_t row_count, size_t column_count, table *result) {
  if (row_count > 0)
    return table_new(row_count, column_count, result);
  compact_error error = one_cell(result);
  return error == COMPACT_ERROR_NONE ? cell_not_available(result->cells) : error;
}

/* ---- The Compacts ---- */

compact_error reference_list(const function *called, const call_context *context, const table *arguments,
                             table *result) {
  size_t count = compact_library_pack_count(context->library);
  (void)called;
  (void)arguments;
  compact_error error = list_of(count, 4, result);
  for (size_t i = 0; i < count && error == COMPACT_ERROR_NONE; i++) {
    const compact_pack *pack = compact_library_pack_at(context->library, i);
    const char *const words[] = {compact_pack_id(pack), compact_pack_title(pack),
                                 compact_status_name(compact_pack_status(pack)), compact_pack_origin(pack)};
    error = table_fill_row(result, i, words);
  }
  return error;
}

/* ---- The clauses of one: the arguments are (compact; [bearer]; [theme]) ---- */

typedef struct clause_filter {
  const compact_pack *pack;
  const char *bearer, *theme; /* NULL: any */
} clause_filter;

/* The next clause that fits, from index on; NULL at the end. */
static const compact_clause *next_clause(const clause_filter *filter, size_t *index) {
  while (*index < compact_pack_clause_count(filter->pack)) {
    const compact_clause *clause = compact_pack_clause_at(filter->pack, (*index)++);
    if ((filter->bearer == NULL || strcmp(filter->bearer, compact_clause_bearer(clause)) == 0) &&
        (filter->theme == NULL || strcmp(filter->theme, compact_clause_theme(clause)) == 0))
      return clause;
  }
  return NULL;
}

static compact_error fill_clauses(const clause_filter *filter, table *result) {
  const compact_clause *clause;
  size_t count = 0, index = 0, row = 0;
  while (next_clause(filter, &index) != NULL)
    count++;
  compact_error error = list_of(count, 6, result);
  for (index = 0; error == COMPACT_ERROR_NONE && (clause = next_clause(filter, &index)) != NULL; row++) {
    const char *const words[] = {compact_clause_ref(clause),
                                 compact_clause_bearer(clause),
                                 compact_clause_theme(clause),
                                 compact_clause_strength(clause),
                                 compact_kind_name(compact_clause_kind(clause)),
                                 compact_clause_summary(clause)};
    error = table_fill_row(result, row, words);
  }
  return error;
}

compact_error reference_clauses(const function *called, const call_context *context, const table *arguments,
                                table *result) {
  question asked;
  question_begin(&asked, called, context);
  question_pack(&asked, question_lone(&asked, arguments, 0));
  clause_filter filter = {asked.pack, question_word(&asked, 1, question_lone(&asked, arguments, 1), "bearer"),
                          question_word(&asked, 2, question_lone(&asked, arguments, 2), "theme")};
  return question_is_refused(&asked) ? refused(&asked, result) : fill_clauses(&filter, result);
}

/* ---- The facts of a clause: the arguments are (compact; clause) ---- */

static compact_error fill_facts(const compact_clause *clause, table *result) {
  size_t count = compact_clause_fact_count(clause);
  compact_error error = list_of(count, 4, result);
  for (size_t i = 0; i < count && error == COMPACT_ERROR_NONE; i++) {
    const compact_fact *fact = compact_clause_fact(clause, i);
    const char *const words[] = {compact_fact_name(fact), compact_fact_label(fact),
                                 compact_type_name(compact_fact_type(fact)), compact_fact_prompt(fact)};
    error = table_fill_row(result, i, words);
  }
  return error;
}

compact_error reference_facts(const function *called, const call_context *context, const table *arguments,
                              table *result) {
  question asked;
  question_begin(&asked, called, context);
  question_pack(&asked, question_lone(&asked, arguments, 0));
  const compact_clause *clause = question_clause(&asked, 1, question_lone(&asked, arguments, 1));
  return question_is_refused(&asked) ? refused(&asked, result) : fill_facts(clause, result);
}

/* ---- The version ---- */

compact_error reference_version(const function *called, const call_context *context, const cell *arguments,
                                cell *result) {
  (void)called;
  (void)context;
  (void)arguments;
  return cell_text(CELL_TEXT, compact_version(), result);
}
