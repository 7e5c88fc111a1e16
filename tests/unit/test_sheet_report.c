/* test_sheet_report.c - what is told of a sheet, as the rows of a new one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sheet_fixture.h"
#include "sheet_report.h"

#include <string.h>

#define TABLE                                                                                                \
  "Reference,Project,Notice given,Last funded day,Exceptional circumstances,What is happening to the "       \
  "funding\n"                                                                                                \
  "G1,Youth club,=date 2026-12-31,=date 2027-03-31,,ending\n"                                                \
  "G2,Choir,=date 2027-01-15,=date 2027-03-31,,ending\n"                                                     \
  "G3,Lunch club,=date 2027-01-15,=date 2027-03-31,Flood,ending\n"

static compact_error take(void *user, const cr_found_row *row) {
  return sheet_report_take(user, row);
}

static sheet_report *report_on(const char *table) {
  sheet_report *self;
  assert_int_equal(sheet_report_new(sheet_library(), sheet_profiles(), sheet_pack("hertfordshire"),
                                    day(2026, 11, 28), "file.ods", "It's mine", &self),
                   COMPACT_ERROR_NONE);
  assert_int_equal(sheet_each_row(table, take, self), COMPACT_ERROR_NONE);
  assert_int_equal(sheet_report_settle(self), COMPACT_ERROR_NONE);
  assert_int_equal(sheet_each_row(table, take, self), COMPACT_ERROR_NONE);
  assert_int_equal(sheet_report_finish(self), COMPACT_ERROR_NONE);
  return self;
}

static const sheet_report_block *block_of(const sheet_report *self, cr_part part) {
  for (size_t i = 0; i < sheet_report_block_count(self); i++) {
    if (sheet_report_block_at(self, i)->part == part)
      return sheet_report_block_at(self, i);
  }
  fail_msg("part %d is not there", (int)part);
  return NULL;
}

static void worst_first(void **state) {
  static const char *const outcomes[] = {"Not met", "Excused", "Met"}, *const cells[] = {"C3", "C4", "C2"};
  sheet_report *self = report_on(TABLE);
  (void)state;
  const sheet_report_block *findings = block_of(self, CR_PART_FINDINGS);
  assert_int_equal(findings->count, 3);
  assert_int_equal(findings->columns[0], CR_CELL_OUTCOME);
  assert_int_equal(findings->columns[3], CR_CELL_DATE);
  for (size_t i = 0; i < 3; i++) {
    const sheet_report_row *row = sheet_report_row_at(self, findings->first + i);
    assert_string_equal(row->cells[0].text, outcomes[i]);
    assert_string_equal(row->cells[5].text, cells[i]);
    assert_int_equal(row->cells[5].column, 2);
    assert_true(row->cells[5].row > 0);
  }
  sheet_report_free(self);
}

/* Each link at the top leads to the heading of its words. */
static void links_lead_to_their_parts(void **state) {
  sheet_report *self = report_on(TABLE);
  size_t count = 0;
  (void)state;
  for (size_t i = 0; i < sheet_report_row_count(self); i++) {
    const sheet_report_row *row = sheet_report_row_at(self, i);
    if (row->kind != SHEET_REPORT_GO)
      continue;
    const sheet_report_row *target = sheet_report_row_at(self, row->target);
    assert_int_equal(target->kind, SHEET_REPORT_HEADING);
    assert_string_equal(target->cells[0].text, row->cells[0].text);
    count++;
  }
  assert_int_equal(count, 8);
  sheet_report_free(self);
}

/* Every column of every part has a place or is left out on purpose: no layout names one that is not there. */
static void layouts_name_columns(void **state) {
  sheet_report *self = report_on(TABLE);
  (void)state;
  for (size_t i = 0; i < sheet_report_block_count(self); i++) {
    const sheet_report_block *block = sheet_report_block_at(self, i);
    const sheet_report_row *header = sheet_report_row_at(self, block->first - 1);
    assert_int_equal(header->kind, SHEET_REPORT_HEADER);
    for (size_t j = 0; j < header->count; j++)
      assert_int_equal(header->cells[j].kind == CR_CELL_TEXT, block->columns[j] != CR_CELL_BLANK);
  }
  assert_string_equal(sheet_report_row_at(self, block_of(self, CR_PART_OUTCOMES)->first - 1)->cells[9].text,
                      "Not checked");
  sheet_report_free(self);
}

static void unseen_characters(void **state) {
  sheet_report *self =
      report_on("Reference,Project,Notice given,Last funded day,What is happening to the funding\n"
                "G\xE2\x80\xAE"
                "1,A\x1B,=date 2027-01-15,=date 2027-03-31,ending\n");
  (void)state;
  const sheet_report_row *row = sheet_report_row_at(self, block_of(self, CR_PART_FINDINGS)->first);
  assert_string_equal(row->cells[6].text, "G?1");
  assert_string_equal(row->cells[7].text, "A?");
  sheet_report_free(self);
}

static void no_titles(void **state) {
  sheet_report *self;
  (void)state;
  assert_int_equal(sheet_report_new(sheet_library(), sheet_profiles(), sheet_pack("derby"), COMPACT_NO_DATE,
                                    "", "", &self),
                   COMPACT_ERROR_NONE);
  assert_int_equal(sheet_each_row("Thing,Other\n1,2\n", take, self), COMPACT_ERROR_NONE);
  assert_int_equal(sheet_report_settle(self), COMPACT_ERROR_NAME);
  sheet_report_free(self);
}

static void links_are_quoted(void **state) {
  char *text;
  (void)state;
  assert_int_equal(sheet_report_link("It's \"mine\"", 4, 1, "say \"x\"", &text), COMPACT_ERROR_NONE);
  assert_string_equal(text, "=HYPERLINK(\"#$'It''s \"\"mine\"\"'.B4\";\"say \"\"x\"\"\")");
  compact_free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(worst_first),          cmocka_unit_test(links_lead_to_their_parts),
      cmocka_unit_test(layouts_name_columns), cmocka_unit_test(no_titles),
      cmocka_unit_test(unseen_characters),    cmocka_unit_test(links_are_quoted),
  };
  return cmocka_run_group_tests(tests, sheet_open, sheet_close);
}
