/* read_row.c - a row while it is read, and the sheet that it belongs to
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_row.h"

#include "attribute.h"
#include "found_date.h"
#include "read_limits.h"

#include <stdlib.h>
#include <string.h>

void cr_rows_free(cr_rows *rows) {
  free(rows->cells);
  free(rows->text);
  free(rows->hides);
}

compact_error cr_rows_report(const cr_rows *rows, uint32_t column, compact_error error, const char *format,
                             ...) {
  char reference[CR_CELL_NAME_SIZE];
  cr_text message = {0};
  va_list arguments;
  if (error == COMPACT_ERROR_MEMORY)
    return error;
  va_start(arguments, format);
  cr_text_format_list(&message, format, arguments);
  va_end(arguments);
  if (message.failed)
    error = COMPACT_ERROR_MEMORY;
  bool has_name = rows->sheet.name[0] != '\0';
  error = cr_report(rows->input, error, "%.100s%s%s: %s", rows->sheet.name, has_name ? "!" : "",
                    cr_cell_name(rows->row.number, column, reference), cr_text_string(&message));
  cr_text_free(&message);
  return error;
}

/* ---- Sheets ---- */

cr_next cr_rows_sheet(cr_rows *rows, cr_found_sheet sheet) {
  rows->sheet = sheet;
  rows->count = (cr_found_sheet_count){0};
  rows->repeated = 0;
  rows->row = (cr_found_row){0};
  rows->has_hidden = false;
  return rows->handler->sheet(rows->user, &rows->sheet);
}

void cr_rows_sheet_end(cr_rows *rows) {
  if (rows->handler->sheet_end != NULL)
    rows->handler->sheet_end(rows->user, &rows->count);
}

compact_error cr_rows_hide(cr_rows *rows, uint32_t column, uint32_t count) {
  if (rows->hides == NULL)
    rows->hides = calloc(CR_COLUMNS_MAX, sizeof *rows->hides);
  if (rows->hides == NULL)
    return COMPACT_ERROR_MEMORY;
  if (!rows->has_hidden)
    memset(rows->hides, 0, CR_COLUMNS_MAX * sizeof *rows->hides);
  for (; column < CR_COLUMNS_MAX && count > 0; column++, count--)
    rows->hides[column] = true;
  rows->has_hidden = true;
  return COMPACT_ERROR_NONE;
}

/* ---- Text ---- */

/* A row's text, the NUL of its last cell and that of an open one. */
enum { TEXT_CAPACITY_MAX = CR_ROW_TEXT_MAX + 2 };

/* The text moves to where there is more room, and so does that of the cells. */
CR_NOINLINE static bool grow_text(cr_rows *rows, size_t length) {
  size_t capacity = rows->text_capacity * 2 + length + 256;
  if (capacity > TEXT_CAPACITY_MAX)
    capacity = TEXT_CAPACITY_MAX;
  char *text = malloc(capacity + CR_SHORT_TEXT);
  if (text == NULL)
    return false;
  if (rows->text_length > 0)
    memcpy(text, rows->text, rows->text_length);
  for (size_t i = 0; i < rows->row.count; i++) {
    if (!rows->cells[i].is_lasting)
      rows->cells[i].text = text + (rows->cells[i].text - rows->text);
  }
  free(rows->text);
  rows->text = text;
  rows->text_capacity = capacity;
  return true;
}

/* Room for the bytes and a NUL. */
static bool reserve_text(cr_rows *rows, size_t length) {
  return length < rows->text_capacity - rows->text_length || grow_text(rows, length);
}

CR_NOINLINE static compact_error text_too_long(const cr_rows *rows, uint32_t column) {
  if (rows->text_length - rows->text_end >= CR_CELL_TEXT_MAX / 2)
    return cr_rows_report(rows, column, COMPACT_ERROR_LIMIT, "holds more than %d MB of text",
                          CR_CELL_TEXT_MAX / 1024 / 1024);
  return cr_rows_report(rows, column, COMPACT_ERROR_LIMIT, "its row holds more than %d MB of text",
                        CR_ROW_TEXT_MAX / 1024 / 1024);
}

compact_error cr_rows_text(cr_rows *rows, uint32_t column, const char *bytes, size_t length) {
  if (length > CR_CELL_TEXT_MAX - (rows->text_length - rows->text_end) ||
      rows->text_length + length > CR_ROW_TEXT_MAX)
    return text_too_long(rows, column);
  if (!reserve_text(rows, length))
    return COMPACT_ERROR_MEMORY;
  memcpy(rows->text + rows->text_length, bytes, length);
  rows->text_length += length;
  return COMPACT_ERROR_NONE;
}

char *cr_rows_open_text(cr_rows *rows, size_t *length) {
  if (!reserve_text(rows, 0))
    return NULL;
  rows->text[rows->text_length] = '\0';
  *length = rows->text_length - rows->text_end;
  return rows->text + rows->text_end;
}

void cr_rows_cut_text(cr_rows *rows, size_t length) {
  rows->text_length = rows->text_end + length;
}

/* ---- Cells ---- */

CR_NOINLINE static bool grow_cells(cr_rows *rows) {
  size_t capacity = rows->cell_capacity == 0 ? 64 : rows->cell_capacity * 2;
  cr_found_cell *cells = realloc(rows->cells, capacity * sizeof *cells);
  if (cells == NULL)
    return false;
  rows->cells = cells;
  rows->cell_capacity = capacity;
  return true;
}

static bool reserve_cell(cr_rows *rows) {
  return rows->row.count < rows->cell_capacity || grow_cells(rows);
}

static inline compact_error add_cell(cr_rows *rows, uint32_t column, cr_found_kind kind, const char *text,
                                     size_t length, bool is_lasting) {
  if (!reserve_cell(rows))
    return COMPACT_ERROR_MEMORY;
  rows->cells[rows->row.count++] =
      (cr_found_cell){.column = column,
                      .kind = kind,
                      .text = text,
                      .date = kind == CR_FOUND_TEXT ? cr_found_iso_day(text, length) : COMPACT_NO_DATE,
                      .is_lasting = is_lasting};
  return COMPACT_ERROR_NONE;
}

compact_error cr_rows_cell(cr_rows *rows, uint32_t column, cr_found_kind kind) {
  size_t start = rows->text_end, length = rows->text_length - start;
  if (length == 0)
    return COMPACT_ERROR_NONE;
  if (!reserve_text(rows, 0))
    return COMPACT_ERROR_MEMORY;
  rows->text[rows->text_length++] = '\0';
  rows->text_end = rows->text_length;
  return add_cell(rows, column, kind, rows->text + start, length, false);
}

compact_error cr_rows_lasting(cr_rows *rows, uint32_t column, cr_found_kind kind, const char *text) {
  rows->text_length = rows->text_end;
  return text[0] == '\0' ? COMPACT_ERROR_NONE : add_cell(rows, column, kind, text, strlen(text), true);
}

/* Where there may be no room yet. A blank cell needs none, also where the row's text is full. */
CR_NOINLINE static compact_error make_room(cr_rows *rows, uint32_t column, size_t length) {
  if (length == 0)
    return COMPACT_ERROR_NONE;
  if (length > CR_CELL_TEXT_MAX || rows->text_end + length > CR_ROW_TEXT_MAX)
    return text_too_long(rows, column);
  return reserve_text(rows, length) && reserve_cell(rows) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}

static bool has_room(const cr_rows *rows, size_t length) {
  return length <= CR_CELL_TEXT_MAX && length < rows->text_capacity - rows->text_end &&
         rows->row.count < rows->cell_capacity;
}

static void put_string(cr_rows *rows, uint32_t column, const char *bytes, size_t length) {
  char *text = rows->text + rows->text_end;
  cr_found_cell *cell = &rows->cells[rows->row.count++];
  rows->text_length = rows->text_end += length + 1;
  *cell = (cr_found_cell){.column = column, .kind = CR_FOUND_TEXT, .text = text};
  if (length <= CR_SHORT_TEXT)
    memcpy(text, bytes, CR_SHORT_TEXT);
  else
    memcpy(text, bytes, length);
  text[length] = '\0';
  if (cr_may_be_iso(bytes, length))
    cell->date = cr_found_iso_date(bytes, length);
}

compact_error cr_rows_string(cr_rows *rows, uint32_t column, const char *bytes, size_t length) {
  compact_error error = has_room(rows, length) ? COMPACT_ERROR_NONE : make_room(rows, column, length);
  if (error == COMPACT_ERROR_NONE && length > 0)
    put_string(rows, column, bytes, length);
  return error;
}

cr_found_cell *cr_rows_last(cr_rows *rows) {
  return rows->row.count == 0 ? NULL : &rows->cells[rows->row.count - 1];
}

static compact_error count_repeated(cr_rows *rows, uint64_t cells) {
  rows->repeated += cells;
  if (rows->repeated <= CR_REPEATED_MAX)
    return COMPACT_ERROR_NONE;
  return cr_rows_report(rows, cr_rows_last(rows)->column, COMPACT_ERROR_LIMIT,
                        "up to here more than %d cells are repeated: delete what was filled in too far",
                        CR_REPEATED_MAX);
}

compact_error cr_rows_repeat(cr_rows *rows, uint32_t times) {
  compact_error error = count_repeated(rows, times);
  for (uint32_t i = 0; i < times && error == COMPACT_ERROR_NONE; i++) {
    if (!reserve_cell(rows))
      return COMPACT_ERROR_MEMORY;
    cr_found_cell *next = &rows->cells[rows->row.count++];
    *next = next[-1];
    next->column++;
  }
  return error;
}

/* ---- Rows ---- */

void cr_rows_begin(cr_rows *rows, uint32_t number, bool is_hidden) {
  rows->row = (cr_found_row){.number = number,
                             .is_hidden = is_hidden,
                             .hides = rows->hides,
                             .hides_count = rows->has_hidden ? CR_COLUMNS_MAX : 0};
  rows->text_length = rows->text_end = 0;
}

static cr_next hand_out(cr_rows *rows) {
  rows->count.rows++;
  rows->count.hidden += rows->row.is_hidden;
  rows->count.blank += rows->count.padding;
  rows->count.padding = 0;
  return rows->handler->row(rows->user, &rows->row);
}

compact_error cr_rows_end(cr_rows *rows, uint32_t times, cr_next *next) {
  compact_error error = COMPACT_ERROR_NONE;
  *next = CR_NEXT_ROW;
  if (rows->row.count == 0) {
    rows->count.padding += times;
    return error;
  }
  rows->row.cells = rows->cells;
  *next = hand_out(rows);
  for (uint32_t i = 1; i < times && *next == CR_NEXT_ROW && error == COMPACT_ERROR_NONE; i++) {
    error = count_repeated(rows, rows->row.count);
    rows->row.number++;
    if (error == COMPACT_ERROR_NONE)
      *next = hand_out(rows);
  }
  return error;
}
