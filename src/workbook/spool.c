/* spool.c - rows that are kept in a temporary file, to be read again
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Rows are put together in blocks, and a block that is full goes to the file behind its size. A row is its
 * head and its cells. A cell is its head, the number or day if it is of such a kind, and its text, which ends
 * in NUL. A text that is the last cell's too, as where an .ods repeats one, is not written again, and of one
 * that the reader keeps only where it is.
 */
#include "spool.h"

#include "read_input.h"
#include "read_limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 256 * 1024 };

typedef struct row_head {
  uint32_t table, number, count;
  bool is_hidden;
} row_head;

typedef struct cell_head {
  uint16_t column;
  uint8_t kind;
  uint8_t place; /* of the text */
} cell_head;

enum { TEXT_HERE, TEXT_LAST, TEXT_KEPT };

struct cr_spool {
  cr_input told; /* by what name, and where */
  FILE *file;    /* NULL: the block is all */
  uint64_t size; /* of the blocks in it */
  char *block;
  size_t length, capacity;
  cr_found_cell *cells; /* of the row that is handed out */
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
  free(self->block);
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
  size_t capacity = self->capacity * 2 + more + BLOCK_SIZE;
  char *block = realloc(self->block, capacity);
  if (block == NULL)
    return false;
  self->block = block;
  self->capacity = capacity;
  return true;
}

/* ---- Keeping ---- */

static void put(cr_spool *self, const void *bytes, size_t size) {
  memcpy(self->block + self->length, bytes, size);
  self->length += size;
}

static bool has_number(int kind) {
  return kind == CR_FOUND_NUMBER || kind == CR_FOUND_BOOLEAN;
}

static compact_error put_cell(cr_spool *self, const cr_found_cell *cell, const char *last_text) {
  const cell_head head = {(uint16_t)cell->column, (uint8_t)cell->kind,
                          cell->is_lasting          ? TEXT_KEPT
                          : cell->text == last_text ? TEXT_LAST
                                                    : TEXT_HERE};
  size_t text = head.place == TEXT_HERE ? strlen(cell->text) + 1 : 0;
  if (!reserve(self, sizeof head + sizeof cell->number + sizeof cell->text + text))
    return COMPACT_ERROR_MEMORY;
  put(self, &head, sizeof head);
  if (has_number(head.kind))
    put(self, &cell->number, sizeof cell->number);
  else if (head.kind == CR_FOUND_DATE)
    put(self, &cell->date, sizeof cell->date);
  if (head.place == TEXT_KEPT)
    put(self, &cell->text, sizeof cell->text);
  put(self, cell->text, text);
  return COMPACT_ERROR_NONE;
}

static compact_error write_block(cr_spool *self) {
  if (self->file == NULL)
    self->file = tmpfile();
  if (self->file == NULL || fwrite(&self->length, sizeof self->length, 1, self->file) != 1 ||
      fwrite(self->block, 1, self->length, self->file) != self->length)
    return fail(self);
  self->size += self->length;
  self->length = 0;
  return COMPACT_ERROR_NONE;
}

static compact_error too_much(const cr_spool *self, uint32_t row, uint64_t max) {
  return cr_report(&self->told, COMPACT_ERROR_LIMIT,
                   "row %u, or what stands up to there, holds more than %llu MB of text", (unsigned)row,
                   (unsigned long long)(max / 1024 / 1024));
}

compact_error cr_spool_add(cr_spool *self, uint32_t table, const cr_found_row *row,
                           const cr_columns *columns) {
  row_head head = {.table = table, .number = row->number, .is_hidden = row->is_hidden};
  compact_error error = COMPACT_ERROR_NONE;
  const char *last_text = NULL;
  const size_t start = self->length;
  if (!reserve(self, sizeof head))
    return COMPACT_ERROR_MEMORY;
  self->length += sizeof head;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < row->count; i++) {
    const cr_found_cell *cell = &row->cells[i];
    if (!cr_columns_has(columns, cell->column))
      continue;
    error = put_cell(self, cell, last_text);
    if (self->length - start > 2 * (size_t)CR_ROW_TEXT_MAX)
      return too_much(self, row->number, 2 * (uint64_t)CR_ROW_TEXT_MAX);
    last_text = cell->text;
    head.count++;
  }
  memcpy(self->block + start, &head, sizeof head);
  if (error != COMPACT_ERROR_NONE || self->length < BLOCK_SIZE)
    return error;
  return self->size > CR_SPOOL_MAX ? too_much(self, row->number, CR_SPOOL_MAX) : write_block(self);
}

/* ---- Reading ---- */

static const char *take(const char *bytes, void *into, size_t size) {
  memcpy(into, bytes, size);
  return bytes + size;
}

/* Returns where the next row begins. */
static const char *take_cells(cr_spool *self, const char *next, uint32_t count) {
  const char *last_text = NULL;
  for (uint32_t i = 0; i < count; i++) {
    cell_head head;
    next = take(next, &head, sizeof head);
    cr_found_cell *cell = &self->cells[i];
    *cell = (cr_found_cell){.column = head.column, .kind = (cr_found_kind)head.kind};
    if (has_number(head.kind))
      next = take(next, &cell->number, sizeof cell->number);
    else if (head.kind == CR_FOUND_DATE)
      next = take(next, &cell->date, sizeof cell->date);
    cell->text = head.place == TEXT_LAST ? last_text : next;
    if (head.place == TEXT_KEPT)
      next = take(next, &cell->text, sizeof cell->text);
    else if (head.place == TEXT_HERE)
      next += strlen(next) + 1;
    last_text = cell->text;
  }
  return next;
}

static bool reserve_cells(cr_spool *self, size_t count) {
  cr_found_cell *cells =
      count <= self->cell_capacity ? self->cells : realloc(self->cells, count * sizeof *cells);
  if (cells == NULL && count > 0)
    return false;
  self->cells = cells;
  self->cell_capacity = count > self->cell_capacity ? count : self->cell_capacity;
  return true;
}

static compact_error read_block(cr_spool *self, cr_on_spooled *on_row, void *user) {
  compact_error error = COMPACT_ERROR_NONE;
  for (const char *next = self->block; error == COMPACT_ERROR_NONE && next < self->block + self->length;) {
    row_head head;
    next = take(next, &head, sizeof head);
    if (!reserve_cells(self, head.count))
      return COMPACT_ERROR_MEMORY;
    next = take_cells(self, next, head.count);
    const cr_found_row row = {head.number, head.is_hidden, self->cells, head.count};
    error = on_row(user, head.table, &row);
  }
  return error;
}

static compact_error fill_block(cr_spool *self, size_t size) {
  self->length = 0;
  if (!reserve(self, size))
    return COMPACT_ERROR_MEMORY;
  self->length = size;
  return fread(self->block, 1, size, self->file) == size ? COMPACT_ERROR_NONE : fail(self);
}

compact_error cr_spool_read(cr_spool *self, cr_on_spooled *on_row, void *user) {
  size_t size;
  if (self->length == 0 && self->file == NULL)
    return COMPACT_ERROR_NONE;
  if (self->file == NULL)
    return read_block(self, on_row, user);
  compact_error error = write_block(self);
  if (error == COMPACT_ERROR_NONE && (fflush(self->file) != 0 || fseek(self->file, 0, SEEK_SET) != 0))
    error = fail(self);
  while (error == COMPACT_ERROR_NONE && fread(&size, sizeof size, 1, self->file) == 1) {
    error = fill_block(self, size);
    if (error == COMPACT_ERROR_NONE)
      error = read_block(self, on_row, user);
  }
  return error == COMPACT_ERROR_NONE && ferror(self->file) != 0 ? fail(self) : error;
}
