/* findings_notes.c - what a reader of findings ought to know
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "findings_book.h"

#include <inttypes.h>
#include <string.h>

/* Takes the text. */
static compact_error add(cr_findings_book *self, cr_text *text) {
  const char *kept = cr_findings_keep(self, text);
  return kept != NULL && cr_list_add(&self->notes, (void *)kept) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}

static compact_error add_string(cr_findings_book *self, const char *string) {
  return cr_list_add(&self->notes, (void *)string) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}

/* ---- What the outcomes mean ---- */

static compact_error add_outcomes(cr_findings_book *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (int i = COMPACT_OUTCOME_NOT_MET; error == COMPACT_ERROR_NONE && i <= COMPACT_OUTCOME_NOT_APPLICABLE;
       i++)
    error = add_string(self, cr_outcome_note((compact_outcome)i));
  if (error == COMPACT_ERROR_NONE)
    error = add_string(self,
                       "\"not checked\" means that no column records what would decide it. Only the last day "
                       "to act is told.");
  return error;
}

/* ---- What is not there ---- */

static compact_error add_empty(cr_findings_book *self, cr_part part) {
  cr_text text = {0};
  if (cr_findings_has_sheet(self, part))
    return COMPACT_ERROR_NONE;
  cr_text_format(&text, "There is no worksheet \"%s\". %s", cr_findings_sheet_name(part),
                 cr_report_empty(self->of->tables[0].told, part));
  return add(self, &text);
}

static compact_error add_left_out(cr_findings_book *self, cr_part part) {
  cr_text text = {0};
  uint64_t left_out = self->parts[part].left_out;
  if (part == CR_PART_FINDINGS && cr_findings_count(self->of) > CR_FINDINGS_MAX)
    left_out = cr_findings_count(self->of) - CR_FINDINGS_MAX;
  if (left_out == 0)
    return COMPACT_ERROR_NONE;
  cr_text_format(&text, "The worksheet \"%s\" has the first %d rows%s. %" PRIu64 " more are left out%s.",
                 cr_findings_sheet_name(part), (int)CR_FINDINGS_MAX,
                 part == CR_PART_FINDINGS ? ", worst first" : "", left_out,
                 part == CR_PART_FINDINGS
                     ? ", and counted everywhere else; compact check --format csv has them all"
                     : "");
  return add(self, &text);
}

static compact_error add_unread(cr_findings_book *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->of->unread_count; i++) {
    cr_text text = {0};
    cr_text_format(&text, "%s could not be read, or holds no table: nothing here is about it.",
                   self->of->unread[i]);
    error = add(self, &text);
  }
  return error;
}

/* ---- How the tables were read ---- */

static const char *note_text(const cr_gathered *notes, size_t row) {
  return ((const cr_report_cell *)notes->rows.items[row])[notes->column_count - 1].text;
}

/* How many tables have the note; *is_first tells whether none before does. */
static size_t count_same(const cr_gathered *notes, size_t row, bool *is_first) {
  size_t same = 0;
  for (size_t i = 0; i < notes->rows.count; i++) {
    bool is_same = strcmp(note_text(notes, i), note_text(notes, row)) == 0;
    *is_first = same == 0 && is_same ? i == row : *is_first;
    same += is_same;
  }
  return same;
}

/* A note names its table, unless every table has it: then it is said once. */
static compact_error add_of_table(cr_findings_book *self, size_t row) {
  const cr_gathered *notes = &self->parts[CR_PART_NOTES];
  const cr_report_cell *cells = notes->rows.items[row];
  bool is_first = true, is_common = count_same(notes, row, &is_first) == self->of->table_count;
  cr_text text = {0};
  if (is_common && !is_first)
    return COMPACT_ERROR_NONE;
  for (size_t i = 0; !is_common && i + 1 < notes->column_count; i++) {
    if (cells[i].kind != CR_CELL_BLANK)
      cr_text_format(&text, i == 0 ? "%s" : ", sheet %s", cells[i].text);
  }
  cr_text_format(&text, "%s%s", text.length == 0 ? "" : ": ", note_text(notes, row));
  return add(self, &text);
}

static compact_error add_of_tables(cr_findings_book *self) {
  cr_gather_columns(self, CR_PART_NOTES);
  compact_error error = cr_gather(self, CR_PART_NOTES);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->parts[CR_PART_NOTES].rows.count; i++)
    error = add_of_table(self, i);
  return error;
}

/* ---- All ---- */

compact_error cr_findings_notes(cr_findings_book *self) {
  compact_error error = add_string(
      self, "The findings are values as they were when the tables were read. They do not follow what is "
            "changed in the tables or here: to have them anew, check the tables again.");
  if (error == COMPACT_ERROR_NONE)
    error = add_unread(self);
  if (error == COMPACT_ERROR_NONE)
    error = add_outcomes(self);
  for (const cr_part *part = cr_findings_parts; error == COMPACT_ERROR_NONE && *part != CR_PART_COUNT;
       part++) {
    error = add_left_out(self, *part);
    if (error == COMPACT_ERROR_NONE)
      error = add_empty(self, *part);
  }
  return error == COMPACT_ERROR_NONE ? add_of_tables(self) : error;
}
