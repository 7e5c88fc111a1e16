/* report_rows.c - the parts of a report, row by row
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "report_state.h"

#include <inttypes.h>

/* Whom the rows go to. */
typedef struct taker {
  cr_on_report_row *on_row;
  void *user;
} taker;

static compact_error end_row(cr_report *self, const taker *to) {
  return cr_row_end(self, to->on_row, to->user);
}

static void append_capital(cr_text *text, const char *words) {
  char first = words[0];
  if (first >= 'a' && first <= 'z') {
    first = (char)(first - 'a' + 'A');
    cr_text_append_bytes(text, &first, 1);
    words++;
  }
  cr_text_append(text, words);
}

/* ---- What was checked ---- */

static compact_error tell(cr_report *self, const taker *to, const char *what, const char *value) {
  if (value[0] == '\0')
    return COMPACT_ERROR_NONE;
  cr_row_begin(self);
  cr_row_string(self, what);
  cr_row_string(self, value);
  return end_row(self, to);
}

static compact_error tell_number(cr_report *self, const taker *to, const char *what, uint64_t number) {
  cr_row_begin(self);
  cr_row_string(self, what);
  cr_row_number(self, number);
  return end_row(self, to);
}

static compact_error tell_day(cr_report *self, const taker *to) {
  if (self->checking->as_of == COMPACT_NO_DATE)
    return tell(self, to, "Day of asking", "None was given, so nothing is due or late for being blank.");
  cr_row_begin(self);
  cr_row_string(self, "Day of asking");
  cr_row_date(self, self->checking->as_of);
  return end_row(self, to);
}

static const char *status_of(const compact_pack *pack) {
  return pack->status == COMPACT_STATUS_DRAFT     ? "A draft for consultation, not adopted."
         : pack->status == COMPACT_STATUS_CONTEXT ? "Background, not a Compact in force."
                                                  : "";
}

static compact_error tell_table(cr_report *self, const taker *to) {
  const cr_register *reg = self->checking->reg;
  compact_error error = tell(self, to, "Read as", reg->profile == NULL ? "" : cr_profile_title(reg->profile));
  if (error == COMPACT_ERROR_NONE)
    error = tell_number(self, to, "Row of the titles", reg->header_row);
  if (error == COMPACT_ERROR_NONE)
    error = tell_number(self, to, "Rows", reg->rows);
  if (error == COMPACT_ERROR_NONE && reg->hidden > 0)
    error = tell_number(self, to, "Of these hidden", reg->hidden);
  size_t hidden_columns = cr_register_hidden_column_count(reg);
  if (error == COMPACT_ERROR_NONE && hidden_columns > 0)
    error = tell_number(self, to, "Hidden columns", hidden_columns);
  return error;
}

static compact_error about_rows(cr_report *self, const taker *to) {
  const compact_pack *pack = self->checking->pack;
  compact_error error = tell(self, to, "File", self->file);
  if (error == COMPACT_ERROR_NONE)
    error = tell(self, to, "Sheet", self->sheet);
  if (error == COMPACT_ERROR_NONE)
    error = tell(self, to, "Compact", pack->title);
  if (error == COMPACT_ERROR_NONE)
    error = tell(self, to, "Its status", status_of(pack));
  if (error == COMPACT_ERROR_NONE)
    error = tell(self, to, "Its text", pack->text_source);
  if (error == COMPACT_ERROR_NONE)
    error = tell_day(self, to);
  return error == COMPACT_ERROR_NONE ? tell_table(self, to) : error;
}

/* ---- Counts ---- */

static uint64_t sum_of(const uint64_t *outcomes) {
  uint64_t sum = 0;
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    sum += outcomes[i];
  return sum;
}

static void put_counts(cr_report *self, const uint64_t *outcomes) {
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    cr_row_number(self, outcomes[cr_outcome_at(i)]);
}

static compact_error outcome_rows(cr_report *self, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->checking->plans.count; i++) {
    const cr_scope_line *line = cr_checking_scope_at(self->checking, i);
    if (sum_of(self->counts[i].outcomes) == 0)
      continue;
    cr_row_begin(self);
    cr_row_string(self, line->clause->ref);
    cr_row_string(self, line->topic);
    cr_row_string(self, line->clause->summary);
    put_counts(self, self->counts[i].outcomes);
    error = end_row(self, to);
  }
  return error;
}

/* ---- What stands out ---- */

static void put_examples(cr_report *self, const cr_pattern *pattern) {
  cr_text *text = cr_row_text(self);
  for (size_t i = 0; i < pattern->example_count; i++) {
    const cr_example *example = &pattern->examples[i];
    cr_text_format(text, "%srow %" PRIu32 "%s%s", i == 0 ? "" : ", ", example->row,
                   example->reference[0] == '\0' ? "" : " ", example->reference);
  }
  if (pattern->example_count > 0)
    cr_row_link(self, pattern->examples[0].row, 0);
}

static compact_error pattern_row(cr_report *self, const cr_pattern *pattern, const taker *to) {
  cr_row_begin(self);
  cr_row_string(self, pattern->text);
  if (pattern->kind == CR_PATTERN_FINDING)
    cr_row_outcome(self, pattern->outcome);
  else
    cr_row_blank(self);
  cr_row_string(self, pattern->clause == NULL ? "" : pattern->clause->ref);
  cr_row_number(self, pattern->count);
  cr_row_number(self, pattern->of);
  put_examples(self, pattern);
  return end_row(self, to);
}

static compact_error pattern_rows(cr_report *self, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  const cr_register *reg = self->checking->reg;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_checking_pattern_count(self->checking); i++)
    error = pattern_row(self, cr_checking_pattern_at(self->checking, i), to);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_register_pattern_count(reg); i++)
    error = pattern_row(self, cr_register_pattern_at(reg, i), to);
  return error;
}

/* ---- Days to act ---- */

/* "Notice, for an ending on 31 Mar 2027", in the words of the engine's sentences. */
static void put_what_to_do(cr_report *self, const cr_deadline *deadline) {
  const compact_clause *clause = deadline->limb->clause;
  const cr_node *dated = deadline->limb->test.dated;
  char date[COMPACT_DATE_SIZE];
  cr_text *text = cr_row_text(self);
  append_capital(text, clause->facts[dated->act]->noun);
  if (deadline->counted_from == COMPACT_NO_DATE)
    return;
  if (deadline->is_if_it_ends)
    cr_text_append(text, ", if the funding were to end");
  else
    cr_text_format(text, ", for %s", clause->facts[dated->reference]->noun);
  cr_text_format(text, " on %s", compact_date_words(deadline->counted_from, date));
}

static compact_error deadline_row(cr_report *self, const cr_deadline *deadline, const taker *to) {
  cr_row_begin(self);
  cr_row_date(self, deadline->day);
  cr_row_number(self, (uint64_t)(deadline->day - self->checking->as_of));
  cr_row_number(self, deadline->row);
  cr_row_link(self, deadline->row, deadline->column);
  cr_row_string(self, deadline->reference);
  cr_row_string(self, deadline->name);
  cr_row_string(self, deadline->limb->clause->ref);
  cr_row_string(self, deadline->plan->line.topic);
  put_what_to_do(self, deadline);
  cr_row_outcome(self, deadline->outcome);
  return end_row(self, to);
}

static compact_error deadline_rows(cr_report *self, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->deadline_count; i++)
    error = deadline_row(self, &self->deadlines[i], to);
  return error;
}

/* ---- Last days by month ---- */

static compact_error year_rows(cr_report *self, int number, const cr_year *year, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  for (int month = 0; error == COMPACT_ERROR_NONE && month < CR_MONTHS; month++) {
    uint64_t sum = sum_of(year->counts[month]);
    if (sum == 0)
      continue;
    cr_row_begin(self);
    cr_row_month(self, number, month + 1);
    cr_row_number(self, sum);
    put_counts(self, year->counts[month]);
    error = end_row(self, to);
  }
  return error;
}

static compact_error month_rows(cr_report *self, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  for (int i = 0; error == COMPACT_ERROR_NONE && i < CR_CENTURIES * CR_CENTURY; i++) {
    const cr_century *century = self->centuries[i / CR_CENTURY];
    const cr_year *year = century == NULL ? NULL : century->years[i % CR_CENTURY];
    if (year != NULL)
      error = year_rows(self, i, year, to);
  }
  return error;
}

/* ---- What is checked ---- */

static const char *how_far(cr_scope scope) {
  return scope == CR_SCOPE_CHECKED    ? "Checked"
         : scope == CR_SCOPE_DEADLINE ? "Last day shown"
                                      : "Not checked";
}

static compact_error scope_row(cr_report *self, const cr_scope_line *line, const taker *to) {
  cr_row_begin(self);
  cr_row_string(self, line->topic);
  cr_row_string(self, line->clause->ref);
  cr_row_string(self, how_far(line->scope));
  append_capital(cr_row_text(self), line->what);
  return end_row(self, to);
}

static compact_error scope_rows(cr_report *self, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->checking->plans.count; i++)
    error = scope_row(self, cr_checking_scope_at(self->checking, i), to);
  if (error != COMPACT_ERROR_NONE || self->checking->unchecked == 0)
    return error;
  cr_row_begin(self);
  cr_row_blank(self);
  cr_row_blank(self);
  cr_row_string(self, how_far(CR_SCOPE_NOT_CHECKED));
  cr_row_string(self, cr_checking_unchecked_text(self->checking));
  return end_row(self, to);
}

/* ---- Columns ---- */

static const char *taken_for(const cr_register_column *column) {
  if (!column->is_taken)
    return "Left out";
  return column->fact == NULL ? cr_use_name(column->use) : column->fact->label;
}

static compact_error column_rows(cr_report *self, const taker *to) {
  const cr_register *reg = self->checking->reg;
  char name[CR_CELL_NAME_SIZE];
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < reg->column_count; i++) {
    const cr_register_column *column = &reg->columns[i].told;
    cr_row_begin(self);
    cr_row_string(self, cr_cell_name(reg->header_row, column->column, name));
    cr_row_link(self, reg->header_row, column->column);
    cr_row_string(self, column->title);
    append_capital(cr_row_text(self), taken_for(column));
    append_capital(cr_row_text(self), column->why);
    cr_row_number(self, column->filled);
    cr_row_number(self, column->usable);
    error = end_row(self, to);
  }
  return error;
}

/* ---- Notes ---- */

static compact_error note_row(cr_report *self, const char *note, const taker *to) {
  cr_row_begin(self);
  cr_row_string(self, note);
  return end_row(self, to);
}

static compact_error note_rows(cr_report *self, const taker *to) {
  const cr_register *reg = self->checking->reg;
  const compact_pack *pack = self->checking->pack;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < reg->notes.count; i++)
    error = note_row(self, cr_register_note(reg, i), to);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && reg->profile != NULL && i < reg->profile->note_count; i++)
    error = note_row(self, reg->profile->notes[i], to);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < pack->note_count; i++)
    error = note_row(self, pack->notes[i], to);
  return error;
}

/* ---- Clauses ---- */

/* A clause that answers two topics stands in two lines of the scope. */
static bool is_told_before(const cr_report *self, size_t index) {
  const compact_clause *clause = cr_checking_scope_at(self->checking, index)->clause;
  for (size_t i = 0; i < index; i++) {
    if (cr_checking_scope_at(self->checking, i)->clause == clause)
      return true;
  }
  return false;
}

static void put_readings(cr_report *self, const compact_clause *clause) {
  cr_text *text = cr_row_text(self);
  for (size_t i = 0; i < clause->reading_count; i++)
    cr_text_format(text, "%s%s: %s", i == 0 ? "" : " ", clause->readings[i]->ref, clause->readings[i]->text);
}

static compact_error clause_rows(cr_report *self, const taker *to) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->checking->plans.count; i++) {
    const compact_clause *clause = cr_checking_scope_at(self->checking, i)->clause;
    if (is_told_before(self, i))
      continue;
    cr_row_begin(self);
    cr_row_string(self, clause->ref);
    cr_row_string(self, clause->section->title);
    cr_row_string(self, clause->bearer);
    cr_row_string(self, clause->summary);
    put_readings(self, clause);
    error = end_row(self, to);
  }
  return error;
}

/* ---- Any part ---- */

compact_error cr_report_rows(cr_report *self, cr_part part, cr_on_report_row *on_row, void *user) {
  typedef compact_error rows_of(cr_report *, const taker *);
  static rows_of *const parts[CR_PART_COUNT] = {
      [CR_PART_ABOUT] = about_rows,      [CR_PART_OUTCOMES] = outcome_rows,
      [CR_PART_PATTERNS] = pattern_rows, [CR_PART_DEADLINES] = deadline_rows,
      [CR_PART_MONTHS] = month_rows,     [CR_PART_SCOPE] = scope_rows,
      [CR_PART_COLUMNS] = column_rows,   [CR_PART_NOTES] = note_rows,
      [CR_PART_CLAUSES] = clause_rows,
  };
  const taker to = {on_row, user};
  return parts[part] == NULL ? COMPACT_ERROR_NONE : parts[part](self, &to);
}

const char *cr_report_empty(const cr_report *self, cr_part part) {
  if (part == CR_PART_DEADLINES && self->checking->as_of == COMPACT_NO_DATE)
    return "No day of asking was given, so that no day to act can be called the next one.";
  return cr_report_part_at(part)->empty;
}
