/* zip_of.c - a zip in memory, made byte by byte
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "zip_of.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LOCAL_SIZE = 30, CENTRAL_SIZE = 46, END_SIZE = 22 };

/* What a byte does to the rest of the division. */
static uint32_t crc_step(uint32_t byte) {
  for (int bit = 0; bit < 8; bit++)
    byte = byte >> 1 ^ (0xEDB88320u & (0u - (byte & 1u)));
  return byte;
}

static uint32_t crc_of(const unsigned char *bytes, size_t size) {
  uint32_t table[256], crc = 0xFFFFFFFFu;
  for (uint32_t byte = 0; byte < 256; byte++)
    table[byte] = crc_step(byte);
  for (size_t i = 0; i < size; i++)
    crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 0xFF];
  return ~crc;
}

static unsigned char *put(unsigned char *to, uint32_t value, int bytes) {
  for (; bytes > 0; bytes--, value >>= 8)
    *to++ = (unsigned char)value;
  return to;
}

static unsigned char *put_bytes(unsigned char *to, const void *bytes, size_t size) {
  if (size > 0)
    memcpy(to, bytes, size);
  return to + size;
}

/* What the local and the central header share: version 2.0, stored, 1 January 1980. */
static unsigned char *put_header(unsigned char *to, const zip_entry *entry) {
  to = put(to, 20, 2);
  to = put(to, 0, 6);
  to = put(to, 0x21, 2);
  to = put(to, crc_of(entry->bytes, entry->size), 4);
  to = put(to, (uint32_t)entry->size, 4);
  to = put(to, (uint32_t)entry->size, 4);
  to = put(to, (uint32_t)strlen(entry->name), 2);
  return put(to, 0, 2);
}

static unsigned char *put_local(unsigned char *to, const zip_entry *entry) {
  to = put_header(put(to, 0x04034b50, 4), entry);
  to = put_bytes(to, entry->name, strlen(entry->name));
  return put_bytes(to, entry->bytes, entry->size);
}

static unsigned char *put_central(unsigned char *to, const zip_entry *entry, size_t offset) {
  to = put_header(put(put(to, 0x02014b50, 4), 20, 2), entry);
  to = put(to, 0, 10);
  to = put(to, (uint32_t)offset, 4);
  return put_bytes(to, entry->name, strlen(entry->name));
}

unsigned char *zip_of(const zip_entry *entries, size_t count, size_t *size) {
  size_t offset = 0;
  *size = END_SIZE;
  for (size_t i = 0; i < count; i++)
    *size += LOCAL_SIZE + CENTRAL_SIZE + 2 * strlen(entries[i].name) + entries[i].size;
  unsigned char *zip = malloc(*size), *to = zip;
  if (zip == NULL)
    return NULL;
  for (size_t i = 0; i < count; i++)
    to = put_local(to, &entries[i]);
  unsigned char *directory = to;
  for (size_t i = 0; i < count; i++) {
    to = put_central(to, &entries[i], offset);
    offset += LOCAL_SIZE + strlen(entries[i].name) + entries[i].size;
  }
  uint32_t directory_size = (uint32_t)(to - directory);
  to = put(put(to, 0x06054b50, 4), 0, 4);
  to = put(put(to, (uint32_t)count, 2), (uint32_t)count, 2);
  to = put(put(to, directory_size, 4), (uint32_t)(directory - zip), 4);
  put(to, 0, 2);
  return zip;
}
