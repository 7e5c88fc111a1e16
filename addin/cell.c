/* cell.c - cells and tables: what is in an argument, what becomes a result
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "cell.h"

#include <stdlib.h>
#include <string.h>

/* ---- Arguments ---- */

bool cell_is_blank(const cell *argument) {
  return argument->kind == CELL_BLANK || (argument->kind == CELL_NUMBER && argument->number == 0);
}

/* Digits alone are a number that was typed as text: of which epoch cannot be told. */
static bool is_digits(const char *words) {
  return words[strspn(words, " 0123456789")] == '\0';
}

/* TRUE arrives as 1, and the day before 1900 that this would be is nobody's date. */
static bool is_flag(const cell *argument) {
  return argument->kind == CELL_NUMBER && argument->number == 1;
}

compact_error cell_date(const cell *argument, compact_date null_date, compact_date *out) {
  *out = COMPACT_NO_DATE;
  if (is_flag(argument))
    return COMPACT_ERROR_DATE;
  if (argument->kind == CELL_NUMBER)
    return compact_date_from_serial(argument->number, null_date, out);
  if (argument->kind != CELL_TEXT)
    return COMPACT_ERROR_NONE;
  return is_digits(argument->text) ? COMPACT_ERROR_DATE
                                   : compact_date_parse(argument->text, COMPACT_ORDER_NONE, out);
}

size_t table_size(const table *argument) {
  return argument->row_count * argument->column_count;
}

const cell *table_cell(const table *argument, size_t index) {
  return &argument->cells[table_size(argument) == 1 ? 0 : index];
}

/* ---- Results ---- */

const char *cell_words(const cell *result) {
  return result->kind == CELL_OUTCOME ? compact_outcome_name((compact_outcome)result->number) : result->text;
}

void cell_clear(cell *result) {
  free(result->text);
  *result = (cell){CELL_BLANK, 0, NULL};
}

compact_error cell_number(double value, cell *result) {
  *result = (cell){CELL_NUMBER, value, NULL};
  return COMPACT_ERROR_NONE;
}

compact_error cell_not_available(cell *result) {
  *result = (cell){CELL_NOT_AVAILABLE, 0, NULL};
  return COMPACT_ERROR_NONE;
}

compact_error cell_text(cell_kind kind, const char *words, cell *result) {
  size_t size = strlen(words) + 1;
  *result = (cell){kind, 0, malloc(size)};
  if (result->text == NULL)
    return COMPACT_ERROR_MEMORY;
  memcpy(result->text, words, size);
  return COMPACT_ERROR_NONE;
}

void cell_take_text(char *words, cell *result) {
  *result = (cell){CELL_TEXT, 0, words};
}

compact_error cell_from_date(compact_date date, compact_date null_date, cell *result) {
  return date == COMPACT_NO_DATE ? cell_not_available(result)
                                 : cell_number(compact_date_to_serial(date, null_date), result);
}

compact_error cell_outcome_word(compact_outcome outcome, cell *result) {
  *result = (cell){CELL_OUTCOME, outcome, NULL};
  return COMPACT_ERROR_NONE;
}

compact_error cell_outcome_ok(compact_outcome outcome, cell *result) {
  switch (outcome) {
  case COMPACT_OUTCOME_MET:
  case COMPACT_OUTCOME_EXCUSED:
    return cell_number(1, result);
  case COMPACT_OUTCOME_NOT_MET:
    return cell_number(0, result);
  default:
    return cell_not_available(result);
  }
}

/* ---- Tables ---- */

void table_clear(table *result) {
  for (size_t i = 0; i < table_size(result); i++)
    cell_clear(&result->cells[i]);
  free(result->cells);
  *result = (table){0};
}

compact_error table_new(size_t row_count, size_t column_count, table *result) {
  *result = (table){.is_range = true};
  result->cells = calloc(row_count, column_count * sizeof *result->cells);
  if (result->cells == NULL)
    return COMPACT_ERROR_MEMORY;
  result->row_count = row_count;
  result->column_count = column_count;
  return COMPACT_ERROR_NONE;
}

compact_error table_fill_row(table *result, size_t row, const char *const *words) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < result->column_count && error == COMPACT_ERROR_NONE; i++)
    error = cell_text(CELL_TEXT, words[i], &result->cells[row * result->column_count + i]);
  return error;
}
