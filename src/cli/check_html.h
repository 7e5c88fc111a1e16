/* check_html.h - findings as a page
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CHECK_HTML_H
#define CHECK_HTML_H

#include "check_lines.h"

/* Findings that a page lists; a table of many lists its share, but never less than so many. */
enum { CHECK_HTML_LISTED = 1000, CHECK_HTML_LEAST = 50 };

/* Keeps a finding where it may come to be listed. Fails with MEMORY. */
compact_error check_html_finding(FILE *lines, const check_table *table, const cr_finding *finding);

/* Lists the worst findings of a table, at most so many. The table's lines begin at *start, which is moved to
 * those of the next. Fails with WRITE. */
compact_error check_html_findings(FILE *out, check_lines *lines, const check_table *table, uint64_t most,
                                  off_t *start);

/* The file and the sheet. */
void check_html_name(FILE *out, const check_table *table);

#endif
