/* test_menu_memory.c - every allocation of what the menu's dialogs say fails once
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "clauses.h"
#include "failing_memory.h"
#include "fixture.h"
#include "promise.h"

static compact_library *library;
static compact_diagnostics *mistakes;

static const compact_pack *pack(void) {
  return compact_library_pack(library, "hertfordshire");
}

static compact_error promise(char **out) {
  return menu_promise(pack(), out);
}

static compact_error pack_details(char **out) {
  return menu_pack_details(pack(), out);
}

static compact_error about_words(char **out) {
  return menu_about_words(library, mistakes, "manual.html", out);
}

static compact_error line(char **out) {
  return menu_clause_line(compact_pack_clause(pack(), "4.4"), out);
}

static compact_error clause_details(char **out) {
  return menu_clause_details(compact_pack_clause(pack(), "4.4"), out);
}

static compact_error reference(char **out) {
  return menu_clause_reference(compact_pack_clause(pack(), "4.4"), out);
}

static compact_error formula(char **out) {
  return menu_clause_formula(compact_pack_clause(pack(), "4.4"), out);
}

static compact_error theme(char **out) {
  return menu_theme_words("change-and-ending", out);
}

static compact_error found(char **out) {
  return menu_found_words(3, 64, out);
}

static compact_error (*maker)(char **);

static compact_error try_make(void) {
  char *out = (char *)"not set";
  compact_error error = maker(&out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static void every_text(void **state) {
  (void)state;
  compact_error (*const makers[])(char **) = {promise,   pack_details, about_words, line, clause_details,
                                              reference, formula,      theme,       found};
  for (size_t i = 0; i < COUNT_OF(makers); i++) {
    maker = makers[i];
    fail_each("text", try_make, COMPACT_ERROR_NONE);
  }
}

static int prepare(void **state) {
  (void)state;
  if (compact_diagnostics_new(&mistakes) != COMPACT_ERROR_NONE)
    return 1;
  return compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE ? 0 : 1;
}

static int clean_up(void **state) {
  (void)state;
  compact_library_free(library);
  compact_diagnostics_free(mistakes);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_text),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
