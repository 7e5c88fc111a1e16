/* check_json.h - findings as JSON, in lines or in one document
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * docs/check-output.md says what the names mean.
 */
#ifndef CHECK_JSON_H
#define CHECK_JSON_H

#include "check.h"
#include "json_parts.h"

/* A finding on a line. Fails with MEMORY or WRITE. */
compact_error check_json_line(FILE *lines, const check_table *table, const cr_finding *finding);

/* The date as YYYY-MM-DD, or null. */
json_t *check_json_date(compact_date date);

#endif
