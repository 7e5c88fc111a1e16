/* insert_plan.c - the columns of formulas that go beside a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "insert_state.h"

#include "fold.h"

#include <inttypes.h>
#include <string.h>

/* A day to ask with whether a limb has a last day at all. */
static const compact_date any_day = COMPACT_NULL_DATE_1904;

static const char *const form_titles[] = {
    [INSERT_OUTCOME] = "outcome", [INSERT_REASON] = "reason", [INSERT_ACT_BY] = "act by"};

/* ---- Functions ---- */

static bool is_word(const char *words, size_t index, const char *word, size_t length) {
  for (; index > 0; index--)
    words += strcspn(words, " ") + 1;
  return strcspn(words, " ") == length && strncmp(words, word, length) == 0;
}

/* Which of the topic's dates the function of a last day takes: they have one name in all functions. */
static size_t date_taken(const function *outcome, const function *limit) {
  const char *name = function_argument_names(limit);
  return is_word(function_argument_names(outcome), INSERT_FIRST, name, strcspn(name, " ")) ? INSERT_FIRST
                                                                                           : INSERT_SECOND;
}

static bool is_form(const function *called, const insert_topic *topic, insert_form form) {
  static const function_kind kinds[] = {[INSERT_OUTCOME] = FUNCTION_OUTCOME,
                                        [INSERT_REASON] = FUNCTION_WHY,
                                        [INSERT_ACT_BY] = FUNCTION_LAST_DAY};
  return function_kind_of(called) == kinds[form] && strcmp(function_topic(called), topic->name) == 0;
}

static const function *function_for(const insert_topic *topic, insert_form form) {
  compact_date day;
  if (form == INSERT_ACT_BY && compact_limb_deadline(topic->limb, any_day, &day) != COMPACT_ERROR_NONE)
    return NULL;
  for (size_t i = 0; i < function_count(); i++) {
    if (is_form(function_at(i), topic, form))
      return function_at(i);
  }
  return NULL;
}

/* ---- Columns ---- */

static const char *title_of(insert *self, const insert_topic *topic, insert_form form) {
  cr_text text = {0};
  insert_append_name(topic, &text);
  cr_text_format(&text, ": %s", form_titles[form]);
  const char *title = text.failed ? NULL : cr_arena_copy(&self->arena, cr_text_string(&text), text.length);
  cr_text_free(&text);
  return title;
}

static const insert_title *find_title(const insert *self, const char *title) {
  char wanted[CR_FOLDED_SIZE], found[CR_FOLDED_SIZE];
  cr_fold(title, wanted);
  for (size_t i = 0; i < self->title_count; i++) {
    if (strcmp(cr_fold(self->titles[i].title, found), wanted) == 0)
      return &self->titles[i];
  }
  return NULL;
}

static void set_arguments(insert_column *column) {
  const insert_topic *topic = column->topic;
  for (size_t i = 0; i < INSERT_FACTS; i++)
    column->arguments[i] = topic->columns[i];
  if (column->form != INSERT_ACT_BY)
    return;
  size_t taken = date_taken(function_for(topic, INSERT_OUTCOME), column->called);
  column->arguments[INSERT_FIRST] = topic->columns[taken];
  column->arguments[INSERT_SECOND] = column->arguments[INSERT_BECAUSE] = INSERT_NO_COLUMN;
}

static compact_error add_column(insert *self, const insert_topic *topic, insert_form form, uint32_t *next) {
  const function *called = function_for(topic, form);
  if (called == NULL)
    return COMPACT_ERROR_NONE;
  insert_column *column = &self->columns[self->column_count];
  *column = (insert_column){.form = form, .topic = topic, .called = called};
  column->title = title_of(self, topic, form);
  if (column->title == NULL)
    return COMPACT_ERROR_MEMORY;
  const insert_title *there = find_title(self, column->title);
  column->is_there = there != NULL;
  column->column = column->is_there ? there->column : (*next)++;
  set_arguments(column);
  self->column_count++;
  return COMPACT_ERROR_NONE;
}

static uint32_t column_behind(const insert *self) {
  uint32_t next = 0;
  for (size_t i = 0; i < self->title_count; i++)
    next = self->titles[i].column >= next ? self->titles[i].column + 1 : next;
  return next;
}

static compact_error plan_topic(insert *self, const insert_topic *topic, uint32_t *next) {
  compact_error error = COMPACT_ERROR_NONE;
  for (insert_form form = INSERT_OUTCOME; form <= INSERT_ACT_BY && error == COMPACT_ERROR_NONE; form++)
    error = add_column(self, topic, form, next);
  return error;
}

compact_error insert_plan(insert *self, int64_t index, bool says_due, uint32_t sheet_width) {
  uint32_t next = column_behind(self);
  compact_error error = COMPACT_ERROR_NONE;
  self->says_due = says_due;
  self->column_count = 0;
  for (size_t i = 0; i < self->topic_count && error == COMPACT_ERROR_NONE; i++) {
    bool is_wanted = index == INSERT_ALL || (size_t)index == i;
    if (is_wanted && insert_topic_is_ready(&self->topics[i]))
      error = plan_topic(self, &self->topics[i], &next);
  }
  if (error == COMPACT_ERROR_NONE && self->column_count == 0)
    error = COMPACT_ERROR_NAME;
  if (error == COMPACT_ERROR_NONE && next > sheet_width)
    error = COMPACT_ERROR_LIMIT;
  if (error != COMPACT_ERROR_NONE)
    self->column_count = 0;
  return error;
}

size_t insert_column_count(const insert *self) {
  return self->column_count;
}

const insert_column *insert_column_at(const insert *self, size_t index) {
  return &self->columns[index];
}

/* ---- Formulas ---- */

static void append_cell(uint32_t row, int64_t column, cr_text *text) {
  char name[CR_CELL_NAME_SIZE];
  if (column >= 0)
    cr_text_append(text, cr_cell_name(row, (uint32_t)column, name));
}

static void append_formula(const insert *self, const insert_column *column, uint32_t row, cr_text *text) {
  bool has_because = column->arguments[INSERT_BECAUSE] >= 0;
  bool says_due = self->says_due && column->form != INSERT_ACT_BY;
  cr_text_format(text, "=COMPACT.%s(", function_name(column->called));
  append_cell(row, column->arguments[INSERT_FIRST], text);
  if (column->form != INSERT_ACT_BY) {
    cr_text_append(text, ";");
    append_cell(row, column->arguments[INSERT_SECOND], text);
  }
  if (has_because || says_due)
    cr_text_append(text, ";;"); /* the Compact is the document's */
  append_cell(row, column->arguments[INSERT_BECAUSE], text);
  cr_text_append(text, says_due ? ";TODAY())" : ")");
}

compact_error insert_formula(const insert *self, size_t index, uint32_t row, char **out) {
  cr_text text = {0};
  append_formula(self, &self->columns[index], row, &text);
  return cr_text_take(&text, out);
}

/* ---- The plan in words ---- */

static uint32_t first_data_row(const insert *self) {
  uint32_t row = self->header_row + 1;
  while (row < self->last_row && !insert_is_data(self, row))
    row++;
  return row;
}

/* Dates that are text: the column decides for the register which figure is the day, and a formula sees one
 * cell. */
static void append_text_dates(const insert *self, const insert_topic *topic, cr_text *text) {
  for (size_t i = INSERT_FIRST; i <= INSERT_SECOND; i++) {
    const cr_register_column *column =
        self->is_known ? cr_register_column_of(self->reg, topic->facts[i]) : NULL;
    if (column == NULL || column->column != topic->columns[i] || column->order == COMPACT_ORDER_NONE)
      continue;
    cr_text_format(text,
                   "\"%s\" holds dates as text. Turn them into dates first (Data > Text to Columns), or "
                   "those that could be two dates give Err:502.\n",
                   column->title);
  }
}

compact_error insert_plan_words(const insert *self, char **out) {
  char name[CR_CELL_NAME_SIZE];
  cr_text text = {0};
  uint32_t row = first_data_row(self);
  for (size_t i = 0; i < self->column_count; i++) {
    const insert_column *column = &self->columns[i];
    cr_text_format(&text, "%s%s: \"%s\", ", column->is_there ? "Again in " : "",
                   cr_cell_name(self->header_row, column->column, name), column->title);
    append_formula(self, column, row, &text);
    cr_text_append(&text, "\n");
  }
  cr_text_format(&text, "The formulas go into %" PRIu64 " row%s, down to row %u.\n", self->data_count,
                 self->data_count == 1 ? "" : "s", (unsigned)self->last_row);
  for (size_t i = 0; i < self->column_count; i++) {
    if (self->columns[i].form == INSERT_OUTCOME)
      append_text_dates(self, self->columns[i].topic, &text);
  }
  return cr_text_take(&text, out);
}
