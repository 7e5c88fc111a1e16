/* write.c - a book as an .xlsx file, whole or not at all
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

compact_error cr_write_error(lxw_error error) {
  switch (error) {
  case LXW_NO_ERROR:
    return COMPACT_ERROR_NONE;
  case LXW_ERROR_MEMORY_MALLOC_FAILED:
    return COMPACT_ERROR_MEMORY;
  case LXW_ERROR_CREATING_XLSX_FILE:
  case LXW_ERROR_CREATING_TMPFILE:
  case LXW_ERROR_READING_TMPFILE:
  case LXW_ERROR_ZIP_FILE_OPERATION:
  case LXW_ERROR_ZIP_PARAMETER_ERROR:
  case LXW_ERROR_ZIP_BAD_ZIP_FILE:
  case LXW_ERROR_ZIP_INTERNAL_ERROR:
  case LXW_ERROR_ZIP_FILE_ADD:
  case LXW_ERROR_ZIP_CLOSE:
    return COMPACT_ERROR_WRITE;
  default:
    return COMPACT_ERROR_LIMIT;
  }
}

/* ---- The workbook as a whole ---- */

/* The same input gives the same bytes: the time is that of SOURCE_DATE_EPOCH, or none at all. */
static time_t time_of_making(void) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  long long seconds = epoch == NULL ? 0 : strtoll(epoch, NULL, 10);
  return seconds > 0 ? (time_t)seconds : (time_t)315532800; /* 1980, when .zip files begin to count */
}

static compact_error set_properties(cr_writer *self) {
  const cr_book *book = self->book;
  const char *organisation = book->options.organisation;
  bool is_named = organisation != NULL && organisation[0] != '\0' && strlen(organisation) < 200;
  lxw_doc_properties properties = {.title = (char *)book->template->title,
                                   .subject = (char *)compact_pack_title(book->pack),
                                   .author = (char *)(is_named ? organisation : "Compact Rules"),
                                   .comments = (char *)book->template->purpose,
                                   .created = time_of_making()};
  lxw_error error = workbook_set_properties(self->workbook, &properties);
  if (error == LXW_NO_ERROR)
    error = workbook_set_custom_property_string(self->workbook, "Compact", compact_pack_id(book->pack));
  return cr_write_error(error);
}

/* ---- Sheets ---- */

static void set_page(cr_writer *self) {
  worksheet_set_paper(self->sheet, 9); /* A4 */
  worksheet_set_landscape(self->sheet);
  worksheet_fit_to_pages(self->sheet, 1, 0);
  worksheet_set_margins(self->sheet, 0.5, 0.5, 0.5, 0.5);
}

static compact_error write_sheet(cr_writer *self) {
  const cr_sheet *sheet = self->book->template->sheets[self->index];
  self->sheet = workbook_add_worksheet(self->workbook, sheet->name);
  if (self->sheet == NULL)
    return COMPACT_ERROR_MEMORY;
  set_page(self);
  lxw_error written = worksheet_write_string(self->sheet, 0, 0, sheet->title, self->styles.title);
  if (written == LXW_NO_ERROR)
    written = worksheet_set_row(self->sheet, 0, 24, self->styles.title);
  lxw_row_t row = 1;
  for (const char **line = self->book->lines[self->index]; written == LXW_NO_ERROR && *line != NULL; line++)
    written = worksheet_write_string(self->sheet, row++, 0, *line, self->styles.line);
  if (written != LXW_NO_ERROR)
    return cr_write_error(written);
  if (self->book->grids[self->index] != NULL)
    return cr_write_grid(self, self->book->grids[self->index]);
  return cr_write_front(self, sheet);
}

static compact_error write_sheets(cr_writer *self) {
  compact_error error = set_properties(self);
  cr_styles_make(&self->styles, self->workbook);
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
  self->workbook = error == COMPACT_ERROR_NONE ? workbook_new(path) : NULL;
  if (error == COMPACT_ERROR_NONE && self->workbook == NULL)
    error = COMPACT_ERROR_MEMORY;
  if (error == COMPACT_ERROR_NONE)
    error = write_sheets(self);
  if (self->workbook != NULL) {
    errno = 0;
    lxw_error closed = workbook_close(self->workbook);
    error = error == COMPACT_ERROR_NONE ? cr_write_error(closed) : error;
  }
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

static size_t sheet_count(const cr_book *self) {
  size_t count = 0;
  for (size_t i = 0; i < self->template->sheet_count; i++)
    count += !self->is_left_out[i];
  return count;
}

compact_error cr_write(cr_book *self, const char *path) {
  cr_writer writer = {.book = self};
  cr_text beside = {0};
  compact_error error = make_beside(path, &beside);
  if (error == COMPACT_ERROR_NONE) {
    error = write_file(&writer, beside.data);
    if (error == COMPACT_ERROR_NONE)
      error = cr_write_is_whole(beside.data, sheet_count(self));
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
