/* check.h - what the parts of compact check share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CHECK_H
#define CHECK_H

#include "command.h"
#include "read.h"
#include "register.h"

/* What is asked of every file. */
typedef struct check_request {
  const compact_library *library;
  const compact_pack *pack;
  const cr_profiles *profiles;
  cr_register_options options;
  compact_date as_of;
  const char *sheet; /* the only one to look at; NULL: all that are not hidden */
  bool explains;     /* only what the columns were taken for */
} check_request;

/* A clause of the scope, and how often it came out how. */
typedef struct check_count {
  const cr_scope_line *line;
  size_t outcomes[COMPACT_OUTCOME_NOT_APPLICABLE + 1];
} check_count;

/* A table of a file: one sheet. */
typedef struct check_table {
  const char *file;
  char *sheet; /* "" of a .csv */
  size_t index;
  cr_register *reg;
  cr_checking *checking; /* NULL where no header was found, or columns alone are asked for */
  check_count *counts;
  size_t count;
} check_table;

/* How findings are told. Each may be NULL. */
typedef struct check_report {
  compact_error (*finding)(const check_table *table, const cr_finding *finding);
  compact_error (*table)(const check_table *table, const check_request *request);
} check_report;

extern const check_report check_text, check_jsonl, check_columns;

/* Reads the file twice and reports every table in it. Sets *found to the outcomes that came up, as bits. What
 * is wrong is told on stderr. Returns how the tool ends as far as the file can tell: EXIT_DONE or
 * EXIT_INVALID. */
int check_file(const check_request *request, const check_report *report, const char *path, uint32_t *found);

#endif
