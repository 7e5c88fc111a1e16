/* read_encoding.c - bytes as UTF-8, whichever way they were written
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_encoding.h"

#include <stdint.h>
#include <string.h>

static void append(cr_text *text, uint32_t character) {
  char bytes[4];
  cr_text_append_bytes(text, bytes, cr_utf8_write(character, bytes));
}

enum { NO_CHARACTER = 0xFFFD };

/* ---- Windows-1252 ---- */

static void append_1252(cr_text *text, unsigned char byte) {
  static const uint16_t table[32] = {0x20AC, NO_CHARACTER, 0x201A,       0x0192, 0x201E, 0x2026, 0x2020,
                                     0x2021, 0x02C6,       0x2030,       0x0160, 0x2039, 0x0152, NO_CHARACTER,
                                     0x017D, NO_CHARACTER, NO_CHARACTER, 0x2018, 0x2019, 0x201C, 0x201D,
                                     0x2022, 0x2013,       0x2014,       0x02DC, 0x2122, 0x0161, 0x203A,
                                     0x0153, NO_CHARACTER, 0x017E,       0x0178};
  append(text, byte >= 0x80 && byte < 0xA0 ? table[byte - 0x80] : byte);
}

static size_t ascii_length(const unsigned char *bytes, size_t size) {
  size_t length = 0;
  for (uint64_t words[4]; length + sizeof words <= size; length += sizeof words) {
    memcpy(words, bytes + length, sizeof words);
    if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) != 0)
      break;
  }
  while (length < size && bytes[length] < 0x80)
    length++;
  return length;
}

static void decode_1252(const unsigned char *bytes, size_t size, cr_text *text) {
  for (size_t i = 0; i < size;) {
    size_t plain = ascii_length(bytes + i, size - i);
    cr_text_append_bytes(text, (const char *)bytes + i, plain);
    i += plain;
    if (i < size)
      append_1252(text, bytes[i++]);
  }
}

/* ---- UTF-8 ---- */

/* How long a letter is by its first byte, if it is one. */
static size_t claimed_length(unsigned char lead) {
  return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
}

/* Whether the bytes are all there is of a letter so far. */
static bool is_cut_off(const unsigned char *bytes, size_t size) {
  if (claimed_length(bytes[0]) <= size)
    return false;
  for (size_t i = 1; i < size; i++) {
    if ((bytes[i] & 0xC0) != 0x80)
      return false;
  }
  return true;
}

/* The bytes that UTF-8 goes on for. */
static size_t utf_8_length(cr_decoder *decoder, const unsigned char *bytes, size_t size) {
  size_t length = ascii_length(bytes, size);
  for (size_t letter; length < size; length += ascii_length(bytes + length, size - length)) {
    letter = cr_utf8_sequence((const char *)bytes + length, size - length);
    if (letter == 0)
      break;
    decoder->has_utf_8 = true;
    length += letter;
  }
  return length;
}

/* Returns how many bytes were taken: less than size where a letter is cut off. */
static size_t decode_utf_8(cr_decoder *decoder, const unsigned char *bytes, size_t size, bool is_last,
                           cr_text *text) {
  size_t i = 0;
  while (decoder->encoding == CR_ENCODING_UTF_8) {
    size_t length = utf_8_length(decoder, bytes + i, size - i);
    cr_text_append_bytes(text, (const char *)bytes + i, length);
    i += length;
    if (i == size || (!is_last && is_cut_off(bytes + i, size - i)))
      return i;
    if (!decoder->has_utf_8) {
      decoder->encoding = CR_ENCODING_WINDOWS_1252;
    } else {
      decoder->odd_bytes++;
      append_1252(text, bytes[i++]);
    }
  }
  if (i < size)
    decode_1252(bytes + i, size - i, text);
  return size;
}

/* ---- UTF-16 ---- */

static uint32_t unit_at(const cr_decoder *decoder, const unsigned char *bytes) {
  return decoder->encoding == CR_ENCODING_UTF_16_BE ? (uint32_t)(bytes[0] << 8 | bytes[1])
                                                    : (uint32_t)(bytes[1] << 8 | bytes[0]);
}

static bool is_surrogate(uint32_t unit, uint32_t first) {
  return unit >= first && unit < first + 0x400;
}

static size_t decode_utf_16(cr_decoder *decoder, const unsigned char *bytes, size_t size, bool is_last,
                            cr_text *text) {
  size_t i = 0;
  while (size - i >= 2) {
    uint32_t unit = unit_at(decoder, bytes + i);
    bool is_high = is_surrogate(unit, 0xD800);
    if (is_high && size - i < 4 && !is_last)
      return i;
    uint32_t low = is_high && size - i >= 4 ? unit_at(decoder, bytes + i + 2) : 0;
    bool is_pair = is_surrogate(low, 0xDC00);
    bool is_half = !is_pair && (is_high || is_surrogate(unit, 0xDC00));
    decoder->odd_bytes += is_half;
    decoder->has_nul = decoder->has_nul || unit == 0;
    append(text, is_pair   ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
                 : is_half ? NO_CHARACTER
                           : unit);
    i += is_pair ? 4 : 2;
  }
  if (i < size && is_last) {
    decoder->odd_bytes++;
    i = size;
  }
  return i;
}

/* ---- Parts ---- */

/* Returns the size of the mark. */
static size_t read_mark(cr_decoder *decoder, const unsigned char *bytes, size_t size) {
  decoder->has_begun = true;
  if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    decoder->has_utf_8 = true;
    return 3;
  }
  if (size >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
    decoder->encoding = CR_ENCODING_UTF_16_LE;
  else if (size >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
    decoder->encoding = CR_ENCODING_UTF_16_BE;
  return decoder->encoding == CR_ENCODING_UTF_8 ? 0 : 2;
}

static size_t decode(cr_decoder *decoder, const unsigned char *bytes, size_t size, bool is_last,
                     cr_text *text) {
  if (decoder->encoding == CR_ENCODING_UTF_16_LE || decoder->encoding == CR_ENCODING_UTF_16_BE)
    return decode_utf_16(decoder, bytes, size, is_last, text);
  if (decoder->encoding == CR_ENCODING_UTF_8)
    return decode_utf_8(decoder, bytes, size, is_last, text);
  decode_1252(bytes, size, text);
  return size;
}

size_t cr_decode(cr_decoder *decoder, const unsigned char *bytes, size_t size, bool is_last, cr_text *text,
                 cr_decoded *out) {
  size_t mark = decoder->has_begun ? 0 : read_mark(decoder, bytes, size);
  bytes += mark;
  size -= mark;
  bool is_8_bit = decoder->encoding == CR_ENCODING_UTF_8 || decoder->encoding == CR_ENCODING_WINDOWS_1252;
  decoder->has_nul = decoder->has_nul || (is_8_bit && memchr(bytes, '\0', size) != NULL);
  if (decoder->encoding == CR_ENCODING_UTF_8 && utf_8_length(decoder, bytes, size) == size) {
    *out = (cr_decoded){(const char *)bytes, size};
    return mark + size;
  }
  cr_text_clear(text);
  size_t taken = decode(decoder, bytes, size, is_last, text);
  *out = (cr_decoded){cr_text_string(text), text->length};
  return mark + taken;
}
