/* check_csv.c - findings for programs that read tables: a line for each row and clause, as it comes
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As RFC 4180 has it, in UTF-8, with every field in quotation marks.
 */
#include "check.h"

#include <inttypes.h>
#include <string.h>

/* Whether a spreadsheet program would take the text for a formula. */
static bool is_formula(const char *text) {
  return text[0] != '\0' && strchr("=+-@\t\r\n", text[0]) != NULL;
}

/* An apostrophe in front is what people type to keep a spreadsheet from reckoning. */
static void print_text(FILE *out, const char *text) {
  fputs(is_formula(text) ? "\"'" : "\"", out);
  for (; *text != '\0'; text++) {
    if (*text == '"')
      fputc('"', out);
    fputc(*text, out);
  }
  fputc('"', out);
}

static void print_cell(FILE *out, const cr_report_cell *cell) {
  char date[COMPACT_DATE_SIZE];
  if (cell->kind == CR_CELL_DATE)
    fprintf(out, "\"%s\"", compact_date_iso(cell->date, date));
  else if (cell->kind == CR_CELL_NUMBER)
    fprintf(out, "\"%" PRId64 "\"", cell->number);
  else
    print_text(out, cell->kind == CR_CELL_OUTCOME ? cr_outcome_name(cell->outcome) : cell->text);
}

static void end_field(FILE *out, bool is_last) {
  fputs(is_last ? "\r\n" : ",", out);
}

static compact_error print_row(void *user, const cr_report_cell *cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    print_cell(user, &cells[i]);
    end_field(user, i + 1 == count);
  }
  return COMPACT_ERROR_NONE;
}

static compact_error print_finding(FILE *lines, const check_table *table, const cr_finding *finding) {
  return cr_report_finding(table->told, finding, print_row, lines);
}

static compact_error print_titles(FILE *out, const check_request *request) {
  const cr_report_part *findings = cr_report_part_at(CR_PART_FINDINGS);
  (void)request;
  for (size_t i = 0; i < findings->column_count; i++) {
    print_text(out, findings->columns[i].name);
    end_field(out, i + 1 == findings->column_count);
  }
  return COMPACT_ERROR_NONE;
}

const check_report check_csv = {.is_streamed = true, .head = print_titles, .finding = print_finding};
