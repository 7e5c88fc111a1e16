/* fixture.c - what the unit tests share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FACT_OF(name, type, label)                                                                           \
  "<fact name=\"" name "\" type=\"" type "\"><label>" label "</label><prompt>Say it</prompt></fact>"
#define DATE_OF(name, words, label)                                                                          \
  "<fact name=\"" name "\" type=\"date\" " words "><label>" label "</label><prompt>The day</prompt></fact>"

/* clang-format off */
const char fixture_facts_xml[] =
  "<facts " NAMESPACE ">"
  DATE_OF("given", "noun=\"notice\" must=\"be given\"", "Notice given")
  DATE_OF("ends", "noun=\"an ending\"", "Last funded day")
  DATE_OF("opened", "noun=\"an opening\" must=\"open\"", "Opened")
  DATE_OF("closed", "noun=\"a close\" must=\"stay open until\"", "Closed")
  DATE_OF("start", "noun=\"a start\"", "First day")
  FACT_OF("written", "flag", "Notice in writing")
  FACT_OF("formal", "flag", "VCS forum asked")
  FACT_OF("open", "flag", "Open all day")
  FACT_OF("exceptional", "text", "Exceptional circumstances")
  FACT_OF("restriction", "text", "Legal or other restriction")
  "<fact name=\"event\" type=\"choice\"><label>What is happening</label><prompt>Say it</prompt>"
  "<choice value=\"ending\">It ends</choice><choice value=\"cut\">It is cut</choice>"
  "<choice value=\"expiry\">It runs out</choice></fact>"
  FACT_OF("visits", "number", "Visits")
  FACT_OF("amount", "money", "Amount")
  "</facts>";
/* clang-format on */

/* ---- Reading ---- */

static char *joined(const compact_diagnostics *diagnostics) {
  size_t length = 0;
  char *all = calloc(1, 1);
  for (size_t i = 0; i < compact_diagnostics_count(diagnostics); i++) {
    char *one;
    assert_int_equal(compact_diagnostic_format(compact_diagnostics_at(diagnostics, i), &one), 0);
    size_t added = strlen(one);
    all = realloc(all, length + added + 1);
    memcpy(all + length, one, added + 1);
    length += added;
    compact_free(one);
  }
  return all;
}

compact_facts *fixture_facts(void) {
  compact_facts *facts;
  assert_int_equal(
      compact_facts_read("facts.xml", fixture_facts_xml, strlen(fixture_facts_xml), NULL, &facts),
      COMPACT_ERROR_NONE);
  return facts;
}

compact_pack *fixture_pack(const compact_facts *facts, const char *xml) {
  compact_diagnostics *diagnostics;
  compact_pack *pack;
  assert_int_equal(compact_diagnostics_new(&diagnostics), COMPACT_ERROR_NONE);
  compact_error error = compact_pack_read(facts, "compact.xml", xml, strlen(xml), diagnostics, &pack);
  char *mistakes = joined(diagnostics);
  compact_diagnostics_free(diagnostics);
  assert_string_equal(mistakes, "");
  free(mistakes);
  assert_int_equal(error, COMPACT_ERROR_NONE);
  return pack;
}

char *fixture_mistakes(const compact_facts *facts, const char *xml, size_t size, compact_error error) {
  compact_diagnostics *diagnostics;
  compact_pack *pack = (compact_pack *)&diagnostics;
  assert_int_equal(compact_diagnostics_new(&diagnostics), COMPACT_ERROR_NONE);
  assert_int_equal(compact_pack_read(facts, "compact.xml", xml, size, diagnostics, &pack), error);
  assert_null(pack);
  char *mistakes = joined(diagnostics);
  compact_diagnostics_free(diagnostics);
  return mistakes;
}

compact_library *fixture_library(void) {
  compact_library *library;
  assert_int_equal(compact_library_open(NULL, NULL, &library), COMPACT_ERROR_NONE);
  return library;
}

compact_date day(int year, int month, int day_of_month) {
  compact_date date;
  assert_int_equal(compact_date_make(year, month, day_of_month, &date), COMPACT_ERROR_NONE);
  return date;
}

char *fixture_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  if (file == NULL)
    fail_msg("%s cannot be opened", path);
  *size = 0;
  for (size_t read = 1; read > 0; *size += read) {
    bytes = realloc(bytes, *size + 4096 + 1);
    assert_non_null(bytes);
    read = fread(bytes + *size, 1, 4096, file);
  }
  assert_int_equal(ferror(file), 0);
  fclose(file);
  bytes[*size] = '\0';
  return bytes;
}

/* ---- Scenes ---- */

void scene_open(test_scene *scene, const char *xml) {
  scene->facts = fixture_facts();
  scene->pack = fixture_pack(scene->facts, xml);
  scene->clause = compact_pack_clause_at(scene->pack, 0);
  assert_int_equal(compact_row_new(scene->facts, &scene->row), COMPACT_ERROR_NONE);
  assert_int_equal(compact_result_new(&scene->result), COMPACT_ERROR_NONE);
}

void scene_close(test_scene *scene) {
  compact_result_free(scene->result);
  compact_row_free(scene->row);
  compact_pack_free(scene->pack);
  compact_facts_free(scene->facts);
}

static void record_one(test_scene *scene, char *word) {
  /* Text is borrowed by the row: words that a test records outlive it. */
  static const char *const kept[] = {"snow", "flood", "law"};
  char *value_text = strchr(word, '=');
  compact_value value;
  assert_non_null(value_text);
  *value_text++ = '\0';
  const compact_fact *fact = compact_facts_find(scene->facts, word);
  assert_non_null(fact);
  if (strcmp(value_text, "?") == 0) /* something that is no value of the fact */
    value = compact_value_unreadable("?");
  else
    assert_int_equal(compact_value_parse(fact, value_text, COMPACT_ORDER_NONE, &value), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < COUNT_OF(kept) && value.type == COMPACT_TYPE_TEXT; i++) {
    if (strcmp(kept[i], value_text) == 0)
      value.as.text = kept[i];
  }
  assert_true(value.type != COMPACT_TYPE_TEXT || value.as.text != value_text);
  assert_int_equal(compact_row_set(scene->row, fact, value), COMPACT_ERROR_NONE);
}

void scene_record(test_scene *scene, const char *facts) {
  char words[256];
  char *rest = words;
  assert_true(strlen(facts) < sizeof words);
  memcpy(words, facts, strlen(facts) + 1);
  compact_row_clear(scene->row);
  while (*rest != '\0') {
    char *word = rest;
    rest += strcspn(rest, " ");
    if (*rest == ' ')
      *rest++ = '\0';
    record_one(scene, word);
  }
}

const char *scene_decide(test_scene *scene, const char *facts, const char *as_of) {
  compact_date date = COMPACT_NO_DATE;
  if (as_of != NULL)
    assert_int_equal(compact_date_parse(as_of, COMPACT_ORDER_NONE, &date), COMPACT_ERROR_NONE);
  scene_record(scene, facts);
  compact_decide(scene->clause, scene->row, date, scene->result);
  return compact_outcome_name(compact_result_outcome(scene->result));
}

char *scene_why(const test_scene *scene) {
  char *why;
  assert_int_equal(compact_result_why(scene->result, &why), COMPACT_ERROR_NONE);
  return why;
}
