/* write_table.c - a table of the book: titles, cells, formulas with their values, names
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool cr_field_is_input(const cr_field *field) {
  return field->role == CR_ROLE_ENTRY || field->role == CR_ROLE_FACT;
}

/* ---- Cells ---- */

static lxw_format *format_of(const cr_writer *self, const cr_field *field) {
  return cr_field_is_input(field) ? self->xlsx.styles.inputs[field->show]
                                  : self->xlsx.styles.results[field->show];
}

/* The column's formula with the number of the line in it. */
static void put_line(cr_text *text, const char *formula, size_t line) {
  char number[24];
  size_t digits = (size_t)snprintf(number, sizeof number, "%zu", line);
  cr_text_clear(text);
  while (*formula != '\0') {
    size_t plain = strcspn(formula, CR_ROW_MARK);
    cr_text_append_bytes(text, formula, plain);
    formula += plain;
    if (*formula == '\0')
      return;
    cr_text_append_bytes(text, number, digits);
    formula++;
  }
}

static lxw_error write_formula(cr_writer *self, uint32_t row, size_t column, const char *formula,
                               const cr_cell *cell, lxw_format *format) {
  put_line(&self->text, formula, (size_t)row + 1);
  if (self->text.failed)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  if (cell->kind == CR_CELL_NUMBER)
    return worksheet_write_formula_num(self->xlsx.sheet, row, (lxw_col_t)column, self->text.data, format,
                                       cell->number);
  return worksheet_write_formula_str(self->xlsx.sheet, row, (lxw_col_t)column, self->text.data, format,
                                     cell->kind == CR_CELL_BLANK ? "" : cell->text);
}

static lxw_error write_value(const cr_writer *self, uint32_t row, size_t column, const cr_cell *cell,
                             lxw_format *format) {
  if (cell->kind == CR_CELL_NUMBER)
    return worksheet_write_number(self->xlsx.sheet, row, (lxw_col_t)column, cell->number, format);
  if (cell->kind == CR_CELL_TEXT)
    return worksheet_write_string(self->xlsx.sheet, row, (lxw_col_t)column, cell->text, format);
  return worksheet_write_blank(self->xlsx.sheet, row, (lxw_col_t)column, format);
}

/* What is only needed to be written: reasons and clauses. */
static compact_error fill_in(cr_writer *self, const cr_grid *grid, size_t row, const cr_field *field,
                             cr_cell *cell, char **reason) {
  compact_error error = COMPACT_ERROR_NONE;
  if (cr_grid_cell(grid, row, field->check->outcome)->kind == CR_CELL_BLANK)
    return error;
  if (field->role == CR_ROLE_CITATION) {
    *cell = (cr_cell){.kind = CR_CELL_TEXT, .text = field->check->citation};
    return error;
  }
  error = cr_decide_reason(self->book, grid, row, field->check, self->facts, self->result, reason);
  *cell = (cr_cell){.kind = CR_CELL_TEXT, .text = *reason};
  return error;
}

/* The sentence of a link to the row of a clause. */
static lxw_error write_link(cr_writer *self, const cr_grid *grid, uint32_t row, size_t index, size_t column,
                            const cr_cell *cell) {
  const compact_clause *clause = grid->clauses != NULL ? grid->clauses[index] : grid->checks[index].clause;
  size_t count, at = 0;
  const compact_clause **used = cr_used_clauses(self->book, &count);
  while (used != NULL && at < count && used[at] != clause)
    at++;
  const char *link = cr_link_to(self, CR_HOLDS_CLAUSES, at);
  if (link[0] == '\0')
    return write_value(self, row, column, cell, self->xlsx.styles.results[CR_SHOW_TEXT]);
  return worksheet_write_url_opt(self->xlsx.sheet, row, (lxw_col_t)column, link, self->xlsx.styles.link,
                                 cell->text, NULL);
}

static const char *formula_of(const cr_grid *grid, size_t row, size_t column) {
  return grid->formulas != NULL ? grid->formulas[row * grid->field_count + column]
                                : grid->fields[column].formula;
}

/* lines is set to those of a reason. */
static compact_error write_cell(cr_writer *self, const cr_grid *grid, size_t row, size_t column,
                                size_t *lines) {
  const cr_field *field = &grid->fields[column];
  const char *formula = formula_of(grid, row, column);
  uint32_t at = grid->header + 1 + (uint32_t)row;
  cr_cell cell = *cr_grid_cell(grid, row, column);
  char *made = NULL;
  lxw_error written;
  compact_error error = COMPACT_ERROR_NONE;
  if (field->role == CR_ROLE_REASON || field->role == CR_ROLE_CITATION)
    error = fill_in(self, grid, row, field, &cell, &made);
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (field->role == CR_ROLE_LINK)
    written = write_link(self, grid, at, row, column, &cell);
  else if (formula != NULL)
    written = write_formula(self, at, column, formula, &cell, format_of(self, field));
  else
    written = write_value(self, at, column, &cell, format_of(self, field));
  *lines = made == NULL ? 0 : cr_line_count(made, field->width);
  compact_free(made);
  return cr_xlsx_error(written);
}

/* ---- Names ---- */

static compact_error define(cr_writer *self, const cr_grid *grid, const char *name, const char *first,
                            size_t first_line, const char *last, size_t last_line) {
  char place[128];
  snprintf(place, sizeof place, "='%s'!$%s$%zu:$%s$%zu", grid->sheet->name, first, first_line, last,
           last_line);
  return cr_xlsx_error(workbook_define_name(self->xlsx.workbook, name, place));
}

static compact_error define_names(cr_writer *self, const cr_grid *grid) {
  compact_error error = COMPACT_ERROR_NONE;
  size_t first = grid->header + 2, last = grid->header + 1 + grid->row_count;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->field_count; i++) {
    const cr_field *field = &grid->fields[i];
    cr_text name = {0};
    if (!field->is_named)
      continue;
    cr_text_format(&name, "%s_%s", grid->table->id, field->id);
    error = name.failed ? COMPACT_ERROR_MEMORY
                        : define(self, grid, name.data, field->letters, first, field->letters, last);
    cr_text_free(&name);
  }
  return error;
}

/* The titles of the facts, which the extension's functions take for the facts' names. */
static compact_error define_facts(cr_writer *self, const cr_grid *grid) {
  const cr_field *first = NULL, *last = NULL;
  char name[64];
  for (size_t i = 0; i < grid->field_count; i++) {
    if (grid->fields[i].role != CR_ROLE_FACT)
      continue;
    first = first == NULL ? &grid->fields[i] : first;
    last = &grid->fields[i];
  }
  if (first == NULL || grid->check_count == 0 || self->book->options.formulas != CR_FORMULAS_ADDIN)
    return COMPACT_ERROR_NONE;
  snprintf(name, sizeof name, "%s_facts", grid->table->id);
  return define(self, grid, name, first->letters, grid->header + 1, last->letters, grid->header + 1);
}

/* ---- The whole ---- */

/* Lines of a row to type into whose checks may come to have something to say. */
enum { LINES_OF_REASON = 3 };

/* What stands in the columns of a row, and how wide they are. */
typedef struct line {
  const char **texts;
  int *widths;
} line;

static compact_error write_object(cr_writer *self, const cr_grid *grid, line *room) {
  for (size_t i = 0; i < grid->field_count; i++) {
    room->texts[i] = grid->fields[i].title;
    room->widths[i] = grid->fields[i].width - 1; /* titles are bold */
  }
  compact_error error =
      cr_xlsx_table(&self->xlsx, grid->table->id, grid->row_count, room->texts, grid->field_count);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_height(&self->xlsx, grid->header, room->texts, room->widths, grid->field_count, 1);
  return error;
}

static compact_error set_widths(cr_writer *self, const cr_grid *grid, line *room) {
  for (size_t i = 0; i < grid->field_count; i++)
    room->widths[i] = grid->fields[i].width;
  return cr_xlsx_widths(&self->xlsx, room->widths, grid->field_count);
}

static compact_error write_row(cr_writer *self, const cr_grid *grid, size_t row, line *room) {
  compact_error error = COMPACT_ERROR_NONE;
  size_t least = grid->check_count > 0 && grid->table->each == CR_EACH_NONE ? LINES_OF_REASON : 1;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->field_count; i++) {
    const cr_cell *cell = cr_grid_cell(grid, row, i);
    room->texts[i] = cell->kind == CR_CELL_TEXT ? cell->text : NULL;
    room->widths[i] = grid->fields[i].width;
    size_t reason = 0;
    error = write_cell(self, grid, row, i, &reason);
    least = reason > least ? reason : least;
  }
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_height(&self->xlsx, grid->header + 1 + (uint32_t)row, room->texts, room->widths,
                           grid->field_count, least);
  return error;
}

static compact_error write_all(cr_writer *self, cr_grid *grid, line *room) {
  compact_error error = set_widths(self, grid, room);
  if (error == COMPACT_ERROR_NONE)
    error = write_object(self, grid, room);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->row_count; i++)
    error = write_row(self, grid, i, room);
  if (error == COMPACT_ERROR_NONE)
    error = define_names(self, grid);
  if (error == COMPACT_ERROR_NONE)
    error = define_facts(self, grid);
  if (error == COMPACT_ERROR_NONE)
    error = cr_write_rules(self, grid);
  if (error == COMPACT_ERROR_NONE && cr_grid_has_chart(grid))
    error = cr_write_chart(self, grid, grid->sheet->chart);
  return error;
}

compact_error cr_write_grid(cr_writer *self, cr_grid *grid) {
  line room = {calloc(grid->field_count + 1, sizeof *room.texts),
               calloc(grid->field_count + 1, sizeof *room.widths)};
  compact_error error =
      room.texts == NULL || room.widths == NULL ? COMPACT_ERROR_MEMORY : write_all(self, grid, &room);
  free((void *)room.texts);
  free(room.widths);
  return error;
}
