/* nearest.c - the name that was probably meant
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "nearest.h"

#include <string.h>

/* Names are short; a longer one is compared up to here. */
enum { NAME_SIZE = 64 };

static unsigned char lower(char c) {
  return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t name_length(const char *name) {
  size_t length = strlen(name);
  return length < NAME_SIZE ? length : NAME_SIZE;
}

/* Levenshtein's distance, case aside. */
static size_t distance(const char *a, const char *b, size_t width) {
  size_t row[NAME_SIZE + 1];
  for (size_t j = 0; j <= width; j++)
    row[j] = j;
  for (size_t i = 0; i < NAME_SIZE && a[i] != '\0'; i++) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < width; j++) {
      size_t change = diagonal + (lower(a[i]) != lower(b[j]));
      size_t shorter = (row[j] < row[j + 1] ? row[j] : row[j + 1]) + 1;
      diagonal = row[j + 1];
      row[j + 1] = change < shorter ? change : shorter;
    }
  }
  return row[width];
}

cr_nearest cr_nearest_to(const char *wanted) {
  /* A third of the letters, rounded, may be wrong; beyond that a guess misleads. */
  return (cr_nearest){.wanted = wanted, .distance = (name_length(wanted) + 1) / 3 + 1};
}

static void offer(cr_nearest *nearest, const char *name, size_t length) {
  size_t found = distance(nearest->wanted, name, length < NAME_SIZE ? length : NAME_SIZE);
  if (found >= nearest->distance)
    return;
  nearest->name = name;
  nearest->length = length;
  nearest->distance = found;
}

void cr_nearest_offer(cr_nearest *nearest, const char *name) {
  offer(nearest, name, strlen(name));
}

/* The length of the word that words begins with. */
static size_t word_length(const char *words) {
  return strcspn(words, " ");
}

static const char *next_word(const char *words) {
  words += word_length(words);
  return words + strspn(words, " ");
}

void cr_nearest_offer_words(cr_nearest *nearest, const char *words) {
  for (; *words != '\0'; words = next_word(words))
    offer(nearest, words, word_length(words));
}

bool cr_word_in(const char *word, const char *words) {
  size_t length = strlen(word);
  const char *found = length == 0 || strchr(word, ' ') != NULL ? NULL : strstr(words, word);
  while (found != NULL &&
         ((found > words && found[-1] != ' ') || (found[length] != ' ' && found[length] != '\0')))
    found = strstr(found + 1, word);
  return found != NULL;
}

bool cr_same_letters(const char *a, const char *b, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (lower(a[i]) != lower(b[i]))
      return false;
  }
  return true;
}

bool cr_same_name(const char *a, const char *b) {
  while (*a != '\0' && lower(*a) == lower(*b)) {
    a++;
    b++;
  }
  return lower(*a) == lower(*b);
}
