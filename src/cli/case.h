/* case.h - reading .case files: facts, and what should come out
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * docs/writing-a-compact.md describes the file. Every expectation that fails is told with its file and line.
 * What a file says that means nothing is a failure too, so that a slip of the pen never passes.
 */
#ifndef CASE_H
#define CASE_H

#include "compact.h"

/* One case, decided. */
typedef struct case_decided {
  const char *path, *title;
  int line;
  const compact_row *row;
  compact_date as_of;
  const compact_result *result;
} case_decided;

typedef struct case_run {
  const compact_library *library;
  /* Called of every case that is decided; NULL: nobody asks. */
  void (*on_case)(void *user, const case_decided *decided);
  void *user;
  int cases, failures; /* so far */
  int slips;           /* of the failures, what is wrong with the file and not with the outcome */
} case_run;

/* Reads and decides the cases of a file. Failures are printed on stdout. Fails with MEMORY alone. */
compact_error case_run_file(case_run *run, const char *path);

#endif
