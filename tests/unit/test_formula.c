/* test_formula.c - limbs and clauses as spreadsheet formulas; ../formulas lets spreadsheet programs calculate
 * them
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

/* Whether the cell holds one of the words. */
#define WORDS(cell, of)                                                                                      \
  "ISNUMBER(FIND(\"|\"&LOWER(TRIM(CLEAN(SUBSTITUTE(" cell ",\"\xC2\xA0\",\" \"))))&\"|\",\"" of "\"))"

static void a_flag(void **state) {
  (void)state;
  assert_formula(LIMB(STATED("written")), COMPACT_WANT_OUTCOME,
                 "=IF(" WORDS("A2", "|yes|y|true|1|") ",\"met\",IF(" WORDS(
                     "A2", "|no|n|false|0|") ",\"not met\",\"cannot tell\"))");
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

/* ---- A clause, whose limbs' outcomes stand in F2 and on ---- */

static const char *const outcome_cells[] = {"F2", "G2", "H2", "I2"};

#define WRITTEN "<limb id=\"w\" label=\"notice in writing\">" STATED("written") "</limb>"
#define FORMAL "<limb id=\"f\" label=\"the forum asked\">" STATED("formal") "</limb>"
#define ADVICE(inside)                                                                                       \
  "<limb id=\"o\" label=\"open all day\" advisory=\"yes\">" inside STATED("open") "</limb>"
#define IF_ENDING "<applies><is fact=\"event\" value=\"ending\"/></applies>"
#define FOUND(cell, words) "ISNUMBER(FIND(\"|\"&" cell "&\"|\",\"" words "\"))"

static void assert_clause_formula(const char *pack, compact_want want, const char *const *outcomes,
                                  const char *expected) {
  static const char *const cells[] = {"A2", "B2", "C2", "D2"};
  const compact_cells placed = {cells, NULL, outcomes};
  test_scene scene;
  char *formula;
  scene_open(&scene, pack);
  assert_int_equal(compact_clause_formula(scene.clause, want, &placed, NULL, &formula), COMPACT_ERROR_NONE);
  assert_string_equal(formula, expected);
  compact_free(formula);
  scene_close(&scene);
}

static void the_worst_of_the_cells(void **state) {
  static const char pack[] = CLAUSE(WRITTEN FORMAL);
  (void)state;
#define BOTH "AND(" FOUND("F2", "|not met|cannot tell|met|") "," FOUND("G2", "|not met|cannot tell|met|") ")"
  assert_clause_formula(pack, COMPACT_WANT_OUTCOME, outcome_cells,
                        "=IF(" BOTH
                        ",IF(OR(F2=\"not met\",G2=\"not met\"),\"not met\",IF(OR(F2=\"cannot tell\","
                        "G2=\"cannot tell\"),\"cannot tell\",\"met\")),\"cannot tell\")");
  assert_clause_formula(pack, COMPACT_WANT_OK, outcome_cells,
                        "=IF(" BOTH ",IF(OR(F2=\"not met\",G2=\"not met\"),0,IF(OR(F2=\"cannot tell\","
                        "G2=\"cannot tell\"),NA(),1)),NA())");
  assert_clause_formula(pack, COMPACT_WANT_WHY, outcome_cells,
                        "=IF(" BOTH ",IF(F2=\"not met\",\"Not met. Notice in writing: no. \","
                        "IF(G2=\"not met\",\"Not met. The forum asked: no. \","
                        "IF(F2=\"cannot tell\",\"Cannot tell. Not recorded: notice in writing. \","
                        "IF(G2=\"cannot tell\",\"Cannot tell. Not recorded: VCS forum asked. \","
                        "IF(F2=\"met\",\"Met. Notice in writing: yes. \",\"Met. The forum asked: yes. \")))))"
                        "&\"Barset Compact 4.2.\",\"\")");
  assert_clause_formula(pack, COMPACT_WANT_BY, outcome_cells, "=\"\"");
}

static void the_worst_by_the_facts(void **state) {
  static const char *const one_missing[] = {"F2", NULL};
  static const char expected[] = "=CHOOSE(MIN(IF(" WORDS("A2", "|yes|y|true|1|") ",3,IF(" WORDS(
      "A2", "|no|n|false|0|") ",1,2)),"
                              "IF(" WORDS("B2", "|yes|y|true|1|") ",3,IF(" WORDS(
                                  "B2", "|no|n|false|0|") ",1,2))),"
                                                          "\"not met\",\"cannot tell\",\"met\")";
  (void)state;
  assert_clause_formula(CLAUSE(WRITTEN FORMAL), COMPACT_WANT_OUTCOME, NULL, expected);
  assert_clause_formula(CLAUSE(WRITTEN FORMAL), COMPACT_WANT_OUTCOME, one_missing, expected);
}

/* Advice is not looked at where another limb always counts, and comes last where none does. */
static void advice_in_a_clause(void **state) {
  (void)state;
  assert_clause_formula(
      CLAUSE(WRITTEN ADVICE("")), COMPACT_WANT_OUTCOME, outcome_cells,
      "=IF(" FOUND(
          "F2",
          "|not met|cannot tell|met|") ",IF(F2=\"not met\",\"not met\","
                                       "IF(F2=\"cannot tell\",\"cannot tell\",\"met\")),\"cannot tell\")");
  assert_clause_formula(
      CLAUSE(ADVICE("") "<limb id=\"w\" label=\"w\">" IF_ENDING STATED("written") "</limb>"),
      COMPACT_WANT_OUTCOME, outcome_cells,
      "=IF(AND(" FOUND("F2", "|cannot tell|met|") "," FOUND(
          "G2", "|not met|cannot tell|met|not applicable|") "),IF(G2=\"not met\",\"not met\","
                                                            "IF(G2=\"cannot tell\",\"cannot "
                                                            "tell\",IF(G2=\"met\",\"met\","
                                                            "IF(F2=\"cannot tell\",\"cannot "
                                                            "tell\",\"met\")))),\"cannot tell\")");
}

/* Where no limb applies advice is not what tells why, though it comes first. */
static void why_no_limb_applies(void **state) {
  static const char pack[] = CLAUSE(ADVICE("<applies>" STATED(
      "formal") "</applies>") "<limb id=\"w\" label=\"w\">" IF_ENDING STATED("written") "</limb>");
  const char *const *outcomes[] = {outcome_cells, NULL};
  test_scene scene;
  (void)state;
  scene_open(&scene, pack);
  for (size_t i = 0; i < COUNT_OF(outcomes); i++) {
    const compact_cells placed = {NULL, NULL, outcomes[i]};
    char *formula;
    assert_int_equal(compact_clause_formula(scene.clause, COMPACT_WANT_WHY, &placed, NULL, &formula),
                     COMPACT_ERROR_NONE);
    assert_non_null(strstr(formula, "It does not apply: what is happening"));
    assert_null(strstr(formula, "It does not apply: VCS forum asked"));
    compact_free(formula);
  }
  scene_close(&scene);
}

/* The first last day that is known: the limb's own conditions come along. */
static void the_last_day_of_a_clause(void **state) {
  (void)state;
  assert_clause_formula(
      CLAUSE(FORMAL "<limb id=\"b\" label=\"b\"><before first=\"given\" then=\"ends\"/></limb>"
                    "<limb id=\"c\" label=\"c\"><by first=\"opened\" then=\"ends\"/></limb>"),
      COMPACT_WANT_BY, outcome_cells, "=IF(IF(ISNUMBER(C2),AND(C2>=10000,C2<2900000)),INT(C2)-1,\"\")");
}

static void a_principle_says_so(void **state) {
  static const char pack[] = CLAUSE("");
  (void)state;
  assert_clause_formula(pack, COMPACT_WANT_OUTCOME, NULL, "=\"not applicable\"");
  assert_clause_formula(pack, COMPACT_WANT_OK, NULL, "=NA()");
  assert_clause_formula(pack, COMPACT_WANT_BY, NULL, "=\"\"");
  assert_clause_formula(
      pack, COMPACT_WANT_WHY, NULL,
      "=\"Not applicable. The clause is a principle and is not decided. Barset Compact 4.2.\"");
}

/* Its own outcome shortens a limb's reason alone: the outcome would else refer to itself. */
static void the_outcome_of_a_limb_in_a_cell(void **state) {
  static const char pack[] = CLAUSE(WRITTEN);
  (void)state;
  assert_clause_formula(
      pack, COMPACT_WANT_WHY, outcome_cells,
      "=IF(" FOUND(
          "F2",
          "|not met|cannot tell|met|") ","
                                       "IF(F2=\"not met\",\"Not met. Notice in writing: no. \","
                                       "IF(F2=\"cannot tell\",\"Cannot tell. Not recorded: notice in "
                                       "writing. \","
                                       "\"Met. Notice in writing: yes. \"))&\"Barset Compact 4.2.\",\"\")");
  assert_clause_formula(pack, COMPACT_WANT_OUTCOME, outcome_cells,
                        "=IF(" WORDS("A2", "|yes|y|true|1|") ",\"met\",IF(" WORDS(
                            "A2", "|no|n|false|0|") ",\"not met\",\"cannot tell\"))");
}

/* Eleven limbs have 33 reasons. */
static void more_results_than_can_be_chosen_from(void **state) {
#define THREE(n)                                                                                             \
  "<limb id=\"a" n "\" label=\"a" n                                                                          \
  "\">" STATED("written") "</limb><limb id=\"b" n "\" label=\"b" n                                           \
                          "\">" STATED("formal") "</limb><limb id=\"c" n "\" label=\"c" n                    \
                                                 "\">" STATED("open") "</limb>"
  static const char pack[] = CLAUSE(THREE("1") THREE("2") THREE("3") WRITTEN FORMAL);
  static const compact_cells none = {NULL, NULL, NULL};
  test_scene scene;
  const char *problem;
  char *formula;
  (void)state;
  scene_open(&scene, pack);
  assert_int_equal(compact_clause_formula(scene.clause, COMPACT_WANT_WHY, &none, &problem, &formula),
                   COMPACT_ERROR_LIMIT);
  assert_null(formula);
  assert_non_null(strstr(problem, "30"));
  assert_int_equal(compact_clause_formula(scene.clause, COMPACT_WANT_OUTCOME, &none, &problem, &formula),
                   COMPACT_ERROR_NONE);
  assert_null(problem);
  compact_free(formula);
  scene_close(&scene);
}

/* ---- Every limb and clause of the built-in Compacts ---- */

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
      " AND CHOOSE CLEAN COUNT DAY EDATE EOMONTH FIND IF INT ISNUMBER ISTEXT LOWER MAX MID MIN "
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

static void check_limits(compact_error error, char *const *written) {
  char *formula = *written;
  assert_int_equal(error, COMPACT_ERROR_NONE);
  assert_true(strlen(formula) < 8192);
  assert_true(longest_literal(formula) <= 255);
  assert_shared_functions(formula);
  compact_free(formula);
}

/* With cells of a long table and a long name for the day of asking. */
static void check_clause(const compact_clause *clause) {
  const char *cells[64];
  for (size_t i = 0; i < COUNT_OF(cells); i++)
    cells[i] = "AB12345";
  const compact_cells placed[] = {{cells, "the_day_of_asking_it", cells},
                                  {cells, "the_day_of_asking_it", NULL}};
  for (compact_want want = COMPACT_WANT_OUTCOME; want <= COMPACT_WANT_WHY; want++) {
    for (size_t i = 0; i < COUNT_OF(placed); i++) {
      char *formula;
      for (size_t j = 0; j < compact_clause_limb_count(clause); j++)
        check_limits(compact_limb_formula(compact_clause_limb(clause, j), want, &placed[i], NULL, &formula),
                     &formula);
      check_limits(compact_clause_formula(clause, want, &placed[i], NULL, &formula), &formula);
    }
  }
}

static void every_clause_keeps_within_the_limits(void **state) {
  compact_library *library = fixture_library();
  (void)state;
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    for (size_t j = 0; j < compact_pack_clause_count(pack); j++)
      check_clause(compact_pack_clause_at(pack, j));
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
      cmocka_unit_test(the_worst_of_the_cells),
      cmocka_unit_test(the_worst_by_the_facts),
      cmocka_unit_test(advice_in_a_clause),
      cmocka_unit_test(why_no_limb_applies),
      cmocka_unit_test(the_last_day_of_a_clause),
      cmocka_unit_test(a_principle_says_so),
      cmocka_unit_test(the_outcome_of_a_limb_in_a_cell),
      cmocka_unit_test(more_results_than_can_be_chosen_from),
      cmocka_unit_test(every_clause_keeps_within_the_limits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
