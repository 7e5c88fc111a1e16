/* sheet_report.c - what is told of a sheet, as the rows of a new one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sheet_report.h"

#include "list.h"
#include "text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const unsigned sheet_report_widths[SHEET_REPORT_WIDTH] = {16, 14, 80, 13, 12, 12, 18, 30, 26, 14};

/* Findings of one outcome. */
typedef struct bucket {
  cr_arena arena;
  cr_list rows;
  bool is_given_up; /* there are enough worse ones */
} bucket;

/* Worst first; those of which only the last day is told come before what needs no one to act. */
static const compact_outcome order[] = {
    COMPACT_OUTCOME_NOT_MET, COMPACT_OUTCOME_CANNOT_TELL, COMPACT_OUTCOME_DUE,           COMPACT_OUTCOME_NONE,
    COMPACT_OUTCOME_EXCUSED, COMPACT_OUTCOME_MET,         COMPACT_OUTCOME_NOT_APPLICABLE};
enum { BUCKET_COUNT = sizeof order / sizeof *order };

struct sheet_report {
  cr_arena arena;
  const compact_pack *pack;
  compact_date as_of;
  const char *file, *sheet;
  cr_register *reg;
  cr_checking *checking; /* NULL in the first pass */
  cr_report *report;
  bucket buckets[BUCKET_COUNT];
  uint64_t finding_count;
  cr_list rows;
  sheet_report_block blocks[CR_PART_COUNT];
  size_t block_count;
};

/* ---- Where the columns of a part go ---- */

/* By their names; two that are parted by a plus share a cell, and a minus leaves one blank. */
static const char *const layouts[CR_PART_COUNT] = {
    [CR_PART_ABOUT] = "what - value",
    [CR_PART_FINDINGS] = "outcome clause why deadline shortfall_days cell reference name organisation topic",
    [CR_PART_PATTERNS] = "outcome clause text count of - - examples",
    [CR_PART_OUTCOMES] =
        "clause topic summary not_met cannot_tell due excused met not_applicable not_checked",
    [CR_PART_DEADLINES] = "deadline clause what days_left row outcome reference name - topic",
    [CR_PART_MONTHS] = "month count - not_met cannot_tell due excused met not_applicable not_checked",
    [CR_PART_SCOPE] = "topic clause text - - - scope",
    [CR_PART_COLUMNS] = "cell - why filled usable - - title is",
    [CR_PART_NOTES] = "- - text",
    [CR_PART_CLAUSES] = "clause bearer summary+readings - - - - section",
};

/* The order below the findings. */
static const cr_part parts_behind[] = {CR_PART_PATTERNS, CR_PART_OUTCOMES, CR_PART_DEADLINES,
                                       CR_PART_MONTHS,   CR_PART_SCOPE,    CR_PART_COLUMNS,
                                       CR_PART_NOTES,    CR_PART_CLAUSES};
enum { BEHIND_COUNT = sizeof parts_behind / sizeof *parts_behind };

/* Names of outcomes have a space, which parts names here. */
static bool is_called(const cr_report_column *column, const char *name, size_t length) {
  if (strlen(column->name) != length)
    return false;
  for (size_t i = 0; i < length; i++) {
    if (name[i] != column->name[i] && !(name[i] == '_' && column->name[i] == ' '))
      return false;
  }
  return true;
}

/* The part's column of that name; the number of columns: none, which leaves the cell blank. */
static size_t find_column(const cr_report_part *part, const char *name, size_t length) {
  size_t index = 0;
  while (index < part->column_count && !is_called(&part->columns[index], name, length))
    index++;
  return index;
}

/* Which of the part's columns stands in each of the sheet's, and which shares its cell. Returns how many. */
static size_t read_layout(cr_part part, size_t columns[SHEET_REPORT_WIDTH],
                          size_t shared[SHEET_REPORT_WIDTH]) {
  const cr_report_part *is = cr_report_part_at(part);
  const char *word = layouts[part];
  size_t count = 0;
  for (; *word != '\0' && count < SHEET_REPORT_WIDTH; count++) {
    size_t length = strcspn(word, " +");
    columns[count] = find_column(is, word, length);
    shared[count] = is->column_count;
    word += length;
    if (*word == '+') {
      length = strcspn(++word, " ");
      shared[count] = find_column(is, word, length);
      word += length;
    }
    word += strspn(word, " ");
  }
  return count;
}

/* ---- Rows that are kept ---- */

static const char *keep_text(cr_arena *arena, const char *text) {
  return cr_arena_copy(arena, text, strlen(text));
}

static sheet_report_row *new_row(cr_arena *arena, sheet_report_kind kind, size_t count) {
  sheet_report_row *row = cr_arena_alloc(arena, sizeof *row);
  cr_report_cell *cells = count == 0 ? NULL : cr_arena_array(arena, count, sizeof *cells);
  if (row == NULL || (cells == NULL && count > 0))
    return NULL;
  for (size_t i = 0; i < count; i++)
    cells[i].text = "";
  *row = (sheet_report_row){.kind = kind, .count = count, .cells = cells};
  return row;
}

static compact_error add_row(cr_list *rows, sheet_report_row *row) {
  return row != NULL && cr_list_add(rows, row) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY;
}

static compact_error say(sheet_report *self, sheet_report_kind kind, const char *text, size_t target) {
  sheet_report_row *row = new_row(&self->arena, kind, kind == SHEET_REPORT_BLANK ? 0 : 1);
  if (row == NULL)
    return COMPACT_ERROR_MEMORY;
  row->target = target;
  if (row->count > 0) {
    cr_report_cell *cell = (cr_report_cell *)row->cells;
    cell->kind = CR_CELL_TEXT;
    cell->text = keep_text(&self->arena, text);
    if (cell->text == NULL)
      return COMPACT_ERROR_MEMORY;
  }
  return add_row(&self->rows, row);
}

/* Two cells in one, a line each. What would turn the direction of a reason, and the like, is not told. */
static const char *joined(cr_arena *arena, const char *first, const char *second) {
  cr_text text = {0};
  cr_text_append_shown_lines(&text, first);
  cr_text_append(&text, second[0] == '\0' ? "" : "\n");
  cr_text_append_shown_lines(&text, second);
  const char *kept = text.failed ? NULL : keep_text(arena, cr_text_string(&text));
  cr_text_free(&text);
  return kept;
}

static sheet_report_row *keep_cells(cr_arena *arena, cr_part part, const cr_report_cell *cells,
                                    size_t count) {
  size_t columns[SHEET_REPORT_WIDTH], shared[SHEET_REPORT_WIDTH];
  size_t width = read_layout(part, columns, shared);
  sheet_report_row *row = new_row(arena, SHEET_REPORT_CELLS, width);
  if (row == NULL)
    return NULL;
  cr_report_cell *kept = (cr_report_cell *)row->cells;
  for (size_t i = 0; i < width; i++) {
    if (columns[i] >= count)
      continue;
    kept[i] = cells[columns[i]];
    if (part == CR_PART_ABOUT) /* answers of all kinds in one column */
      kept[i].kind = CR_CELL_TEXT;
    kept[i].text = joined(arena, kept[i].text, shared[i] < count ? cells[shared[i]].text : "");
    if (kept[i].text == NULL)
      return NULL;
  }
  return row;
}

/* ---- Findings ---- */

typedef struct finding_taker {
  bucket *to;
  uint32_t row;
} finding_taker;

/* A finding that comes from no cell leads to the first of its row. */
static compact_error lead_to_row(cr_arena *arena, cr_report_cell *cell, uint32_t row) {
  char name[CR_CELL_NAME_SIZE];
  if (cell->text[0] != '\0')
    return COMPACT_ERROR_NONE;
  cell->kind = CR_CELL_TEXT;
  cell->row = row;
  cell->column = 0;
  cell->text = keep_text(arena, cr_cell_name(row, 0, name));
  return cell->text == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

enum { CELL_COLUMN = 5 }; /* of the findings' layout */

static compact_error take_finding(void *user, const cr_report_cell *cells, size_t count) {
  finding_taker *taker = user;
  cr_arena *arena = &taker->to->arena;
  sheet_report_row *row = keep_cells(arena, CR_PART_FINDINGS, cells, count);
  if (row == NULL ||
      lead_to_row(arena, (cr_report_cell *)&row->cells[CELL_COLUMN], taker->row) != COMPACT_ERROR_NONE)
    return COMPACT_ERROR_MEMORY;
  return add_row(&taker->to->rows, row);
}

static void give_up(bucket *one) {
  cr_arena_free(&one->arena);
  cr_list_free(&one->rows);
  one->is_given_up = true;
}

/* Of findings that are not as bad as enough others none is shown. */
static void give_up_some(sheet_report *self) {
  size_t count = 0;
  for (size_t i = 0; i < BUCKET_COUNT; i++) {
    if (count >= SHEET_REPORT_FINDINGS_MAX && !self->buckets[i].is_given_up)
      give_up(&self->buckets[i]);
    count += self->buckets[i].rows.count;
  }
}

static bucket *bucket_of(sheet_report *self, compact_outcome outcome) {
  size_t index = 0;
  while (order[index] != outcome)
    index++;
  return &self->buckets[index];
}

static compact_error on_finding(void *user, const cr_finding *finding) {
  sheet_report *self = user;
  finding_taker taker = {bucket_of(self, finding->outcome), finding->record->row};
  self->finding_count++;
  compact_error error = cr_report_add(self->report, finding);
  if (error != COMPACT_ERROR_NONE || taker.to->is_given_up ||
      taker.to->rows.count == SHEET_REPORT_FINDINGS_MAX)
    return error;
  error = cr_report_finding(self->report, finding, take_finding, &taker);
  if (taker.to->rows.count % 1024 == 0)
    give_up_some(self);
  return error;
}

/* ---- The passes ---- */

compact_error sheet_report_new(const compact_library *library, const cr_profiles *profiles,
                               const compact_pack *pack, compact_date as_of, const char *file,
                               const char *sheet, sheet_report **out) {
  static const cr_register_options options = {0};
  sheet_report *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->pack = pack;
  self->as_of = as_of;
  self->file = file;
  self->sheet = sheet;
  compact_error error = cr_register_new(profiles, compact_library_facts(library), &options, NULL, &self->reg);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    sheet_report_free(self);
  return error;
}

void sheet_report_free(sheet_report *self) {
  if (self == NULL)
    return;
  for (size_t i = 0; i < BUCKET_COUNT; i++)
    give_up(&self->buckets[i]);
  cr_list_free(&self->rows);
  cr_report_free(self->report);
  cr_checking_free(self->checking);
  cr_register_free(self->reg);
  cr_arena_free(&self->arena);
  free(self);
}

compact_error sheet_report_take(sheet_report *self, const cr_found_row *row) {
  if (self->checking == NULL)
    return cr_register_survey(self->reg, row);
  return cr_register_read(self->reg, row) == NULL ? COMPACT_ERROR_NONE
                                                  : cr_checking_row(self->checking, on_finding, self);
}

compact_error sheet_report_settle(sheet_report *self) {
  compact_error error = cr_register_settle(self->reg);
  if (error == COMPACT_ERROR_NONE)
    error = cr_checking_new(self->reg, self->pack, self->as_of, &self->checking);
  return error == COMPACT_ERROR_NONE ? cr_report_new(self->checking, self->file, self->sheet, &self->report)
                                     : error;
}

/* ---- Parts ---- */

static compact_error say_header(sheet_report *self, cr_part part, sheet_report_block *block) {
  const cr_report_part *is = cr_report_part_at(part);
  size_t columns[SHEET_REPORT_WIDTH], shared[SHEET_REPORT_WIDTH];
  size_t width = read_layout(part, columns, shared);
  sheet_report_row *row = new_row(&self->arena, SHEET_REPORT_HEADER, width);
  for (size_t i = 0; row != NULL && i < width; i++) {
    if (columns[i] == is->column_count)
      continue;
    cr_report_cell *cell = (cr_report_cell *)&row->cells[i];
    cell->kind = CR_CELL_TEXT;
    cell->text = is->columns[columns[i]].title;
    block->columns[i] = is->columns[columns[i]].kind;
  }
  return add_row(&self->rows, row);
}

typedef struct part_taker {
  sheet_report *self;
  cr_part part;
} part_taker;

static compact_error take_row(void *user, const cr_report_cell *cells, size_t count) {
  part_taker *taker = user;
  return add_row(&taker->self->rows, keep_cells(&taker->self->arena, taker->part, cells, count));
}

static compact_error put_findings(sheet_report *self) {
  size_t count = 0;
  for (size_t i = 0; i < BUCKET_COUNT; i++) {
    cr_list *rows = &self->buckets[i].rows;
    for (size_t j = 0; j < rows->count && count < SHEET_REPORT_FINDINGS_MAX; j++, count++) {
      if (!cr_list_add(&self->rows, rows->items[j]))
        return COMPACT_ERROR_MEMORY;
    }
  }
  return COMPACT_ERROR_NONE;
}

static compact_error put_rows(sheet_report *self, cr_part part) {
  part_taker taker = {self, part};
  return part == CR_PART_FINDINGS ? put_findings(self) : cr_report_rows(self->report, part, take_row, &taker);
}

static compact_error put_table(sheet_report *self, cr_part part) {
  sheet_report_block *block = &self->blocks[self->block_count++];
  *block = (sheet_report_block){.part = part};
  compact_error error = say_header(self, part, block);
  block->first = self->rows.count;
  if (error == COMPACT_ERROR_NONE)
    error = put_rows(self, part);
  block->count = self->rows.count - block->first;
  if (error == COMPACT_ERROR_NONE && block->count == 0) {
    self->rows.count--; /* its titles */
    self->block_count--;
    error = say(self, SHEET_REPORT_WORDS, cr_report_empty(self->report, part), 0);
  }
  return error;
}

/* What there was no room for. */
static compact_error say_left_out(sheet_report *self, cr_part part) {
  cr_text text = {0};
  if (part != CR_PART_FINDINGS || self->finding_count <= SHEET_REPORT_FINDINGS_MAX)
    return COMPACT_ERROR_NONE;
  cr_text_format(&text, "The worst %d of %" PRIu64 " findings are listed; all of them are counted below.",
                 SHEET_REPORT_FINDINGS_MAX, self->finding_count);
  compact_error error =
      text.failed ? COMPACT_ERROR_MEMORY : say(self, SHEET_REPORT_WORDS, cr_text_string(&text), 0);
  cr_text_free(&text);
  return error;
}

static compact_error put_part(sheet_report *self, cr_part part) {
  const cr_report_part *is = cr_report_part_at(part);
  compact_error error = say(self, SHEET_REPORT_BLANK, "", 0);
  if (error == COMPACT_ERROR_NONE)
    error = say(self, SHEET_REPORT_HEADING, is->title, 0);
  if (error == COMPACT_ERROR_NONE)
    error = say(self, SHEET_REPORT_WORDS, is->description, 0);
  if (error == COMPACT_ERROR_NONE)
    error = say_left_out(self, part);
  return error == COMPACT_ERROR_NONE ? put_table(self, part) : error;
}

/* ---- The whole ---- */

static compact_error put_head(sheet_report *self) {
  cr_text text = {0};
  cr_text_format(&text, "Compact report on %s", self->sheet);
  compact_error error =
      text.failed ? COMPACT_ERROR_MEMORY : say(self, SHEET_REPORT_TITLE, cr_text_string(&text), 0);
  cr_text_free(&text);
  if (error == COMPACT_ERROR_NONE)
    error = say(self, SHEET_REPORT_WORDS, cr_report_caveat, 0);
  for (size_t i = 0; i < BEHIND_COUNT && error == COMPACT_ERROR_NONE; i++)
    error = say(self, SHEET_REPORT_GO, cr_report_part_at(parts_behind[i])->title, 0);
  if (error == COMPACT_ERROR_NONE)
    error = say(self, SHEET_REPORT_BLANK, "", 0);
  return error == COMPACT_ERROR_NONE ? put_table(self, CR_PART_ABOUT) : error;
}

enum { FIRST_GO = 2 }; /* behind the title and the caveat */

compact_error sheet_report_finish(sheet_report *self) {
  compact_error error = cr_checking_finish(self->checking);
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_finish(self->reg);
  give_up_some(self);
  if (error == COMPACT_ERROR_NONE)
    error = put_head(self);
  if (error == COMPACT_ERROR_NONE)
    error = put_part(self, CR_PART_FINDINGS);
  for (size_t i = 0; i < BEHIND_COUNT && error == COMPACT_ERROR_NONE; i++) {
    ((sheet_report_row *)self->rows.items[FIRST_GO + i])->target = self->rows.count + 1;
    error = put_part(self, parts_behind[i]);
  }
  return error;
}

size_t sheet_report_row_count(const sheet_report *self) {
  return self->rows.count;
}

const sheet_report_row *sheet_report_row_at(const sheet_report *self, size_t index) {
  return self->rows.items[index];
}

size_t sheet_report_block_count(const sheet_report *self) {
  return self->block_count;
}

const sheet_report_block *sheet_report_block_at(const sheet_report *self, size_t index) {
  return &self->blocks[index];
}

/* ---- Links ---- */

/* Inside quotation marks of a formula, and inside those around a sheet's name. */
static void append_quoted(const char *words, char mark, cr_text *text) {
  for (; *words != '\0'; words++) {
    cr_text_append_bytes(text, words, 1);
    if (*words == '"' || *words == mark)
      cr_text_append_bytes(text, words, 1);
  }
}

compact_error sheet_report_link(const char *sheet, uint32_t row, uint32_t column, const char *words,
                                char **out) {
  char name[CR_CELL_NAME_SIZE];
  cr_text text = {0};
  cr_text_append(&text, "=HYPERLINK(\"#$'");
  append_quoted(sheet, '\'', &text);
  cr_text_format(&text, "'.%s\";\"", cr_cell_name(row, column, name));
  append_quoted(words, '"', &text);
  cr_text_append(&text, "\")");
  return cr_text_take(&text, out);
}
