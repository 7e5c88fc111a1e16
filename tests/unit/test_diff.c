/* test_diff.c - what has become of one Compact in another
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdio.h>

#define OLD(clauses)                                                                                         \
  "<compact " NAMESPACE " id=\"old\" status=\"draft\"><title>Old</title><source>s</source>"                  \
  "<section ref=\"1\" title=\"t\">" clauses "</section></compact>"
#define NEW(clauses)                                                                                         \
  "<compact " NAMESPACE " id=\"new\" status=\"adopted\"><title>New</title><source>s</source>"                \
  "<section ref=\"1\" title=\"t\">" clauses "</section></compact>"
#define ONE(ref, bearer, strength, link, inside)                                                             \
  "<clause ref=\"" ref "\" bearer=\"" bearer "\" theme=\"funding\" strength=\"" strength "\" " link ">"      \
  "<summary>Give notice.</summary>" inside "</clause>"
#define PART(id, label, inside) "<limb id=\"" id "\" label=\"" label "\">" inside "</limb>"
#define WRITING PART("writing", "writing", STATED("written"))
#define SAME "same-as=\"old:a\""

/* The one difference between two Compacts of a clause each, as "change: what". */
static void assert_difference(const char *old_xml, const char *new_xml, const char *expected) {
  compact_facts *facts = fixture_facts();
  compact_pack *was = fixture_pack(facts, old_xml), *is = fixture_pack(facts, new_xml);
  compact_differences *differences;
  char told[512];
  assert_int_equal(compact_diff(was, is, &differences), COMPACT_ERROR_NONE);
  assert_int_equal(compact_differences_count(differences), 1);
  const compact_difference *difference = compact_differences_at(differences, 0);
  snprintf(told, sizeof told, "%s: %s", compact_change_name(difference->change), difference->what);
  assert_string_equal(told, expected);
  compact_differences_free(differences);
  compact_pack_free(was);
  compact_pack_free(is);
  compact_facts_free(facts);
}

static void what_changes_is_told(void **state) {
  static const struct {
    const char *was, *is, *told;
  } table[] = {
      {ONE("a", "statutory", "must", "", WRITING), ONE("b", "statutory", "must", SAME, WRITING),
       "unchanged: "},
      {ONE("a", "statutory", "must", "", WRITING), ONE("b", "joint", "must", SAME, WRITING),
       "moved: owed by statutory, now by joint"},
      {ONE("a", "statutory", "must", "", WRITING), ONE("b", "statutory", "should", SAME, WRITING),
       "changed: strength must, now should"},
      {ONE("a", "statutory", "must", "", ""), ONE("b", "statutory", "must", SAME, WRITING),
       "changed: kind principle, now evidence; asks also for writing"},
      {ONE("a", "statutory", "must", "", WRITING PART("form", "form", STATED("formal"))),
       ONE("b", "statutory", "must", SAME, WRITING), "changed: asks no longer for form"},
      {ONE("a", "statutory", "must", "", WRITING),
       ONE("b", "statutory", "must", SAME, PART("writing", "writing", STATED("formal"))),
       "changed: writing: met if notice in writing is on record; now if VCS forum asked is on record"},
      {ONE("a", "statutory", "must", "", "<applies>" STATED("formal") "</applies>" WRITING),
       ONE("b", "statutory", "must", SAME, WRITING),
       "changed: applies if VCS forum asked is on record; now in every case"},
      {ONE("a", "vcs", "must", "", WRITING), ONE("b", "vcs", "must", "replaces=\"old:a\"", WRITING),
       "replaced: "},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char old_xml[2048], new_xml[2048];
    snprintf(old_xml, sizeof old_xml, OLD("%s"), table[i].was);
    snprintf(new_xml, sizeof new_xml, NEW("%s"), table[i].is);
    assert_difference(old_xml, new_xml, table[i].told);
  }
}

/* A longer period is a change in substance. */
static void a_period_is_told(void **state) {
  (void)state;
  assert_difference(
      OLD(ONE("a", "statutory", "must", "", PART("length", "length", AT_LEAST))),
      NEW(ONE("b", "statutory", "must", SAME,
              PART("length", "length", "<at-least period=\"P6M\" from=\"given\" to=\"ends\"/>"))),
      "changed: length: met if at least three months from notice given to last funded day; now if "
      "at least six months from notice given to last funded day");
}

/* The order is that of the new Compact, then what is gone; the links may stand in either of the two. */
static void added_and_removed(void **state) {
  static const char *const changes[] = {"added", "unchanged", "removed"};
  compact_facts *facts = fixture_facts();
  compact_pack *was = fixture_pack(
      facts, OLD(ONE("gone", "vcs", "must", "", "") ONE("a", "vcs", "must", "same-as=\"new:b\"", "")));
  compact_pack *is =
      fixture_pack(facts, NEW(ONE("more", "vcs", "must", "", "") ONE("b", "vcs", "must", "", "")));
  compact_differences *differences;
  (void)state;
  assert_int_equal(compact_diff(was, is, &differences), COMPACT_ERROR_NONE);
  assert_int_equal(compact_differences_count(differences), COUNT_OF(changes));
  for (size_t i = 0; i < COUNT_OF(changes); i++)
    assert_string_equal(compact_change_name(compact_differences_at(differences, i)->change), changes[i]);
  compact_differences_free(differences);
  compact_pack_free(was);
  compact_pack_free(is);
  compact_facts_free(facts);
}

/* What readings of the two texts of Hertfordshire found by comparing every word. */
static void the_two_texts_of_hertfordshire(void **state) {
  static const size_t counts[] = {0, 7, 0, 1, 1, 5, 50};
  size_t found[COUNT_OF(counts)] = {0};
  compact_library *library = fixture_library();
  compact_differences *differences;
  (void)state;
  assert_int_equal(compact_diff(compact_library_pack(library, "hertfordshire-draft"),
                                compact_library_pack(library, "hertfordshire-2018"), &differences),
                   COMPACT_ERROR_NONE);
  for (size_t i = 0; i < compact_differences_count(differences); i++)
    found[compact_differences_at(differences, i)->change]++;
  for (size_t i = 0; i < COUNT_OF(counts); i++)
    assert_int_equal(found[i], counts[i]);
  compact_differences_free(differences);
  compact_library_free(library);
}

/* The links themselves, as the files have them. */
static void links_as_they_stand(void **state) {
  compact_library *library = fixture_library();
  const compact_pack *pack = compact_library_pack(library, "hertfordshire-2018");
  (void)state;
  assert_string_equal(compact_pack_replaces(pack), "hertfordshire-draft");
  assert_string_equal(compact_clause_same_as(compact_pack_clause(pack, "2.11")),
                      "hertfordshire-draft:design.so.6");
  assert_string_equal(compact_clause_replaces(compact_pack_clause(pack, "2.11")), "");
  assert_string_equal(compact_clause_replaces(compact_pack_clause(pack, "2.6")),
                      "hertfordshire-draft:design.vcs.1");
  assert_string_equal(compact_clause_same_as(compact_pack_clause(pack, "1.6")), "");
  compact_library_free(library);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_changes_is_told), cmocka_unit_test(a_period_is_told),
      cmocka_unit_test(added_and_removed),    cmocka_unit_test(the_two_texts_of_hertfordshire),
      cmocka_unit_test(links_as_they_stand),
  };
  return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
