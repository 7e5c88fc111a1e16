/* test_insert.c - which formulas go beside a table, and where
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "insert.h"
#include "sheet_fixture.h"

#include <string.h>

/* A title above the table, a blank row in it, and what the sheet says below a table. */
#define GRANTS                                                                                               \
  "Our grants\n"                                                                                             \
  "\n"                                                                                                       \
  "Reference,Project,Notice given,Last funded day,Exceptional circumstances\n"                               \
  "G1,Youth club,=date 2027-01-15,=date 2027-03-31\n"                                                        \
  "\n"                                                                                                       \
  "G2,Choir,=date 2026-12-31,=date 2027-03-31\n"

static compact_error survey(void *user, const cr_found_row *row) {
  return insert_survey(user, row);
}

static compact_error read_again(void *user, const cr_found_row *row) {
  return insert_read(user, row);
}

static insert *open_table(const char *text, const char *pack) {
  insert *self;
  assert_int_equal(insert_new(sheet_library(), sheet_profiles(), sheet_pack(pack), &self),
                   COMPACT_ERROR_NONE);
  assert_int_equal(sheet_each_row(text, survey, self), COMPACT_ERROR_NONE);
  assert_int_equal(insert_settle(self), COMPACT_ERROR_NONE);
  assert_int_equal(sheet_each_row(text, read_again, self), COMPACT_ERROR_NONE);
  return self;
}

static size_t topic_at(const insert *self, const char *name) {
  size_t index = 0;
  while (index < insert_topic_count(self) && strcmp(insert_topic_at(self, index)->name, name) != 0)
    index++;
  assert_true(index < insert_topic_count(self));
  return index;
}

static void assert_formula(const insert *self, size_t column, uint32_t row, const char *expected) {
  char *formula;
  assert_int_equal(insert_formula(self, column, row, &formula), COMPACT_ERROR_NONE);
  assert_string_equal(formula, expected);
  compact_free(formula);
}

static void assert_planned(const insert *self, const char *words) {
  char *text;
  assert_int_equal(insert_plan_words(self, &text), COMPACT_ERROR_NONE);
  assert_in(text, words);
  compact_free(text);
}

static void formulas_of_its_row(void **state) {
  insert *self = open_table(GRANTS, "hertfordshire");
  (void)state;
  assert_int_equal(insert_plan(self, INSERT_ALL, false, 1024), COMPACT_ERROR_NONE);
  assert_int_equal(insert_column_count(self), 3);
  assert_int_equal(insert_column_at(self, 0)->column, 5);
  assert_string_equal(insert_column_at(self, 0)->title, "Notice: outcome");
  assert_string_equal(insert_column_at(self, 1)->title, "Notice: reason");
  assert_string_equal(insert_column_at(self, 2)->title, "Notice: act by");
  assert_formula(self, 0, 4, "=COMPACT.NOTICE(C4;D4;;E4)");
  assert_formula(self, 1, 6, "=COMPACT.NOTICE_WHY(C6;D6;;E6)");
  assert_formula(self, 2, 6, "=COMPACT.NOTICE_BY(D6)");
  insert_free(self);
}

static void only_rows_with_data(void **state) {
  insert *self = open_table(GRANTS, "hertfordshire");
  (void)state;
  assert_int_equal(insert_header_row(self), 3);
  assert_int_equal(insert_last_row(self), 6);
  assert_int_equal(insert_data_count(self), 2);
  assert_false(insert_is_data(self, 3));
  assert_true(insert_is_data(self, 4));
  assert_false(insert_is_data(self, 5));
  assert_true(insert_is_data(self, 6));
  assert_false(insert_is_data(self, 7));
  insert_free(self);
}

static void due_looks_at_today(void **state) {
  insert *self = open_table(GRANTS, "hertfordshire");
  (void)state;
  assert_int_equal(insert_plan(self, INSERT_ALL, true, 1024), COMPACT_ERROR_NONE);
  assert_formula(self, 0, 4, "=COMPACT.NOTICE(C4;D4;;E4;TODAY())");
  assert_formula(self, 2, 4, "=COMPACT.NOTICE_BY(D4)");
  insert_free(self);
}

/* A Compact that accepts no reason has no place for one. */
static void no_reason_where_none_is_accepted(void **state) {
  insert *self = open_table(GRANTS, "herefordshire");
  (void)state;
  assert_int_equal(insert_plan(self, (int64_t)topic_at(self, "notice"), false, 1024), COMPACT_ERROR_NONE);
  assert_formula(self, 0, 4, "=COMPACT.NOTICE(C4;D4)");
  assert_int_equal(insert_plan(self, (int64_t)topic_at(self, "notice"), true, 1024), COMPACT_ERROR_NONE);
  assert_formula(self, 0, 4, "=COMPACT.NOTICE(C4;D4;;;TODAY())");
  insert_free(self);
}

/* The last day for notice is counted from the second date, that for a panel from the first. */
static void last_day_takes_its_own_date(void **state) {
  insert *self = open_table("Reference,Compact contacted,Panel met\nR1,=date 2027-01-04,=date 2027-02-01\n",
                            "herefordshire");
  (void)state;
  size_t topic = topic_at(self, "resolution");
  insert_take(self, topic, INSERT_FIRST, 1);
  insert_take(self, topic, INSERT_SECOND, 2);
  assert_int_equal(insert_plan(self, (int64_t)topic, false, 1024), COMPACT_ERROR_NONE);
  assert_formula(self, 2, 2, "=COMPACT.RESOLUTION_BY(B2)");
  insert_free(self);
}

static void no_last_day_where_there_is_no_function(void **state) {
  insert *self =
      open_table("Reference,Term start,Term end\nR1,=date 2027-01-04,=date 2027-02-01\n", "herefordshire");
  (void)state;
  size_t topic = topic_at(self, "term");
  insert_take(self, topic, INSERT_FIRST, 1);
  insert_take(self, topic, INSERT_SECOND, 2);
  assert_int_equal(insert_plan(self, (int64_t)topic, false, 1024), COMPACT_ERROR_NONE);
  assert_int_equal(insert_column_count(self), 2);
  insert_free(self);
}

/* Inserted once more, the columns of the first time are written anew. */
static void again_in_its_own_columns(void **state) {
  insert *self = open_table("Reference,Notice: reason,Notice given,Last funded day\n"
                            "R1,,=date 2027-01-04,=date 2027-02-01\n",
                            "hertfordshire");
  (void)state;
  assert_int_equal(insert_plan(self, INSERT_ALL, false, 1024), COMPACT_ERROR_NONE);
  assert_int_equal(insert_column_at(self, 0)->column, 4);
  assert_false(insert_column_at(self, 0)->is_there);
  assert_int_equal(insert_column_at(self, 1)->column, 1);
  assert_true(insert_column_at(self, 1)->is_there);
  assert_int_equal(insert_column_at(self, 2)->column, 5);
  assert_planned(self, "Again in B1: \"Notice: reason\", =COMPACT.NOTICE_WHY(C2;D2)");
  insert_free(self);
}

/* No title of ours is taken for a fact, whatever profile reads the table next. */
static void titles_are_nobodys(void **state) {
  insert *self =
      open_table("Reference,Notice given,Last funded day,Notice: outcome,Notice: reason,Notice: act by\n"
                 "R1,=date 2027-01-04,=date 2027-02-01,met,Met.,=date 2027-01-01\n",
                 "hertfordshire");
  (void)state;
  const insert_topic *notice = insert_topic_at(self, topic_at(self, "notice"));
  assert_int_equal(notice->columns[INSERT_FIRST], 1);
  assert_int_equal(notice->columns[INSERT_SECOND], 2);
  for (size_t i = 0; i < insert_topic_count(self); i++) {
    for (size_t j = 0; j < INSERT_FACTS; j++)
      assert_true(insert_topic_at(self, i)->columns[j] <= 2);
  }
  insert_free(self);
}

static void columns_are_asked_for(void **state) {
  char *text;
  insert *self = open_table("Thing,Told,Over\nA,=date 2027-01-15,=date 2027-03-31\n", "hertfordshire");
  (void)state;
  assert_int_equal(insert_title_count(self), 3);
  assert_string_equal(insert_title_at(self, 1)->title, "Told");
  assert_int_equal(insert_plan(self, INSERT_ALL, false, 1024), COMPACT_ERROR_NAME);
  assert_int_equal(insert_read_words(self, &text), COMPACT_ERROR_NONE);
  assert_in(text, "choose the columns");
  compact_free(text);
  size_t topic = topic_at(self, "notice");
  assert_int_equal(insert_topic_words(insert_topic_at(self, topic), &text), COMPACT_ERROR_NONE);
  assert_string_equal(text, "Notice, 4.4: three months' notice (choose the columns)");
  compact_free(text);
  insert_take(self, topic, INSERT_FIRST, 1);
  insert_take(self, topic, INSERT_SECOND, 2);
  assert_int_equal(insert_plan(self, (int64_t)topic, false, 1024), COMPACT_ERROR_NONE);
  assert_formula(self, 0, 2, "=COMPACT.NOTICE(B2;C2)");
  insert_free(self);
}

static void dates_as_text_are_told(void **state) {
  insert *self =
      open_table("Reference,Notice given,Last funded day\nR1,04/01/2027,28/02/2027\n", "hertfordshire");
  (void)state;
  assert_int_equal(insert_plan(self, INSERT_ALL, false, 1024), COMPACT_ERROR_NONE);
  assert_planned(self, "\"Last funded day\" holds dates as text.");
  insert_free(self);
}

static void the_sheet_has_an_edge(void **state) {
  insert *self = open_table(GRANTS, "hertfordshire");
  (void)state;
  assert_int_equal(insert_plan(self, INSERT_ALL, false, 8), COMPACT_ERROR_NONE);
  assert_int_equal(insert_plan(self, INSERT_ALL, false, 7), COMPACT_ERROR_LIMIT);
  assert_int_equal(insert_column_count(self), 0);
  insert_free(self);
}

static void no_table(void **state) {
  static const char *const texts[] = {"", "Reference\n", "\n\nReference,Notice given,Last funded day\n"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    insert *self;
    assert_int_equal(insert_new(sheet_library(), sheet_profiles(), sheet_pack("derby"), &self),
                     COMPACT_ERROR_NONE);
    assert_int_equal(sheet_each_row(texts[i], survey, self), COMPACT_ERROR_NONE);
    assert_int_equal(insert_settle(self), COMPACT_ERROR_NAME);
    insert_free(self);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(formulas_of_its_row),         cmocka_unit_test(only_rows_with_data),
      cmocka_unit_test(due_looks_at_today),          cmocka_unit_test(no_reason_where_none_is_accepted),
      cmocka_unit_test(last_day_takes_its_own_date), cmocka_unit_test(no_last_day_where_there_is_no_function),
      cmocka_unit_test(again_in_its_own_columns),    cmocka_unit_test(titles_are_nobodys),
      cmocka_unit_test(columns_are_asked_for),       cmocka_unit_test(dates_as_text_are_told),
      cmocka_unit_test(the_sheet_has_an_edge),       cmocka_unit_test(no_table),
  };
  return cmocka_run_group_tests(tests, sheet_open, sheet_close);
}
