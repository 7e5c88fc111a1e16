/* data.c - rows of a file into the table that is typed into
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "data.h"

#include "diagnostic.h"
#include "facts.h"
#include "nearest.h"
#include "xlsx.h"

#include <stdlib.h>
#include <string.h>

enum {
  CELL_MAX = 32767, /* characters of a cell in .xlsx */
  QUOTE_MAX = 60,
};

typedef struct data_reader {
  cr_book *book;
  cr_grid *grid;
  const char *source;
  compact_diagnostics *diagnostics; /* NULL: nobody is told of what is left out */
  struct data_column {
    const cr_field *field; /* NULL: passed over */
    bool has_title;
  } * columns;
  size_t column_count;
  uint32_t file_row, file_column; /* the cell that is looked at */
  size_t row, row_count;          /* the table's row, from 0; how many were read */
  bool is_row;                    /* the table has it */
  bool has_sheet;
  compact_error error;
} data_reader;

static void tell(data_reader *self, compact_severity severity, const char *format, ...) CR_PRINTF(3, 4);

static void tell(data_reader *self, compact_severity severity, const char *format, ...) {
  cr_text message = {0};
  char cell[CR_CELL_NAME_SIZE];
  va_list arguments;
  if (self->diagnostics == NULL)
    return;
  cr_text_format(&message, "%s: ", cr_cell_name(self->file_row, self->file_column, cell));
  va_start(arguments, format);
  cr_text_format_list(&message, format, arguments);
  va_end(arguments);
  cr_diagnostics_add(self->diagnostics, &(compact_diagnostic){.severity = severity,
                                                              .source = self->source,
                                                              .message = cr_text_string(&message),
                                                              .excerpt = ""});
  cr_text_free(&message);
}

static void fail(data_reader *self, compact_error error) {
  self->error = self->error == COMPACT_ERROR_NONE ? error : self->error;
}

/* ---- Text ---- */

/* The text without control characters and others that no sheet can hold, and without spaces at its ends. */
static void tidy(char *text) {
  char *to = text, *from = text + strspn(text, " \t\r\n");
  while (*from != '\0') {
    size_t unfit = cr_unfit_length(from);
    if (unfit == 0)
      *to++ = *from;
    from += unfit == 0 ? 1 : unfit;
  }
  while (to > text && strchr(" \t\r\n", to[-1]) != NULL)
    to--;
  *to = '\0';
}

/* The same, kept with the book; "" where memory ran out. */
static const char *tidied(data_reader *self, const char *text) {
  char *kept = cr_book_keep(self->book, text);
  if (kept == NULL) {
    fail(self, COMPACT_ERROR_MEMORY);
    return "";
  }
  tidy(kept);
  return kept;
}

/* ---- Titles ---- */

static bool is_typed_into(const cr_field *field) {
  return field->role == CR_ROLE_ENTRY || field->role == CR_ROLE_FACT;
}

static const cr_field *field_of(const cr_grid *grid, const char *title) {
  for (size_t i = 0; i < grid->field_count; i++) {
    const cr_field *field = &grid->fields[i];
    if (is_typed_into(field) && (cr_same_name(field->title, title) || cr_same_name(field->id, title)))
      return field;
  }
  return NULL;
}

/* A column that this template has, or a fact, and that this Compact does not ask for. */
static bool is_known(const data_reader *self, const char *title) {
  for (size_t i = 0; i < compact_facts_count(self->book->facts); i++) {
    const compact_fact *fact = compact_facts_at(self->book->facts, i);
    if (cr_same_name(compact_fact_label(fact), title) || cr_same_name(compact_fact_name(fact), title))
      return true;
  }
  return cr_same_name(title, "Row");
}

static void refuse_title(data_reader *self, const char *title) {
  cr_nearest nearest = cr_nearest_to(title);
  for (size_t i = 0; i < self->grid->field_count; i++) {
    if (is_typed_into(&self->grid->fields[i]))
      cr_nearest_offer(&nearest, self->grid->fields[i].title);
  }
  if (nearest.name != NULL)
    tell(self, COMPACT_SEVERITY_ERROR, "no column has the title \"%.*s\"; did you mean \"%s\"?", QUOTE_MAX,
         title, nearest.name);
  else
    tell(self, COMPACT_SEVERITY_ERROR, "no column has the title \"%.*s\": rename it, or take the column out",
         QUOTE_MAX, title);
  fail(self, COMPACT_ERROR_NAME);
}

static void read_title(data_reader *self, const char *title) {
  const cr_field *field = field_of(self->grid, title);
  struct data_column *column = &self->columns[self->file_column];
  *column = (struct data_column){field, true};
  if (field == NULL && is_known(self, title)) {
    tell(self, COMPACT_SEVERITY_WARNING, "\"%.*s\" is not used here: the column is left out", QUOTE_MAX,
         title);
    return;
  }
  if (field == NULL)
    refuse_title(self, title);
  for (const struct data_column *other = self->columns; field != NULL && other < column; other++) {
    if (other->field != field)
      continue;
    tell(self, COMPACT_SEVERITY_ERROR, "two columns have the title \"%.*s\": take one out", QUOTE_MAX, title);
    fail(self, COMPACT_ERROR_NAME);
  }
}

/* ---- Cells ---- */

/* A number as people write it: with a pound sign, commas between thousands, or a percentage. */
static compact_error read_number(const char *text, double *out) {
  char digits[64], *end;
  size_t length = 0;
  for (; *text != '\0' && length + 1 < sizeof digits; text++) {
    if ((unsigned char)*text == 0xC2 && (unsigned char)text[1] == 0xA3)
      text++;
    else if (*text != ',' && *text != ' ')
      digits[length++] = *text;
  }
  bool is_percent = length > 0 && digits[length - 1] == '%';
  digits[length - is_percent] = '\0';
  *out = strtod(digits, &end) / (is_percent ? 100 : 1);
  bool is_number =
      *text == '\0' && end != digits && *end == '\0' && strspn(digits, "0123456789.-") == strlen(digits);
  return is_number ? COMPACT_ERROR_NONE : COMPACT_ERROR_NUMBER;
}

static compact_error read_word(const cr_field *field, const char *text) {
  const char *words = field->show == CR_SHOW_FLAG ? "yes|no" : field->choices;
  while (*words != '\0') {
    size_t length = strcspn(words, "|");
    if (strlen(text) == length && cr_same_letters(words, text, length))
      return COMPACT_ERROR_NONE;
    words += length + (words[length] == '|');
  }
  return field->show == CR_SHOW_FLAG ? COMPACT_ERROR_FLAG : COMPACT_ERROR_CHOICE;
}

/* A spreadsheet's own date is one already; everything else is read from its text. */
static compact_error read_date(const cr_found_cell *found, const char *text, compact_date *date) {
  *date = found->date;
  return found->kind == CR_FOUND_DATE ? COMPACT_ERROR_NONE
                                      : compact_date_parse(text, COMPACT_ORDER_NONE, date);
}

/* Takes the text as what the column holds; the cell already has it as text. */
static compact_error read_as(const cr_field *field, const cr_found_cell *found, const char *text,
                             cr_cell *cell) {
  compact_date date;
  compact_error error;
  switch (field->show) {
  case CR_SHOW_DATE:
    error = read_date(found, text, &date);
    if (error == COMPACT_ERROR_NONE)
      *cell =
          (cr_cell){.kind = CR_CELL_NUMBER, .number = compact_date_to_serial(date, COMPACT_NULL_DATE_1899)};
    return error;
  case CR_SHOW_NUMBER:
  case CR_SHOW_MONEY:
  case CR_SHOW_PERCENT:
    cell->number = found->number;
    error = found->kind == CR_FOUND_NUMBER ? COMPACT_ERROR_NONE : read_number(text, &cell->number);
    cell->kind = error == COMPACT_ERROR_NONE ? CR_CELL_NUMBER : cell->kind;
    return error;
  case CR_SHOW_FLAG:
  case CR_SHOW_CHOICE:
    return read_word(field, text);
  default:
    return COMPACT_ERROR_NONE;
  }
}

static void add_problem(data_reader *self, const cr_field *field, const char *text, compact_error error) {
  cr_text problem = {0};
  cr_text_format(&problem, "Row %zu, %s: \"%.*s\" %s.", self->row + 1, field->title, QUOTE_MAX, text,
                 compact_error_text(error));
  if (problem.failed || !cr_book_add_problem(self->book, cr_text_string(&problem)))
    fail(self, COMPACT_ERROR_MEMORY);
  cr_text_free(&problem);
  tell(self, COMPACT_SEVERITY_WARNING, "%s: \"%.*s\" %s; it is kept as text", field->title, QUOTE_MAX, text,
       compact_error_text(error));
}

/* The rows of a table of clauses are there already. */
static void begin_row(data_reader *self) {
  self->is_row = true;
  self->row = self->row_count++;
  if (self->grid->clauses != NULL)
    return;
  fail(self, cr_grid_add_row(self->grid));
  self->row = self->grid->row_count - 1;
}

static bool is_beyond_titles(const data_reader *self) {
  return self->file_column >= self->column_count || !self->columns[self->file_column].has_title;
}

/* What a person would have typed. */
static const char *typed(const cr_found_cell *found, const cr_field *field) {
  bool is_flag = found->kind == CR_FOUND_BOOLEAN && field->show == CR_SHOW_FLAG;
  return !is_flag ? found->text : found->number != 0 ? "yes" : "no";
}

static void put_cell(data_reader *self, const cr_field *field, const cr_found_cell *found, const char *text) {
  cr_cell *cell = cr_grid_cell(self->grid, self->row, cr_grid_field_index(self->grid, field));
  *cell = (cr_cell){.kind = CR_CELL_TEXT, .text = text};
  compact_error error = strlen(text) > CELL_MAX ? COMPACT_ERROR_LIMIT : read_as(field, found, text, cell);
  cell->is_unreadable = error != COMPACT_ERROR_NONE && field->show != CR_SHOW_TEXT;
  if (error != COMPACT_ERROR_NONE)
    add_problem(self, field, text, error);
}

static void read_cell(data_reader *self, const cr_found_cell *found) {
  if (is_beyond_titles(self)) {
    tell(self, COMPACT_SEVERITY_ERROR,
         "stands in a column without a title: write one, or take the column out");
    fail(self, COMPACT_ERROR_NAME);
    return;
  }
  const cr_field *field = self->columns[self->file_column].field;
  const char *text = field == NULL ? "" : tidied(self, typed(found, field));
  if (text[0] == '\0')
    return;
  if (!self->is_row)
    begin_row(self);
  if (self->error == COMPACT_ERROR_NONE && self->row < self->grid->row_count)
    put_cell(self, field, found, text);
}

/* ---- The file ---- */

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  data_reader *self = user;
  if (self->has_sheet)
    return CR_NEXT_NOTHING;
  self->has_sheet = !sheet->is_hidden;
  return self->has_sheet ? CR_NEXT_ROW : CR_NEXT_SHEET;
}

static void begin_titles(data_reader *self, const cr_found_row *row) {
  self->column_count = (size_t)row->cells[row->count - 1].column + 1;
  self->columns = calloc(self->column_count, sizeof *self->columns);
  if (self->columns == NULL)
    fail(self, COMPACT_ERROR_MEMORY);
}

/* Every title is looked at, also behind one that is refused. */
static cr_next on_row(void *user, const cr_found_row *row) {
  data_reader *self = user;
  bool are_titles = self->columns == NULL;
  if (cr_found_row_is_blank(row))
    return CR_NEXT_ROW;
  if (are_titles)
    begin_titles(self, row);
  self->file_row = row->number;
  self->is_row = false;
  for (size_t i = 0; i < row->count &&
                     (self->error == COMPACT_ERROR_NONE || (are_titles && self->error == COMPACT_ERROR_NAME));
       i++) {
    self->file_column = row->cells[i].column;
    if (cr_found_cell_is_blank(&row->cells[i]))
      continue;
    if (are_titles)
      read_title(self, tidied(self, row->cells[i].text));
    else
      read_cell(self, &row->cells[i]);
  }
  return self->error == COMPACT_ERROR_NONE ? CR_NEXT_ROW : CR_NEXT_NOTHING;
}

/* There are as many rows as clauses, whichever the Compact: made-up rows come round again. */
static void repeat_rows(cr_grid *grid, size_t count) {
  for (size_t i = count; count > 0 && i < grid->row_count; i++)
    memcpy(cr_grid_cell(grid, i, 0), cr_grid_cell(grid, i % count, 0), grid->field_count * sizeof(cr_cell));
}

static compact_error refuse(const char *source, compact_diagnostics *diagnostics, compact_error error,
                            const char *message) {
  cr_diagnostics_add(diagnostics, &(compact_diagnostic){.severity = COMPACT_SEVERITY_ERROR,
                                                        .source = source,
                                                        .message = message,
                                                        .excerpt = ""});
  return error;
}

compact_error cr_data_read(cr_book *self, cr_grid *grid, cr_reader *reader, const char *source,
                           compact_diagnostics *diagnostics) {
  static const cr_reader_handler handler = {.sheet = on_sheet, .row = on_row};
  data_reader data = {.book = self, .grid = grid, .source = source, .diagnostics = diagnostics};
  compact_error error = cr_reader_read(reader, &handler, &data);
  if (error == COMPACT_ERROR_NONE)
    error = data.error;
  if (error == COMPACT_ERROR_NONE && data.columns == NULL)
    error = refuse(source, diagnostics, COMPACT_ERROR_SYNTAX, "the file has no row of titles");
  if (grid->clauses != NULL)
    repeat_rows(grid, data.row_count);
  free(data.columns);
  return error;
}

static cr_grid *first_typed_into(const cr_book *self) {
  for (size_t i = 0; i < self->template->sheet_count; i++) {
    if (self->grids[i] != NULL && self->grids[i]->table->each == CR_EACH_NONE)
      return self->grids[i];
  }
  return NULL;
}

compact_error cr_book_read(cr_book *self, const char *path, compact_diagnostics *diagnostics) {
  cr_grid *grid = first_typed_into(self);
  cr_reader *reader;
  compact_error error = cr_reader_open(path, diagnostics, &reader);
  if (error == COMPACT_ERROR_NONE && grid == NULL)
    error =
        refuse(path, diagnostics, COMPACT_ERROR_NAME, "this template has no table of rows to be filled in");
  else if (error == COMPACT_ERROR_NONE)
    error = cr_data_read(self, grid, reader, path, diagnostics);
  cr_reader_free(reader);
  return error;
}
