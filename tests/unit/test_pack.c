/* test_pack.c - a pack as the API shows it; mistakes in packs are in tests/invalid
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* mkstemp() */

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char whole[] =
    "<compact " NAMESPACE " id=\"barset-2025\" status=\"draft\">"
    "<title>  Barset\n   Compact </title><alias>barset</alias><alias>bar</alias>"
    "<source>The <!-- not shown -->Barset Compact, <![CDATA[2nd]]> edition</source><note>Nothing</note>"
    "<replaces compact=\"barset-2020\"/>"
    "<reading ref=\"H1\">At the head.</reading>"
    "<section ref=\"4\" title=\"Ending support\">"
    "<clause ref=\"4.2\" bearer=\"statutory\" theme=\"funding\" strength=\"must\"><summary>Give notice &amp; "
    "wait.</summary>"
    "<applies><is fact=\"event\" value=\"Ending\"/></applies><note>Nothing</note>"
    "<limb id=\"length\" topic=\"notice\" because=\"exceptional\" label=\"three months' notice\">" AT_LEAST
    "<unless by-reading=\"N7\">" STATED(
        "exceptional") "</unless><reading ref=\"N3\">Calendar months.</reading>"
                       "<reading ref=\"N7\">A statement.</reading><reading ref=\"N3\"/></limb>"
                       "<limb id=\"writing\" label=\"notice in writing\" advisory=\"yes\">" STATED(
                           "written") "</limb></clause>"
                                      "<clause ref=\"4.10\" bearer=\"vcs\" theme=\"equality\" "
                                      "strength=\"recognise\"><summary>Be fair.</summary></clause>"
                                      "</section>"
                                      "<section ref=\"5\" title=\"Asking\"><clause ref=\"5.1\" "
                                      "bearer=\"all\" theme=\"consultation\" strength=\"should\">"
                                      "<summary>Ask.</summary><reading ref=\"H1\"/><limb id=\"order\" "
                                      "topic=\"consultation\" label=\"asked first\" "
                                      "advisory=\"no\"><by first=\"opened\" "
                                      "then=\"closed\"/></limb></clause></section></compact>";

static void a_pack_shows_what_its_file_says(void **state) {
  compact_facts *facts = fixture_facts();
  compact_pack *pack = fixture_pack(facts, whole);
  (void)state;
  assert_string_equal(compact_pack_id(pack), "barset-2025");
  assert_string_equal(compact_pack_title(pack), "Barset Compact");
  assert_string_equal(compact_pack_text_source(pack), "The Barset Compact, 2nd edition");
  assert_string_equal(compact_pack_origin(pack), "compact.xml");
  assert_int_equal(compact_pack_status(pack), COMPACT_STATUS_DRAFT);
  assert_true(compact_pack_is_called(pack, "Barset-2025"));
  assert_true(compact_pack_is_called(pack, "BAR"));
  assert_false(compact_pack_is_called(pack, "bars"));
  assert_false(compact_pack_is_called(pack, ""));
  assert_int_equal(compact_pack_clause_count(pack), 3);
  assert_null(compact_pack_clause(pack, "4.1"));
  assert_string_equal(compact_pack_nearest(pack, "4.11"), "4.10");
  assert_null(compact_pack_nearest(pack, "funding.public.9"));
  compact_pack_free(pack);
  compact_pack_free(NULL);
  compact_facts_free(facts);
}

static void a_clause_shows_what_its_file_says(void **state) {
  compact_facts *facts = fixture_facts();
  compact_pack *pack = fixture_pack(facts, whole);
  const compact_clause *clause = compact_pack_clause(pack, "4.2");
  (void)state;
  assert_ptr_equal(compact_clause_pack(clause), pack);
  assert_ptr_equal(compact_pack_clause_at(pack, 0), clause);
  assert_string_equal(compact_clause_ref(clause), "4.2");
  assert_string_equal(compact_clause_section(clause), "Ending support");
  assert_string_equal(compact_clause_bearer(clause), "statutory");
  assert_string_equal(compact_clause_theme(clause), "funding");
  assert_string_equal(compact_clause_strength(clause), "must");
  assert_string_equal(compact_clause_summary(clause), "Give notice & wait.");
  assert_string_equal(compact_clause_section(compact_pack_clause(pack, "5.1")), "Asking");
  compact_pack_free(pack);
  compact_facts_free(facts);
}

static void facts_and_readings_come_in_order_and_once(void **state) {
  static const char *const names[] = {"event", "given", "ends", "exceptional", "written"};
  compact_facts *facts = fixture_facts();
  compact_pack *pack = fixture_pack(facts, whole);
  const compact_clause *clause = compact_pack_clause(pack, "4.2");
  (void)state;
  assert_int_equal(compact_clause_fact_count(clause), COUNT_OF(names));
  for (size_t i = 0; i < COUNT_OF(names); i++)
    assert_string_equal(compact_fact_name(compact_clause_fact(clause, i)), names[i]);
  assert_int_equal(compact_clause_reading_count(clause), 2);
  assert_string_equal(compact_reading_ref(compact_clause_reading(clause, 0)), "N7");
  assert_string_equal(compact_reading_text(compact_clause_reading(clause, 0)), "A statement.");
  assert_string_equal(compact_reading_ref(compact_clause_reading(clause, 1)), "N3");
  assert_string_equal(compact_reading_text(compact_clause_reading(clause, 1)), "Calendar months.");
  const compact_clause *other = compact_pack_clause(pack, "5.1");
  assert_int_equal(compact_clause_reading_count(other), 1);
  assert_string_equal(compact_reading_text(compact_clause_reading(other, 0)), "At the head.");
  assert_int_equal(compact_clause_fact_count(compact_pack_clause(pack, "4.10")), 0);
  compact_pack_free(pack);
  compact_facts_free(facts);
}

static void limbs_show_what_their_file_says(void **state) {
  compact_facts *facts = fixture_facts();
  compact_pack *pack = fixture_pack(facts, whole);
  const compact_clause *clause = compact_pack_clause(pack, "4.2");
  (void)state;
  assert_int_equal(compact_clause_limb_count(clause), 2);
  assert_string_equal(compact_limb_id(compact_clause_limb(clause, 0)), "length");
  assert_string_equal(compact_limb_label(compact_clause_limb(clause, 1)), "notice in writing");
  assert_ptr_equal(compact_limb_clause(compact_clause_limb(clause, 1)), clause);
  assert_false(compact_limb_is_advisory(compact_clause_limb(clause, 0)));
  assert_true(compact_limb_is_advisory(compact_clause_limb(clause, 1)));
  assert_false(compact_limb_is_advisory(compact_clause_limb(compact_pack_clause(pack, "5.1"), 0)));
  assert_int_equal(compact_clause_limb_count(compact_pack_clause(pack, "4.10")), 0);
  compact_pack_free(pack);
  compact_facts_free(facts);
}

static void statuses(void **state) {
  static const struct {
    const char *name;
    compact_status status;
  } table[] = {{"adopted", COMPACT_STATUS_ADOPTED},
               {"draft", COMPACT_STATUS_DRAFT},
               {"context", COMPACT_STATUS_CONTEXT}};
  compact_facts *facts = fixture_facts();
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char xml[400];
    snprintf(xml, sizeof xml,
             "<compact " NAMESPACE " id=\"b\" status=\"%s\"><title>T</title><source>S</source></compact>",
             table[i].name);
    compact_pack *pack = fixture_pack(facts, xml);
    assert_int_equal(compact_pack_status(pack), table[i].status);
    assert_string_equal(compact_status_name(table[i].status), table[i].name);
    compact_pack_free(pack);
  }
  assert_string_equal(compact_status_name(COMPACT_STATUS_NONE), "");
  compact_facts_free(facts);
}

/* ---- Files ---- */

static void packs_are_loaded_from_files(void **state) {
  compact_facts *facts = fixture_facts();
  compact_pack *pack;
  char path[] = "/tmp/compact-test-XXXXXX";
  (void)state;
  int descriptor = mkstemp(path);
  assert_true(descriptor >= 0);
  FILE *file = fdopen(descriptor, "wb");
  assert_int_equal(fwrite(whole, 1, strlen(whole), file), strlen(whole));
  assert_int_equal(fclose(file), 0);
  assert_int_equal(compact_pack_load(facts, path, NULL, &pack), COMPACT_ERROR_NONE);
  assert_string_equal(compact_pack_origin(pack), path);
  assert_int_equal(compact_pack_clause_count(pack), 3);
  compact_pack_free(pack);
  remove(path);
  compact_facts_free(facts);
}

static void what_is_no_file_is_told(void **state) {
  static const struct {
    const char *path, *message;
    compact_error error;
  } table[] = {
      {"/nonexistent/compact.xml", "cannot be read: No such file or directory", COMPACT_ERROR_READ},
      {"/", "cannot be read: Is a directory", COMPACT_ERROR_READ},
      {"/dev/null", "the file ends before it is complete", COMPACT_ERROR_SYNTAX},
      /* It has no end. */
      {"/dev/zero", "the file is larger than 8 MB: this is not a file of ours", COMPACT_ERROR_LIMIT},
  };
  compact_facts *facts = fixture_facts();
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_diagnostics *diagnostics;
    compact_pack *pack = (compact_pack *)&diagnostics;
    assert_int_equal(compact_diagnostics_new(&diagnostics), COMPACT_ERROR_NONE);
    assert_int_equal(compact_pack_load(facts, table[i].path, diagnostics, &pack), table[i].error);
    assert_null(pack);
    assert_int_equal(compact_diagnostics_count(diagnostics), 1);
    assert_string_equal(compact_diagnostics_at(diagnostics, 0)->message, table[i].message);
    assert_string_equal(compact_diagnostics_at(diagnostics, 0)->source, table[i].path);
    compact_diagnostics_free(diagnostics);
  }
  compact_facts_free(facts);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_pack_shows_what_its_file_says),
      cmocka_unit_test(a_clause_shows_what_its_file_says),
      cmocka_unit_test(facts_and_readings_come_in_order_and_once),
      cmocka_unit_test(limbs_show_what_their_file_says),
      cmocka_unit_test(statuses),
      cmocka_unit_test(packs_are_loaded_from_files),
      cmocka_unit_test(what_is_no_file_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
