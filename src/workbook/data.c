/* data.c - rows of a CSV file into the table that is typed into
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "data.h"

#include "diagnostic.h"
#include "facts.h"
#include "file.h"
#include "nearest.h"
#include "xlsx.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
  COLUMNS_MAX = 1024,
  FILE_MAX = 256 * 1024 * 1024,
  CELL_MAX = 32767, /* characters of a cell in .xlsx */
  QUOTE_MAX = 60,
};

typedef struct data_reader {
  cr_book *book;
  cr_grid *grid;
  const char *source;
  compact_diagnostics *diagnostics;    /* NULL: nobody is told of what is left out */
  const cr_field *fields[COLUMNS_MAX]; /* NULL: passed over */
  size_t column, line;                 /* from 0, from 1 */
  size_t row, row_count;               /* the table's row, from 0; how many were read */
  bool is_row;                         /* the line has something in it */
  bool has_titles;
  compact_error error;
} data_reader;

static void tell(data_reader *self, compact_severity severity, const char *format, ...) CR_PRINTF(3, 4);

static void tell(data_reader *self, compact_severity severity, const char *format, ...) {
  cr_text message = {0};
  va_list arguments;
  if (self->diagnostics == NULL)
    return;
  va_start(arguments, format);
  cr_text_format_list(&message, format, arguments);
  va_end(arguments);
  cr_diagnostics_add(self->diagnostics, &(compact_diagnostic){.severity = severity,
                                                              .source = self->source,
                                                              .line = (uint32_t)self->line,
                                                              .column = (uint32_t)self->column + 1,
                                                              .message = cr_text_string(&message),
                                                              .excerpt = ""});
  cr_text_free(&message);
}

static void fail(data_reader *self, compact_error error) {
  self->error = self->error == COMPACT_ERROR_NONE ? error : self->error;
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
  if (title[0] == '\0')
    tell(self, COMPACT_SEVERITY_ERROR, "a column has no title: write one, or take the column out");
  else if (nearest.name != NULL)
    tell(self, COMPACT_SEVERITY_ERROR, "no column has the title \"%.*s\"; did you mean \"%s\"?", QUOTE_MAX,
         title, nearest.name);
  else
    tell(self, COMPACT_SEVERITY_ERROR, "no column has the title \"%.*s\": rename it, or take the column out",
         QUOTE_MAX, title);
  fail(self, COMPACT_ERROR_NAME);
}

static void read_title(data_reader *self, const char *title) {
  const cr_field *field = field_of(self->grid, title);
  self->has_titles = true;
  self->fields[self->column] = field;
  if (field == NULL && is_known(self, title)) {
    tell(self, COMPACT_SEVERITY_WARNING, "\"%.*s\" is not used here: the column is left out", QUOTE_MAX,
         title);
    return;
  }
  if (field == NULL)
    refuse_title(self, title);
  for (size_t i = 0; field != NULL && i < self->column; i++) {
    if (self->fields[i] != field)
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

/* Takes the text as what the column holds; the cell already has it as text. */
static compact_error read_as(const cr_field *field, const char *text, cr_cell *cell) {
  compact_date date;
  compact_error error;
  switch (field->show) {
  case CR_SHOW_DATE:
    error = compact_date_parse(text, COMPACT_ORDER_NONE, &date);
    if (error == COMPACT_ERROR_NONE)
      *cell =
          (cr_cell){.kind = CR_CELL_NUMBER, .number = compact_date_to_serial(date, COMPACT_NULL_DATE_1899)};
    return error;
  case CR_SHOW_NUMBER:
  case CR_SHOW_MONEY:
  case CR_SHOW_PERCENT:
    error = read_number(text, &cell->number);
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

static void read_cell(data_reader *self, const char *text) {
  const cr_field *field = self->fields[self->column];
  if (field == NULL || text[0] == '\0' || self->error != COMPACT_ERROR_NONE)
    return;
  if (!self->is_row)
    begin_row(self);
  if (self->row >= self->grid->row_count)
    return; /* memory ran out, or there are more rows than clauses */
  const char *kept = cr_book_keep(self->book, text);
  if (kept == NULL)
    fail(self, COMPACT_ERROR_MEMORY);
  if (self->error != COMPACT_ERROR_NONE)
    return;
  cr_cell *cell = cr_grid_cell(self->grid, self->row, cr_grid_field_index(self->grid, field));
  *cell = (cr_cell){.kind = CR_CELL_TEXT, .text = kept};
  compact_error error = strlen(text) > CELL_MAX ? COMPACT_ERROR_LIMIT : read_as(field, kept, cell);
  cell->is_unreadable = error != COMPACT_ERROR_NONE && field->show != CR_SHOW_TEXT;
  if (error != COMPACT_ERROR_NONE)
    add_problem(self, field, kept, error);
}

/* ---- The file ---- */

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

static void on_field(void *field, size_t length, void *user) {
  data_reader *self = user;
  char *text = malloc(length + 1);
  if (self->column >= COLUMNS_MAX)
    fail(self, COMPACT_ERROR_LIMIT);
  if (text == NULL)
    fail(self, COMPACT_ERROR_MEMORY);
  if (self->error == COMPACT_ERROR_NONE || (self->error == COMPACT_ERROR_NAME && self->line == 1)) {
    memcpy(text, field, length);
    text[length] = '\0';
    tidy(text);
    if (self->line == 1)
      read_title(self, text);
    else
      read_cell(self, text);
  }
  free(text);
  self->column++;
}

static void on_line(int end, void *user) {
  data_reader *self = user;
  (void)end;
  self->column = 0;
  self->is_row = false;
  self->line++;
}

/* There are as many rows as clauses, whichever the Compact: made-up rows come round again. */
static void repeat_rows(cr_grid *grid, size_t count) {
  for (size_t i = count; count > 0 && i < grid->row_count; i++)
    memcpy(cr_grid_cell(grid, i, 0), cr_grid_cell(grid, i % count, 0), grid->field_count * sizeof(cr_cell));
}

/* Whether all is text; self->line is then that of the first byte that is none. */
static bool is_text(data_reader *self, const char *bytes, size_t size) {
  while (size > 0) {
    size_t length = cr_utf8_sequence(bytes, size);
    if (length == 0 || *bytes == '\0')
      return false;
    self->line += *bytes == '\n';
    bytes += length;
    size -= length;
  }
  self->line = 1;
  return true;
}

static void refuse_bytes(data_reader *self, const char *message) {
  self->column = 0;
  tell(self, COMPACT_SEVERITY_ERROR, "%s", message);
  fail(self, COMPACT_ERROR_SYNTAX);
}

/* A quote that is never closed would take the rest of the file into one cell. */
static compact_error parse(data_reader *self, const char *bytes, size_t size) {
  struct csv_parser parser;
  if (csv_init(&parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI) != 0)
    return COMPACT_ERROR_MEMORY;
  bool is_whole = csv_parse(&parser, bytes, size, on_field, on_line, self) == size &&
                  csv_fini(&parser, on_field, on_line, self) == 0;
  if (!is_whole && csv_error(&parser) == CSV_EPARSE)
    refuse_bytes(self,
                 "a quote stands where none may, or is never closed: write \"\" for \" in a quoted cell");
  else if (!is_whole)
    fail(self, COMPACT_ERROR_MEMORY);
  else if (!self->has_titles)
    refuse_bytes(self, "the file has no line of titles");
  csv_free(&parser);
  return self->error;
}

compact_error cr_data_read(cr_book *self, cr_grid *grid, const char *source, const char *bytes, size_t size,
                           compact_diagnostics *diagnostics) {
  size_t mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  data_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL)
    return COMPACT_ERROR_MEMORY;
  *reader =
      (data_reader){.book = self, .grid = grid, .source = source, .diagnostics = diagnostics, .line = 1};
  if (is_text(reader, bytes + mark, size - mark))
    (void)parse(reader, bytes + mark, size - mark);
  else
    refuse_bytes(reader, "this is not UTF-8 text: save the file as CSV UTF-8");
  compact_error error = reader->error;
  if (grid->clauses != NULL)
    repeat_rows(grid, reader->row_count);
  free(reader);
  return error;
}

static cr_grid *first_typed_into(const cr_book *self) {
  for (size_t i = 0; i < self->template->sheet_count; i++) {
    if (self->grids[i] != NULL && self->grids[i]->table->each == CR_EACH_NONE)
      return self->grids[i];
  }
  return NULL;
}

static compact_error refuse(const char *path, compact_diagnostics *diagnostics) {
  cr_diagnostics_add(diagnostics,
                     &(compact_diagnostic){.severity = COMPACT_SEVERITY_ERROR,
                                           .source = path,
                                           .message = "this template has no table of rows to be filled in",
                                           .excerpt = ""});
  return COMPACT_ERROR_NAME;
}

compact_error cr_book_read(cr_book *self, const char *path, compact_diagnostics *diagnostics) {
  cr_text text = {0};
  cr_grid *grid = first_typed_into(self);
  compact_error error = cr_file_read(path, FILE_MAX, &text);
  if (error == COMPACT_ERROR_READ)
    error = cr_file_unreadable(path, diagnostics);
  else if (error == COMPACT_ERROR_NONE && grid == NULL)
    error = refuse(path, diagnostics);
  else if (error == COMPACT_ERROR_NONE)
    error = cr_data_read(self, grid, path, cr_text_string(&text), text.length, diagnostics);
  cr_text_free(&text);
  return error;
}
