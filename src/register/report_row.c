/* report_row.c - filling the cells of one row of a report
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "report_state.h"

#include <inttypes.h>

void cr_row_begin(cr_report *self) {
  self->cell_count = 0;
}

static cr_report_cell *next_cell(cr_report *self, cr_cell_kind kind) {
  cr_text *text = &self->texts[self->cell_count];
  cr_report_cell *cell = &self->cells[self->cell_count++];
  cr_text_clear(text);
  *cell = (cr_report_cell){.kind = kind};
  return cell;
}

static cr_text *last_text(cr_report *self) {
  return &self->texts[self->cell_count - 1];
}

cr_text *cr_row_text(cr_report *self) {
  next_cell(self, CR_CELL_TEXT);
  return last_text(self);
}

void cr_row_string(cr_report *self, const char *text) {
  cr_text_append(cr_row_text(self), text);
}

void cr_row_number(cr_report *self, uint64_t number) {
  next_cell(self, CR_CELL_NUMBER)->number = (int64_t)number;
  cr_text_format(last_text(self), "%" PRIu64, number);
}

void cr_row_date(cr_report *self, compact_date date) {
  char words[COMPACT_DATE_SIZE];
  next_cell(self, date == COMPACT_NO_DATE ? CR_CELL_BLANK : CR_CELL_DATE)->date = date;
  cr_text_append(last_text(self), compact_date_words(date, words));
}

void cr_row_month(cr_report *self, int year, int month) {
  compact_date_make(year, month, 1, &next_cell(self, CR_CELL_TEXT)->date);
  cr_text_format(last_text(self), "%04d-%02d", year, month);
}

void cr_row_outcome(cr_report *self, compact_outcome outcome) {
  next_cell(self, CR_CELL_OUTCOME)->outcome = outcome;
  cr_text_append(last_text(self), cr_outcome_label(outcome));
}

void cr_row_blank(cr_report *self) {
  next_cell(self, CR_CELL_BLANK);
}

void cr_row_link(cr_report *self, uint32_t row, uint32_t column) {
  self->cells[self->cell_count - 1].row = row;
  self->cells[self->cell_count - 1].column = column;
}

compact_error cr_row_end(cr_report *self, cr_on_report_row *on_row, void *user) {
  for (size_t i = 0; i < self->cell_count; i++) {
    if (self->texts[i].failed)
      return COMPACT_ERROR_MEMORY;
    self->cells[i].text = cr_text_string(&self->texts[i]);
    if (self->cells[i].kind == CR_CELL_TEXT && self->cells[i].text[0] == '\0')
      self->cells[i].kind = CR_CELL_BLANK;
  }
  return on_row(user, self->cells, self->cell_count);
}
