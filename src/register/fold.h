/* fold.h - titles and words as they are compared
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_FOLD_H
#define CR_FOLD_H

#include "text.h"

enum { CR_FOLDED_SIZE = 160 }; /* what of a title is compared, with its NUL */

/* Writes the title as titles are compared: without the case of A to Z, spaces and punctuation, so that
 * "PaymentDate", "Payment date" and "payment_date" are one; without the counters of flattened data, so that
 * "Location:0:Name" and "Location:Name" are. "" where nothing is left. Returns buffer. */
const char *cr_fold(const char *title, char buffer[CR_FOLDED_SIZE]);

/* Whether the title is folded to that. */
bool cr_folds_to(const char *title, const char *folded);

/* Whether it is folded to one of those; NULL ends them. */
bool cr_folds_to_one_of(const char *title, const char *const *folded);

/* The bytes of white space that text begins with; spaces that do not break and a byte order mark count. */
size_t cr_space_length(const char *text);

/* Copies text without white space at its ends, and with one space for any other, into a buffer of that size;
 * what is too long ends in "...". Returns buffer. */
const char *cr_tidy(const char *text, char *buffer, size_t size);

#endif
