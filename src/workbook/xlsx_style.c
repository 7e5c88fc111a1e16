/* xlsx_style.c - fonts, colours and number formats
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Every pair of colours has a contrast of 4.5 to 1 or more, and none means anything that words do not say
 * too.
 */
#include "xlsx.h"

#include <string.h>

enum {
  INK = 0x1A1A1A,
  WHITE = 0xFFFFFF,
  HEADER = 0x1F3864,
  INPUT = 0xFFF9DB,
  RULE = 0xBFBFBF,
  LINK = 0x0B4FA0,
};

static const char *number_format(cr_show show) {
  static const char *const formats[] = {
      [CR_SHOW_NONE] = "General",   [CR_SHOW_TEXT] = "General",           [CR_SHOW_CHOICE] = "General",
      [CR_SHOW_FLAG] = "General",   [CR_SHOW_DATE] = "dd mmm yyyy",       [CR_SHOW_MONTH] = "mmm yyyy",
      [CR_SHOW_NUMBER] = "General", [CR_SHOW_MONEY] = "\xC2\xA3#,##0.00", [CR_SHOW_PERCENT] = "0%"};
  return formats[show];
}

static void set_font(lxw_format *format, double size) {
  format_set_font_name(format, "Arial");
  format_set_font_size(format, size);
  format_set_font_color(format, INK);
}

static lxw_format *cell_format(lxw_workbook *workbook, cr_show show, bool is_input) {
  lxw_format *format = workbook_add_format(workbook);
  bool is_count = show >= CR_SHOW_DATE;
  set_font(format, 12);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_align(format, is_count ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  format_set_indent(format, 1); /* a date and the words beside it do not touch */
  format_set_num_format(format, number_format(show));
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, RULE);
  if (is_input) {
    format_set_bg_color(format, INPUT);
    format_set_unlocked(format);
  }
  return format;
}

static lxw_format *outcome_format(lxw_workbook *workbook, lxw_color_t ink, lxw_color_t paper) {
  lxw_format *format = workbook_add_format(workbook);
  format_set_font_color(format, ink);
  format_set_bg_color(format, paper);
  return format;
}

static void make_outcomes(cr_styles *styles, lxw_workbook *workbook) {
  static const struct {
    compact_outcome outcome;
    lxw_color_t ink, paper;
  } table[] = {
      {COMPACT_OUTCOME_NOT_MET, 0x8A0012, 0xFFD9DC}, {COMPACT_OUTCOME_CANNOT_TELL, 0x3D3D3D, 0xE4E4E4},
      {COMPACT_OUTCOME_DUE, 0x6B4300, 0xFFE8B8},     {COMPACT_OUTCOME_EXCUSED, 0x0B3E7A, 0xDCE9FA},
      {COMPACT_OUTCOME_MET, 0x0F5223, 0xD8F0DD},     {COMPACT_OUTCOME_NOT_APPLICABLE, 0x4A4A4A, 0xF5F5F5}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    styles->outcomes[table[i].outcome] = outcome_format(workbook, table[i].ink, table[i].paper);
}

static lxw_format *header_format(lxw_workbook *workbook) {
  lxw_format *format = cell_format(workbook, CR_SHOW_TEXT, false);
  format_set_bold(format);
  format_set_font_color(format, WHITE);
  format_set_bg_color(format, HEADER);
  return format;
}

void cr_styles_make(cr_styles *styles, lxw_workbook *workbook) {
  set_font(STAILQ_FIRST(workbook->formats), 12); /* of every cell that has none of its own */
  styles->title = workbook_add_format(workbook);
  set_font(styles->title, 16);
  format_set_bold(styles->title);
  styles->line = workbook_add_format(workbook);
  set_font(styles->line, 12);
  styles->header = header_format(workbook);
  styles->link = cell_format(workbook, CR_SHOW_TEXT, false);
  format_set_font_color(styles->link, LINK);
  format_set_underline(styles->link, LXW_UNDERLINE_SINGLE);
  for (cr_show show = CR_SHOW_NONE; show <= CR_SHOW_PERCENT; show++) {
    styles->inputs[show] = cell_format(workbook, show, true);
    styles->results[show] = cell_format(workbook, show, false);
  }
  make_outcomes(styles, workbook);
}

lxw_color_t cr_outcome_colour(compact_outcome outcome) {
  static const lxw_color_t colours[] = {
      [COMPACT_OUTCOME_NONE] = 0x595959,          [COMPACT_OUTCOME_NOT_MET] = 0xB00020,
      [COMPACT_OUTCOME_CANNOT_TELL] = 0x8C8C8C,   [COMPACT_OUTCOME_DUE] = 0xE08A00,
      [COMPACT_OUTCOME_EXCUSED] = 0x2F6FBF,       [COMPACT_OUTCOME_MET] = 0x2E8540,
      [COMPACT_OUTCOME_NOT_APPLICABLE] = 0xD0D0D0};
  return colours[outcome];
}

lxw_color_t cr_series_colour(size_t index) {
  static const lxw_color_t colours[] = {0x1F3864, 0xE08A00, 0x7A3E9D, 0x2E8540, 0x2F6FBF,
                                        0xB00020, 0x6B4300, 0x3B8E8E, 0x8C8C8C, 0xC2549D};
  return colours[index % (sizeof colours / sizeof *colours)];
}
