/* xlsx_whole.c - whether all of a workbook has reached the disk
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * libxlsxwriter keeps its sheets in temporary files, and does not notice where the disk has no room for them:
 * what is missing there is missing in the workbook. A part that is whole ends in the tag that it began with.
 */
#include "xlsx.h"

#include "read_zip.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TAIL = 32, PART_MAX = 2147483647 };

/* The last bytes of a part, as text. */
static compact_error read_tail(cr_zip_part *part, char tail[TAIL + 1]) {
  char buffer[64 * 1024 + TAIL];
  size_t kept = 0, got = 1;
  compact_error error = COMPACT_ERROR_NONE;
  while (error == COMPACT_ERROR_NONE && got > 0) {
    error = cr_zip_part_read(part, buffer + kept, sizeof buffer - TAIL, &got);
    size_t length = kept + (error == COMPACT_ERROR_NONE ? got : 0);
    kept = length < TAIL ? length : TAIL;
    memmove(buffer, buffer + length - kept, kept);
  }
  memcpy(tail, buffer, kept);
  tail[kept] = '\0';
  return error;
}

static compact_error check_part(cr_zip *zip, const char *name, const char *ending) {
  cr_zip_part *part;
  char tail[TAIL + 1] = "";
  compact_error error = cr_zip_part_open(zip, name, PART_MAX, &part);
  if (error != COMPACT_ERROR_NONE)
    return error;
  error = read_tail(part, tail);
  cr_zip_part_free(part);
  if (error != COMPACT_ERROR_NONE)
    return error;
  size_t length = strlen(tail), wanted = strlen(ending);
  bool is_whole = length >= wanted && strcmp(tail + length - wanted, ending) == 0;
  return is_whole ? COMPACT_ERROR_NONE : COMPACT_ERROR_WRITE;
}

static compact_error check_parts(cr_zip *zip, size_t sheets) {
  static const char *const parts[][2] = {{"[Content_Types].xml", "</Types>"},
                                         {"xl/workbook.xml", "</workbook>"},
                                         {"xl/styles.xml", "</styleSheet>"},
                                         {"xl/sharedStrings.xml", "</sst>"}};
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < sizeof parts / sizeof *parts; i++)
    error = check_part(zip, parts[i][0], parts[i][1]);
  for (size_t i = 1; error == COMPACT_ERROR_NONE && i <= sheets; i++) {
    char name[64];
    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i);
    error = check_part(zip, name, "</worksheet>");
  }
  return error;
}

compact_error cr_xlsx_is_whole(const char *path, size_t sheets) {
  cr_input input = {.name = path, .file = open(path, O_RDONLY)};
  cr_zip *zip;
  if (input.file < 0)
    return COMPACT_ERROR_WRITE;
  compact_error error = cr_input_open(&input);
  if (error == COMPACT_ERROR_NONE)
    error = cr_zip_open(&input, &zip);
  if (error == COMPACT_ERROR_NONE) {
    error = check_parts(zip, sheets);
    cr_zip_free(zip);
  }
  cr_input_close(&input);
  if (error != COMPACT_ERROR_NONE && error != COMPACT_ERROR_MEMORY) {
    errno = ENOSPC;
    error = COMPACT_ERROR_WRITE;
  }
  return error;
}
