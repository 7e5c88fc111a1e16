/* write.c - a book as an .xlsx file, whole or not at all
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* ---- The workbook as a whole ---- */

static compact_error set_properties(cr_writer *self) {
  const cr_book *book = self->book;
  const char *organisation = book->options.organisation;
  bool is_named = organisation != NULL && organisation[0] != '\0' && strlen(organisation) < 200;
  const cr_about about = {.title = book->template->title,
                          .author = is_named ? organisation : "Compact Rules",
                          .comments = book->template->purpose,
                          .pack = book->pack};
  return cr_xlsx_describe(&self->xlsx, &about);
}

/* ---- Sheets ---- */

static compact_error write_sheet(cr_writer *self) {
  const cr_sheet *sheet = self->book->template->sheets[self->index];
  compact_error error =
      cr_xlsx_add_sheet(&self->xlsx, sheet->name, sheet->title, self->book->lines[self->index]);
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (self->book->grids[self->index] != NULL)
    return cr_write_grid(self, self->book->grids[self->index]);
  return cr_write_front(self, sheet);
}

static compact_error write_sheets(cr_writer *self) {
  compact_error error = set_properties(self);
  for (self->index = 0; error == COMPACT_ERROR_NONE && self->index < self->book->template->sheet_count;
       self->index++) {
    if (!self->book->is_left_out[self->index])
      error = write_sheet(self);
  }
  return error;
}

/* ---- The file ---- */

static compact_error write_file(cr_writer *self, const char *path) {
  compact_error error = compact_row_new(self->book->facts, &self->facts);
  if (error == COMPACT_ERROR_NONE)
    error = compact_result_new(&self->result);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_new(&self->xlsx, path, self->book->options.is_working);
  if (error == COMPACT_ERROR_NONE)
    error = write_sheets(self);
  error = cr_xlsx_close(&self->xlsx, path, error);
  compact_result_free(self->result);
  compact_row_free(self->facts);
  cr_text_free(&self->text);
  return error;
}

enum { NAMES_BESIDE = 100 };

/* A new file beside the one that is wanted, so that it can be moved there. What a process that was stopped
 * left behind is in nobody's way. */
static compact_error make_beside(const char *path, cr_text *beside) {
  FILE *file = NULL;
  errno = EEXIST;
  for (int i = 0; file == NULL && errno == EEXIST && i < NAMES_BESIDE; i++) {
    cr_text_clear(beside);
    cr_text_format(beside, "%s.new", path);
    if (i > 0)
      cr_text_format(beside, "%d", i);
    if (beside->failed)
      return COMPACT_ERROR_MEMORY;
    file = fopen(beside->data, "wx");
  }
  if (file == NULL)
    return COMPACT_ERROR_WRITE;
  fclose(file);
  return COMPACT_ERROR_NONE;
}

compact_error cr_write(cr_book *self, const char *path) {
  cr_writer writer = {.book = self};
  cr_text beside = {0};
  compact_error error = make_beside(path, &beside);
  if (error == COMPACT_ERROR_NONE) {
    error = write_file(&writer, beside.data);
    if (error == COMPACT_ERROR_NONE && rename(beside.data, path) != 0)
      error = COMPACT_ERROR_WRITE;
    int saved = errno;
    if (error != COMPACT_ERROR_NONE)
      remove(beside.data);
    errno = saved;
  }
  cr_text_free(&beside);
  return error;
}
