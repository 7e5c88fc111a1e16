/* test_explain.c - outcomes in sentences
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

typedef struct row {
  const char *facts, *as_of, *why;
} row;

#define CITATION " Barset Compact 4.2."

static void check(const char *xml, const row *rows, size_t count) {
  test_scene scene;
  scene_open(&scene, xml);
  for (size_t i = 0; i < count; i++) {
    char expected[1024];
    scene_decide(&scene, rows[i].facts, rows[i].as_of);
    char *why = scene_why(&scene);
    snprintf(expected, sizeof expected, "%s" CITATION, rows[i].why);
    assert_string_equal(why, expected);
    compact_free(why);
  }
  scene_close(&scene);
}

#define CHECK(xml, rows) check(xml, rows, COUNT_OF(rows))

static void at_least(void **state) {
  static const row rows[] = {
      {"given=2026-12-31 ends=2027-03-31", NULL,
       "Met. Notice on 31 Dec 2026 for an ending on 31 Mar 2027 gives at least three months."},
      {"given=2027-01-15 ends=2027-03-31", NULL,
       "Not met. Notice on 15 Jan 2027 for an ending on 31 Mar 2027 is 15 days short of three months; it had "
       "to be "
       "given by 31 Dec 2026."},
      {"given=2027-01-01 ends=2027-03-31", NULL,
       "Not met. Notice on 1 Jan 2027 for an ending on 31 Mar 2027 is 1 day short of three months; it had to "
       "be "
       "given by 31 Dec 2026."},
      {"ends=2027-03-31", "2026-12-01", "Due. Notice for an ending on 31 Mar 2027 is due by 31 Dec 2026."},
      {"ends=2027-03-31", "2027-01-01",
       "Not met. Notice is not recorded, and 31 Dec 2026, the last day for it, had passed on 1 Jan 2027."},
      {"given=2027-01-15", NULL,
       "Cannot tell. Not recorded: last funded day. Notice on 15 Jan 2027 allows an ending on 15 Apr 2027 or "
       "later."},
      {"", NULL, "Cannot tell. Not recorded: notice given, last funded day."},
      /* A limit outside the years is not told. */
      {"given=1583-02-01 ends=1583-02-02", NULL,
       "Not met. Notice on 1 Feb 1583 for an ending on 2 Feb 1583 is 91 days short of three months."},
      {"given=9999-12-01", NULL, "Cannot tell. Not recorded: last funded day."},
  };
  static const row both_move[] = {
      {"opened=2027-01-01 closed=2027-02-01", NULL,
       "Not met. An opening on 1 Jan 2027 for a close on 1 Feb 2027 is 53 days short of twelve weeks; it had "
       "to open "
       "by 9 Nov 2026 or stay open until 26 Mar 2027."},
      {"opened=9999-12-01 closed=9999-12-31", NULL,
       "Not met. An opening on 1 Dec 9999 for a close on 31 Dec 9999 is 54 days short of twelve weeks; it "
       "had to open "
       "by 8 Oct 9999."},
  };
  static const row none_moves[] = {
      {"start=2027-01-01 ends=2027-02-01", NULL,
       "Not met. A start on 1 Jan 2027 for an ending on 1 Feb 2027 is 61 days short of three months."},
  };
  (void)state;
  CHECK(LIMB(AT_LEAST), rows);
  CHECK(LIMB("<at-least period=\"P12W\" from=\"opened\" to=\"closed\"/>"), both_move);
  CHECK(LIMB("<at-least period=\"P3M\" from=\"start\" to=\"ends\"/>"), none_moves);
}

static void at_most(void **state) {
  static const row rows[] = {
      {"start=2027-01-01 given=2027-02-12", NULL,
       "Met. Notice on 12 Feb 2027 is within six weeks of a start on 1 Jan 2027."},
      {"start=2027-01-01 given=2027-02-14", NULL,
       "Not met. Notice on 14 Feb 2027 is 2 days later than six weeks after a start on 1 Jan 2027; it had to "
       "be given "
       "by 12 Feb 2027."},
      {"start=2027-01-01", "2027-01-02",
       "Due. Notice is due by 12 Feb 2027, six weeks after a start on 1 Jan 2027."},
      {"given=2027-02-14", NULL, "Cannot tell. Not recorded: first day."},
  };
  (void)state;
  CHECK(LIMB("<at-most period=\"P6W\" from=\"start\" to=\"given\"/>"), rows);
}

static void before_and_by(void **state) {
  static const row before[] = {
      {"given=2027-01-01 ends=2027-01-02", NULL,
       "Met. Notice on 1 Jan 2027 came before an ending on 2 Jan 2027."},
      {"given=2027-01-03 ends=2027-01-02", NULL,
       "Not met. Notice on 3 Jan 2027 was not before an ending on 2 Jan 2027; it had to be given by 1 Jan "
       "2027."},
      {"given=2027-01-02 ends=2027-01-02", NULL,
       "Cannot tell. Notice and an ending are both on 2 Jan 2027; dates alone cannot show which came first."},
      {"ends=2027-01-02", "2027-01-01", "Due. Notice is due by 1 Jan 2027, before an ending on 2 Jan 2027."},
  };
  static const row by[] = {
      {"given=2027-01-02 ends=2027-01-02", NULL,
       "Met. Notice on 2 Jan 2027 was no later than an ending on 2 Jan 2027."},
      {"given=2027-01-03 ends=2027-01-02", NULL,
       "Not met. Notice on 3 Jan 2027 was later than an ending on 2 Jan 2027; it had to be given by 2 Jan "
       "2027."},
      {"ends=2027-01-02", "2027-01-01", "Due. Notice is due by 2 Jan 2027, the day of an ending."},
  };
  (void)state;
  CHECK(LIMB("<before first=\"given\" then=\"ends\"/>"), before);
  CHECK(LIMB("<by first=\"given\" then=\"ends\"/>"), by);
}

/* Two comparisons: the reason is about the one whose dates are the same. */
static void the_same_day_in_the_second_comparison(void **state) {
  static const row rows[] = {
      {"opened=2027-01-01 closed=2027-02-01 given=2027-01-02 ends=2027-01-02", NULL,
       "Cannot tell. Notice and an ending are both on 2 Jan 2027; dates alone cannot show which came first."},
  };
  (void)state;
  CHECK(LIMB("<all><by first=\"opened\" then=\"closed\"/><before first=\"given\" then=\"ends\"/></all>"),
        rows);
  CHECK(LIMB("<all><before first=\"opened\" then=\"closed\"/><before first=\"given\" then=\"ends\"/></all>"),
        rows);
  CHECK(LIMB("<any><not><by first=\"opened\" then=\"closed\"/></not><before first=\"given\" "
             "then=\"ends\"/></any>"),
        rows);
}

static void facts_without_dates(void **state) {
  static const row rows[] = {
      {"written=yes", NULL, "Met. Three months' notice: yes."},
      {"written=no", NULL, "Not met. Three months' notice: no."},
      {"", NULL, "Cannot tell. Not recorded: notice in writing."},
  };
  /* A name keeps its capital. */
  static const row name[] = {{"", NULL, "Cannot tell. Not recorded: VCS forum asked."}};
  (void)state;
  CHECK(LIMB(STATED("written")), rows);
  CHECK(LIMB(STATED("formal")), name);
}

#define WITH_ESCAPE                                                                                          \
  CLAUSE("<limb id=\"one\" label=\"three months' notice\">" AT_LEAST                                         \
         "<unless by-reading=\"N7\"><all>" STATED("exceptional")                                             \
             STATED("restriction") "</all></unless>"                                                         \
                                   "<reading ref=\"N7\">A statement is our convention.</reading></limb>")
#define IS_SHORT                                                                                             \
  "Notice on 15 Jan 2027 for an ending on 31 Mar 2027 is 15 days short of three months; it had to be given " \
  "by 31 Dec 2026."

static void escapes(void **state) {
  static const row rows[] = {
      {"given=2027-01-15 ends=2027-03-31 exceptional=snow restriction=law", NULL,
       "Excused. " IS_SHORT
       " It is excused by what is recorded: exceptional circumstances: snow, legal or other "
       "restriction: law. Reading N7: A statement is our convention."},
      {"given=2027-01-15 ends=2027-03-31 exceptional=yes restriction=law", NULL,
       "Excused. " IS_SHORT
       " It is excused by what is recorded: exceptional circumstances (no words were recorded), "
       "legal or other restriction: law. Reading N7: A statement is our convention."},
      {"given=2027-01-15 ends=2027-03-31 exceptional=snow", NULL,
       "Cannot tell. " IS_SHORT
       " What would excuse it is recorded only in part; not recorded: legal or other "
       "restriction."},
      {"given=2027-01-15 ends=2027-03-31", NULL,
       "Not met. " IS_SHORT " Reading N7: A statement is our convention."},
  };
  (void)state;
  CHECK(WITH_ESCAPE, rows);
}

#define THREE_LIMBS                                                                                          \
  CLAUSE("<applies><not><is fact=\"event\" value=\"expiry\"/></not></applies>"                               \
         "<limb id=\"length\" label=\"three months' notice\">" AT_LEAST "</limb>"                            \
         "<limb id=\"writing\" label=\"notice in writing\">" STATED(                                         \
             "written") "</limb>"                                                                            \
                        "<limb id=\"forum\" label=\"the forum asked\">" STATED("formal") "</limb>")

static void whole_clauses(void **state) {
  static const row rows[] = {
      {"event=ending given=2026-12-31 ends=2027-03-31 written=yes formal=yes", NULL,
       "Met. Notice on 31 Dec 2026 for an ending on 31 Mar 2027 gives at least three months. Notice in "
       "writing: yes. "
       "The forum asked: yes."},
      {"event=ending given=2027-01-15 ends=2027-03-31 written=yes formal=yes", NULL,
       "Not met. " IS_SHORT " Met: notice in writing, the forum asked."},
      {"event=ending given=2026-12-31 ends=2027-03-31 written=no", NULL,
       "Not met. Notice in writing: no. Not recorded: VCS forum asked. Met: three months' notice."},
      {"given=2027-01-15 ends=2027-03-31 written=yes formal=yes", NULL,
       "Not met. " IS_SHORT
       " Met: notice in writing, the forum asked. It is taken to apply; not recorded: what is "
       "happening."},
      {"ends=2027-03-31 written=yes formal=yes", "2027-01-01",
       "Cannot tell. Notice is not recorded, and 31 Dec 2026, the last day for it, had passed on 1 Jan 2027. "
       "Met: notice "
       "in writing, the forum asked. Whether it applies cannot be told; not recorded: what is happening."},
      {"event=expiry", NULL, "Not applicable. It does not apply: what is happening: expiry."},
  };
  static const row principle[] = {
      {"", NULL, "Not applicable. The clause is a principle and is not decided."}};
  (void)state;
  CHECK(THREE_LIMBS, rows);
  CHECK(CLAUSE(""), principle);
}

/* Each of two limbs has its own scope: the reason is about the one that was asked. */
static void a_limb_that_does_not_apply(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, CLAUSE("<limb id=\"a\" label=\"a\"><applies>" STATED("open") "</applies>" STATED(
                         "written") "</limb>"
                                    "<limb id=\"b\" label=\"b\"><applies><is fact=\"event\" "
                                    "value=\"cut\"/></applies>" STATED("formal") "</limb>"));
  scene_record(&scene, "open=yes event=ending");
  compact_decide_limb(compact_clause_limb(scene.clause, 1), scene.row, COMPACT_NO_DATE, scene.result);
  char *why = scene_why(&scene);
  assert_string_equal(why,
                      "Not applicable. It does not apply: what is happening: ending. Barset Compact 4.2.");
  compact_free(why);
  scene_close(&scene);
}

/* A no that was recorded for words is a reason too. */
static void a_no_for_words_is_named(void **state) {
  static const row rows[] = {
      {"exceptional=no", NULL, "Not applicable. It does not apply: exceptional circumstances: no."},
      {"exceptional=nil", NULL, "Not applicable. It does not apply: exceptional circumstances: no."},
  };
  (void)state;
  CHECK(CLAUSE("<applies>" STATED("exceptional") "</applies><limb id=\"a\" label=\"a\">" STATED(
            "written") "</limb>"),
        rows);
}

static void advice_and_readings(void **state) {
  static const row advice[] = {
      {"given=2027-01-15 ends=2027-03-31", NULL,
       "Cannot tell. " IS_SHORT " It is advisory, and so never told as not met."},
  };
  static const row reading[] = {
      {"given=2027-01-15 ends=2027-03-31", NULL, "Not met. " IS_SHORT " Reading T3: More than one year."},
      {"given=2026-12-31 ends=2027-03-31", NULL,
       "Met. Notice on 31 Dec 2026 for an ending on 31 Mar 2027 gives at least three months. Reading T3: "
       "More than one "
       "year."},
      {"ends=2027-03-31", "2026-12-31",
       "Due. Notice for an ending on 31 Mar 2027 is due by 31 Dec 2026. Reading T3: More than one year."},
      {"ends=2027-03-31", "2027-01-01",
       "Not met. Notice is not recorded, and 31 Dec 2026, the last day for it, had passed on 1 Jan 2027. "
       "Reading T3: "
       "More than one year."},
      {"given=2027-01-15", NULL,
       "Cannot tell. Not recorded: last funded day. Notice on 15 Jan 2027 allows an ending on 15 Apr 2027 or "
       "later. "
       "Reading T3: More than one year."},
  };
  (void)state;
  CHECK(CLAUSE("<limb id=\"one\" label=\"l\" advisory=\"yes\">" AT_LEAST "</limb>"), advice);
  CHECK(LIMB("<at-least period=\"P3M\" from=\"given\" to=\"ends\" by-reading=\"T3\"/>"
             "<reading ref=\"T3\">More than one year.</reading>"),
        reading);
}

static void one_limb_alone(void **state) {
  test_scene scene;
  char *why;
  (void)state;
  scene_open(&scene, THREE_LIMBS);
  scene_record(&scene, "given=2027-01-15 ends=2027-03-31 written=yes");
  compact_decide_limb(compact_clause_limb(scene.clause, 0), scene.row, COMPACT_NO_DATE, scene.result);
  why = scene_why(&scene);
  assert_string_equal(why, "Not met. " IS_SHORT
                           " Not looked at: what is happening, VCS forum asked. Barset Compact 4.2.");
  compact_free(why);
  assert_int_equal(compact_result_limb_why(scene.result, 0, &why), COMPACT_ERROR_NONE);
  assert_string_equal(why, IS_SHORT);
  compact_free(why);
  assert_int_equal(compact_result_limb_why(scene.result, 1, &why), COMPACT_ERROR_NONE);
  assert_string_equal(why, "");
  compact_free(why);
  scene_close(&scene);
}

/* Of a whole clause what the deciding limb says by itself, without what it does not look at. */
static void the_deciding_limb_alone(void **state) {
  static const struct {
    const char *facts, *as_of, *reason;
  } table[] = {
      {"event=ending given=2027-01-15 ends=2027-03-31 written=no", NULL,
       "Not met. " IS_SHORT " Barset Compact 4.2."},
      {"event=ending given=2026-12-31 ends=2027-03-31 written=yes", NULL,
       "Cannot tell. Not recorded: VCS forum asked. Barset Compact 4.2."},
      {"ends=2027-03-31 written=yes formal=yes", "2027-01-01",
       "Cannot tell. Notice is not recorded, and 31 Dec 2026, the last day for it, had passed on 1 Jan 2027. "
       "Whether it applies cannot be told; not recorded: what is happening. Barset Compact 4.2."},
      {"event=expiry", NULL,
       "Not applicable. It does not apply: what is happening: expiry. Barset Compact 4.2."},
  };
  test_scene scene;
  (void)state;
  scene_open(&scene, THREE_LIMBS);
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char *reason;
    scene_decide(&scene, table[i].facts, table[i].as_of);
    assert_int_equal(compact_result_reason(scene.result, &reason), COMPACT_ERROR_NONE);
    assert_string_equal(reason, table[i].reason);
    compact_free(reason);
  }
  scene_close(&scene);
}

static void a_principle_gives_no_other_reason(void **state) {
  test_scene scene;
  char *reason;
  (void)state;
  scene_open(&scene, CLAUSE(""));
  scene_decide(&scene, "", NULL);
  assert_int_equal(compact_result_reason(scene.result, &reason), COMPACT_ERROR_NONE);
  assert_string_equal(reason,
                      "Not applicable. The clause is a principle and is not decided. Barset Compact 4.2.");
  compact_free(reason);
  scene_close(&scene);
}

static void the_citation_says_what_the_text_is(void **state) {
  static const struct {
    const char *status, *citation;
  } table[] = {
      {"adopted", " Barset Compact 4.2."},
      {"draft", " Barset Compact 4.2 (draft text)."},
      {"context", " Barset Compact 4.2 (background, not a Compact in force)."},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char xml[1024];
    test_scene scene;
    snprintf(xml, sizeof xml,
             "<compact " NAMESPACE " id=\"b\" status=\"%s\"><title>Barset Compact</title><source>S</source>"
             "<section ref=\"4\" title=\"T\">" CLAUSE_OF(
                 "4.2", "<limb id=\"a\" label=\"l\">" STATED("written") "</limb>") "</section></compact>",
             table[i].status);
    scene_open(&scene, xml);
    scene_decide(&scene, "written=yes", NULL);
    char *why = scene_why(&scene);
    assert_string_equal(why + strlen(why) - strlen(table[i].citation), table[i].citation);
    compact_free(why);
    scene_close(&scene);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(at_least),
      cmocka_unit_test(at_most),
      cmocka_unit_test(before_and_by),
      cmocka_unit_test(the_same_day_in_the_second_comparison),
      cmocka_unit_test(facts_without_dates),
      cmocka_unit_test(escapes),
      cmocka_unit_test(whole_clauses),
      cmocka_unit_test(a_limb_that_does_not_apply),
      cmocka_unit_test(a_no_for_words_is_named),
      cmocka_unit_test(advice_and_readings),
      cmocka_unit_test(one_limb_alone),
      cmocka_unit_test(the_deciding_limb_alone),
      cmocka_unit_test(a_principle_gives_no_other_reason),
      cmocka_unit_test(the_citation_says_what_the_text_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
