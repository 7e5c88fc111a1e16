/* read_value.h - what the text of a cell stands for
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_READ_VALUE_H
#define CR_READ_VALUE_H

#include "compact.h"

/* Reads a number as XML writes it, "-1.5E+3"; no locale has a say. False if it is none. */
bool cr_number_read(const char *text, double *out);

/* Reads a whole number of at most max, nothing else beside it. False if it is none. */
bool cr_index_read(const char *text, uint32_t max, uint32_t *out);

/* The day of an ISO 8601 date or date-time, as it is written there. False if it is none. */
bool cr_iso_date_read(const char *text, compact_date *out);

/* Whether a number format of a spreadsheet shows a day: by its text, and by a number that needs no text. */
bool cr_format_is_date(const char *code);
bool cr_format_number_is_date(uint32_t number);

/* Undoes the escapes of .xlsx files, such as _x000D_, where the text stands. Returns its new length. */
size_t cr_unescape(char *text, size_t length);

/* Whether an attribute says yes: "1", "true" or "on". NULL says no. */
bool cr_is_true(const char *attribute);

#endif
