/* read_xlsx.h - the parts of an .xlsx
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Office Open XML as ECMA-376 has it, in the namespaces of both of its kinds, transitional and strict.
 */
#ifndef CR_READ_XLSX_H
#define CR_READ_XLSX_H

#include "arena.h"
#include "list.h"
#include "read_row.h"
#include "read_strings.h"
#include "read_xml.h"
#include "read_zip.h"

/* Of all parts but the relationships: "" and "r". */
extern const cr_namespace cr_xlsx_namespaces[];

typedef struct cr_xlsx_sheet {
  const char *name, *part;
  bool is_hidden;
} cr_xlsx_sheet;

typedef struct cr_xlsx {
  const cr_input *input;
  cr_zip *zip;
  cr_arena arena;
  const char *workbook;     /* the part that names the sheets */
  const char *strings_part; /* NULL: none */
  const char *styles_part;  /* NULL: none */
  cr_list sheets;           /* of cr_xlsx_sheet */
  bool is_1904;
  bool *date_styles; /* whether a cell's style shows a date */
  uint32_t style_count;
  cr_strings strings;
} cr_xlsx;

/* Takes over the zip, also on an error, and reads all but the sheets. Fails with MEMORY, READ, SYNTAX,
 * INVALID or LIMIT. */
compact_error cr_xlsx_open(const cr_input *input, cr_zip *zip, cr_xlsx **out);
void cr_xlsx_free(cr_xlsx *book);

/* Reads the sheets. Fails as cr_xlsx_open(). */
compact_error cr_xlsx_read(cr_xlsx *book, cr_rows *rows);

/* What cr_xlsx_open() does, part by part. */
compact_error cr_xlsx_read_workbook(cr_xlsx *book);
compact_error cr_xlsx_read_styles(cr_xlsx *book);

/* Reads one sheet that the handler wants. */
compact_error cr_xlsx_read_sheet(cr_xlsx *book, const cr_xlsx_sheet *sheet, cr_rows *rows, cr_next *next);

/* What a relationship of a part leads to. */
typedef struct cr_relation {
  const char *id;
  const char *type; /* the last word of it, "worksheet" */
  const char *part;
} cr_relation;

/* Reads the relationships of a part, "": of the whole, into a list of cr_relation in the book's arena: those
 * of the types, which are parted by spaces. */
compact_error cr_relations_read(cr_xlsx *book, const char *part, const char *types, cr_list *relations);

#endif
