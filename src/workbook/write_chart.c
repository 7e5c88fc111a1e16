/* write_chart.c - what of a table of the book is drawn
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <stdlib.h>
#include <string.h>

/* Whether the column is drawn: those that the chart names, and columns that one of those has come to; or
 * every one that holds a number. */
static bool is_drawn(const cr_chart *chart, const cr_field *field) {
  const char *id = field->column == NULL ? "" : field->column->id;
  bool is_number =
      field->role == CR_ROLE_COUNT || field->role == CR_ROLE_SUM || field->role == CR_ROLE_COMPUTE;
  if (chart->columns[0] == '\0')
    return is_number;
  size_t length = strlen(id);
  for (const char *next = chart->columns; *next != '\0' && length > 0;) {
    size_t one = strcspn(next, " ");
    if (one == length && memcmp(next, id, length) == 0)
      return is_number;
    next += one + strspn(next + one, " ");
  }
  return false;
}

bool cr_grid_has_chart(const cr_grid *grid) {
  for (size_t i = 0; grid->sheet->chart != NULL && i < grid->field_count; i++) {
    if (is_drawn(grid->sheet->chart, &grid->fields[i]))
      return true;
  }
  return false;
}

/* A series about one outcome has that outcome's colour wherever it is drawn. */
static lxw_color_t colour_of(const cr_field *field, size_t index) {
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    if (field->check == NULL && strcmp(field->column->outcome, compact_outcome_name(i)) == 0)
      return cr_outcome_colour(i);
  }
  return cr_series_colour(index);
}

/* The greatest of the table's rows, its drawn columns one upon the other, if all are whole; else 0. */
static double greatest_count(const cr_grid *grid, const cr_chart *chart) {
  double greatest = 0;
  for (size_t i = 0; i < grid->row_count; i++) {
    double sum = 0;
    for (size_t j = 0; j < grid->field_count; j++) {
      if (is_drawn(chart, &grid->fields[j]) && grid->fields[j].show != CR_SHOW_NUMBER)
        return 0;
      sum += is_drawn(chart, &grid->fields[j]) ? cr_grid_cell(grid, i, j)->number : 0;
    }
    greatest = sum > greatest ? sum : greatest;
  }
  return greatest;
}

/* What the numbers of the drawn columns are: money, percentages, or how many. */
static void set_numbers(cr_drawing *drawing, const cr_grid *grid, const cr_chart *chart) {
  static const char *const formats[CR_SHOW_PERCENT + 1] = {
      [CR_SHOW_NUMBER] = "#,##0", [CR_SHOW_MONEY] = "\xC2\xA3#,##0", [CR_SHOW_PERCENT] = "0%"};
  for (size_t i = 0; i < grid->field_count; i++) {
    cr_show show = grid->fields[i].show;
    if (is_drawn(chart, &grid->fields[i]) && formats[show] != NULL)
      drawing->number_format = formats[show];
    if (is_drawn(chart, &grid->fields[i]) && show == CR_SHOW_PERCENT)
      drawing->is_share = true;
  }
}

compact_error cr_write_chart(cr_writer *self, const cr_grid *grid, const cr_chart *chart) {
  cr_series *series = calloc(grid->field_count + 1, sizeof *series);
  cr_drawing drawing = {.sheet = grid->sheet->name,
                        .title = chart->title,
                        .x = chart->x,
                        .y = chart->y,
                        .text = chart->text,
                        .is_line = chart->is_line,
                        .is_horizontal = chart->is_horizontal,
                        .row_format = grid->table->each == CR_EACH_MONTH ? "mmm yyyy" : NULL,
                        .greatest = greatest_count(grid, chart),
                        .rows = grid->row_count,
                        .columns = grid->field_count,
                        .series = series};
  if (series == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < grid->field_count; i++) {
    size_t count = drawing.series_count;
    if (is_drawn(chart, &grid->fields[i]))
      series[drawing.series_count++] = (cr_series){i, colour_of(&grid->fields[i], count)};
  }
  set_numbers(&drawing, grid, chart);
  compact_error error = cr_xlsx_chart(&self->xlsx, &drawing);
  free(series);
  return error;
}
