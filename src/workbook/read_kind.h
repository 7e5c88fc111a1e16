/* read_kind.h - what kind of file it is, by what it holds
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_READ_KIND_H
#define CR_READ_KIND_H

#include "read_input.h"
#include "read_zip.h"

typedef enum cr_kind {
  CR_KIND_CSV = 0, /* whatever is nothing else */
  CR_KIND_FODS,
  CR_KIND_ZIP, /* an .xlsx or .ods */
  CR_KIND_XLSX,
  CR_KIND_ODS,
} cr_kind;

/* Tells the kind by the first bytes. Fails with INVALID, and says what to do, where it is one that is not
 * read. */
compact_error cr_kind_of(const cr_input *input, cr_kind *kind);

/* Tells which workbook a zip is. Fails with INVALID where it is none. */
compact_error cr_kind_of_zip(const cr_input *input, const cr_zip *zip, cr_kind *kind);

#endif
