/* test_library.c - what is built in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static void every_pack_is_there(void **state) {
  static const char *const ids[] = {"hertfordshire-2018", "herefordshire-2014", "derby-derbyshire-2016"};
  compact_library *library = fixture_library();
  (void)state;
  for (size_t i = 0; i < COUNT_OF(ids); i++) {
    const compact_pack *pack = compact_library_pack(library, ids[i]);
    assert_non_null(pack);
    assert_string_equal(compact_pack_origin(pack), "built in");
  }
  compact_library_free(library);
  compact_library_free(NULL);
}

static void packs_are_found_by_id_and_alias(void **state) {
  compact_library *library = fixture_library();
  const compact_pack *pack = compact_library_pack(library, "hertfordshire-2018");
  (void)state;
  assert_ptr_equal(compact_library_pack(library, "Hertfordshire"), pack);
  assert_ptr_equal(compact_library_pack(library, "HERTFORDSHIRE-2018"), pack);
  assert_null(compact_library_pack(library, "hertfordshire-2019"));
  assert_null(compact_library_pack(library, ""));
  assert_string_equal(compact_library_nearest(library, "hertfordshire-2017"), "hertfordshire-2018");
  assert_null(compact_library_nearest(library, "photosynthesis"));
  compact_library_free(library);
}

/* Two packs under one name would be found by chance. */
static void no_name_is_taken_twice(void **state) {
  compact_library *library = fixture_library();
  (void)state;
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    assert_ptr_equal(compact_library_pack(library, compact_pack_id(pack)), pack);
    for (size_t j = 0; j < i; j++)
      assert_false(compact_pack_is_called(compact_library_pack_at(library, j), compact_pack_id(pack)));
  }
  compact_library_free(library);
}

/* What a result shows is there in every clause. */
static void every_clause_is_complete(void **state) {
  compact_library *library = fixture_library();
  (void)state;
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    assert_true(compact_pack_clause_count(pack) > 0);
    for (size_t j = 0; j < compact_pack_clause_count(pack); j++) {
      const compact_clause *clause = compact_pack_clause_at(pack, j);
      assert_ptr_equal(compact_pack_clause(pack, compact_clause_ref(clause)), clause);
      assert_string_not_equal(compact_clause_summary(clause), "");
      assert_string_not_equal(compact_clause_section(clause), "");
      for (size_t k = 0; k < compact_clause_reading_count(clause); k++)
        assert_string_not_equal(compact_reading_text(compact_clause_reading(clause, k)), "");
    }
  }
  compact_library_free(library);
}

/* With nothing recorded nobody is accused, and nothing is said to be kept. */
static void of_nothing_nothing_is_told(void **state) {
  compact_library *library = fixture_library();
  compact_row *row;
  compact_result *result;
  (void)state;
  assert_int_equal(compact_row_new(compact_library_facts(library), &row), COMPACT_ERROR_NONE);
  assert_int_equal(compact_result_new(&result), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    for (size_t j = 0; j < compact_pack_clause_count(pack); j++) {
      const compact_clause *clause = compact_pack_clause_at(pack, j);
      char *why;
      compact_decide(clause, row, day(2030, 1, 1), result);
      assert_int_equal(compact_result_outcome(result), compact_clause_limb_count(clause) == 0
                                                           ? COMPACT_OUTCOME_NOT_APPLICABLE
                                                           : COMPACT_OUTCOME_CANNOT_TELL);
      assert_int_equal(compact_result_why(result, &why), COMPACT_ERROR_NONE);
      assert_null(strchr(why, '{'));
      assert_null(strstr(why, "  "));
      assert_null(strstr(why, " ."));
      compact_free(why);
    }
  }
  compact_result_free(result);
  compact_row_free(row);
  compact_library_free(library);
}

static void the_version_is_three_numbers(void **state) {
  int numbers = 0;
  (void)state;
  for (const char *next = compact_version(); *next != '\0'; numbers++) {
    char *end;
    assert_true(strtol(next, &end, 10) >= 0 && end > next);
    next = *end == '.' ? end + 1 : end;
  }
  assert_int_equal(numbers, 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_pack_is_there),        cmocka_unit_test(packs_are_found_by_id_and_alias),
      cmocka_unit_test(no_name_is_taken_twice),     cmocka_unit_test(every_clause_is_complete),
      cmocka_unit_test(of_nothing_nothing_is_told), cmocka_unit_test(the_version_is_three_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
