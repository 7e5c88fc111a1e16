/* test_memory_failure.c - every allocation fails once
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The linker puts failing_memory.c in the place of malloc() and its like in our objects; expat is given
 * them by xml.c. The n-th allocation fails for n = 1, 2, ... until an attempt gets by without it. After each
 * the error is MEMORY, what was to come out is NULL, and as many blocks are alive as before.
 */
#include "failing_memory.h"
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

/* ---- What is attempted ---- */

static compact_library *library;
static const compact_facts *facts;
static compact_result *result;
static const compact_diagnostic *diagnostic;
static char *pack_xml;
static size_t pack_size;

/* What never came out, to see that it is set to NULL. */
#define UNTOUCHED ((void *)&live)

static compact_error try_diagnostics_new(void) {
  compact_diagnostics *out = UNTOUCHED;
  compact_error error = compact_diagnostics_new(&out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_diagnostics_free(out);
  return error;
}

static compact_error try_diagnostic_format(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_diagnostic_format(diagnostic, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_facts_read(void) {
  compact_facts *out = UNTOUCHED;
  compact_error error = compact_facts_read("f", fixture_facts_xml, strlen(fixture_facts_xml), NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_facts_free(out);
  return error;
}

static compact_error try_pack_read(void) {
  compact_pack *out = UNTOUCHED;
  compact_error error = compact_pack_read(facts, "c", pack_xml, pack_size, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_pack_free(out);
  return error;
}

static compact_error try_pack_load(void) {
  compact_pack *out = UNTOUCHED;
  compact_error error = compact_pack_load(facts, COMPACTS_FOLDER "/derby-derbyshire-2016.xml", NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_pack_free(out);
  return error;
}

static compact_error try_library_open(void) {
  compact_library *out = UNTOUCHED;
  compact_error error = compact_library_open(NULL, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_library_free(out);
  return error;
}

/* With a folder of packs that hide the built-in ones. */
static compact_error try_library_open_folder(void) {
  compact_library *out = UNTOUCHED;
  compact_error error = compact_library_open(COMPACTS_FOLDER, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_library_free(out);
  return error;
}

static compact_error try_facts_load(void) {
  compact_facts *out = UNTOUCHED;
  compact_error error = compact_facts_load(COMPACTS_FOLDER "/facts.xml", NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_facts_free(out);
  return error;
}

static compact_error try_library_path(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_library_path(&out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_diff(void) {
  compact_differences *out = UNTOUCHED;
  compact_error error = compact_diff(compact_library_pack(library, "hertfordshire-draft"),
                                     compact_library_pack(library, "hertfordshire-2018"), &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_differences_free(out);
  return error;
}

static compact_error try_limb_words(void) {
  char *out = UNTOUCHED;
  const compact_limb *limb = compact_pack_topic(compact_library_pack(library, "derby"), "consultation");
  compact_error error = compact_limb_words(limb, COMPACT_PART_TEST, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_limb_formula(void) {
  static const compact_cells cells = {NULL, "as_of", NULL};
  char *out = UNTOUCHED;
  const compact_limb *limb = compact_pack_topic(compact_library_pack(library, "hertfordshire"), "notice");
  compact_error error = compact_limb_formula(limb, COMPACT_WANT_WHY, &cells, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

/* With the limbs' outcomes in cells, and without. */
static compact_error try_clause_formula_of(compact_want want, bool by_outcomes) {
  static const char *const outcomes[] = {"F2", "G2", "H2"};
  const compact_cells cells = {NULL, "as_of", by_outcomes ? outcomes : NULL};
  char *out = UNTOUCHED;
  const compact_clause *clause = compact_result_clause(result);
  compact_error error = compact_clause_formula(clause, want, &cells, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_clause_formula(void) {
  return try_clause_formula_of(COMPACT_WANT_WHY, true);
}

static compact_error try_clause_formula_by_facts(void) {
  return try_clause_formula_of(COMPACT_WANT_OUTCOME, false);
}

static compact_error try_clause_formula_by(void) {
  return try_clause_formula_of(COMPACT_WANT_BY, false);
}

static compact_error try_principle_formula(void) {
  const compact_cells cells = {NULL, NULL, NULL};
  char *out = UNTOUCHED;
  const compact_clause *clause = compact_pack_clause(compact_library_pack(library, "hertfordshire"), "3.5");
  compact_error error = compact_clause_formula(clause, COMPACT_WANT_WHY, &cells, NULL, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_applies_words(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_clause_applies_words(compact_result_clause(result), &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_row_new(void) {
  compact_row *out = UNTOUCHED;
  compact_error error = compact_row_new(facts, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_row_free(out);
  return error;
}

static compact_error try_result_new(void) {
  compact_result *out = UNTOUCHED;
  compact_error error = compact_result_new(&out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_result_free(out);
  return error;
}

static compact_error try_result_why(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_result_why(result, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_reason(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_result_reason(result, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_limb_why(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_result_limb_why(result, 0, &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

static compact_error try_value_format(void) {
  char *out = UNTOUCHED;
  compact_error error = compact_value_format(compact_facts_at(facts, 0), compact_value_flag(true), &out);
  assert_true((error == COMPACT_ERROR_NONE) == (out != NULL));
  compact_free(out);
  return error;
}

/* ---- Failing one after another ---- */

static void every_entry_point(void **state) {
  static const struct {
    const char *name;
    compact_error (*attempt)(void);
    long least;
  } table[] = {
      {"diagnostics_new", try_diagnostics_new, 1},
      {"diagnostic_format", try_diagnostic_format, 1},
      {"facts_read", try_facts_read, 20},
      {"pack_read", try_pack_read, 20},
      {"pack_load", try_pack_load, 20},
      {"library_open", try_library_open, 80},
      {"library_open of a folder", try_library_open_folder, 80},
      {"facts_load", try_facts_load, 20},
      {"library_path", try_library_path, 1},
      {"diff", try_diff, 100},
      {"limb_words", try_limb_words, 3},
      {"limb_formula", try_limb_formula, 100},
      {"clause_formula", try_clause_formula, 300},
      {"clause_formula by the facts", try_clause_formula_by_facts, 300},
      {"clause_formula of the last day", try_clause_formula_by, 50},
      {"clause_formula of a principle", try_principle_formula, 3},
      {"applies_words", try_applies_words, 1},
      {"row_new", try_row_new, 1},
      {"result_new", try_result_new, 1},
      {"result_why", try_result_why, 3},
      {"result_reason", try_reason, 3},
      {"limb_why", try_limb_why, 1},
      {"value_format", try_value_format, 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    long count = fail_each(table[i].name, table[i].attempt, COMPACT_ERROR_NONE);
    if (count < table[i].least)
      fail_msg("%s: only %ld allocations were seen", table[i].name, count);
  }
}

/* ---- Reasons of every kind ---- */

/* Every clause, with every fact recorded or none: each sentence has its own pieces of text. */
static void reasons_of_every_clause(void **state) {
  compact_row *row;
  (void)state;
  assert_int_equal(compact_row_new(facts, &row), COMPACT_ERROR_NONE);
  for (size_t turn = 0; turn < 12; turn++) {
    for (size_t i = 0; i < compact_facts_count(facts); i++) {
      const compact_fact *fact = compact_facts_at(facts, i);
      bool is_date = compact_fact_type(fact) == COMPACT_TYPE_DATE;
      compact_value value =
          is_date ? compact_value_date(day(2027, 1, 1) + (compact_date)((i * 37 + turn * 11) % 300))
                  : compact_value_flag(turn % 2 == 0);
      if (compact_fact_type(fact) == COMPACT_TYPE_CHOICE)
        value = (compact_value){COMPACT_TYPE_CHOICE,
                                {.choice = (uint32_t)(turn % compact_fact_choice_count(fact))}};
      if ((turn + i) % 4 != 0)
        compact_row_set(row, fact, value);
      else
        compact_row_set(row, fact, (compact_value){0});
    }
    for (size_t i = 0; i < compact_library_pack_count(library); i++) {
      const compact_pack *pack = compact_library_pack_at(library, i);
      for (size_t j = 0; j < compact_pack_clause_count(pack); j++) {
        compact_decide(compact_pack_clause_at(pack, j), row, day(2027, 3, 1), result);
        fail_each("result_why", try_result_why, COMPACT_ERROR_NONE);
      }
    }
  }
  compact_row_free(row);
}

/* ---- Files with mistakes ---- */

static const char *mistaken;

/* Where a mistake cannot be kept the reading fails all the same, by the mistake or by the memory. */
static compact_error try_mistaken(void) {
  compact_diagnostics *list;
  compact_pack *pack = UNTOUCHED;
  if (compact_diagnostics_new(&list) != COMPACT_ERROR_NONE)
    return COMPACT_ERROR_MEMORY;
  compact_error error = compact_pack_read(facts, "c", mistaken, strlen(mistaken), list, &pack);
  assert_null(pack);
  for (size_t i = 0; i < compact_diagnostics_count(list); i++)
    assert_non_null(compact_diagnostics_at(list, i)->message);
  compact_diagnostics_free(list);
  return error;
}

static void mistakes_while_memory_runs_out(void **state) {
  static const struct {
    const char *xml;
    compact_error error;
  } files[] = {
      {CLAUSE("<limb id=\"a\" label=\"l\"><stated fact=\"writen\"/></limb><limb id=\"a\" label=\"\" x=\"y\"/>"
              "<reading ref=\"N3\"/><foo/>words"),
       COMPACT_ERROR_INVALID},
      {PACK("<clause ref=\"1\" bearer=\"al\"/>") "<", COMPACT_ERROR_SYNTAX},
      {"<!DOCTYPE x><x/>", COMPACT_ERROR_SYNTAX},
      {"<compact>", COMPACT_ERROR_SYNTAX},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(files); i++) {
    mistaken = files[i].xml;
    fail_each(mistaken, try_mistaken, files[i].error);
  }
}

/* ---- What the attempts need ---- */

static int prepare(void **state) {
  static compact_diagnostic shown = {COMPACT_SEVERITY_ERROR, "c", 1, 2, "message", "excerpt"};
  compact_row *row;
  (void)state;
  if (compact_library_open(NULL, NULL, &library) != 0 || compact_result_new(&result) != 0)
    return 1;
  facts = compact_library_facts(library);
  const compact_clause *clause = compact_pack_clause(compact_library_pack(library, "hertfordshire"), "4.4");
  if (clause == NULL || compact_row_new(facts, &row) != 0)
    return 1;
  compact_row_set(row, compact_facts_find(facts, "notice_given"), compact_value_date(day(2027, 1, 15)));
  compact_row_set(row, compact_facts_find(facts, "funding_ends"), compact_value_date(day(2027, 3, 31)));
  compact_row_set(row, compact_facts_find(facts, "written"), compact_value_flag(true));
  compact_decide(clause, row, COMPACT_NO_DATE, result);
  diagnostic = &shown;
  pack_xml = fixture_file(COMPACTS_FOLDER "/hertfordshire-2018.xml", &pack_size);
  compact_row_free(row);
  return 0;
}

static int clean_up(void **state) {
  (void)state;
  compact_result_free(result);
  compact_library_free(library);
  free(pack_xml);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_entry_point),
      cmocka_unit_test(mistakes_while_memory_runs_out),
      cmocka_unit_test(reasons_of_every_clause),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
