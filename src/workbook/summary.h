/* summary.h - what the values of a summary and its formulas share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_SUMMARY_H
#define CR_SUMMARY_H

#include "book.h"

/* The first day of the summary's month, counted from 0, as a serial number; 0 where no first month is set. */
double cr_month_serial(const cr_book *self, const cr_grid *grid, size_t index);

/* The first day of the month after one that begins on that day. */
double cr_next_month(double first);

/* Whether a column counts how checks came out, rather than rows. */
bool cr_counts_outcomes(const cr_grid *grid, const cr_field *field);

/* The checks that a column counts in a row. */
const cr_check *cr_counted_checks(const cr_grid *grid, size_t row, const cr_field *field, size_t *count);

#endif
