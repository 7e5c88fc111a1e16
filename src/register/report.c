/* report.c - counting what is told of a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "report_state.h"

#include "fold.h"
#include "joined.h"

#include <stdlib.h>
#include <string.h>

/* ---- A report ---- */

compact_error cr_report_new(const cr_checking *checking, const char *file, const char *sheet,
                            cr_report **out) {
  cr_report *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->checking = checking;
  self->file = file;
  self->sheet = sheet;
  self->counts = cr_arena_array(&self->arena, checking->plans.count + 1, sizeof *self->counts);
  if (self->counts == NULL) {
    cr_report_free(self);
    return COMPACT_ERROR_MEMORY;
  }
  *out = self;
  return COMPACT_ERROR_NONE;
}

void cr_report_free(cr_report *self) {
  if (self == NULL)
    return;
  for (size_t i = 0; i < CR_REPORT_COLUMNS_MAX; i++)
    cr_text_free(&self->texts[i]);
  cr_arena_free(&self->arena);
  free(self);
}

uint64_t cr_report_count(const cr_report *self, size_t index, compact_outcome outcome) {
  return self->counts[index].outcomes[outcome];
}

uint64_t cr_report_total(const cr_report *self, compact_outcome outcome) {
  uint64_t total = 0;
  for (size_t i = 0; i < self->checking->plans.count; i++)
    total += self->counts[i].outcomes[outcome];
  return total;
}

uint64_t cr_report_finding_count(const cr_report *self) {
  uint64_t count = 0;
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    count += cr_report_total(self, cr_outcome_at(i));
  return count;
}

/* ---- Where to look ---- */

const char *cr_register_title(const cr_register *reg, uint32_t column) {
  for (size_t i = 0; i < reg->column_count; i++) {
    if (reg->columns[i].told.column == column)
      return reg->columns[i].told.title;
  }
  return NULL;
}

/* The column of what is asked for: by the limb that decides, or by the one that has the last day; or of what
 * the last day is counted from. */
static const cr_register_column *asked_column(const cr_finding *finding) {
  const cr_register *reg = finding->checking->reg;
  if (!finding->is_checked)
    return cr_register_column_of(reg, finding->reference->fact);
  const cr_node *dated = finding->limb == NULL ? NULL : finding->limb->test.dated;
  if (dated == NULL && finding->deadline_of != NULL && finding->reference == NULL)
    dated = finding->deadline_of->test.dated;
  return dated == NULL ? NULL : cr_register_column_of(reg, finding->clause->facts[dated->act]);
}

bool cr_finding_column(const cr_finding *finding, uint32_t *out) {
  const cr_register_column *asked = asked_column(finding);
  *out = 0;
  if (asked != NULL && cr_register_joined_sheet(finding->checking->reg, asked->fact) == NULL) {
    *out = asked->column;
    return true;
  }
  const cr_used_fact *facts[CR_FINDING_FACTS_MAX];
  size_t count = cr_finding_facts(finding, facts);
  for (size_t i = 0; i < count; i++) {
    if (facts[i]->source == CR_FACT_FROM_STANDARD || facts[i]->sheet != NULL)
      continue;
    *out = facts[i]->column;
    return true;
  }
  return false;
}

/* ---- Last days by month ---- */

/* The year's counts, made where there are none; NULL when there is no memory left. */
static cr_year *year_of(cr_report *self, int year) {
  cr_century **century = &self->centuries[year / CR_CENTURY];
  if (*century == NULL)
    *century = cr_arena_alloc(&self->arena, sizeof **century);
  if (*century == NULL)
    return NULL;
  cr_year **found = &(*century)->years[year % CR_CENTURY];
  if (*found == NULL)
    *found = cr_arena_alloc(&self->arena, sizeof **found);
  return *found;
}

static compact_error count_month(cr_report *self, const cr_finding *finding) {
  int year, month, day;
  compact_date_split(finding->deadline, &year, &month, &day);
  cr_year *counts = year_of(self, year);
  if (counts == NULL)
    return COMPACT_ERROR_MEMORY;
  counts->counts[month - 1][finding->outcome]++;
  return COMPACT_ERROR_NONE;
}

/* ---- The next days to act ---- */

static compact_date counted_from(const cr_finding *finding) {
  if (finding->reference != NULL)
    return finding->reference->value.as.date;
  compact_value value = finding->result->values[finding->deadline_of->test.dated->reference];
  return value.type == COMPACT_TYPE_DATE ? value.as.date : COMPACT_NO_DATE;
}

/* Keeps the day among the next ones, of which the farthest goes when there are too many. */
static void keep_deadline(cr_report *self, const cr_finding *finding) {
  size_t place = self->deadline_count;
  while (place > 0 && self->deadlines[place - 1].day > finding->deadline)
    place--;
  if (place == CR_DEADLINES_MAX)
    return;
  size_t kept = self->deadline_count < CR_DEADLINES_MAX ? self->deadline_count++ : CR_DEADLINES_MAX - 1;
  cr_deadline *deadline = &self->deadlines[place];
  memmove(deadline + 1, deadline, (kept - place) * sizeof *deadline);
  *deadline = (cr_deadline){.day = finding->deadline,
                            .counted_from = counted_from(finding),
                            .row = finding->record->row,
                            .plan = finding->plan,
                            .limb = finding->deadline_of,
                            .outcome = finding->outcome,
                            .is_if_it_ends = cr_finding_is_if_it_ends(finding)};
  cr_finding_column(finding, &deadline->column);
  cr_tidy(finding->record->reference, deadline->reference, sizeof deadline->reference);
  const char *name = finding->record->name[0] == '\0' ? finding->record->organisation : finding->record->name;
  cr_tidy(name, deadline->name, sizeof deadline->name);
}

/* ---- Counting ---- */

compact_error cr_report_add(cr_report *self, const cr_finding *finding) {
  self->counts[finding->plan->index].outcomes[finding->outcome]++;
  if (finding->deadline == COMPACT_NO_DATE || finding->is_earliest)
    return COMPACT_ERROR_NONE;
  if (self->checking->as_of != COMPACT_NO_DATE && cr_finding_is_to_come(finding))
    keep_deadline(self, finding);
  return count_month(self, finding);
}
