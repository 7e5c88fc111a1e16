/* read_csv.c - tables as text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_csv.h"

#include "attribute.h"
#include "read_encoding.h"
#include "read_limits.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, CELL_STEP = 4096 };

_Static_assert((int)CELL_STEP >= (int)CR_SHORT_TEXT, "what can be read of libcsv's buffer");

typedef struct csv_reader {
  cr_input *input;
  cr_rows *rows;
  struct csv_parser parser;
  cr_decoder decoder;
  unsigned char block[BLOCK_SIZE];
  size_t size, taken; /* bytes in the block, and those of them that were decoded */
  cr_text text;       /* these, if they were not UTF-8 */
  bool is_last, has_separator;

  uint32_t row, column;
  int line_end; /* what ended the last row; 0 within one */
  cr_next next;
  compact_error error;
} csv_reader;

static void fail(csv_reader *self, compact_error error) {
  if (self->error == COMPACT_ERROR_NONE)
    self->error = error;
}

/* ---- What libcsv calls ---- */

static void begin_row(csv_reader *self) {
  if (self->row == UINT32_MAX) {
    fail(self, cr_report(self->input, COMPACT_ERROR_LIMIT, "has more than %u rows", UINT32_MAX));
    return;
  }
  self->row++;
  self->column = 0;
  cr_rows_begin(self->rows, self->row, false);
}

static bool is_over(const csv_reader *self) {
  return self->error != COMPACT_ERROR_NONE || self->next != CR_NEXT_ROW;
}

CR_NOINLINE static compact_error too_wide(const csv_reader *self) {
  return cr_rows_report(self->rows, 0, COMPACT_ERROR_LIMIT, "its row has more than %u cells", CR_COLUMNS_MAX);
}

static void on_cell(void *bytes, size_t length, void *user) {
  csv_reader *self = user;
  self->line_end = 0;
  if (is_over(self))
    return;
  uint32_t column = self->column++;
  compact_error error =
      column < CR_COLUMNS_MAX ? cr_rows_string(self->rows, column, bytes, length) : too_wide(self);
  if (error != COMPACT_ERROR_NONE)
    self->error = error;
}

/* CR LF is told as two ends of lines: the second ends nothing. */
static void on_line(int end, void *user) {
  csv_reader *self = user;
  bool is_second = self->line_end == '\r' && end == '\n';
  self->line_end = is_second ? '\n' : end;
  if (is_second || is_over(self))
    return;
  fail(self, cr_rows_end(self->rows, 1, &self->next));
  begin_row(self);
}

/* ---- Parts ---- */

static compact_error csv_problem(csv_reader *self) {
  if (csv_error(&self->parser) != CSV_EPARSE)
    return COMPACT_ERROR_MEMORY;
  return cr_rows_report(
      self->rows, self->column, COMPACT_ERROR_SYNTAX,
      "a quotation mark (\") is opened here and not closed before the file ends: close it, or "
      "write it twice where it is part of the text");
}

static compact_error parse(csv_reader *self, cr_decoded part) {
  if (!self->has_separator)
    csv_set_delim(&self->parser, (unsigned char)cr_csv_separator(part.bytes, part.length));
  self->has_separator = true;
  if (csv_parse(&self->parser, part.bytes, part.length, on_cell, on_line, self) != part.length)
    return csv_problem(self);
  if (self->error == COMPACT_ERROR_NONE && self->parser.entry_pos > CR_CELL_TEXT_MAX)
    return cr_rows_report(
        self->rows, self->column, COMPACT_ERROR_LIMIT,
        "holds more than %d MB of text: a quotation mark (\") may miss the one that closes it",
        CR_CELL_TEXT_MAX / 1024 / 1024);
  return self->error;
}

/* Fills the block behind what is left in it, as far as there is something. */
static compact_error read_block(csv_reader *self) {
  size_t got = 1;
  self->size -= self->taken;
  memmove(self->block, self->block + self->taken, self->size);
  for (; self->size < BLOCK_SIZE && got > 0; self->size += got) {
    compact_error error = cr_input_read(self->input, self->block + self->size, BLOCK_SIZE - self->size, &got);
    if (error != COMPACT_ERROR_NONE)
      return error;
  }
  self->is_last = got == 0;
  return COMPACT_ERROR_NONE;
}

static compact_error decode_block(csv_reader *self, cr_decoded *part) {
  size_t odd_bytes = self->decoder.odd_bytes;
  self->taken = cr_decode(&self->decoder, self->block, self->size, self->is_last, &self->text, part);
  if (self->text.failed)
    return COMPACT_ERROR_MEMORY;
  if (self->decoder.has_nul)
    return cr_report(self->input, COMPACT_ERROR_INVALID,
                     "is no workbook and no text: open it in Excel or Calc and save it as .xlsx");
  if (odd_bytes == 0 && self->decoder.odd_bytes > 0)
    return cr_warn(
        self->input,
        "after row %u some letters are not %s like the rest, and are taken as they most likely were: look at "
        "names with accents",
        (unsigned)self->row, self->decoder.encoding == CR_ENCODING_UTF_8 ? "UTF-8" : "UTF-16");
  return COMPACT_ERROR_NONE;
}

static compact_error read_all(csv_reader *self) {
  compact_error error = COMPACT_ERROR_NONE;
  cr_decoded part;
  while (error == COMPACT_ERROR_NONE && !self->is_last && !is_over(self)) {
    error = read_block(self);
    if (error == COMPACT_ERROR_NONE)
      error = decode_block(self, &part);
    if (error == COMPACT_ERROR_NONE)
      error = parse(self, part);
  }
  if (error != COMPACT_ERROR_NONE || is_over(self))
    return error;
  /* A stray quotation mark is text, but one that is open at the end swallowed what followed it. */
  csv_set_opts(&self->parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini(&self->parser, on_cell, on_line, self) != 0)
    return csv_problem(self);
  return self->error;
}

/* Where memory is short libcsv asks for half as much, and for half of that: a buffer without room for a short
 * text is none. */
static void *grow_buffer(void *buffer, size_t size) {
  return size < CR_SHORT_TEXT ? NULL : realloc(buffer, size);
}

compact_error cr_csv_read(cr_input *input, cr_rows *rows) {
  cr_next next = cr_rows_sheet(rows, (cr_found_sheet){.name = ""});
  if (next != CR_NEXT_ROW)
    return COMPACT_ERROR_NONE;
  csv_reader *self = calloc(1, sizeof *self);
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->input = input;
  self->rows = rows;
  csv_init(&self->parser, CSV_REPALL_NL);
  csv_set_realloc_func(&self->parser, grow_buffer);
  csv_set_free_func(&self->parser, free);
  csv_set_blk_size(&self->parser, CELL_STEP);
  begin_row(self);
  compact_error error = read_all(self);
  if (error == COMPACT_ERROR_NONE && self->next == CR_NEXT_ROW)
    cr_rows_sheet_end(rows);
  csv_free(&self->parser);
  cr_text_free(&self->text);
  free(self);
  return error;
}
