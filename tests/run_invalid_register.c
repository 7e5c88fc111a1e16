/* run_invalid_register.c - reads register profiles that have mistakes and compares what is told of them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 *     run_invalid_register FOLDER
 *
 * FOLDER/register.xml is read, and every mistake is told to the letter as in FOLDER/expected. On a difference
 * what was told is printed, to be looked at and kept.
 */
#include "file.h"
#include "profile.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_file(const char *folder, const char *name, cr_text *text) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  if (cr_file_read(path, 1 << 20, text) != COMPACT_ERROR_NONE)
    fprintf(stderr, "%s cannot be read\n", path);
}

static void tell(const compact_diagnostics *diagnostics, cr_text *told) {
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++) {
    char *one;
    if (compact_diagnostic_format(compact_diagnostics_at(diagnostics, i), &one) != COMPACT_ERROR_NONE)
      exit(2);
    cr_text_append(told, one);
    compact_free(one);
  }
}

/* What is told of the profile; nothing if it has no mistake. */
static void read_profile(const compact_facts *facts, const char *folder, cr_text *told) {
  compact_diagnostics *diagnostics;
  cr_profile *profile;
  cr_text xml = {0};
  read_file(folder, "register.xml", &xml);
  if (compact_diagnostics_new(&diagnostics) != COMPACT_ERROR_NONE)
    exit(2);
  compact_error error =
      cr_profile_read(facts, "register.xml", cr_text_string(&xml), xml.length, diagnostics, &profile);
  tell(diagnostics, told);
  if ((error == COMPACT_ERROR_NONE) != (told->length == 0))
    printf("error %d and what is told do not agree\n", (int)error);
  cr_profile_free(profile);
  compact_diagnostics_free(diagnostics);
  cr_text_free(&xml);
}

int main(int argc, char **argv) {
  compact_library *library;
  cr_text told = {0}, expected = {0};
  if (argc != 2 || compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE)
    return 2;
  read_profile(compact_library_facts(library), argv[1], &told);
  read_file(argv[1], "expected", &expected);
  bool is_same = told.length > 0 && strcmp(cr_text_string(&told), cr_text_string(&expected)) == 0;
  if (!is_same)
    fputs(told.length == 0 ? "nothing is told\n" : cr_text_string(&told), stdout);
  cr_text_free(&told);
  cr_text_free(&expected);
  compact_library_free(library);
  return is_same ? 0 : 1;
}
