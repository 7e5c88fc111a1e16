/* xlsx.c - an .xlsx file: its beginning, its end, its sheets
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

compact_error cr_xlsx_error(lxw_error error) {
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

/* ---- The file ---- */

compact_error cr_xlsx_new(cr_xlsx *self, const char *path, bool is_working) {
  *self = (cr_xlsx){.workbook = workbook_new(path), .is_working = is_working};
  if (self->workbook == NULL)
    return COMPACT_ERROR_MEMORY;
  cr_styles_make(&self->styles, self->workbook);
  return COMPACT_ERROR_NONE;
}

compact_error cr_xlsx_close(cr_xlsx *self, const char *path, compact_error error) {
  cr_text_free(&self->text);
  if (self->workbook == NULL)
    return error;
  errno = 0;
  lxw_error closed = workbook_close(self->workbook);
  self->workbook = NULL;
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_error(closed);
  return error == COMPACT_ERROR_NONE ? cr_xlsx_is_whole(path, self->sheet_count) : error;
}

/* The same input gives the same bytes: the time is that of SOURCE_DATE_EPOCH, or none at all. */
static time_t time_of_making(void) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  long long seconds = epoch == NULL ? 0 : strtoll(epoch, NULL, 10);
  return seconds > 0 ? (time_t)seconds : (time_t)315532800; /* 1980, when .zip files begin to count */
}

compact_error cr_xlsx_describe(cr_xlsx *self, const cr_about *about) {
  lxw_doc_properties properties = {.title = (char *)about->title,
                                   .subject = (char *)compact_pack_title(about->pack),
                                   .author = (char *)about->author,
                                   .comments = (char *)about->comments,
                                   .created = time_of_making()};
  lxw_error error = workbook_set_properties(self->workbook, &properties);
  if (error == LXW_NO_ERROR)
    error = workbook_set_custom_property_string(self->workbook, "Compact", compact_pack_id(about->pack));
  return cr_xlsx_error(error);
}

/* ---- Sheets ---- */

static void set_page(cr_xlsx *self) {
  worksheet_set_paper(self->sheet, 9); /* A4 */
  worksheet_set_landscape(self->sheet);
  worksheet_fit_to_pages(self->sheet, 1, 0);
  worksheet_set_margins(self->sheet, 0.5, 0.5, 0.5, 0.5);
}

compact_error cr_xlsx_add_sheet(cr_xlsx *self, const char *name, const char *title,
                                const char *const *lines) {
  self->sheet = workbook_add_worksheet(self->workbook, name);
  if (self->sheet == NULL)
    return COMPACT_ERROR_MEMORY;
  self->sheet_count++;
  set_page(self);
  lxw_error written = worksheet_write_string(self->sheet, 0, 0, title, self->styles.title);
  if (written == LXW_NO_ERROR)
    written = worksheet_set_row(self->sheet, 0, 24, self->styles.title);
  self->header = 1;
  for (; written == LXW_NO_ERROR && *lines != NULL; lines++)
    written = worksheet_write_string(self->sheet, self->header++, 0, *lines, self->styles.line);
  return cr_xlsx_error(written);
}
