/* test_formula.c - limbs as spreadsheet formulas; ../formulas lets spreadsheet programs calculate them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <string.h>

/* The formula of the first limb, in A2, B2 and so on as the clause names its facts. Free with compact_free().
 */
static char *formula_of(const test_scene *scene, compact_want want, const char *as_of) {
  static const char *const cells[] = {"A2", "B2", "C2", "D2"};
  const compact_cells placed = {cells, as_of, NULL};
  char *formula;
  assert_int_equal(compact_limb_formula(compact_clause_limb(scene->clause, 0), want, &placed, NULL, &formula),
                   COMPACT_ERROR_NONE);
  return formula;
}

static void assert_formula(const char *pack, compact_want want, const char *expected) {
  test_scene scene;
  scene_open(&scene, pack);
  char *formula = formula_of(&scene, want, NULL);
  assert_string_equal(formula, expected);
  compact_free(formula);
  scene_close(&scene);
}

static void a_flag(void **state) {
  (void)state;
#define WORDS(of)                                                                                            \
  "ISNUMBER(FIND(\"|\"&LOWER(TRIM(CLEAN(SUBSTITUTE(A2,\"\xC2\xA0\",\" \"))))&\"|\",\"" of "\"))"
  assert_formula(LIMB(STATED("written")), COMPACT_WANT_OUTCOME,
                 "=IF(" WORDS("|yes|y|true|1|") ",\"met\",IF(IF(" WORDS("|yes|y|true|1|") ",2,IF(" WORDS(
                     "|no|n|false|0|") ",0,1))=1,\"cannot tell\",\"not met\"))");
  assert_formula(LIMB(STATED("written")), COMPACT_WANT_BY, "=\"\"");
}

/* The last days of a longer month all come to the last day of a shorter one. */
static void the_last_day_to_act(void **state) {
  (void)state;
  assert_formula(LIMB(AT_LEAST), COMPACT_WANT_BY,
                 "=IF(IF(ISNUMBER(B2),AND(B2>=10000,B2<2900000)),"
                 "IF(DAY(INT(B2)+1)=1,EOMONTH(INT(B2),-3),EDATE(INT(B2),-3)),\"\")");
}

static void only_a_day_of_asking_makes_due(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, LIMB(AT_LEAST));
  char *without = formula_of(&scene, COMPACT_WANT_OUTCOME, NULL);
  char *with = formula_of(&scene, COMPACT_WANT_OUTCOME, "Z1");
  assert_null(strstr(without, "due"));
  assert_non_null(strstr(with, "INT(Z1)<="));
  compact_free(without);
  compact_free(with);
  scene_close(&scene);
}

static void facts_stand_in_cells_of_their_name(void **state) {
  static const compact_cells none = {NULL, NULL, NULL};
  test_scene scene;
  char *formula;
  (void)state;
  scene_open(&scene, LIMB(AT_LEAST));
  assert_int_equal(
      compact_limb_formula(compact_clause_limb(scene.clause, 0), COMPACT_WANT_BY, &none, NULL, &formula),
      COMPACT_ERROR_NONE);
  assert_non_null(strstr(formula, "EDATE(INT(ends),-3)"));
  compact_free(formula);
  scene_close(&scene);
}

static void assert_refused(const char *pack, compact_want want, const char *because) {
  static const compact_cells none = {NULL, NULL, NULL};
  test_scene scene;
  const char *problem;
  char *formula;
  scene_open(&scene, pack);
  assert_int_equal(
      compact_limb_formula(compact_clause_limb(scene.clause, 0), want, &none, &problem, &formula),
      COMPACT_ERROR_LIMIT);
  assert_null(formula);
  assert_non_null(strstr(problem, because));
  scene_close(&scene);
}

static void what_cannot_be_expressed_is_refused(void **state) {
  (void)state;
  assert_refused(LIMB("<at-least period=\"P26Y\" from=\"given\" to=\"ends\"/>"), COMPACT_WANT_OK, "25 years");
  assert_refused(
      LIMB("<all><before first=\"given\" then=\"ends\"/><before first=\"opened\" then=\"closed\"/></all>"),
      COMPACT_WANT_WHY, "fall on one day");
}

/* ---- Every limb of the built-in Compacts ---- */

/* The length of the longest literal, quotes in it counted twice. */
static size_t longest_literal(const char *formula) {
  size_t longest = 0;
  while ((formula = strchr(formula, '"')) != NULL) {
    const char *end = ++formula;
    while (*end != '"' || end[1] == '"')
      end += *end == '"' ? 2 : 1;
    if ((size_t)(end - formula) > longest)
      longest = (size_t)(end - formula);
    formula = end + 1;
  }
  return longest;
}

/* Whether every function that is called outside literals is one that the programs share. */
static void assert_shared_functions(const char *formula) {
  static const char shared[] =
      " AND CLEAN COUNT DAY EDATE EOMONTH FIND IF INT ISNUMBER ISTEXT LOWER MAX MID MIN "
      "NA NOT OR SUBSTITUTE TEXT TRIM ";
  bool is_literal = false;
  for (const char *c = formula; *c != '\0'; c++) {
    is_literal = is_literal != (*c == '"');
    if (is_literal || *c != '(')
      continue;
    size_t length = 0;
    while (c - length > formula && c[-(ptrdiff_t)length - 1] >= 'A' && c[-(ptrdiff_t)length - 1] <= 'Z')
      length++;
    char name[32] = " ";
    memcpy(name + 1, c - length, length);
    strcpy(name + 1 + length, " ");
    assert_true(length == 0 || strstr(shared, name) != NULL);
  }
}

static void check_limb(const compact_limb *limb) {
  const char *cells[64];
  const compact_cells placed = {cells, "$Z$1", NULL};
  for (size_t i = 0; i < COUNT_OF(cells); i++)
    cells[i] = "$AB1234";
  for (compact_want want = COMPACT_WANT_OUTCOME; want <= COMPACT_WANT_WHY; want++) {
    char *formula;
    assert_int_equal(compact_limb_formula(limb, want, &placed, NULL, &formula), COMPACT_ERROR_NONE);
    assert_true(strlen(formula) < 8192);
    assert_true(longest_literal(formula) <= 255);
    assert_shared_functions(formula);
    compact_free(formula);
  }
}

static void every_limb_keeps_within_the_limits(void **state) {
  compact_library *library = fixture_library();
  (void)state;
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    for (size_t j = 0; j < compact_pack_clause_count(pack); j++) {
      const compact_clause *clause = compact_pack_clause_at(pack, j);
      for (size_t k = 0; k < compact_clause_limb_count(clause); k++)
        check_limb(compact_clause_limb(clause, k));
    }
  }
  compact_library_free(library);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_flag),
      cmocka_unit_test(the_last_day_to_act),
      cmocka_unit_test(only_a_day_of_asking_makes_due),
      cmocka_unit_test(facts_stand_in_cells_of_their_name),
      cmocka_unit_test(what_cannot_be_expressed_is_refused),
      cmocka_unit_test(every_limb_keeps_within_the_limits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
