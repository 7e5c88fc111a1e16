/* read_limits.h - how much of a workbook is accepted
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A file within these takes less than 256 MB of memory to read, whatever it holds: the shared strings at most
 * 176 (128 of text, 48 of places; 6 more while these grow), a row 26, the parts of a zip and expat with its
 * names 30.
 */
#ifndef CR_READ_LIMITS_H
#define CR_READ_LIMITS_H

/* As many as Excel and Calc have. */
#define CR_ROWS_MAX 1048576u
#define CR_COLUMNS_MAX 16384u

enum {
  CR_SHEETS_MAX = 1024,
  CR_NAME_MAX = 1024,                 /* bytes of any name: of a sheet, a part, an element */
  CR_REPEATED_MAX = 16 * 1024 * 1024, /* cells of a sheet that an .ods writes once and shows more often */
  CR_ROW_TEXT_MAX = 8 * 1024 * 1024,  /* bytes */
  CR_CELL_TEXT_MAX = 1024 * 1024,     /* bytes; Excel keeps 32,767 characters */

  CR_ZIP_DIRECTORY_MAX = 4 * 1024 * 1024, /* bytes read before the first part: the list of the parts */
  CR_ZIP_PARTS_MAX = 16 * 1024,
  CR_ZIP_RATIO_MAX = 400, /* inflated to packed, beyond the first 16 MB */
  CR_ZIP_RATIO_FREE = 16 * 1024 * 1024,
  CR_ZIP_SMALL_PART_MAX = 32 * 1024 * 1024, /* relationships, styles and the like */

  CR_STRINGS_MAX = 4 * 1024 * 1024,
  CR_STRINGS_TEXT_MAX = 128 * 1024 * 1024,
  CR_STYLES_MAX = 65536, /* Excel has 64,000 */

  CR_XML_TAG_MAX = 1024 * 1024, /* bytes of one tag, comment or the like */
  CR_XML_NESTED_MAX = 200,      /* elements in each other */
  CR_XML_NAMES_MAX = 10000,     /* different names of elements and attributes */
};

/* Of one part, inflated; a .fods or .csv file may be as long as it is. */
#define CR_ZIP_PART_MAX 4294967296u

/* Of the columns that are kept in a temporary file, and of a workbook that came through a pipe. */
#define CR_SPOOL_MAX 4294967296u

#endif
