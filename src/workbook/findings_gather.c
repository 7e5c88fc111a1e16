/* findings_gather.c - what is told of each table, put together
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Counts of a clause or a month are added up over the tables; the next days to act are the next of all of
 * them; other rows stand one behind the other and name their table.
 */
#include "findings_book.h"

#include <string.h>

/* ---- Columns ---- */

/* What has many columns, or a chart beside it, is to be read on paper too; a number has a border on either
 * side. */
static int width_of(cr_part part, const cr_report_column *column) {
  bool is_wide = part == CR_PART_FINDINGS || part == CR_PART_OUTCOMES;
  int width = (int)column->width;
  if (column->kind == CR_CELL_NUMBER)
    return width + 2;
  return is_wide && width > 20 ? width * 3 / 4 : width;
}

static void add_column(cr_gathered *self, size_t of, const cr_report_column *column) {
  self->titles[self->column_count] = column->title;
  self->widths[self->column_count] = width_of(self->part, column);
  self->of[self->column_count] = of;
  if (column->kind == CR_CELL_OUTCOME)
    self->outcome = self->column_count;
  self->column_count++;
}

/* Which part's rows are about all tables together. */
static bool is_merged(cr_part part) {
  return part == CR_PART_OUTCOMES || part == CR_PART_MONTHS || part == CR_PART_CLAUSES;
}

/* Whether a column of the findings says nothing here. */
static bool is_left_out(const cr_findings_book *self, size_t column) {
  return column == CR_FINDING_COMPACT || (column == CR_FINDING_SHEET && !self->has_sheets) ||
         (column == CR_FINDING_REFERENCE && !self->has_references) ||
         (column == CR_FINDING_NAME && !self->has_names) ||
         (column == CR_FINDING_ORGANISATION && !self->has_organisations);
}

void cr_gather_columns(cr_findings_book *self, cr_part part) {
  const cr_report_part *told = cr_report_part_at(part), *findings = cr_report_part_at(CR_PART_FINDINGS);
  cr_gathered *gathered = &self->parts[part];
  gathered->part = part;
  gathered->outcome = CR_GATHERED_COLUMNS_MAX;
  bool is_of_all = part == CR_PART_FINDINGS || part == CR_PART_ABOUT || is_merged(part);
  if (!is_of_all && self->of->table_count > 1) {
    add_column(gathered, CR_OF_FILE, &findings->columns[CR_FINDING_FILE]);
    if (self->has_sheets)
      add_column(gathered, CR_OF_SHEET, &findings->columns[CR_FINDING_SHEET]);
  }
  for (size_t i = 0; i < told->column_count; i++) {
    size_t of = part == CR_PART_OUTCOMES && i < 2 ? 1 - i : i; /* the topic first: a chart calls rows by it */
    if (part != CR_PART_FINDINGS || !is_left_out(self, of))
      add_column(gathered, of, &told->columns[of]);
  }
}

/* ---- Cells ---- */

static cr_report_cell text_cell(const char *text) {
  return (cr_report_cell){.kind = text[0] == '\0' ? CR_CELL_BLANK : CR_CELL_TEXT, .text = text};
}

static cr_report_cell cell_of(const cr_gathered *gathered, const cr_findings_table *table,
                              const cr_report_cell *cells, size_t column) {
  size_t of = gathered->of[column];
  if (of == CR_OF_FILE)
    return text_cell(table->file);
  if (of == CR_OF_SHEET)
    return text_cell(table->sheet);
  cr_report_cell cell = cells[of];
  if (gathered->part == CR_PART_MONTHS && cell.date != COMPACT_NO_DATE)
    cell.kind = CR_CELL_DATE; /* a month is its first day, shown without it */
  return cell;
}

int64_t cr_gathered_number(const cr_gathered *gathered, size_t row, size_t column) {
  return ((const cr_report_cell *)gathered->rows.items[row])[column].number;
}

/* ---- Rows ---- */

typedef struct gathering {
  cr_findings_book *book;
  cr_gathered *to;
  const cr_findings_table *table;
} gathering;

/* What a clause without a topic is called among topics; else the topic, as it begins a line. */
static bool name_topic(cr_findings_book *self, cr_report_cell *topic, const cr_report_cell *clause) {
  cr_text text = {0};
  cr_text_format(&text, topic->kind == CR_CELL_BLANK ? "Clause %s" : "%s",
                 topic->kind == CR_CELL_BLANK ? clause->text : topic->text);
  char *kept = (char *)cr_findings_keep(self, &text);
  if (kept == NULL)
    return false;
  if (kept[0] >= 'a' && kept[0] <= 'z')
    kept[0] = (char)(kept[0] - 'a' + 'A');
  *topic = text_cell(kept);
  return true;
}

/* A copy that lives as long as the book; NULL where memory ran out. */
static cr_report_cell *keep_row(const gathering *self, const cr_report_cell *cells) {
  cr_arena *arena = &self->book->arena;
  cr_report_cell *kept = cr_arena_array(arena, self->to->column_count, sizeof *kept);
  for (size_t i = 0; kept != NULL && i < self->to->column_count; i++) {
    kept[i] = cell_of(self->to, self->table, cells, i);
    kept[i].text = cr_arena_copy(arena, kept[i].text, strlen(kept[i].text));
    if (kept[i].text == NULL)
      return NULL;
  }
  if (kept != NULL && self->to->part == CR_PART_OUTCOMES && !name_topic(self->book, &kept[0], &kept[1]))
    return NULL;
  return kept;
}

/* The row with the same beginning: the clause, its topic, or the month. NULL: there is none. */
static cr_report_cell *find_same(const cr_gathered *gathered, const cr_report_cell *row) {
  size_t keys = gathered->part == CR_PART_OUTCOMES ? 2 : 1;
  for (size_t i = 0; i < gathered->rows.count; i++) {
    cr_report_cell *other = gathered->rows.items[i];
    size_t same = 0;
    while (same < keys && strcmp(other[same].text, row[same].text) == 0)
      same++;
    if (same == keys)
      return other;
  }
  return NULL;
}

static void add_numbers(const cr_gathered *gathered, cr_report_cell *to, const cr_report_cell *from) {
  for (size_t i = 0; i < gathered->column_count; i++) {
    if (from[i].kind == CR_CELL_NUMBER)
      to[i].number += from[i].number;
  }
}

/* The first date of a row. */
static compact_date date_of(const cr_gathered *gathered, const cr_report_cell *row) {
  for (size_t i = 0; i < gathered->column_count; i++) {
    if (row[i].kind == CR_CELL_DATE)
      return row[i].date;
  }
  return COMPACT_NO_DATE;
}

/* Months and days to act stand in their order, of all tables. */
static compact_error insert_row(cr_gathered *to, cr_report_cell *row) {
  cr_list *rows = &to->rows;
  size_t place = rows->count;
  if (to->part == CR_PART_MONTHS || to->part == CR_PART_DEADLINES) {
    while (place > 0 && date_of(to, rows->items[place - 1]) > date_of(to, row))
      place--;
  }
  if (!cr_list_add(rows, row))
    return COMPACT_ERROR_MEMORY;
  memmove(&rows->items[place + 1], &rows->items[place], (rows->count - 1 - place) * sizeof *rows->items);
  rows->items[place] = row;
  if (to->part == CR_PART_DEADLINES && rows->count > CR_DEADLINES_MAX)
    rows->count--;
  return COMPACT_ERROR_NONE;
}

static compact_error gather_row(void *user, const cr_report_cell *cells, size_t count) {
  const gathering *self = user;
  cr_report_cell *same, *row;
  (void)count;
  if (self->to->rows.count == CR_FINDINGS_MAX) {
    self->to->left_out++;
    return COMPACT_ERROR_NONE;
  }
  row = keep_row(self, cells);
  if (row == NULL)
    return COMPACT_ERROR_MEMORY;
  same = is_merged(self->to->part) ? find_same(self->to, row) : NULL;
  if (same == NULL)
    return insert_row(self->to, row);
  if (self->to->part != CR_PART_CLAUSES)
    add_numbers(self->to, same, row);
  return COMPACT_ERROR_NONE;
}

compact_error cr_gather(cr_findings_book *self, cr_part part) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->of->table_count; i++) {
    gathering each = {self, &self->parts[part], &self->of->tables[i]};
    error = cr_report_rows(self->of->tables[i].told, part, gather_row, &each);
  }
  return error;
}
