/* register.c - a register: made and freed, and what others see of it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "joined.h"

#include <stdlib.h>

/* ---- Made and freed ---- */

compact_error cr_register_new(const cr_profiles *profiles, const compact_facts *facts,
                              const cr_register_options *options, compact_diagnostics *diagnostics,
                              cr_register **out) {
  static const char *const spans[CR_SPANS][2] = {{"term_start", "term_end"},
                                                 {"consultation_opened", "consultation_closed"}};
  cr_register *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->profiles = profiles;
  self->facts = facts;
  if (options != NULL)
    self->options = *options;
  self->term_start = compact_facts_find(facts, "term_start");
  self->term_end = compact_facts_find(facts, "term_end");
  for (size_t i = 0; i < CR_SPANS; i++)
    self->spans[i] = (cr_span){.first = compact_facts_find(facts, spans[i][0]),
                               .last = compact_facts_find(facts, spans[i][1])};
  compact_error error = cr_fact_titles_make(self);
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_check_maps(self, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    cr_register_free(self);
  return error;
}

void cr_register_free(cr_register *self) {
  if (self == NULL)
    return;
  cr_arena_free(&self->arena);
  cr_arena_free(&self->header_arena);
  cr_list_free(&self->notes);
  cr_list_free(&self->patterns);
  compact_row_free(self->values);
  free(self);
}

/* ---- While it is surveyed ---- */

cr_keep cr_register_needs(const cr_register *self, uint32_t column, bool shows_findings) {
  const cr_column_state *state = column < self->place_count ? self->places[column] : NULL;
  cr_use use = state == NULL ? CR_USE_NONE : state->told.use;
  bool is_shown_only = use == CR_USE_NAME || use == CR_USE_ORGANISATION || use == CR_USE_AMOUNT ||
                       (use == CR_USE_STATUS && self->status_count == 1);
  if (use == CR_USE_NONE || use == CR_USE_LEFT || (is_shown_only && !shows_findings))
    return CR_KEEP_NOTHING;
  return state->dates != NULL && !shows_findings ? CR_KEEP_DAYS : CR_KEEP_CELLS;
}

bool cr_register_is_header_sure(const cr_register *self) {
  return self->rows_looked_at == CR_HEADER_WITHIN;
}

bool cr_register_is_record(const cr_register *self) {
  return self->surveyed == CR_ROW_RECORD;
}

bool cr_register_is_doubtful(const cr_register *self) {
  return self->is_doubtful && self->status_count == 1;
}

/* ---- What others see ---- */

uint32_t cr_register_header_row(const cr_register *self) {
  return self->header_row;
}

const cr_profile *cr_register_profile(const cr_register *self) {
  return self->profile;
}

uint64_t cr_register_row_count(const cr_register *self) {
  return self->rows;
}

uint64_t cr_register_hidden_count(const cr_register *self) {
  return self->hidden;
}

size_t cr_register_hidden_column_count(const cr_register *self) {
  size_t count = 0;
  for (size_t i = 0; i < self->column_count; i++)
    count += self->columns[i].told.is_hidden;
  return count;
}

size_t cr_register_column_count(const cr_register *self) {
  return self->column_count;
}

const cr_register_column *cr_register_column_at(const cr_register *self, size_t index) {
  return &self->columns[index].told;
}

static const cr_register_column *own_column(const cr_register *self, const compact_fact *fact) {
  for (size_t i = 0; i < self->taken_count; i++) {
    if (self->taken[i]->told.fact == fact)
      return &self->taken[i]->told;
  }
  return NULL;
}

const cr_register_column *cr_register_column_of(const cr_register *self, const compact_fact *fact) {
  const cr_register_column *own = own_column(self, fact);
  const cr_joined_sheet *sheet = own == NULL ? cr_register_joined_sheet(self, fact) : NULL;
  return sheet == NULL ? own : own_column(sheet->reg, fact);
}

size_t cr_register_note_count(const cr_register *self) {
  return self->notes.count;
}

const char *cr_register_note(const cr_register *self, size_t index) {
  return self->notes.items[index];
}
