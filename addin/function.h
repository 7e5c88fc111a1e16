/* function.h - a function as its own sources see it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_FUNCTION_H
#define COMPACT_FUNCTION_H

#include "functions.h"

#include "function_table.h"

typedef compact_error cell_code(const function *called, const call_context *context, const cell *arguments,
                                cell *result);
typedef compact_error table_code(const function *called, const call_context *context, const table *arguments,
                                 table *result);

struct function {
  const char *name;
  cell_code *cell; /* NULL: it is a table's */
  table_code *table;
  const char *topic;
  const char *argument_names; /* parted by spaces */
  size_t argument_count;
};

/* The C functions that functions.xml names. */
#define FUNCTION_DECLARE(shape, code) shape##_code code;
FUNCTION_CODE_MAP(FUNCTION_DECLARE)
#undef FUNCTION_DECLARE

#endif
