/* lines.c - what stands between the title of a sheet and its table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "book.h"

#include <stdio.h>

static bool is_input(const cr_field *field) {
  return field->role == CR_ROLE_ENTRY || field->role == CR_ROLE_FACT;
}

/* Which columns are for typing, in words: colour alone tells nobody. */
static void append_inputs(const cr_grid *grid, cr_text *line) {
  const char *first = NULL, *last = NULL;
  bool has_other = false;
  for (size_t i = 0; i < grid->field_count; i++) {
    if (is_input(&grid->fields[i])) {
      first = first == NULL ? grid->fields[i].title : first;
      last = grid->fields[i].title;
    }
    has_other = has_other || grid->fields[i].role >= CR_ROLE_LIMB;
  }
  if (first == NULL)
    return;
  cr_text_format(line, "Type into the yellow cells, from \"%s\" to \"%s\".", first, last);
  if (has_other)
    cr_text_append(line, " The white cells work themselves out: leave them as they are.");
}

static size_t own_count(const cr_sheet *sheet) {
  return sheet->line_count + 3;
}

static bool add(cr_book *self, const char **lines, size_t *count, const char *text) {
  const char *kept = text[0] == '\0' ? NULL : cr_book_keep(self, text);
  if (kept != NULL)
    lines[(*count)++] = kept;
  return kept != NULL || text[0] == '\0';
}

compact_error cr_plan_lines(cr_book *self, size_t index) {
  const cr_sheet *sheet = self->template->sheets[index];
  cr_grid *grid = self->grids[index];
  cr_text inputs = {0};
  size_t count = 0;
  const char **lines = cr_arena_array(&self->arena, own_count(sheet) + 1, sizeof *lines);
  if (lines == NULL)
    return COMPACT_ERROR_MEMORY;
  if (grid != NULL)
    append_inputs(grid, &inputs);
  bool is_kept = add(self, lines, &count,
                     grid != NULL && cr_grid_has_chart(grid)
                         ? "This worksheet contains one table, and a chart of it on the right."
                         : "This worksheet contains one table.");
  is_kept = is_kept && !inputs.failed && add(self, lines, &count, cr_text_string(&inputs));
  if (self->options.is_example && grid != NULL && grid->table->example[0] != '\0')
    is_kept =
        is_kept && add(self, lines, &count, "The rows that are filled in are made up, to show how it works.");
  for (size_t i = 0; is_kept && i < sheet->line_count; i++)
    lines[count++] = sheet->lines[i];
  cr_text_free(&inputs);
  self->lines[index] = lines;
  if (grid != NULL)
    grid->header = (uint32_t)count + 1;
  return is_kept ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}
