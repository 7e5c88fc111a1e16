/* join.c - a table, and the sheets that say when its rows begin and end
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"
#include "joined.h"

#include <string.h>

/* ---- Which sheets ---- */

static const cr_column_state *reference_of(const cr_register *self) {
  for (size_t i = 0; i < self->taken_count; i++) {
    if (self->taken[i]->told.use == CR_USE_REFERENCE)
      return self->taken[i];
  }
  return NULL;
}

/* A sheet of its own: a reference, and nothing but what may stand apart. */
static bool is_apart(const cr_register *self) {
  size_t apart = 0;
  for (size_t i = 0; i < self->taken_count; i++)
    apart += self->taken[i]->known != NULL && self->taken[i]->known->is_apart;
  return apart > 0 && apart + 1 == self->taken_count && reference_of(self) != NULL;
}

bool cr_register_adds_to(const cr_register *self, const cr_register *other) {
  return self != other && self->profile != NULL && self->profile == other->profile && is_apart(self) &&
         !is_apart(other) && reference_of(other) != NULL;
}

/* ---- Joining ---- */

static cr_column_state *column_of(const cr_register *self, const compact_fact *fact) {
  for (size_t i = 0; i < self->taken_count; i++) {
    if (self->taken[i]->told.fact == fact)
      return self->taken[i];
  }
  return NULL;
}

static bool is_otherwise(const cr_column_state *column) {
  return column->known != NULL && column->known->is_otherwise;
}

/* The sheet that gives a date of this table's rows: none where a column of the table's own comes first. */
static cr_joined_sheet *giving(const cr_register *self, size_t date) {
  const cr_column_state *own = column_of(self, cr_joined_fact(self, date));
  cr_joined_sheet *sheet = self->joined == NULL ? NULL : cr_joined_giving(self->joined, date);
  return sheet != NULL && own != NULL && sheet->is_otherwise && !is_otherwise(own) ? NULL : sheet;
}

const cr_joined_sheet *cr_register_joined_sheet(const cr_register *self, const compact_fact *fact) {
  for (size_t i = 0; self->joined != NULL && i < CR_JOINED_DATES; i++) {
    if (fact == cr_joined_fact(self, i) && column_of(self, fact) == NULL)
      return giving(self, i);
  }
  return NULL;
}

/* A column that counts only where no other does: the sheet does. */
static compact_error give_way(cr_register *self, size_t date) {
  cr_column_state *own = column_of(self, cr_joined_fact(self, date));
  const cr_joined_sheet *sheet = giving(self, date);
  if (own == NULL || sheet == NULL || sheet->is_otherwise || !is_otherwise(own))
    return COMPACT_ERROR_NONE;
  size_t place = 0;
  while (self->taken[place] != own)
    place++;
  self->taken_count--;
  memmove(&self->taken[place], &self->taken[place + 1], (self->taken_count - place) * sizeof *self->taken);
  own->told.is_taken = false;
  own->told.why =
      cr_register_text(self, "sheet \"%s\" gives %s instead", sheet->name, compact_fact_name(own->told.fact));
  return own->told.why == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

static compact_error tell_sheet(cr_register *self, const cr_joined_sheet *sheet) {
  unsigned long long rows = cr_register_row_count(sheet->reg);
  compact_error error = cr_register_tell(self, "Sheet \"%s\" (%llu row%s) is joined to this one by \"%s\".",
                                         sheet->name, rows, CR_S(rows), reference_of(sheet->reg)->told.title);
  for (size_t i = sheet->reg->general_notes;
       error == COMPACT_ERROR_NONE && i < cr_register_note_count(sheet->reg); i++)
    error = cr_register_tell(self, "Sheet \"%s\": %s", sheet->name, cr_register_note(sheet->reg, i));
  return error;
}

compact_error cr_register_join(cr_register *self, cr_joined *joined) {
  compact_error error = COMPACT_ERROR_NONE;
  self->joined = joined;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < CR_JOINED_DATES; i++)
    error = give_way(self, i);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_joined_sheet_count(joined); i++)
    error = tell_sheet(self, cr_joined_sheet_at(joined, i));
  return error == COMPACT_ERROR_NONE ? cr_register_make_pairs(self) : error;
}

/* ---- A row ---- */

/* What a column of the table's own says stands, if the sheet says the same or nothing. */
static void compare(cr_used_fact *own, const cr_joined_date *joined) {
  bool is_same = own->value.type == COMPACT_TYPE_DATE && own->value.as.date == joined->first &&
                 own->last == joined->last;
  if (is_same || joined->first == COMPACT_NO_DATE)
    return;
  own->value = (compact_value){0};
  own->last = COMPACT_NO_DATE;
  own->is_unclear = true;
  own->problem = "is not used, since the joined sheet has another date";
}

static void use(cr_register *self, const compact_fact *fact, const cr_joined_date *joined) {
  cr_used_fact *own = cr_register_used(self, fact);
  if (own != NULL) {
    compare(own, joined);
    return;
  }
  cr_used_fact *used = cr_register_use(self, fact);
  used->value = joined->first == COMPACT_NO_DATE ? (compact_value){0} : compact_value_date(joined->first);
  used->last = joined->last;
  used->text = joined->text;
  used->problem = joined->problem;
  used->row = joined->row;
  used->column = joined->column;
  used->sheet = joined->sheet->name;
  used->source = (cr_fact_source)joined->source;
  used->is_placeholder = joined->is_placeholder;
  used->is_unclear = joined->is_unclear;
}

void cr_register_use_joined(cr_register *self) {
  const cr_joined_date *dates =
      self->joined == NULL ? NULL : cr_joined_find(self->joined, self->record.reference);
  for (size_t i = 0; dates != NULL && i < CR_JOINED_DATES; i++) {
    if (dates[i].sheet != NULL && giving(self, i) != NULL)
      use(self, cr_joined_fact(self, i), &dates[i]);
  }
}

const char *cr_used_fact_cell(const cr_used_fact *used, char buffer[CR_USED_CELL_SIZE]) {
  char cell[CR_CELL_NAME_SIZE], name[CR_USED_CELL_SIZE - CR_CELL_NAME_SIZE - 4];
  size_t length = 0, room = sizeof name;
  cr_cell_name(used->row, used->column, cell);
  if (used->sheet == NULL)
    return strcpy(buffer, cell);
  buffer[length++] = '\'';
  for (const char *next = cr_tidy(used->sheet, name, sizeof name); *next != '\0' && length < room; next++) {
    buffer[length++] = *next;
    if (*next == '\'')
      buffer[length++] = '\'';
  }
  memcpy(buffer + length, "'!", 2);
  strcpy(buffer + length + 2, cell);
  return buffer;
}

/* ---- Telling ---- */

static compact_error add(cr_register *self, const cr_pattern *pattern, const char *text) {
  cr_pattern *kept = cr_arena_alloc(&self->arena, sizeof *kept);
  if (text == NULL || kept == NULL || !cr_list_add(&self->patterns, kept))
    return COMPACT_ERROR_MEMORY;
  *kept = *pattern;
  kept->text = text;
  kept->example_count = 0; /* whose rows are another sheet's */
  return COMPACT_ERROR_NONE;
}

static compact_error tell_patterns(cr_register *self, const cr_joined_sheet *sheet) {
  compact_error error = cr_register_finish(sheet->reg);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_register_pattern_count(sheet->reg); i++) {
    const cr_pattern *pattern = cr_register_pattern_at(sheet->reg, i);
    error = add(self, pattern, cr_register_text(self, "Sheet \"%s\": %s", sheet->name, pattern->text));
  }
  if (error != COMPACT_ERROR_NONE || sheet->nameless == 0)
    return error;
  cr_pattern pattern = {.kind = CR_PATTERN_DATA,
                        .topic = "",
                        .count = sheet->nameless,
                        .of = cr_register_row_count(sheet->reg)};
  return add(self, &pattern,
             cr_register_text(self, "Sheet \"%s\": rows without \"%s\", which belong to nothing: %llu.",
                              sheet->name, reference_of(sheet->reg)->told.title,
                              (unsigned long long)sheet->nameless));
}

/* Dates of what no row of any table is about. */
static compact_error tell_rest(cr_register *self) {
  cr_joined_rest rest = cr_joined_rest_of(self->joined);
  char cell[CR_USED_CELL_SIZE];
  cr_text cells = {0};
  if (rest.count == 0)
    return COMPACT_ERROR_NONE;
  for (size_t i = 0; i < rest.example_count; i++) {
    const cr_joined_date *date = rest.examples[i];
    cr_used_fact at = {
        .row = date->row, .column = reference_of(date->sheet->reg)->told.column, .sheet = date->sheet->name};
    cr_text_format(&cells, "%s%s", i == 0 ? "" : ", ", cr_used_fact_cell(&at, cell));
  }
  cr_pattern pattern = {.kind = CR_PATTERN_DATA, .topic = "", .count = rest.count, .of = rest.of};
  compact_error error = COMPACT_ERROR_MEMORY;
  if (!cells.failed)
    error = add(self, &pattern,
                cr_register_text(self,
                                 "Joined rows whose reference no row has, and which are not used: %llu of "
                                 "%llu, such as %s.",
                                 (unsigned long long)rest.count, (unsigned long long)rest.of,
                                 cr_text_string(&cells)));
  cr_text_free(&cells);
  return error;
}

compact_error cr_register_tell_joined(cr_register *self) {
  compact_error error = COMPACT_ERROR_NONE;
  if (self->joined == NULL || !cr_joined_tell_once(self->joined))
    return error;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < cr_joined_sheet_count(self->joined); i++)
    error = tell_patterns(self, cr_joined_sheet_at(self->joined, i));
  return error == COMPACT_ERROR_NONE ? tell_rest(self) : error;
}
