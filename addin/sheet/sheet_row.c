/* sheet_row.c - a row of a Calc sheet as the register takes it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sheet_row.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 32 };

void sheet_row_begin(sheet_row *self, uint32_t number, bool is_hidden) {
  self->count = 0;
  cr_text_clear(&self->words);
  self->row = (cr_found_row){.number = number, .is_hidden = is_hidden};
}

static bool grow(sheet_row *self) {
  if (self->count < self->capacity)
    return true;
  if (self->capacity > SIZE_MAX / 4 / sizeof *self->cells)
    return false;
  size_t capacity = self->capacity == 0 ? FIRST_CAPACITY : self->capacity * 2;
  cr_found_cell *cells = realloc(self->cells, capacity * sizeof *cells);
  self->cells = cells == NULL ? self->cells : cells;
  size_t *texts = cells == NULL ? NULL : realloc(self->texts, capacity * sizeof *texts);
  self->texts = texts == NULL ? self->texts : texts;
  self->capacity = texts == NULL ? self->capacity : capacity;
  return texts != NULL;
}

/* Adds a cell whose text is what comes next into words. */
static compact_error add(sheet_row *self, const cr_found_cell *cell) {
  if (!grow(self))
    return COMPACT_ERROR_MEMORY;
  self->cells[self->count] = *cell;
  self->texts[self->count++] = self->words.length;
  return COMPACT_ERROR_NONE;
}

static compact_error end_text(sheet_row *self) {
  cr_text_append_bytes(&self->words, "", 1);
  return self->words.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

compact_error sheet_row_add_number(sheet_row *self, uint32_t column, cr_found_kind kind, double number) {
  char date[COMPACT_DATE_SIZE];
  cr_found_cell cell = {.column = column, .kind = kind, .number = number};
  if (kind == CR_FOUND_DATE &&
      (compact_date_from_serial(number, self->null_date, &cell.date) != COMPACT_ERROR_NONE ||
       cell.date == COMPACT_NO_DATE))
    cell.kind = CR_FOUND_NUMBER;
  if (add(self, &cell) != COMPACT_ERROR_NONE)
    return COMPACT_ERROR_MEMORY;
  if (cell.kind == CR_FOUND_DATE)
    cr_text_append(&self->words, compact_date_iso(cell.date, date));
  else if (cell.kind == CR_FOUND_BOOLEAN)
    cr_text_append(&self->words, number != 0 ? "TRUE" : "FALSE");
  else
    cr_text_append_number(&self->words, number);
  return end_text(self);
}

compact_error sheet_row_add_text(sheet_row *self, uint32_t column, cr_found_kind kind, const char *text) {
  cr_found_cell cell = {.column = column, .kind = kind};
  if (text[0] == '\0')
    return COMPACT_ERROR_NONE;
  if (add(self, &cell) != COMPACT_ERROR_NONE)
    return COMPACT_ERROR_MEMORY;
  cr_text_append(&self->words, text);
  return end_text(self);
}

const cr_found_row *sheet_row_end(sheet_row *self) {
  if (self->words.failed)
    return NULL;
  for (size_t i = 0; i < self->count; i++)
    self->cells[i].text = cr_text_string(&self->words) + self->texts[i];
  self->row.cells = self->cells;
  self->row.count = self->count;
  return &self->row;
}

void sheet_row_free(sheet_row *self) {
  free(self->cells);
  free(self->texts);
  cr_text_free(&self->words);
  *self = (sheet_row){.null_date = self->null_date};
}
