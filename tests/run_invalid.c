/* run_invalid.c - reads packs that have mistakes and compares what is told of them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 *     run_invalid FOLDER...
 *
 * FOLDER/compact.xml is read whole, and every mistake is told to the letter as in FOLDER/expected. Read byte
 * by byte it has the same mistakes in the same places; only the lines that are shown end where the reading
 * does. On a difference what was told is printed, to be looked at and kept.
 */
#include "pack_feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory) {
  if (memory == NULL)
    exit(2);
  return memory;
}

/* NULL if it cannot be read. */
static char *read_file(const char *folder, const char *name, size_t *size) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return NULL;
  char *bytes = NULL;
  *size = 0;
  for (size_t read = 1; read > 0; *size += read) {
    bytes = checked(realloc(bytes, *size + 4096 + 1));
    read = fread(bytes + *size, 1, 4096, file);
    bytes[*size + read] = '\0';
  }
  fclose(file);
  return bytes;
}

static char *joined(const compact_diagnostics *diagnostics) {
  char *all = checked(calloc(1, 1));
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++) {
    char *one;
    if (compact_diagnostic_format(compact_diagnostics_at(diagnostics, i), &one) != COMPACT_ERROR_NONE)
      exit(2);
    all = checked(realloc(all, strlen(all) + strlen(one) + 1));
    strcat(all, one);
    compact_free(one);
  }
  return all;
}

/* What is told of a pack that is fed in parts of that size; an empty text if nothing is wrong. */
static char *mistakes_of(const compact_facts *facts, const char *xml, size_t size, size_t part) {
  compact_diagnostics *diagnostics;
  cr_pack_reader *reader;
  compact_pack *pack;
  if (compact_diagnostics_new(&diagnostics) != COMPACT_ERROR_NONE ||
      cr_pack_reader_new(facts, "compact.xml", diagnostics, &reader) != COMPACT_ERROR_NONE)
    exit(2);
  for (size_t done = 0; done < size; done += part)
    cr_pack_reader_feed(reader, xml + done, size - done < part ? size - done : part);
  compact_error error = cr_pack_reader_finish(reader, &pack);
  cr_pack_reader_free(reader);
  char *mistakes = joined(diagnostics);
  if ((error == COMPACT_ERROR_NONE) != (mistakes[0] == '\0'))
    printf("error %d and what is told do not agree\n", (int)error);
  compact_pack_free(pack);
  compact_diagnostics_free(diagnostics);
  return mistakes;
}

/* Leaves out the lines that are shown and the carets below them. */
static void drop_excerpts(char *told) {
  char *kept = told;
  for (char *line = told, *next; *line != '\0'; line = next) {
    next = line + strcspn(line, "\n");
    next += *next == '\n';
    if (*line == ' ')
      continue;
    memmove(kept, line, (size_t)(next - line));
    kept += next - line;
  }
  *kept = '\0';
}

static int compare(const char *folder, const char *how, const char *told, const char *expected) {
  if (expected[0] != '\0' && strcmp(told, expected) == 0)
    return 0;
  printf("%s, read %s:\n%s", folder, how, told[0] == '\0' ? "nothing is told\n" : told);
  return 1;
}

static int run_folder(const compact_facts *facts, const char *folder) {
  size_t size, expected_size;
  char *xml = read_file(folder, "compact.xml", &size);
  char *expected = read_file(folder, "expected", &expected_size);
  int failures = 1;
  if (xml == NULL || expected == NULL) {
    printf("%s: compact.xml and expected belong there\n", folder);
  } else {
    char *whole = mistakes_of(facts, xml, size, size + 1);
    char *byte_by_byte = mistakes_of(facts, xml, size, 1);
    failures = compare(folder, "whole", whole, expected);
    drop_excerpts(byte_by_byte);
    drop_excerpts(expected);
    failures += compare(folder, "byte by byte", byte_by_byte, expected);
    free(whole);
    free(byte_by_byte);
  }
  free(xml);
  free(expected);
  return failures;
}

int main(int argc, char **argv) {
  compact_library *library;
  int failures = 0;
  if (argc < 2 || compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE)
    return 2;
  for (int i = 1; i < argc; i++)
    failures += run_folder(compact_library_facts(library), argv[i]);
  compact_library_free(library);
  return failures == 0 ? 0 : 1;
}
