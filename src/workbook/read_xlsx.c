/* read_xlsx.c - an .xlsx from its first part to its last
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_xlsx.h"

#include <stdlib.h>

const cr_namespace cr_xlsx_namespaces[] = {
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", ""},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", ""},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {0},
};

static compact_error read_parts(cr_xlsx *book) {
  if (cr_zip_has(book->zip, "xl/workbook.bin"))
    return cr_report(book->input, COMPACT_ERROR_INVALID,
                     "is a binary workbook (.xlsb): open it in Excel or Calc and save it as .xlsx");
  compact_error error = cr_xlsx_read_workbook(book);
  if (error == COMPACT_ERROR_NONE && book->styles_part != NULL)
    error = cr_xlsx_read_styles(book);
  if (error == COMPACT_ERROR_NONE && book->strings_part != NULL)
    error = cr_strings_read(&book->strings, book->input, book->zip, book->strings_part);
  return error;
}

compact_error cr_xlsx_open(const cr_input *input, cr_zip *zip, cr_xlsx **out) {
  cr_xlsx *book = calloc(1, sizeof *book);
  *out = NULL;
  if (book == NULL) {
    cr_zip_free(zip);
    return COMPACT_ERROR_MEMORY;
  }
  book->input = input;
  book->zip = zip;
  compact_error error = read_parts(book);
  if (error == COMPACT_ERROR_NONE)
    *out = book;
  else
    cr_xlsx_free(book);
  return error;
}

void cr_xlsx_free(cr_xlsx *book) {
  if (book == NULL)
    return;
  cr_strings_free(&book->strings);
  cr_list_free(&book->sheets);
  cr_arena_free(&book->arena);
  cr_zip_free(book->zip);
  free(book->date_styles);
  free(book);
}

compact_error cr_xlsx_read(cr_xlsx *book, cr_rows *rows) {
  cr_next next = CR_NEXT_ROW;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < book->sheets.count && error == COMPACT_ERROR_NONE && next != CR_NEXT_NOTHING; i++) {
    const cr_xlsx_sheet *sheet = book->sheets.items[i];
    next = cr_rows_sheet(rows, (cr_found_sheet){i, sheet->name, sheet->is_hidden});
    if (next == CR_NEXT_ROW)
      error = cr_xlsx_read_sheet(book, sheet, rows, &next);
  }
  return error;
}
