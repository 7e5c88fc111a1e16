/* read.c - the second pass: the facts of one row
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "attribute.h"
#include "facts.h"
#include "fold.h"
#include "joined.h"
#include "row.h"

#include <string.h>

/* ---- Values ---- */

/* Without the signs that people put into numbers: spaces, commas between thousands, the pound. */
static bool plain_number(const char *text, char *buffer, size_t size) {
  size_t length = 0;
  for (; *text != '\0'; text++) {
    if (strchr(" ,\t", *text) != NULL)
      continue;
    if (strncmp(text, "\xC2\xA3", 2) == 0 || strncmp(text, "\xC2\xA0", 2) == 0) {
      text++;
      continue;
    }
    if (length + 1 == size)
      return false;
    buffer[length++] = *text;
  }
  buffer[length] = '\0';
  return length > 0;
}

/* strtod() would follow the locale. */
static bool parse_plain(const char *text, double *out) {
  double value = 0, place = 1;
  bool has_point = false, has_digit = false;
  for (; *text != '\0'; text++) {
    if (*text == '.' && !has_point) {
      has_point = true;
    } else if (*text >= '0' && *text <= '9' && value < 1e14 && place < 1e14) {
      has_digit = true;
      value = value * 10 + (*text - '0');
      place *= has_point ? 10 : 1;
    } else {
      return false;
    }
  }
  *out = value / place;
  return has_digit;
}

bool cr_found_number(const cr_found_cell *cell, double *out) {
  char plain[32];
  *out = cell->number;
  if (cell->kind == CR_FOUND_NUMBER)
    return true;
  return cell->kind == CR_FOUND_TEXT && plain_number(cell->text, plain, sizeof plain) &&
         parse_plain(plain, out);
}

static compact_error found_number_value(const cr_found_cell *cell, const compact_fact *fact,
                                        compact_value *out) {
  double number;
  if (!cr_found_number(cell, &number))
    return COMPACT_ERROR_NUMBER;
  *out = (compact_value){.type = compact_fact_type(fact), .as.number = number};
  return COMPACT_ERROR_NONE;
}

compact_error cr_found_value(const cr_found_cell *cell, const compact_fact *fact, compact_value *out) {
  compact_type type = compact_fact_type(fact);
  *out = (compact_value){0};
  if (cell->kind == CR_FOUND_ERROR)
    return COMPACT_ERROR_ARGUMENT;
  if (type == COMPACT_TYPE_NUMBER || type == COMPACT_TYPE_MONEY)
    return found_number_value(cell, fact, out);
  if (cell->kind == CR_FOUND_BOOLEAN && (type == COMPACT_TYPE_FLAG || type == COMPACT_TYPE_TEXT)) {
    *out = compact_value_flag(cell->number != 0);
    return COMPACT_ERROR_NONE;
  }
  if (cell->kind == CR_FOUND_DATE && type == COMPACT_TYPE_FLAG) {
    *out = compact_value_flag(true); /* the day on which it was done */
    return COMPACT_ERROR_NONE;
  }
  return compact_value_parse(fact, cell->text, COMPACT_ORDER_NONE, out);
}

/* ---- Dates ---- */

static const char *problem_of(const cr_found_date *found) {
  switch (found->form) {
  case CR_FORM_FIGURES:
    return "could be two dates";
  case CR_FORM_WORD:
    return "is no date";
  case CR_FORM_FINANCIAL:
    return "is a financial year, whose days are not said";
  case CR_FORM_NO_DAY:
    return "is not a day in the calendar";
  case CR_FORM_UNREAD:
    return "could not be taken for a date";
  default:
    return "";
  }
}

static void use_days(const cr_column_state *column, compact_date first, compact_date last,
                     cr_used_fact *used) {
  if (cr_date_is_placeholder(column, first)) {
    used->problem = "stands where there is no date";
    used->is_placeholder = true;
    return;
  }
  used->value = compact_value_date(first);
  used->last = first == last ? COMPACT_NO_DATE : last;
}

/* What is not known to be a day. */
CR_NOINLINE static void use_other_date(const cr_column_state *column, const cr_found_cell *cell,
                                       cr_used_fact *used) {
  cr_found_date found = cr_found_date_settle(cr_found_date_read(cell), column->told.order);
  used->problem = problem_of(&found);
  used->is_unclear = used->problem[0] != '\0' && !cr_found_date_is_none(cell);
  if (used->problem[0] == '\0')
    use_days(column, found.first, found.last, used);
}

/* ---- Facts ---- */

cr_used_fact *cr_register_use(cr_register *self, const compact_fact *fact) {
  cr_used_fact *used = &self->used[self->record.fact_count++];
  *used = (cr_used_fact){.fact = fact, .text = "", .problem = "", .row = self->record.row};
  self->used_places[fact->index] = (uint16_t)self->record.fact_count;
  return used;
}

static cr_used_fact *use(cr_register *self, const compact_fact *fact, const cr_column_state *column,
                         const cr_found_cell *cell) {
  cr_used_fact *used = cr_register_use(self, fact);
  used->text = cell->text;
  used->day = cell->kind == CR_FOUND_DATE ? cell->date : COMPACT_NO_DATE;
  used->column = column->told.column;
  return used;
}

CR_NOINLINE static void use_value(const cr_found_cell *cell, cr_used_fact *used) {
  compact_error error = cr_found_value(cell, used->fact, &used->value);
  if (error == COMPACT_ERROR_ARGUMENT)
    used->problem = "is an error";
  else if (error != COMPACT_ERROR_NONE)
    used->problem = compact_error_text(error);
  used->is_unclear = error != COMPACT_ERROR_NONE;
}

static void read_fact(const cr_column_state *column, const cr_found_cell *cell, cr_used_fact *used) {
  compact_date day = cr_found_day(cell);
  if (column->dates == NULL)
    use_value(cell, used);
  else if (day != COMPACT_NO_DATE) /* as nearly all are */
    use_days(column, day, day, used);
  else
    use_other_date(column, cell, used);
}

static bool says_the_same(const cr_used_fact *a, const cr_used_fact *b) {
  if (a->value.type != b->value.type || a->last != b->last)
    return false;
  return a->value.type == COMPACT_TYPE_DATE ? a->value.as.date == b->value.as.date
                                            : strcmp(a->text, b->text) == 0;
}

/* Two columns of one meaning that say different things: nobody knows which holds, so that neither is used. */
CR_NOINLINE static void use_rival(cr_register *self, cr_column_state *column, const cr_found_cell *cell) {
  cr_used_fact *own = cr_register_used(self, column->told.fact);
  cr_used_fact other = {.fact = column->told.fact, .text = cell->text, .problem = ""};
  read_fact(column, cell, &other);
  if (other.value.type == COMPACT_TYPE_NONE || (own != NULL && says_the_same(own, &other)))
    return;
  cr_tally_add(&column->disputed, &self->record, 0);
  if (own == NULL || (own->value.type == COMPACT_TYPE_NONE && !own->is_unclear)) {
    own = own == NULL ? cr_register_use(self, column->told.fact) : own;
    other.row = self->record.row;
    other.column = column->told.column;
    *own = other;
    own->problem = "is not used, since the column that was taken for it says nothing";
  } else if (!own->is_unclear) {
    own->problem = "is not used, since another column says otherwise";
  }
  own->value = (compact_value){0};
  own->last = COMPACT_NO_DATE;
  own->is_unclear = true;
}

/* "Cancelled" may be an ending as well: who knows. */
bool cr_status_is_doubtful(const cr_found_cell *cell) {
  static const char *const words[] = {
      "abandoned",     "aborted",        "canceled",       "cancelled", "declined",   "didnotproceed",
      "draft",         "duplicate",      "enteredinerror", "error",     "notawarded", "notproceeded",
      "notproceeding", "offerwithdrawn", "pipeline",       "planned",   "proposed",   "refused",
      "rejected",      "unsuccessful",   "void",           "withdrawn", NULL};
  return cr_folds_to_one_of(cell->text, words);
}

static void use_status(cr_record *record, const cr_column_state *column, const cr_found_cell *cell) {
  record->status = cell->text;
  record->status_column = column->told.column;
  record->is_doubtful = cr_status_is_doubtful(cell);
}

/* Reads what is no fact: where the row's own words stand. */
static void use_words(cr_register *self, const cr_column_state *column, const cr_found_cell *cell) {
  cr_record *record = &self->record;
  if (column->told.use == CR_USE_REFERENCE)
    record->reference = cell->text;
  else if (column->told.use == CR_USE_NAME)
    record->name = cell->text;
  else if (column->told.use == CR_USE_ORGANISATION)
    record->organisation = cell->text;
  else if (column->told.use == CR_USE_AMOUNT)
    record->amount = cell->text;
  else if (column->told.use == CR_USE_STATUS)
    use_status(record, column, cell);
}

cr_used_fact *cr_register_used(cr_register *self, const compact_fact *fact) {
  uint16_t place = fact == NULL ? 0 : self->used_places[fact->index];
  return place == 0 ? NULL : &self->used[place - 1];
}

enum { DURATION_MONTHS_MAX = 1200 };

/* The last day of so long a time from the start: the day before the corresponding one. */
static bool end_of(compact_date start, double length, int unit, compact_date *out) {
  double months = length * unit;
  if (!(months >= 1 && months <= DURATION_MONTHS_MAX))
    return false;
  int16_t whole = (int16_t)months;
  if (months != whole ||
      compact_date_add(start, (compact_period){.months = whole}, out) != COMPACT_ERROR_NONE)
    return false;
  *out -= 1;
  return true;
}

/* A duration gives an end that is not recorded, where the start is a day. */
CR_NOINLINE static void use_duration(cr_register *self, const cr_column_state *column,
                                     const cr_found_cell *cell) {
  const cr_used_fact *start = cr_register_used(self, self->term_start);
  double length;
  compact_date end;
  if (self->term_end == NULL || cr_register_used(self, self->term_end) != NULL || start == NULL ||
      start->value.type != COMPACT_TYPE_DATE || start->last != COMPACT_NO_DATE)
    return;
  if (!cr_found_number(cell, &length) || !end_of(start->value.as.date, length, column->months, &end))
    return;
  cr_used_fact *used = use(self, self->term_end, column, cell);
  used->value = compact_value_date(end);
  used->source = CR_FACT_FROM_DURATION;
}

static void use_implied(cr_register *self) {
  for (size_t i = 0; self->profile != NULL && i < self->profile->implied_count; i++) {
    const cr_implied *implied = self->profile->implied[i];
    if (!self->implied_holds[i] || cr_register_used(self, implied->fact) != NULL)
      continue;
    cr_used_fact *used = cr_register_use(self, implied->fact);
    used->value = implied->value;
    used->text = implied->text;
    used->source = CR_FACT_FROM_STANDARD;
  }
}

/* ---- A row ---- */

static void read_cells(cr_register *self, const cr_found_row *row) {
  const cr_column_state *duration = NULL;
  const cr_found_cell *how_long = NULL;
  for (size_t i = 0; i < row->count; i++) {
    const cr_found_cell *cell = &row->cells[i];
    const cr_column_state *column = cr_cell_column(self, cell);
    if (column == NULL || !column->told.is_taken)
      continue;
    if (column->told.use == CR_USE_FACT) {
      read_fact(column, cell, use(self, column->told.fact, column, cell));
    } else if (column->told.use == CR_USE_DURATION) {
      duration = column;
      how_long = cell;
    } else {
      use_words(self, column, cell);
    }
  }
  for (size_t i = 0; self->has_rivals && i < row->count; i++) {
    cr_column_state *column = cr_cell_column(self, &row->cells[i]);
    if (column != NULL && column->is_rival)
      use_rival(self, column, &row->cells[i]);
  }
  cr_register_use_joined(self);
  if (duration != NULL)
    use_duration(self, duration, how_long);
  use_implied(self);
}

/* The facts of the last row alone: cheaper than all that there are. */
static void forget(cr_register *self) {
  for (size_t i = 0; i < self->record.fact_count; i++) {
    self->values->values[self->used[i].fact->index] = (compact_value){0};
    self->used_places[self->used[i].fact->index] = 0;
  }
}

const cr_record *cr_register_read(cr_register *self, const cr_found_row *row) {
  if (row->number <= self->header_row ||
      (!row->is_record && cr_register_row_kind(self, row) != CR_ROW_RECORD))
    return NULL;
  forget(self);
  self->record = (cr_record){.row = row->number,
                             .is_hidden = row->is_hidden,
                             .is_doubtful = row->is_doubtful,
                             .reference = "",
                             .name = "",
                             .organisation = "",
                             .amount = "",
                             .status = "",
                             .facts = self->used,
                             .places = self->used_places};
  read_cells(self, row);
  cr_register_count_data(self);
  self->has_range = self->has_unclear = false;
  for (size_t i = 0; i < self->record.fact_count; i++) {
    const cr_used_fact *used = &self->used[i];
    self->has_range = self->has_range || used->last != COMPACT_NO_DATE;
    self->has_unclear = self->has_unclear || used->is_unclear;
    self->values->values[used->fact->index] = used->value;
  }
  return &self->record;
}

const char *cr_used_fact_text(const cr_used_fact *used, char buffer[COMPACT_DATE_SIZE]) {
  return used->day == COMPACT_NO_DATE ? used->text : compact_date_iso(used->day, buffer);
}

const cr_used_fact *cr_record_fact(const cr_record *record, const compact_fact *fact) {
  uint16_t place = fact == NULL ? 0 : record->places[fact->index];
  return place == 0 ? NULL : &record->facts[place - 1];
}
