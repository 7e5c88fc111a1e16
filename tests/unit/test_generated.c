/* test_generated.c - bad packs that are too large, too deep or too many to be stored
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "<compact " NAMESPACE " id=\"b\" status=\"draft\"><title>T</title><source>S</source>"
#define SECTION HEAD "<section ref=\"1\" title=\"T\">"
#define TAIL "</section></compact>"

/* A text that grows; the test ends where there is no memory. */
typedef struct builder {
  char *text;
  size_t size, capacity;
} builder;

static void add(builder *built, const char *text) {
  size_t length = strlen(text);
  if (built->size + length + 1 > built->capacity) {
    built->capacity = (built->capacity + length + 1024) * 2;
    built->text = realloc(built->text, built->capacity);
    assert_non_null(built->text);
  }
  memcpy(built->text + built->size, text, length + 1);
  built->size += length;
}

static void add_times(builder *built, const char *text, int times) {
  for (int i = 0; i < times; i++)
    add(built, text);
}

/* Each of the texts with its number put in. */
static void add_numbered(builder *built, const char *format, int times) {
  for (int i = 0; i < times; i++) {
    char text[400];
    snprintf(text, sizeof text, format, i, i);
    add(built, text);
  }
}

/* Reads it without and with a list; the first mistake begins so, and there are so many. */
static void refused(builder *built, compact_error error, const char *first, size_t count) {
  compact_facts *facts = fixture_facts();
  compact_diagnostics *list;
  compact_pack *pack = (compact_pack *)&list;
  assert_int_equal(compact_pack_read(facts, "compact.xml", built->text, built->size, NULL, &pack), error);
  assert_null(pack);
  assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
  assert_int_equal(compact_pack_read(facts, "compact.xml", built->text, built->size, list, &pack), error);
  assert_int_equal(compact_diagnostics_count(list), count);
  const char *message = compact_diagnostics_at(list, 0)->message;
  if (strncmp(message, first, strlen(first)) != 0)
    fail_msg("\"%s\" does not begin with \"%s\"", message, first);
  for (size_t i = 0; i < count; i++)
    assert_true(strlen(compact_diagnostics_at(list, i)->message) < 500);
  compact_diagnostics_free(list);
  compact_facts_free(facts);
  free(built->text);
}

static void accepted(builder *built) {
  compact_facts *facts = fixture_facts();
  compact_pack_free(fixture_pack(facts, built->text));
  compact_facts_free(facts);
  free(built->text);
}

/* ---- Deep ---- */

static void nesting_of_10000(void **state) {
  static const char *const elements[] = {"<all>", "<not>", "<x>", "<compact>",
                                         "<section ref=\"1\" title=\"T\">"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(elements); i++) {
    bool is_condition = i < 2;
    builder built = {0};
    add(&built, is_condition ? SECTION "<clause ref=\"1\" bearer=\"all\" theme=\"funding\" strength=\"must\">"
                                       "<summary>S</summary><limb id=\"a\" label=\"l\">"
                             : HEAD);
    add_times(&built, elements[i], 10000);
    compact_facts *facts = fixture_facts();
    char *mistakes = fixture_mistakes(facts, built.text, built.size, COMPACT_ERROR_LIMIT);
    assert_non_null(strstr(mistakes, "elements are nested deeper than 64: this is not a file of ours"));
    free(mistakes);
    compact_facts_free(facts);
    free(built.text);
  }
}

/* compact, section, clause, limb and these are as deep as it goes. */
static void nesting_up_to_the_limit(void **state) {
  builder built = {0};
  (void)state;
  add(&built,
      SECTION "<clause ref=\"1\" bearer=\"all\" theme=\"funding\" strength=\"must\"><summary>S</summary>"
              "<limb id=\"a\" label=\"l\">");
  add_times(&built, "<not>", 59);
  add(&built, STATED("written"));
  add_times(&built, "</not>", 59);
  add(&built, "</limb></clause>" TAIL);
  accepted(&built);
}

/* ---- Large ---- */

static void fifty_megabytes(void **state) {
  builder built = {0};
  (void)state;
  built.capacity = built.size = 50 * 1024 * 1024;
  built.text = malloc(built.size + 1);
  assert_non_null(built.text);
  memset(built.text, ' ', built.size);
  memcpy(built.text, HEAD, strlen(HEAD));
  built.text[built.size] = '\0';
  refused(&built, COMPACT_ERROR_LIMIT, "the file is larger than 8 MB: this is not a file of ours", 1);
}

static void twenty_thousand_elements(void **state) {
  builder fits = {0}, too_many = {0};
  (void)state;
  add(&fits, HEAD);
  add_numbered(&fits, "<note>%d</note>", 19997);
  add(&fits, "</compact>");
  accepted(&fits);
  add(&too_many, HEAD);
  add_numbered(&too_many, "<note>%d</note>", 19998);
  refused(&too_many, COMPACT_ERROR_LIMIT, "the file has more than 20000 elements", 1);
}

/* ---- Many ---- */

static void a_thousand_mistakes(void **state) {
  builder elements = {0}, words = {0}, attributes = {0}, clauses = {0};
  (void)state;
  add(&elements, HEAD);
  add_times(&elements, "<x/>\n", 1000);
  add(&elements, "</compact>");
  refused(&elements, COMPACT_ERROR_INVALID, "\"x\" is not an element of this format", 100);
  add(&words, SECTION);
  add_times(&words, "<clause/>\n", 1000);
  add(&words, TAIL);
  refused(&words, COMPACT_ERROR_INVALID, "<clause> needs the attribute ref", 100);
  add(&attributes, "<compact " NAMESPACE " id=\"b\" status=\"draft\"");
  add_numbered(&attributes, " a%d=\"%d\"", 1000);
  add(&attributes, "><title>T</title><source>S</source></compact>");
  refused(&attributes, COMPACT_ERROR_INVALID, "<compact> has no attribute a0", 100);
  add(&clauses, SECTION);
  add_times(&clauses, CLAUSE_OF("1", ""), 1000);
  add(&clauses, TAIL);
  refused(&clauses, COMPACT_ERROR_INVALID, "the clause 1 is there twice", 100);
}

static void words_where_none_belong_are_told_once(void **state) {
  builder built = {0};
  (void)state;
  add(&built, SECTION);
  add_times(&built, "words &amp; more\n", 1000);
  add(&built, TAIL);
  refused(&built, COMPACT_ERROR_INVALID, "<section> holds no words of its own", 1);
}

static void conditions_of_64_parts_and_more(void **state) {
  builder fits = {0}, too_many = {0};
  (void)state;
  const char *begin =
      SECTION "<clause ref=\"1\" bearer=\"all\" theme=\"funding\" strength=\"must\"><summary>S</summary>"
              "<limb id=\"a\" label=\"l\"><all>";
  /* The limb behind it has no mistake. */
  const char *end = "</all></limb><limb id=\"b\" label=\"l\">" STATED("written") "</limb></clause>" TAIL;
  add(&fits, begin);
  add_times(&fits, STATED("written"), 63);
  add(&fits, end);
  accepted(&fits);
  add(&too_many, begin);
  add_times(&too_many, STATED("written"), 200);
  add(&too_many, end);
  refused(&too_many, COMPACT_ERROR_INVALID, "a condition has no more than 64 parts", 1);
}

static void limbs_of_a_clause(void **state) {
  builder fits = {0}, too_many = {0};
  const char *limb = "<limb id=\"a%d\" label=\"l\">" STATED("written") "</limb>";
  const char *clause =
      "<clause ref=\"1\" bearer=\"all\" theme=\"funding\" strength=\"must\"><summary>S</summary>";
  (void)state;
  add(&fits, SECTION);
  add(&fits, clause);
  add_numbered(&fits, limb, 32);
  add(&fits, "</clause>" TAIL);
  accepted(&fits);
  add(&too_many, SECTION);
  add(&too_many, clause);
  add_numbered(&too_many, limb, 34);
  add(&too_many, "</clause>" TAIL);
  refused(&too_many, COMPACT_ERROR_INVALID, "a clause has no more than 32 limbs", 2);
}

static void facts_of_a_clause(void **state) {
  builder facts_xml = {0}, built = {0};
  compact_facts *facts;
  (void)state;
  add(&facts_xml, "<facts " NAMESPACE ">");
  add_numbered(&facts_xml, "<fact name=\"f%d\" type=\"flag\"><label>L</label><prompt>P</prompt></fact>", 66);
  add(&facts_xml, "</facts>");
  assert_int_equal(compact_facts_read("f", facts_xml.text, facts_xml.size, NULL, &facts), COMPACT_ERROR_NONE);
  add(&built,
      SECTION "<clause ref=\"1\" bearer=\"all\" theme=\"funding\" strength=\"must\"><summary>S</summary>");
  add_numbered(&built, "<limb id=\"a%d\" label=\"l\"><all>", 1);
  add_numbered(&built, "<stated fact=\"f%d\"/>", 40);
  add(&built, "</all></limb><limb id=\"b\" label=\"l\"><any>");
  for (int i = 40; i < 66; i++) {
    char stated[64];
    snprintf(stated, sizeof stated, "<stated fact=\"f%d\"/>", i);
    add(&built, stated);
  }
  add(&built, "</any></limb></clause>" TAIL);
  char *mistakes = fixture_mistakes(facts, built.text, built.size, COMPACT_ERROR_INVALID);
  assert_non_null(strstr(mistakes, "a clause looks at no more than 64 facts"));
  free(mistakes);
  compact_facts_free(facts);
  free(facts_xml.text);
  free(built.text);
}

/* ---- Long names ---- */

/* They are cut, and not within a letter, so that a message stays UTF-8. */
static void long_names_are_cut(void **state) {
  static const char *const formats[] = {
      HEAD "<section ref=\"1\" title=\"%s\"><%s/>" TAIL,
      "<compact " NAMESPACE " id=\"b\" status=\"%s\"/>",
      "<compact " NAMESPACE " id=\"b\" status=\"draft\" %s=\"\"/>",
      "<compact xmlns:x=\"%s\" x:y=\"\" " NAMESPACE " id=\"b\" status=\"draft\"/>",
      SECTION CLAUSE_OF("1", "<limb id=\"a\" label=\"l\"><stated fact=\"%s\"/></limb>") TAIL,
      SECTION CLAUSE_OF(
          "1", "<limb id=\"a\" label=\"l\"><at-least period=\"%s\" from=\"given\" to=\"ends\"/></limb>") TAIL,
      SECTION CLAUSE_OF("1", "<limb id=\"a\" label=\"l\" because=\"%s\">" STATED("written") "</limb>") TAIL,
      SECTION CLAUSE_OF("1", "<reading ref=\"%s\"/>") TAIL,
  };
  compact_facts *facts = fixture_facts();
  (void)state;
  for (size_t i = 0; i < COUNT_OF(formats); i++) {
    for (int shift = 0; shift < 3; shift++) {
      builder name = {0}, built = {0};
      add(&name, &"aaa"[shift]);
      add_times(&name, "\xC3\xA9", 3000);
      built.capacity = name.size * 2 + 2000;
      built.text = malloc(built.capacity);
      built.size = (size_t)snprintf(built.text, built.capacity, formats[i], name.text, name.text);
      char *mistakes = fixture_mistakes(facts, built.text, built.size, COMPACT_ERROR_INVALID);
      assert_true(strlen(mistakes) > 0 && strlen(mistakes) < 3000);
      for (const char *c = strchr(mistakes, '\xC3'); c != NULL; c = strchr(c + 1, '\xC3'))
        assert_int_equal(c[1], '\xA9');
      free(mistakes);
      free(name.text);
      free(built.text);
    }
  }
  compact_facts_free(facts);
}

/* ---- Cut off ---- */

static char *built_in_path(const char *name) {
  static char path[512];
  snprintf(path, sizeof path, "%s/%s", COMPACTS_FOLDER, name);
  return path;
}

/* Every beginning of a file but the whole is refused, with one mistake at least. The work grows with the
 * square of the file: of the long one only so many beginnings are read, a prime number apart. */
static void every_prefix_of_a_pack(void **state) {
  static const struct {
    const char *name;
    size_t step;
  } files[] = {{"hertfordshire-2001.xml", 1}, {"derby-derbyshire-2016.xml", 61}};
  compact_library *library = fixture_library();
  (void)state;
  for (size_t i = 0; i < COUNT_OF(files); i++) {
    size_t size;
    char *xml = fixture_file(built_in_path(files[i].name), &size);
    while (xml[size - 1] == '\n')
      size--;
    for (size_t length = size % files[i].step; length <= size; length += files[i].step) {
      compact_diagnostics *list;
      compact_pack *pack;
      assert_int_equal(compact_diagnostics_new(&list), COMPACT_ERROR_NONE);
      compact_error error = compact_pack_read(compact_library_facts(library), "c", xml, length, list, &pack);
      if (error != (length < size ? COMPACT_ERROR_SYNTAX : COMPACT_ERROR_NONE))
        fail_msg("the first %d bytes of %s give error %d", (int)length, files[i].name, (int)error);
      assert_true((compact_diagnostics_count(list) > 0) == (length < size));
      compact_diagnostics_free(list);
      compact_pack_free(pack);
    }
    free(xml);
  }
  compact_library_free(library);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nesting_of_10000),
      cmocka_unit_test(nesting_up_to_the_limit),
      cmocka_unit_test(fifty_megabytes),
      cmocka_unit_test(twenty_thousand_elements),
      cmocka_unit_test(a_thousand_mistakes),
      cmocka_unit_test(words_where_none_belong_are_told_once),
      cmocka_unit_test(conditions_of_64_parts_and_more),
      cmocka_unit_test(limbs_of_a_clause),
      cmocka_unit_test(facts_of_a_clause),
      cmocka_unit_test(long_names_are_cut),
      cmocka_unit_test(every_prefix_of_a_pack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
