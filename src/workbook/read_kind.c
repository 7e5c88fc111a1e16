/* read_kind.c - what kind of file it is, by what it holds
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_kind.h"

#include <string.h>

static bool begins_with(const cr_input *input, const char *bytes, size_t size) {
  return input->head_size >= size && memcmp(input->head, bytes, size) == 0;
}

/* Whether the first bytes hold the word; letters count in whatever case. */
static bool head_holds(const cr_input *input, const char *word) {
  size_t length = strlen(word);
  for (size_t i = 0; i + length <= input->head_size; i++) {
    size_t same = 0;
    while (same < length && (input->head[i + same] | 0x20) == (word[same] | 0x20))
      same++;
    if (same == length)
      return true;
  }
  return false;
}

/* ---- Old workbooks and locked ones: a file system in a file ---- */

enum { OLE_SECTOR_SHIFT = 30, OLE_DIRECTORY = 48, OLE_ENTRY = 128, OLE_NAME = 64 };

static uint32_t little_endian(const unsigned char *bytes, int count) {
  uint32_t value = 0;
  for (int i = count; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

/* Whether the directory has an entry of that name, which is UTF-16 there. */
static bool has_entry(const unsigned char *directory, size_t size, const char *name) {
  for (size_t entry = 0; entry + OLE_ENTRY <= size; entry += OLE_ENTRY) {
    size_t i = 0;
    while (name[i] != '\0' && i < OLE_NAME / 2 && directory[entry + 2 * i] == (unsigned char)name[i] &&
           directory[entry + 2 * i + 1] == 0)
      i++;
    if (name[i] == '\0')
      return true;
  }
  return false;
}

static compact_error refuse_ole(const cr_input *input) {
  unsigned char directory[4096] = {0};
  uint32_t shift = input->head_size < 512 ? 9 : little_endian(input->head + OLE_SECTOR_SHIFT, 2);
  uint32_t sector = input->head_size < 512 ? 0 : little_endian(input->head + OLE_DIRECTORY, 4);
  int64_t got = 0;
  if (!input->is_pipe && shift >= 7 && shift <= 16)
    got = cr_input_read_at(input, ((uint64_t)sector + 1) << shift, directory, sizeof directory);
  if (got > 0 && has_entry(directory, (size_t)got, "EncryptedPackage"))
    return cr_report(input, COMPACT_ERROR_INVALID,
                     "is locked with a password: save it without one, as .xlsx or .ods");
  if (got > 0 && (has_entry(directory, (size_t)got, "Workbook") || has_entry(directory, (size_t)got, "Book")))
    return cr_report(input, COMPACT_ERROR_INVALID,
                     "is an old workbook (.xls): open it in Excel or Calc and save it as .xlsx");
  return cr_report(
      input, COMPACT_ERROR_INVALID,
      "is an old file of Office (.xls or the like), or locked with a password: open it in Excel or Calc "
      "and save it as .xlsx without a password");
}

/* ---- Kinds ---- */

static compact_error refuse_xml(const cr_input *input) {
  if (head_holds(input, "<html") || head_holds(input, "<table"))
    return cr_report(input, COMPACT_ERROR_INVALID,
                     "is a web page: open it in Excel or Calc and save it as .xlsx");
  return cr_report(input, COMPACT_ERROR_INVALID,
                   "is XML, but no .fods workbook: open it in Excel or Calc and save it as .xlsx");
}

/* XML that is UTF-16 has a NUL beside each letter. */
static bool is_xml(const cr_input *input) {
  size_t at = begins_with(input, "\xEF\xBB\xBF", 3) ? 3 : 0;
  while (at < input->head_size && strchr(" \t\r\n", input->head[at]) != NULL && input->head[at] != '\0')
    at++;
  return at + 1 < input->head_size && input->head[at] == '<' &&
         (strchr("?!", input->head[at + 1]) != NULL || (input->head[at + 1] | 0x20) == 'h' ||
          (input->head[at + 1] | 0x20) == 't' || input->head[at + 1] == 'o');
}

compact_error cr_kind_of(const cr_input *input, cr_kind *kind) {
  *kind = CR_KIND_CSV;
  if (begins_with(input, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    return refuse_ole(input);
  if (begins_with(input, "%PDF", 4))
    return cr_report(input, COMPACT_ERROR_INVALID,
                     "is a PDF: ask for the workbook that it was made from, or copy its table into one");
  if (begins_with(input, "PK\x03\x04", 4) || begins_with(input, "PK\x05\x06", 4)) {
    *kind = CR_KIND_ZIP;
    return COMPACT_ERROR_NONE;
  }
  if (!is_xml(input))
    return COMPACT_ERROR_NONE;
  *kind = CR_KIND_FODS;
  return head_holds(input, "urn:oasis:names:tc:opendocument:xmlns:office") ? COMPACT_ERROR_NONE
                                                                           : refuse_xml(input);
}

compact_error cr_kind_of_zip(const cr_input *input, const cr_zip *zip, cr_kind *kind) {
  *kind = CR_KIND_XLSX;
  if (cr_zip_has(zip, "_rels/.rels"))
    return COMPACT_ERROR_NONE;
  *kind = CR_KIND_ODS;
  if (cr_zip_has(zip, "content.xml"))
    return COMPACT_ERROR_NONE;
  if (cr_zip_has(zip, "encrypted-package"))
    return cr_report(input, COMPACT_ERROR_INVALID,
                     "is locked with a password: save it without one, as .xlsx or .ods");
  return cr_report(input, COMPACT_ERROR_INVALID,
                   "is a zip and no workbook: unpack it and give the names of the workbooks in it");
}
