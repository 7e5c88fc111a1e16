/* check_text.c - findings for people: a screen that begins with what matters most
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check.h"
#include "page.h"

#include <inttypes.h>
#include <string.h>

/* A part of a report while it is printed. What is as wide as its widest row is measured first. */
typedef struct part {
  FILE *out;
  const check_table *table;
  const cr_report_part *of;
  size_t widths[CR_REPORT_COLUMNS_MAX];
  bool is_shown[CR_REPORT_COLUMNS_MAX];
  size_t label, row; /* columns of a row's label, and of its number */
  size_t rows, printed;
  const char *since; /* of the months: the first one that is told */
  page_paragraph line;
  char heading[256]; /* of the days that are printed */
} part;

enum { MARGIN = 2, GAP = 2, LABEL_MAX = 30, NEXT_DAYS = 10 };

static size_t greater(size_t a, size_t b) {
  return a > b ? a : b;
}

static size_t lesser(size_t a, size_t b) {
  return a < b ? a : b;
}

static part begin_part(FILE *out, const check_table *table, cr_part which) {
  return (part){.out = out, .table = table, .of = cr_report_part_at(which)};
}

/* The cell of the column of that name: what stands where is the report's matter. */
static const cr_report_cell *cell_of(const part *self, const cr_report_cell *cells, const char *name) {
  size_t i = 0;
  while (i + 1 < self->of->column_count && strcmp(self->of->columns[i].name, name) != 0)
    i++;
  return &cells[i];
}

static const char *text_of(const part *self, const cr_report_cell *cells, const char *name) {
  return cell_of(self, cells, name)->text;
}

static void print_title(FILE *out, const char *title) {
  fputc('\n', out);
  page_begin(out, PAGE_HEADING);
  fputs(title, out);
  page_end(out, PAGE_HEADING);
  fputc('\n', out);
}

static void print_paragraph(FILE *out, const char *text) {
  fprintf(out, "%*s", MARGIN, "");
  page_wrap(out, text, MARGIN, MARGIN);
}

static void print_item(FILE *out, const char *text) {
  fprintf(out, "%*s- ", MARGIN, "");
  page_wrap(out, text, MARGIN + 2, MARGIN + 2);
}

/* Measures the part with one function and prints it with another, or says why it is empty. */
static compact_error print_part(part *self, cr_part which, cr_on_report_row *measure,
                                cr_on_report_row *print) {
  compact_error error = cr_report_rows(self->table->told, which, measure, self);
  print_title(self->out, self->of->title);
  if (error == COMPACT_ERROR_NONE && self->rows == 0)
    print_paragraph(self->out, cr_report_empty(self->table->told, which));
  return error == COMPACT_ERROR_NONE ? cr_report_rows(self->table->told, which, print, self) : error;
}

static compact_error count_row(void *user, const cr_report_cell *cells, size_t count) {
  (void)cells;
  (void)count;
  ((part *)user)->rows++;
  return COMPACT_ERROR_NONE;
}

/* ---- What was checked ---- */

static compact_error measure_about(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  (void)count;
  self->label = greater(self->label, page_length(text_of(self, cells, "what")));
  return COMPACT_ERROR_NONE;
}

static compact_error print_about(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  size_t at = self->label + GAP;
  (void)count;
  page_cell(self->out, text_of(self, cells, "what"), at, false);
  page_wrap(self->out, text_of(self, cells, "value"), at, at);
  return COMPACT_ERROR_NONE;
}

/* ---- How the rows came out ---- */

/* "4.4 notice" */
static size_t label_length(const part *self, const cr_report_cell *cells) {
  size_t length = page_length(text_of(self, cells, "topic"));
  return page_length(text_of(self, cells, "clause")) + (length == 0 ? 0 : 1 + length);
}

static void print_label(const part *self, const cr_report_cell *cells) {
  const char *clause = text_of(self, cells, "clause");
  size_t length = lesser(page_length(clause), self->label);
  fprintf(self->out, "%*s", MARGIN, "");
  page_cell(self->out, clause, length, false);
  if (length < self->label) {
    fputc(' ', self->out);
    page_cell(self->out, text_of(self, cells, "topic"), self->label - length - 1, false);
  }
}

/* The title's words stand below each other: "Cannot tell" takes six columns. */
static size_t title_width(const char *title) {
  size_t first = strcspn(title, " ");
  return greater(first, strlen(title + first + (title[first] == ' ')));
}

static compact_error measure_outcomes(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  self->rows++;
  self->label = greater(self->label, label_length(self, cells));
  for (size_t i = 0; i < count; i++) {
    self->is_shown[i] = self->is_shown[i] || cells[i].number != 0;
    self->widths[i] = greater(greater(self->widths[i], title_width(self->of->columns[i].title)),
                              page_length(cells[i].text));
  }
  return COMPACT_ERROR_NONE;
}

static void print_outcome_titles(const part *self, bool is_second) {
  fprintf(self->out, "%*s", (int)(MARGIN + self->label), "");
  for (size_t i = 0; i < self->of->column_count; i++) {
    const char *title = self->of->columns[i].title;
    size_t first = strcspn(title, " ");
    if (!self->is_shown[i])
      continue;
    const char *word = is_second ? title + first + (title[first] == ' ') : title;
    int length = is_second ? (int)strlen(word) : (int)first;
    fprintf(self->out, "%*.*s", (int)(GAP + self->widths[i]), length, word);
  }
  fputc('\n', self->out);
}

static page_style style_of(const char *outcome) {
  return strcmp(outcome, compact_outcome_name(COMPACT_OUTCOME_NOT_MET)) == 0       ? PAGE_BAD
         : strcmp(outcome, compact_outcome_name(COMPACT_OUTCOME_CANNOT_TELL)) == 0 ? PAGE_OPEN
         : strcmp(outcome, compact_outcome_name(COMPACT_OUTCOME_MET)) == 0         ? PAGE_GOOD
                                                                                   : PAGE_PLAIN;
}

static compact_error print_outcomes(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  if (self->printed++ == 0) {
    print_outcome_titles(self, false);
    print_outcome_titles(self, true);
  }
  print_label(self, cells);
  for (size_t i = 0; i < count; i++) {
    if (!self->is_shown[i])
      continue;
    page_style style = cells[i].number == 0 ? PAGE_PLAIN : style_of(self->of->columns[i].name);
    page_begin(self->out, style);
    page_cell(self->out, cells[i].number == 0 ? "." : cells[i].text, GAP + self->widths[i], true);
    page_end(self->out, style);
  }
  fprintf(self->out, "\n%*s", 2 * MARGIN, "");
  page_wrap(self->out, text_of(self, cells, "summary"), 2 * MARGIN, 2 * MARGIN);
  return COMPACT_ERROR_NONE;
}

/* ---- What stands out ---- */

static compact_error print_pattern(void *user, const cr_report_cell *cells, size_t count) {
  const part *self = user;
  page_paragraph line = {.out = self->out, .at = MARGIN + 2, .indent = MARGIN + 2};
  (void)count;
  fprintf(self->out, "%*s- ", MARGIN, "");
  const char *examples = text_of(self, cells, "examples");
  page_flow(&line, text_of(self, cells, "text"));
  if (examples[0] != '\0')
    page_flow(&line, "For instance:");
  page_flow(&line, examples);
  fputc('\n', self->out);
  return COMPACT_ERROR_NONE;
}

/* ---- Next days to act ---- */

static compact_error measure_days(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  (void)count;
  if (self->rows++ >= NEXT_DAYS)
    return COMPACT_ERROR_NONE;
  self->row = greater(self->row, page_length(text_of(self, cells, "row")));
  self->label = lesser(greater(self->label, page_length(text_of(self, cells, "reference"))), LABEL_MAX);
  return COMPACT_ERROR_NONE;
}

/* What has to be done on a day is said once for all rows of which it is the same. */
static void print_day_heading(part *self, const cr_report_cell *cells) {
  char heading[sizeof self->heading];
  const cr_report_cell *left = cell_of(self, cells, "days_left");
  snprintf(heading, sizeof heading, "%s, in %s day%s: %s %s", text_of(self, cells, "deadline"), left->text,
           left->number == 1 ? "" : "s", text_of(self, cells, "clause"), text_of(self, cells, "what"));
  if (strcmp(heading, self->heading) == 0)
    return;
  memcpy(self->heading, heading, sizeof heading);
  print_paragraph(self->out, heading);
}

static compact_error print_day(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  size_t at = 2 * MARGIN + strlen("row ") + self->row + GAP;
  const char *name = text_of(self, cells, "name");
  (void)count;
  if (self->printed++ >= NEXT_DAYS)
    return COMPACT_ERROR_NONE;
  print_day_heading(self, cells);
  fprintf(self->out, "%*srow ", 2 * MARGIN, "");
  page_cell(self->out, text_of(self, cells, "row"), self->row, true);
  if (self->label > 0) {
    fprintf(self->out, "%*s", GAP, "");
    page_cell(self->out, text_of(self, cells, "reference"), self->label, false);
    at += self->label + GAP;
  }
  fprintf(self->out, "%*s", GAP, "");
  page_cell(self->out, name, lesser(page_length(name), PAGE_WIDTH - at), false);
  fputc('\n', self->out);
  return COMPACT_ERROR_NONE;
}

/* "2026-12: 84", for each month from the day of asking on. */
static compact_error print_month(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  (void)count;
  if (strncmp(text_of(self, cells, "month"), self->since, strlen("2026-12")) < 0)
    return COMPACT_ERROR_NONE;
  if (self->rows++ == 0) {
    fprintf(self->out, "%*s", MARGIN, "");
    self->line = (page_paragraph){.out = self->out, .at = MARGIN, .indent = MARGIN};
    page_flow(&self->line, self->of->title);
    page_flow(&self->line, "from here on, whether done or not:");
  } else {
    fputc(',', self->out);
    self->line.at++;
  }
  page_flow(&self->line, text_of(self, cells, "month"));
  page_flow(&self->line, text_of(self, cells, "count"));
  return COMPACT_ERROR_NONE;
}

static compact_error print_months(FILE *out, const check_table *table, compact_date as_of) {
  char since[COMPACT_DATE_SIZE];
  part months = begin_part(out, table, CR_PART_MONTHS);
  if (as_of == COMPACT_NO_DATE) {
    print_paragraph(out, "--as-of DATE gives one.");
    return COMPACT_ERROR_NONE;
  }
  months.since = compact_date_iso(as_of, since);
  compact_error error = cr_report_rows(table->told, CR_PART_MONTHS, print_month, &months);
  if (months.rows > 0)
    fputs(".\n", out);
  return error;
}

/* ---- What is checked ---- */

static compact_error measure_scope(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  (void)count;
  self->rows++;
  self->label = lesser(greater(self->label, label_length(self, cells)), LABEL_MAX);
  return COMPACT_ERROR_NONE;
}

static compact_error print_scope(void *user, const cr_report_cell *cells, size_t count) {
  part *self = user;
  size_t at = MARGIN + self->label + GAP;
  (void)count;
  if (text_of(self, cells, "clause")[0] == '\0') {
    print_paragraph(self->out, text_of(self, cells, "text"));
    return COMPACT_ERROR_NONE;
  }
  print_label(self, cells);
  fprintf(self->out, "%*s", GAP, "");
  page_wrap(self->out, text_of(self, cells, "text"), at, at);
  return COMPACT_ERROR_NONE;
}

/* ---- Notes ---- */

static compact_error print_note(void *user, const cr_report_cell *cells, size_t count) {
  const part *self = user;
  (void)count;
  print_item(self->out, text_of(self, cells, "text"));
  return COMPACT_ERROR_NONE;
}

/* ---- The whole ---- */

static compact_error print_head(FILE *out, const check_table *table) {
  part about = begin_part(out, table, CR_PART_ABOUT);
  compact_error error = cr_report_rows(table->told, CR_PART_ABOUT, measure_about, &about);
  for (int i = 0; i < PAGE_WIDTH; i++)
    fputc('=', out);
  fputc('\n', out);
  return error == COMPACT_ERROR_NONE ? cr_report_rows(table->told, CR_PART_ABOUT, print_about, &about)
                                     : error;
}

static compact_error print_table(FILE *out, const check_table *table, const check_request *request) {
  static const struct {
    cr_part part;
    cr_on_report_row *measure, *print;
  } parts[] = {
      {CR_PART_OUTCOMES, measure_outcomes, print_outcomes},
      {CR_PART_PATTERNS, count_row, print_pattern},
      {CR_PART_DEADLINES, measure_days, print_day},
      {CR_PART_SCOPE, measure_scope, print_scope},
      {CR_PART_NOTES, count_row, print_note},
  };
  compact_error error = print_head(out, table);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < sizeof parts / sizeof *parts; i++) {
    part next = begin_part(out, table, parts[i].part);
    error = print_part(&next, parts[i].part, parts[i].measure, parts[i].print);
    if (error == COMPACT_ERROR_NONE && parts[i].part == CR_PART_DEADLINES)
      error = print_months(out, table, request->as_of);
  }
  fprintf(out, "\n%s Each finding with its cells: --format jsonl.\n\n", cr_report_caveat);
  return error;
}

static compact_error print_file(FILE *out, const check_request *request, const check_result *result) {
  const check_table *table;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t next = 0; error == COMPACT_ERROR_NONE && (table = check_next_table(result, &next)) != NULL;)
    error = print_table(out, table, request);
  return error;
}

const check_report check_text = {.file = print_file};
