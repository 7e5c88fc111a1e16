/* formulas.c - the formulas of a table that is typed into, one a column
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A formula names cells of its own row and settings by their names, so that it holds for every row: where the
 * row's number belongs stands CR_ROW_MARK. A row of which a check looks at nothing that is recorded has no
 * outcome.
 */
#include "book.h"

#include "formula.h"

#include <stdlib.h>
#include <string.h>

/* The cells of a clause's facts and limbs in a row. */
typedef struct clause_cells {
  const char *facts[CR_CLAUSE_FACTS_MAX], *limbs[CR_CLAUSE_LIMBS_MAX];
  compact_cells cells;
} clause_cells;

static const char *cell_of(cr_book *self, const cr_field *field) {
  cr_text text = {0};
  cr_field_append_cell(field, &text);
  const char *kept = text.failed ? NULL : cr_book_keep(self, cr_text_string(&text));
  cr_text_free(&text);
  return kept;
}

static const char *as_of_name(const cr_template *template) {
  for (size_t i = 0; i < template->setting_count; i++) {
    if (template->settings[i]->role == CR_SETTING_AS_OF)
      return template->settings[i]->id;
  }
  return NULL;
}

/* The cell of a limb's own outcome: the clause's, where it has one limb alone. */
static const cr_field *limb_field(const cr_grid *grid, const cr_check *check, size_t limb) {
  size_t count = compact_clause_limb_count(check->clause);
  const cr_field *outcome = &grid->fields[check->outcome];
  if (count == 1)
    return outcome;
  const cr_field *first = outcome - count;
  return check->outcome >= count && first->role == CR_ROLE_LIMB && first->check == outcome->check
             ? first + limb
             : NULL;
}

static bool find_cells(cr_book *self, const cr_grid *grid, const cr_check *check, clause_cells *out) {
  *out = (clause_cells){.cells = {.as_of = as_of_name(self->template)}};
  out->cells.facts = out->facts;
  out->cells.outcomes = out->limbs;
  for (size_t i = 0; i < compact_clause_fact_count(check->clause); i++) {
    const compact_fact *fact = compact_clause_fact(check->clause, i);
    out->facts[i] = cell_of(self, cr_grid_field(grid, compact_fact_name(fact)));
    if (out->facts[i] == NULL)
      return false;
  }
  for (size_t i = 0; i < compact_clause_limb_count(check->clause); i++) {
    const cr_field *field = limb_field(grid, check, i);
    out->limbs[i] = field == NULL ? NULL : cell_of(self, field);
    if (field != NULL && out->limbs[i] == NULL)
      return false;
  }
  return true;
}

/* ---- What is recorded ---- */

static void append_recorded(const cr_check *check, const clause_cells *cells, cr_text *formula) {
  const char *comma = "";
  cr_text_append(formula, "COUNTA(");
  for (size_t i = 0; i < compact_clause_fact_count(check->clause); i++) {
    if ((check->decisive >> i & 1) == 0)
      continue;
    cr_text_format(formula, "%s%s", comma, cells->facts[i]);
    comma = ",";
  }
  cr_text_append(formula, ")");
}

/* Puts a formula behind the question whether anything is recorded, and frees it. */
static void unless_blank(const cr_check *check, const clause_cells *cells, char *inner, cr_text *formula) {
  cr_text_append(formula, "=IF(");
  append_recorded(check, cells, formula);
  cr_text_format(formula, "=0,\"\",%s)", inner + 1);
  compact_free(inner);
}

/* Puts a formula behind the question whether there is an outcome, and frees it. */
static void unless_open(const char *outcome, char *inner, cr_text *formula) {
  cr_text_format(formula, "=IF(%s=\"\",\"\",%s)", outcome, inner + 1);
  compact_free(inner);
}

/* ---- Checks ---- */

/* COMPACT.CHECK over the titles and the cells of the table's facts. */
static void append_function(const cr_book *self, const cr_grid *grid, const cr_check *check, const char *name,
                            cr_text *formula) {
  const cr_field *first = NULL, *last = NULL;
  for (size_t i = 0; i < grid->field_count; i++) {
    if (grid->fields[i].role != CR_ROLE_FACT)
      continue;
    first = first == NULL ? &grid->fields[i] : first;
    last = &grid->fields[i];
  }
  cr_text_format(formula, "COMPACT.%s(\"%s\",\"%s\",%s_facts,%s" CR_ROW_MARK ":%s" CR_ROW_MARK, name,
                 compact_pack_id(self->pack), compact_clause_ref(check->clause), grid->table->id,
                 first->letters, last->letters);
  const char *as_of = as_of_name(self->template);
  cr_text_format(formula, "%s%s)", as_of == NULL ? "" : ",", as_of == NULL ? "" : as_of);
}

static compact_error native(const cr_check *check, const cr_field *field, clause_cells *cells,
                            const char **problem, char **out) {
  compact_cells alone = cells->cells;
  alone.outcomes = NULL;
  switch (field->role) {
  case CR_ROLE_LIMB:
    return compact_limb_formula(compact_clause_limb(check->clause, field->limb), COMPACT_WANT_OUTCOME, &alone,
                                problem, out);
  case CR_ROLE_OUTCOME:
    return compact_clause_formula(check->clause, COMPACT_WANT_OUTCOME,
                                  compact_clause_limb_count(check->clause) == 1 ? &alone : &cells->cells,
                                  problem, out);
  case CR_ROLE_REASON:
    return compact_clause_formula(check->clause, COMPACT_WANT_WHY, &cells->cells, problem, out);
  default:
    return compact_clause_formula(check->clause, COMPACT_WANT_BY, &alone, problem, out);
  }
}

static bool is_of_addin(const cr_book *self, const cr_field *field) {
  return self->options.formulas == CR_FORMULAS_ADDIN &&
         (field->role == CR_ROLE_OUTCOME || field->role == CR_ROLE_REASON);
}

static void append_by_addin(const cr_book *self, const cr_grid *grid, const cr_field *field,
                            const clause_cells *cells, const char *outcome, cr_text *formula) {
  bool is_outcome = field->role == CR_ROLE_OUTCOME;
  cr_text_append(formula, "=IF(");
  if (is_outcome)
    append_recorded(field->check, cells, formula);
  else
    cr_text_append(formula, outcome);
  cr_text_append(formula, is_outcome ? "=0,\"\"," : "=\"\",\"\",");
  append_function(self, grid, field->check, is_outcome ? "CHECK" : "CHECK_WHY", formula);
  cr_text_append(formula, ")");
}

static void append_citation(const cr_field *field, const char *outcome, cr_text *formula) {
  const compact_clause *clause = field->check->clause;
  cr_text_format(formula, "=IF(%s=\"\",\"\",\"%s %s\")", outcome,
                 compact_pack_title(compact_clause_pack(clause)), compact_clause_ref(clause));
}

static compact_error append_check(cr_book *self, const cr_grid *grid, const cr_field *field,
                                  cr_text *formula) {
  const cr_check *check = field->check;
  clause_cells cells;
  const char *problem, *outcome = cell_of(self, &grid->fields[check->outcome]);
  char *inner;
  if (!find_cells(self, grid, check, &cells) || outcome == NULL)
    return COMPACT_ERROR_MEMORY;
  if (field->role == CR_ROLE_CITATION) {
    append_citation(field, outcome, formula);
    return COMPACT_ERROR_NONE;
  }
  if (is_of_addin(self, field)) {
    append_by_addin(self, grid, field, &cells, outcome, formula);
    return COMPACT_ERROR_NONE;
  }
  compact_error error = native(check, field, &cells, &problem, &inner);
  if (error == COMPACT_ERROR_LIMIT)
    cr_book_error(self, "%s: %s", field->title, problem);
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (field->role == CR_ROLE_LIMB ||
      (field->role == CR_ROLE_OUTCOME && compact_clause_limb_count(check->clause) == 1))
    unless_blank(check, &cells, inner, formula);
  else if (field->role == CR_ROLE_OUTCOME)
    unless_open(cells.limbs[0], inner, formula);
  else
    unless_open(outcome, inner, formula);
  return COMPACT_ERROR_NONE;
}

/* ---- Arithmetic ---- */

/* A cell of the row, or a setting; a text, which is no number, for a column that this Compact does not ask
 * for. */
static const char *operand(cr_book *self, const cr_grid *grid, const char *name) {
  const cr_field *field = cr_grid_field(grid, name);
  if (field != NULL)
    return cell_of(self, field);
  return cr_template_setting(self->template, name) == NULL ? "\"\"" : name;
}

void cr_formula_compute(cr_book *self, const cr_grid *grid, const cr_field *field, cr_text *formula) {
  const cr_expression *expression = field->column->expression;
  const char *cells[CR_EXPRESSION_SIZE_MAX];
  for (size_t i = 0; i < cr_expression_name_count(expression); i++) {
    cells[i] = operand(self, grid, cr_expression_name(expression, i));
    if (cells[i] == NULL) {
      formula->failed = true;
      return;
    }
  }
  cr_expression_formula(expression, cells, formula);
}

/* ---- The next deadline ---- */

static void append_due(const cr_grid *grid, const cr_check *check, cr_text *formula) {
  cr_field_append_cell(&grid->fields[check->outcome], formula);
  cr_text_append(formula, "=\"due\"");
}

/* The first day among those that are due; rows that have the same are told apart by a ten-millionth of a day,
 * which no format shows. */
static void append_next_by(const cr_grid *grid, cr_text *formula) {
  const char *comma = "";
  cr_text due = {0}, days = {0};
  for (size_t i = 0; i < grid->check_count; i++) {
    const cr_check *check = &grid->checks[i];
    if (!check->has_day)
      continue;
    cr_text_append(&due, comma);
    append_due(grid, check, &due);
    cr_text_format(&days, "%sIF(", comma);
    append_due(grid, check, &days);
    cr_text_append(&days, ",");
    cr_field_append_cell(&grid->fields[check->by], &days);
    cr_text_append(&days, "," CR_SERIAL_NEVER ")");
    comma = ",";
  }
  if (due.length == 0)
    cr_text_append(formula, "=\"\"");
  else
    cr_text_format(formula, "=IF(OR(%s),MIN(%s)+A" CR_ROW_MARK "/10000000,\"\")", cr_text_string(&due),
                   cr_text_string(&days));
  formula->failed = formula->failed || due.failed || days.failed;
  cr_text_free(&due);
  cr_text_free(&days);
}

static void append_next_on(const cr_grid *grid, const cr_field *field, cr_text *formula) {
  const char *joint = "";
  cr_text_append(formula, "=IF(");
  cr_field_append_cell(field - 1, formula);
  cr_text_append(formula, "=\"\",\"\",MID(");
  for (size_t i = 0; i < grid->check_count; i++) {
    const cr_check *check = &grid->checks[i];
    if (!check->has_day)
      continue;
    cr_text_format(formula, "%sIF(AND(", joint);
    append_due(grid, check, formula);
    cr_text_append(formula, ",");
    cr_field_append_cell(&grid->fields[check->by], formula);
    cr_text_append(formula, "=INT(");
    cr_field_append_cell(field - 1, formula);
    cr_text_append(formula, ")),\", \"&");
    cr_formula_join(formula, check->title);
    cr_text_append(formula, ",\"\")");
    joint = "&";
  }
  cr_text_append(formula, joint[0] == '\0' ? "\"\",3,255))" : ",3,255))");
}

/* ---- Every column ---- */

static compact_error append_formula(cr_book *self, const cr_grid *grid, const cr_field *field,
                                    cr_text *formula) {
  switch (field->role) {
  case CR_ROLE_LIMB:
  case CR_ROLE_OUTCOME:
  case CR_ROLE_CITATION:
  case CR_ROLE_REASON:
  case CR_ROLE_BY:
    return append_check(self, grid, field, formula);
  case CR_ROLE_COMPUTE:
    cr_formula_compute(self, grid, field, formula);
    return COMPACT_ERROR_NONE;
  case CR_ROLE_NEXT_BY:
    append_next_by(grid, formula);
    return COMPACT_ERROR_NONE;
  case CR_ROLE_NEXT_ON:
    append_next_on(grid, field, formula);
    return COMPACT_ERROR_NONE;
  default:
    return COMPACT_ERROR_NONE;
  }
}

/* How long the formula is in the table's last row. */
static size_t longest(const char *formula, size_t last_row) {
  size_t length = strlen(formula), digits = 1;
  for (size_t rest = last_row; rest >= 10; rest /= 10)
    digits++;
  for (const char *next = formula; *next != '\0'; next++)
    length += *next == CR_ROW_MARK[0] ? digits - 1 : 0;
  return length;
}

static compact_error keep_formula(cr_book *self, const cr_grid *grid, cr_field *field,
                                  const cr_text *formula) {
  if (formula->length == 0 && !formula->failed)
    return COMPACT_ERROR_NONE;
  field->formula = formula->failed ? NULL : cr_book_keep(self, cr_text_string(formula));
  if (field->formula == NULL)
    return COMPACT_ERROR_MEMORY;
  if (longest(field->formula, grid->header + grid->row_count + 1) <= CR_FORMULA_LENGTH_MAX)
    return COMPACT_ERROR_NONE;
  cr_book_error(
      self, "%s: the formula would be longer than the %d characters that a cell takes: ask for fewer rows",
      field->title, (int)CR_FORMULA_LENGTH_MAX + 1);
  return COMPACT_ERROR_LIMIT;
}

compact_error cr_plan_formulas(cr_book *self, cr_grid *grid) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->field_count; i++) {
    cr_text formula = {0};
    if (self->options.formulas != CR_FORMULAS_VALUES)
      error = append_formula(self, grid, &grid->fields[i], &formula);
    if (error == COMPACT_ERROR_NONE)
      error = keep_formula(self, grid, &grid->fields[i], &formula);
    cr_text_free(&formula);
  }
  return error;
}
