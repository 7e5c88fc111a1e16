/* bench_files.c - large registers to read
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A part is made while libzip packs it: nothing large is held.
 */
#include "bench_files.h"

#include "compact.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { COLUMNS = 12 };

/* What stands in a column. */
typedef enum column { TITLE, REFERENCE, NAME, STATUS, FLAG, DATE, MONEY } column;

static const column columns[COLUMNS] = {REFERENCE, NAME, STATUS, DATE,   DATE, MONEY,
                                        MONEY,     DATE, FLAG,   STATUS, NAME, DATE};

static const char *const titles[COLUMNS] = {"Contract ID", "Contract Title", "Status",   "Start Date",
                                            "End Date",    "Value",          "Paid",     "Notice given",
                                            "In writing",  "Renewal",        "Supplier", "Funding ends"};

/* ---- Values: all of them drawn from the row and the column ---- */

static unsigned draw(unsigned row, unsigned of, unsigned salt) {
  return (row * 2654435761u + of * 40503u + salt) >> 7;
}

/* The first row are titles. */
static column kind_of(unsigned row, int of) {
  return row == 1 ? TITLE : columns[of];
}

static int text_of(unsigned row, int of, char *text, size_t size) {
  static const char *const words[] = {"Trust", "Community", "Housing", "Advice",
                                      "Youth", "Carers",    "Arts",    "Sport"};
  static const char *const statuses[] = {"Active", "Ended", "Renewed", "Under review"};
  unsigned drawn = draw(row, (unsigned)of, 1);
  if (kind_of(row, of) == TITLE)
    return snprintf(text, size, "%s", titles[of]);
  if (kind_of(row, of) == REFERENCE)
    return snprintf(text, size, "GRANT-%07u", row);
  if (kind_of(row, of) == NAME)
    return snprintf(text, size, "%s %s %u", words[drawn % 8], words[drawn / 8 % 8], drawn / 64 % 500);
  return snprintf(text, size, "%s",
                  kind_of(row, of) == FLAG ? (drawn % 2 ? "Yes" : "No") : statuses[drawn % 4]);
}

/* Starts from 2020 on, ends of one to three years after them, and notice before. */
static unsigned serial_of(unsigned row, int of) {
  unsigned start = 43831 + draw(row, 3, 2) % 2000, end = start + 365 + draw(row, 4, 2) % 730;
  return of == 3 ? start : of == 7 ? end - 30 - draw(row, 7, 2) % 120 : end;
}

static unsigned pence_of(unsigned row, int of) {
  return draw(row, (unsigned)of, 3) % 20000000;
}

static int date_of(unsigned row, int of, char *text, size_t size) {
  compact_date date;
  char iso[COMPACT_DATE_SIZE];
  compact_date_from_serial(serial_of(row, of), COMPACT_NULL_DATE_1899, &date);
  return snprintf(text, size, "%s", compact_date_iso(date, iso));
}

/* ---- Rows ---- */

enum { ROW_SIZE = 8192 };

static int shared_of(unsigned row, int of) {
  char text[80];
  if (kind_of(row, of) == REFERENCE)
    return (int)row + 70;
  if (kind_of(row, of) == NAME)
    return (int)(draw(row, (unsigned)of, 1) % 64);
  text_of(row, of, text, sizeof text);
  return 64 + (text[0] == 'A'   ? 0
               : text[0] == 'E' ? 1
               : text[0] == 'R' ? 2
               : text[0] == 'U' ? 3
               : text[0] == 'Y' ? 4
                                : 5);
}

static int xlsx_cell(unsigned row, int of, bool is_shared, char *text, size_t size) {
  char value[80];
  char name = (char)('A' + of);
  if (kind_of(row, of) == DATE)
    return snprintf(text, size, "<c r=\"%c%u\" s=\"1\"><v>%u</v></c>", name, row, serial_of(row, of));
  if (kind_of(row, of) == MONEY)
    return snprintf(text, size, "<c r=\"%c%u\" s=\"2\"><v>%u.%02u</v></c>", name, row,
                    pence_of(row, of) / 100, pence_of(row, of) % 100);
  if (is_shared && kind_of(row, of) != TITLE)
    return snprintf(text, size, "<c r=\"%c%u\" t=\"s\"><v>%d</v></c>", name, row, shared_of(row, of));
  text_of(row, of, value, sizeof value);
  return snprintf(text, size, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>", name, row, value);
}

static int ods_cell(unsigned row, int of, char *text, size_t size) {
  char value[80];
  if (kind_of(row, of) == DATE) {
    date_of(row, of, value, sizeof value);
    return snprintf(
        text, size,
        "<table:table-cell table:style-name=\"ce1\" office:value-type=\"date\" office:date-value=\"%s\" "
        "calcext:value-type=\"date\"><text:p>%s</text:p></table:table-cell>",
        value, value);
  }
  if (kind_of(row, of) == MONEY)
    return snprintf(
        text, size,
        "<table:table-cell table:style-name=\"ce2\" office:value-type=\"currency\" "
        "office:currency=\"GBP\" office:value=\"%u.%02u\" calcext:value-type=\"currency\"><text:p>"
        "\xC2\xA3%u.%02u</text:p></table:table-cell>",
        pence_of(row, of) / 100, pence_of(row, of) % 100, pence_of(row, of) / 100, pence_of(row, of) % 100);
  text_of(row, of, value, sizeof value);
  return snprintf(
      text, size,
      "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>%s</text:p>"
      "</table:table-cell>",
      value);
}

static int csv_cell(unsigned row, int of, char *text, size_t size) {
  char value[80];
  if (kind_of(row, of) == DATE)
    date_of(row, of, value, sizeof value);
  else if (kind_of(row, of) == MONEY)
    snprintf(value, sizeof value, "%u.%02u", pence_of(row, of) / 100, pence_of(row, of) % 100);
  else
    text_of(row, of, value, sizeof value);
  return snprintf(text, size, kind_of(row, of) == NAME ? "\"%s\"%s" : "%s%s", value,
                  of < COLUMNS - 1 ? "," : "\r\n");
}

/* ---- Parts that are made as they are read ---- */

typedef enum part_kind { XLSX_SHARED, XLSX_INLINE, STRINGS, ODS, CSV } part_kind;

typedef struct part {
  part_kind kind;
  const char *head, *tail;
  unsigned rows, row; /* row: 0 before the head, rows + 1 before the tail */
  char text[ROW_SIZE];
  size_t length, taken;
} part;

static void make_row(part *self) {
  static const char *const starts[] = {"<row r=\"%u\" spans=\"1:12\">", "<row r=\"%u\" spans=\"1:12\">", "",
                                       "<table:table-row table:style-name=\"ro1\">", ""};
  static const char *const ends[] = {"</row>", "</row>", "", "</table:table-row>", ""};
  char *text = self->text;
  size_t at = self->kind <= XLSX_INLINE ? (size_t)snprintf(text, ROW_SIZE, starts[0], self->row)
                                        : (size_t)snprintf(text, ROW_SIZE, "%s", starts[self->kind]);
  for (int of = 0; of < COLUMNS; of++) {
    char *end = text + at;
    size_t left = ROW_SIZE - at;
    at += (size_t)(self->kind == CSV   ? csv_cell(self->row, of, end, left)
                   : self->kind == ODS ? ods_cell(self->row, of, end, left)
                                       : xlsx_cell(self->row, of, self->kind == XLSX_SHARED, end, left));
  }
  self->length = at + (size_t)snprintf(text + at, ROW_SIZE - at, "%s", ends[self->kind]);
}

/* The texts that shared_of() counts: 64 names, 6 words, and every row's reference from 71 on. */
static void make_string(part *self) {
  static const char *const words[] = {"Active", "Ended", "Renewed", "Under review", "Yes", "No"};
  unsigned number = self->row - 1;
  char text[80];
  if (number < 64)
    snprintf(text, sizeof text, "Community Housing and Advice Trust %u", number);
  else if (number < 70)
    snprintf(text, sizeof text, "%s", words[number - 64]);
  else
    text_of(number - 70, 0, text, sizeof text);
  self->length = (size_t)snprintf(self->text, ROW_SIZE, "<si><t>%s</t></si>", text);
}

/* Makes the next piece; false when there is none left. */
static bool make_next(part *self) {
  self->length = self->taken = 0;
  if (self->row == 0)
    self->length = (size_t)snprintf(self->text, ROW_SIZE, "%s", self->head);
  else if (self->row <= self->rows && self->kind == STRINGS)
    make_string(self);
  else if (self->row <= self->rows)
    make_row(self);
  else if (self->row == self->rows + 1)
    self->length = (size_t)snprintf(self->text, ROW_SIZE, "%s", self->tail);
  else
    return false;
  self->row++;
  return true;
}

static size_t part_read(part *self, char *buffer, size_t size) {
  size_t done = 0;
  while (done < size) {
    if (self->taken == self->length && !make_next(self))
      break;
    size_t more = self->length - self->taken < size - done ? self->length - self->taken : size - done;
    memcpy(buffer + done, self->text + self->taken, more);
    self->taken += more;
    done += more;
  }
  return done;
}

static zip_int64_t part_source(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command) {
  part *self = user;
  switch (command) {
  case ZIP_SOURCE_OPEN:
    self->row = 0;
    self->length = self->taken = 0;
    return 0;
  case ZIP_SOURCE_READ:
    return (zip_int64_t)part_read(self, data, (size_t)length);
  case ZIP_SOURCE_STAT:
    zip_stat_init(data);
    return (zip_int64_t)sizeof(zip_stat_t);
  case ZIP_SOURCE_SUPPORTS:
    return ZIP_SOURCE_SUPPORTS_READABLE;
  default:
    return 0;
  }
}

/* ---- Files ---- */

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target)                                                                           \
  "<Relationship Id=\"" id "\" Type=\"" OFFICE_RELATIONS "/" type "\" Target=\"" target "\"/>"

#define TYPE "application/vnd.openxmlformats-"
#define CONTENT(part, type)                                                                                  \
  "<Override PartName=\"/" part "\" ContentType=\"" TYPE "officedocument.spreadsheetml." type "+xml\"/>"

#define ODS_NAMES                                                                                            \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                                       \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                                         \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                                           \
  " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""
#define ODS_TABLE "<office:body><office:spreadsheet><table:table table:name=\"Grants\">"
#define ODS_END "</table:table></office:spreadsheet></office:body>"

static bool add(zip_t *archive, const char *name, part *made) {
  zip_source_t *source = zip_source_function(archive, part_source, made);
  zip_int64_t index = source == NULL ? -1 : zip_file_add(archive, name, source, ZIP_FL_OVERWRITE);
  return index >= 0 && zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, 1) == 0;
}

static bool write_xlsx(const char *path, unsigned rows, unsigned strings) {
  bool is_shared = strings > 0;
  part parts[] = {
      {.head = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
               "<Default Extension=\"rels\" ContentType=\"" TYPE "package.relationships+xml\"/>" CONTENT(
                   "xl/workbook.xml", "sheet.main") CONTENT("xl/worksheets/sheet1.xml", "worksheet")
                   CONTENT("xl/styles.xml", "styles") CONTENT("xl/sharedStrings.xml", "sharedStrings"),
       .tail = "</Types>"},
      {.head = "<Relationships xmlns=\"" RELATIONS "\">" RELATION("r1", "officeDocument", "xl/workbook.xml"),
       .tail = "</Relationships>"},
      {.head = "<Relationships xmlns=\"" RELATIONS "\">" RELATION("r1", "worksheet", "worksheets/sheet1.xml")
           RELATION("r2", "styles", "styles.xml") RELATION("r3", "sharedStrings", "sharedStrings.xml"),
       .tail = "</Relationships>"},
      {.head = "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE_RELATIONS "\"><sheets>",
       .tail = "<sheet name=\"Grants\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
      {.head = "<styleSheet xmlns=\"" MAIN "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>",
       .tail = "<xf numFmtId=\"4\"/></cellXfs></styleSheet>"},
      {.kind = STRINGS, .head = "<sst xmlns=\"" MAIN "\">", .tail = "</sst>", .rows = strings},
      {.kind = is_shared ? XLSX_SHARED : XLSX_INLINE,
       .head = "<worksheet xmlns=\"" MAIN "\"><sheetData>",
       .tail = "</sheetData></worksheet>",
       .rows = rows},
  };
  static const char *const names[] = {
      "[Content_Types].xml", "_rels/.rels",          "xl/_rels/workbook.xml.rels", "xl/workbook.xml",
      "xl/styles.xml",       "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"};
  zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  bool is_written = archive != NULL;
  for (size_t i = 0; is_written && i < sizeof names / sizeof *names; i++)
    is_written = add(archive, names[i], &parts[i]);
  return is_written && zip_close(archive) == 0;
}

static bool write_ods(const char *path, unsigned rows) {
  part content = {.kind = ODS,
                  .head = "<office:document-content" ODS_NAMES ">" ODS_TABLE,
                  .tail = ODS_END "</office:document-content>",
                  .rows = rows};
  zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  return archive != NULL && add(archive, "content.xml", &content) && zip_close(archive) == 0;
}

static bool write_plain(const char *path, part *made) {
  char buffer[16 * 1024];
  FILE *file = fopen(path, "wb");
  bool is_written = file != NULL;
  for (size_t got = 1; is_written && got > 0;) {
    got = part_read(made, buffer, sizeof buffer);
    is_written = fwrite(buffer, 1, got, file) == got;
  }
  return file != NULL && fclose(file) == 0 && is_written;
}

bool bench_file_write(const char *path, const char *format, unsigned rows, bool is_shared) {
  part fods = {.kind = ODS,
               .head = "<office:document" ODS_NAMES ">" ODS_TABLE,
               .tail = ODS_END "</office:document>",
               .rows = rows};
  part csv = {.kind = CSV, .head = "", .tail = "", .rows = rows};
  if (strcmp(format, "xlsx") == 0)
    return write_xlsx(path, rows, is_shared ? rows + 71 : 0);
  if (strcmp(format, "ods") == 0)
    return write_ods(path, rows);
  return write_plain(path, strcmp(format, "fods") == 0 ? &fods : &csv);
}

bool bench_strings_write(const char *path, unsigned strings) {
  return write_xlsx(path, 1, strings);
}
