/* xlsx_table.c - the table of a sheet
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* strnlen */

#include "xlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Cells ---- */

enum { TEXT_MAX = 32000 }; /* bytes: a cell holds 32,767 characters */

size_t cr_unfit_length(const char *text) {
  unsigned char first = (unsigned char)text[0];
  if (first < ' ' && first != '\n' && first != '\t')
    return 1;
  /* U+FFFE and U+FFFF are no characters. */
  return strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0 ? 3 : 0;
}

/* How many bytes at text are not written as they are; *shown is what stands for them. */
static size_t replaced_length(const cr_xlsx *self, const char *text, const char **shown) {
  bool is_layout = *text == '\n' || *text == '\t' || *text == '\r';
  size_t unseen = self->is_report && !is_layout ? cr_unseen_length(text) : 0;
  *shown = unseen > 0 ? "?" : "";
  return unseen > 0 ? unseen : cr_unfit_length(text);
}

lxw_error cr_xlsx_text(cr_xlsx *self, uint32_t row, size_t column, const char *text, lxw_format *format) {
  cr_text_clear(&self->text);
  while (*text != '\0' && self->text.length < TEXT_MAX) {
    const char *shown;
    size_t replaced = replaced_length(self, text, &shown), length = cr_utf8_sequence(text, strnlen(text, 4));
    length = length == 0 ? 1 : length;
    if (replaced == 0)
      cr_text_append_bytes(&self->text, text, length);
    else
      cr_text_append(&self->text, shown);
    text += replaced == 0 ? length : replaced;
  }
  if (*text != '\0')
    cr_text_append(&self->text, "...");
  if (self->text.failed)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  return worksheet_write_string(self->sheet, row, (lxw_col_t)column, cr_text_string(&self->text), format);
}

/* ---- Tables ---- */

compact_error cr_xlsx_table(cr_xlsx *self, const char *name, size_t rows, const char *const *titles,
                            size_t columns) {
  lxw_table_column *made = calloc(columns, sizeof *made);
  lxw_table_column **list = calloc(columns + 1, sizeof *list);
  lxw_error written = LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (size_t i = 0; made != NULL && list != NULL && i < columns; i++) {
    made[i] = (lxw_table_column){.header = (char *)titles[i], .header_format = self->styles.header};
    list[i] = &made[i];
  }
  lxw_table_options options = {.name = (char *)name,
                               .no_autofilter = !self->is_working,
                               .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                               .style_type_number = 0,
                               .columns = list};
  if (made != NULL && list != NULL)
    written = worksheet_add_table(self->sheet, self->header, 0, self->header + (lxw_row_t)rows,
                                  (lxw_col_t)(columns - 1), &options);
  free(list);
  free(made);
  if (written == LXW_NO_ERROR)
    written = worksheet_repeat_rows(self->sheet, self->header, self->header);
  if (self->is_working)
    worksheet_freeze_panes(self->sheet, self->header + 1, 0);
  return cr_xlsx_error(written);
}

compact_error cr_xlsx_widths(cr_xlsx *self, const int *widths, size_t columns) {
  lxw_error written = LXW_NO_ERROR;
  for (size_t i = 0; written == LXW_NO_ERROR && i < columns; i++)
    written = worksheet_set_column(self->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], self->styles.line);
  return cr_xlsx_error(written);
}

compact_error cr_xlsx_words(cr_xlsx *self, const char *name, const char *const *titles, const int *widths,
                            size_t columns, const char *const *cells, size_t rows) {
  uint32_t first = self->header + 1;
  compact_error error = cr_xlsx_table(self, name, rows, titles, columns);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_height(self, self->header, titles, widths, columns, 1);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_widths(self, widths, columns);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < rows * columns; i++)
    error = cr_xlsx_error(cr_xlsx_text(self, first + (uint32_t)(i / columns), i % columns, cells[i],
                                       self->styles.results[CR_SHOW_TEXT]));
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < rows; i++)
    error = cr_xlsx_height(self, first + (uint32_t)i, cells + i * columns, widths, columns, 1);
  return error;
}

compact_error cr_xlsx_colours(cr_xlsx *self, size_t column, size_t rows,
                              const char *(*word)(compact_outcome outcome)) {
  lxw_error written = LXW_NO_ERROR;
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET;
       written == LXW_NO_ERROR && i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    char quoted[32];
    snprintf(quoted, sizeof quoted, "\"%s\"", word(i));
    lxw_conditional_format colour = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                     .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                     .value_string = quoted,
                                     .format = self->styles.outcomes[i]};
    written = worksheet_conditional_format_range(self->sheet, self->header + 1, (lxw_col_t)column,
                                                 self->header + (lxw_row_t)rows, (lxw_col_t)column, &colour);
  }
  return cr_xlsx_error(written);
}
