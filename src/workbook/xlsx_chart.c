/* xlsx_chart.c - the chart of a table, beside it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "xlsx.h"

static uint8_t type_of(const cr_drawing *drawing) {
  if (drawing->is_line)
    return LXW_CHART_LINE;
  return drawing->is_horizontal ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED;
}

static void add_series(lxw_chart *made, const cr_drawing *drawing, const cr_series *drawn, uint32_t header) {
  lxw_row_t first = header + 1 + drawing->first, last = first + (lxw_row_t)drawing->rows - 1;
  lxw_chart_series *series = chart_add_series(made, NULL, NULL);
  lxw_chart_fill fill = {.color = drawn->colour};
  lxw_chart_line line = {.color = drawn->colour, .width = 2.25};
  lxw_col_t column = (lxw_col_t)drawn->column;
  chart_series_set_categories(series, drawing->sheet, first, 0, last, 0);
  chart_series_set_values(series, drawing->sheet, first, column, last, column);
  chart_series_set_name_range(series, drawing->sheet, header, column);
  if (drawing->is_line)
    chart_series_set_line(series, &line);
  else
    chart_series_set_fill(series, &fill);
}

/* What the numbers are: money, percentages, or how many. Nothing is counted by halves. */
static void set_numbers(lxw_chart_axis *numbers, const cr_drawing *drawing) {
  if (drawing->number_format != NULL)
    chart_axis_set_num_format(numbers, drawing->number_format);
  if (drawing->is_share)
    chart_axis_set_max(numbers, 1);
  if (drawing->greatest >= 1 && drawing->greatest <= 12)
    chart_axis_set_major_unit(numbers, 1);
}

static void set_axes(lxw_chart *made, const cr_drawing *drawing) {
  char arial[] = "Arial";
  lxw_chart_font body = {.name = arial, .size = 10};
  lxw_chart_font heading = {.name = arial, .size = 13, .bold = LXW_TRUE};
  lxw_chart_font axis = {.name = arial, .size = 10, .bold = LXW_TRUE};
  /* libxlsxwriter calls the axis x that lies flat, which in a chart of bars is that of the numbers. */
  lxw_chart_axis *rows = drawing->is_horizontal ? made->y_axis : made->x_axis;
  lxw_chart_axis *numbers = drawing->is_horizontal ? made->x_axis : made->y_axis;
  chart_title_set_name(made, drawing->title);
  chart_title_set_name_font(made, &heading);
  chart_axis_set_name(rows, drawing->x);
  chart_axis_set_name(numbers, drawing->y);
  chart_axis_set_name_font(rows, &axis);
  chart_axis_set_name_font(numbers, &axis);
  chart_axis_set_num_font(rows, &body);
  chart_axis_set_num_font(numbers, &body);
  chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(made, &body);
  set_numbers(numbers, drawing);
  if (drawing->is_horizontal) { /* the first row of the table at the top, and the numbers at the foot */
    chart_axis_set_reverse(rows);
    chart_axis_set_crossing_max(rows);
  }
  if (drawing->row_format != NULL)
    chart_axis_set_num_format(rows, drawing->row_format);
}

static size_t height_of(const cr_drawing *drawing) {
  size_t wanted = drawing->is_horizontal ? 170 + 34 * drawing->rows : 420;
  return wanted < 340 ? 340 : wanted;
}

compact_error cr_xlsx_chart(cr_xlsx *self, const cr_drawing *drawing) {
  lxw_chart *made = workbook_add_chart(self->workbook, type_of(drawing));
  if (made == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < drawing->series_count; i++)
    add_series(made, drawing, &drawing->series[i], self->header);
  set_axes(made, drawing);
  if (drawing->series_count == 1)
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
  if (!drawing->is_line) {
    chart_set_series_gap(made, 60);
    chart_set_series_overlap(made, 100);
  }
  lxw_chart_options options = {.description = (char *)drawing->text,
                               .x_scale = 600.0 / 480,
                               .y_scale = (double)height_of(drawing) / 288,
                               .x_offset = 20,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
  return cr_xlsx_error(
      worksheet_insert_chart_opt(self->sheet, self->header, (lxw_col_t)drawing->columns, made, &options));
}
