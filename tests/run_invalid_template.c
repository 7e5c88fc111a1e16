/* run_invalid_template.c - reads templates that have mistakes and compares what is told of them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 *     run_invalid_template FOLDER...
 *
 * Every mistake of FOLDER/template.xml is told to the letter as in FOLDER/expected. On a difference what was
 * told is printed, to be looked at and kept.
 */
#include "template.h"

#include "file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE_MAX_READ = 1 << 20 };

static void must(compact_error error) {
  if (error != COMPACT_ERROR_NONE)
    exit(2);
}

static bool read_file(const char *folder, const char *name, cr_text *text) {
  cr_text path = {0};
  cr_text_format(&path, "%s/%s", folder, name);
  compact_error error = cr_file_read(cr_text_string(&path), SIZE_MAX_READ, text);
  cr_text_free(&path);
  return error == COMPACT_ERROR_NONE;
}

/* What is told of the template; an empty text if nothing is wrong. */
static void tell(const compact_facts *facts, const cr_text *xml, cr_text *told) {
  compact_diagnostics *diagnostics;
  cr_template *template;
  must(compact_diagnostics_new(&diagnostics));
  compact_error error =
      cr_template_read(facts, "template.xml", cr_text_string(xml), xml->length, diagnostics, &template);
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++) {
    char *one;
    must(compact_diagnostic_format(compact_diagnostics_at(diagnostics, i), &one));
    cr_text_append(told, one);
    compact_free(one);
  }
  if ((error == COMPACT_ERROR_NONE) != (told->length == 0))
    cr_text_format(told, "error %d and what is told do not agree\n", (int)error);
  cr_template_free(template);
  compact_diagnostics_free(diagnostics);
}

static int run_folder(const compact_facts *facts, const char *folder) {
  cr_text xml = {0}, expected = {0}, told = {0};
  int failures = 1;
  if (!read_file(folder, "template.xml", &xml) || !read_file(folder, "expected", &expected)) {
    printf("%s: template.xml and expected belong there\n", folder);
  } else {
    tell(facts, &xml, &told);
    failures = expected.length == 0 || strcmp(cr_text_string(&told), cr_text_string(&expected)) != 0;
    if (failures > 0)
      printf("%s:\n%s", folder, told.length == 0 ? "nothing is told\n" : cr_text_string(&told));
  }
  cr_text_free(&told);
  cr_text_free(&expected);
  cr_text_free(&xml);
  return failures;
}

int main(int argc, char **argv) {
  compact_library *library;
  int failures = argc < 2;
  must(compact_library_open(NULL, NULL, &library));
  for (int i = 1; i < argc; i++)
    failures += run_folder(compact_library_facts(library), argv[i]);
  compact_library_free(library);
  return failures == 0 ? 0 : 1;
}
