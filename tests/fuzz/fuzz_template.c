/* fuzz_template.c - any bytes as a workbook template: read, laid out and worked out for every Compact
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The file is not written: that is libxlsxwriter's work, and it would be nine tenths of the time.
 */
#include "book.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROWS = 3, ROWS_MAX = 1000 };

static compact_library *library;

static void must(bool holds) {
  if (!holds)
    abort();
}

static void format_all(const compact_diagnostics *list) {
  for (size_t i = 0; i < compact_diagnostics_count(list); i++) {
    char *text;
    must(compact_diagnostic_format(compact_diagnostics_at(list, i), &text) == COMPACT_ERROR_NONE);
    compact_free(text);
  }
}

/* A summary of as many rows as a sheet has is a template that means it, and not worth the time here. */
static bool is_large(const cr_template *template) {
  for (size_t i = 0; i < template->sheet_count; i++) {
    if (template->sheets[i]->table != NULL && template->sheets[i]->table->row_count > ROWS_MAX)
      return true;
  }
  return false;
}

static void make(const cr_template *template, const compact_pack *pack, bool has_date) {
  cr_book_options options = {.row_count = ROWS,
                             .formulas = has_date ? CR_FORMULAS_NATIVE : CR_FORMULAS_ADDIN,
                             .as_of = has_date ? 740100 : COMPACT_NO_DATE};
  compact_diagnostics *list;
  cr_book *book;
  must(compact_diagnostics_new(&list) == COMPACT_ERROR_NONE);
  compact_error error = cr_book_new(template, pack, compact_library_facts(library), &options, list, &book);
  must((error == COMPACT_ERROR_NONE) == (book != NULL));
  must(error == COMPACT_ERROR_NONE || compact_diagnostics_count(list) > 0);
  if (book != NULL)
    (void)cr_book_decide(book);
  format_all(list);
  cr_book_free(book);
  compact_diagnostics_free(list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  compact_diagnostics *list;
  cr_template *template;
  if (library == NULL)
    must(compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE);
  must(compact_diagnostics_new(&list) == COMPACT_ERROR_NONE);
  compact_error error =
      cr_template_read(compact_library_facts(library), "fuzz", (const char *)data, size, list, &template);
  must((error == COMPACT_ERROR_NONE) == (template != NULL));
  must((error != COMPACT_ERROR_NONE) == (compact_diagnostics_count(list) > 0));
  format_all(list);
  for (size_t i = 0; template != NULL && !is_large(template) && i < compact_library_pack_count(library); i++)
    make(template, compact_library_pack_at(library, i), i % 2 == 0);
  cr_template_free(template);
  compact_diagnostics_free(list);
  return 0;
}
