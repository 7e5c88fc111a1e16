/* fuzz_xlsx.c - any bytes as an .xlsx
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What begins as a zip is read as it is; all else is the parts of one, parted by NULs: the sheet, the shared
 * strings, the styles, the workbook, its relationships, those of the whole, and another sheet.
 */
#include "fuzz_book.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target)                                                                           \
  "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"

static const fuzz_part parts[] = {
    {"xl/s1.xml",
     "<worksheet xmlns=\"" MAIN "\"><sheetData><row><c t=\"s\" s=\"1\"><v>0</v></c><c s=\"1\"><v>46000</v>"
     "</c></row></sheetData></worksheet>"},
    {"xl/strings.xml", "<sst xmlns=\"" MAIN "\"><si><t>a_x000A_b</t></si><si><r><t>c</t></r></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet xmlns=\"" MAIN "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"d/m\"/></numFmts>"
     "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
    {"xl/book.xml",
     "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"A\" r:id=\"r1\"/>"
     "</sheets></workbook>"},
    {"xl/_rels/book.xml.rels", "<Relationships xmlns=\"" PACKAGE "\">" RELATION("r1", "worksheet", "s1.xml")
                                   RELATION("r2", "styles", "styles.xml")
                                       RELATION("r3", "sharedStrings", "strings.xml") "</Relationships>"},
    {"_rels/.rels", "<Relationships xmlns=\"" PACKAGE
                    "\">" RELATION("r1", "officeDocument", "xl/book.xml") "</Relationships>"},
    {"xl/s2.xml", NULL},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    fuzz_book(data, size);
  else
    fuzz_parts(parts, sizeof parts / sizeof *parts, data, size);
  return 0;
}
