/* decide.c - what the formulas of a table come to, by the engine
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "book.h"

#include "facts.h"

#include <math.h>
#include <string.h>

/* ---- A row as facts ---- */

static compact_value value_of(const cr_cell *cell, const compact_fact *fact) {
  compact_value value = {0};
  compact_date date;
  if (cell->kind == CR_CELL_BLANK)
    return value;
  if (cell->is_unreadable)
    return compact_value_unreadable(cell->text);
  if (compact_fact_type(fact) != COMPACT_TYPE_DATE) {
    (void)compact_value_parse(fact, cell->text, COMPACT_ORDER_NONE, &value);
    return value;
  }
  if (compact_date_from_serial(cell->number, COMPACT_NULL_DATE_1899, &date) == COMPACT_ERROR_NONE)
    value = compact_value_date(date);
  return value;
}

static compact_error fill(const cr_grid *grid, size_t row, compact_row *facts) {
  compact_error error = COMPACT_ERROR_NONE;
  compact_row_clear(facts);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->field_count; i++) {
    const cr_field *field = &grid->fields[i];
    if (field->role == CR_ROLE_FACT)
      error = compact_row_set(facts, field->fact, value_of(cr_grid_cell(grid, row, i), field->fact));
  }
  return error;
}

static const cr_cell *fact_cell(const cr_grid *grid, size_t row, const compact_clause *clause, size_t index) {
  return cr_grid_cell(grid, row, grid->fact_fields[compact_clause_fact(clause, index)->index]);
}

static bool is_recorded(const cr_grid *grid, size_t row, const cr_check *check) {
  for (size_t i = 0; i < compact_clause_fact_count(check->clause); i++) {
    if ((check->decisive >> i & 1) != 0 && fact_cell(grid, row, check->clause, i)->kind != CR_CELL_BLANK)
      return true;
  }
  return false;
}

/* ---- Checks ---- */

static void set_text(cr_cell *cell, const char *text) {
  *cell = (cr_cell){.kind = text[0] == '\0' ? CR_CELL_BLANK : CR_CELL_TEXT, .text = text};
}

static void set_date(cr_cell *cell, compact_date date) {
  *cell = (cr_cell){0};
  if (date != COMPACT_NO_DATE)
    *cell = (cr_cell){.kind = CR_CELL_NUMBER, .number = compact_date_to_serial(date, COMPACT_NULL_DATE_1899)};
}

static void decide_check(const cr_book *self, const cr_grid *grid, size_t row, const cr_check *check,
                         const compact_row *facts, compact_result *result) {
  if (!is_recorded(grid, row, check))
    return;
  compact_decide(check->clause, facts, self->options.as_of, result);
  set_text(cr_grid_cell(grid, row, check->outcome), compact_outcome_name(compact_result_outcome(result)));
  set_date(cr_grid_cell(grid, row, check->by), compact_result_deadline(result));
  for (size_t i = 0; i < grid->field_count; i++) {
    const cr_field *field = &grid->fields[i];
    if (field->role == CR_ROLE_LIMB && field->check == check)
      set_text(cr_grid_cell(grid, row, i),
               compact_outcome_name(compact_result_limb(result, field->limb)->outcome));
  }
}

compact_error cr_decide_reason(cr_book *self, const cr_grid *grid, size_t row, const cr_check *check,
                               compact_row *facts, compact_result *result, char **out) {
  cr_text text = {0};
  char *why = NULL;
  *out = NULL;
  compact_error error = fill(grid, row, facts);
  if (error != COMPACT_ERROR_NONE)
    return error;
  compact_decide(check->clause, facts, self->options.as_of, result);
  if (self->options.formulas != CR_FORMULAS_ADDIN)
    return compact_result_reason(result, out);
  error = compact_result_why(result, &why);
  if (error == COMPACT_ERROR_NONE) { /* as COMPACT_CHECK_WHY ends its sentences */
    const char *measure = " This clause is a measure: it is a count over rows, and this is one of them.";
    cr_text_format(&text, "%s%s Compact: %s.", why, compact_clause_is_measure(check->clause) ? measure : "",
                   compact_pack_id(self->pack));
    error = cr_text_take(&text, out);
  }
  compact_free(why);
  return error;
}

/* ---- The next deadline ---- */

static bool is_due(const cr_grid *grid, size_t row, const cr_check *check) {
  const cr_cell *outcome = cr_grid_cell(grid, row, check->outcome);
  return check->has_day && outcome->kind == CR_CELL_TEXT &&
         strcmp(outcome->text, compact_outcome_name(COMPACT_OUTCOME_DUE)) == 0;
}

static double day_of(const cr_grid *grid, size_t row, const cr_check *check) {
  return cr_grid_cell(grid, row, check->by)->number;
}

static compact_error find_next(cr_book *self, const cr_grid *grid, size_t row, size_t field) {
  double day = INFINITY;
  cr_text about = {0};
  for (size_t i = 0; i < grid->check_count; i++) {
    if (is_due(grid, row, &grid->checks[i]))
      day = fmin(day, day_of(grid, row, &grid->checks[i]));
  }
  if (isinf(day))
    return COMPACT_ERROR_NONE;
  for (size_t i = 0; i < grid->check_count; i++) {
    const cr_check *check = &grid->checks[i];
    if (is_due(grid, row, check) && day_of(grid, row, check) == day)
      cr_text_format(&about, "%s%s", about.length == 0 ? "" : ", ", check->title);
  }
  const char *kept = about.failed ? NULL : cr_book_keep(self, cr_text_string(&about));
  cr_text_free(&about);
  *cr_grid_cell(grid, row, field) =
      (cr_cell){.kind = CR_CELL_NUMBER, .number = day + (double)(row + 1) / 10000000};
  set_text(cr_grid_cell(grid, row, field + 1), kept == NULL ? "" : kept);
  return kept == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* ---- Arithmetic ---- */

static double setting_number(const cr_book *self, const char *name) {
  const cr_setting *setting = cr_template_setting(self->template, name);
  cr_cell cell = {0};
  if (setting != NULL)
    cell = cr_setting_cell(self, setting);
  return cell.kind == CR_CELL_NUMBER ? cell.number : NAN;
}

void cr_decide_compute(const cr_book *self, const cr_grid *grid, size_t row, size_t index) {
  const cr_expression *expression = grid->fields[index].column->expression;
  double values[CR_EXPRESSION_SIZE_MAX], result;
  for (size_t i = 0; i < cr_expression_name_count(expression); i++) {
    const char *name = cr_expression_name(expression, i);
    const cr_field *field = cr_grid_field(grid, name);
    if (field == NULL) {
      values[i] = setting_number(self, name);
      continue;
    }
    const cr_cell *cell = cr_grid_cell(grid, row, cr_grid_field_index(grid, field));
    values[i] = cell->kind == CR_CELL_NUMBER ? cell->number : NAN;
  }
  if (cr_expression_value(expression, values, &result))
    *cr_grid_cell(grid, row, index) = (cr_cell){.kind = CR_CELL_NUMBER, .number = result};
}

/* ---- Every row ---- */

static const char *bearer_label(const compact_clause *clause) {
  return compact_bearer_label(compact_clause_bearer(clause));
}

/* What a clause says of itself. */
const char *cr_clause_words(const compact_clause *clause, const char *what) {
  static const struct {
    const char *what;
    const char *(*words)(const compact_clause *clause);
  } table[] = {{"ref", compact_clause_ref},         {"summary", compact_clause_summary},
               {"theme", compact_clause_theme},     {"bearer", bearer_label},
               {"section", compact_clause_section}, {"strength", compact_clause_strength}};
  size_t i = 0;
  while (strcmp(table[i].what, what) != 0)
    i++;
  return table[i].words(clause);
}

/* The same as people write it: a theme is a name of one word. */
static compact_error set_clause_words(cr_book *self, cr_cell *cell, const compact_clause *clause,
                                      const char *what) {
  const char *words = strcmp(what, "ref") == 0 ? cr_citation(self, clause) : cr_clause_words(clause, what);
  char *kept = words == NULL ? NULL : cr_arena_copy(&self->arena, words, strlen(words));
  if (kept == NULL)
    return COMPACT_ERROR_MEMORY;
  for (char *next = kept; strcmp(what, "theme") == 0 && *next != '\0'; next++)
    *next = (char)(*next == '-' ? ' ' : *next);
  set_text(cell, kept);
  return COMPACT_ERROR_NONE;
}

static compact_error decide_field(cr_book *self, cr_grid *grid, size_t row, size_t index) {
  const cr_field *field = &grid->fields[index];
  switch (field->role) {
  case CR_ROLE_ROW:
    *cr_grid_cell(grid, row, index) = (cr_cell){.kind = CR_CELL_NUMBER, .number = (double)row + 1};
    return COMPACT_ERROR_NONE;
  case CR_ROLE_FIXED:
  case CR_ROLE_LINK:
    return set_clause_words(self, cr_grid_cell(grid, row, index), grid->clauses[row], field->column->name);
  case CR_ROLE_COMPUTE:
    cr_decide_compute(self, grid, row, index);
    return COMPACT_ERROR_NONE;
  case CR_ROLE_NEXT_BY:
    return find_next(self, grid, row, index);
  default:
    return COMPACT_ERROR_NONE;
  }
}

static compact_error decide_row(cr_book *self, cr_grid *grid, size_t row, compact_row *facts,
                                compact_result *result) {
  compact_error error = fill(grid, row, facts);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->check_count; i++)
    decide_check(self, grid, row, &grid->checks[i], facts, result);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->field_count; i++)
    error = decide_field(self, grid, row, i);
  return error;
}

compact_error cr_decide_rows(cr_book *self, cr_grid *grid) {
  compact_row *facts;
  compact_result *result = NULL;
  compact_error error = compact_row_new(self->facts, &facts);
  if (error == COMPACT_ERROR_NONE)
    error = compact_result_new(&result);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->row_count; i++)
    error = decide_row(self, grid, i, facts, result);
  compact_result_free(result);
  compact_row_free(facts);
  return error;
}
