/* spool.c - rows that are kept in a temporary file, to be read again
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Rows are put together in blocks. The first blocks that are full are held; what does not fit into these goes
 * to the file, each behind its size. A row is its head and its cells. A cell is its column and form and what
 * that has: most are a day or words. A text ends in NUL. One that was written for the cell before, as where
 * an .ods repeats one, is not written again, and of one that the reader keeps only where it is.
 */
#include "spool.h"

#include "attribute.h"
#include "read_input.h"
#include "read_limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 256 * 1024, ROW_MAX = 2 * CR_ROW_TEXT_MAX };

typedef struct held_block {
  struct held_block *next;
  char *bytes;
  size_t length;
} held_block;

typedef struct row_head {
  uint32_t table, number;
  uint16_t count;
  bool is_hidden : 1, is_record : 1, is_doubtful : 1;
} row_head;

/* What follows a cell's column: a day alone, words alone, or a kind and what it holds. */
enum { DAY, WORDS, OTHER, FORM = 3, FORM_BITS = 2 };

/* What it holds: one of the first three, and what else. */
enum { TEXT_HERE, TEXT_LAST, TEXT_KEPT, TEXT = 3, DATE = 4, NUMBER = 8 };

_Static_assert((CR_COLUMNS_MAX - 1) << FORM_BITS <= UINT16_MAX, "a column and a form");
_Static_assert(CR_COLUMNS_MAX <= UINT16_MAX, "cells of a row");

struct cr_spool {
  cr_input told;                /* by what name, and where */
  held_block *held, **held_end; /* in their order, and where the next one goes */
  size_t held_size, held_max;
  FILE *file;    /* NULL: there is nothing in it */
  uint64_t size; /* of the blocks in it */
  char *block;   /* that is filled, or was read from the file */
  size_t length, capacity;
  cr_found_cell *cells; /* of the row that is handed out */
  size_t cell_capacity;
};

compact_error cr_spool_new(const char *name, size_t held, compact_diagnostics *diagnostics, cr_spool **out) {
  cr_spool *self = calloc(1, sizeof *self);
  *out = self;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->held_end = &self->held;
  self->held_max = held;
  self->told.name = name;
  self->told.diagnostics = diagnostics;
  return COMPACT_ERROR_NONE;
}

void cr_spool_free(cr_spool *self) {
  if (self == NULL)
    return;
  if (self->file != NULL)
    fclose(self->file);
  for (held_block *next; self->held != NULL; self->held = next) {
    next = self->held->next;
    free(self->held->bytes);
    free(self->held);
  }
  free(self->block);
  free(self->cells);
  free(self);
}

static compact_error fail(const cr_spool *self) {
  return cr_report(&self->told, COMPACT_ERROR_READ, "its rows cannot be kept in a temporary file: %s",
                   strerror(errno));
}

CR_NOINLINE static bool grow(cr_spool *self, size_t more) {
  size_t capacity =
      self->capacity * 2 + more + BLOCK_SIZE + BLOCK_SIZE / 4; /* the last row passes the size */
  char *block = realloc(self->block, capacity);
  if (block == NULL)
    return false;
  self->block = block;
  self->capacity = capacity;
  return true;
}

static bool reserve(cr_spool *self, size_t more) {
  return more <= self->capacity - self->length || grow(self, more);
}

/* ---- Keeping ---- */

static char *put(char *to, const void *bytes, size_t size) {
  memcpy(to, bytes, size);
  return to + size;
}

static cr_keep keep_of(cr_columns columns, uint32_t column) {
  if (columns.keep == NULL)
    return CR_KEEP_CELLS;
  return column < columns.count ? columns.keep[column] : CR_KEEP_NOTHING;
}

/* What is not text of a cell takes no more. */
enum { CELL_SIZE = sizeof(uint16_t) + 2 + sizeof(compact_date) + sizeof(double) + sizeof(char *) };

static char *put_form(char *next, const cr_found_cell *cell, unsigned form) {
  uint16_t head = (uint16_t)(cell->column << FORM_BITS | form);
  return put(next, &head, sizeof head);
}

static char *put_day(char *next, const cr_found_cell *cell) {
  next = put_form(next, cell, DAY);
  return put(next, &cell->date, sizeof cell->date);
}

static char *put_words(char *next, const cr_found_cell *cell, size_t size) {
  next = put_form(next, cell, WORDS);
  return put(next, cell->text, size);
}

static uint8_t held_by(const cr_found_cell *cell, const char *last_text) {
  int date = cell->date != COMPACT_NO_DATE ? DATE : 0;
  int number = cell->kind == CR_FOUND_NUMBER || cell->kind == CR_FOUND_BOOLEAN ? NUMBER : 0;
  int text = cell->is_lasting ? TEXT_KEPT : cell->text == last_text ? TEXT_LAST : TEXT_HERE;
  return (uint8_t)(text | date | number);
}

static char *put_other(char *next, const cr_found_cell *cell, uint8_t holds, size_t size) {
  uint8_t kind = (uint8_t)cell->kind;
  next = put_form(next, cell, OTHER);
  next = put(next, &kind, sizeof kind);
  next = put(next, &holds, sizeof holds);
  if ((holds & DATE) != 0)
    next = put(next, &cell->date, sizeof cell->date);
  if ((holds & NUMBER) != 0)
    next = put(next, &cell->number, sizeof cell->number);
  if ((holds & TEXT) == TEXT_KEPT)
    next = put(next, &cell->text, sizeof cell->text);
  return put(next, cell->text, size);
}

CR_NOINLINE static compact_error hold_block(cr_spool *self) {
  held_block *last = malloc(sizeof *last);
  if (last == NULL)
    return COMPACT_ERROR_MEMORY;
  *last = (held_block){.bytes = self->block, .length = self->length};
  *self->held_end = last;
  self->held_end = &last->next;
  self->held_size += self->length;
  self->block = NULL;
  self->length = self->capacity = 0;
  return COMPACT_ERROR_NONE;
}

CR_NOINLINE static compact_error write_block(cr_spool *self) {
  if (self->file == NULL)
    self->file = tmpfile();
  if (self->file == NULL || fwrite(&self->length, sizeof self->length, 1, self->file) != 1 ||
      fwrite(self->block, 1, self->length, self->file) != self->length)
    return fail(self);
  self->size += self->length;
  self->length = 0;
  return COMPACT_ERROR_NONE;
}

CR_NOINLINE static compact_error too_much(const cr_spool *self, uint32_t row, uint64_t max) {
  return cr_report(&self->told, COMPACT_ERROR_LIMIT,
                   "row %u, or what stands up to there, holds more than %llu MB of text", (unsigned)row,
                   (unsigned long long)(max / 1024 / 1024));
}

/* Puts the cells that are kept behind the row's head, for all of which but their text there is room, and
 * counts them. */
static compact_error put_cells(cr_spool *self, const cr_found_row *row, cr_columns columns, uint16_t *count) {
  const size_t start = self->length;
  const cr_found_cell *const end = row->cells + row->count;
  const char *last_text = NULL;
  char *next = self->block + start;
  for (const cr_found_cell *cell = row->cells; cell < end; cell++) {
    cr_keep keep = keep_of(columns, cell->column);
    if (keep == CR_KEEP_NOTHING)
      continue;
    ++*count;
    if (keep == CR_KEEP_DAYS && cell->date != COMPACT_NO_DATE) {
      next = put_day(next, cell);
      continue;
    }
    uint8_t holds = held_by(cell, last_text);
    size_t size = (holds & TEXT) == TEXT_HERE ? strlen(cell->text) + 1 : 0;
    self->length = (size_t)(next - self->block);
    if (self->length - start + size > ROW_MAX)
      return too_much(self, row->number, ROW_MAX);
    if (!reserve(self, (size_t)(end - cell) * CELL_SIZE + size))
      return COMPACT_ERROR_MEMORY;
    next = self->block + self->length;
    next = cell->kind == CR_FOUND_TEXT && holds == TEXT_HERE ? put_words(next, cell, size)
                                                             : put_other(next, cell, holds, size);
    last_text = size > 0 ? cell->text : last_text;
  }
  self->length = (size_t)(next - self->block);
  return COMPACT_ERROR_NONE;
}

compact_error cr_spool_add(cr_spool *self, uint32_t table, const cr_found_row *row,
                           const cr_columns *columns) {
  row_head head = {.table = table,
                   .number = row->number,
                   .is_hidden = row->is_hidden,
                   .is_record = row->is_record,
                   .is_doubtful = row->is_doubtful};
  const size_t start = self->length;
  if (!reserve(self, sizeof head + row->count * CELL_SIZE))
    return COMPACT_ERROR_MEMORY;
  self->length += sizeof head;
  compact_error error = put_cells(self, row, columns == NULL ? (cr_columns){0} : *columns, &head.count);
  memcpy(self->block + start, &head, sizeof head);
  if (error != COMPACT_ERROR_NONE || self->length < BLOCK_SIZE)
    return error;
  if (self->file == NULL && self->held_size + self->length <= self->held_max)
    return hold_block(self);
  return self->size > CR_SPOOL_MAX ? too_much(self, row->number, CR_SPOOL_MAX) : write_block(self);
}

/* ---- Reading ---- */

static const char *take(const char *bytes, void *into, size_t size) {
  memcpy(into, bytes, size);
  return bytes + size;
}

/* Returns where the next cell begins. */
static const char *take_other(const char *next, cr_found_cell *cell, const char **last_text) {
  uint8_t kind, holds;
  next = take(next, &kind, sizeof kind);
  next = take(next, &holds, sizeof holds);
  cell->kind = (cr_found_kind)kind;
  if ((holds & DATE) != 0)
    next = take(next, &cell->date, sizeof cell->date);
  if ((holds & NUMBER) != 0)
    next = take(next, &cell->number, sizeof cell->number);
  if ((holds & TEXT) == TEXT_KEPT)
    return take(next, &cell->text, sizeof cell->text);
  if ((holds & TEXT) == TEXT_HERE) {
    *last_text = next;
    next += strlen(next) + 1;
  }
  cell->text = *last_text;
  return next;
}

/* Returns where the next row begins. */
static const char *take_cells(cr_spool *self, const char *next, uint32_t count) {
  const char *last_text = NULL;
  for (cr_found_cell *cell = self->cells, *end = cell + count; cell < end; cell++) {
    uint16_t head;
    next = take(next, &head, sizeof head);
    *cell = (cr_found_cell){.column = head >> FORM_BITS, .kind = CR_FOUND_DATE, .text = ""};
    if ((head & FORM) == DAY) {
      next = take(next, &cell->date, sizeof cell->date);
    } else if ((head & FORM) == WORDS) {
      cell->kind = CR_FOUND_TEXT;
      cell->text = last_text = next;
      next += strlen(next) + 1;
    } else {
      next = take_other(next, cell, &last_text);
    }
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

static compact_error read_block(cr_spool *self, const char *bytes, size_t length, cr_on_spooled *on_row,
                                void *user) {
  compact_error error = COMPACT_ERROR_NONE;
  for (const char *next = bytes; error == COMPACT_ERROR_NONE && next < bytes + length;) {
    row_head head;
    next = take(next, &head, sizeof head);
    if (!reserve_cells(self, head.count))
      return COMPACT_ERROR_MEMORY;
    next = take_cells(self, next, head.count);
    const cr_found_row row = {.number = head.number,
                              .is_hidden = head.is_hidden,
                              .is_record = head.is_record,
                              .is_doubtful = head.is_doubtful,
                              .cells = self->cells,
                              .count = head.count};
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

static compact_error read_file(cr_spool *self, cr_on_spooled *on_row, void *user) {
  size_t size;
  compact_error error = self->length == 0 ? COMPACT_ERROR_NONE : write_block(self);
  if (error == COMPACT_ERROR_NONE && (fflush(self->file) != 0 || fseek(self->file, 0, SEEK_SET) != 0))
    error = fail(self);
  while (error == COMPACT_ERROR_NONE && fread(&size, sizeof size, 1, self->file) == 1) {
    error = fill_block(self, size);
    if (error == COMPACT_ERROR_NONE)
      error = read_block(self, self->block, self->length, on_row, user);
  }
  self->length = 0;
  return error == COMPACT_ERROR_NONE && ferror(self->file) != 0 ? fail(self) : error;
}

compact_error cr_spool_read(cr_spool *self, cr_on_spooled *on_row, void *user) {
  compact_error error = COMPACT_ERROR_NONE;
  for (const held_block *i = self->held; error == COMPACT_ERROR_NONE && i != NULL; i = i->next)
    error = read_block(self, i->bytes, i->length, on_row, user);
  if (error != COMPACT_ERROR_NONE)
    return error;
  return self->file != NULL ? read_file(self, on_row, user)
                            : read_block(self, self->block, self->length, on_row, user);
}
