/* check_join.c - sheets that say more of the rows of others
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check.h"

static bool adds_to(const check_table *table, const check_table *other) {
  return table->is_table && other->is_table && other->is_asked && cr_register_adds_to(table->reg, other->reg);
}

/* Whether the table adds to one that was asked for. Who names its sheet asks for it alone. */
static bool is_addition(const check_request *request, const check_result *result, const check_table *table) {
  bool adds = false;
  for (size_t i = 0; i < result->table_count; i++)
    adds = adds || adds_to(table, &result->tables[i]);
  return adds && !(table->is_asked && request->sheet != NULL);
}

static bool has_addition(const check_result *result, const check_table *table) {
  bool has = false;
  for (size_t i = 0; i < result->table_count; i++)
    has = has || (result->tables[i].is_joined && adds_to(&result->tables[i], table));
  return has;
}

static compact_error find_additions(const check_request *request, check_result *result) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < result->table_count; i++) {
    check_table *table = &result->tables[i];
    table->is_joined = is_addition(request, result, table);
    if (table->is_joined && result->joined == NULL)
      error = cr_joined_new(result->path, result->diagnostics, &result->joined);
    if (table->is_joined && error == COMPACT_ERROR_NONE)
      error = cr_joined_add(result->joined, table->reg, table->sheet);
  }
  return error;
}

static compact_error keep_row(void *user, uint32_t table, const cr_found_row *row) {
  const check_result *result = user;
  const check_table *of = &result->tables[table];
  return of->is_joined ? cr_joined_row(result->joined, of->reg, row) : COMPACT_ERROR_NONE;
}

compact_error check_join(const check_request *request, cr_spool *spool, check_result *result) {
  compact_error error = find_additions(request, result);
  if (error != COMPACT_ERROR_NONE || result->joined == NULL)
    return error;
  if (!request->explains)
    error = cr_spool_read(spool, keep_row, result);
  cr_joined_end(result->joined);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < result->table_count; i++) {
    if (has_addition(result, &result->tables[i]))
      error = cr_register_join(result->tables[i].reg, result->joined);
  }
  return error;
}
