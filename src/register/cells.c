/* cells.c - what is to be asked of a row of cells
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "cells.h"

#include "fold.h"

#include <stdio.h>

bool cr_found_cell_is_blank(const cr_found_cell *cell) {
  if (cell->kind != CR_FOUND_TEXT)
    return cell->kind == CR_FOUND_BLANK;
  if (cell->text[0] > ' ' && cell->text[0] <= '~')
    return false;
  return cell->text[cr_space_length(cell->text)] == '\0';
}

const cr_found_cell *cr_found_row_cell(const cr_found_row *row, uint32_t column) {
  size_t low = 0, high = row->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (row->cells[middle].column < column)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == row->count || row->cells[low].column != column || cr_found_cell_is_blank(&row->cells[low]))
    return NULL;
  return &row->cells[low];
}

const cr_found_cell *cr_found_row_next(const cr_found_row *row, uint32_t column, size_t *next) {
  while (*next < row->count && row->cells[*next].column < column)
    ++*next;
  if (*next == row->count || row->cells[*next].column != column || cr_found_cell_is_blank(&row->cells[*next]))
    return NULL;
  return &row->cells[*next];
}

bool cr_found_row_is_blank(const cr_found_row *row) {
  for (size_t i = 0; i < row->count; i++) {
    if (!cr_found_cell_is_blank(&row->cells[i]))
      return false;
  }
  return true;
}

const char *cr_cell_name(uint32_t row, uint32_t column, char buffer[CR_CELL_NAME_SIZE]) {
  char letters[8];
  size_t first = sizeof letters - 1;
  letters[first] = '\0';
  for (uint64_t left = (uint64_t)column + 1; left > 0 && first > 0; left = (left - 1) / 26)
    letters[--first] = (char)('A' + (left - 1) % 26);
  snprintf(buffer, CR_CELL_NAME_SIZE, "%s%lu", letters + first, (unsigned long)row);
  return buffer;
}
