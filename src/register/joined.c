/* joined.c - the rows of sheets of their own, until the rows that they belong to are read
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "joined.h"

#include "diagnostic.h"
#include "fold.h"

#include <stdlib.h>
#include <string.h>

/* A row; and, behind cr_joined_end(), all rows of one reference. */
typedef struct kept_row {
  uint64_t key;
  uint32_t count; /* rows that it stands for */
  bool is_found;
  cr_joined_date dates[CR_JOINED_DATES];
} kept_row;

struct cr_joined {
  const char *file;
  compact_diagnostics *diagnostics;
  cr_arena arena;
  cr_list sheets;
  kept_row *rows;
  size_t count, capacity;
  bool is_told;
};

/* The reference's bytes, but for the white space at its ends, by the hash of Fowler, Noll and Vo. */
static uint64_t key_of(const char *reference) {
  uint64_t key = 14695981039346656037u;
  const char *text = reference + cr_space_length(reference);
  size_t length = strlen(text);
  while (length > 0 && cr_space_length(text + length - 1) == 1)
    length--;
  for (size_t i = 0; i < length; i++)
    key = (key ^ (unsigned char)text[i]) * 1099511628211u;
  return key;
}

/* ---- Sheets ---- */

const compact_fact *cr_joined_fact(const cr_register *reg, size_t date) {
  return date == CR_JOINED_START ? reg->term_start : reg->term_end;
}

static bool is_otherwise(const cr_register *reg) {
  for (size_t i = 0; i < reg->taken_count; i++) {
    if (reg->taken[i]->known != NULL && reg->taken[i]->known->is_otherwise)
      return true;
  }
  return false;
}

compact_error cr_joined_new(const char *file, compact_diagnostics *diagnostics, cr_joined **out) {
  *out = calloc(1, sizeof **out);
  if (*out == NULL)
    return COMPACT_ERROR_MEMORY;
  (*out)->file = file;
  (*out)->diagnostics = diagnostics;
  return COMPACT_ERROR_NONE;
}

void cr_joined_free(cr_joined *self) {
  if (self == NULL)
    return;
  cr_arena_free(&self->arena);
  cr_list_free(&self->sheets);
  free(self->rows);
  free(self);
}

compact_error cr_joined_add(cr_joined *self, cr_register *reg, const char *name) {
  cr_joined_sheet *sheet = cr_arena_alloc(&self->arena, sizeof *sheet);
  const char *kept = cr_arena_copy(&self->arena, name, strlen(name));
  if (sheet == NULL || kept == NULL || !cr_list_add(&self->sheets, sheet))
    return COMPACT_ERROR_MEMORY;
  *sheet = (cr_joined_sheet){.reg = reg, .name = kept, .is_otherwise = is_otherwise(reg)};
  for (size_t i = 0; i < CR_JOINED_DATES; i++)
    sheet->gives[i] = cr_register_has(reg, cr_joined_fact(reg, i));
  return COMPACT_ERROR_NONE;
}

size_t cr_joined_sheet_count(const cr_joined *self) {
  return self->sheets.count;
}

cr_joined_sheet *cr_joined_sheet_at(const cr_joined *self, size_t index) {
  return self->sheets.items[index];
}

cr_joined_sheet *cr_joined_giving(const cr_joined *self, size_t date) {
  cr_joined_sheet *found = NULL;
  for (size_t i = 0; i < self->sheets.count; i++) {
    cr_joined_sheet *sheet = cr_joined_sheet_at(self, i);
    if (sheet->gives[date] && (found == NULL || (found->is_otherwise && !sheet->is_otherwise)))
      found = sheet;
  }
  return found;
}

/* ---- Rows ---- */

static bool make_room(cr_joined *self) {
  if (self->count < self->capacity)
    return true;
  size_t capacity = self->capacity == 0 ? 256 : 2 * self->capacity;
  capacity = capacity > CR_JOINED_MAX ? CR_JOINED_MAX : capacity;
  kept_row *rows = realloc(self->rows, capacity * sizeof *rows);
  if (rows == NULL)
    return false;
  self->rows = rows;
  self->capacity = capacity;
  return true;
}

static cr_joined_date date_of(cr_joined_sheet *sheet, const cr_used_fact *used) {
  if (used == NULL)
    return (cr_joined_date){0};
  bool is_date = used->value.type == COMPACT_TYPE_DATE;
  cr_joined_date date = {.sheet = sheet,
                         .problem = used->problem,
                         .first = is_date ? used->value.as.date : COMPACT_NO_DATE,
                         .last = used->last,
                         .row = used->row,
                         .column = used->column,
                         .source = (uint8_t)used->source,
                         .is_placeholder = used->is_placeholder,
                         .is_unclear = used->is_unclear};
  char day[COMPACT_DATE_SIZE];
  cr_tidy(cr_used_fact_text(used, day), date.text, sizeof date.text);
  return date;
}

static cr_joined_sheet *sheet_of(const cr_joined *self, const cr_register *reg) {
  for (size_t i = 0; i < self->sheets.count; i++) {
    if (cr_joined_sheet_at(self, i)->reg == reg)
      return self->sheets.items[i];
  }
  return NULL;
}

static compact_error refuse_more(const cr_joined *self, const cr_joined_sheet *sheet, uint32_t row) {
  cr_text text = {0};
  cr_text_format(&text,
                 "sheet \"%s\", row %lu: more than %d rows are to be joined to others; divide the file",
                 sheet->name, (unsigned long)row, CR_JOINED_MAX);
  compact_diagnostic entry = {.severity = COMPACT_SEVERITY_ERROR,
                              .source = self->file,
                              .message = cr_text_string(&text),
                              .excerpt = ""};
  cr_diagnostics_add(self->diagnostics, &entry);
  compact_error error = text.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_LIMIT;
  cr_text_free(&text);
  return error;
}

compact_error cr_joined_row(cr_joined *self, cr_register *reg, const cr_found_row *row) {
  cr_joined_sheet *sheet = sheet_of(self, reg);
  const cr_record *record = cr_register_read(reg, row);
  if (record == NULL)
    return COMPACT_ERROR_NONE;
  if (record->reference[cr_space_length(record->reference)] == '\0') {
    sheet->nameless++;
    return COMPACT_ERROR_NONE;
  }
  if (self->count == CR_JOINED_MAX)
    return refuse_more(self, sheet, record->row);
  if (!make_room(self))
    return COMPACT_ERROR_MEMORY;
  kept_row *kept = &self->rows[self->count];
  *kept = (kept_row){.key = key_of(record->reference), .count = 1};
  for (size_t i = 0; i < CR_JOINED_DATES; i++) {
    const cr_joined_sheet *giving = cr_joined_giving(self, i);
    if (giving != NULL && giving->is_otherwise == sheet->is_otherwise)
      kept->dates[i] = date_of(sheet, cr_record_fact(record, cr_joined_fact(reg, i)));
  }
  if (kept->dates[CR_JOINED_START].sheet != NULL || kept->dates[CR_JOINED_END].sheet != NULL)
    self->count++;
  return COMPACT_ERROR_NONE;
}

/* ---- Several rows of one reference ---- */

static int by_key(const void *a, const void *b) {
  const kept_row *first = a, *second = b;
  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  compact_date start = first->dates[CR_JOINED_START].first, next = second->dates[CR_JOINED_START].first;
  if (start != next)
    return start < next ? -1 : 1;
  uint32_t row = first->dates[CR_JOINED_START].row, next_row = second->dates[CR_JOINED_START].row;
  return row < next_row ? -1 : row > next_row;
}

static bool is_same(const kept_row *a, const kept_row *b) {
  for (size_t i = 0; i < CR_JOINED_DATES; i++) {
    const cr_joined_date *first = &a->dates[i], *second = &b->dates[i];
    if (first->first != second->first || first->last != second->last ||
        first->is_unclear != second->is_unclear)
      return false;
  }
  return true;
}

static bool has_days(const kept_row *row) {
  for (size_t i = 0; i < CR_JOINED_DATES; i++) {
    if (row->dates[i].first == COMPACT_NO_DATE || row->dates[i].last != COMPACT_NO_DATE)
      return false;
  }
  return true;
}

static void refuse(cr_joined_date *date, const cr_joined_date *other) {
  if (date->sheet == NULL)
    *date = *other;
  if (date->sheet == NULL)
    return;
  date->first = date->last = COMPACT_NO_DATE;
  date->is_unclear = true;
  date->problem = "is not used: there are several rows for it, and their dates do not follow on";
}

/* Takes the next row of the same reference into the one before, which begins no later. */
static void merge(kept_row *row, const kept_row *next) {
  cr_joined_date *end = &row->dates[CR_JOINED_END];
  row->count++;
  if (is_same(row, next))
    return;
  bool follows = has_days(row) && has_days(next) && next->dates[CR_JOINED_START].first <= end->first + 1;
  for (size_t i = 0; !follows && i < CR_JOINED_DATES; i++)
    refuse(&row->dates[i], &next->dates[i]);
  if (follows && next->dates[CR_JOINED_END].first > end->first)
    *end = next->dates[CR_JOINED_END];
}

void cr_joined_end(cr_joined *self) {
  size_t count = 0;
  if (self->count > 1)
    qsort(self->rows, self->count, sizeof *self->rows, by_key);
  for (size_t i = 0; i < self->count; i++) {
    if (count > 0 && self->rows[count - 1].key == self->rows[i].key)
      merge(&self->rows[count - 1], &self->rows[i]);
    else
      self->rows[count++] = self->rows[i];
  }
  self->count = count;
}

/* ---- Looking up ---- */

static kept_row *row_of(const cr_joined *self, uint64_t key) {
  size_t low = 0, high = self->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (self->rows[middle].key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low < self->count && self->rows[low].key == key ? &self->rows[low] : NULL;
}

const cr_joined_date *cr_joined_find(cr_joined *self, const char *reference) {
  kept_row *row = row_of(self, key_of(reference));
  if (row == NULL)
    return NULL;
  row->is_found = true;
  return row->dates;
}

cr_joined_rest cr_joined_rest_of(const cr_joined *self) {
  cr_joined_rest rest = {0};
  for (size_t i = 0; i < self->count; i++) {
    const kept_row *row = &self->rows[i];
    rest.of += row->count;
    if (row->is_found)
      continue;
    rest.count += row->count;
    size_t date = row->dates[CR_JOINED_START].sheet == NULL ? CR_JOINED_END : CR_JOINED_START;
    if (rest.example_count < CR_EXAMPLES_MAX)
      rest.examples[rest.example_count++] = &row->dates[date];
  }
  return rest;
}

bool cr_joined_tell_once(cr_joined *self) {
  bool is_first = !self->is_told;
  self->is_told = true;
  return is_first;
}
