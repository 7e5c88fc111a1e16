/* fold.c - titles and words as they are compared
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"

#include <string.h>

/* ---- White space ---- */

static size_t space_at(const char *text) {
  if (*text == ' ' || (*text >= '\t' && *text <= '\r'))
    return 1;
  if (((unsigned char)*text & 0x80) == 0)
    return 0;
  if (strncmp(text, "\xC2\xA0", 2) == 0)
    return 2;
  bool is_mark = strncmp(text, "\xEF\xBB\xBF", 3) == 0;
  bool is_narrow = strncmp(text, "\xE2\x80\xAF", 3) == 0 || strncmp(text, "\xE2\x80\x8B", 3) == 0;
  return is_mark || is_narrow ? 3 : 0;
}

size_t cr_space_length(const char *text) {
  size_t length = 0, one;
  while ((one = space_at(text + length)) > 0)
    length += one;
  return length;
}

/* Leaves out a sequence of which not all bytes are there. */
static size_t whole_length(const char *text, size_t length) {
  while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
    length--;
  return length;
}

const char *cr_tidy(const char *text, char *buffer, size_t size) {
  size_t length = 0;
  for (text += cr_space_length(text); *text != '\0';) {
    size_t space = cr_space_length(text);
    if (space > 0 && text[space] == '\0')
      break;
    if (length + 1 == size) {
      length = whole_length(buffer, size > 4 ? size - 4 : 0);
      memcpy(buffer + length, "...", 3);
      length += 3;
      break;
    }
    buffer[length++] = space > 0 ? ' ' : *text;
    text += space > 0 ? space : 1;
  }
  buffer[length] = '\0';
  return buffer;
}

/* ---- Folding ---- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* A letter as a small one, a digit as it is; NUL for any other. */
static char plain(char c) {
  unsigned char small = (unsigned char)(c | 0x20);
  return small >= 'a' && small <= 'z' ? (char)small : is_digit(c) ? c : '\0';
}

/* The bytes of a counter between two marks of a path, ":0" before ":"; 0 if there is none. */
static size_t counter_at(const char *text) {
  if (*text != ':' && *text != '/' && *text != '.')
    return 0;
  size_t length = 1;
  while (text[length] == ' ')
    length++;
  size_t digits = 0;
  for (; is_digit(text[length]); length++)
    digits++;
  while (text[length] == ' ')
    length++;
  return digits > 0 && (text[length] == ':' || text[length] == '/' || text[length] == '.') ? length : 0;
}

/* The bytes of punctuation beyond ASCII: signs of U+0080 to U+00BF and U+2000 to U+206F, and the mark that
 * some files begin with. */
static size_t sign_at(const char *text) {
  const unsigned char *bytes = (const unsigned char *)text;
  if (bytes[0] == 0xC2 && bytes[1] != 0)
    return 2;
  if (bytes[0] == 0xE2 && (bytes[1] == 0x80 || bytes[1] == 0x81) && bytes[2] != 0)
    return 3;
  return bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
}

static char next_other(const char **title) {
  while (**title != '\0' && plain(**title) == '\0') {
    size_t left_out = counter_at(*title);
    if (left_out == 0)
      left_out = sign_at(*title);
    if (left_out == 0 && ((unsigned char)**title & 0x80) != 0)
      return *(*title)++;
    *title += left_out == 0 ? 1 : left_out;
  }
  return **title == '\0' ? '\0' : plain(*(*title)++);
}

/* The next character that is kept, and *title behind it; NUL at the end. */
static inline char next_kept(const char **title) {
  char c = plain(**title);
  if (c == '\0')
    return next_other(title);
  ++*title;
  return c;
}

const char *cr_fold(const char *title, char buffer[CR_FOLDED_SIZE]) {
  size_t length = 0;
  char c;
  while (length + 1 < CR_FOLDED_SIZE && (c = next_kept(&title)) != '\0')
    buffer[length++] = c;
  buffer[length] = '\0';
  return buffer;
}

bool cr_folds_to(const char *title, const char *folded) {
  size_t length = 0;
  while (folded[length] != '\0' && next_kept(&title) == folded[length])
    length++;
  return folded[length] == '\0' && (length + 1 == CR_FOLDED_SIZE || next_kept(&title) == '\0');
}

bool cr_folds_to_one_of(const char *title, const char *const *folded) {
  const char *rest = title;
  char first = next_kept(&rest), second = next_kept(&rest);
  for (; *folded != NULL && **folded <= first; folded++) {
    if (**folded == first && (*folded)[1] == second && cr_folds_to(title, *folded))
      return true;
  }
  return false;
}
