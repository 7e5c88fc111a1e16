/* findings_table.c - a part of the findings as a sheet
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "findings_book.h"

#include <string.h>

/* ---- Rows ---- */

typedef struct sheet {
  cr_findings_book *book;
  const cr_gathered *gathered;
  uint32_t row; /* the next one */
  uint32_t end; /* the last one, and one more */
} sheet;

static lxw_error write_cell(cr_xlsx *xlsx, cr_part part, uint32_t row, size_t column,
                            const cr_report_cell *cell) {
  cr_show show = part == CR_PART_MONTHS ? CR_SHOW_MONTH : CR_SHOW_DATE;
  switch (cell->kind) {
  case CR_CELL_NUMBER:
    return worksheet_write_number(xlsx->sheet, row, (lxw_col_t)column, (double)cell->number,
                                  xlsx->styles.results[CR_SHOW_NUMBER]);
  case CR_CELL_DATE:
    return worksheet_write_number(xlsx->sheet, row, (lxw_col_t)column,
                                  compact_date_to_serial(cell->date, COMPACT_NULL_DATE_1899),
                                  xlsx->styles.results[show]);
  case CR_CELL_TEXT:
  case CR_CELL_OUTCOME:
    return cr_xlsx_text(xlsx, row, column, cell->text, xlsx->styles.results[CR_SHOW_TEXT]);
  default:
    return worksheet_write_blank(xlsx->sheet, row, (lxw_col_t)column, xlsx->styles.results[CR_SHOW_TEXT]);
  }
}

static compact_error write_cells(sheet *self, const cr_report_cell *cells) {
  const char *texts[CR_GATHERED_COLUMNS_MAX];
  cr_xlsx *xlsx = &self->book->xlsx;
  lxw_error written = LXW_NO_ERROR;
  size_t columns = self->gathered->column_count;
  for (size_t i = 0; written == LXW_NO_ERROR && i < columns; i++) {
    written = write_cell(xlsx, self->gathered->part, self->row, i, &cells[i]);
    texts[i] = cells[i].kind == CR_CELL_DATE ? NULL : cells[i].text;
  }
  if (written != LXW_NO_ERROR)
    return cr_xlsx_error(written);
  return cr_xlsx_height(xlsx, self->row++, texts, self->gathered->widths, columns, 1);
}

/* A finding, as it comes from its source. */
static compact_error write_finding(void *user, const cr_report_cell *cells, size_t count) {
  sheet *self = user;
  cr_report_cell chosen[CR_GATHERED_COLUMNS_MAX];
  (void)count;
  if (self->row == self->end)
    return COMPACT_ERROR_NONE;
  for (size_t i = 0; i < self->gathered->column_count; i++)
    chosen[i] = cells[self->gathered->of[i]];
  return write_cells(self, chosen);
}

/* Worst first. */
static compact_error write_findings(sheet *self) {
  const cr_findings *of = self->book->of;
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < CR_OUTCOME_COUNT; i++) {
    if (self->row < self->end && cr_findings_total(of, cr_outcome_at(i)) > 0)
      error = of->source(of->user, cr_outcome_at(i), write_finding, self);
  }
  return error;
}

static compact_error write_rows(sheet *self) {
  const cr_list *rows = &self->gathered->rows;
  compact_error error = COMPACT_ERROR_NONE;
  if (self->gathered->part == CR_PART_FINDINGS)
    return write_findings(self);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < rows->count; i++)
    error = write_cells(self, rows->items[i]);
  return error;
}

/* ---- Above the rows ---- */

static void append_table(const cr_findings_table *table, cr_text *line) {
  cr_text_append(line, "All of it is about ");
  cr_text_append_shown(line, table->file);
  cr_text_append(line, table->sheet[0] == '\0' ? "" : ", sheet ");
  cr_text_append_shown(line, table->sheet);
  cr_text_append(line, ".");
}

/* Which tables the rows are about, where no column says so. */
static void append_of(const cr_findings_book *self, const cr_gathered *gathered, cr_text *line) {
  const cr_findings_table *first = &self->of->tables[0];
  bool names_table =
      gathered->part == CR_PART_FINDINGS || (gathered->column_count > 0 && gathered->of[0] == CR_OF_FILE);
  if (gathered->part == CR_PART_CLAUSES)
    cr_text_format(line, "They are of the %s.", compact_pack_title(self->of->pack));
  else if (self->of->table_count == 1)
    append_table(first, line);
  else if (names_table)
    cr_text_append(line, "Each row says which file it is about.");
  else
    cr_text_format(line, "The %zu tables that were checked are taken together.", self->of->table_count);
}

static compact_error begin_sheet(cr_findings_book *self, const cr_gathered *gathered) {
  const cr_report_part *told = cr_report_part_at(gathered->part);
  cr_text line = {0};
  append_of(self, gathered, &line);
  const char *lines[] = {
      cr_findings_has_chart(gathered->part)
          ? "This worksheet contains one table, and a chart of it on the right."
          : "This worksheet contains one table.",
      told->description, cr_text_string(&line),
      "Values as they were when the tables were read [note 1]. A blank cell means that there is "
      "nothing to tell.",
      NULL};
  compact_error error = line.failed ? COMPACT_ERROR_MEMORY
                                    : cr_xlsx_add_sheet(&self->xlsx, cr_findings_sheet_name(gathered->part),
                                                        told->title, lines);
  cr_text_free(&line);
  return error;
}

static compact_error write_titles(cr_findings_book *self, const cr_gathered *gathered, size_t rows) {
  int widths[CR_GATHERED_COLUMNS_MAX];
  compact_error error = cr_xlsx_widths(&self->xlsx, gathered->widths, gathered->column_count);
  if (error == COMPACT_ERROR_NONE)
    error = cr_xlsx_table(&self->xlsx, cr_report_part_at(gathered->part)->name, rows, gathered->titles,
                          gathered->column_count);
  for (size_t i = 0; i < gathered->column_count; i++)
    widths[i] = gathered->widths[i] - 1; /* they are bold */
  if (error == COMPACT_ERROR_NONE)
    error =
        cr_xlsx_height(&self->xlsx, self->xlsx.header, gathered->titles, widths, gathered->column_count, 1);
  return error;
}

/* ---- The whole ---- */

static size_t row_count(const cr_findings_book *self, const cr_gathered *gathered) {
  uint64_t count = cr_findings_count(self->of);
  if (gathered->part != CR_PART_FINDINGS)
    return gathered->rows.count;
  return count < CR_FINDINGS_MAX ? (size_t)count : CR_FINDINGS_MAX;
}

bool cr_findings_has_sheet(const cr_findings_book *self, cr_part part) {
  return row_count(self, &self->parts[part]) > 0;
}

compact_error cr_findings_sheet(cr_findings_book *self, cr_part part) {
  const cr_gathered *gathered = &self->parts[part];
  size_t rows = row_count(self, gathered);
  compact_error error = begin_sheet(self, gathered);
  if (error == COMPACT_ERROR_NONE)
    error = write_titles(self, gathered, rows);
  uint32_t first = self->xlsx.header + 1;
  sheet each = {self, gathered, first, first + (uint32_t)rows};
  if (error == COMPACT_ERROR_NONE)
    error = write_rows(&each);
  if (error == COMPACT_ERROR_NONE && gathered->outcome < gathered->column_count)
    error = cr_xlsx_colours(&self->xlsx, gathered->outcome, rows, compact_outcome_label);
  return error == COMPACT_ERROR_NONE ? cr_findings_chart(self, gathered) : error;
}
