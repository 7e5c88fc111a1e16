/* facts_csv.c - a table of facts as CSV, row by row
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts_csv.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { COLUMNS_MAX = 1024 };

typedef struct csv_reader {
  facts_csv *csv;
  compact_row *row;
  const compact_fact *columns[COLUMNS_MAX]; /* NULL: passed over */
  char *texts[COLUMNS_MAX];                 /* of the row's cells, which the row borrows */
  size_t column, line;                      /* from 0, from 1 */
  bool is_out_of_memory;
} csv_reader;

/* ---- Titles ---- */

static const compact_fact *fact_of(const compact_facts *facts, const char *title) {
  for (size_t i = 0; i < compact_facts_count(facts); i++) {
    const compact_fact *fact = compact_facts_at(facts, i);
    if (strcasecmp(compact_fact_name(fact), title) == 0 || strcasecmp(compact_fact_label(fact), title) == 0)
      return fact;
  }
  return NULL;
}

static void read_title(csv_reader *self, const char *title) {
  const compact_fact *fact = fact_of(self->csv->facts, title);
  for (size_t i = 0; fact != NULL && i < self->column; i++) {
    if (self->columns[i] != fact)
      continue;
    fprintf(stderr, "%s:1: column %zu: \"%s\" is there twice: the first is taken\n", self->csv->path,
            self->column + 1, title);
    self->csv->problems++;
    fact = NULL;
  }
  self->columns[self->column] = fact;
}

/* ---- Cells ---- */

static void read_cell(csv_reader *self, const char *text) {
  const compact_fact *fact = self->columns[self->column];
  compact_value value;
  if (fact == NULL)
    return;
  compact_error error = compact_value_parse(fact, text, COMPACT_ORDER_NONE, &value);
  if (error == COMPACT_ERROR_NONE)
    error = compact_row_set(self->row, fact, value);
  if (error == COMPACT_ERROR_NONE)
    return;
  fprintf(stderr, "%s:%zu: %s: \"%s\" %s\n", self->csv->path, self->line, compact_fact_label(fact), text,
          compact_error_text(error));
  self->csv->problems++;
}

static void on_field(void *field, size_t length, void *user) {
  csv_reader *self = user;
  if (self->column >= COLUMNS_MAX)
    return;
  char *text = malloc(length + 1);
  self->is_out_of_memory = self->is_out_of_memory || text == NULL;
  if (text != NULL) {
    memcpy(text, field, length);
    text[length] = '\0';
    free(self->texts[self->column]);
    self->texts[self->column] = text;
    if (self->line == 1)
      read_title(self, text);
    else
      read_cell(self, text);
  }
  self->column++;
}

static void on_line(int end, void *user) {
  csv_reader *self = user;
  (void)end;
  if (self->line > 1) {
    self->csv->rows++;
    self->csv->on_row(self->csv->user, self->row);
  }
  compact_row_clear(self->row);
  self->column = 0;
  self->line++;
}

/* ---- The file ---- */

/* A byte-order mark is not part of the first title. */
static size_t mark_size(const char *bytes, size_t size) {
  return size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static compact_error parse(csv_reader *self, FILE *file, struct csv_parser *parser) {
  char buffer[16 * 1024];
  size_t size, skipped = 0;
  bool is_first = true;
  while ((size = fread(buffer, 1, sizeof buffer, file)) > 0) {
    skipped = is_first ? mark_size(buffer, size) : 0;
    is_first = false;
    if (csv_parse(parser, buffer + skipped, size - skipped, on_field, on_line, self) != size - skipped)
      return COMPACT_ERROR_MEMORY;
  }
  if (ferror(file) != 0)
    return COMPACT_ERROR_READ;
  csv_fini(parser, on_field, on_line, self);
  return self->is_out_of_memory ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

compact_error facts_csv_read(facts_csv *csv) {
  struct csv_parser parser;
  FILE *file = fopen(csv->path, "rb");
  csv_reader *self = calloc(1, sizeof *self);
  compact_error error = file == NULL ? COMPACT_ERROR_READ : COMPACT_ERROR_NONE;
  int saved = errno;
  if (self == NULL || csv_init(&parser, 0) != 0) {
    error = COMPACT_ERROR_MEMORY;
  } else {
    *self = (csv_reader){.csv = csv, .line = 1};
    if (error == COMPACT_ERROR_NONE)
      error = compact_row_new(csv->facts, &self->row);
    if (error == COMPACT_ERROR_NONE)
      error = parse(self, file, &parser);
    saved = error == COMPACT_ERROR_READ && file != NULL ? errno : saved;
    for (size_t i = 0; i < COLUMNS_MAX; i++)
      free(self->texts[i]);
    compact_row_free(self->row);
    csv_free(&parser);
  }
  free(self);
  if (file != NULL)
    fclose(file);
  errno = saved;
  return error;
}
