/* bench_bare.c - taking files apart with the libraries alone, and doing nothing with what is in them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "bench_bare.h"

#include "bench_figures.h"

#include <csv.h>
#include <expat.h>
#include <stdio.h>
#include <zip.h>

enum { BLOCK = 64 * 1024 };

static void XMLCALL nothing_starts(void *user, const char *name, const char **attributes) {
  (void)user, (void)name, (void)attributes;
}

static void XMLCALL nothing_ends(void *user, const char *name) {
  (void)user, (void)name;
}

static void XMLCALL nothing_said(void *user, const char *text, int length) {
  (void)user, (void)text, (void)length;
}

static void parse_part(zip_t *archive, const char *name) {
  zip_file_t *part = zip_fopen(archive, name, 0);
  XML_Parser parser = XML_ParserCreate(NULL);
  bench_must(part != NULL && parser != NULL, "a part cannot be opened");
  XML_SetElementHandler(parser, nothing_starts, nothing_ends);
  XML_SetCharacterDataHandler(parser, nothing_said);
  for (zip_int64_t got = 1; got > 0;) {
    void *buffer = XML_GetBuffer(parser, BLOCK);
    bench_must(buffer != NULL && (got = zip_fread(part, buffer, BLOCK)) >= 0, "a part cannot be read");
    bench_must(XML_ParseBuffer(parser, (int)got, got == 0) == XML_STATUS_OK, "a part is not well-formed");
  }
  XML_ParserFree(parser);
  zip_fclose(part);
}

void bench_bare_zip(const char *path) {
  static const char *const parts[] = {
      "_rels/.rels",          "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml",
      "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",   "content.xml"};
  zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
  bench_must(archive != NULL, "the zip cannot be opened");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (zip_name_locate(archive, parts[i], 0) >= 0)
      parse_part(archive, parts[i]);
  }
  zip_discard(archive);
}

static void no_cell(void *bytes, size_t length, void *user) {
  (void)bytes, (void)length, (void)user;
}

static void no_line(int end, void *user) {
  (void)end, (void)user;
}

void bench_bare_csv(const char *path) {
  static char buffer[BLOCK];
  struct csv_parser parser;
  FILE *file = fopen(path, "rb");
  bench_must(file != NULL && csv_init(&parser, 0) == 0, "the .csv cannot be opened");
  for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;)
    bench_must(csv_parse(&parser, buffer, got, no_cell, no_line, NULL) == got, "the .csv cannot be read");
  csv_fini(&parser, no_cell, no_line, NULL);
  csv_free(&parser);
  fclose(file);
}
