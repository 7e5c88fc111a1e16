/* table.c - a small table of a test, as rows of cells
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "table.h"

#include <stdlib.h>
#include <string.h>

void table_begin(table *self, char *text, char separator) {
  *self = (table){.text = text, .separator = separator, .next = text};
  if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
    self->next += 3;
}

/* Cuts off the next cell, and says what stood behind it. */
static char *next_cell(table *self, char *behind) {
  char *start = self->next, *to = start, *from = start;
  bool is_quoted = *from == '"' && self->separator == ',';
  from += is_quoted;
  while (*from != '\0' && (is_quoted || (*from != self->separator && *from != '\n'))) {
    if (is_quoted && *from == '"') {
      if (from[1] != '"') {
        is_quoted = false;
        from++;
        continue;
      }
      from++;
    }
    if (*from != '\r')
      *to++ = *from;
    from++;
  }
  *behind = *from;
  self->next = *from == '\0' ? from : from + 1;
  *to = '\0';
  return start;
}

static cr_found_cell cell_of(uint32_t column, char *text) {
  cr_found_cell cell = {.column = column, .kind = CR_FOUND_TEXT, .text = text};
  if (strncmp(text, "=date ", 6) == 0) {
    cell.kind = CR_FOUND_DATE;
    cell.text += 6;
    compact_date_parse(cell.text, COMPACT_ORDER_NONE, &cell.date);
  } else if (strncmp(text, "=number ", 8) == 0) {
    cell.kind = CR_FOUND_NUMBER;
    cell.text += 8;
    cell.number = strtod(cell.text, NULL);
  } else if (strcmp(text, "=true") == 0 || strcmp(text, "=false") == 0) {
    cell.kind = CR_FOUND_BOOLEAN;
    cell.number = text[1] == 't';
    cell.text++;
  } else if (strcmp(text, "=error") == 0) {
    cell.kind = CR_FOUND_ERROR;
    cell.text = "#REF!";
  }
  return cell;
}

bool table_next(table *self, cr_found_row *row) {
  char behind = self->separator;
  uint32_t column = 0;
  if (*self->next == '\0')
    return false;
  *row = (cr_found_row){.number = ++self->row, .cells = self->cells};
  while (behind == self->separator && column < TABLE_COLUMNS_MAX) {
    char *text = next_cell(self, &behind);
    if (strcmp(text, "=hidden") == 0)
      row->is_hidden = true;
    else if (*text != '\0')
      self->cells[row->count++] = cell_of(column, text);
    column++;
  }
  return true;
}
