/* check.h - what the parts of compact check share
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * check_file.c reads one file into a result, in whichever thread; check_all.c has every file read and what is
 * told of them written in the order of the arguments; a check_*.c for each report writes it.
 */
#ifndef CHECK_H
#define CHECK_H

#include "check_outlet.h"
#include "command.h"
#include "read.h"
#include "report.h"
#include "spool.h"

#include <sys/types.h>

/* What is asked of every file. */
typedef struct check_request {
  const compact_library *library;
  const compact_pack *pack;
  const cr_profiles *profiles;
  cr_register_options options;
  compact_date as_of;
  const char *sheet;   /* the only one to look at; NULL: all that are not hidden */
  bool explains;       /* only what the columns were taken for */
  const char *written; /* what a report's out is called until it is whole; NULL: stdout */
  size_t jobs;         /* files to be read at the same time, at least 1 */
} check_request;

/* A table of a file: one sheet. */
typedef struct check_table {
  const char *file;
  char *sheet; /* "" of a .csv */
  size_t index;
  cr_register *reg;
  bool is_table;         /* a header was found */
  bool is_asked;         /* for itself, and not only for what it adds to another */
  bool is_joined;        /* its rows add to those of another */
  cr_checking *checking; /* NULL: it is not decided for itself, or nothing of it can be told */
  cr_report *told;       /* with it, and counted; its rows are laid out one at a time */
} check_table;

/* Why no table was found in a file that was read. */
typedef enum check_lack {
  CHECK_LACKS_NOTHING = 0,
  CHECK_LACKS_SHEET, /* of the name that was asked for */
  CHECK_LACKS_SHOWN, /* every sheet is hidden, and none was asked for */
  CHECK_LACKS_ROWS,
  CHECK_LACKS_TITLES,
} check_lack;

/* What came of one file. Its tables live until every report is written; the records and findings of a table
 * do not. */
typedef struct check_result {
  const char *path;
  compact_error error; /* NONE: the file was read and decided */
  check_lack lack;     /* which is an error that no diagnostic tells */
  compact_diagnostics *diagnostics;
  check_table *tables;
  size_t table_count;
  cr_joined *joined; /* NULL: no table is joined to another */
  FILE *lines;       /* where what finding() wrote waits for whole(); others' lines too */
  off_t start, end;  /* of this file's lines there */
  uint32_t found;    /* the outcomes that came up, as bits */
} check_result;

/* How findings are told. Each function may be NULL, and fails with MEMORY or WRITE; what could not be written
 * to a stream is noticed without it.
 *
 * finding() is called in the thread that reads the file, as are the others in none but the first. */
typedef struct check_report {
  /* What finding() writes goes to out, file by file; else it waits for whole(). */
  bool is_streamed;
  bool needs_file; /* is nothing for stdout */
  compact_error (*head)(FILE *out, const check_request *request);
  compact_error (*finding)(FILE *lines, const check_table *table, const cr_finding *finding);

  /* One file's, in the order of the arguments and as soon as it is known. Not called for one that failed. */
  compact_error (*file)(FILE *out, const check_request *request, const check_result *result);

  /* Every file's, also of those that failed, when all are done. */
  compact_error (*whole)(FILE *out, const check_request *request, const check_result *results, size_t count);
} check_report;

extern const check_report check_columns, check_csv, check_html, check_ics, check_json, check_jsonl,
    check_text, check_xlsx;

/* The tables of a result in which titles were found; NULL behind the last, and where the file was not read to
 * its end. *next begins with 0. */
const check_table *check_next_table(const check_result *result, size_t *next);

/* Reads the file, "-" being standard input, and decides every table in it, saying nothing. Findings go to the
 * outlet; *taken is how many bytes have been read so far, for others to see. */
void check_file(const check_request *request, const check_report *report, const char *path,
                check_outlet *outlet, atomic_uint_least64_t *taken, check_result *result);

/* Joins the tables whose rows add to those of others. Fails with MEMORY, LIMIT or READ. */
compact_error check_join(const check_request *request, cr_spool *spool, check_result *result);

/* What is wrong with the file, a sentence each; at least one of a file that could not be read. */
size_t check_problem_count(const check_result *result);
const char *check_problem_at(const check_result *result, size_t index);

/* Leaves it empty. */
void check_result_free(check_result *result);

/* Checks the files, whose names end in NULL, and writes the report, saying on stderr what is wrong with them.
 * Sets *found to the outcomes that came up, as bits. Returns how the tool ends as far as files and memory
 * can tell: EXIT_DONE, EXIT_INVALID or EXIT_CANNOT_WRITE. */
int check_all(const check_request *request, const check_report *report, const char *const *paths, FILE *out,
              uint32_t *found);

#endif
