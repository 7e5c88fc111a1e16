/* test_menu.c - what the menu's dialogs say, without an office
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "clauses.h"
#include "fixture.h"
#include "promise.h"

#include <string.h>

static compact_library *library;

static const compact_pack *pack(const char *name) {
  const compact_pack *found = compact_library_pack(library, name);
  assert_non_null(found);
  return found;
}

static const compact_clause *clause(const char *name, const char *ref) {
  const compact_clause *found = compact_pack_clause(pack(name), ref);
  assert_non_null(found);
  return found;
}

/* ---- Compacts ---- */

static void assert_promise(const char *name, const char *expected) {
  char *line;
  assert_int_equal(menu_promise(pack(name), &line), COMPACT_ERROR_NONE);
  assert_string_equal(line, expected);
  compact_free(line);
}

static void what_a_compact_promises(void **state) {
  (void)state;
  assert_promise("hertfordshire",
                 "Hertfordshire Compact: three months' notice; twelve weeks to reply; a survey each year");
  assert_promise("hertfordshire-2001", "Hertfordshire Compact of 2001: no figures");
  assert_promise("derby",
                 "Derby and Derbyshire Compact (draft): three months' notice; twelve weeks to reply; "
                 "three months' warning of the decision; funding for three years");
}

static void assert_says(char *words, const char *const *expected) {
  for (; *expected != NULL; expected++) {
    if (strstr(words, *expected) == NULL)
      fail_msg("\"%s\" is not in:\n%s", *expected, words);
  }
  compact_free(words);
}

static void what_stands_behind_it(void **state) {
  (void)state;
  char *words;
  assert_int_equal(menu_pack_details(pack("derby"), &words), COMPACT_ERROR_NONE);
  assert_says(words, (const char *const[]){"A draft: a text for consultation.", "94 clauses.",
                                           "Answers: notice (13.2), consultation (3.6), decision (9.2)",
                                           "Called derby-derbyshire-2016 in formulas; built in.", NULL});
  assert_int_equal(menu_pack_details(pack("hertfordshire-2001"), &words), COMPACT_ERROR_NONE);
  assert_null(strstr(words, "Answers:"));
  assert_says(words, (const char *const[]){"Background: it answers none of the questions", NULL});
}

static void what_is_known(void **state) {
  (void)state;
  char *words;
  compact_diagnostics *mistakes;
  compact_facts *facts = fixture_facts();
  compact_pack *none;
  assert_int_equal(compact_diagnostics_new(&mistakes), COMPACT_ERROR_NONE);
  assert_int_equal(menu_about_words(library, mistakes, "/there/manual.html", &words), COMPACT_ERROR_NONE);
  assert_says(words,
              (const char *const[]){"Herefordshire Compact (herefordshire-2014, adopted): built in\n",
                                    "The manual is the file /there/manual.html\n", "No mistakes", NULL});
  assert_int_not_equal(compact_pack_read(facts, "mine.xml", "<compact>\n<", 11, mistakes, &none),
                       COMPACT_ERROR_NONE);
  assert_int_equal(menu_about_words(library, mistakes, "", &words), COMPACT_ERROR_NONE);
  assert_says(words,
              (const char *const[]){"Mistakes in your own files", "\nmine.xml, line 1, column 1: ", NULL});
  compact_diagnostics_free(mistakes);
  compact_facts_free(facts);
}

/* ---- Clauses ---- */

static size_t count_of(menu_filter filter) {
  size_t count = 0;
  const compact_pack *of = pack("hertfordshire");
  for (size_t i = 0; i < compact_pack_clause_count(of); i++)
    count += menu_clause_passes(compact_pack_clause_at(of, i), &filter);
  return count;
}

static bool passes(const char *search) {
  return menu_clause_passes(clause("hertfordshire", "4.4"),
                            &(menu_filter){search, "", "", COMPACT_KIND_NONE});
}

static void search(void **state) {
  (void)state;
  assert_true(passes(""));
  assert_true(passes(" \t"));
  assert_true(passes("4.4"));
  assert_true(passes("Exceptional"));                 /* the summary */
  assert_true(passes("managing PROGRAMMES"));         /* the section, in any order */
  assert_true(passes("writing"));                     /* a limb */
  assert_true(passes("corresponding"));               /* a reading */
  assert_true(passes("  three   months\n"));          /* every word */
  assert_false(passes("three months' consultation")); /* one is not there */
  assert_false(passes("four"));
}

static void filters(void **state) {
  (void)state;
  size_t all = compact_pack_clause_count(pack("hertfordshire"));
  assert_int_equal(count_of((menu_filter){"", "", "", COMPACT_KIND_NONE}), all);
  size_t by_bearer = 0, by_kind = 0;
  static const char *const bearers[] = {"statutory", "vcs", "joint", "all"};
  for (size_t i = 0; i < COUNT_OF(bearers); i++)
    by_bearer += count_of((menu_filter){"", bearers[i], "", COMPACT_KIND_NONE});
  for (int kind = COMPACT_KIND_QUANTIFIED; kind <= COMPACT_KIND_PRINCIPLE; kind++)
    by_kind += count_of((menu_filter){"", "", "", (compact_kind)kind});
  assert_int_equal(by_bearer, all);
  assert_int_equal(by_kind, all);
  assert_int_equal(count_of((menu_filter){"months", "vcs", "", COMPACT_KIND_QUANTIFIED}), 0);
  assert_int_equal(
      count_of((menu_filter){"months", "statutory", "change-and-ending", COMPACT_KIND_QUANTIFIED}), 1);
}

static void assert_made(compact_error (*make)(const compact_clause *, char **), const compact_clause *of,
                        const char *expected) {
  char *text;
  assert_int_equal(make(of, &text), COMPACT_ERROR_NONE);
  assert_string_equal(text, expected);
  compact_free(text);
}

static void one_clause(void **state) {
  (void)state;
  char *words;
  const compact_clause *notice = clause("hertfordshire", "4.4");
  assert_made(menu_clause_reference, notice, "Hertfordshire Compact 4.4");
  assert_made(menu_clause_line, clause("hertfordshire", "1.6"),
              "1.6  Commission openly, so that relations, co-operation and partnership improve.");
  assert_made(menu_clause_formula, notice, "=COMPACT_CLAUSE(\"hertfordshire-2018\";\"4.4\")");
  assert_int_equal(menu_clause_details(notice, &words), COMPACT_ERROR_NONE);
  assert_says(words,
              (const char *const[]){"Hertfordshire Compact 4.4: Managing changes to programmes\n",
                                    "\nPublic bodies (must). Change and ending. A period in figures.\n",
                                    "\n- three months' notice; met if at least three months",
                                    "\n- N3 Calendar months", "\nSource: Working Together", NULL});
  assert_int_equal(menu_clause_details(clause("hertfordshire", "1.1"), &words), COMPACT_ERROR_NONE);
  assert_null(strstr(words, "Decided by"));
  compact_free(words);
}

static void words_for_people(void **state) {
  (void)state;
  char *words;
  assert_int_equal(menu_theme_words("change-and-ending", &words), COMPACT_ERROR_NONE);
  assert_string_equal(words, "Change and ending");
  compact_free(words);
  assert_int_equal(menu_found_words(3, 64, &words), COMPACT_ERROR_NONE);
  assert_string_equal(words, "3 of 64 clauses");
  compact_free(words);
  assert_string_equal(menu_kind_words(COMPACT_KIND_ORDERED), "One date before another");
}

static int prepare(void **state) {
  (void)state;
  library = fixture_library();
  return 0;
}

static int clean_up(void **state) {
  (void)state;
  compact_library_free(library);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_a_compact_promises),
      cmocka_unit_test(what_stands_behind_it),
      cmocka_unit_test(what_is_known),
      cmocka_unit_test(search),
      cmocka_unit_test(filters),
      cmocka_unit_test(one_clause),
      cmocka_unit_test(words_for_people),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
