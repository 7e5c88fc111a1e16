/* test_topic.c - the questions that several Compacts answer
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <string.h>

#define TOPIC_PACK(topic, condition, more)                                                                   \
  CLAUSE("<limb id=\"other\" label=\"l\">" STATED("written") "</limb>"                                       \
                                                             "<limb id=\"one\" label=\"l\" topic=\"" topic   \
                                                             "\">" condition more "</limb>")
#define UNLESS "<unless>" STATED("exceptional") "</unless>"

static void a_topic_is_found(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, TOPIC_PACK("notice", AT_LEAST, ""));
  const compact_limb *limb = compact_pack_topic(scene.pack, "NOTICE");
  assert_string_equal(compact_limb_id(limb), "one");
  assert_ptr_equal(compact_pack_topic(scene.pack, "notice"), limb);
  assert_null(compact_pack_topic(scene.pack, "consultation"));
  assert_null(compact_pack_topic(scene.pack, ""));
  assert_string_equal(compact_fact_name(compact_limb_first(limb)), "given");
  assert_string_equal(compact_fact_name(compact_limb_second(limb)), "ends");
  assert_null(compact_limb_because(limb));
  assert_null(compact_limb_first(compact_clause_limb(scene.clause, 0)));
  assert_null(compact_limb_second(compact_clause_limb(scene.clause, 0)));
  scene_close(&scene);
}

/* The first date is the first in time, whichever of the two has a deadline. */
static void first_and_second_of_each_kind(void **state) {
  static const char *const packs[] = {
      TOPIC_PACK("notice", AT_LEAST, ""),
      TOPIC_PACK("notice", "<at-most period=\"P6W\" from=\"given\" to=\"ends\"/>", ""),
      TOPIC_PACK("notice", "<before first=\"given\" then=\"ends\"/>", ""),
      TOPIC_PACK("notice", "<by first=\"given\" then=\"ends\"/>", ""),
      TOPIC_PACK("notice", "<any>" STATED("written") AT_LEAST "</any>", ""),
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(packs); i++) {
    test_scene scene;
    scene_open(&scene, packs[i]);
    const compact_limb *limb = compact_pack_topic(scene.pack, "notice");
    assert_string_equal(compact_fact_name(compact_limb_first(limb)), "given");
    assert_string_equal(compact_fact_name(compact_limb_second(limb)), "ends");
    scene_close(&scene);
  }
}

/* Deciding by two dates is deciding a row in which they are all that is recorded. */
static void deciding_by_two_dates(void **state) {
  static const struct {
    const char *first, *second, *because, *as_of;
  } table[] = {
      {"2026-12-31", "2027-03-31", NULL, NULL},
      {"2027-01-15", "2027-03-31", NULL, NULL},
      {"2027-01-15", "2027-03-31", "snow", NULL},
      {"2027-01-15", "2027-03-31", "no", NULL},
      {NULL, "2027-03-31", NULL, "2026-12-31"},
      {NULL, "2027-03-31", NULL, "2027-01-01"},
      {NULL, "2027-03-31", "yes", NULL},
      {"2027-01-15", NULL, NULL, "2027-01-01"},
      {NULL, NULL, NULL, NULL},
  };
  test_scene scene;
  (void)state;
  scene_open(
      &scene,
      CLAUSE("<applies><not><is fact=\"event\" value=\"expiry\"/></not></applies>"
             "<limb id=\"other\" label=\"l\">" STATED(
                 "written") "</limb>"
                            "<limb id=\"one\" label=\"l\" topic=\"notice\" because=\"exceptional\">" AT_LEAST
                                UNLESS "</limb>"));
  const compact_limb *limb = compact_pack_topic(scene.pack, "notice");
  assert_string_equal(compact_fact_name(compact_limb_because(limb)), "exceptional");
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_date first = COMPACT_NO_DATE, second = COMPACT_NO_DATE, as_of = COMPACT_NO_DATE;
    compact_value because = compact_value_text(table[i].because == NULL ? "" : table[i].because);
    if (table[i].first != NULL)
      compact_date_parse(table[i].first, COMPACT_ORDER_NONE, &first);
    if (table[i].second != NULL)
      compact_date_parse(table[i].second, COMPACT_ORDER_NONE, &second);
    if (table[i].as_of != NULL)
      compact_date_parse(table[i].as_of, COMPACT_ORDER_NONE, &as_of);
    compact_row_clear(scene.row);
    compact_row_set(scene.row, compact_limb_first(limb), compact_value_date(first));
    compact_row_set(scene.row, compact_limb_second(limb), compact_value_date(second));
    compact_row_set(scene.row, compact_limb_because(limb), because);
    compact_decide_limb(limb, scene.row, as_of, scene.result);
    compact_decision whole = *compact_result_limb(scene.result, 1);
    compact_decision quick = compact_limb_decide(limb, first, second, because, as_of);
    assert_int_equal(quick.outcome, whole.outcome);
    assert_int_equal(quick.cause, whole.cause);
    assert_int_equal(quick.shortfall_days, whole.shortfall_days);
    assert_int_equal(quick.deadline, whole.deadline);
    assert_int_equal(quick.is_earliest, whole.is_earliest);
    assert_int_equal(quick.missing, whole.missing);
  }
  scene_close(&scene);
}

static void because_is_ignored_where_the_limb_has_none(void **state) {
  test_scene scene;
  (void)state;
  scene_open(&scene, TOPIC_PACK("notice", AT_LEAST, UNLESS));
  compact_decision decision =
      compact_limb_decide(compact_pack_topic(scene.pack, "notice"), day(2027, 1, 15), day(2027, 3, 31),
                          compact_value_flag(true), COMPACT_NO_DATE);
  assert_int_equal(decision.outcome, COMPACT_OUTCOME_NOT_MET);
  scene_close(&scene);
}

/* ---- Limits ---- */

static void limits_of_each_kind(void **state) {
  static const struct {
    const char *pack, *other, *deadline, *earliest;
    compact_error deadline_error, earliest_error;
  } table[] = {
      {TOPIC_PACK("notice", AT_LEAST, ""), "2027-02-28", "2026-11-30", "2027-05-28", 0, 0},
      {TOPIC_PACK("notice", "<at-least period=\"P3M\" from=\"given\" to=\"ends\" to-is=\"last-day\"/>", ""),
       "2027-02-28", "2026-12-01", "2027-05-27", 0, 0},
      {TOPIC_PACK("notice", "<at-most period=\"P6W\" from=\"given\" to=\"ends\"/>", ""), "2027-01-01",
       "2027-02-12", "", 0, COMPACT_ERROR_ARGUMENT},
      {TOPIC_PACK("notice", "<before first=\"given\" then=\"ends\"/>", ""), "2027-01-01", "2026-12-31", "", 0,
       COMPACT_ERROR_ARGUMENT},
      {TOPIC_PACK("notice", "<by first=\"given\" then=\"ends\"/>", ""), "2027-01-01", "2027-01-01", "", 0,
       COMPACT_ERROR_ARGUMENT},
      /* The document does not print it. */
      {TOPIC_PACK("notice", "<at-least period=\"P3M\" from=\"given\" to=\"ends\" by-reading=\"T3\"/>",
                  "<reading ref=\"T3\">Ours.</reading>"),
       "2027-01-01", "", "", COMPACT_ERROR_ARGUMENT, COMPACT_ERROR_ARGUMENT},
      {CLAUSE("<limb id=\"one\" label=\"l\" topic=\"notice\" advisory=\"yes\">" AT_LEAST "</limb>"),
       "2027-01-01", "", "", COMPACT_ERROR_ARGUMENT, COMPACT_ERROR_ARGUMENT},
      {TOPIC_PACK("notice", AT_LEAST, ""), "1583-01-31", "", "1583-04-30", COMPACT_ERROR_DATE_YEAR, 0},
      {TOPIC_PACK("notice", AT_LEAST, ""), "9999-10-31", "9999-07-31", "", 0, COMPACT_ERROR_DATE_YEAR},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    compact_date other, out = 7;
    char iso[COMPACT_DATE_SIZE];
    test_scene scene;
    scene_open(&scene, table[i].pack);
    const compact_limb *limb = compact_pack_topic(scene.pack, "notice");
    compact_date_parse(table[i].other, COMPACT_ORDER_NONE, &other);
    assert_int_equal(compact_limb_deadline(limb, other, &out), table[i].deadline_error);
    assert_string_equal(compact_date_iso(out, iso), table[i].deadline);
    assert_int_equal(compact_limb_earliest(limb, other, &out), table[i].earliest_error);
    assert_string_equal(compact_date_iso(out, iso), table[i].earliest);
    scene_close(&scene);
  }
}

static void no_date_has_no_limit(void **state) {
  test_scene scene;
  compact_date out = 7;
  (void)state;
  scene_open(&scene, TOPIC_PACK("notice", AT_LEAST, ""));
  const compact_limb *limb = compact_pack_topic(scene.pack, "notice");
  assert_int_equal(compact_limb_deadline(limb, COMPACT_NO_DATE, &out), COMPACT_ERROR_DATE_YEAR);
  assert_int_equal(compact_limb_earliest(limb, COMPACT_NO_DATE, &out), COMPACT_ERROR_DATE_YEAR);
  scene_close(&scene);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_topic_is_found),      cmocka_unit_test(first_and_second_of_each_kind),
      cmocka_unit_test(deciding_by_two_dates), cmocka_unit_test(because_is_ignored_where_the_limb_has_none),
      cmocka_unit_test(limits_of_each_kind),   cmocka_unit_test(no_date_has_no_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
