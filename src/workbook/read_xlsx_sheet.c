/* read_xlsx_sheet.c - the rows and cells of an .xlsx
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "attribute.h"
#include "read_limits.h"
#include "read_part.h"
#include "read_value.h"
#include "read_xlsx.h"

#include <string.h>

enum {
  KIND_SHEET = 1,
  KIND_ROWS,
  KIND_ROW,
  KIND_CELL,
  KIND_VALUE,
  KIND_FORMULA,
  KIND_INLINE,
  KIND_RUN,
  KIND_TEXT,
  KIND_COLUMNS,
  KIND_COLUMN
};

#define IN(kind) (1u << KIND_##kind)

static const cr_stream_element elements[] = {
    {"v", KIND_VALUE, IN(CELL), true, false},         {"c", KIND_CELL, IN(ROW), false, true},
    {"row", KIND_ROW, IN(ROWS), false, true},         {"f", KIND_FORMULA, IN(CELL), false, false},
    {"is", KIND_INLINE, IN(CELL), false, false},      {"t", KIND_TEXT, IN(INLINE) | IN(RUN), true, false},
    {"r", KIND_RUN, IN(INLINE), false, false},        {"sheetData", KIND_ROWS, IN(SHEET), false, false},
    {"cols", KIND_COLUMNS, IN(SHEET), false, false},  {"col", KIND_COLUMN, IN(COLUMNS), false, false},
    {"worksheet", KIND_SHEET, CR_ROOT, false, false}, {0},
};

typedef enum cell_type {
  TYPE_NUMBER = 0,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
  TYPE_UNKNOWN
} cell_type;

typedef struct sheet_reader {
  cr_xlsx *book;
  cr_rows *rows;
  cr_stream *stream;
  cr_next next;
  uint32_t row;       /* the last that began; 0: none */
  char row_digits[8]; /* its number, as it ends the references of its cells */
  uint32_t column;    /* of the open cell */
  uint32_t next_column;
  cell_type type;
  bool is_date; /* by its style */
  bool has_formula;
} sheet_reader;

static void fail(sheet_reader *self, compact_error error) {
  if (error != COMPACT_ERROR_NONE)
    cr_stream_fail(self->stream, error);
}

#define SAVE_AGAIN ": open the file in Excel or Calc and save it"

/* ---- Columns ---- */

/* From which to which, from 1. What says nothing that could be used hides nothing. */
CR_NOINLINE static void start_column(sheet_reader *self, const char **attributes) {
  const char *first = cr_stream_attribute(attributes, "min"), *last = cr_stream_attribute(attributes, "max");
  uint32_t from, to;
  if (!cr_is_true(cr_stream_attribute(attributes, "hidden")) || first == NULL || last == NULL ||
      !cr_index_read(first, CR_COLUMNS_MAX, &from) || !cr_index_read(last, CR_COLUMNS_MAX, &to))
    return;
  if (from > 0 && from <= to)
    fail(self, cr_rows_hide(self->rows, from - 1, to - from + 1));
}

/* ---- Rows ---- */

static void write_digits(uint32_t number, char digits[8]) {
  char reversed[8];
  int count = 0;
  for (; number > 0; number /= 10)
    reversed[count++] = (char)('0' + number % 10);
  while (count > 0)
    *digits++ = reversed[--count];
  *digits = '\0';
}

CR_NOINLINE static void start_row(sheet_reader *self, const char **attributes) {
  uint32_t number = self->row + 1;
  bool is_hidden = false, is_number = number <= CR_ROWS_MAX;
  for (; attributes[0] != NULL; attributes += 2) {
    if (strcmp(attributes[0], "r") == 0)
      is_number = cr_index_read(attributes[1], CR_ROWS_MAX, &number) && number > 0;
    else if (strcmp(attributes[0], "hidden") == 0)
      is_hidden = cr_is_true(attributes[1]);
    else
      cr_stream_unknown(self->stream, attributes[0]);
  }
  if (!is_number || number <= self->row) {
    fail(self, cr_report_at(self->book->input, cr_stream_spot(self->stream), COMPACT_ERROR_INVALID,
                            "a row of sheet \"%.100s\" is out of order, or below row %u" SAVE_AGAIN,
                            self->rows->sheet.name, CR_ROWS_MAX));
    return;
  }
  self->row = number;
  self->next_column = 0;
  write_digits(number, self->row_digits);
  cr_rows_begin(self->rows, number, is_hidden);
}

CR_NOINLINE static void end_row(sheet_reader *self) {
  cr_next next;
  compact_error error = cr_rows_end(self->rows, 1, &next);
  fail(self, error);
  if (error != COMPACT_ERROR_NONE || next == CR_NEXT_ROW)
    return;
  self->next = next;
  cr_stream_stop(self->stream);
}

/* ---- Where a cell is, and of what kind ---- */

/* The column of a reference such as AB12; false if it is none in this row. */
static bool read_reference(const sheet_reader *self, const char *reference, uint32_t *column) {
  uint32_t number = 0;
  for (; *reference >= 'A' && *reference <= 'Z' && number <= CR_COLUMNS_MAX; reference++)
    number = number * 26 + (uint32_t)(*reference - 'A') + 1;
  *column = number - 1;
  return number > 0 && number <= CR_COLUMNS_MAX && strcmp(reference, self->row_digits) == 0;
}

static cell_type type_of(const char *name) {
  static const struct {
    const char *name;
    cell_type type;
  } table[] = {{"str", TYPE_TEXT},  {"n", TYPE_NUMBER}, {"inlineStr", TYPE_TEXT},
               {"b", TYPE_BOOLEAN}, {"e", TYPE_ERROR},  {"d", TYPE_DATE}};
  if (name[0] == 's' && name[1] == '\0') /* nearly always */
    return TYPE_SHARED;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (strcmp(table[i].name, name) == 0)
      return table[i].type;
  }
  return TYPE_UNKNOWN;
}

static void read_style(sheet_reader *self, const char *style) {
  uint32_t index;
  if (cr_index_read(style, CR_STYLES_MAX, &index) && index < self->book->style_count)
    self->is_date = self->book->date_styles[index];
  else if (strcmp(style, "0") != 0)
    fail(self, cr_rows_report(self->rows, self->column, COMPACT_ERROR_INVALID,
                              "its style \"%.20s\" is not in the file" SAVE_AGAIN, style));
}

CR_NOINLINE static void start_cell(sheet_reader *self, const char **attributes) {
  const char *reference = NULL, *style = NULL, *type = NULL;
  for (; attributes[0] != NULL; attributes += 2) {
    const char *name = attributes[0];
    char letter = name[0] != '\0' && name[1] == '\0' ? name[0] : '\0'; /* one of another namespace is "" */
    if (letter == 'r')
      reference = attributes[1];
    else if (letter == 's')
      style = attributes[1];
    else if (letter == 't')
      type = attributes[1];
    else
      cr_stream_unknown(self->stream, name);
  }
  self->column = self->next_column;
  bool is_known = reference == NULL || read_reference(self, reference, &self->column);
  if (!is_known || self->column < self->next_column || self->column >= CR_COLUMNS_MAX) {
    fail(self, cr_rows_report(self->rows, self->next_column, COMPACT_ERROR_INVALID,
                              "the cell \"%.20s\" does not belong here" SAVE_AGAIN,
                              reference == NULL ? "" : reference));
    return;
  }
  self->next_column = self->column + 1;
  self->is_date = self->has_formula = false;
  self->type = type == NULL ? TYPE_NUMBER : type_of(type);
  if (style != NULL)
    read_style(self, style);
  if (self->type == TYPE_UNKNOWN)
    fail(self, cr_rows_report(self->rows, self->column, COMPACT_ERROR_INVALID,
                              "holds a value of the unknown type \"%.20s\"" SAVE_AGAIN, type));
}

/* ---- What a cell holds ---- */

static compact_error end_shared(sheet_reader *self, const char *text) {
  const cr_strings *strings = &self->book->strings;
  uint32_t index;
  if (!cr_index_read(text, CR_STRINGS_MAX, &index) || index >= strings->count)
    return cr_rows_report(self->rows, self->column, COMPACT_ERROR_INVALID,
                          "is the shared text number %.20s, and the file has %zu, counted from 0" SAVE_AGAIN,
                          text, strings->count);
  return cr_rows_lasting(self->rows, self->column, CR_FOUND_TEXT, strings->items[index]);
}

/* Excel counts from 1 January 1900 and counts a 29 February of that year, its day 60, that never was. */
static compact_date date_of(const sheet_reader *self, double serial) {
  compact_date date;
  if (self->book->is_1904) {
    /* Day 0 is a day here; what is less than a day is taken for a time. */
    compact_date_from_serial(serial, COMPACT_NULL_DATE_1904, &date);
    return date;
  }
  if (serial >= 60 && serial < 61)
    return COMPACT_NO_DATE;
  compact_date_from_serial(serial > 0 && serial < 60 ? serial + 1 : serial, COMPACT_NULL_DATE_1899, &date);
  return serial >= 1 ? date : COMPACT_NO_DATE;
}

static compact_error end_number(sheet_reader *self, const char *text) {
  double number;
  if (!cr_number_read(text, &number))
    return cr_rows_report(self->rows, self->column, COMPACT_ERROR_INVALID,
                          "\"%.40s\" is no number" SAVE_AGAIN, text);
  compact_date date = self->is_date ? date_of(self, number) : COMPACT_NO_DATE;
  compact_error error =
      cr_rows_cell(self->rows, self->column, date == COMPACT_NO_DATE ? CR_FOUND_NUMBER : CR_FOUND_DATE);
  if (error == COMPACT_ERROR_NONE) {
    cr_rows_last(self->rows)->number = number;
    cr_rows_last(self->rows)->date = date;
  }
  return error;
}

static compact_error end_boolean(sheet_reader *self, const char *text) {
  bool is_true = cr_is_true(text);
  compact_error error =
      cr_rows_lasting(self->rows, self->column, CR_FOUND_BOOLEAN, is_true ? "TRUE" : "FALSE");
  if (error == COMPACT_ERROR_NONE)
    cr_rows_last(self->rows)->number = is_true;
  return error;
}

/* A date in words of its own that is none is text. */
static compact_error end_date(sheet_reader *self, const char *text) {
  compact_date date;
  cr_found_kind kind = cr_iso_date_read(text, &date) ? CR_FOUND_DATE : CR_FOUND_TEXT;
  compact_error error = cr_rows_cell(self->rows, self->column, kind);
  if (error == COMPACT_ERROR_NONE)
    cr_rows_last(self->rows)->date = date;
  return error;
}

static compact_error end_text(sheet_reader *self, char *text, size_t length) {
  cr_rows_cut_text(self->rows, cr_unescape(text, length));
  return cr_rows_cell(self->rows, self->column, CR_FOUND_TEXT);
}

/* A formula that no program has calculated yet: the cell is not blank, and nobody knows what it holds. */
static compact_error end_uncalculated(sheet_reader *self) {
  return cr_rows_lasting(self->rows, self->column, CR_FOUND_ERROR, "formula without a result");
}

static compact_error end_value(sheet_reader *self, char *text, size_t length) {
  switch (self->type) {
  case TYPE_SHARED:
    return end_shared(self, text);
  case TYPE_NUMBER:
    return end_number(self, text);
  case TYPE_BOOLEAN:
    return end_boolean(self, text);
  case TYPE_ERROR:
    return cr_rows_cell(self->rows, self->column, CR_FOUND_ERROR);
  case TYPE_DATE:
    return end_date(self, text);
  default:
    return end_text(self, text, length);
  }
}

CR_NOINLINE static void end_cell(sheet_reader *self) {
  size_t length;
  char *text = cr_rows_open_text(self->rows, &length);
  if (text == NULL)
    fail(self, COMPACT_ERROR_MEMORY);
  else if (length > 0)
    fail(self, end_value(self, text, length));
  else if (self->has_formula && self->type == TYPE_NUMBER)
    fail(self, end_uncalculated(self));
}

/* ---- What the stream calls ---- */

static void on_start(void *user, int kind, const char **attributes) {
  if (kind == KIND_CELL)
    start_cell(user, attributes);
  else if (kind == KIND_ROW)
    start_row(user, attributes);
  else if (kind == KIND_FORMULA)
    ((sheet_reader *)user)->has_formula = true;
  else if (kind == KIND_COLUMN)
    start_column(user, attributes);
}

static void on_text(void *user, const char *bytes, size_t length) {
  sheet_reader *self = user;
  fail(self, cr_rows_text(self->rows, self->column, bytes, length));
}

static void on_end(void *user, int kind) {
  if (kind == KIND_CELL)
    end_cell(user);
  else if (kind == KIND_ROW)
    end_row(user);
}

static const cr_stream_format format = {"a worksheet", cr_xlsx_namespaces, elements, on_start, on_text,
                                        on_end};

compact_error cr_xlsx_read_sheet(cr_xlsx *book, const cr_xlsx_sheet *sheet, cr_rows *rows, cr_next *next) {
  sheet_reader self = {.book = book, .rows = rows};
  compact_error error =
      cr_part_parse(book->input, book->zip, sheet->part, CR_ZIP_PART_MAX, &format, &self, &self.stream);
  *next = self.next;
  if (error == COMPACT_ERROR_NONE && self.next == CR_NEXT_ROW)
    cr_rows_sheet_end(rows);
  return error;
}
