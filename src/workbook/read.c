/* read.c - a workbook of whatever format
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* O_CLOEXEC */
#include "read.h"

#include "file.h"
#include "read_csv.h"
#include "read_kind.h"
#include "read_ods.h"
#include "read_xlsx.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

struct cr_reader {
  cr_input input;
  char *name;
  cr_kind kind;
  cr_zip *zip;   /* of an .ods */
  cr_xlsx *xlsx; /* has a zip of its own */
};

/* ---- Opening ---- */

static compact_error open_zip(cr_reader *book) {
  cr_zip *zip;
  compact_error error = cr_zip_open(&book->input, &zip);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = cr_kind_of_zip(&book->input, zip, &book->kind);
  if (error == COMPACT_ERROR_NONE && book->kind == CR_KIND_XLSX)
    return cr_xlsx_open(&book->input, zip, &book->xlsx);
  book->zip = zip;
  return error == COMPACT_ERROR_NONE ? cr_ods_check(&book->input, zip) : error;
}

static compact_error open_book(cr_reader *book, const char *name) {
  book->name = malloc(strlen(name) + 1);
  if (book->name == NULL)
    return COMPACT_ERROR_MEMORY;
  memcpy(book->name, name, strlen(name) + 1);
  book->input.name = book->name;
  compact_error error = cr_input_open(&book->input);
  if (error == COMPACT_ERROR_NONE)
    error = cr_kind_of(&book->input, &book->kind);
  if (error == COMPACT_ERROR_NONE && book->kind == CR_KIND_ZIP)
    error = cr_input_keep(&book->input);
  if (error == COMPACT_ERROR_NONE && book->kind == CR_KIND_ZIP)
    error = open_zip(book);
  return error;
}

static compact_error open_input(const char *name, cr_input input, cr_reader **out) {
  cr_reader *book = calloc(1, sizeof *book);
  *out = NULL;
  if (book == NULL) {
    cr_input_close(&input);
    return COMPACT_ERROR_MEMORY;
  }
  book->input = input;
  compact_error error = open_book(book, name);
  if (error == COMPACT_ERROR_NONE)
    *out = book;
  else
    cr_reader_free(book);
  return error;
}

compact_error cr_reader_open(const char *path, compact_diagnostics *diagnostics, cr_reader **out) {
  *out = NULL;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return cr_file_unreadable(path, diagnostics);
  return open_input(path, (cr_input){.diagnostics = diagnostics, .file = file, .has_path = true}, out);
}

compact_error cr_reader_open_file(int file, const char *name, compact_diagnostics *diagnostics,
                                  cr_reader **out) {
  *out = NULL;
  if (file < 0)
    return cr_file_unreadable(name, diagnostics);
  return open_input(name, (cr_input){.diagnostics = diagnostics, .file = file}, out);
}

compact_error cr_reader_open_bytes(const char *name, const void *bytes, size_t size,
                                   compact_diagnostics *diagnostics, cr_reader **out) {
  return open_input(name, (cr_input){.diagnostics = diagnostics, .file = -1, .bytes = bytes, .size = size},
                    out);
}

void cr_reader_free(cr_reader *book) {
  if (book == NULL)
    return;
  cr_xlsx_free(book->xlsx);
  cr_zip_free(book->zip);
  cr_input_close(&book->input);
  free(book->name);
  free(book);
}

/* ---- Reading ---- */

static compact_error read_kind(cr_reader *book, cr_rows *rows) {
  switch (book->kind) {
  case CR_KIND_XLSX:
    return cr_xlsx_read(book->xlsx, rows);
  case CR_KIND_ODS:
    return cr_ods_read(&book->input, book->zip, rows);
  case CR_KIND_FODS:
    return cr_fods_read(&book->input, rows);
  default:
    return cr_csv_read(&book->input, rows);
  }
}

compact_error cr_reader_read(cr_reader *book, const cr_reader_handler *handler, void *user) {
  cr_rows rows = {.input = &book->input, .handler = handler, .user = user};
  compact_error error = cr_input_rewind(&book->input);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = read_kind(book, &rows);
  cr_rows_free(&rows);
  /* What is wrong with a file that changed is wrong because it did. */
  compact_error changed = cr_input_check_unchanged(&book->input);
  return error == COMPACT_ERROR_MEMORY || changed == COMPACT_ERROR_NONE ? error : changed;
}

uint64_t cr_reader_taken(const cr_reader *book) {
  if (book->xlsx != NULL)
    return cr_zip_taken(book->xlsx->zip);
  return book->zip != NULL ? cr_zip_taken(book->zip) : book->input.position;
}
