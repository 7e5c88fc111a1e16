/* settle.c - between the passes: which column is taken for what
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"
#include "joined.h"

#include <string.h>

/* ---- Sentences ---- */

static char *kept_text(cr_register *self, const char *format, va_list arguments) {
  cr_text text = {0};
  cr_text_format_list(&text, format, arguments);
  char *kept = text.failed ? NULL : cr_arena_copy(&self->arena, cr_text_string(&text), text.length);
  cr_text_free(&text);
  return kept;
}

const char *cr_register_text(cr_register *self, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const char *kept = kept_text(self, format, arguments);
  va_end(arguments);
  return kept;
}

compact_error cr_register_tell(cr_register *self, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *kept = kept_text(self, format, arguments);
  va_end(arguments);
  return kept != NULL && cr_list_add(&self->notes, kept) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}

/* ---- Dates of a column ---- */

static compact_date_order order_of(const cr_register *self, const cr_date_count *dates) {
  if (dates->forms[CR_FORM_FIGURES] == 0)
    return COMPACT_ORDER_NONE;
  if (self->options.order != COMPACT_ORDER_NONE)
    return self->options.order;
  if ((dates->day_first > 0) == (dates->month_first > 0))
    return COMPACT_ORDER_NONE;
  return dates->day_first > 0 ? COMPACT_ORDER_DMY : COMPACT_ORDER_MDY;
}

static uint64_t usable_figures(const cr_date_count *dates, compact_date_order order) {
  uint64_t all = dates->forms[CR_FORM_FIGURES];
  if (order == COMPACT_ORDER_NONE)
    return all - dates->either;
  return all - (order == COMPACT_ORDER_DMY ? dates->month_first : dates->day_first);
}

static void settle_dates(cr_register *self, cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  const uint64_t *forms = dates->forms;
  column->told.order = order_of(self, dates);
  uint64_t read = forms[CR_FORM_DAY] + forms[CR_FORM_SERIAL] + forms[CR_FORM_MONTH] + forms[CR_FORM_YEAR] +
                  usable_figures(dates, column->told.order);
  column->told.usable = read > dates->never ? read - dates->never : 0;
  cr_column_find_outliers(column);
}

/* ---- Claims ---- */

static bool is_claim(const cr_column_state *column) {
  return column->told.use != CR_USE_NONE && column->told.use != CR_USE_LEFT;
}

static bool claim_the_same(const cr_column_state *a, const cr_column_state *b) {
  return a->told.use == b->told.use && a->told.fact == b->told.fact;
}

static bool is_otherwise(const cr_column_state *column) {
  return column->known != NULL && column->known->is_otherwise;
}

/* Whether a is to be taken rather than b, which stands before it. */
static bool is_stronger(const cr_column_state *a, const cr_column_state *b) {
  if (a->is_mapped != b->is_mapped)
    return a->is_mapped;
  if (is_otherwise(a) != is_otherwise(b))
    return is_otherwise(b);
  return a->told.usable > b->told.usable;
}

static cr_column_state *winner_of(cr_register *self, const cr_column_state *claim) {
  cr_column_state *best = NULL;
  for (size_t i = 0; is_claim(claim) && i < self->column_count; i++) {
    cr_column_state *next = &self->columns[i];
    if (claim_the_same(claim, next) && (best == NULL || is_stronger(next, best)))
      best = next;
  }
  return best;
}

static bool is_rival(const cr_column_state *column, const cr_column_state *winner) {
  return winner != NULL && winner != column && column->told.use == CR_USE_FACT && !winner->is_mapped &&
         is_otherwise(column) == is_otherwise(winner);
}

static const char *what_of(const cr_column_state *column) {
  return column->told.use == CR_USE_FACT ? compact_fact_name(column->told.fact)
                                         : cr_use_name(column->told.use);
}

static const char *why_taken(cr_register *self, const cr_column_state *column) {
  const char *by = column->is_mapped       ? "as was asked"
                   : column->known == NULL ? "whose own title it is"
                                           : "by the profile ";
  const char *id = !column->is_mapped && column->known != NULL ? self->profile->id : "";
  if (column->told.use == CR_USE_DURATION)
    return cr_register_text(self, "a duration in %s, %s%s: gives the end where none is recorded",
                            column->months == 1 ? "months" : "years", by, id);
  return cr_register_text(self, "taken for %s, %s%s", what_of(column), by, id);
}

static const char *why_not(cr_register *self, const cr_column_state *column, const cr_column_state *winner) {
  if (column->told.use == CR_USE_NONE)
    return "nobody knows this title";
  if (column->told.use == CR_USE_LEFT)
    return column->known == NULL ? "left alone, as was asked" : column->known->why;
  if (winner->is_mapped || is_otherwise(column) != is_otherwise(winner))
    return cr_register_text(self, "\"%s\" is taken for %s instead", winner->told.title, what_of(column));
  return cr_register_text(self,
                          "\"%s\" is taken for %s instead: it holds %llu that can be used, this one %llu",
                          winner->told.title, what_of(column), (unsigned long long)winner->told.usable,
                          (unsigned long long)column->told.usable);
}

static compact_error settle_claims(cr_register *self) {
  self->taken = cr_arena_array(&self->arena, self->column_count + 1, sizeof(cr_column_state *));
  if (self->taken == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < self->column_count; i++) {
    cr_column_state *column = &self->columns[i];
    cr_column_state *winner = winner_of(self, column);
    column->told.is_taken = winner == column;
    column->is_rival = is_rival(column, winner);
    self->has_rivals = self->has_rivals || column->is_rival;
    column->told.why = winner == column ? why_taken(self, column) : why_not(self, column, winner);
    if (column->told.why == NULL)
      return COMPACT_ERROR_MEMORY;
    if (winner == column)
      self->taken[self->taken_count++] = column;
  }
  return COMPACT_ERROR_NONE;
}

/* ---- What else is to be told ---- */

static bool has_title(const cr_register *self, const char *title) {
  char folded[CR_FOLDED_SIZE];
  cr_fold(title, folded);
  for (size_t i = 0; i < self->column_count; i++) {
    if (strcmp(self->columns[i].folded, folded) == 0)
      return true;
  }
  return false;
}

static compact_error tell_maps(cr_register *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->options.map_count; i++) {
    const cr_title_map *map = &self->options.maps[i];
    if (!has_title(self, map->title))
      error = cr_register_tell(self, "No column is called \"%s\", which was to be taken for %s.", map->title,
                               map->is);
  }
  return error;
}

static bool has_title_with(const cr_register *self, const char *part) {
  for (size_t i = 0; i < self->column_count; i++) {
    if (strstr(self->columns[i].folded, part) != NULL)
      return true;
  }
  return false;
}

/* Whether a title says so, where the profile asks for one: many kinds of registers have a "Title" and a
 * "Start date". */
static bool holds(const cr_register *self, const cr_implied *implied) {
  if (implied->titled_count == 0 || self->options.profile == self->profile)
    return true;
  for (size_t i = 0; i < implied->titled_count; i++) {
    if (has_title_with(self, implied->titled[i]))
      return true;
  }
  return false;
}

static compact_error settle_implied(cr_register *self) {
  size_t count = self->profile == NULL ? 0 : self->profile->implied_count;
  self->implied_holds = cr_arena_array(&self->arena, count + 1, sizeof *self->implied_holds);
  for (size_t i = 0; self->implied_holds != NULL && i < count; i++)
    self->implied_holds[i] = holds(self, self->profile->implied[i]);
  return self->implied_holds == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

static compact_error tell_implied(cr_register *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && self->profile != NULL && i < self->profile->implied_count;
       i++) {
    const cr_implied *implied = self->profile->implied[i];
    const char *what = compact_fact_label(implied->fact);
    error = self->implied_holds[i]
                ? cr_register_tell(
                      self, "%s: taken to be \"%s\" in every row that says nothing else, since this is %s.",
                      what, implied->text, self->profile->title)
                : cr_register_tell(self,
                                   "%s: not known, since no title says so. If it is \"%s\" in every row: "
                                   "--profile %s.",
                                   what, implied->text, self->profile->id);
  }
  return error;
}

static compact_error tell_row_count(cr_register *self, const cr_row_count *rows, const char *what) {
  return rows->count == 0 ? COMPACT_ERROR_NONE
                          : cr_register_tell(self, "Rows left out as %s: %llu, such as row %lu.", what,
                                             (unsigned long long)rows->count, (unsigned long)rows->first);
}

/* What of the sheet is not read. */
static compact_error tell_left(cr_register *self) {
  compact_error error = COMPACT_ERROR_NONE;
  if (self->left_header != 0)
    error = cr_register_tell(
        self, "Row %lu looked like titles too: %llu row%s below it, above row %lu, are not read.",
        (unsigned long)self->left_header, (unsigned long long)self->left_rows, CR_S(self->left_rows),
        (unsigned long)self->header_row);
  if (error == COMPACT_ERROR_NONE && self->end_row != 0)
    error = cr_register_tell(self, "Other titles stand in row %lu: it and what stands below is not read.",
                             (unsigned long)self->end_row);
  if (error == COMPACT_ERROR_NONE)
    error = tell_row_count(self, &self->totals, "totals");
  return error == COMPACT_ERROR_NONE
             ? tell_row_count(self, &self->remarks, "remarks, which hold nothing of a record")
             : error;
}

/* The first of them by their titles. */
static compact_error tell_hidden_columns(cr_register *self) {
  char cell[CR_CELL_NAME_SIZE];
  cr_text names = {0};
  size_t count = 0;
  for (size_t i = 0; i < self->column_count; i++) {
    const cr_register_column *column = &self->columns[i].told;
    if (column->is_hidden && count++ < CR_EXAMPLES_MAX)
      cr_text_format(&names, "%s%s %s", count == 1 ? "" : ", ",
                     cr_cell_name(self->header_row, column->column, cell), column->title);
  }
  if (count > CR_EXAMPLES_MAX)
    cr_text_format(&names, " and %zu more", count - CR_EXAMPLES_MAX);
  compact_error error = names.failed ? COMPACT_ERROR_MEMORY
                        : count == 0
                            ? COMPACT_ERROR_NONE
                            : cr_register_tell(self, "Hidden columns, which are read like the others: %s.",
                                               cr_text_string(&names));
  cr_text_free(&names);
  return error;
}

static compact_error tell_hidden(cr_register *self) {
  compact_error error = COMPACT_ERROR_NONE;
  if (self->hidden > 0)
    error = cr_register_tell(self, "Hidden rows, which are read like the others: %llu of %llu.",
                             (unsigned long long)self->hidden, (unsigned long long)self->rows);
  return error == COMPACT_ERROR_NONE ? tell_hidden_columns(self) : error;
}

enum { LEFT_NAMED = 10 };

compact_error cr_register_tell_left_sheets(cr_register *self, const char *const *names, size_t count) {
  cr_text text = {0};
  for (size_t i = 0; i < count && i < LEFT_NAMED; i++)
    cr_text_format(&text, "%s\"%s\"", i == 0 ? "" : ", ", names[i]);
  if (count > LEFT_NAMED)
    cr_text_format(&text, " and %zu more", count - LEFT_NAMED);
  compact_error error =
      text.failed
          ? COMPACT_ERROR_MEMORY
          : cr_register_tell(self,
                             "Other sheets, which are left out since nothing can be checked in them: %s. "
                             "--sheet NAME tells which columns one would need.",
                             cr_text_string(&text));
  cr_text_free(&text);
  return error;
}

static compact_error tell_all(cr_register *self) {
  compact_error error = tell_maps(self);
  if (error == COMPACT_ERROR_NONE)
    error = tell_implied(self);
  self->general_notes = self->notes.count;
  if (error == COMPACT_ERROR_NONE)
    error = tell_left(self);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->taken_count; i++) {
    if (self->taken[i]->dates != NULL)
      error = cr_column_tell_dates(self, self->taken[i]);
  }
  return error == COMPACT_ERROR_NONE ? tell_hidden(self) : error;
}

/* ---- The second pass ---- */

static bool is_date(const compact_fact *fact) {
  return compact_fact_type(fact) == COMPACT_TYPE_DATE;
}

/* Funding that ends with its term ends on one day as a rule. */
static bool is_one_day(const compact_fact *a, const compact_fact *b) {
  const char *first = compact_fact_name(a), *second = compact_fact_name(b);
  return (strcmp(first, "term_end") == 0 && strcmp(second, "funding_ends") == 0) ||
         (strcmp(first, "funding_ends") == 0 && strcmp(second, "term_end") == 0);
}

compact_error cr_register_make_pairs(cr_register *self) {
  const cr_register_column *dates[CR_PAIR_DATES_MAX];
  size_t count = 0;
  for (size_t i = 0; i < compact_facts_count(self->facts) && count < CR_PAIR_DATES_MAX; i++) {
    const compact_fact *fact = compact_facts_at(self->facts, i);
    const cr_register_column *column = is_date(fact) ? cr_register_column_of(self, fact) : NULL;
    if (column != NULL)
      dates[count++] = column;
  }
  self->equal_count = 0;
  self->equals = cr_arena_array(&self->arena, count * count + 1, sizeof *self->equals);
  if (self->equals == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < count; i++) {
    for (size_t j = i + 1; j < count; j++) {
      if (!is_one_day(dates[i]->fact, dates[j]->fact))
        self->equals[self->equal_count++] = (cr_equal){.a = dates[i], .b = dates[j]};
    }
  }
  return COMPACT_ERROR_NONE;
}

static compact_error make_record(cr_register *self) {
  size_t implied = self->profile == NULL ? 0 : self->profile->implied_count;
  size_t count = self->taken_count + implied + CR_JOINED_DATES;
  self->used = cr_arena_array(&self->arena, count, sizeof *self->used);
  self->used_places =
      cr_arena_array(&self->arena, compact_facts_count(self->facts), sizeof *self->used_places);
  self->odd = cr_arena_array(&self->arena, self->taken_count + 1, sizeof *self->odd);
  if (self->used == NULL || self->used_places == NULL || self->odd == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < self->taken_count; i++) {
    if (self->taken[i]->dates != NULL && self->taken[i]->has_odd)
      self->odd[self->odd_count++] = self->taken[i];
  }
  return compact_row_new(self->facts, &self->values);
}

static void settle_column(cr_register *self, cr_column_state *column) {
  bool is_used = column->told.use != CR_USE_NONE && column->told.use != CR_USE_LEFT;
  if (column->dates != NULL)
    settle_dates(self, column);
  else if (!column->is_tried)
    column->told.usable = is_used ? column->told.filled : 0;
}

compact_error cr_register_settle(cr_register *self) {
  if (self->header_row == 0)
    return COMPACT_ERROR_NAME;
  for (size_t i = 0; i < self->column_count; i++)
    settle_column(self, &self->columns[i]);
  compact_error error = settle_claims(self);
  if (error == COMPACT_ERROR_NONE)
    error = settle_implied(self);
  if (error == COMPACT_ERROR_NONE)
    error = tell_all(self);
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_make_pairs(self);
  return error == COMPACT_ERROR_NONE ? make_record(self) : error;
}
