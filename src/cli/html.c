/* html.c - text and tables of a page
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "html.h"

#include <string.h>

enum { WIDE = 32 }; /* characters */

/* ---- Text ---- */

static const char *entity_of(char byte) {
  switch (byte) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\t':
  case '\n':
  case '\r':
    return " ";
  default:
    return NULL;
  }
}

void html_text(FILE *out, const char *text) {
  while (*text != '\0') {
    const char *entity = entity_of(*text);
    size_t unseen = cr_report_unseen(text);
    if (entity != NULL)
      fputs(entity, out);
    else
      fputc(unseen > 0 ? '?' : *text, out);
    text += unseen > 0 ? unseen : 1;
  }
}

void html_outcome(FILE *out, compact_outcome outcome) {
  fprintf(out, "<span class=\"o o%d\">%s</span>", (int)outcome, cr_outcome_label(outcome));
}

void html_clause(FILE *out, const char *ref) {
  if (ref[0] == '\0')
    return;
  fputs("<a href=\"#c-", out);
  html_text(out, ref);
  fputs("\">", out);
  html_text(out, ref);
  fputs("</a>", out);
}

/* ---- Tables ---- */

/* Roles are said, since a browser forgets them of a table that is shown as a list. */
void html_stack_begin(FILE *out) {
  fputs("<table class=\"stack\" role=\"table\">\n<caption>", out);
}

void html_stack_titles(FILE *out, const char *const *titles, size_t count) {
  fputs("</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">", out);
  for (size_t i = 0; i < count; i++) {
    fputs("<th scope=\"col\" role=\"columnheader\">", out);
    html_text(out, titles[i]);
    fputs("</th>", out);
  }
  fputs("</tr></thead>\n<tbody role=\"rowgroup\">\n", out);
}

void html_stack_end(FILE *out) {
  fputs("</tbody>\n</table>\n", out);
}

/* What moves from side to side can be reached by keyboard, and so has a name. */
static void begin_scrolled(FILE *out, const char *name) {
  fputs("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
  html_text(out, name);
  fputs("\">\n<table>\n<caption>", out);
}

void html_part_begin(FILE *out, cr_part part, html_layout layout) {
  const cr_report_part *told = cr_report_part_at(part);
  const char *titles[CR_REPORT_COLUMNS_MAX];
  for (size_t i = 0; i < told->column_count; i++)
    titles[i] = told->columns[i].title;
  if (layout == HTML_SCROLLED)
    begin_scrolled(out, told->title);
  else
    html_stack_begin(out);
  html_text(out, told->description);
  html_stack_titles(out, titles, told->column_count);
}

void html_part_end(FILE *out, html_layout layout) {
  html_stack_end(out);
  if (layout == HTML_SCROLLED)
    fputs("</div>\n", out);
}

/* "Mar 2027" of the month's first day. */
static void print_month(FILE *out, compact_date date) {
  char words[COMPACT_DATE_SIZE];
  fputs(strchr(compact_date_words(date, words), ' ') + 1, out);
}

static void print_cell(FILE *out, cr_part part, const cr_report_column *column, const cr_report_cell *cell) {
  if (cell->kind == CR_CELL_OUTCOME)
    html_outcome(out, cell->outcome);
  else if (part != CR_PART_CLAUSES && strcmp(column->name, "clause") == 0)
    html_clause(out, cell->text);
  else if (part == CR_PART_MONTHS && cell->date != COMPACT_NO_DATE)
    print_month(out, cell->date);
  else
    html_text(out, cell->text);
}

/* The clause's own row is what links lead to. */
static void begin_first(FILE *out, cr_part part, const cr_report_cell *cell) {
  fputs("<th scope=\"row\" role=\"rowheader\"", out);
  if (part == CR_PART_CLAUSES) {
    fputs(" id=\"c-", out);
    html_text(out, cell->text);
    fputc('"', out);
  }
}

/* Figures stand to the right, dates on one line; what is wide in a workbook has room here too. */
static const char *class_of(const cr_report_column *column) {
  return column->kind == CR_CELL_NUMBER ? " class=\"n\""
         : column->kind == CR_CELL_DATE ? " class=\"d\""
         : column->width >= WIDE        ? " class=\"long\""
                                        : "";
}

void html_part_row(FILE *out, cr_part part, const cr_report_cell *cells, size_t count) {
  const cr_report_part *told = cr_report_part_at(part);
  fputs("<tr role=\"row\">", out);
  for (size_t i = 0; i < count; i++) {
    if (i == 0)
      begin_first(out, part, &cells[i]);
    else
      fputs("<td role=\"cell\"", out);
    fprintf(out, "%s data-l=\"", class_of(&told->columns[i]));
    html_text(out, told->columns[i].title);
    fputs("\">", out);
    print_cell(out, part, &told->columns[i], &cells[i]);
    fputs(i == 0 ? "</th>" : "</td>", out);
  }
  fputs("</tr>\n", out);
}

/* ---- Parts ---- */

typedef struct part_printer {
  FILE *out;
  cr_part part;
  html_layout layout;
  bool has_rows;
} part_printer;

static compact_error print_row(void *user, const cr_report_cell *cells, size_t count) {
  part_printer *self = user;
  if (!self->has_rows)
    html_part_begin(self->out, self->part, self->layout);
  self->has_rows = true;
  html_part_row(self->out, self->part, cells, count);
  return COMPACT_ERROR_NONE;
}

static void print_empty(FILE *out, const cr_report *report, cr_part part) {
  fputs("<p>", out);
  html_text(out, cr_report_empty(report, part));
  fputs("</p>\n", out);
}

compact_error html_part(FILE *out, cr_report *report, cr_part part, html_layout layout) {
  part_printer self = {.out = out, .part = part, .layout = layout};
  compact_error error = cr_report_rows(report, part, print_row, &self);
  if (self.has_rows)
    html_part_end(out, layout);
  else
    print_empty(out, report, part);
  return error;
}

static compact_error print_answer(void *user, const cr_report_cell *cells, size_t count) {
  (void)count;
  fputs("<dt>", user);
  html_text(user, cells[CR_ABOUT_WHAT].text);
  fputs("</dt><dd>", user);
  html_text(user, cells[CR_ABOUT_VALUE].text);
  fputs("</dd>\n", user);
  return COMPACT_ERROR_NONE;
}

compact_error html_about(FILE *out, cr_report *report) {
  fputs("<dl>\n", out);
  compact_error error = cr_report_rows(report, CR_PART_ABOUT, print_answer, out);
  fputs("</dl>\n", out);
  return error;
}

static compact_error print_note(void *user, const cr_report_cell *cells, size_t count) {
  part_printer *self = user;
  (void)count;
  fputs(self->has_rows ? "<li>" : "<ul>\n<li>", self->out);
  self->has_rows = true;
  html_text(self->out, cells[0].text);
  fputs("</li>\n", self->out);
  return COMPACT_ERROR_NONE;
}

compact_error html_notes(FILE *out, cr_report *report) {
  part_printer self = {.out = out};
  compact_error error = cr_report_rows(report, CR_PART_NOTES, print_note, &self);
  if (self.has_rows)
    fputs("</ul>\n", out);
  else
    print_empty(out, report, CR_PART_NOTES);
  return error;
}
