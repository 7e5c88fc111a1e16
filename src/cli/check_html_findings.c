/* check_html_findings.c - the findings of a page, of which the worst are listed
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Of each table and outcome the first findings wait on lines of their own, with the table and the outcome in
 * front.
 */
#include "check_html.h"
#include "html.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- Findings, as they come ---- */

static const char *const finding_titles[] = {"Where", "What", "Clause", "Outcome", "Act by", "Why"};

enum { FINDING_TITLES = sizeof finding_titles / sizeof *finding_titles };

static void begin_cell(FILE *out, size_t column) {
  static const char *const classes[FINDING_TITLES] = {"", " class=\"long\"", "",
                                                      "", " class=\"d\"",    " class=\"long\""};
  fprintf(out, "<td role=\"cell\"%s data-l=\"%s\">", classes[column], finding_titles[column]);
}

/* What is not blank, each on a line. */
static void print_lines(FILE *out, const cr_report_cell *cells, size_t first, size_t last) {
  const char *line_break = "";
  for (size_t i = first; i <= last; i++) {
    if (cells[i].text[0] == '\0')
      continue;
    fputs(line_break, out);
    html_text(out, cells[i].text);
    line_break = "<br/>";
  }
}

static void print_where(FILE *out, const cr_report_cell *cells) {
  fprintf(out, "<th scope=\"row\" role=\"rowheader\">Row %s", cells[CR_FINDING_ROW].text);
  if (cells[CR_FINDING_CELL].text[0] != '\0')
    fprintf(out, ", cell %s", cells[CR_FINDING_CELL].text);
  fputs("</th>", out);
}

static void print_clause(FILE *out, const cr_report_cell *cells) {
  begin_cell(out, 2);
  html_clause(out, cells[CR_FINDING_CLAUSE].text);
  fputc(' ', out);
  html_text(out, cells[CR_FINDING_TOPIC].text);
  fputs("</td>", out);
}

static void print_how(FILE *out, const cr_report_cell *cells) {
  begin_cell(out, 3);
  html_outcome(out, cells[CR_FINDING_OUTCOME].outcome);
  fputs("</td>", out);
  begin_cell(out, 4);
  fputs(cells[CR_FINDING_DEADLINE].text, out);
  if (cells[CR_FINDING_SHORTFALL].kind == CR_CELL_NUMBER)
    fprintf(out, "%s%s day%s short", cells[CR_FINDING_DEADLINE].text[0] == '\0' ? "" : "<br/>",
            cells[CR_FINDING_SHORTFALL].text, cells[CR_FINDING_SHORTFALL].number == 1 ? "" : "s");
  fputs("</td>", out);
}

static void print_why(FILE *out, const cr_report_cell *cells) {
  begin_cell(out, 5);
  html_text(out, cells[CR_FINDING_WHY].text);
  if (cells[CR_FINDING_CELLS].text[0] != '\0') {
    fputs("<br/><span class=\"cells\">", out);
    html_text(out, cells[CR_FINDING_CELLS].text);
    fputs("</span>", out);
  }
  fputs("</td>", out);
}

static compact_error print_row(void *user, const cr_report_cell *cells, size_t count) {
  FILE *out = user;
  (void)count;
  fputs("<tr role=\"row\">", out);
  print_where(out, cells);
  begin_cell(out, 1);
  print_lines(out, cells, CR_FINDING_REFERENCE, CR_FINDING_ORGANISATION);
  fputs("</td>", out);
  print_clause(out, cells);
  print_how(out, cells);
  print_why(out, cells);
  fputs("</tr>\n", out);
  return COMPACT_ERROR_NONE;
}

compact_error check_html_finding(FILE *lines, const check_table *table, const cr_finding *finding) {
  if (cr_report_total(table->told, finding->outcome) > CHECK_HTML_LISTED)
    return COMPACT_ERROR_NONE;
  fprintf(lines, "%zu %d ", table->index, (int)finding->outcome);
  return cr_report_finding(table->told, finding, print_row, lines);
}

/* ---- Findings, worst first ---- */

/* The row on a line, where it is one of the table's with that outcome; else NULL. */
static const char *row_of(const char *line, const check_table *table, compact_outcome outcome,
                          bool *is_table) {
  char *end;
  *is_table = strtoumax(line, &end, 10) == table->index;
  return *is_table && strtol(end, &end, 10) == (long)outcome ? end + 1 : NULL;
}

/* Lists rows of one outcome, of which the first begins at start, and finds where the table's lines end. */
static compact_error list_outcome(FILE *out, check_lines *lines, const check_table *table,
                                  compact_outcome outcome, uint64_t wanted, off_t start, off_t *end) {
  compact_error error = check_lines_go(lines, start);
  bool is_table = true;
  for (const char *line; error == COMPACT_ERROR_NONE && is_table;) {
    *end = lines->at;
    error = check_lines_next(lines, &line);
    if (line == NULL)
      break;
    const char *row = row_of(line, table, outcome, &is_table);
    if (row != NULL && wanted > 0) {
      fprintf(out, "%s\n", row);
      wanted--;
    }
  }
  return error;
}

void check_html_name(FILE *out, const check_table *table) {
  html_text(out, table->file);
  fputs(table->sheet[0] == '\0' ? "" : ", sheet ", out);
  html_text(out, table->sheet);
}

static void print_caption(FILE *out, const check_table *table, uint64_t listed) {
  uint64_t total = cr_report_finding_count(table->told);
  if (listed < total)
    fprintf(out, "The first %" PRIu64 " of %" PRIu64 " findings in ", listed, total);
  else
    fputs("Findings in ", out);
  check_html_name(out, table);
  fputs(", worst first, with the cells as they stood.", out);
  if (listed < total)
    fputs(" All of them: <kbd>compact check --format csv</kbd>.", out);
}

/* The table's lines begin at *start, which is moved to those of the next. */
static compact_error list_findings(FILE *out, check_lines *lines, const check_table *table, uint64_t wanted,
                                   off_t *start) {
  compact_error error = COMPACT_ERROR_NONE;
  off_t end = *start;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < CR_OUTCOME_COUNT; i++) {
    uint64_t total = cr_report_total(table->told, cr_outcome_at(i)), some = total < wanted ? total : wanted;
    if (some > 0)
      error = list_outcome(out, lines, table, cr_outcome_at(i), some, *start, &end);
    wanted -= some;
  }
  *start = end;
  return error;
}

compact_error check_html_findings(FILE *out, check_lines *lines, const check_table *table, uint64_t most,
                                  off_t *start) {
  uint64_t total = cr_report_finding_count(table->told), listed = total < most ? total : most;
  if (total == 0) {
    fprintf(out, "<p>%s</p>\n", cr_report_empty(table->told, CR_PART_FINDINGS));
    return COMPACT_ERROR_NONE;
  }
  html_stack_begin(out);
  print_caption(out, table, listed);
  html_stack_titles(out, finding_titles, FINDING_TITLES);
  compact_error error = list_findings(out, lines, table, listed, start);
  html_stack_end(out);
  return error;
}
