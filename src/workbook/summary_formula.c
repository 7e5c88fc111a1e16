/* summary_formula.c - the formulas of tables about other tables
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A summary calls the cells of the other table by a defined name, so that people can read what is counted.
 */
#include "summary.h"

#include "formula.h"

#include <string.h>

/* ---- Conditions, as COUNTIFS and SUMIFS take them ---- */

static void append_word(cr_text *formula, const cr_grid *of, const char *id, const char *word) {
  cr_text_append(formula, ",");
  cr_field_append_name(of, cr_grid_field(of, id), formula);
  cr_text_append(formula, ",");
  cr_formula_join(formula, word);
}

/* That something lies in the month of the row. */
static void append_month(cr_text *formula, const cr_grid *of, cr_field *from, cr_field *to, size_t line) {
  cr_text_append(formula, ",");
  cr_field_append_name(of, from, formula);
  cr_text_format(formula, ",\"<\"&EDATE($A%zu,1),", line);
  cr_field_append_name(of, to, formula);
  cr_text_format(formula, ",\">=\"&$A%zu", line);
}

/* Which rows of the other table belong to the summary's row. */
static void append_belongs(cr_text *formula, const cr_grid *grid, const cr_field *field, size_t line) {
  const cr_column *column = field->column;
  if (column->column[0] != '\0')
    append_word(formula, grid->of, column->column, column->is);
  if (grid->table->each == CR_EACH_VALUE) {
    cr_text_append(formula, ",");
    cr_field_append_name(grid->of, cr_grid_field(grid->of, grid->table->column), formula);
    cr_text_format(formula, ",$A%zu", line);
  } else if (grid->table->each == CR_EACH_MONTH && column->from[0] != '\0') {
    append_month(formula, grid->of, cr_grid_field(grid->of, column->from),
                 cr_grid_field(grid->of, column->to), line);
  }
}

/* Conditions are written one behind another, each behind a comma. */
static const char *behind_comma(const cr_text *conditions) {
  const char *text = cr_text_string(conditions);
  return *text == ',' ? text + 1 : text;
}

/* ---- Counting ---- */

/* Of one check: how often it came out so. */
static void append_outcome(cr_text *formula, const cr_grid *grid, const cr_field *field,
                           const cr_check *check, const char *outcome, size_t line) {
  cr_text conditions = {0};
  append_word(&conditions, check->grid, check->grid->fields[check->outcome].id, outcome);
  if (grid->table->each == CR_EACH_MONTH) {
    cr_field *by = &check->grid->fields[check->by];
    append_month(&conditions, check->grid, by, by, line);
  }
  if (grid->of != NULL)
    append_belongs(&conditions, grid, field, line);
  cr_text_format(formula, "COUNTIFS(%s)", behind_comma(&conditions));
  formula->failed = formula->failed || conditions.failed;
  cr_text_free(&conditions);
}

static void append_outcomes(cr_text *formula, const cr_grid *grid, const cr_field *field,
                            const cr_check *check, size_t line) {
  const char *joint = "";
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    if (field->column->outcome[0] != '\0' && !cr_in_bars(field->column->outcome, compact_outcome_name(i)))
      continue;
    cr_text_append(formula, joint);
    append_outcome(formula, grid, field, check, compact_outcome_name(i), line);
    joint = "+";
  }
}

static void append_count(cr_text *formula, const cr_grid *grid, size_t row, const cr_field *field,
                         size_t line) {
  size_t count;
  if (!cr_counts_outcomes(grid, field)) {
    cr_text conditions = {0};
    append_belongs(&conditions, grid, field, line);
    cr_text_format(formula, "COUNTIFS(%s)", behind_comma(&conditions));
    formula->failed = formula->failed || conditions.failed;
    cr_text_free(&conditions);
    return;
  }
  const cr_check *checks = cr_counted_checks(grid, row, field, &count);
  for (size_t i = 0; i < count; i++) {
    cr_text_append(formula, i == 0 ? "" : "+");
    append_outcomes(formula, grid, field, &checks[i], line);
  }
}

static void append_sum(cr_text *formula, const cr_grid *grid, const cr_field *field, size_t line) {
  cr_text_append(formula, "SUMIFS(");
  cr_field_append_name(grid->of, cr_grid_field(grid->of, field->column->amount), formula);
  append_belongs(formula, grid, field, line);
  cr_text_append(formula, ")");
}

/* ---- Months and deadlines ---- */

static void append_first_of_month(cr_text *formula, const cr_grid *grid, size_t row) {
  const char *from = grid->table->from;
  cr_text_format(formula, "=IF(ISNUMBER(%s),DATE(YEAR(%s),MONTH(%s)+%zu,1),\"month %zu\")", from, from, from,
                 row, row + 1);
}

/* The row of the other table with the summary row's deadline. */
static void append_lookup(cr_text *formula, const cr_grid *grid, const char *id, bool is_text, size_t line) {
  cr_text next = {0}, cells = {0};
  cr_field_append_name(grid->of, cr_grid_field(grid->of, "next_by"), &next);
  cr_field_append_name(grid->of, cr_grid_field(grid->of, id), &cells);
  const char *name = cr_text_string(&next);
  cr_text_format(formula, "=IF(COUNT(%s)<$A%zu,\"\",INDEX(%s,MATCH(SMALL(%s,$A%zu),%s,0))%s)", name, line,
                 cr_text_string(&cells), name, line, name, is_text ? "&\"\"" : "");
  formula->failed = formula->failed || next.failed || cells.failed;
  cr_text_free(&next);
  cr_text_free(&cells);
}

static void append_deadline(cr_text *formula, const cr_grid *grid, size_t line) {
  cr_text next = {0};
  cr_field_append_name(grid->of, cr_grid_field(grid->of, "next_by"), &next);
  cr_text_format(formula, "=IF(COUNT(%s)<$A%zu,\"\",INT(SMALL(%s,$A%zu)))", cr_text_string(&next), line,
                 cr_text_string(&next), line);
  formula->failed = formula->failed || next.failed;
  cr_text_free(&next);
}

static void append_guarded(cr_text *formula, const cr_grid *grid, size_t row, const cr_field *field,
                           size_t line) {
  bool is_month = grid->table->each == CR_EACH_MONTH;
  if (is_month)
    cr_text_format(formula, "=IF(ISNUMBER($A%zu),", line);
  else
    cr_text_append(formula, "=");
  if (field->role == CR_ROLE_COUNT)
    append_count(formula, grid, row, field, line);
  else
    append_sum(formula, grid, field, line);
  cr_text_append(formula, is_month ? ",\"\")" : "");
}

void cr_summary_formula(cr_book *self, const cr_grid *grid, size_t row, const cr_field *field,
                        cr_text *formula) {
  size_t line = grid->header + row + 2;
  switch (field->role) {
  case CR_ROLE_COUNT:
  case CR_ROLE_SUM:
    append_guarded(formula, grid, row, field, line);
    return;
  case CR_ROLE_MONTH:
    append_first_of_month(formula, grid, row);
    return;
  case CR_ROLE_NEXT_BY:
    append_deadline(formula, grid, line);
    return;
  case CR_ROLE_NEXT_ON:
    append_lookup(formula, grid, "next_on", true, line);
    return;
  case CR_ROLE_LOOKUP:
    append_lookup(formula, grid, field->column->column, field->show <= CR_SHOW_FLAG, line);
    return;
  case CR_ROLE_COMPUTE:
    cr_formula_compute(self, grid, field, formula);
    return;
  default:
    return;
  }
}
