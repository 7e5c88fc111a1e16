/* nearest.h - the name that was probably meant
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_NEAREST_H
#define CR_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cr_nearest {
  const char *wanted;
  const char *name; /* the best so far, not ended by NUL if it came from words; NULL: none is like it */
  size_t length;    /* of name */
  size_t distance;
} cr_nearest;

/* Begins a search for a name like wanted. */
cr_nearest cr_nearest_to(const char *wanted);

/* Offers a name that exists; the first of equally good ones is kept. */
void cr_nearest_offer(cr_nearest *nearest, const char *name);

/* Offers each word of a list parted by spaces. */
void cr_nearest_offer_words(cr_nearest *nearest, const char *words);

/* Whether a list of words parted by spaces holds the word. */
bool cr_word_in(const char *word, const char *words);

/* Whether two names are the same but for the case of A to Z; the same of so many letters of them. */
bool cr_same_name(const char *a, const char *b);
bool cr_same_letters(const char *a, const char *b, size_t length);

#endif
