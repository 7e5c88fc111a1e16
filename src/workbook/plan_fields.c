/* plan_fields.c - the columns of a table
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A column of a template may come to several, or to none: a check to its outcome, its clause, its reason and
 * its last day; a fact that no check of this Compact needs to nothing.
 */
#include "plan.h"

#include "facts.h"

#include <stdlib.h>
#include <string.h>

enum {
  WIDTH_ROW = 9,
  WIDTH_OUTCOME = 16,
  WIDTH_CITATION = 22,
  WIDTH_REASON = 70,
  WIDTH_DATE = 14,
  FIELDS_MAX = 16384, /* of a sheet in .xlsx */
};

void cr_column_letters(size_t index, char letters[4]) {
  char reversed[4];
  size_t length = 0;
  for (size_t rest = index + 1; rest > 0 && length < 3; rest = (rest - 1) / 26)
    reversed[length++] = (char)('A' + (rest - 1) % 26);
  for (size_t i = 0; i < length; i++)
    letters[i] = reversed[length - 1 - i];
  letters[length] = '\0';
}

/* ---- Laying down one field after another ---- */

typedef struct planner {
  cr_book *book;
  cr_grid *grid;
  cr_field *fields; /* NULL: they are only counted */
  size_t count;
  bool *is_absent; /* by the template's columns: what it asks for is nowhere under this Compact */
  bool is_out_of_memory;
} planner;

static const char *join(planner *self, const char *first, const char *between, const char *second) {
  cr_text text = {0};
  cr_text_format(&text, "%s%s%s", first, between, second);
  const char *kept = text.failed ? NULL : cr_book_keep(self->book, cr_text_string(&text));
  cr_text_free(&text);
  self->is_out_of_memory = self->is_out_of_memory || kept == NULL;
  return kept == NULL ? "" : kept;
}

static size_t add(planner *self, cr_field field) {
  if (self->fields != NULL) {
    field.id = field.id == NULL ? "" : field.id;
    field.help = field.help == NULL ? "" : field.help;
    field.choices = field.choices == NULL ? "" : field.choices;
    self->fields[self->count] = field;
    cr_column_letters(self->count, self->fields[self->count].letters);
  }
  return self->count++;
}

static int width_of(cr_show show, const char *title) {
  static const int widths[] = {[CR_SHOW_NONE] = 18,   [CR_SHOW_TEXT] = 28,         [CR_SHOW_CHOICE] = 18,
                               [CR_SHOW_FLAG] = 14,   [CR_SHOW_DATE] = WIDTH_DATE, [CR_SHOW_MONTH] = 14,
                               [CR_SHOW_NUMBER] = 14, [CR_SHOW_MONEY] = 17,        [CR_SHOW_PERCENT] = 14};
  int width = widths[show], longest = 0, length = 0;
  for (; *title != '\0'; title++) { /* no word of a title is to be broken */
    length = *title == ' ' ? 0 : length + 1;
    longest = length > longest ? length : longest;
  }
  return longest + 3 > width ? longest + 4 : width;
}

/* ---- Facts ---- */

static cr_show show_of_fact(const compact_fact *fact) {
  static const cr_show shows[] = {
      [COMPACT_TYPE_NONE] = CR_SHOW_TEXT,     [COMPACT_TYPE_DATE] = CR_SHOW_DATE,
      [COMPACT_TYPE_FLAG] = CR_SHOW_FLAG,     [COMPACT_TYPE_TEXT] = CR_SHOW_TEXT,
      [COMPACT_TYPE_CHOICE] = CR_SHOW_CHOICE, [COMPACT_TYPE_NUMBER] = CR_SHOW_NUMBER,
      [COMPACT_TYPE_MONEY] = CR_SHOW_MONEY};
  return shows[compact_fact_type(fact)];
}

static const char *choices_of(planner *self, const compact_fact *fact) {
  const char *choices = "";
  for (size_t i = 0; i < compact_fact_choice_count(fact); i++)
    choices = join(self, choices, i == 0 ? "" : "|", compact_fact_choice(fact, i));
  return choices;
}

static void add_fact(planner *self, const cr_column *column, const compact_fact *fact) {
  cr_show show = show_of_fact(fact);
  int width = column->width > 0 ? column->width : width_of(show, compact_fact_label(fact));
  size_t field = add(self, (cr_field){.role = CR_ROLE_FACT,
                                      .column = column,
                                      .id = compact_fact_name(fact),
                                      .title = compact_fact_label(fact),
                                      .help = compact_fact_prompt(fact),
                                      .choices = self->fields == NULL ? "" : choices_of(self, fact),
                                      .show = show,
                                      .width = width,
                                      .fact = fact});
  if (self->fields != NULL)
    self->grid->fact_fields[fact->index] = field;
}

static bool is_needed(const cr_grid *grid, const compact_fact *fact) {
  for (size_t i = 0; i < grid->check_count; i++) {
    const compact_clause *clause = grid->checks[i].clause;
    for (size_t j = 0; j < compact_clause_fact_count(clause); j++) {
      if (compact_clause_fact(clause, j) == fact)
        return true;
    }
  }
  return false;
}

/* Whether the fact comes before, as a column of its own or as another check's. */
static bool is_before(const cr_grid *grid, size_t check, size_t index, const compact_fact *fact) {
  if (cr_table_column(grid->table, compact_fact_name(fact)) != NULL)
    return true;
  for (size_t i = 0; i <= check; i++) {
    const compact_clause *clause = grid->checks[i].clause;
    size_t end = i == check ? index : compact_clause_fact_count(clause);
    for (size_t j = 0; j < end; j++) {
      if (compact_clause_fact(clause, j) == fact)
        return true;
    }
  }
  return false;
}

static void add_other_facts(planner *self, const cr_column *column) {
  const cr_grid *grid = self->grid;
  for (size_t i = 0; i < grid->check_count; i++) {
    const compact_clause *clause = grid->checks[i].clause;
    for (size_t j = 0; j < compact_clause_fact_count(clause); j++) {
      const compact_fact *fact = compact_clause_fact(clause, j);
      if (!is_before(grid, i, j, fact))
        add_fact(self, column, fact);
    }
  }
}

/* ---- Checks ---- */

static void add_part(planner *self, const cr_column *column, cr_check *check, cr_field field,
                     const char *what) {
  field.column = column;
  field.check = check;
  if (self->fields != NULL) {
    field.id = join(self, check->id, "_", what);
    field.title = field.title == NULL ? join(self, check->title, ": ", what) : field.title;
  }
  add(self, field);
}

/* Each part of a clause on its own, where it has several; the extension's function decides them all at once.
 */
static void add_limbs(planner *self, const cr_column *column, cr_check *check) {
  size_t count = compact_clause_limb_count(check->clause);
  if (count < 2 || self->book->options.formulas == CR_FORMULAS_ADDIN)
    return;
  for (size_t i = 0; i < count; i++) {
    const compact_limb *limb = compact_clause_limb(check->clause, i);
    const char *title = self->fields == NULL ? "" : join(self, check->title, ": ", compact_limb_label(limb));
    cr_field field = {
        .role = CR_ROLE_LIMB, .title = title, .limb = i, .show = CR_SHOW_TEXT, .width = WIDTH_OUTCOME};
    /* A limb may be called "outcome", as the check's own column is. */
    add_part(self, column, check, field,
             self->fields == NULL ? "" : join(self, "part", "_", compact_limb_id(limb)));
  }
}

static void add_check(planner *self, const cr_column *column, cr_check *check) {
  add_limbs(self, column, check);
  check->outcome = self->count;
  add_part(self, column, check,
           (cr_field){.role = CR_ROLE_OUTCOME, .show = CR_SHOW_TEXT, .width = WIDTH_OUTCOME}, "outcome");
  add_part(self, column, check,
           (cr_field){.role = CR_ROLE_CITATION, .show = CR_SHOW_TEXT, .width = WIDTH_CITATION}, "clause");
  add_part(self, column, check,
           (cr_field){.role = CR_ROLE_REASON, .show = CR_SHOW_TEXT, .width = WIDTH_REASON}, "reason");
  check->by = self->count;
  const char *title = self->fields == NULL ? "" : join(self, check->title, ": ", "act by");
  add_part(self, column, check,
           (cr_field){.role = CR_ROLE_BY, .title = title, .show = CR_SHOW_DATE, .width = WIDTH_DATE},
           "act_by");
}

static cr_check *check_of(const cr_grid *grid, const cr_column *column) {
  for (size_t i = 0; i < grid->check_count; i++) {
    if (grid->checks[i].title == column->title)
      return &grid->checks[i];
  }
  return NULL;
}

/* ---- Every kind of column ---- */

static void add_own(planner *self, const cr_column *column, cr_role role) {
  int width = column->width > 0 ? column->width : width_of(column->show, column->title);
  add(self, (cr_field){.role = role,
                       .column = column,
                       .id = column->id,
                       .title = column->title,
                       .help = column->help,
                       .choices = column->choices,
                       .show = column->show,
                       .width = width});
}

static bool has_day(const cr_grid *grid) {
  for (size_t i = 0; i < grid->check_count; i++) {
    if (grid->checks[i].has_day)
      return true;
  }
  return false;
}

static void add_next(planner *self, const cr_column *column) {
  if (!has_day(self->grid))
    return;
  bool is_summary = self->grid->of != NULL;
  const char *about = self->fields == NULL ? "" : join(self, column->title, ": ", "what");
  add(self, (cr_field){.role = CR_ROLE_NEXT_BY,
                       .column = column,
                       .id = "next_by",
                       .title = column->title,
                       .show = CR_SHOW_DATE,
                       .width = WIDTH_DATE});
  add(self, (cr_field){.role = CR_ROLE_NEXT_ON,
                       .column = column,
                       .id = "next_on",
                       .title = about,
                       .show = CR_SHOW_TEXT,
                       .width = is_summary ? 40 : 24});
}

static void add_each_check(planner *self, const cr_column *column) {
  for (size_t i = 0; i < self->grid->check_count; i++) {
    const cr_check *check = &self->grid->checks[i];
    if (check->has_day)
      add(self, (cr_field){.role = CR_ROLE_COUNT,
                           .column = column,
                           .id = check->id,
                           .title = check->title,
                           .show = CR_SHOW_NUMBER,
                           .check = check,
                           .width = width_of(CR_SHOW_NUMBER, check->title)});
  }
}

static cr_role role_of_clause(const cr_column *column) {
  return strcmp(column->name, "ref") == 0 ? CR_ROLE_LINK : CR_ROLE_FIXED;
}

static void add_label(planner *self, const cr_column *column) {
  bool is_month = self->grid->table->each == CR_EACH_MONTH;
  add_own(self, column, is_month ? CR_ROLE_MONTH : CR_ROLE_FIXED);
  if (is_month && self->fields != NULL) {
    self->fields[self->count - 1].show = CR_SHOW_MONTH;
    self->fields[self->count - 1].width = WIDTH_DATE;
  }
}

static void add_count(planner *self, const cr_column *column) {
  bool is_of_days = self->grid->table->each == CR_EACH_MONTH && column->from[0] == '\0';
  if (column->each_check)
    add_each_check(self, column);
  else if (!is_of_days || has_day(self->grid))
    add_own(self, column, CR_ROLE_COUNT);
}

static void add_column(planner *self, const cr_column *column) {
  const compact_fact *fact;
  switch (column->kind) {
  case CR_COLUMN_FACT:
    fact = compact_facts_find(self->book->facts, column->name);
    if (column->always || is_needed(self->grid, fact))
      add_fact(self, column, fact);
    return;
  case CR_COLUMN_FACTS:
    add_other_facts(self, column);
    return;
  case CR_COLUMN_CHECK:
    if (check_of(self->grid, column) != NULL)
      add_check(self, column, check_of(self->grid, column));
    return;
  case CR_COLUMN_NEXT:
    add_next(self, column);
    return;
  case CR_COLUMN_CLAUSE:
    add_own(self, column, role_of_clause(column));
    return;
  case CR_COLUMN_LABEL:
    add_label(self, column);
    return;
  case CR_COLUMN_COUNT:
    add_count(self, column);
    return;
  case CR_COLUMN_SUM:
    add_own(self, column, CR_ROLE_SUM);
    return;
  case CR_COLUMN_LOOKUP:
    add_own(self, column, CR_ROLE_LOOKUP);
    return;
  case CR_COLUMN_COMPUTE:
    add_own(self, column, CR_ROLE_COMPUTE);
    return;
  case CR_COLUMN_ENTRY:
  case CR_COLUMN_NONE:
    add_own(self, column, CR_ROLE_ENTRY);
  }
}

/* A table begins with its rows' numbers, unless a label says what each row is. */
static bool has_row_numbers(const cr_table *table) {
  return table->each == CR_EACH_NONE || table->each == CR_EACH_DEADLINE;
}

static void add_all(planner *self) {
  self->count = 0;
  if (has_row_numbers(self->grid->table))
    add(self,
        (cr_field){
            .role = CR_ROLE_ROW, .id = "row", .title = "Row", .show = CR_SHOW_NUMBER, .width = WIDTH_ROW});
  for (size_t i = 0; i < self->grid->table->column_count; i++) {
    if (!self->is_absent[i])
      add_column(self, self->grid->table->columns[i]);
  }
}

/* ---- Columns about what this Compact does not ask for ---- */

static bool is_nowhere(const cr_grid *grid, const char *id) {
  return id[0] != '\0' && grid != NULL && cr_grid_field(grid, id) == NULL;
}

static bool misses(const planner *self, const cr_column *column) {
  const cr_grid *of = self->grid->of;
  for (size_t i = 0; column->expression != NULL && i < cr_expression_name_count(column->expression); i++) {
    const char *name = cr_expression_name(column->expression, i);
    if (cr_template_setting(self->book->template, name) == NULL && is_nowhere(self->grid, name))
      return true;
  }
  return is_nowhere(of, column->column) || is_nowhere(of, column->from) || is_nowhere(of, column->to) ||
         is_nowhere(of, column->amount);
}

/* Lays the columns down until none is left that misses something: one may miss another that was taken out. */
static void add_present(planner *self) {
  bool is_settled = false;
  while (!is_settled) {
    is_settled = true;
    add_all(self);
    self->grid->field_count = self->count;
    for (size_t i = 0; i < self->grid->table->column_count; i++) {
      if (self->is_absent[i] || !misses(self, self->grid->table->columns[i]))
        continue;
      self->is_absent[i] = true;
      is_settled = false;
    }
  }
}

compact_error cr_plan_fields(cr_book *self, cr_grid *grid) {
  planner counted = {.book = self, .grid = grid}, planned;
  size_t facts = compact_facts_count(self->facts);
  grid->fact_fields = cr_arena_array(&self->arena, facts + 1, sizeof *grid->fact_fields);
  counted.is_absent = cr_arena_array(&self->arena, grid->table->column_count + 1, sizeof *counted.is_absent);
  if (grid->fact_fields == NULL || counted.is_absent == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < facts; i++)
    grid->fact_fields[i] = SIZE_MAX;
  add_all(&counted);
  if (counted.count > FIELDS_MAX)
    return COMPACT_ERROR_LIMIT;
  planned = counted;
  planned.fields = cr_arena_array(&self->arena, counted.count + 1, sizeof *planned.fields);
  if (planned.fields == NULL)
    return COMPACT_ERROR_MEMORY;
  grid->fields = planned.fields;
  add_present(&planned);
  return planned.is_out_of_memory ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}
