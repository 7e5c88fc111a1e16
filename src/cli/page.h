/* page.h - text for people, in lines that fit a screen
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What comes from a file may hold anything: what a screen would obey and not show (cr_report_unseen()) is
 * printed as question marks.
 */
#ifndef PAGE_H
#define PAGE_H

#include "command.h"

enum { PAGE_WIDTH = 80 };

/* How words are shown on a terminal that has colours; elsewhere all are plain. No meaning is in the colour
 * alone. */
typedef enum page_style { PAGE_PLAIN, PAGE_HEADING, PAGE_BAD, PAGE_OPEN, PAGE_GOOD } page_style;

void page_begin(FILE *out, page_style style);
void page_end(FILE *out, page_style style);

/* Prints the text as it stands, within a line. */
void page_text(FILE *out, const char *text);

/* Columns of a screen that the text takes. */
size_t page_length(const char *text);

/* A paragraph that is being printed: lines of PAGE_WIDTH, each but the first from column `indent` on. */
typedef struct page_paragraph {
  FILE *out;
  size_t at, indent;
  bool has_words; /* in this line */
} page_paragraph;

/* Goes on with the text's words. One that is too long for a line of its own is broken. */
void page_flow(page_paragraph *self, const char *text);

/* Prints text as a paragraph of its own behind `at` columns, and ends the line. */
void page_wrap(FILE *out, const char *text, size_t at, size_t indent);

/* Prints so many columns: the text, or its beginning and "..."; and spaces before or behind it. */
void page_cell(FILE *out, const char *text, size_t width, bool to_right);

#endif
