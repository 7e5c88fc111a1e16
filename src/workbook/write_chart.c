/* write_chart.c - the chart of a table, beside it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <string.h>

static uint8_t type_of(const cr_chart *chart) {
  if (chart->is_line)
    return LXW_CHART_LINE;
  return chart->is_horizontal ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED;
}

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

static void add_series(lxw_chart *made, const cr_grid *grid, size_t column, size_t index) {
  const cr_field *field = &grid->fields[column];
  const char *sheet = grid->sheet->name;
  lxw_row_t first = grid->header + 1, last = grid->header + (lxw_row_t)grid->row_count;
  lxw_chart_series *series = chart_add_series(made, NULL, NULL);
  lxw_color_t colour = colour_of(field, index);
  lxw_chart_fill fill = {.color = colour};
  lxw_chart_line line = {.color = colour, .width = 2.25};
  chart_series_set_categories(series, sheet, first, 0, last, 0);
  chart_series_set_values(series, sheet, first, (lxw_col_t)column, last, (lxw_col_t)column);
  chart_series_set_name_range(series, sheet, grid->header, (lxw_col_t)column);
  if (type_of(grid->sheet->chart) == LXW_CHART_LINE)
    chart_series_set_line(series, &line);
  else
    chart_series_set_fill(series, &fill);
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

/* What the numbers are: money, percentages, or how many. Nothing is counted by halves. */
static void set_numbers(lxw_chart_axis *numbers, const cr_grid *grid, const cr_chart *chart) {
  static const char *const formats[CR_SHOW_PERCENT + 1] = {
      [CR_SHOW_NUMBER] = "#,##0", [CR_SHOW_MONEY] = "\xC2\xA3#,##0", [CR_SHOW_PERCENT] = "0%"};
  double greatest = greatest_count(grid, chart);
  for (size_t i = 0; i < grid->field_count; i++) {
    cr_show show = grid->fields[i].show;
    if (is_drawn(chart, &grid->fields[i]) && formats[show] != NULL)
      chart_axis_set_num_format(numbers, formats[show]);
    if (is_drawn(chart, &grid->fields[i]) && show == CR_SHOW_PERCENT)
      chart_axis_set_max(numbers, 1);
  }
  if (greatest >= 1 && greatest <= 12)
    chart_axis_set_major_unit(numbers, 1);
}

static void set_axes(lxw_chart *made, const cr_grid *grid, const cr_chart *chart) {
  char arial[] = "Arial";
  lxw_chart_font body = {.name = arial, .size = 10};
  lxw_chart_font heading = {.name = arial, .size = 13, .bold = LXW_TRUE};
  lxw_chart_font axis = {.name = arial, .size = 10, .bold = LXW_TRUE};
  /* libxlsxwriter calls the axis x that lies flat, which in a chart of bars is that of the numbers. */
  lxw_chart_axis *rows = chart->is_horizontal ? made->y_axis : made->x_axis;
  lxw_chart_axis *numbers = chart->is_horizontal ? made->x_axis : made->y_axis;
  chart_title_set_name(made, chart->title);
  chart_title_set_name_font(made, &heading);
  chart_axis_set_name(rows, chart->x);
  chart_axis_set_name(numbers, chart->y);
  chart_axis_set_name_font(rows, &axis);
  chart_axis_set_name_font(numbers, &axis);
  chart_axis_set_num_font(rows, &body);
  chart_axis_set_num_font(numbers, &body);
  chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(made, &body);
  set_numbers(numbers, grid, chart);
  if (chart->is_horizontal) { /* the first row of the table at the top, and the numbers at the foot */
    chart_axis_set_reverse(rows);
    chart_axis_set_crossing_max(rows);
  }
  if (grid->table->each == CR_EACH_MONTH)
    chart_axis_set_num_format(rows, "mmm yyyy");
}

static size_t height_of(const cr_grid *grid, const cr_chart *chart) {
  size_t wanted = chart->is_horizontal ? 170 + 34 * grid->row_count : 420;
  return wanted < 340 ? 340 : wanted;
}

compact_error cr_write_chart(cr_writer *self, const cr_grid *grid, const cr_chart *chart) {
  lxw_chart *made = workbook_add_chart(self->workbook, type_of(chart));
  size_t count = 0;
  if (made == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < grid->field_count; i++) {
    if (is_drawn(chart, &grid->fields[i]))
      add_series(made, grid, i, count++);
  }
  set_axes(made, grid, chart);
  if (count == 1)
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
  if (!chart->is_line) {
    chart_set_series_gap(made, 60);
    chart_set_series_overlap(made, 100);
  }
  lxw_chart_options options = {.description = (char *)chart->text,
                               .x_scale = 600.0 / 480,
                               .y_scale = (double)height_of(grid, chart) / 288,
                               .x_offset = 20,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
  return cr_write_error(
      worksheet_insert_chart_opt(self->sheet, grid->header, (lxw_col_t)grid->field_count, made, &options));
}
