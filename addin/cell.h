/* cell.h - cells and tables: what is in an argument, what becomes a result
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CELL_H
#define COMPACT_CELL_H

#include "functions.h"

/* Blank, or the 0 as which a lone empty cell arrives. */
bool cell_is_blank(const cell *argument);

/* The date in a cell, or no date. Fails with the errors of dates. */
compact_error cell_date(const cell *argument, compact_date null_date, compact_date *out);

/* Results. Text is copied; cell_take_text() takes it over. Fails with MEMORY. */
compact_error cell_number(double value, cell *result);
compact_error cell_not_available(cell *result);
compact_error cell_text(cell_kind kind, const char *words, cell *result);
void cell_take_text(char *words, cell *result);

/* A date as a number, or #N/A for no date. */
compact_error cell_from_date(compact_date date, compact_date null_date, cell *result);

/* 1 and 0, or #N/A where an outcome is neither; its word. */
compact_error cell_outcome_ok(compact_outcome outcome, cell *result);
compact_error cell_outcome_word(compact_outcome outcome, cell *result);

/* A table of blank cells. Fails with MEMORY. */
compact_error table_new(size_t row_count, size_t column_count, table *result);

size_t table_size(const table *argument);

/* The cell at index, counted row by row; of a table of one cell always that one. */
const cell *table_cell(const table *argument, size_t index);

/* Fills a row of the result with as many words as it has columns. */
compact_error table_fill_row(table *result, size_t row, const char *const *words);

#endif
