/* fuzz_book.c - a workbook of any bytes: opened, read and looked at
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fuzz_book.h"

#include "read.h"
#include "text.h"
#include "zip_of.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS_MAX = 16 };

static void must(bool holds) {
  if (!holds)
    abort();
}

typedef struct watch {
  uint32_t sheets, rows, last_row;
  size_t left; /* rows to look at: repeated ones are many */
} watch;

static void look_at_cell(const cr_found_cell *cell) {
  size_t length = strlen(cell->text);
  must(length > 0 && cell->kind >= CR_FOUND_TEXT && cell->kind <= CR_FOUND_ERROR);
  must((cell->kind == CR_FOUND_DATE) == (cell->date != COMPACT_NO_DATE));
  for (size_t i = 0, sequence; i < length; i += sequence) {
    sequence = cr_utf8_sequence(cell->text + i, length - i);
    must(sequence > 0);
  }
}

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  watch *self = user;
  must(sheet->index == self->sheets++ && sheet->name != NULL);
  self->rows = self->last_row = 0;
  return sheet->index % 5 == 4 ? CR_NEXT_SHEET : CR_NEXT_ROW;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  watch *self = user;
  must(row->number > self->last_row && row->count > 0);
  for (size_t i = 0; i < row->count; i++) {
    must(i == 0 || row->cells[i].column > row->cells[i - 1].column);
    look_at_cell(&row->cells[i]);
  }
  self->last_row = row->number;
  self->rows++;
  return self->left-- == 0 ? CR_NEXT_NOTHING : CR_NEXT_ROW;
}

static void on_sheet_end(void *user, const cr_found_sheet_count *count) {
  const watch *self = user;
  must(count->rows == self->rows && count->hidden <= count->rows);
}

static void look_at_told(const compact_diagnostics *list, bool has_failed) {
  bool has_error = false;
  for (size_t i = 0; i < compact_diagnostics_count(list); i++) {
    char *text;
    has_error = has_error || compact_diagnostics_at(list, i)->severity == COMPACT_SEVERITY_ERROR;
    must(compact_diagnostic_format(compact_diagnostics_at(list, i), &text) == COMPACT_ERROR_NONE);
    compact_free(text);
  }
  must(has_error == has_failed);
}

void fuzz_book(const void *bytes, size_t size) {
  static const cr_reader_handler handler = {on_sheet, on_row, on_sheet_end};
  watch self = {.left = 200};
  compact_diagnostics *list;
  cr_reader *book;
  must(compact_diagnostics_new(&list) == COMPACT_ERROR_NONE);
  compact_error error = cr_reader_open_bytes("fuzz", bytes, size, list, &book);
  must((error == COMPACT_ERROR_NONE) == (book != NULL));
  if (book != NULL)
    error = cr_reader_read(book, &handler, &self);
  look_at_told(list, error != COMPACT_ERROR_NONE);
  cr_reader_free(book);
  compact_diagnostics_free(list);
}

void fuzz_parts(const fuzz_part *parts, size_t count, const uint8_t *data, size_t size) {
  zip_entry entries[PARTS_MAX];
  size_t used = 0, zip_size;
  const uint8_t *end = data + size;
  for (size_t i = 0; i < count; i++) {
    const uint8_t *nul = data == end ? NULL : memchr(data, 0, (size_t)(end - data));
    const uint8_t *next = nul == NULL ? end : nul;
    bool is_given = next > data;
    if (is_given)
      entries[used++] = (zip_entry){parts[i].name, data, (size_t)(next - data)};
    else if (parts[i].fallback != NULL)
      entries[used++] = (zip_entry){parts[i].name, parts[i].fallback, strlen(parts[i].fallback)};
    data = nul == NULL ? end : nul + 1;
  }
  unsigned char *zip = zip_of(entries, used, &zip_size);
  must(zip != NULL);
  fuzz_book(zip, zip_size);
  free(zip);
}
