/* test_workbook_memory.c - every allocation fails once while a workbook is made, up to its file
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * As test_memory_failure.c does for the engine. What libxlsxwriter and libcsv allocate is theirs and does not
 * fail here.
 */
#include "failing_memory.h"
#include "fixture.h"

#include "book.h"
#include "templates.h"

#include <stdlib.h>
#include <string.h>

static compact_library *library;
static compact_diagnostics *diagnostics;
static const cr_template *template;
static char *xml;
static size_t xml_size;
static const char *pack_id;
static const char *data_path;
static compact_error (*attempted)(void);

static const char *const files[] = {TEMPLATES_FOLDER "/consultations.xml",
                                    SEEDS_PARENT "/templates/every-column.xml",
                                    SEEDS_PARENT "/templates/every-summary.xml"};

static compact_error try_template_read(void) {
  cr_template *out = (void *)&live;
  compact_error error =
      cr_template_read(compact_library_facts(library), "t", xml, xml_size, diagnostics, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  cr_template_free(out);
  return error;
}

static compact_error try_templates_open(void) {
  cr_templates *out = (void *)&live;
  compact_error error = cr_templates_open(SEEDS_PARENT, compact_library_facts(library), diagnostics, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  cr_templates_free(out);
  return error;
}

static compact_error try_book(void) {
  cr_book_options options = {.row_count = 2, .as_of = day(2026, 11, 30), .organisation = "Barset"};
  cr_book *out = (void *)&live;
  compact_error error = cr_book_new(template, compact_library_pack(library, pack_id),
                                    compact_library_facts(library), &options, diagnostics, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  if (error == COMPACT_ERROR_NONE && data_path != NULL)
    error = cr_book_read(out, data_path, NULL); /* a warning may be lost: it stands on the Notes sheet too */
  if (error == COMPACT_ERROR_NONE)
    error = cr_book_decide(out);
  cr_book_free(out);
  return error;
}

/* What is told of in diagnostics is alive until they are freed. */
static compact_error try_telling(void) {
  if (compact_diagnostics_new(&diagnostics) != COMPACT_ERROR_NONE)
    return COMPACT_ERROR_MEMORY;
  compact_error error = attempted();
  compact_diagnostics_free(diagnostics);
  return error;
}

static long fail_telling(const char *name, compact_error (*attempt)(void)) {
  attempted = attempt;
  return fail_each(name, try_telling, COMPACT_ERROR_NONE);
}

static void templates_are_read(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(files); i++) {
    xml = fixture_file(files[i], &xml_size);
    assert_true(fail_telling(files[i], try_template_read) > 50);
    free(xml);
  }
  assert_true(fail_telling("templates_open", try_templates_open) > 100);
}

static void books_are_made(void **state) {
  static const char *const packs[] = {"hertfordshire-2018", "herefordshire-2014", "derby-derbyshire-2016"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(files); i++) {
    cr_template *read;
    xml = fixture_file(files[i], &xml_size);
    assert_int_equal(cr_template_read(compact_library_facts(library), files[i], xml, xml_size, NULL, &read),
                     0);
    template = read;
    pack_id = packs[i];
    assert_true(fail_telling(files[i], try_book) > 100);
    cr_template_free(read);
    free(xml);
  }
}

static void rows_are_read(void **state) {
  cr_template *read;
  (void)state;
  xml = fixture_file(files[0], &xml_size);
  assert_int_equal(cr_template_read(compact_library_facts(library), files[0], xml, xml_size, NULL, &read), 0);
  template = read;
  pack_id = "derby";
  data_path = BAD_DATES;
  assert_true(fail_telling("rows with bad dates", try_book) > 100);
  data_path = NULL;
  cr_template_free(read);
  free(xml);
}

static int prepare(void **state) {
  (void)state;
  return compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE;
}

static int clean_up(void **state) {
  (void)state;
  compact_library_free(library);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(templates_are_read),
      cmocka_unit_test(books_are_made),
      cmocka_unit_test(rows_are_read),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
