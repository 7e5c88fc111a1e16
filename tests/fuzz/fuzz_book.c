/* fuzz_book.c - a workbook of any bytes: opened, read and looked at; and checked, as compact check does
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _GNU_SOURCE /* memfd_create */

#include "fuzz_book.h"

#include "check.h"
#include "text.h"
#include "zip_of.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

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
  must(cell->kind == CR_FOUND_TEXT || (cell->kind == CR_FOUND_DATE) == (cell->date != COMPACT_NO_DATE));
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

/* ---- Checked: read once more, kept, settled, joined and decided ---- */

static void open_request(check_request *self) {
  compact_library *library;
  cr_profiles *profiles;
  must(compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE);
  must(cr_profiles_open(NULL, compact_library_facts(library), NULL, &profiles) == COMPACT_ERROR_NONE);
  *self = (check_request){.library = library, .profiles = profiles, .jobs = 1};
}

/* The size chooses the Compact and whether there is a day on which the question is asked. */
static void check_book(const void *bytes, size_t size) {
  static const check_report nothing = {.is_streamed = true};
  static check_request request;
  if (request.library == NULL)
    open_request(&request);
  request.pack = compact_library_pack_at(request.library, size % compact_library_pack_count(request.library));
  request.as_of = size % 2 == 0 ? COMPACT_NO_DATE : 740000;
  check_queue queue = {0};
  check_outlet outlet = {.queue = &queue};
  atomic_uint_least64_t taken = 0;
  check_result result;
  char path[32];
  int file = memfd_create("book", 0);
  must(file >= 0 && write(file, bytes, size) == (ssize_t)size);
  snprintf(path, sizeof path, "/dev/fd/%d", file);
  check_file(&request, &nothing, path, &outlet, &taken, &result);
  must(result.error != COMPACT_ERROR_MEMORY);
  check_result_free(&result);
  close(file);
}

/* ---- A book ---- */

void fuzz_book(const void *bytes, size_t size) {
  static const cr_reader_handler handler = {on_sheet, on_row, on_sheet_end};
  enum { ROWS_MAX = 200 };
  watch self = {.left = ROWS_MAX};
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
  if (error == COMPACT_ERROR_NONE && self.left <= ROWS_MAX)
    check_book(bytes, size);
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
