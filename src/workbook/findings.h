/* findings.h - what was found in tables as a workbook
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_FINDINGS_H
#define CR_FINDINGS_H

#include "report.h"

enum { CR_FINDINGS_MAX = 20000 }; /* rows of a table of a workbook of findings */

/* A table that was checked, and what is told of it. */
typedef struct cr_findings_table {
  const char *file, *sheet; /* "" of a .csv */
  const cr_register *reg;
  cr_report *told;
} cr_findings_table;

/* Hands out the findings that came out so, each as the row of CR_PART_FINDINGS. Returns what on_row does once
 * that is anything but NONE. */
typedef compact_error cr_findings_source(void *user, compact_outcome outcome, cr_on_report_row *on_row,
                                         void *to);

/* What was found in tables that were checked against one Compact, to be written as a workbook. */
typedef struct cr_findings {
  const compact_pack *pack;
  compact_date as_of;              /* the day of asking, or no date */
  const cr_findings_table *tables; /* one at least */
  size_t table_count;
  const char *const *unread; /* files that could not be read */
  size_t unread_count;
  cr_findings_source *source;
  void *user;
} cr_findings;

/* How many findings there are in all tables; and of one outcome. */
uint64_t cr_findings_count(const cr_findings *self);
uint64_t cr_findings_total(const cr_findings *self, compact_outcome outcome);

/* Writes the workbook over path. It lists the first CR_FINDINGS_MAX findings, worst first. Fails with MEMORY,
 * LIMIT or WRITE (errno tells), or as the source does; what is at path is then of no use. */
compact_error cr_findings_write(const cr_findings *self, const char *path);

#endif
