/* summary.c - tables about other tables: their rows, and what they come to
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- What the rows are ---- */

static compact_error add_label(cr_book *self, cr_grid *grid, const char *label) {
  compact_error error = cr_grid_add_row(grid);
  const char *kept = cr_book_keep(self, label);
  if (error == COMPACT_ERROR_NONE && kept == NULL)
    error = COMPACT_ERROR_MEMORY;
  if (error == COMPACT_ERROR_NONE)
    *cr_grid_cell(grid, grid->row_count - 1, 0) = (cr_cell){.kind = CR_CELL_TEXT, .text = kept};
  return error;
}

static bool has_label(const cr_grid *grid, const char *label) {
  for (size_t i = 0; i < grid->row_count; i++) {
    if (strcmp(cr_grid_cell(grid, i, 0)->text, label) == 0)
      return true;
  }
  return false;
}

/* The words of a column: those that may be chosen, or else those that are there. */
static compact_error add_values(cr_book *self, cr_grid *grid) {
  const cr_field *field = cr_grid_field(grid->of, grid->table->column);
  const char *words = field->show == CR_SHOW_FLAG ? "yes|no" : field->choices;
  compact_error error = COMPACT_ERROR_NONE;
  while (error == COMPACT_ERROR_NONE && *words != '\0') {
    size_t length = strcspn(words, "|");
    const char *word = cr_arena_copy(&self->arena, words, length);
    error = word == NULL ? COMPACT_ERROR_MEMORY : add_label(self, grid, word);
    words += length + (words[length] == '|');
  }
  size_t index = cr_grid_field_index(grid->of, field);
  for (size_t i = 0; field->choices[0] == '\0' && error == COMPACT_ERROR_NONE && i < grid->of->row_count;
       i++) {
    const cr_cell *cell = cr_grid_cell(grid->of, i, index);
    if (cell->kind == CR_CELL_TEXT && !has_label(grid, cell->text))
      error = add_label(self, grid, cell->text);
  }
  return error;
}

static compact_error add_numbered(cr_grid *grid, uint32_t otherwise) {
  uint32_t count = grid->table->row_count > 0 ? grid->table->row_count : otherwise;
  compact_error error = COMPACT_ERROR_NONE;
  for (uint32_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++)
    error = cr_grid_add_row(grid);
  return error;
}

static compact_error add_checks(cr_book *self, cr_grid *grid) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->check_count; i++)
    error = add_label(self, grid, grid->checks[i].title);
  return error;
}

static compact_error add_rows(cr_book *self, cr_grid *grid) {
  switch (grid->table->each) {
  case CR_EACH_MONTH:
    return add_numbered(grid, 12);
  case CR_EACH_DEADLINE:
    return add_numbered(grid, 10);
  case CR_EACH_VALUE:
    return add_values(self, grid);
  default:
    return add_checks(self, grid);
  }
}

/* ---- Months and deadlines ---- */

double cr_month_serial(const cr_book *self, const cr_grid *grid, size_t index) {
  const cr_setting *setting = cr_template_setting(self->template, grid->table->from);
  cr_cell cell = cr_setting_cell(self, setting);
  compact_date date;
  int year, month, day;
  if (cell.kind != CR_CELL_NUMBER ||
      compact_date_from_serial(cell.number, COMPACT_NULL_DATE_1899, &date) != COMPACT_ERROR_NONE)
    return 0;
  compact_date_split(date, &year, &month, &day);
  int months = year * 12 + month - 1 + (int)index;
  if (compact_date_make(months / 12, months % 12 + 1, 1, &date) != COMPACT_ERROR_NONE)
    return 0;
  return compact_date_to_serial(date, COMPACT_NULL_DATE_1899);
}

double cr_next_month(double first) {
  compact_date date;
  (void)compact_date_from_serial(first, COMPACT_NULL_DATE_1899, &date);
  (void)compact_date_add(date, (compact_period){.months = 1}, &date);
  return compact_date_to_serial(date, COMPACT_NULL_DATE_1899);
}

typedef struct deadline {
  double day;
  size_t row;
} deadline;

static int by_day(const void *a, const void *b) {
  double x = ((const deadline *)a)->day, y = ((const deadline *)b)->day;
  return (x > y) - (x < y);
}

/* The rows of the other table by their next deadlines; NULL where memory ran out. */
static deadline *sorted_deadlines(const cr_grid *of, size_t *count) {
  const cr_field *field = cr_grid_field(of, "next_by");
  deadline *all = calloc(of->row_count + 1, sizeof *all);
  *count = 0;
  for (size_t i = 0; all != NULL && field != NULL && i < of->row_count; i++) {
    const cr_cell *cell = cr_grid_cell(of, i, cr_grid_field_index(of, field));
    if (cell->kind == CR_CELL_NUMBER)
      all[(*count)++] = (deadline){cell->number, i};
  }
  if (all != NULL)
    qsort(all, *count, sizeof *all, by_day);
  return all;
}

static void put_deadline(cr_grid *grid, size_t row, size_t from) {
  for (size_t i = 0; i < grid->field_count; i++) {
    const cr_field *field = &grid->fields[i];
    const char *id = field->role == CR_ROLE_LOOKUP ? field->column->column : field->id;
    const cr_field *other = cr_grid_field(grid->of, id);
    if (other == NULL || field->role == CR_ROLE_ROW || field->role == CR_ROLE_COMPUTE)
      continue;
    cr_cell *cell = cr_grid_cell(grid, row, i);
    *cell = *cr_grid_cell(grid->of, from, cr_grid_field_index(grid->of, other));
    if (field->role == CR_ROLE_NEXT_BY)
      cell->number = (double)(long)cell->number;
  }
}

static compact_error put_deadlines(cr_grid *grid) {
  size_t count;
  deadline *all = sorted_deadlines(grid->of, &count);
  if (all == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < grid->row_count && i < count; i++)
    put_deadline(grid, i, all[i].row);
  free(all);
  return COMPACT_ERROR_NONE;
}

/* ---- Counting and adding ---- */

static bool has_word(const cr_grid *of, size_t row, const char *id, const char *word) {
  const cr_field *field = cr_grid_field(of, id);
  const cr_cell *cell = field == NULL ? NULL : cr_grid_cell(of, row, cr_grid_field_index(of, field));
  return cell != NULL && cell->kind == CR_CELL_TEXT && strcmp(cell->text, word) == 0;
}

static double number_of(const cr_grid *of, size_t row, const char *id, double otherwise) {
  const cr_field *field = cr_grid_field(of, id);
  const cr_cell *cell = field == NULL ? NULL : cr_grid_cell(of, row, cr_grid_field_index(of, field));
  return cell != NULL && cell->kind == CR_CELL_NUMBER ? cell->number : otherwise;
}

/* Whether the outcome of the check is one of those that the column counts. */
static bool has_outcome(size_t row, const cr_check *check, const cr_column *column) {
  const cr_cell *outcome = cr_grid_cell(check->grid, row, check->outcome);
  return outcome->kind == CR_CELL_TEXT &&
         (column->outcome[0] == '\0' || cr_in_bars(column->outcome, outcome->text));
}

/* Whether a row of the other table belongs to a row of the summary. */
static bool belongs(const cr_grid *grid, size_t row, const cr_field *field, size_t other) {
  const cr_column *column = field->column;
  const cr_cell *label = cr_grid_cell(grid, row, 0);
  if (column->column[0] != '\0' && !has_word(grid->of, other, column->column, column->is))
    return false;
  if (grid->table->each == CR_EACH_VALUE)
    return has_word(grid->of, other, grid->table->column, label->text);
  if (grid->table->each != CR_EACH_MONTH || column->from[0] == '\0')
    return true;
  return number_of(grid->of, other, column->from, 1e9) < cr_next_month(label->number) &&
         number_of(grid->of, other, column->to, 0) >= label->number;
}

static bool is_in_month(const cr_grid *grid, size_t row, const cr_check *check, size_t other) {
  const cr_cell *day = cr_grid_cell(check->grid, other, check->by);
  double month = cr_grid_cell(grid, row, 0)->number;
  return grid->table->each != CR_EACH_MONTH ||
         (day->kind == CR_CELL_NUMBER && day->number >= month && day->number < cr_next_month(month));
}

static double count_outcomes(const cr_grid *grid, size_t row, const cr_field *field, const cr_check *check) {
  double count = 0;
  for (size_t i = 0; i < check->grid->row_count; i++)
    count += has_outcome(i, check, field->column) && is_in_month(grid, row, check, i) &&
             (grid->of == NULL || belongs(grid, row, field, i));
  return count;
}

static double count_rows(const cr_grid *grid, size_t row, const cr_field *field) {
  double count = 0;
  for (size_t i = 0; i < grid->of->row_count; i++)
    count += belongs(grid, row, field, i);
  return count;
}

bool cr_counts_outcomes(const cr_grid *grid, const cr_field *field) {
  bool is_of_days = grid->table->each == CR_EACH_MONTH && field->column->from[0] != '\0';
  return !is_of_days && (grid->table->each != CR_EACH_VALUE || field->column->outcome[0] != '\0');
}

const cr_check *cr_counted_checks(const cr_grid *grid, size_t row, const cr_field *field, size_t *count) {
  bool is_row = grid->table->each == CR_EACH_CHECK || grid->table->each == CR_EACH_MEASURE;
  *count = field->check != NULL || is_row ? 1 : grid->check_count;
  return field->check != NULL ? field->check : is_row ? &grid->checks[row] : grid->checks;
}

static double count(const cr_grid *grid, size_t row, const cr_field *field) {
  size_t checks;
  double sum = 0;
  if (!cr_counts_outcomes(grid, field))
    return count_rows(grid, row, field);
  const cr_check *check = cr_counted_checks(grid, row, field, &checks);
  for (size_t i = 0; i < checks; i++)
    sum += count_outcomes(grid, row, field, &check[i]);
  return sum;
}

static double add_up(const cr_grid *grid, size_t row, const cr_field *field) {
  double sum = 0;
  for (size_t i = 0; i < grid->of->row_count; i++)
    sum += belongs(grid, row, field, i) ? number_of(grid->of, i, field->column->amount, 0) : 0;
  return sum;
}

/* ---- Every cell ---- */

static const char *clause_text(const cr_check *check, const char *what) {
  return strcmp(what, "ref") == 0 ? check->citation : cr_clause_words(check->clause, what);
}

/* A row is never blank: until the first month is set, months are told by their numbers. */
static bool put_month(cr_book *self, const cr_grid *grid, size_t row, cr_cell *cell) {
  double first = cr_month_serial(self, grid, row);
  char words[32];
  snprintf(words, sizeof words, "month %zu", row + 1);
  *cell = first != 0 ? (cr_cell){.kind = CR_CELL_NUMBER, .number = first}
                     : (cr_cell){.kind = CR_CELL_TEXT, .text = cr_book_keep(self, words)};
  return first != 0 || cell->text != NULL;
}

/* False where memory ran out. */
static bool put(cr_book *self, cr_grid *grid, size_t row, size_t index) {
  const cr_field *field = &grid->fields[index];
  cr_cell *cell = cr_grid_cell(grid, row, index);
  bool is_open = grid->table->each == CR_EACH_MONTH && cr_grid_cell(grid, row, 0)->number == 0;
  if (field->role == CR_ROLE_MONTH)
    return put_month(self, grid, row, cell);
  if (field->role == CR_ROLE_ROW) {
    *cell = (cr_cell){.kind = CR_CELL_NUMBER, .number = (double)row + 1};
  } else if (field->column->kind == CR_COLUMN_CLAUSE) {
    *cell = (cr_cell){.kind = CR_CELL_TEXT, .text = clause_text(&grid->checks[row], field->column->name)};
  } else if (field->role == CR_ROLE_COMPUTE) {
    cr_decide_compute(self, grid, row, index);
  } else if (!is_open && (field->role == CR_ROLE_COUNT || field->role == CR_ROLE_SUM)) {
    double number = field->role == CR_ROLE_COUNT ? count(grid, row, field) : add_up(grid, row, field);
    *cell = (cr_cell){.kind = CR_CELL_NUMBER, .number = number};
  }
  return true;
}

static compact_error put_formula(cr_book *self, cr_grid *grid, size_t row, size_t index) {
  cr_text formula = {0};
  const char **kept = &grid->formulas[row * grid->field_count + index];
  if (self->options.formulas != CR_FORMULAS_VALUES)
    cr_summary_formula(self, grid, row, &grid->fields[index], &formula);
  if (formula.length > 0)
    *kept = formula.failed ? NULL : cr_book_keep(self, cr_text_string(&formula));
  bool is_lost = formula.failed || (formula.length > 0 && *kept == NULL);
  cr_text_free(&formula);
  return is_lost ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

compact_error cr_summarise(cr_book *self, cr_grid *grid) {
  compact_error error = add_rows(self, grid);
  if (error == COMPACT_ERROR_NONE && grid->table->each == CR_EACH_DEADLINE)
    error = put_deadlines(grid);
  if (error != COMPACT_ERROR_NONE)
    return error;
  grid->formulas =
      cr_arena_array(&self->arena, grid->row_count * grid->field_count + 1, sizeof *grid->formulas);
  if (grid->formulas == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < grid->row_count; i++) {
    for (size_t j = 0; error == COMPACT_ERROR_NONE && j < grid->field_count; j++) {
      error = put(self, grid, i, j) ? put_formula(self, grid, i, j) : COMPACT_ERROR_MEMORY;
    }
  }
  return error;
}
