/* show.h - clauses as text, tab-separated values or JSON
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef SHOW_H
#define SHOW_H

#include "command.h"

#include <jansson.h>

typedef struct show_output {
  output_format format;
  bool is_page; /* one clause, in full */
  json_t *list; /* of FORMAT_JSON */
} show_output;

/* Each is false when there is no memory left. */
bool show_begin(show_output *output, output_format format, const compact_pack *pack, bool is_page);
void show_clause(show_output *output, const compact_clause *clause);
bool show_end(show_output *output);

/* A page for people on one clause (show_page.c). */
void show_page(const compact_clause *clause);

#endif
