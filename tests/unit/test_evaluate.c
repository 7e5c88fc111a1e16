/* test_evaluate.c - how a limb and a clause are decided (docs/pack-format.md, "How a limb is decided")
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <string.h>

#define LENGTH(attributes, inside)                                                                           \
  "<limb id=\"length\" label=\"three months' notice\" " attributes ">" AT_LEAST inside "</limb>"
#define UNLESS(inside) "<unless>" inside "</unless>"
#define APPLIES(inside) "<applies>" inside "</applies>"
#define FLAG_LIMB(id, fact) "<limb id=\"" id "\" label=\"" id "\">" STATED(fact) "</limb>"
#define IS(value) "<is fact=\"event\" value=\"" value "\"/>"

#define SHORT_BY_15 "given=2027-01-15 ends=2027-03-31"
#define IN_TIME "given=2026-12-31 ends=2027-03-31"

/* What comes out of one limb; "" for no deadline, "from ..." for the earliest proper end. */
typedef struct row {
  const char *facts, *as_of, *outcome;
  int shortfall;
  const char *deadline;
} row;

static void check(const char *xml, const row *rows, size_t count) {
  test_scene scene;
  scene_open(&scene, xml);
  for (size_t i = 0; i < count; i++) {
    char deadline[COMPACT_DATE_SIZE];
    const char *outcome = scene_decide(&scene, rows[i].facts, rows[i].as_of);
    const compact_decision *decision = compact_result_limb(scene.result, 0);
    if (strcmp(outcome, rows[i].outcome) != 0)
      fail_msg("%s, asked on %s: %s, not %s", rows[i].facts, rows[i].as_of == NULL ? "no day" : rows[i].as_of,
               outcome, rows[i].outcome);
    assert_string_equal(compact_outcome_name(decision->outcome), rows[i].outcome);
    assert_int_equal(decision->shortfall_days, rows[i].shortfall);
    assert_int_equal(decision->is_earliest, strncmp(rows[i].deadline, "from ", 5) == 0);
    assert_string_equal(compact_date_iso(decision->deadline, deadline),
                        rows[i].deadline + (decision->is_earliest ? 5 : 0));
    assert_ptr_equal(compact_result_clause(scene.result), scene.clause);
  }
  scene_close(&scene);
}

#define CHECK(xml, rows) check(xml, rows, COUNT_OF(rows))

/* ---- One limb ---- */

static void met_not_met_and_cannot_tell(void **state) {
  static const row rows[] = {
      {IN_TIME, NULL, "met", 0, "2026-12-31"},
      {SHORT_BY_15, NULL, "not met", 15, "2026-12-31"},
      {"", NULL, "cannot tell", 0, ""},
      {"ends=2027-03-31", NULL, "cannot tell", 0, "2026-12-31"},
      /* Where only the act is known, the earliest proper end. */
      {"given=2027-01-15", NULL, "cannot tell", 0, "from 2027-04-15"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", "")), rows);
}

static void due_until_the_last_day(void **state) {
  static const row rows[] = {
      {"ends=2027-03-31", "2026-12-01", "due", 0, "2026-12-31"},
      {"ends=2027-03-31", "2026-12-31", "due", 0, "2026-12-31"},
      {"ends=2027-03-31", "2027-01-01", "not met", 0, "2026-12-31"},
      /* The day of asking changes nothing else. */
      {"", "2027-01-01", "cannot tell", 0, ""},
      {"given=2027-01-15", "2027-01-01", "cannot tell", 0, "from 2027-04-15"},
      {IN_TIME, "2030-01-01", "met", 0, "2026-12-31"},
      {SHORT_BY_15, "2026-12-01", "not met", 15, "2026-12-31"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", "")), rows);
}

/* What stands there is no date: it is not known that nobody has acted. */
static void what_cannot_be_read_accuses_nobody(void **state) {
  static const row rows[] = {
      {"given=? ends=2027-03-31", NULL, "cannot tell", 0, "2026-12-31"},
      {"given=? ends=2027-03-31", "2026-12-01", "cannot tell", 0, "2026-12-31"},
      {"given=? ends=2027-03-31", "2027-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=?", "2027-01-01", "cannot tell", 0, ""},
      {"given=2027-01-15 ends=?", "2027-01-01", "cannot tell", 0, "from 2027-04-15"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", "")), rows);
}

static void due_of_each_kind_of_order(void **state) {
  static const row at_most[] = {
      {"given=2027-01-31", "2027-04-30", "cannot tell", 0, "2027-04-30"}, /* nobody is asked to move "ends" */
  };
  static const row at_most_act[] = {
      {"start=2027-01-31", "2027-04-30", "due", 0, "2027-04-30"},
      {"start=2027-01-31", "2027-05-01", "not met", 0, "2027-04-30"},
      {"given=2027-01-31", "2027-05-01", "cannot tell", 0, ""},
  };
  static const row before[] = {
      {"ends=2027-01-31", "2027-01-30", "due", 0, "2027-01-30"},
      {"ends=2027-01-31", "2027-01-31", "not met", 0, "2027-01-30"},
      {"given=2027-02-02 ends=2027-01-31", NULL, "not met", 3, "2027-01-30"},
      {"given=2027-01-31 ends=2027-01-31", "2027-05-01", "cannot tell", 0, "2027-01-30"},
  };
  static const row by[] = {
      {"ends=2027-01-31", "2027-01-31", "due", 0, "2027-01-31"},
      {"ends=2027-01-31", "2027-02-01", "not met", 0, "2027-01-31"},
      {"given=2027-02-02 ends=2027-01-31", NULL, "not met", 2, "2027-01-31"},
  };
  (void)state;
  CHECK(LIMB("<at-most period=\"P3M\" from=\"given\" to=\"ends\"/>"), at_most);
  CHECK(LIMB("<at-most period=\"P3M\" from=\"start\" to=\"given\"/>"), at_most_act);
  CHECK(LIMB("<before first=\"given\" then=\"ends\"/>"), before);
  CHECK(LIMB("<by first=\"given\" then=\"ends\"/>"), by);
}

/* A date that has no `must` is not one that anybody is asked to move. */
static void never_due_where_nobody_is_asked_to_act(void **state) {
  static const row rows[] = {
      {"ends=2027-03-31", "2020-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=2027-03-31", "2030-01-01", "cannot tell", 0, "2026-12-31"},
      {"start=2027-03-01 ends=2027-03-31", "2030-01-01", "not met", 60, "2026-12-31"},
  };
  (void)state;
  CHECK(LIMB("<at-least period=\"P3M\" from=\"start\" to=\"ends\"/>"), rows);
}

/* A condition on conditions has no last day to act. */
static void a_composite_is_never_due(void **state) {
  static const row rows[] = {
      {"ends=2027-03-31", "2020-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=2027-03-31", "2030-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=2027-03-31 written=no", "2030-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=2027-03-31 written=yes", NULL, "met", 0, "2026-12-31"},
      {"given=2027-01-15 ends=2027-03-31 written=no", NULL, "not met", 15, "2026-12-31"},
  };
  (void)state;
  CHECK(LIMB("<any>" AT_LEAST STATED("written") "</any>"), rows);
}

static void deadlines_outside_the_years(void **state) {
  static const row rows[] = {
      {"given=1583-02-01 ends=1583-02-02", NULL, "not met", 91, ""},
      {"ends=1583-02-02", "2026-01-01", "cannot tell", 0, ""},
      {"given=9999-12-01", NULL, "cannot tell", 0, ""},
      {"given=9999-12-01 ends=9999-12-31", NULL, "not met", 62, "9999-09-30"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", "")), rows);
}

/* Four thousand years are ten times the 400 after which the calendar repeats; the limit lies before year 1.
 */
static void periods_longer_than_history(void **state) {
  static const row rows[] = {
      {"given=2000-02-29 ends=2000-02-29", NULL, "not met", 1460970, ""},
      {"given=2027-03-01 ends=2027-03-01", NULL, "not met", 1460970, ""},
  };
  (void)state;
  CHECK(LIMB("<at-least period=\"P4000Y\" from=\"given\" to=\"ends\"/>"), rows);
}

/* ---- Escapes ---- */

static void an_escape_excuses(void **state) {
  static const row rows[] = {
      {IN_TIME " exceptional=snow", NULL, "met", 0, "2026-12-31"},
      {SHORT_BY_15 " exceptional=snow", NULL, "excused", 15, "2026-12-31"},
      {SHORT_BY_15 " exceptional=yes", NULL, "excused", 15, "2026-12-31"},
      {SHORT_BY_15 " exceptional=no", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " exceptional=n/a", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15, NULL, "not met", 15, "2026-12-31"},
      /* Recorded comes before unknown, also after the last day and before it. */
      {"exceptional=snow", NULL, "excused", 0, ""},
      {"ends=2027-03-31 exceptional=snow", "2026-12-01", "excused", 0, "2026-12-31"},
      {"ends=2027-03-31 exceptional=snow", "2027-01-01", "excused", 0, "2026-12-31"},
      {"ends=2027-03-31 exceptional=no", "2026-12-01", "due", 0, "2026-12-31"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", UNLESS(STATED("exceptional")))), rows);
}

#define TWO_PARTS UNLESS("<all>" STATED("restriction") "<by first=\"opened\" then=\"given\"/></all>")

static void an_escape_recorded_in_part_is_unknown(void **state) {
  static const row rows[] = {
      {SHORT_BY_15, NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " restriction=law", NULL, "cannot tell", 15, "2026-12-31"},
      {SHORT_BY_15 " opened=2027-01-15", NULL, "cannot tell", 15, "2026-12-31"},
      {SHORT_BY_15 " restriction=law opened=2027-01-15", NULL, "excused", 15, "2026-12-31"},
      {SHORT_BY_15 " restriction=law opened=2027-01-16", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " opened=2027-01-16", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " restriction=no", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " restriction=no opened=2027-01-15", NULL, "not met", 15, "2026-12-31"},
      {IN_TIME " restriction=law", NULL, "met", 0, "2026-12-31"},
      {"ends=2027-03-31 restriction=law", "2027-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=2027-03-31 restriction=law", "2026-12-01", "due", 0, "2026-12-31"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", TWO_PARTS)), rows);
}

/* A recorded no is no part of an escape: a worse record never gives a better result. */
static void a_no_is_no_part_of_an_escape(void **state) {
  static const row rows[] = {
      {SHORT_BY_15 " restriction=no", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " restriction=no exceptional=no", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " exceptional=snow restriction=no", NULL, "excused", 15, "2026-12-31"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("", UNLESS("<any>" STATED("restriction") STATED("exceptional") "</any>"))), rows);
}

/* ---- Whether it applies ---- */

static void a_clause_that_does_not_apply(void **state) {
  static const row rows[] = {
      {SHORT_BY_15 " event=ending", NULL, "not met", 15, "2026-12-31"},
      {SHORT_BY_15 " event=expiry", NULL, "not applicable", 0, ""},
      {IN_TIME " event=expiry", NULL, "not applicable", 0, ""},
      {"event=expiry", "2030-01-01", "not applicable", 0, ""},
      /* Unknown: it is taken to apply, but accuses nobody for a date that has passed. */
      {SHORT_BY_15, NULL, "not met", 15, "2026-12-31"},
      {"ends=2027-03-31", "2026-12-31", "due", 0, "2026-12-31"},
      {"ends=2027-03-31", "2027-01-01", "cannot tell", 0, "2026-12-31"},
      {"ends=2027-03-31 event=ending", "2027-01-01", "not met", 0, "2026-12-31"},
  };
  (void)state;
  CHECK(CLAUSE(APPLIES("<not>" IS("expiry") "</not>") LENGTH("", "")), rows);
  CHECK(CLAUSE(LENGTH("", APPLIES("<not>" IS("expiry") "</not>"))), rows);
}

/* ---- Advice ---- */

static void advice_is_never_not_met(void **state) {
  static const row rows[] = {
      {IN_TIME, NULL, "met", 0, "2026-12-31"},
      {SHORT_BY_15, NULL, "cannot tell", 15, "2026-12-31"},
      {SHORT_BY_15 " exceptional=snow", NULL, "excused", 15, "2026-12-31"},
      {"ends=2027-03-31", "2026-12-31", "due", 0, "2026-12-31"},
      {"ends=2027-03-31", "2027-01-01", "cannot tell", 0, "2026-12-31"},
  };
  (void)state;
  CHECK(CLAUSE(LENGTH("advisory=\"yes\"", UNLESS(STATED("exceptional")))), rows);
}

static void advice_is_left_out_unless_it_stands_alone(void **state) {
  static const struct {
    const char *facts, *outcome;
  } table[] = {
      {SHORT_BY_15 " written=yes", "met"},
      {SHORT_BY_15 " written=no", "not met"},
      {IN_TIME " written=no", "not met"},
      {IN_TIME, "cannot tell"},
  };
  test_scene scene;
  (void)state;
  scene_open(&scene, CLAUSE(LENGTH("advisory=\"yes\"", "") FLAG_LIMB("writing", "written")));
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_string_equal(scene_decide(&scene, table[i].facts, NULL), table[i].outcome);
  scene_close(&scene);
  /* The other limb does not apply, so that the advice stands alone. */
  scene_open(&scene, CLAUSE(LENGTH("advisory=\"yes\"", "") "<limb id=\"b\" label=\"b\">" APPLIES(IS("cut"))
                                STATED("written") "</limb>"));
  assert_string_equal(scene_decide(&scene, SHORT_BY_15 " event=ending written=no", NULL), "cannot tell");
  assert_string_equal(scene_decide(&scene, IN_TIME " event=ending written=no", NULL), "met");
  scene_close(&scene);
}

/* ---- A clause ---- */

/* Limbs a, b, c come out as their flag says: yes met, no not met, blank cannot tell, "due" by dates. */
static void the_clause_takes_its_worst_limb(void **state) {
  static const struct {
    const char *facts, *as_of, *outcome;
  } table[] = {
      {IN_TIME " written=yes formal=yes", NULL, "met"},
      {SHORT_BY_15 " exceptional=snow written=yes formal=yes", NULL, "excused"},
      {"ends=2027-03-31 written=yes formal=yes", "2026-12-31", "due"},
      {"ends=2027-03-31 written=yes", "2026-12-31", "cannot tell"},
      {SHORT_BY_15 " exceptional=snow written=yes", NULL, "cannot tell"},
      {SHORT_BY_15 " written=yes", NULL, "not met"},
      {IN_TIME " formal=no", NULL, "not met"},
      {"ends=2027-03-31 formal=no", "2026-12-31", "not met"},
      {SHORT_BY_15 " exceptional=snow written=no formal=yes", NULL, "not met"},
      {IN_TIME " written=yes formal=yes event=cut", NULL, "not applicable"},
  };
  test_scene scene;
  (void)state;
  scene_open(&scene, CLAUSE(APPLIES("<not>" IS("cut") "</not>") LENGTH("", UNLESS(STATED("exceptional")))
                                FLAG_LIMB("writing", "written") FLAG_LIMB("forum", "formal")));
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_string_equal(scene_decide(&scene, table[i].facts, table[i].as_of), table[i].outcome);
  scene_close(&scene);
}

/* Of the worst the first; advice, though it comes first, only where nothing else came out so. */
static void the_deciding_limb(void **state) {
  static const struct {
    const char *facts;
    size_t deciding;
  } table[] = {
      {"", 1},
      {"event=ending open=no written=yes", 2},
      {"event=ending open=no written=yes formal=no", 2},
      {"event=ending written=no formal=no", 1},
      {"event=ending open=no written=yes formal=yes", 1},
      {"event=cut open=no", 0},
      {"event=cut open=yes", 3},
      {"event=cut open=yes " IN_TIME, 0},
      {"event=expiry", 1},
  };
  test_scene scene;
  (void)state;
  scene_open(&scene,
             CLAUSE("<applies><not>" IS(
                 "expiry") "</not></applies>"
                           "<limb id=\"a\" label=\"a\" advisory=\"yes\">" STATED(
                               "open") "</limb>"
                                       "<limb id=\"b\" label=\"b\">" APPLIES(IS("ending")) STATED(
                                           "written") "</limb>"
                                                      "<limb id=\"c\" label=\"c\">" APPLIES(IS("ending"))
                                                          STATED("formal") "</limb>"
                                                                           "<limb id=\"d\" label=\"d\" "
                                                                           "advisory=\"yes\">" AT_LEAST
                                                                           "</limb>"));
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    scene_decide(&scene, table[i].facts, NULL);
    assert_int_equal(compact_result_deciding(scene.result), table[i].deciding);
  }
  scene_close(&scene);
}

static void the_first_last_day_that_is_known(void **state) {
  static const struct {
    const char *facts, *deadline;
  } table[] = {
      {"", ""},
      {"given=2027-01-15", ""},
      {SHORT_BY_15, "2026-12-31"},
      {"event=cut " SHORT_BY_15, ""},
      {"opened=2027-01-01 closed=2027-04-30 given=2027-01-15", "2027-02-05"},
      {"opened=2027-01-01 closed=2027-04-30 " SHORT_BY_15, "2026-12-31"},
      {"opened=2027-01-01 closed=2027-04-30 event=cut " SHORT_BY_15, "2027-02-05"},
      {"opened=2027-01-01 closed=2027-04-30 event=expiry " SHORT_BY_15, ""},
  };
  test_scene scene;
  (void)state;
  scene_open(
      &scene,
      CLAUSE("<applies><not>" IS("expiry") "</not></applies>" FLAG_LIMB("writing", "written") LENGTH(
          "",
          APPLIES("<not>" IS(
              "cut") "</not>")) "<limb id=\"open\" label=\"open\"><at-least period=\"P12W\" from=\"opened\" "
                                "to=\"closed\"/></limb>"));
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    char deadline[COMPACT_DATE_SIZE];
    scene_decide(&scene, table[i].facts, NULL);
    assert_string_equal(compact_date_iso(compact_result_deadline(scene.result), deadline), table[i].deadline);
  }
  scene_close(&scene);
}

static void a_principle_is_not_applicable(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, CLAUSE(""));
  assert_string_equal(scene_decide(&scene, "", NULL), "not applicable");
  assert_int_equal(compact_result_deciding(scene.result), 0);
  assert_int_equal(compact_result_deadline(scene.result), COMPACT_NO_DATE);
  scene_close(&scene);
}

static void one_limb_alone(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, CLAUSE(LENGTH("", "") FLAG_LIMB("writing", "written")));
  scene_record(&scene, SHORT_BY_15 " written=yes");
  compact_decide_limb(compact_clause_limb(scene.clause, 1), scene.row, COMPACT_NO_DATE, scene.result);
  assert_int_equal(compact_result_outcome(scene.result), COMPACT_OUTCOME_MET);
  assert_int_equal(compact_result_limb(scene.result, 0)->outcome, COMPACT_OUTCOME_NONE);
  assert_int_equal(compact_result_limb(scene.result, 1)->outcome, COMPACT_OUTCOME_MET);
  assert_int_equal(compact_result_deciding(scene.result), 1);
  compact_decide_limb(compact_clause_limb(scene.clause, 0), scene.row, COMPACT_NO_DATE, scene.result);
  assert_int_equal(compact_result_outcome(scene.result), COMPACT_OUTCOME_NOT_MET);
  assert_int_equal(compact_result_limb(scene.result, 1)->outcome, COMPACT_OUTCOME_NONE);
  scene_close(&scene);
}

static void a_result_holds_the_facts_it_used(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, CLAUSE(LENGTH("", "") FLAG_LIMB("writing", "written")));
  scene_decide(&scene, "given=2027-01-15 written=no visits=3", NULL);
  assert_int_equal(compact_result_fact(scene.result, 0).as.date, day(2027, 1, 15));
  assert_int_equal(compact_result_fact(scene.result, 1).type, COMPACT_TYPE_NONE);
  assert_int_equal(compact_result_fact(scene.result, 2).type, COMPACT_TYPE_FLAG);
  assert_false(compact_result_is_missing(scene.result, 0));
  assert_true(compact_result_is_missing(scene.result, 1));
  assert_false(compact_result_is_missing(scene.result, 2));
  scene_close(&scene);
}

static void outcomes_have_names(void **state) {
  static const struct {
    compact_outcome outcome;
    const char *name, *label;
  } table[] = {
      {COMPACT_OUTCOME_NONE, "", ""},
      {COMPACT_OUTCOME_NOT_MET, "not met", "Not met"},
      {COMPACT_OUTCOME_CANNOT_TELL, "cannot tell", "Cannot tell"},
      {COMPACT_OUTCOME_DUE, "due", "Due"},
      {COMPACT_OUTCOME_EXCUSED, "excused", "Excused"},
      {COMPACT_OUTCOME_MET, "met", "Met"},
      {COMPACT_OUTCOME_NOT_APPLICABLE, "not applicable", "Not applicable"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    assert_int_equal(table[i].outcome, i);
    assert_string_equal(compact_outcome_name(table[i].outcome), table[i].name);
    assert_string_equal(compact_outcome_label(table[i].outcome), table[i].label);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(met_not_met_and_cannot_tell),
      cmocka_unit_test(due_until_the_last_day),
      cmocka_unit_test(what_cannot_be_read_accuses_nobody),
      cmocka_unit_test(due_of_each_kind_of_order),
      cmocka_unit_test(never_due_where_nobody_is_asked_to_act),
      cmocka_unit_test(a_composite_is_never_due),
      cmocka_unit_test(deadlines_outside_the_years),
      cmocka_unit_test(periods_longer_than_history),
      cmocka_unit_test(an_escape_excuses),
      cmocka_unit_test(an_escape_recorded_in_part_is_unknown),
      cmocka_unit_test(a_no_is_no_part_of_an_escape),
      cmocka_unit_test(a_clause_that_does_not_apply),
      cmocka_unit_test(advice_is_never_not_met),
      cmocka_unit_test(advice_is_left_out_unless_it_stands_alone),
      cmocka_unit_test(the_clause_takes_its_worst_limb),
      cmocka_unit_test(the_deciding_limb),
      cmocka_unit_test(the_first_last_day_that_is_known),
      cmocka_unit_test(a_principle_is_not_applicable),
      cmocka_unit_test(one_limb_alone),
      cmocka_unit_test(a_result_holds_the_facts_it_used),
      cmocka_unit_test(outcomes_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
