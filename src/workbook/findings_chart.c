/* findings_chart.c - the charts of a workbook of findings
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "findings_book.h"

#include <stdio.h>
#include <string.h>

enum { BARS_MAX = 24, TEXT_SIZE = 255, TEAL = 7 }; /* which no outcome has */

bool cr_findings_has_chart(cr_part part) {
  return part == CR_PART_OUTCOMES || part == CR_PART_MONTHS;
}

/* The outcome that a column counts: its title is that outcome's label. */
static bool find_outcome(const char *title, compact_outcome *outcome) {
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++) {
    *outcome = cr_outcome_at(i);
    if (strcmp(title, cr_outcome_label(*outcome)) == 0)
      return true;
  }
  return false;
}

static bool has_number(const cr_gathered *gathered, const cr_drawing *drawing, size_t column) {
  for (size_t i = 0; i < drawing->rows; i++) {
    if (cr_gathered_number(gathered, drawing->first + i, column) > 0)
      return true;
  }
  return false;
}

/* The outcomes that came up, worst first as in the table. */
static void choose_series(const cr_gathered *gathered, cr_drawing *drawing, cr_series *series) {
  compact_outcome outcome;
  for (size_t i = 0; i < gathered->column_count; i++) {
    if (find_outcome(gathered->titles[i], &outcome) && has_number(gathered, drawing, i))
      series[drawing->series_count++] = (cr_series){
          i, outcome == COMPACT_OUTCOME_NONE ? cr_series_colour(TEAL) : cr_outcome_colour(outcome)};
  }
  for (size_t i = 0; i < drawing->rows; i++) {
    double sum = 0;
    for (size_t j = 0; j < drawing->series_count; j++)
      sum += (double)cr_gathered_number(gathered, drawing->first + i, series[j].column);
    drawing->greatest = sum > drawing->greatest ? sum : drawing->greatest;
  }
}

/* Whether the month of the row was over on the day of asking. */
static bool is_over(const cr_findings_book *self, const cr_report_cell *row) {
  int year, month, day, of_year, of_month;
  compact_date_split(self->of->as_of, &year, &month, &day);
  compact_date_split(row[0].date, &of_year, &of_month, &day);
  return of_year < year || (of_year == year && of_month < month);
}

/* The month of the day of asking and those behind it; without one, or where all have passed, the last ones.
 */
static void choose_rows(const cr_findings_book *self, const cr_gathered *gathered, cr_drawing *drawing) {
  size_t count = gathered->rows.count, first = 0;
  if (gathered->part == CR_PART_MONTHS) {
    while (count - first > BARS_MAX &&
           (self->of->as_of == COMPACT_NO_DATE || is_over(self, gathered->rows.items[first])))
      first++;
  }
  drawing->first = (uint32_t)first;
  drawing->rows = count - first > BARS_MAX ? BARS_MAX : count - first;
}

static size_t append(char text[TEXT_SIZE], size_t length, const char *words) {
  int more = snprintf(text + length, TEXT_SIZE - length, "%s", words);
  return more < 0 || (size_t)more >= TEXT_SIZE - length ? TEXT_SIZE - 1 : length + (size_t)more;
}

/* What the chart shows, for those who do not see it. */
static void describe(const cr_gathered *gathered, const cr_drawing *drawing, char text[TEXT_SIZE]) {
  bool is_months = gathered->part == CR_PART_MONTHS;
  size_t length = append(
      text, 0,
      is_months ? "Columns, one for each month: in how many rows the last day to act falls into it. In all"
                : "Bars, one for each topic: how many rows came out how. In all");
  for (size_t i = 0; i < drawing->series_count; i++) {
    int64_t sum = 0;
    char part[64];
    for (size_t j = 0; j < drawing->rows; j++)
      sum += cr_gathered_number(gathered, drawing->first + j, drawing->series[i].column);
    snprintf(part, sizeof part, "%s %lld %s", i == 0 ? "" : ",", (long long)sum,
             gathered->titles[drawing->series[i].column]);
    length = append(text, length, part);
  }
  append(text, length, ". The table beside it has the figures.");
}

compact_error cr_findings_chart(cr_findings_book *self, const cr_gathered *gathered) {
  cr_series series[CR_GATHERED_COLUMNS_MAX];
  char text[TEXT_SIZE];
  bool is_months = gathered->part == CR_PART_MONTHS;
  cr_drawing drawing = {.sheet = cr_findings_sheet_name(gathered->part),
                        .title = cr_report_part_at(gathered->part)->title,
                        .x = is_months ? "Month" : "Topic",
                        .y = "Number of rows",
                        .text = text,
                        .is_horizontal = !is_months,
                        .row_format = is_months ? "mmm yyyy" : NULL,
                        .number_format = "#,##0",
                        .columns = gathered->column_count,
                        .series = series};
  if (!cr_findings_has_chart(gathered->part))
    return COMPACT_ERROR_NONE;
  choose_rows(self, gathered, &drawing);
  choose_series(gathered, &drawing, series);
  describe(gathered, &drawing, text);
  return drawing.series_count == 0 ? COMPACT_ERROR_NONE : cr_xlsx_chart(&self->xlsx, &drawing);
}
