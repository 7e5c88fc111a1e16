/* test_clause.c - what is derived from a clause: its kind, its periods, its words, its outcomes
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT_LEAST_BY_READING "<at-least period=\"P1Y\" from=\"given\" to=\"ends\" by-reading=\"T3\"/>"
#define READING "<reading ref=\"T3\">A line of ours.</reading>"
#define BEFORE "<before first=\"opened\" then=\"closed\"/>"
#define UNLESS "<unless>" STATED("exceptional") "</unless>"
#define TWO_LIMBS(a, b)                                                                                      \
  CLAUSE("<limb id=\"a\" label=\"l\">" a "</limb>"                                                           \
         "<limb id=\"b\" label=\"l\">" b "</limb>" READING)

/* ---- Kinds and periods ---- */

static void the_kind_is_the_first_that_any_limb_is(void **state) {
  static const struct {
    const char *xml, *quantity;
    compact_kind kind;
  } table[] = {
      {LIMB(AT_LEAST), "P3M", COMPACT_KIND_QUANTIFIED},
      {LIMB("<at-most period=\"P6W\" from=\"given\" to=\"ends\"/>"), "P6W", COMPACT_KIND_QUANTIFIED},
      {LIMB(BEFORE), "", COMPACT_KIND_ORDERED},
      {LIMB("<by first=\"given\" then=\"ends\"/>"), "", COMPACT_KIND_ORDERED},
      {LIMB(STATED("written") UNLESS), "", COMPACT_KIND_COMPLY_OR_EXPLAIN},
      {LIMB(STATED("written")), "", COMPACT_KIND_EVIDENCE},
      {CLAUSE(""), "", COMPACT_KIND_PRINCIPLE},
      {TWO_LIMBS(STATED("written"), BEFORE), "", COMPACT_KIND_ORDERED},
      {TWO_LIMBS(BEFORE, "<any>" STATED("written") AT_LEAST "</any>"), "P3M", COMPACT_KIND_QUANTIFIED},
      /* What only a reading says is not the document's. */
      {TWO_LIMBS(AT_LEAST_BY_READING, STATED("written")), "", COMPACT_KIND_EVIDENCE},
      {TWO_LIMBS(AT_LEAST_BY_READING UNLESS, STATED("written")), "", COMPACT_KIND_COMPLY_OR_EXPLAIN},
      /* A period counts once, and P1Y is not P1Y1D. */
      {TWO_LIMBS(AT_LEAST, "<any><at-least period=\"P3M\" from=\"given\" to=\"closed\"/>"
                           "<at-least period=\"P1Y1D\" from=\"given\" to=\"closed\"/>"
                           "<at-least period=\"P1Y\" from=\"given\" to=\"closed\"/></any>"),
       "P3M;P1Y1D;P1Y", COMPACT_KIND_QUANTIFIED},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    test_scene scene;
    char quantity[COMPACT_QUANTITY_SIZE];
    scene_open(&scene, table[i].xml);
    assert_string_equal(compact_kind_name(compact_clause_kind(scene.clause)),
                        compact_kind_name(table[i].kind));
    assert_string_equal(compact_clause_quantity(scene.clause, quantity), table[i].quantity);
    scene_close(&scene);
  }
}

/* ---- Words ---- */

static void a_condition_in_words(void **state) {
  static const struct {
    const char *test, *words;
  } table[] = {
      {AT_LEAST, "at least three months from notice given to last funded day"},
      {"<at-least period=\"P12W\" from=\"opened\" to=\"closed\" to-is=\"last-day\"/>",
       "at least twelve weeks from opened to closed, both days counted"},
      {"<at-most period=\"P6W\" from=\"given\" to=\"ends\"/>",
       "at most six weeks from notice given to last funded day"},
      {BEFORE, "opened before closed"},
      {"<by first=\"opened\" then=\"closed\"/>", "opened no later than closed"},
      {STATED("written"), "notice in writing is on record"},
      {"<is fact=\"event\" value=\"cut\"/>", "what is happening is cut"},
      {"<not>" STATED("written") "</not>", "not (notice in writing is on record)"},
      {"<not>" STATED("written") STATED("formal") "</not>",
       "not (notice in writing is on record or VCS forum asked is on record)"},
      {"<all>" STATED("written") "<any>" STATED("formal") BEFORE "</any></all>",
       "notice in writing is on record and (VCS forum asked is on record or opened before closed)"},
      {"<any><all>" STATED("written") "</all>" STATED("formal") "</any>",
       "notice in writing is on record or VCS forum asked is on record"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    test_scene scene;
    char xml[1024], *words;
    snprintf(xml, sizeof xml, LIMB("%s"), table[i].test);
    scene_open(&scene, xml);
    const compact_limb *limb = compact_clause_limb(scene.clause, 0);
    assert_int_equal(compact_limb_words(limb, COMPACT_PART_TEST, &words), COMPACT_ERROR_NONE);
    assert_string_equal(words, table[i].words);
    compact_free(words);
    assert_int_equal(compact_limb_words(limb, COMPACT_PART_ESCAPE, &words), COMPACT_ERROR_NONE);
    assert_string_equal(words, "");
    compact_free(words);
    scene_close(&scene);
  }
}

/* ---- Outcomes that facts could bring about ---- */

enum {
  NOT_MET = 1 << COMPACT_OUTCOME_NOT_MET,
  CANNOT_TELL = 1 << COMPACT_OUTCOME_CANNOT_TELL,
  DUE = 1 << COMPACT_OUTCOME_DUE,
  EXCUSED = 1 << COMPACT_OUTCOME_EXCUSED,
  MET = 1 << COMPACT_OUTCOME_MET,
  NOT_APPLICABLE = 1 << COMPACT_OUTCOME_NOT_APPLICABLE,
};

static void what_facts_could_bring_about(void **state) {
  static const struct {
    const char *xml;
    uint32_t outcomes;
  } table[] = {
      {LIMB(STATED("written")), MET | NOT_MET | CANNOT_TELL},
      {LIMB(STATED("written") UNLESS), MET | NOT_MET | CANNOT_TELL | EXCUSED},
      {LIMB(AT_LEAST), MET | NOT_MET | CANNOT_TELL | DUE},
      /* A date cannot be answered no. */
      {LIMB(STATED("given")), MET | CANNOT_TELL},
      {LIMB("<applies>" STATED("formal") "</applies>" STATED("written")),
       MET | NOT_MET | CANNOT_TELL | NOT_APPLICABLE},
      {CLAUSE("<limb id=\"one\" label=\"l\" advisory=\"yes\">" STATED("written") "</limb>"),
       MET | CANNOT_TELL},
      /* Only between eight weeks and twelve does this apply and is it met. */
      {LIMB("<applies><not><at-least period=\"P12W\" from=\"opened\" to=\"closed\"/></not></applies>"
            "<at-least period=\"P8W\" from=\"opened\" to=\"closed\"/>"),
       MET | NOT_MET | CANNOT_TELL | DUE | NOT_APPLICABLE},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    test_scene scene;
    scene_open(&scene, table[i].xml);
    uint32_t reached = compact_limb_reachable(compact_clause_limb(scene.clause, 0));
    if (reached != table[i].outcomes)
      fail_msg("row %zu: %x, not %x", i, (unsigned)reached, (unsigned)table[i].outcomes);
    scene_close(&scene);
  }
}

static void what_can_never_be_is_a_mistake(void **state) {
  static const struct {
    const char *xml, *mistake;
  } table[] = {
      {LIMB("<applies><all><is fact=\"event\" value=\"ending\"/><is fact=\"event\" "
            "value=\"cut\"/></all></applies>" STATED("written")),
       "this can never apply"},
      {CLAUSE("<applies><all>" STATED("formal") "<not>" STATED(
           "formal") "</not></all></applies>"
                     "<limb id=\"one\" label=\"l\">" STATED("written") "</limb>"),
       "this can never apply"},
      {LIMB("<any>" STATED("written") "<not>" STATED("written") "</not></any>"),
       "no facts can fail the limb one"},
      {LIMB("<any><at-least period=\"P3M\" from=\"given\" to=\"ends\"/>"
            "<not><at-least period=\"P3M\" from=\"given\" to=\"ends\"/></not></any>"),
       "no facts can fail the limb one"},
  };
  compact_facts *facts = fixture_facts();
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char *told = fixture_mistakes(facts, table[i].xml, strlen(table[i].xml), COMPACT_ERROR_INVALID);
    if (strstr(told, table[i].mistake) == NULL)
      fail_msg("\"%s\" is not in: %s", table[i].mistake, told);
    free(told);
  }
  compact_facts_free(facts);
}

/* ---- Measures ---- */

static void a_measure_counts_what_could_be_told(void **state) {
  static const struct {
    const char *facts;
    size_t counted, of, excused, cannot_tell;
  } table[] = {
      {"formal=yes written=yes", 1, 1, 0, 0},
      {"formal=yes written=no", 1, 2, 0, 0},
      {"formal=yes", 1, 3, 0, 1},
      {"formal=yes written=no exceptional=snow", 1, 4, 1, 1},
      {"formal=no written=yes", 1, 4, 1, 1},
      /* It may not apply at all. */
      {"written=yes", 1, 5, 1, 2},
  };
  test_scene scene;
  compact_measure measure = {0};
  (void)state;
  scene_open(&scene, CLAUSE("<applies>" STATED("formal") "</applies>"
                                                         "<limb id=\"one\" label=\"l\">" STATED("written")
                                                             UNLESS "</limb>"));
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    scene_decide(&scene, table[i].facts, NULL);
    compact_measure_add(&measure, scene.result);
    assert_int_equal(measure.counted, table[i].counted);
    assert_int_equal(measure.of, table[i].of);
    assert_int_equal(measure.excused, table[i].excused);
    assert_int_equal(measure.cannot_tell, table[i].cannot_tell);
  }
  scene_close(&scene);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_kind_is_the_first_that_any_limb_is),
      cmocka_unit_test(a_condition_in_words),
      cmocka_unit_test(what_facts_could_bring_about),
      cmocka_unit_test(what_can_never_be_is_a_mistake),
      cmocka_unit_test(a_measure_counts_what_could_be_told),
  };
  return cmocka_run_group_tests_name("clause", tests, NULL, NULL);
}
