/* test_report.c - what a report keeps of many findings
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What its parts say is shown by tests/register; here is what a small table cannot show.
 */
#include "report.h"

#include "register_fixture.h"

#include <stdio.h>
#include <string.h>

typedef struct scene {
  cr_register *reg;
  cr_checking *checking;
  cr_report *report;
} scene;

enum { COLUMNS = 3 };

static const cr_found_row *row_of(uint32_t number, const char *reference, const char *ends) {
  static cr_found_cell cells[COLUMNS];
  static cr_found_row row;
  const char *const texts[COLUMNS] = {reference, ends,
                                      number == 1 ? "What is happening to the funding" : "ending"};
  row = (cr_found_row){.number = number, .cells = cells, .count = COLUMNS};
  for (uint32_t i = 0; i < COLUMNS; i++)
    cells[i] = (cr_found_cell){.column = i, .kind = CR_FOUND_TEXT, .text = texts[i]};
  return &row;
}

/* Endings a day apart, the last one first, of which each third comes twice. */
static const cr_found_row *ending(uint32_t index, uint32_t count) {
  static char ends[COMPACT_DATE_SIZE], reference[16];
  snprintf(reference, sizeof reference, "E%u", (unsigned)index);
  compact_date_iso(day(2027, 6, 30) + (compact_date)(count - index) / 3 * 3, ends);
  return row_of(2 + index, reference, ends);
}

static void open_scene(scene *self, uint32_t count, compact_date as_of) {
  assert_int_equal(cr_register_new(profiles, facts, NULL, NULL, &self->reg), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_survey(self->reg, row_of(1, "Reference", "Last funded day")), 0);
  for (uint32_t i = 0; i < count; i++)
    assert_int_equal(cr_register_survey(self->reg, ending(i, count)), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_settle(self->reg), COMPACT_ERROR_NONE);
  const compact_pack *pack = compact_library_pack(library, "hertfordshire-2018");
  assert_int_equal(cr_checking_new(self->reg, pack, as_of, &self->checking), COMPACT_ERROR_NONE);
  assert_int_equal(cr_report_new(self->checking, "endings.csv", "", &self->report), COMPACT_ERROR_NONE);
}

static compact_error add(void *user, const cr_finding *finding) {
  return cr_report_add(((scene *)user)->report, finding);
}

static void read_endings(scene *self, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    assert_non_null(cr_register_read(self->reg, ending(i, count)));
    assert_int_equal(cr_checking_row(self->checking, add, self), COMPACT_ERROR_NONE);
  }
}

static void close_scene(scene *self) {
  cr_report_free(self->report);
  cr_checking_free(self->checking);
  cr_register_free(self->reg);
}

typedef struct taken {
  size_t count;
  cr_report_cell last[CR_REPORT_COLUMNS_MAX];
  int64_t sum; /* of the second column */
} taken;

static compact_error take_deadline(void *user, const cr_report_cell *cells, size_t count) {
  taken *self = user;
  assert_int_equal(count, cr_report_part_at(CR_PART_DEADLINES)->column_count);
  if (self->count++ > 0) {
    assert_true(cells[0].date >= self->last[0].date);
    assert_true(cells[0].date > self->last[0].date || cells[2].number > self->last[2].number);
  }
  memcpy(self->last, cells, count * sizeof *cells);
  return COMPACT_ERROR_NONE;
}

/* Of many days the next ones are kept, in their order, and rows of one day in the order of the table. */
static void the_next_days(void **state) {
  static const uint32_t counts[] = {1, CR_DEADLINES_MAX - 1, CR_DEADLINES_MAX, CR_DEADLINES_MAX + 1, 400};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(counts); i++) {
    scene self;
    taken rows = {0};
    open_scene(&self, counts[i], day(2027, 1, 1));
    read_endings(&self, counts[i]);
    assert_int_equal(cr_report_rows(self.report, CR_PART_DEADLINES, take_deadline, &rows), 0);
    assert_int_equal(rows.count, counts[i] < CR_DEADLINES_MAX ? counts[i] : CR_DEADLINES_MAX);
    close_scene(&self);
  }
}

/* A day that has passed is none to come; the day of asking itself still is. */
static void days_that_have_passed(void **state) {
  (void)state;
  for (compact_date late = 0; late <= 1; late++) {
    scene self;
    taken rows = {0};
    open_scene(&self, 1, day(2027, 3, 31) + late);
    read_endings(&self, 1);
    assert_int_equal(cr_report_rows(self.report, CR_PART_DEADLINES, take_deadline, &rows), 0);
    assert_int_equal(rows.count, 1 - late);
    close_scene(&self);
  }
}

static compact_error take_month(void *user, const cr_report_cell *cells, size_t count) {
  taken *self = user;
  assert_int_equal(count, cr_report_part_at(CR_PART_MONTHS)->column_count);
  if (self->count++ > 0)
    assert_true(strcmp(cells[0].text, self->last[0].text) > 0);
  static char month[COMPACT_DATE_SIZE];
  snprintf(month, sizeof month, "%s", cells[0].text);
  memcpy(self->last, cells, count * sizeof *cells);
  self->last[0].text = month;
  self->sum += cells[1].number;
  return COMPACT_ERROR_NONE;
}

/* Years come backwards, and every last day is counted in one month. */
static void months_in_order(void **state) {
  enum { MANY = 4000 };
  scene self;
  taken rows = {0};
  (void)state;
  open_scene(&self, MANY, COMPACT_NO_DATE);
  read_endings(&self, MANY);
  assert_int_equal(cr_report_rows(self.report, CR_PART_MONTHS, take_month, &rows), COMPACT_ERROR_NONE);
  assert_int_equal(rows.sum, MANY);
  assert_true(rows.count > MANY / 32);
  close_scene(&self);
}

static compact_error stop(void *user, const cr_report_cell *cells, size_t count) {
  (void)cells;
  (void)count;
  ++*(int *)user;
  return COMPACT_ERROR_LIMIT;
}

/* A caller that wants no more gets no more, of any part. Nothing is checked here, so that nothing stands out.
 */
static void a_caller_that_stops(void **state) {
  scene self;
  (void)state;
  open_scene(&self, 3, day(2027, 1, 1));
  read_endings(&self, 3);
  assert_int_equal(cr_checking_finish(self.checking), COMPACT_ERROR_NONE);
  assert_int_equal(cr_register_finish(self.reg), COMPACT_ERROR_NONE);
  for (cr_part part = CR_PART_ABOUT; part < CR_PART_COUNT; part++) {
    int calls = 0;
    compact_error error = cr_report_rows(self.report, part, stop, &calls);
    assert_int_equal(error, calls == 0 ? COMPACT_ERROR_NONE : COMPACT_ERROR_LIMIT);
    assert_int_equal(calls, part == CR_PART_FINDINGS || part == CR_PART_PATTERNS ? 0 : 1);
  }
  close_scene(&self);
}

/* Every column has a name, a title and a width, and no two of a part are called the same. */
static void columns_are_named(void **state) {
  (void)state;
  for (cr_part part = CR_PART_ABOUT; part < CR_PART_COUNT; part++) {
    const cr_report_part *told = cr_report_part_at(part);
    assert_true(told->column_count > 0 && told->column_count <= CR_REPORT_COLUMNS_MAX);
    for (size_t i = 0; i < told->column_count; i++) {
      assert_true(told->columns[i].name[0] != '\0' && told->columns[i].title[0] != '\0');
      assert_true(told->columns[i].width >= strlen(told->columns[i].title) || told->columns[i].width >= 9);
      for (size_t j = 0; j < i; j++)
        assert_string_not_equal(told->columns[i].name, told->columns[j].name);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_next_days),     cmocka_unit_test(days_that_have_passed),
      cmocka_unit_test(months_in_order),   cmocka_unit_test(a_caller_that_stops),
      cmocka_unit_test(columns_are_named),
  };
  return cmocka_run_group_tests(tests, register_fixture_open, register_fixture_close);
}
