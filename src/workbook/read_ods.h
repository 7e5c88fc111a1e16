/* read_ods.h - OpenDocument spreadsheets, zipped and flat
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_READ_ODS_H
#define CR_READ_ODS_H

#include "read_row.h"
#include "read_zip.h"

/* Fails with INVALID if the document is locked, else as cr_zip_open(). */
compact_error cr_ods_check(const cr_input *input, cr_zip *zip);

/* Reads the sheets of an .ods or of a .fods. Fail with MEMORY, READ, SYNTAX, INVALID or LIMIT. */
compact_error cr_ods_read(const cr_input *input, cr_zip *zip, cr_rows *rows);
compact_error cr_fods_read(cr_input *input, cr_rows *rows);

#endif
