/* read_ods.c - OpenDocument spreadsheets, zipped and flat
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_ods.h"

#include "read_limits.h"
#include "read_ods_hidden.h"
#include "read_part.h"
#include "read_value.h"

#include <string.h>

enum {
  KIND_DOCUMENT = 1,
  KIND_STYLES,
  KIND_STYLE,
  KIND_TABLE_STYLE,
  KIND_BODY,
  KIND_BOOK,
  KIND_TABLE,
  KIND_GROUP,
  KIND_ROW,
  KIND_CELL,
  KIND_COVERED,
  KIND_COLUMN,
  KIND_PARAGRAPH,
  KIND_SPAN,
  KIND_SPACE,
  KIND_TAB,
  KIND_BREAK
};

#define IN(kind) (1u << KIND_##kind)

static const cr_namespace namespaces[] = {
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"},
    {0},
};

#define IN_TEXT (IN(PARAGRAPH) | IN(SPAN))

/* Notes, shapes and tables within cells are passed over, and so is what changes have taken out. */
static const cr_stream_element elements[] = {
    {"text:p", KIND_PARAGRAPH, IN(CELL), true, false},
    {"table:table-cell", KIND_CELL, IN(ROW), false, true},
    {"table:table-row", KIND_ROW, IN(TABLE) | IN(GROUP), false, true},
    {"table:covered-table-cell", KIND_COVERED, IN(ROW), false, false},
    {"text:span", KIND_SPAN, IN_TEXT, true, false},
    {"text:a", KIND_SPAN, IN_TEXT, true, false},
    {"text:s", KIND_SPACE, IN_TEXT, false, false},
    {"text:tab", KIND_TAB, IN_TEXT, false, false},
    {"text:line-break", KIND_BREAK, IN_TEXT, false, false},
    {"text:date", KIND_SPAN, IN_TEXT, true, false},
    {"text:time", KIND_SPAN, IN_TEXT, true, false},
    {"text:sheet-name", KIND_SPAN, IN_TEXT, true, false},
    {"text:title", KIND_SPAN, IN_TEXT, true, false},
    {"table:table-rows", KIND_GROUP, IN(TABLE) | IN(GROUP), false, false},
    {"table:table-header-rows", KIND_GROUP, IN(TABLE) | IN(GROUP), false, false},
    {"table:table-row-group", KIND_GROUP, IN(TABLE) | IN(GROUP), false, false},
    {"table:table-column", KIND_COLUMN, IN(TABLE) | IN(GROUP), false, false},
    {"table:table-columns", KIND_GROUP, IN(TABLE) | IN(GROUP), false, false},
    {"table:table-header-columns", KIND_GROUP, IN(TABLE) | IN(GROUP), false, false},
    {"table:table-column-group", KIND_GROUP, IN(TABLE) | IN(GROUP), false, false},
    {"table:table", KIND_TABLE, IN(BOOK), false, false},
    {"style:style", KIND_STYLE, IN(STYLES), false, false},
    {"style:table-properties", KIND_TABLE_STYLE, IN(STYLE), false, false},
    {"office:automatic-styles", KIND_STYLES, IN(DOCUMENT), false, false},
    {"office:spreadsheet", KIND_BOOK, IN(BODY), false, false},
    {"office:body", KIND_BODY, IN(DOCUMENT), false, false},
    {"office:document-content", KIND_DOCUMENT, CR_ROOT, false, false},
    {"office:document", KIND_DOCUMENT, CR_ROOT, false, false},
    {0},
};

typedef struct ods_reader {
  const cr_input *input;
  cr_rows *rows;
  cr_stream *stream;
  cr_hidden hidden;
  cr_text name; /* of the open table */
  size_t tables;
  cr_next next;
  bool has_book;

  uint32_t columns; /* of the table that have been told of */
  uint64_t row;     /* of the open one, from 1, then of the next */
  uint32_t row_times;
  uint32_t column, cell_times;
  cr_found_kind kind;
  double number;
  compact_date date;
  cr_text value;       /* the cell's, for one that shows no text */
  uint32_t paragraphs; /* of the cell, so far */
} ods_reader;

static void fail(ods_reader *self, compact_error error) {
  if (error != COMPACT_ERROR_NONE)
    cr_stream_fail(self->stream, error);
}

/* How often something is repeated; what is beyond any sheet is cut where it is blank. */
static uint32_t times_of(const char *attribute) {
  uint32_t times;
  if (attribute == NULL || !cr_index_read(attribute, 16 * CR_ROWS_MAX, &times) || times == 0)
    return 1;
  return times;
}

/* ---- Tables ---- */

static void start_table(ods_reader *self, const char **attributes) {
  const char *name = cr_stream_attribute(attributes, "table:name");
  bool is_hidden = cr_hidden_is(&self->hidden, cr_stream_attribute(attributes, "table:style-name"));
  cr_text_clear(&self->name);
  cr_text_append(&self->name, name == NULL ? "" : name);
  if (self->name.failed) {
    fail(self, COMPACT_ERROR_MEMORY);
    return;
  }
  if (self->tables == CR_SHEETS_MAX || self->name.length > CR_NAME_MAX) {
    fail(self, cr_report_at(self->input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
                            "has more than %d sheets, or a name longer than %d letters", CR_SHEETS_MAX,
                            CR_NAME_MAX));
    return;
  }
  self->row = 1;
  self->columns = 0;
  self->next =
      cr_rows_sheet(self->rows, (cr_found_sheet){self->tables++, cr_text_string(&self->name), is_hidden});
  if (self->next == CR_NEXT_NOTHING)
    cr_stream_stop(self->stream);
  else if (self->next == CR_NEXT_SHEET)
    cr_stream_pass(self->stream);
}

static void end_table(ods_reader *self) {
  if (self->next == CR_NEXT_ROW)
    cr_rows_sheet_end(self->rows);
}

/* ---- Columns ---- */

static bool is_hidden(const char *visibility) {
  return visibility != NULL && strcmp(visibility, "visible") != 0;
}

static void start_column(ods_reader *self, const char **attributes) {
  uint32_t times = times_of(cr_stream_attribute(attributes, "table:number-columns-repeated"));
  if (is_hidden(cr_stream_attribute(attributes, "table:visibility")))
    fail(self, cr_rows_hide(self->rows, self->columns, times));
  self->columns = times < CR_COLUMNS_MAX - self->columns ? self->columns + times : CR_COLUMNS_MAX;
}

/* ---- Rows ---- */

static void start_row(ods_reader *self, const char **attributes) {
  const char *times = NULL, *visibility = NULL;
  if (self->next != CR_NEXT_ROW) {
    cr_stream_pass(self->stream);
    return;
  }
  for (; attributes[0] != NULL; attributes += 2) {
    if (strcmp(attributes[0], "table:number-rows-repeated") == 0)
      times = attributes[1];
    else if (strcmp(attributes[0], "table:visibility") == 0)
      visibility = attributes[1];
    else
      cr_stream_unknown(self->stream, attributes[0]);
  }
  self->row_times = times_of(times);
  self->column = 0;
  cr_rows_begin(self->rows, (uint32_t)self->row, is_hidden(visibility));
}

static void end_row(ods_reader *self) {
  uint64_t next_row = self->row + self->row_times;
  compact_error error = COMPACT_ERROR_NONE;
  if (cr_rows_last(self->rows) != NULL && next_row - 1 > CR_ROWS_MAX)
    error = cr_rows_report(self->rows, 0, COMPACT_ERROR_LIMIT, "reaches below row %u, the last of a sheet",
                           CR_ROWS_MAX);
  else if (cr_rows_last(self->rows) != NULL || self->row <= CR_ROWS_MAX)
    error = cr_rows_end(self->rows, self->row_times, &self->next);
  self->row = next_row < 2 * CR_ROWS_MAX ? next_row : 2 * CR_ROWS_MAX;
  fail(self, error);
  if (self->next == CR_NEXT_NOTHING)
    cr_stream_stop(self->stream);
}

/* ---- Cells ---- */

static cr_found_kind kind_of(const char *type) {
  static const struct {
    const char *name;
    cr_found_kind kind;
  } table[] = {{"float", CR_FOUND_NUMBER},    {"string", CR_FOUND_TEXT},       {"date", CR_FOUND_DATE},
               {"currency", CR_FOUND_NUMBER}, {"percentage", CR_FOUND_NUMBER}, {"boolean", CR_FOUND_BOOLEAN}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (strcmp(table[i].name, type) == 0)
      return table[i].kind;
  }
  return CR_FOUND_TEXT; /* a time of day is what it shows */
}

/* Takes note of an attribute of the office's names: the value, or of what kind it is. */
static void read_value(ods_reader *self, const char *name, const char *value) {
  if (strcmp(name, "value-type") == 0) {
    self->kind = self->kind == CR_FOUND_ERROR ? CR_FOUND_ERROR : kind_of(value);
  } else if (strcmp(name, "value") == 0 || strcmp(name, "date-value") == 0 ||
             strcmp(name, "boolean-value") == 0 || strcmp(name, "string-value") == 0) {
    cr_text_append(&self->value, value);
    if (self->value.failed)
      fail(self, COMPACT_ERROR_MEMORY);
  } else {
    cr_stream_unknown(self->stream, name);
  }
}

static void start_cell(ods_reader *self, const char **attributes) {
  const char *times = NULL;
  self->kind = CR_FOUND_TEXT;
  self->paragraphs = 0;
  cr_text_clear(&self->value);
  for (; attributes[0] != NULL; attributes += 2) {
    const char *name = attributes[0];
    if (strncmp(name, "office:", 7) == 0)
      read_value(self, name + 7, attributes[1]);
    else if (strcmp(name, "table:number-columns-repeated") == 0)
      times = attributes[1];
    else if (strcmp(name, "calcext:value-type") != 0)
      cr_stream_unknown(self->stream, name);
    else if (strcmp(attributes[1], "error") == 0)
      self->kind = CR_FOUND_ERROR;
  }
  self->cell_times = times_of(times);
  cr_rows_cut_text(self->rows, 0);
}

/* Boolean values are told in the same words whatever the language of the document. */
static compact_error end_boolean(ods_reader *self) {
  bool is_true = strcmp(cr_text_string(&self->value), "true") == 0;
  compact_error error =
      cr_rows_lasting(self->rows, self->column, CR_FOUND_BOOLEAN, is_true ? "TRUE" : "FALSE");
  if (error == COMPACT_ERROR_NONE)
    cr_rows_last(self->rows)->number = is_true;
  return error;
}

/* What no text is shown for is told by its value. */
static compact_error show_value(ods_reader *self) {
  size_t length;
  if (cr_rows_open_text(self->rows, &length) == NULL)
    return COMPACT_ERROR_MEMORY;
  if (length > 0)
    return COMPACT_ERROR_NONE;
  return cr_rows_text(self->rows, self->column, cr_text_string(&self->value), self->value.length);
}

static compact_error check_value(ods_reader *self) {
  const char *value = cr_text_string(&self->value);
  self->number = 0;
  self->date = COMPACT_NO_DATE;
  if (self->kind == CR_FOUND_NUMBER && !cr_number_read(value, &self->number))
    return cr_rows_report(self->rows, self->column, COMPACT_ERROR_INVALID,
                          "\"%.40s\" is no number: open the file in Excel or Calc and save it", value);
  if (self->kind == CR_FOUND_DATE && !cr_iso_date_read(value, &self->date))
    self->kind = CR_FOUND_TEXT;
  return COMPACT_ERROR_NONE;
}

static compact_error put_cell(ods_reader *self) {
  compact_error error = check_value(self);
  if (error == COMPACT_ERROR_NONE && self->kind == CR_FOUND_BOOLEAN)
    return end_boolean(self);
  size_t before = self->rows->row.count;
  if (error == COMPACT_ERROR_NONE)
    error = show_value(self);
  if (error == COMPACT_ERROR_NONE)
    error = cr_rows_cell(self->rows, self->column, self->kind);
  if (error == COMPACT_ERROR_NONE && self->rows->row.count > before) {
    cr_rows_last(self->rows)->number = self->number;
    cr_rows_last(self->rows)->date = self->date;
  }
  return error;
}

static compact_error end_cell(ods_reader *self) {
  size_t before = self->rows->row.count;
  compact_error error = put_cell(self);
  bool is_blank = self->rows->row.count == before;
  if (error == COMPACT_ERROR_NONE && !is_blank && self->column + self->cell_times > CR_COLUMNS_MAX)
    error = cr_rows_report(self->rows, self->column, COMPACT_ERROR_LIMIT,
                           "reaches beyond column XFD, the last of a sheet");
  if (error == COMPACT_ERROR_NONE && !is_blank)
    error = cr_rows_repeat(self->rows, self->cell_times - 1);
  return error;
}

static void move_on(ods_reader *self, uint32_t times) {
  self->column = self->column + times < CR_COLUMNS_MAX ? self->column + times : CR_COLUMNS_MAX;
}

/* ---- Text: OpenDocument would fold white space; Calc neither writes nor reads it so ---- */

static void append(ods_reader *self, const char *bytes, size_t length) {
  fail(self, cr_rows_text(self->rows, self->column, bytes, length));
}

static void append_spaces(ods_reader *self, uint32_t count) {
  static const char spaces[] = "                                ";
  const uint32_t most = sizeof spaces - 1;
  for (uint32_t part; count > 0; count -= part) {
    part = count < most ? count : most;
    append(self, spaces, part);
  }
}

/* ---- What the stream calls ---- */

static void on_text(void *user, const char *bytes, size_t length) {
  append(user, bytes, length);
}

static void start_text(ods_reader *self, int kind, const char **attributes) {
  if (kind == KIND_SPACE)
    append_spaces(self, times_of(cr_stream_attribute(attributes, "text:c")));
  else if (kind == KIND_TAB)
    append(self, "\t", 1);
  else if (kind == KIND_BREAK || (kind == KIND_PARAGRAPH && self->paragraphs++ > 0))
    append(self, "\n", 1);
}

static void on_start(void *user, int kind, const char **attributes) {
  ods_reader *self = user;
  switch (kind) {
  case KIND_CELL:
    start_cell(self, attributes);
    break;
  case KIND_COVERED:
    move_on(self, times_of(cr_stream_attribute(attributes, "table:number-columns-repeated")));
    break;
  case KIND_ROW:
    start_row(self, attributes);
    break;
  case KIND_COLUMN:
    start_column(self, attributes);
    break;
  case KIND_TABLE:
    start_table(self, attributes);
    break;
  case KIND_STYLE:
    cr_hidden_style(&self->hidden, attributes);
    break;
  case KIND_TABLE_STYLE:
    fail(self, cr_hidden_properties(&self->hidden, attributes) ? COMPACT_ERROR_NONE : COMPACT_ERROR_MEMORY);
    break;
  case KIND_BOOK:
    self->has_book = true;
    break;
  default:
    if (kind >= KIND_PARAGRAPH)
      start_text(self, kind, attributes);
  }
}

static void on_end(void *user, int kind) {
  ods_reader *self = user;
  if (kind == KIND_CELL) {
    fail(self, end_cell(self));
    move_on(self, self->cell_times);
  } else if (kind == KIND_ROW) {
    end_row(self);
  } else if (kind == KIND_TABLE) {
    end_table(self);
  }
}

static const cr_stream_format format = {"a spreadsheet", namespaces, elements, on_start, on_text, on_end};

static compact_error finish(ods_reader *self, compact_error error) {
  if (error == COMPACT_ERROR_NONE && !self->has_book)
    error = cr_report(self->input, COMPACT_ERROR_INVALID,
                      "is a document of another kind, with no sheets: give the name of a spreadsheet");
  cr_hidden_free(&self->hidden);
  cr_text_free(&self->name);
  cr_text_free(&self->value);
  return error;
}

compact_error cr_ods_read(const cr_input *input, cr_zip *zip, cr_rows *rows) {
  ods_reader self = {.input = input, .rows = rows};
  return finish(&self,
                cr_part_parse(input, zip, "content.xml", CR_ZIP_PART_MAX, &format, &self, &self.stream));
}

compact_error cr_fods_read(cr_input *input, cr_rows *rows) {
  ods_reader self = {.input = input, .rows = rows};
  compact_error error = cr_stream_new(&format, &self, input, NULL, &self.stream);
  if (error == COMPACT_ERROR_NONE)
    error = cr_stream_run(self.stream, cr_input_read, input);
  cr_stream_free(self.stream);
  return finish(&self, error);
}
