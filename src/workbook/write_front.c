/* write_front.c - the sheets that are made from the rest: cover, contents, notes, settings
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Links ---- */

const char *cr_link_to(cr_writer *self, cr_holds holds, size_t row) {
  const cr_template *template = self->book->template;
  cr_text_clear(&self->text);
  for (size_t i = 0; i < template->sheet_count; i++) {
    if (template->sheets[i]->holds != holds)
      continue;
    size_t first = 3;
    for (const char **line = self->book->lines[i]; *line != NULL; line++)
      first++;
    cr_text_format(&self->text, "internal:'%s'!A%zu", template->sheets[i]->name, first + row);
  }
  return cr_text_string(&self->text);
}

/* ---- Cover ---- */

enum { COVER_ROWS_MAX = 12 };

typedef struct cover {
  const char *cells[COVER_ROWS_MAX * 2];
  size_t count;
} cover;

static void add(cover *self, const char *item, const char *value) {
  if (value[0] == '\0')
    return;
  self->cells[self->count++] = item;
  self->cells[self->count++] = value;
}

static const char *status_words(compact_status status) {
  if (status == COMPACT_STATUS_DRAFT)
    return "A draft text: nobody can be said to have failed what had not been adopted.";
  return status == COMPACT_STATUS_CONTEXT
             ? "Background: this text describes a Compact and does not reproduce it."
             : "Adopted.";
}

static void append_item(cr_text *list, const char *item) {
  cr_text_format(list, "%s%s", list->length == 0 ? "" : ", ", item);
}

static void append_topics(const cr_book *book, cr_text *answered, cr_text *silent) {
  for (size_t i = 0; i < book->template->sheet_count; i++) {
    const cr_grid *grid = book->grids[i];
    for (size_t j = 0; grid != NULL && grid->table->each == CR_EACH_NONE && j < grid->check_count; j++)
      append_item(answered, grid->checks[j].title);
  }
  for (size_t i = 0; i < book->silent_count; i++)
    append_item(silent, book->silent[i]);
}

static compact_error write_cover(cr_writer *self) {
  const cr_book *book = self->book;
  cr_text answered = {0}, silent = {0}, made = {0};
  cover rows = {.count = 0};
  append_topics(book, &answered, &silent);
  cr_text_format(&made, "Compact Rules %s, template %s", compact_version(), book->template->id);
  add(&rows, "Purpose", book->template->purpose);
  add(&rows, "For", book->template->audience);
  add(&rows, "Organisation", book->options.organisation == NULL ? "" : book->options.organisation);
  add(&rows, "Compact", compact_pack_title(book->pack));
  add(&rows, "Its text", compact_pack_text_source(book->pack));
  add(&rows, "Status of the text", status_words(compact_pack_status(book->pack)));
  add(&rows, "What is checked", cr_text_string(&answered));
  add(&rows, "On which the Compact is silent", cr_text_string(&silent));
  add(&rows, "Formulas", cr_formulas_words(book->options.formulas));
  add(&rows, "Made with", cr_text_string(&made));
  if (book->options.is_example)
    add(&rows, "Made-up rows",
        "The rows that are filled in are made up. Clear them before you use the workbook.");
  add(&rows, "What it is not", cr_not_law);
  compact_error error = COMPACT_ERROR_MEMORY;
  if (!answered.failed && !silent.failed && !made.failed)
    error = cr_xlsx_cover(&self->xlsx, rows.cells, rows.count / 2);
  cr_text_free(&answered);
  cr_text_free(&silent);
  cr_text_free(&made);
  return error;
}

/* ---- Contents ---- */

static compact_error write_contents(cr_writer *self) {
  const cr_template *template = self->book->template;
  const char **cells = calloc(template->sheet_count * 2, sizeof *cells);
  size_t count = 0;
  compact_error error = cells == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
  for (size_t i = 0; cells != NULL && i < template->sheet_count; i++) {
    if (self->book->is_left_out[i])
      continue;
    cells[count++] = template->sheets[i]->name;
    cells[count++] = template->sheets[i]->title;
  }
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_contents(&self->xlsx, cells, count / 2);
  free((void *)cells);
  return error;
}

/* ---- Notes ---- */

static const char *const own_notes[] = {
    "Nothing is due until the date of assessment is set.",
    "A row in which nothing is filled in that a check looks at has no outcome.",
    ("For more rows, insert some above the table's last row and copy the white cells of another row into "
     "them."),
};

/* The notes in their order: the template's, what the outcomes mean, what every workbook says, and what could
 * not be read. */
static const char *note_at(const cr_book *book, size_t index) {
  size_t own = sizeof own_notes / sizeof *own_notes, outcomes = COMPACT_OUTCOME_NOT_APPLICABLE;
  if (index < book->template->note_count)
    return book->template->notes[index];
  index -= book->template->note_count;
  if (index < outcomes)
    return cr_outcome_note((compact_outcome)(index + 1));
  index -= outcomes;
  return index < own ? own_notes[index] : book->problems[index - own];
}

static compact_error write_notes(cr_writer *self) {
  const cr_book *book = self->book;
  size_t count = book->template->note_count + COMPACT_OUTCOME_NOT_APPLICABLE +
                 sizeof own_notes / sizeof *own_notes + book->problem_count;
  const char **notes = calloc(count + 1, sizeof *notes);
  if (notes == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < count; i++)
    notes[i] = note_at(book, i);
  compact_error error = cr_xlsx_notes(&self->xlsx, notes, count);
  free((void *)notes);
  return error;
}

/* ---- Settings ---- */

static lxw_error write_setting(cr_writer *self, const cr_setting *setting, lxw_row_t row) {
  bool is_fixed = setting->role == CR_SETTING_COMPACT;
  lxw_format *format =
      is_fixed ? self->xlsx.styles.results[CR_SHOW_TEXT] : self->xlsx.styles.inputs[setting->show];
  cr_cell cell = cr_setting_cell(self->book, setting);
  if (cell.kind == CR_CELL_NUMBER)
    return worksheet_write_number(self->xlsx.sheet, row, 1, cell.number, format);
  if (cell.kind == CR_CELL_TEXT)
    return worksheet_write_string(self->xlsx.sheet, row, 1, cell.text, format);
  return worksheet_write_blank(self->xlsx.sheet, row, 1, format);
}

static compact_error name_setting(cr_writer *self, const cr_sheet *sheet, const cr_setting *setting,
                                  lxw_row_t row) {
  char place[128];
  snprintf(place, sizeof place, "='%s'!$B$%u", sheet->name, (unsigned)row + 1);
  return cr_xlsx_error(workbook_define_name(self->xlsx.workbook, setting->id, place));
}

static compact_error write_settings(cr_writer *self, const cr_sheet *sheet) {
  static const char *const titles[] = {"Setting", "Value", "What it does"};
  static const int widths[] = {30, 34, 80};
  const cr_template *template = self->book->template;
  const char **cells = calloc(template->setting_count * 3 + 1, sizeof *cells);
  compact_error error = cells == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
  for (size_t i = 0; cells != NULL && i < template->setting_count; i++) {
    cells[i * 3] = template->settings[i]->title;
    cells[i * 3 + 1] = "";
    cells[i * 3 + 2] = template->settings[i]->help;
  }
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_words(&self->xlsx, "settings", titles, widths, 3, cells, template->setting_count);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < template->setting_count; i++) {
    lxw_row_t row = self->xlsx.header + 1 + (lxw_row_t)i;
    error = cr_xlsx_error(write_setting(self, template->settings[i], row));
    if (error == COMPACT_ERROR_NONE)
      error = name_setting(self, sheet, template->settings[i], row);
    if (error == COMPACT_ERROR_NONE)
      error = cr_write_setting_rule(self, template->settings[i], row);
  }
  free((void *)cells);
  return error;
}

compact_error cr_write_front(cr_writer *self, const cr_sheet *sheet) {
  switch (sheet->holds) {
  case CR_HOLDS_COVER:
    return write_cover(self);
  case CR_HOLDS_CONTENTS:
    return write_contents(self);
  case CR_HOLDS_NOTES:
    return write_notes(self);
  case CR_HOLDS_SETTINGS:
    return write_settings(self, sheet);
  default:
    return cr_write_clauses(self);
  }
}
