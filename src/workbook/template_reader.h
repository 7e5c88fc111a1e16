/* template_reader.h - what the parts of reading a template share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_TEMPLATE_READER_H
#define CR_TEMPLATE_READER_H

#include "list.h"
#include "template.h"
#include "xml.h"

typedef struct cr_template_reader {
  cr_xml *xml;
  const compact_facts *facts;
  cr_template *made;
  cr_place id_place;
  cr_list notes, settings, sheets;
  cr_list lines, columns; /* of the sheet, and of the table, being read */
  cr_setting *setting;    /* the one being read; NULL where memory ran out; also for the next two */
  cr_sheet *sheet;
  cr_column *column;
} cr_template_reader;

/* A copy in the template's arena; "" for NULL and where memory ran out. */
const char *cr_template_keep(cr_template_reader *reader, const char *text);

/* Reports everything that only the whole template shows. */
void cr_template_check(cr_template_reader *reader);

#endif
