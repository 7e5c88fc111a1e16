/* row.c - the facts recorded for one thing
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "row.h"

#include <stdlib.h>
#include <string.h>

compact_error compact_row_new(const compact_facts *facts, compact_row **out) {
  *out = calloc(1, sizeof **out + facts->count * sizeof(compact_value));
  if (*out == NULL)
    return COMPACT_ERROR_MEMORY;
  (*out)->facts = facts;
  return COMPACT_ERROR_NONE;
}

void compact_row_free(compact_row *row) {
  free(row);
}

void compact_row_clear(compact_row *row) {
  memset(row->values, 0, row->facts->count * sizeof *row->values);
}

static bool fits(const compact_fact *fact, compact_value value) {
  switch (value.type) {
  case COMPACT_TYPE_NONE:
  case COMPACT_TYPE_UNREADABLE:
    return true;
  case COMPACT_TYPE_FLAG:
    return fact->type == COMPACT_TYPE_FLAG || fact->type == COMPACT_TYPE_TEXT;
  case COMPACT_TYPE_CHOICE:
    return fact->type == COMPACT_TYPE_CHOICE && value.as.choice < fact->choice_count;
  default:
    return fact->type == value.type;
  }
}

compact_error compact_row_set(compact_row *row, const compact_fact *fact, compact_value value) {
  if (!fits(fact, value))
    return COMPACT_ERROR_ARGUMENT;
  row->values[fact->index] = value;
  return COMPACT_ERROR_NONE;
}

compact_value compact_row_get(const compact_row *row, const compact_fact *fact) {
  return row->values[fact->index];
}
