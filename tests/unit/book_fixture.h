/* book_fixture.h - small workbooks in memory, and what becomes of reading them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef BOOK_FIXTURE_H
#define BOOK_FIXTURE_H

#include "fixture.h"
#include "read.h"

#define BOOK_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* A worksheet with these rows. */
#define BOOK_SHEET(rows) "<worksheet xmlns=\"" BOOK_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"

/* A zip, to be freed with free(). NULL: a part that is a usual one; the sheet has one row, of the shared text
 * "a", a number, a date and a text of its own. */
typedef struct book_parts {
  const char *sheet, *strings, *styles, *workbook;
} book_parts;

unsigned char *book_xlsx(const book_parts *parts, size_t *size);
unsigned char *book_ods(const char *content, size_t *size);

/* The content of an .ods with a sheet of these rows. */
#define BOOK_CONTENT(rows)                                                                                   \
  "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""               \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                                         \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"         \
  "<table:table table:name=\"Sheet1\">" rows                                                                 \
  "</table:table></office:spreadsheet></office:body></office:document-content>"

/* What reading came to. */
typedef struct book_outcome {
  compact_error error;
  size_t sheets, rows, cells;
  char told[600]; /* the first diagnostic's message; "": none */
} book_outcome;

book_outcome book_read(const void *bytes, size_t size);

#endif
