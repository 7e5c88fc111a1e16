/* data.c - data that looks wrong, told once for all rows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"
#include "joined.h"

#include <string.h>

/* ---- Tallies ---- */

void cr_tally_add(cr_tally *tally, const cr_record *record, int32_t days) {
  if (tally->count == 0 || days < tally->least)
    tally->least = days;
  if (tally->count == 0 || days > tally->most)
    tally->most = days;
  tally->count++;
  if (tally->example_count == CR_EXAMPLES_MAX)
    return;
  cr_example *next = &tally->examples[tally->example_count++];
  next->row = record->row;
  cr_tidy(record->reference, next->reference, sizeof next->reference);
}

/* ---- Counting a row ---- */

static bool is_date(const cr_used_fact *used) {
  return used != NULL && used->value.type == COMPACT_TYPE_DATE;
}

static compact_date last_of(const cr_used_fact *used) {
  return used->last == COMPACT_NO_DATE ? used->value.as.date : used->last;
}

/* The date with day and month in each other's place; no date if there is none such. */
static compact_date swapped(compact_date date) {
  int year, month, day;
  compact_date_split(date, &year, &month, &day);
  return compact_date_make(year, day, month, &date) == COMPACT_ERROR_NONE ? date : COMPACT_NO_DATE;
}

static bool swapping_mends(compact_date first, compact_date last) {
  compact_date other_first = swapped(first), other_last = swapped(last);
  return (other_first != COMPACT_NO_DATE && other_first <= last) ||
         (other_last != COMPACT_NO_DATE && first <= other_last);
}

/* Of two dates the wrong way round one is wrong, and nobody knows which: neither is used. */
static void count_span(cr_register *self, cr_span *span) {
  cr_used_fact *first = cr_register_used(self, span->first), *last = cr_register_used(self, span->last);
  if (!is_date(first) || !is_date(last))
    return;
  span->of++;
  if (first->value.as.date <= last_of(last))
    return;
  span->swapped += swapping_mends(first->value.as.date, last_of(last));
  cr_tally_add(&span->reversed, &self->record, first->value.as.date - last_of(last));
  first->value = last->value = (compact_value){0};
  first->last = last->last = COMPACT_NO_DATE;
  first->is_unclear = last->is_unclear = true;
  first->problem = last->problem = "is not used, since the end lies before the start";
}

static void count_column(cr_register *self, cr_column_state *column) {
  const cr_used_fact *used = cr_register_used(self, column->told.fact);
  if (used == NULL || used->source != CR_FACT_FROM_CELL || used->sheet != NULL)
    return;
  if (used->is_placeholder)
    cr_tally_add(&column->placeholders, &self->record, 0);
  if (is_date(used) && column->early != COMPACT_NO_DATE &&
      (used->value.as.date < column->early || used->value.as.date > column->late))
    cr_tally_add(&column->far, &self->record, 0);
}

/* Dates that differed once are told of no more. */
static void count_equal(cr_register *self, cr_equal *equal) {
  if (equal->equal < equal->of)
    return;
  const cr_used_fact *a = cr_register_used(self, equal->a->fact);
  const cr_used_fact *b = cr_register_used(self, equal->b->fact);
  if (!is_date(a) || !is_date(b) || a->source != CR_FACT_FROM_CELL || b->source != CR_FACT_FROM_CELL)
    return;
  equal->of++;
  equal->equal += a->value.as.date == b->value.as.date && last_of(a) == last_of(b);
}

void cr_register_count_data(cr_register *self) {
  for (size_t i = 0; i < self->odd_count; i++)
    count_column(self, self->odd[i]);
  for (size_t i = 0; i < self->equal_count; i++)
    count_equal(self, &self->equals[i]);
  for (size_t i = 0; i < CR_SPANS; i++)
    count_span(self, &self->spans[i]);
}

/* ---- Telling ---- */

typedef unsigned long long number;

static compact_error add(cr_register *self, const cr_tally *tally, uint64_t of, const char *text) {
  cr_pattern *pattern = cr_arena_alloc(&self->arena, sizeof *pattern);
  if (text == NULL || pattern == NULL || !cr_list_add(&self->patterns, pattern))
    return COMPACT_ERROR_MEMORY;
  *pattern = (cr_pattern){.kind = CR_PATTERN_DATA,
                          .topic = "",
                          .count = tally->count,
                          .of = of,
                          .least = tally->least,
                          .most = tally->most,
                          .text = text,
                          .example_count = tally->example_count};
  memcpy(pattern->examples, tally->examples, sizeof pattern->examples);
  return COMPACT_ERROR_NONE;
}

static const char *title_of(const cr_register *self, const compact_fact *fact) {
  const cr_register_column *column = cr_register_column_of(self, fact);
  return column == NULL ? compact_fact_label(fact) : column->title;
}

static compact_error tell_span(cr_register *self, const cr_span *span) {
  cr_text mends = {0};
  if (span->reversed.count == 0)
    return COMPACT_ERROR_NONE;
  if (span->swapped > 0)
    cr_text_format(&mends, " With day and month swapped %llu would be in order.", (number)span->swapped);
  const char *text =
      cr_register_text(self, "In %llu of %llu row%s \"%s\" lies before \"%s\": neither date is used there.%s",
                       (number)span->reversed.count, (number)span->of, CR_S(span->of),
                       title_of(self, span->last), title_of(self, span->first), cr_text_string(&mends));
  compact_error error = mends.failed ? COMPACT_ERROR_MEMORY : add(self, &span->reversed, span->of, text);
  cr_text_free(&mends);
  return error;
}

enum { EQUALS_FROM = 5 }; /* fewer rows than these may be the same by chance */

static compact_error tell_equal(cr_register *self, const cr_equal *equal) {
  if (equal->of < EQUALS_FROM || equal->equal < equal->of)
    return COMPACT_ERROR_NONE;
  cr_tally tally = {.count = equal->equal};
  return add(self, &tally, equal->of,
             cr_register_text(self,
                              "In every row with both (%llu) \"%s\" equals \"%s\": likely a placeholder.",
                              (number)equal->of, equal->a->title, equal->b->title));
}

static compact_error tell_share(cr_register *self, const cr_column_state *column, const cr_tally *tally,
                                const char *what) {
  if (tally->count == 0)
    return COMPACT_ERROR_NONE;
  const char *text =
      cr_register_text(self, "\"%s\": %s, in %llu of %llu cell%s.", column->told.title, what,
                       (number)tally->count, (number)column->told.filled, CR_S(column->told.filled));
  return add(self, tally, column->told.filled, text);
}

/* Of two columns of one meaning. */
static compact_error tell_rival(cr_register *self, const cr_column_state *column) {
  const cr_tally *tally = &column->disputed;
  if (tally->count == 0)
    return COMPACT_ERROR_NONE;
  return add(self, tally, column->told.filled,
             cr_register_text(self,
                              "\"%s\" says otherwise than \"%s\", which is taken for the same, in %llu of "
                              "%llu cell%s: neither is used there.",
                              column->told.title, title_of(self, column->told.fact), (number)tally->count,
                              (number)column->told.filled, CR_S(column->told.filled)));
}

/* The rarer of two orders that cells of the column can only have: two systems wrote them, or somebody
 * slipped. */
static compact_error tell_swapped(cr_register *self, const cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  if (dates == NULL || dates->day_first == 0 || dates->month_first == 0)
    return COMPACT_ERROR_NONE;
  bool is_month = dates->month_first <= dates->day_first;
  const cr_cell_example *cells = is_month ? dates->month_cells : dates->day_cells;
  cr_tally tally = {.count = is_month ? dates->month_first : dates->day_first,
                    .example_count = is_month ? dates->month_count : dates->day_count};
  for (size_t i = 0; i < tally.example_count; i++)
    tally.examples[i].row = cells[i].row;
  uint64_t of = dates->day_first + dates->month_first;
  return add(self, &tally, of,
             cr_register_text(self,
                              "\"%s\": day and month may be swapped, since %llu of %llu dates of figures can "
                              "only have the %s first and the others only the %s.",
                              column->told.title, (number)tally.count, (number)of, is_month ? "month" : "day",
                              is_month ? "day" : "month"));
}

static compact_error tell_column(cr_register *self, const cr_column_state *column) {
  compact_error error = tell_swapped(self, column);
  if (error == COMPACT_ERROR_NONE)
    error = tell_share(self, column, &column->placeholders,
                       column->is_2001_blank ? "dates of 2001 that seem to stand for none, and are not used"
                                             : "dates of 1900 or 9999 that stand for none, and are not used");
  if (error == COMPACT_ERROR_NONE)
    error = tell_share(self, column, &column->far, "dates more than twenty years from nearly all others");
  return error;
}

compact_error cr_register_finish(cr_register *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < CR_SPANS; i++)
    error = tell_span(self, &self->spans[i]);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->equal_count; i++)
    error = tell_equal(self, &self->equals[i]);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->taken_count; i++)
    error = tell_column(self, self->taken[i]);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->column_count; i++)
    error = tell_rival(self, &self->columns[i]);
  return error == COMPACT_ERROR_NONE ? cr_register_tell_joined(self) : error;
}

size_t cr_register_pattern_count(const cr_register *self) {
  return self->patterns.count;
}

const cr_pattern *cr_register_pattern_at(const cr_register *self, size_t index) {
  return self->patterns.items[index];
}
