/* book_fixture.c - small workbooks in memory, and what becomes of reading them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "book_fixture.h"

#include "zip_of.h"

#include <stdio.h>
#include <string.h>

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target)                                                                           \
  "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"

static const char sheet[] =
    BOOK_SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.5</v></c><c r=\"C1\" s=\"1\">"
               "<v>46477</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>own</t></is></c></row>");
static const char strings[] = "<sst xmlns=\"" BOOK_MAIN "\"><si><t>a</t></si></sst>";
static const char styles[] = "<styleSheet xmlns=\"" BOOK_MAIN
                             "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
static const char workbook[] = "<workbook xmlns=\"" BOOK_MAIN "\" xmlns:r=\"" OFFICE
                               "\"><sheets><sheet name=\"Sheet1\" r:id=\"r1\"/></sheets></workbook>";
static const char workbook_relations[] =
    "<Relationships xmlns=\"" PACKAGE "\">" RELATION("r1", "worksheet", "sheet.xml")
        RELATION("r2", "sharedStrings", "strings.xml")
            RELATION("r3", "styles", "styles.xml") "</Relationships>";
static const char relations[] =
    "<Relationships xmlns=\"" PACKAGE "\">" RELATION("r1", "officeDocument", "book.xml") "</Relationships>";

static zip_entry entry(const char *name, const char *text, const char *usual) {
  const char *bytes = text == NULL ? usual : text;
  return (zip_entry){name, bytes, strlen(bytes)};
}

unsigned char *book_xlsx(const book_parts *parts, size_t *size) {
  const zip_entry entries[] = {
      entry("_rels/.rels", NULL, relations),         entry("_rels/book.xml.rels", NULL, workbook_relations),
      entry("book.xml", parts->workbook, workbook),  entry("styles.xml", parts->styles, styles),
      entry("strings.xml", parts->strings, strings), entry("sheet.xml", parts->sheet, sheet),
  };
  unsigned char *zip = zip_of(entries, COUNT_OF(entries), size);
  assert_non_null(zip);
  return zip;
}

unsigned char *book_ods(const char *content, size_t *size) {
  const zip_entry entries[] = {entry("content.xml", NULL, content)};
  unsigned char *zip = zip_of(entries, COUNT_OF(entries), size);
  assert_non_null(zip);
  return zip;
}

static cr_next on_sheet(void *user, const cr_found_sheet *read) {
  book_outcome *outcome = user;
  (void)read;
  outcome->sheets++;
  return CR_NEXT_ROW;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  book_outcome *outcome = user;
  outcome->rows++;
  outcome->cells += row->count;
  return CR_NEXT_ROW;
}

book_outcome book_read(const void *bytes, size_t size) {
  static const cr_reader_handler handler = {on_sheet, on_row, NULL};
  book_outcome outcome = {0};
  compact_diagnostics *list;
  cr_reader *book;
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  outcome.error = cr_reader_open_bytes("book", bytes, size, list, &book);
  assert_true((outcome.error == COMPACT_ERROR_NONE) == (book != NULL));
  if (book != NULL)
    outcome.error = cr_reader_read(book, &handler, &outcome);
  cr_reader_free(book);
  if (compact_diagnostics_count(list) > 0)
    snprintf(outcome.told, sizeof outcome.told, "%s", compact_diagnostics_at(list, 0)->message);
  compact_diagnostics_free(list);
  return outcome;
}
