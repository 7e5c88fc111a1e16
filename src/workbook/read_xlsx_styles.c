/* read_xlsx_styles.c - which styles of an .xlsx show a date
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_limits.h"
#include "read_part.h"
#include "read_value.h"
#include "read_xlsx.h"

#include <stdlib.h>

enum { KIND_SHEET = 1, KIND_FORMATS, KIND_FORMAT, KIND_STYLES, KIND_STYLE };

#define IN(kind) (1u << KIND_##kind)

static const cr_stream_element elements[] = {
    {"styleSheet", KIND_SHEET, CR_ROOT, false, false},  {"numFmts", KIND_FORMATS, IN(SHEET), false, false},
    {"numFmt", KIND_FORMAT, IN(FORMATS), false, false}, {"cellXfs", KIND_STYLES, IN(SHEET), false, false},
    {"xf", KIND_STYLE, IN(STYLES), false, false},       {0},
};

/* What is known of a number format's number. */
enum { FORMAT_UNKNOWN = 0, FORMAT_DATE, FORMAT_OTHER };

typedef struct style_reader {
  cr_xlsx *book;
  unsigned char *formats; /* of CR_STYLES_MAX */
  uint32_t capacity;
  cr_stream *stream;
} style_reader;

static void read_format(style_reader *self, const char **attributes) {
  const char *number = cr_stream_attribute(attributes, "numFmtId");
  const char *code = cr_stream_attribute(attributes, "formatCode");
  uint32_t index;
  if (number != NULL && code != NULL && cr_index_read(number, CR_STYLES_MAX - 1, &index))
    self->formats[index] = cr_format_is_date(code) ? FORMAT_DATE : FORMAT_OTHER;
}

static bool grow(style_reader *self) {
  uint32_t capacity = self->capacity == 0 ? 64 : self->capacity * 2;
  bool *styles = realloc(self->book->date_styles, capacity * sizeof *styles);
  if (styles == NULL)
    return false;
  self->book->date_styles = styles;
  self->capacity = capacity;
  return true;
}

static void read_style(style_reader *self, const char **attributes) {
  cr_xlsx *book = self->book;
  const char *number = cr_stream_attribute(attributes, "numFmtId");
  uint32_t index = 0;
  if (book->style_count == CR_STYLES_MAX) {
    cr_stream_fail(self->stream, cr_report_at(book->input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
                                              "has more than %d styles: this is no workbook", CR_STYLES_MAX));
    return;
  }
  if (book->style_count == self->capacity && !grow(self)) {
    cr_stream_fail(self->stream, COMPACT_ERROR_MEMORY);
    return;
  }
  bool is_known = number != NULL && cr_index_read(number, CR_STYLES_MAX - 1, &index);
  unsigned char format = is_known ? self->formats[index] : FORMAT_OTHER;
  book->date_styles[book->style_count++] =
      format == FORMAT_DATE || (format == FORMAT_UNKNOWN && cr_format_number_is_date(index));
}

static void on_start(void *user, int kind, const char **attributes) {
  style_reader *self = user;
  if (kind == KIND_FORMAT)
    read_format(self, attributes);
  else if (kind == KIND_STYLE)
    read_style(self, attributes);
}

static void on_end(void *user, int kind) {
  (void)user, (void)kind;
}

static const cr_stream_format format = {"styles", cr_xlsx_namespaces, elements, on_start, NULL, on_end};

compact_error cr_xlsx_read_styles(cr_xlsx *book) {
  style_reader self = {.book = book, .formats = calloc(CR_STYLES_MAX, 1)};
  if (self.formats == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = cr_part_parse(book->input, book->zip, book->styles_part, CR_ZIP_SMALL_PART_MAX,
                                      &format, &self, &self.stream);
  free(self.formats);
  return error;
}
