/* templates.h - the templates that are known
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_TEMPLATES_H
#define CR_TEMPLATES_H

#include "shelf.h"
#include "template.h"
#include "text.h"
#include "workbook.h"

struct cr_templates {
  cr_shelf shelf;
};

/* The files of templates/: templates and their made-up rows. */
extern const cr_embedded_file cr_template_files[];
extern const size_t cr_template_file_count;

/* Reads a file of made-up rows that lies beside the template. Fails with MEMORY or READ. */
compact_error cr_template_example(const cr_template *template, const char *name, cr_text *text);

#endif
