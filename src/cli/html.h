/* html.h - a page: text, tables and charts of a report
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Whatever comes from outside goes through html_text(), also in attributes.
 */
#ifndef HTML_H
#define HTML_H

#include "report.h"

#include <stdio.h>

/* Text as it may stand in an element or between quotation marks, on one line: white space becomes spaces, and
 * whatever else is not to be seen (cr_report_unseen()) question marks. */
void html_text(FILE *out, const char *text);

/* A class for the outcome's colour, beside which its word always stands. */
void html_outcome(FILE *out, compact_outcome outcome);

/* How the cells of a part are shown. */
typedef enum html_layout {
  HTML_STACKED, /* on a narrow screen each row becomes a list */
  HTML_SCROLLED /* wider than a narrow screen, and of figures: to be moved from side to side */
} html_layout;

/* A table that is stacked: its caption is to follow, then its titles, its rows and its end. */
void html_stack_begin(FILE *out);
void html_stack_titles(FILE *out, const char *const *titles, size_t count);
void html_stack_end(FILE *out);

/* The same with the columns and the description of a part; and one of its rows. */
void html_part_begin(FILE *out, cr_part part, html_layout layout);
void html_part_row(FILE *out, cr_part part, const cr_report_cell *cells, size_t count);
void html_part_end(FILE *out, html_layout layout);

/* The whole of a part, or what is said where it has no rows. Fails with MEMORY. */
compact_error html_part(FILE *out, cr_report *report, cr_part part, html_layout layout);

/* The part whose rows are a name and a value; and the one whose rows are sentences. Fail with MEMORY. */
compact_error html_about(FILE *out, cr_report *report);
compact_error html_notes(FILE *out, cr_report *report);

/* A clause by its number, as a link to what it says further down the page. */
void html_clause(FILE *out, const char *ref);

/* For each clause a bar of how its rows came out, with the same in words. Fails with MEMORY. */
compact_error html_bars(FILE *out, cr_report *report);

/* The last days along the months. Fails with MEMORY. */
compact_error html_timeline(FILE *out, cr_report *report, compact_date as_of, size_t number);

#endif
