/* cells.c - what is to be asked of a row of cells
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "cells.h"

#include "fold.h"

#include <stdio.h>

bool cr_found_text_is_blank(const char *text) {
  return text[cr_space_length(text)] == '\0';
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
