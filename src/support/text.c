/* text.c - a growable string
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for length more bytes and a NUL. */
static bool reserve(cr_text *text, size_t length) {
  if (text->failed)
    return false;
  if (length < text->capacity - text->length)
    return true;
  text->failed = length > SIZE_MAX / 4 || text->capacity > SIZE_MAX / 4;
  if (text->failed)
    return false;
  size_t capacity = text->capacity * 2 + length + 64;
  char *data = realloc(text->data, capacity);
  text->failed = data == NULL;
  if (text->failed)
    return false;
  text->data = data;
  text->capacity = capacity;
  return true;
}

void cr_text_append_bytes(cr_text *text, const char *bytes, size_t length) {
  if (!reserve(text, length))
    return;
  if (length > 0)
    memcpy(text->data + text->length, bytes, length);
  text->length += length;
  text->data[text->length] = '\0';
}

void cr_text_append(cr_text *text, const char *string) {
  cr_text_append_bytes(text, string, strlen(string));
}

void cr_text_format_list(cr_text *text, const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  if (length < 0) {
    text->failed = true;
  } else if (reserve(text, (size_t)length)) {
    vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
    text->length += (size_t)length;
  }
  va_end(again);
}

void cr_text_format(cr_text *text, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  cr_text_format_list(text, format, arguments);
  va_end(arguments);
}

void cr_text_append_number(cr_text *text, double number) {
  char digits[32];
  snprintf(digits, sizeof digits, "%.15g", number);
  char *comma = strchr(digits, ',');
  if (comma != NULL)
    *comma = '.';
  cr_text_append(text, digits);
}

const char *cr_text_string(const cr_text *text) {
  return text->data == NULL ? "" : text->data;
}

void cr_text_clear(cr_text *text) {
  text->length = 0;
  if (text->data != NULL)
    text->data[0] = '\0';
}

size_t cr_unseen_length(const char *text) {
  const unsigned char *byte = (const unsigned char *)text;
  if (byte[0] >= ' ' && byte[0] < 0x7F)
    return 0;
  if (byte[0] < ' ' || byte[0] == 0x7F)
    return 1;
  if (byte[0] == 0xC2) /* to U+009F */
    return byte[1] >= 0x80 && byte[1] < 0xA0 ? 2 : 0;
  if (byte[0] == 0xD8) /* U+061C */
    return byte[1] == 0x9C ? 2 : 0;
  if (byte[0] != 0xE2)
    return 0;
  bool is_turn = byte[1] == 0x80 && (byte[2] == 0x8E || byte[2] == 0x8F); /* U+200E, U+200F */
  bool is_break = byte[1] == 0x80 && byte[2] >= 0xA8 && byte[2] <= 0xAE;  /* U+2028 to U+202E */
  bool is_apart = byte[1] == 0x81 && byte[2] >= 0xA6 && byte[2] <= 0xA9;  /* U+2066 to U+2069 */
  return is_turn || is_break || is_apart ? 3 : 0;
}

static void append_shown(cr_text *text, const char *string, const char *kept) {
  while (*string != '\0') {
    size_t unseen = strchr(kept, *string) == NULL ? cr_unseen_length(string) : 0;
    cr_text_append_bytes(text, unseen > 0 ? "?" : string, 1);
    string += unseen > 0 ? unseen : 1;
  }
}

void cr_text_append_shown(cr_text *text, const char *string) {
  append_shown(text, string, "");
}

void cr_text_append_shown_lines(cr_text *text, const char *string) {
  append_shown(text, string, "\t\r\n");
}

enum { MESSAGE_MAX = 400 };

void cr_text_tidy(cr_text *text) {
  size_t kept = 0;
  for (size_t i = 0; i < text->length && kept < MESSAGE_MAX;) {
    size_t sequence = cr_utf8_sequence(text->data + i, text->length - i);
    bool is_unseen = sequence > 0 && cr_unseen_length(text->data + i) > 0;
    memmove(text->data + kept, is_unseen ? "?" : text->data + i, is_unseen ? 1 : sequence);
    kept += is_unseen ? 1 : sequence;
    i += sequence > 0 ? sequence : 1;
  }
  if (text->length > 0)
    text->data[kept] = '\0';
  text->length = kept;
}

compact_error cr_text_take(cr_text *text, char **out) {
  *out = NULL;
  cr_text_append(text, ""); /* so that an empty text is a string too */
  if (text->failed) {
    cr_text_free(text);
    return COMPACT_ERROR_MEMORY;
  }
  *out = text->data;
  *text = (cr_text){0};
  return COMPACT_ERROR_NONE;
}

void cr_text_free(cr_text *text) {
  free(text->data);
  *text = (cr_text){0};
}

size_t cr_utf8_sequence(const char *bytes, size_t size) {
  if (size == 0)
    return 0;
  unsigned char lead = (unsigned char)bytes[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length > size)
    return 0;
  for (size_t i = 1; i < length; i++) {
    if (((unsigned char)bytes[i] & 0xC0) != 0x80)
      return 0;
  }
  /* Longer than need be, a surrogate, or past the last code point. */
  unsigned char second = length > 1 ? (unsigned char)bytes[1] : 0;
  bool is_wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                  (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return is_wrong ? 0 : length;
}

size_t cr_utf8_write(uint32_t character, char bytes[4]) {
  size_t length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  static const unsigned char leads[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
  for (size_t i = length - 1; i > 0; i--) {
    bytes[i] = (char)(0x80 | (character & 0x3F));
    character >>= 6;
  }
  bytes[0] = (char)(leads[length] | character);
  return length;
}
