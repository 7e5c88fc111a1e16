/* spool.c - rows that are kept in a temporary file, to be read again
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A row is its head and its cells. A cell is its column, its kind, the number or day if it is of such a kind,
 * and its text, which ends in NUL. A text that is the last cell's too, as where an .ods repeats one, is not
 * written again.
 */
#include "spool.h"

#include "read_input.h"
#include "read_limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct row_head {
  uint32_t size; /* of the cells, in bytes */
  uint32_t table, number, count;
  bool is_hidden;
} row_head;

typedef struct cell_head {
  uint16_t column;
  uint8_t kind;
  bool has_same_text;
} cell_head;

struct cr_spool {
  cr_input told; /* by what name, and where */
  FILE *file;    /* NULL: nothing has been kept yet */
  uint64_t size;
  char *bytes; /* of the row that is written or read */
  size_t length, capacity;
  cr_found_cell *cells;
  size_t cell_capacity;
};

compact_error cr_spool_new(const char *name, compact_diagnostics *diagnostics, cr_spool **out) {
  cr_spool *self = calloc(1, sizeof *self);
  *out = self;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->told.name = name;
  self->told.diagnostics = diagnostics;
  return COMPACT_ERROR_NONE;
}

void cr_spool_free(cr_spool *self) {
  if (self == NULL)
    return;
  if (self->file != NULL)
    fclose(self->file);
  free(self->bytes);
  free(self->cells);
  free(self);
}

static compact_error fail(const cr_spool *self) {
  return cr_report(&self->told, COMPACT_ERROR_READ, "its rows cannot be kept in a temporary file: %s",
                   strerror(errno));
}

static bool reserve(cr_spool *self, size_t more) {
  if (more <= self->capacity - self->length)
    return true;
  size_t capacity = self->capacity * 2 + more + 1024;
  char *bytes = realloc(self->bytes, capacity);
  if (bytes == NULL)
    return false;
  self->bytes = bytes;
  self->capacity = capacity;
  return true;
}

/* ---- Keeping ---- */

static void put(cr_spool *self, const void *bytes, size_t size) {
  memcpy(self->bytes + self->length, bytes, size);
  self->length += size;
}

static compact_error put_cell(cr_spool *self, const cr_found_cell *cell, const char *last_text) {
  const cell_head head = {(uint16_t)cell->column, (uint8_t)cell->kind, cell->text == last_text};
  size_t text = head.has_same_text ? 0 : strlen(cell->text) + 1;
  if (text > CR_ROW_TEXT_MAX || self->length > CR_ROW_TEXT_MAX)
    return COMPACT_ERROR_LIMIT;
  if (!reserve(self, sizeof head + sizeof cell->number + text))
    return COMPACT_ERROR_MEMORY;
  put(self, &head, sizeof head);
  if (cell->kind == CR_FOUND_NUMBER || cell->kind == CR_FOUND_BOOLEAN)
    put(self, &cell->number, sizeof cell->number);
  else if (cell->kind == CR_FOUND_DATE)
    put(self, &cell->date, sizeof cell->date);
  put(self, cell->text, text);
  return COMPACT_ERROR_NONE;
}

static compact_error write_row(cr_spool *self, row_head head) {
  head.size = (uint32_t)self->length;
  self->size += sizeof head + self->length;
  if (self->size > CR_SPOOL_MAX)
    return cr_report(&self->told, COMPACT_ERROR_LIMIT,
                     "up to row %u the columns that are looked at hold more than %llu MB",
                     (unsigned)head.number, (unsigned long long)(CR_SPOOL_MAX / 1024 / 1024));
  if (self->file == NULL)
    self->file = tmpfile();
  if (self->file == NULL || fwrite(&head, sizeof head, 1, self->file) != 1 ||
      fwrite(self->bytes, 1, self->length, self->file) != self->length)
    return fail(self);
  return COMPACT_ERROR_NONE;
}

compact_error cr_spool_add(cr_spool *self, uint32_t table, const cr_found_row *row,
                           bool (*needs)(const void *user, uint32_t column), const void *user) {
  row_head head = {.table = table, .number = row->number, .is_hidden = row->is_hidden};
  compact_error error = COMPACT_ERROR_NONE;
  const char *last_text = NULL;
  self->length = 0;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < row->count; i++) {
    if (needs != NULL && !needs(user, row->cells[i].column))
      continue;
    error = put_cell(self, &row->cells[i], last_text);
    last_text = row->cells[i].text;
    head.count++;
  }
  if (error == COMPACT_ERROR_LIMIT)
    return cr_report(&self->told, error, "row %u holds more than %d MB of text", (unsigned)row->number,
                     CR_ROW_TEXT_MAX / 1024 / 1024);
  return error != COMPACT_ERROR_NONE || head.count == 0 ? error : write_row(self, head);
}

/* ---- Reading ---- */

static const char *take(const char *bytes, void *into, size_t size) {
  memcpy(into, bytes, size);
  return bytes + size;
}

static void take_cells(cr_spool *self, uint32_t count) {
  const char *next = self->bytes;
  for (uint32_t i = 0; i < count; i++) {
    cell_head head;
    next = take(next, &head, sizeof head);
    cr_found_cell *cell = &self->cells[i];
    *cell = (cr_found_cell){.column = head.column, .kind = (cr_found_kind)head.kind, .text = next};
    if (cell->kind == CR_FOUND_NUMBER || cell->kind == CR_FOUND_BOOLEAN)
      next = take(next, &cell->number, sizeof cell->number);
    else if (cell->kind == CR_FOUND_DATE)
      next = take(next, &cell->date, sizeof cell->date);
    cell->text = head.has_same_text ? self->cells[i - 1].text : next;
    next += head.has_same_text ? 0 : strlen(next) + 1;
  }
}

static compact_error read_row(cr_spool *self, const row_head *head) {
  self->length = 0;
  if (!reserve(self, head->size))
    return COMPACT_ERROR_MEMORY;
  if (head->count > self->cell_capacity) {
    cr_found_cell *cells = realloc(self->cells, head->count * sizeof *cells);
    if (cells == NULL)
      return COMPACT_ERROR_MEMORY;
    self->cells = cells;
    self->cell_capacity = head->count;
  }
  if (fread(self->bytes, 1, head->size, self->file) != head->size)
    return fail(self);
  take_cells(self, head->count);
  return COMPACT_ERROR_NONE;
}

compact_error cr_spool_read(cr_spool *self, cr_on_spooled *on_row, void *user) {
  compact_error error = COMPACT_ERROR_NONE;
  row_head head;
  if (self->file == NULL)
    return error;
  if (fflush(self->file) != 0 || fseek(self->file, 0, SEEK_SET) != 0)
    return fail(self);
  while (error == COMPACT_ERROR_NONE && fread(&head, sizeof head, 1, self->file) == 1) {
    error = read_row(self, &head);
    if (error == COMPACT_ERROR_NONE)
      error = on_row(
          user, head.table,
          &(cr_found_row){
              .number = head.number, .is_hidden = head.is_hidden, .cells = self->cells, .count = head.count});
  }
  return error == COMPACT_ERROR_NONE && ferror(self->file) != 0 ? fail(self) : error;
}
