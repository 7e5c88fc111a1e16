/* read.h - reading a workbook that people already have, row by row
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * .xlsx and .xlsm, .ods and .fods, and .csv. A book hands out its sheets in their order and the rows of each
 * from the first to the last; only what a row shows is kept, and only until the next row. What is wrong is
 * told in the diagnostics with the file's name and, as far as it is known, the part, the sheet and the cell;
 * what was handed out before an error is then not to be trusted. Nothing is calculated and no macro is run: a
 * formula is its result as it was saved. read_limits.h says how much is accepted.
 */
#ifndef CR_READ_H
#define CR_READ_H

#include "cells.h"
#include "compact.h"

typedef struct cr_found_sheet {
  size_t index;     /* from 0, among the sheets that hold cells */
  const char *name; /* "" of a .csv; lives until the next sheet */
  bool is_hidden;
} cr_found_sheet;

/* What a sheet held, once all its rows have been read. */
typedef struct cr_found_sheet_count {
  uint32_t rows;   /* handed out */
  uint32_t hidden; /* of these */
  uint32_t
      blank; /* that stand in the file, with nothing in them, and are followed by one that was handed out */
  uint32_t padding; /* the same behind the last that was handed out */
} cr_found_sheet_count;

/* What is to be handed out next. */
typedef enum cr_next {
  CR_NEXT_ROW = 0,
  CR_NEXT_SHEET = 1, /* the rest of this one is left out, and not looked at */
  CR_NEXT_NOTHING = 2,
} cr_next;

typedef struct cr_reader_handler {
  cr_next (*sheet)(void *user, const cr_found_sheet *sheet);
  cr_next (*row)(void *user, const cr_found_row *row);
  /* May be NULL. Not called for a sheet of which something is left out. */
  void (*sheet_end)(void *user, const cr_found_sheet_count *count);
} cr_reader_handler;

typedef struct cr_reader cr_reader;

/* Opens a workbook, whatever its name ends in. The diagnostics must outlive it. Fails with MEMORY, READ,
 * SYNTAX, INVALID or LIMIT. */
compact_error cr_reader_open(const char *path, compact_diagnostics *diagnostics, cr_reader **out);

/* The same of an open file, which may be a pipe: a .csv or .fods from one can be read once, any other is put
 * into a temporary file first. Takes over the file descriptor, also on an error. name is what diagnostics
 * call it. */
compact_error cr_reader_open_file(int file, const char *name, compact_diagnostics *diagnostics,
                                  cr_reader **out);

/* The same of bytes that outlive the book. */
compact_error cr_reader_open_bytes(const char *name, const void *bytes, size_t size,
                                   compact_diagnostics *diagnostics, cr_reader **out);
void cr_reader_free(cr_reader *book);

/* Reads the book from its beginning; a file may be read as often as need be. Fails as cr_reader_open(). */
compact_error cr_reader_read(cr_reader *book, const cr_reader_handler *handler, void *user);

/* How many bytes of the book have been read so far, some of them more than once. */
uint64_t cr_reader_taken(const cr_reader *book);

#endif
