/* plan.c - which tables and checks a template comes to under one Compact
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "plan.h"

#include "nearest.h"

#include <string.h>

/* ---- Which clause a check is of ---- */

/* NULL where the Compact has none, or none that facts could decide. */
static const compact_clause *clause_of(const compact_pack *pack, const cr_column *column) {
  const compact_limb *limb = column->is_topic ? compact_pack_topic(pack, column->name) : NULL;
  const compact_clause *clause = column->is_topic ? NULL : compact_pack_clause(pack, column->name);
  if (limb != NULL)
    return compact_limb_clause(limb);
  return clause == NULL || compact_clause_limb_count(clause) == 0 ? NULL : clause;
}

static size_t count_checks(const cr_table *table, const compact_pack *pack, size_t *answered) {
  size_t count = 0;
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i]->kind != CR_COLUMN_CHECK)
      continue;
    count++;
    *answered += clause_of(pack, table->columns[i]) != NULL;
  }
  return count;
}

bool cr_template_suits(const cr_template *self, const compact_pack *pack) {
  size_t checks = 0, answered = 0;
  for (size_t i = 0; i < self->sheet_count; i++) {
    if (self->sheets[i]->table != NULL)
      checks += count_checks(self->sheets[i]->table, pack, &answered);
  }
  return checks == 0 || answered > 0;
}

/* ---- Checks ---- */

/* The topic in small letters, or the clause's reference with what no name takes as "_". */
static const char *check_id(cr_book *self, const cr_column *column) {
  cr_text id = {0};
  if (column->id[0] != '\0')
    return column->id;
  if (!column->is_topic)
    cr_text_append(&id, "clause_");
  for (const char *next = column->name; *next != '\0'; next++) {
    char c = *next >= 'A' && *next <= 'Z' ? (char)(*next - 'A' + 'a') : *next;
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    cr_text_append_bytes(&id, is_letter ? &c : "_", 1);
  }
  const char *kept = id.failed ? NULL : cr_book_keep(self, cr_text_string(&id));
  cr_text_free(&id);
  return kept;
}

/* Whether the table has a column of its own for the fact, as something that only describes. */
static bool only_describes(const cr_table *table, const compact_fact *fact) {
  const cr_column *column = cr_table_column(table, compact_fact_name(fact));
  return column != NULL && column->describes;
}

static uint64_t decisive_facts(const cr_table *table, const compact_clause *clause) {
  uint64_t facts = 0;
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    if (!only_describes(table, compact_clause_fact(clause, i)))
      facts |= (uint64_t)1 << i;
  }
  return facts;
}

/* Whether a limb of the clause may be due: then there is a last day to act. */
static bool has_day(const compact_clause *clause) {
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    const compact_limb *limb = compact_clause_limb(clause, i);
    if (compact_limb_first(limb) != NULL && (compact_limb_reachable(limb) >> COMPACT_OUTCOME_DUE & 1) != 0)
      return true;
  }
  return false;
}

/* A clause is checked once, though two columns may ask for it: one by its topic, one by its reference. */
static bool is_checked(const cr_grid *grid, const compact_clause *clause) {
  for (size_t i = 0; i < grid->check_count; i++) {
    if (grid->checks[i].clause == clause)
      return true;
  }
  return false;
}

static compact_error plan_checks(cr_book *self, cr_grid *grid) {
  size_t count = 0;
  (void)count_checks(grid->table, self->pack, &count);
  grid->checks = cr_arena_array(&self->arena, count + 1, sizeof *grid->checks);
  for (size_t i = 0; grid->checks != NULL && i < grid->table->column_count; i++) {
    const cr_column *column = grid->table->columns[i];
    const compact_clause *clause = column->kind == CR_COLUMN_CHECK ? clause_of(self->pack, column) : NULL;
    if (clause == NULL || is_checked(grid, clause))
      continue;
    cr_check *check = &grid->checks[grid->check_count++];
    *check = (cr_check){.clause = clause,
                        .grid = grid,
                        .id = check_id(self, column),
                        .title = column->title,
                        .citation = cr_citation(self, clause),
                        .decisive = decisive_facts(grid->table, clause),
                        .has_day = has_day(clause)};
    if (check->id == NULL || check->citation == NULL)
      return COMPACT_ERROR_MEMORY;
  }
  return grid->checks == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* ---- Which tables there are ---- */

/* Whether every check of a table that has some is of something on which the Compact is silent. */
static bool is_silent(const cr_table *table, const compact_pack *pack) {
  size_t answered = 0;
  return count_checks(table, pack, &answered) > 0 && answered == 0;
}

static bool has_measure(const cr_template *template, const compact_pack *pack) {
  for (size_t i = 0; i < template->sheet_count; i++) {
    const cr_table *table = template->sheets[i]->table;
    for (size_t j = 0; table != NULL && j < table->column_count; j++) {
      const compact_clause *clause =
          table->columns[j]->kind == CR_COLUMN_CHECK ? clause_of(pack, table->columns[j]) : NULL;
      if (clause != NULL && compact_clause_is_measure(clause))
        return true;
    }
  }
  return false;
}

static bool is_wanted(const cr_book *self, const cr_table *table) {
  if (table->each == CR_EACH_MEASURE)
    return has_measure(self->template, self->pack);
  if (table->each == CR_EACH_NONE || table->each == CR_EACH_CLAUSE)
    return !is_silent(table, self->pack);
  return !is_silent(cr_template_table(self->template, table->of), self->pack);
}

static compact_error new_grid(cr_book *self, size_t index) {
  const cr_sheet *sheet = self->template->sheets[index];
  if (sheet->table == NULL)
    return COMPACT_ERROR_NONE;
  if (!is_wanted(self, sheet->table)) {
    self->is_left_out[index] = true;
    return COMPACT_ERROR_NONE;
  }
  cr_grid *grid = cr_arena_alloc(&self->arena, sizeof *grid);
  if (grid == NULL)
    return COMPACT_ERROR_MEMORY;
  grid->table = sheet->table;
  grid->sheet = sheet;
  self->grids[index] = grid;
  return plan_checks(self, grid);
}

static bool is_summary(const cr_grid *grid) {
  return grid->table->each != CR_EACH_NONE && grid->table->each != CR_EACH_CLAUSE;
}

/* A summary takes the checks of the tables that it is about. */
static compact_error take_checks(cr_book *self, cr_grid *grid) {
  size_t most = 0;
  if (!is_summary(grid))
    return COMPACT_ERROR_NONE;
  if (grid->table->each != CR_EACH_MEASURE) {
    grid->of = cr_book_grid(self, grid->table->of);
    grid->checks = grid->of->checks;
    grid->check_count = grid->of->check_count;
    return COMPACT_ERROR_NONE;
  }
  for (size_t i = 0; i < self->template->sheet_count; i++)
    most += self->grids[i] == NULL ? 0 : self->grids[i]->check_count;
  grid->checks = cr_arena_array(&self->arena, most + 1, sizeof *grid->checks);
  for (size_t i = 0; grid->checks != NULL && i < self->template->sheet_count; i++) {
    const cr_grid *other = self->grids[i];
    for (size_t j = 0; other != NULL && other->table->each == CR_EACH_NONE && j < other->check_count; j++) {
      if (compact_clause_is_measure(other->checks[j].clause))
        grid->checks[grid->check_count++] = other->checks[j];
    }
  }
  return grid->checks == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

static compact_error plan_typed(cr_book *self, cr_grid *grid) {
  return is_summary(grid) ? COMPACT_ERROR_NONE : cr_plan_fields(self, grid);
}

/* The columns of a summary are about those of another table, which are there by now. */
static compact_error plan_summary(cr_book *self, cr_grid *grid) {
  return is_summary(grid) ? cr_plan_fields(self, grid) : COMPACT_ERROR_NONE;
}

/* Whether this Compact leaves nothing of a summary to count, or no column whose words are its rows. */
static bool is_empty(const cr_grid *grid) {
  if (grid->table->each == CR_EACH_VALUE && cr_grid_field(grid->of, grid->table->column) == NULL)
    return true;
  for (size_t i = 0; i < grid->field_count; i++) {
    cr_role role = grid->fields[i].role;
    if (role == CR_ROLE_COUNT || role == CR_ROLE_SUM || role == CR_ROLE_NEXT_BY)
      return false;
  }
  return true;
}

static void leave_out_empty(cr_book *self, size_t index) {
  const cr_grid *grid = self->grids[index];
  if (grid == NULL || !is_summary(grid) || !is_empty(grid))
    return;
  self->grids[index] = NULL;
  self->is_left_out[index] = true;
}

/* ---- Clauses as rows ---- */

/* Whether the bearer is bound: by what is its own, and by what binds everybody or is owed together. */
static bool binds(const compact_clause *clause, const char *bearer) {
  const char *owed_by = compact_clause_bearer(clause);
  return bearer == NULL || strcmp(owed_by, bearer) == 0 || strcmp(owed_by, "all") == 0 ||
         strcmp(owed_by, "joint") == 0;
}

static compact_error plan_clauses(cr_book *self, cr_grid *grid) {
  size_t count = compact_pack_clause_count(self->pack);
  if (grid->table->each != CR_EACH_CLAUSE)
    return COMPACT_ERROR_NONE;
  grid->clauses = cr_arena_array(&self->arena, count + 1, sizeof *grid->clauses);
  if (grid->clauses == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++) {
    const compact_clause *clause = compact_pack_clause_at(self->pack, i);
    if (!binds(clause, self->options.bearer))
      continue;
    grid->clauses[grid->row_count] = clause;
    error = cr_grid_add_row(grid);
  }
  return error;
}

/* ---- Topics on which the Compact is silent ---- */

static compact_error plan_silence(cr_book *self) {
  size_t most = 0, answered = 0;
  for (size_t i = 0; i < self->template->sheet_count; i++) {
    if (self->template->sheets[i]->table != NULL)
      most += count_checks(self->template->sheets[i]->table, self->pack, &answered);
  }
  self->silent = cr_arena_array(&self->arena, most + 1, sizeof *self->silent);
  for (size_t i = 0; self->silent != NULL && i < self->template->sheet_count; i++) {
    const cr_table *table = self->template->sheets[i]->table;
    for (size_t j = 0; table != NULL && j < table->column_count; j++) {
      const cr_column *column = table->columns[j];
      if (column->kind == CR_COLUMN_CHECK && column->is_topic && clause_of(self->pack, column) == NULL)
        self->silent[self->silent_count++] = column->title;
    }
  }
  return self->silent == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* ---- The whole ---- */

typedef compact_error step(cr_book *self, cr_grid *grid);

static compact_error for_each_grid(cr_book *self, step *work) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->template->sheet_count; i++) {
    if (self->grids[i] != NULL)
      error = work(self, self->grids[i]);
  }
  return error;
}

compact_error cr_plan(cr_book *self) {
  size_t count = self->template->sheet_count;
  if (!cr_template_suits(self->template, self->pack)) {
    cr_book_error(self, "the %s answers none of its topics; compact new --list says which Compacts do",
                  compact_pack_title(self->pack));
    return COMPACT_ERROR_NAME;
  }
  self->grids = cr_arena_array(&self->arena, count + 1, sizeof *self->grids);
  self->is_left_out = cr_arena_array(&self->arena, count + 1, sizeof *self->is_left_out);
  self->lines = cr_arena_array(&self->arena, count + 1, sizeof *self->lines);
  if (self->grids == NULL || self->is_left_out == NULL || self->lines == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++)
    error = new_grid(self, i);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, plan_typed);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, take_checks);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, plan_summary);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++)
    leave_out_empty(self, i);
  if (error == COMPACT_ERROR_NONE)
    error = for_each_grid(self, plan_clauses);
  if (error == COMPACT_ERROR_NONE)
    error = plan_silence(self);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++)
    error = cr_plan_lines(self, i);
  return error;
}
