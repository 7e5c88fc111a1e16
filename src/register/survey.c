/* survey.c - the first pass: where the header is, and what the columns hold
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "diagnostic.h"
#include "fold.h"
#include "state.h"

#include <string.h>

/* ---- What a title is ---- */

typedef struct meaning {
  cr_use use;
  const compact_fact *fact;
  const cr_profile_column *known;
  bool is_mapped;
  int months;
} meaning;

static meaning by_name(const cr_register *self, const char *is) {
  meaning found = {.is_mapped = true, .months = cr_unit_months(is)};
  found.use = found.months > 0 ? CR_USE_DURATION : cr_use_of(is);
  if (found.use == CR_USE_NONE) {
    found.use = CR_USE_FACT;
    found.fact = compact_facts_find(self->facts, is);
  }
  return found;
}

static meaning meaning_of(const cr_register *self, const cr_profile *profile, const char *folded) {
  char wanted[CR_FOLDED_SIZE];
  for (size_t i = 0; i < self->options.map_count; i++) {
    if (strcmp(cr_fold(self->options.maps[i].title, wanted), folded) == 0)
      return by_name(self, self->options.maps[i].is);
  }
  const cr_profile_column *known = profile == NULL ? NULL : cr_profile_column_of(profile, folded);
  if (known != NULL)
    return (meaning){.use = known->use, .fact = known->fact, .known = known, .months = known->months};
  const cr_fact_title *own = cr_fact_titles_find(self, folded);
  if (own != NULL && (own->has_words || (profile != NULL && profile->takes_facts)))
    return (meaning){.use = CR_USE_FACT, .fact = own->fact};
  return (meaning){0};
}

/* ---- The header ---- */

enum { COLUMNS_MAX = 16384 };

typedef struct score {
  const cr_profile *profile;
  size_t known, facts;
  bool is_said; /* a title has the words that the profile asks for before it implies anything */
} score;

/* Whether the title has one of these words, or none is asked for where there is no title yet. */
static bool says(const cr_profile *profile, const char *folded) {
  bool is_asked = false;
  for (size_t i = 0; profile != NULL && i < profile->implied_count; i++) {
    const cr_implied *implied = profile->implied[i];
    is_asked = is_asked || implied->titled_count > 0;
    for (size_t j = 0; j < implied->titled_count; j++) {
      if (strstr(folded, implied->titled[j]) != NULL)
        return true;
    }
  }
  return !is_asked;
}

static score score_by(const cr_register *self, const cr_profile *profile, const cr_found_row *row) {
  score found = {.profile = profile, .is_said = says(profile, "")};
  char folded[CR_FOLDED_SIZE];
  for (size_t i = 0; i < row->count; i++) {
    if (row->cells[i].kind != CR_FOUND_TEXT || cr_fold(row->cells[i].text, folded)[0] == '\0')
      continue;
    meaning is = meaning_of(self, profile, folded);
    found.known += is.use != CR_USE_NONE;
    found.facts += is.use == CR_USE_FACT;
    found.is_said = found.is_said || says(profile, folded);
  }
  return found;
}

static bool is_better(score a, score b) {
  if (a.known != b.known)
    return a.known > b.known;
  if (b.profile == NULL) /* a fact's own titles alone */
    return a.profile->takes_facts;
  if (a.is_said != b.is_said)
    return a.is_said;
  return a.profile->rank > b.profile->rank;
}

static score best_score(const cr_register *self, const cr_found_row *row) {
  if (self->options.profile != NULL)
    return score_by(self, self->options.profile, row);
  score best = score_by(self, NULL, row);
  for (size_t i = 0; i < cr_profiles_count(self->profiles); i++) {
    score next = score_by(self, cr_profiles_at(self->profiles, i), row);
    if (is_better(next, best))
      best = next;
  }
  return best;
}

static bool is_date_column(const meaning *is) {
  return is->use == CR_USE_FACT && compact_fact_type(is->fact) == COMPACT_TYPE_DATE;
}

static bool add_column(cr_register *self, const cr_found_cell *cell, const cr_profile *profile) {
  char folded[CR_FOLDED_SIZE], title[256];
  cr_column_state *column = &self->columns[self->column_count];
  cr_arena *arena = &self->header_arena;
  cr_tidy(cell->text, title, sizeof title);
  cr_fold(cell->text, folded);
  meaning is = meaning_of(self, profile, folded);
  *column = (cr_column_state){.known = is.known, .is_mapped = is.is_mapped, .months = is.months};
  column->told = (cr_register_column){.column = cell->column, .use = is.use, .fact = is.fact, .why = ""};
  column->told.title = cr_arena_copy(arena, title, strlen(title));
  column->folded = cr_arena_copy(arena, folded, strlen(folded));
  column->is_tried = (is.use == CR_USE_FACT && !is_date_column(&is)) || is.use == CR_USE_DURATION;
  self->status_count += is.use == CR_USE_STATUS;
  if (is_date_column(&is))
    column->dates = cr_arena_alloc(arena, sizeof *column->dates);
  self->column_count++;
  self->places[cell->column] = column;
  return column->told.title != NULL && column->folded != NULL &&
         (column->dates != NULL || !is_date_column(&is));
}

/* Takes a row for the header; what was counted below another one is forgotten. */
static compact_error take_header(cr_register *self, const cr_found_row *row, score found) {
  if (self->rows > 0) {
    self->left_header = self->header_row;
    self->left_rows = self->rows;
  }
  cr_arena_free(&self->header_arena);
  self->column_count = 0;
  self->rows = self->hidden = 0;
  self->status_count = 0;
  self->remarks = self->totals = (cr_row_count){0};
  self->end_row = 0;
  self->place_count = row->cells[row->count - 1].column + (size_t)1;
  if (self->place_count > COLUMNS_MAX)
    self->place_count = COLUMNS_MAX;
  self->columns = cr_arena_array(&self->header_arena, row->count, sizeof *self->columns);
  self->places = cr_arena_array(&self->header_arena, self->place_count, sizeof *self->places);
  if (self->columns == NULL || self->places == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < row->count && row->cells[i].column < self->place_count; i++) {
    if (cr_found_cell_is_blank(&row->cells[i]))
      continue;
    if (!add_column(self, &row->cells[i], found.profile))
      return COMPACT_ERROR_MEMORY;
    self->columns[self->column_count - 1].told.is_hidden = cr_found_row_hides(row, row->cells[i].column);
  }
  self->profile = found.profile;
  self->score = found.known;
  self->header_row = row->number;
  return COMPACT_ERROR_NONE;
}

/* ---- Counting ---- */

static bool is_usable(const cr_column_state *column, const cr_found_cell *cell) {
  compact_value value;
  double number;
  return column->told.use == CR_USE_DURATION
             ? cr_found_number(cell, &number)
             : cr_found_value(cell, column->told.fact, &value) == COMPACT_ERROR_NONE;
}

static void count_cell(cr_register *self, cr_column_state *column, const cr_found_cell *cell, uint32_t row) {
  column->told.filled++;
  if (column->dates != NULL)
    cr_count_date(column->dates, cell, row);
  else if (column->is_tried)
    column->told.usable += is_usable(column, cell);
  else if (column->told.use == CR_USE_STATUS)
    self->is_doubtful = cr_status_is_doubtful(cell);
}

static bool is_total(const cr_found_cell *cell) {
  static const char *const words[] = {"grandtotal",  "overalltotal", "subtotal",   "sumtotal", "total",
                                      "totalamount", "totals",       "totalvalue", NULL};
  return cell->kind == CR_FOUND_TEXT && cr_folds_to_one_of(cell->text, words);
}

static bool is_subject(cr_use use) {
  return use == CR_USE_REFERENCE || use == CR_USE_NAME || use == CR_USE_ORGANISATION;
}

static bool is_title(const cr_found_cell *cell, const cr_column_state *column) {
  return cell->kind == CR_FOUND_TEXT && cr_folds_to(cell->text, column->folded);
}

/* *has_day: whether a day stands in any column of dates that had to be looked at. */
static cr_row_kind kind_of(const cr_register *self, const cr_found_row *row, bool *has_day) {
  size_t known = 0;
  bool is_header = true, has_fact = false, has_subject = false;
  *has_day = false;
  if (self->end_row != 0 && row->number >= self->end_row)
    return CR_ROW_NOTHING;
  for (size_t i = 0; i < row->count; i++) {
    const cr_found_cell *cell = &row->cells[i];
    const cr_column_state *column = cr_cell_column(self, cell);
    cr_use use = column == NULL ? CR_USE_NONE : column->told.use;
    if (use == CR_USE_NONE || use == CR_USE_LEFT)
      continue;
    known++;
    is_header = is_header && is_title(cell, column);
    if (is_subject(use) && !has_subject && is_total(cell))
      return CR_ROW_TOTAL;
    has_subject = has_subject || is_subject(use);
    has_fact = has_fact || use == CR_USE_FACT;
    *has_day = *has_day || (column->dates != NULL && cr_found_has_day(cell));
    if (has_fact && has_subject && !is_header)
      return CR_ROW_RECORD;
  }
  if (known == 0 || is_header)
    return CR_ROW_NOTHING;
  return has_fact || (has_subject && known > 1) ? CR_ROW_RECORD : CR_ROW_REMARK;
}

cr_row_kind cr_register_row_kind(const cr_register *self, const cr_found_row *row) {
  bool has_day;
  return kind_of(self, row, &has_day);
}

/* ---- Another table below ---- */

static bool has_digit(const char *text) {
  return strpbrk(text, "0123456789") != NULL;
}

/* Whether a title stands where this table has dates, in a row that is titles as a whole: none has a day. */
static bool begins_another(const cr_register *self, const cr_found_row *row) {
  char folded[CR_FOLDED_SIZE];
  for (size_t i = 0; i < row->count; i++) {
    const cr_found_cell *cell = &row->cells[i];
    const cr_column_state *column = cr_cell_column(self, cell);
    if (column == NULL || column->dates == NULL)
      continue;
    if (cr_found_has_day(cell))
      return false;
    if (cell->kind != CR_FOUND_TEXT || has_digit(cell->text) ||
        meaning_of(self, self->profile, cr_fold(cell->text, folded)).use == CR_USE_NONE)
      continue;
    score found = score_by(self, self->profile, row);
    return found.facts > 0 && found.known > 1;
  }
  return false;
}

static void count_rows(cr_row_count *rows, const cr_found_row *row) {
  rows->first = rows->count == 0 ? row->number : rows->first;
  rows->count++;
}

static cr_row_kind kind_below(cr_register *self, const cr_found_row *row) {
  bool has_day;
  cr_row_kind kind = kind_of(self, row, &has_day);
  if (kind == CR_ROW_NOTHING || has_day || !begins_another(self, row))
    return kind;
  self->end_row = row->number;
  return CR_ROW_NOTHING;
}

static void count_row(cr_register *self, const cr_found_row *row) {
  self->surveyed = kind_below(self, row);
  if (self->surveyed == CR_ROW_REMARK)
    count_rows(&self->remarks, row);
  if (self->surveyed == CR_ROW_TOTAL)
    count_rows(&self->totals, row);
  if (self->surveyed != CR_ROW_RECORD)
    return;
  self->rows++;
  self->hidden += row->is_hidden;
  for (size_t i = 0; i < row->count; i++) {
    cr_column_state *column = cr_cell_column(self, &row->cells[i]);
    if (column != NULL)
      count_cell(self, column, &row->cells[i], row->number);
  }
}

/* A record of the header so far, with a day where that has dates, is no other header. */
static bool may_be_header(const cr_register *self, const cr_found_row *row) {
  bool has_day;
  return self->header_row == 0 || kind_of(self, row, &has_day) != CR_ROW_RECORD || !has_day;
}

compact_error cr_register_survey(cr_register *self, const cr_found_row *row) {
  self->surveyed = CR_ROW_NOTHING;
  self->is_doubtful = false;
  if (cr_found_row_is_blank(row))
    return COMPACT_ERROR_NONE;
  if (self->rows_looked_at < CR_HEADER_WITHIN) {
    score found = may_be_header(self, row) ? best_score(self, row) : (score){0};
    self->rows_looked_at++;
    if ((found.facts > 0 || found.known > 1) && found.known > self->score)
      return take_header(self, row, found);
  }
  if (self->header_row != 0)
    count_row(self, row);
  return COMPACT_ERROR_NONE;
}

/* ---- What was asked ---- */

/* A duration is known by its unit alone. */
static bool is_known(meaning is) {
  if (is.use == CR_USE_FACT)
    return is.fact != NULL;
  return is.use != CR_USE_DURATION || is.months > 0;
}

compact_error cr_register_check_maps(const cr_register *self, compact_diagnostics *diagnostics) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < self->options.map_count; i++) {
    if (is_known(by_name(self, self->options.maps[i].is)))
      continue;
    cr_text text = {0};
    const char *nearest = compact_facts_nearest(self->facts, self->options.maps[i].is);
    cr_text_format(&text,
                   "\"%s\" is no fact, and none of reference, name, organisation, amount, months, years, "
                   "status, left%s%s%s",
                   self->options.maps[i].is, nearest == NULL ? "" : "; did you mean \"",
                   nearest == NULL ? "" : nearest, nearest == NULL ? "" : "\"?");
    compact_diagnostic entry = {.severity = COMPACT_SEVERITY_ERROR,
                                .source = self->options.maps[i].title,
                                .message = cr_text_string(&text),
                                .excerpt = ""};
    cr_diagnostics_add(diagnostics, &entry);
    error = text.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NAME;
    cr_text_free(&text);
  }
  return error;
}
