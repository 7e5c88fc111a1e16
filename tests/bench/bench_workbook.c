/* bench_workbook.c - what a workbook costs beyond writing its cells
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * bench_workbook TEMPLATE ROWS FOLDER makes a workbook of so many rows, and then writes the same cells with
 * libxlsxwriter and nothing else, three times in turn. It prints the median of the ratios of processor time,
 * and leaves cells.json in the folder: the columns, for programs in other languages to write the same.
 */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */

#include "book.h"
#include "data.h"
#include "file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

enum { ROUNDS = 3 };

typedef struct bench {
  compact_library *library;
  cr_template *template;
  cr_text rows; /* as CSV */
  cr_book *book;
  cr_grid *grid;
  char **reasons; /* of each row */
} bench;

static void must(bool is_so, const char *what) {
  if (is_so)
    return;
  fprintf(stderr, "bench_workbook: %s\n", what);
  exit(2);
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void make_rows(bench *self, unsigned count) {
  cr_text_append(&self->rows,
                 "Reference,Amount,Funding decision notified,Start of term,Why the decision came late\n");
  for (unsigned i = 0; i < count; i++)
    cr_text_format(&self->rows, "GR-%06u,%u,2026-%02u-%02u,2027-%02u-01,%s\n", i, 1000 + i % 9000, 9 + i % 4,
                   1 + i % 28, 1 + i % 12, i % 5 == 0 ? "The budget was late" : "");
  must(!self->rows.failed, "no memory");
}

/* Everything from the rows of a file to the workbook. */
static double make(bench *self, const char *path) {
  cr_book_options options = {.as_of = 739944};
  double began = seconds();
  cr_book_free(self->book);
  must(cr_book_new(self->template, compact_library_pack(self->library, "derby-derbyshire-2016"),
                   compact_library_facts(self->library), &options, NULL, &self->book) == COMPACT_ERROR_NONE,
       "no book");
  self->grid = cr_book_grid(self->book, "grants");
  cr_reader *reader;
  must(cr_reader_open_bytes("rows", cr_text_string(&self->rows), self->rows.length, NULL, &reader) ==
               COMPACT_ERROR_NONE &&
           cr_data_read(self->book, self->grid, reader, "rows", NULL) == COMPACT_ERROR_NONE,
       "no rows");
  cr_reader_free(reader);
  must(cr_book_write(self->book, path, NULL) == COMPACT_ERROR_NONE, "not written");
  return seconds() - began;
}

/* ---- The same cells, and nothing else ---- */

static void keep_reasons(bench *self) {
  compact_row *facts;
  compact_result *result;
  must(compact_row_new(self->book->facts, &facts) == COMPACT_ERROR_NONE &&
           compact_result_new(&result) == COMPACT_ERROR_NONE,
       "no memory");
  self->reasons = calloc(self->grid->row_count, sizeof *self->reasons);
  for (size_t i = 0; i < self->grid->row_count; i++)
    must(cr_decide_reason(self->book, self->grid, i, self->grid->checks, facts, result, &self->reasons[i]) ==
             COMPACT_ERROR_NONE,
         "no reason");
  compact_result_free(result);
  compact_row_free(facts);
}

static void write_formula(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *pattern,
                          const cr_cell *cell, lxw_format *format) {
  static char formula[16384];
  char *to = formula;
  for (; *pattern != '\0'; pattern++) {
    if (*pattern == CR_ROW_MARK[0])
      to += sprintf(to, "%u", (unsigned)row + 1);
    else
      *to++ = *pattern;
  }
  *to = '\0';
  if (cell->kind == CR_CELL_NUMBER)
    worksheet_write_formula_num(sheet, row, column, formula, format, cell->number);
  else
    worksheet_write_formula_str(sheet, row, column, formula, format,
                                cell->kind == CR_CELL_TEXT ? cell->text : "");
}

static void write_cell(const bench *self, lxw_worksheet *sheet, size_t row, size_t column,
                       lxw_format *format) {
  const cr_field *field = &self->grid->fields[column];
  cr_cell cell = *cr_grid_cell(self->grid, row, column);
  lxw_row_t at = self->grid->header + 1 + (lxw_row_t)row;
  if (field->role == CR_ROLE_REASON || field->role == CR_ROLE_CITATION)
    cell = (cr_cell){.kind = CR_CELL_TEXT,
                     .text = field->role == CR_ROLE_REASON ? self->reasons[row] : field->check->citation};
  if (field->formula != NULL)
    write_formula(sheet, at, (lxw_col_t)column, field->formula, &cell, format);
  else if (cell.kind == CR_CELL_NUMBER)
    worksheet_write_number(sheet, at, (lxw_col_t)column, cell.number, format);
  else if (cell.kind == CR_CELL_TEXT)
    worksheet_write_string(sheet, at, (lxw_col_t)column, cell.text, format);
  else
    worksheet_write_blank(sheet, at, (lxw_col_t)column, format);
}

static double write_bare(const bench *self, const char *path) {
  double began = seconds();
  lxw_workbook *workbook = workbook_new(path);
  lxw_worksheet *sheet = workbook_add_worksheet(workbook, "Rows");
  lxw_format *format = workbook_add_format(workbook);
  format_set_text_wrap(format);
  for (size_t i = 0; i < self->grid->row_count; i++) {
    for (size_t j = 0; j < self->grid->field_count; j++)
      write_cell(self, sheet, i, j, format);
  }
  must(workbook_close(workbook) == LXW_NO_ERROR, "not written");
  return seconds() - began;
}

/* ---- The columns for others ---- */

static void print_quoted(FILE *file, const char *text) {
  fputc('"', file);
  for (; *text != '\0'; text++) {
    if (*text == '"' || *text == '\\')
      fprintf(file, "\\%c", *text);
    else if ((unsigned char)*text < ' ')
      fprintf(file, "\\u%04x", (unsigned)*text);
    else
      fputc(*text, file);
  }
  fputc('"', file);
}

static void print_cells(const bench *self, const char *path) {
  FILE *file = fopen(path, "w");
  must(file != NULL, "cells.json cannot be written");
  fprintf(file, "{\"rows\": %zu, \"columns\": [", self->grid->row_count);
  for (size_t i = 0; i < self->grid->field_count; i++) {
    const cr_field *field = &self->grid->fields[i];
    const cr_cell *cell = cr_grid_cell(self->grid, 0, i);
    const char *text = field->role == CR_ROLE_REASON ? self->reasons[0]
                       : cell->kind == CR_CELL_TEXT  ? cell->text
                                                     : "";
    fputs(i == 0 ? "\n{\"formula\": " : ",\n{\"formula\": ", file);
    print_quoted(file, field->formula == NULL ? "" : field->formula);
    fputs(", \"text\": ", file);
    print_quoted(file, text);
    fprintf(file, ", \"number\": %.15g, \"is_number\": %s}", cell->number,
            cell->kind == CR_CELL_NUMBER ? "true" : "false");
  }
  fputs("]}\n", file);
  must(fclose(file) == 0, "cells.json cannot be written");
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **arguments) {
  bench self = {0};
  cr_text xml = {0};
  char book[4096], bare[4096], cells[4096];
  double ratios[ROUNDS], made = 0, written = 0;
  must(count == 4, "bench_workbook TEMPLATE ROWS FOLDER");
  snprintf(book, sizeof book, "%s/book.xlsx", arguments[3]);
  snprintf(bare, sizeof bare, "%s/bare.xlsx", arguments[3]);
  snprintf(cells, sizeof cells, "%s/cells.json", arguments[3]);
  must(compact_library_open(NULL, NULL, &self.library) == COMPACT_ERROR_NONE, "no library");
  must(cr_file_read(arguments[1], 1 << 20, &xml) == COMPACT_ERROR_NONE &&
           cr_template_read(compact_library_facts(self.library), arguments[1], cr_text_string(&xml),
                            xml.length, NULL, &self.template) == COMPACT_ERROR_NONE,
       "no template");
  make_rows(&self, (unsigned)strtoul(arguments[2], NULL, 10));
  for (int i = 0; i < ROUNDS; i++) {
    made = make(&self, book);
    if (self.reasons == NULL)
      keep_reasons(&self);
    written = write_bare(&self, bare);
    ratios[i] = made / written;
  }
  print_cells(&self, cells);
  qsort(ratios, ROUNDS, sizeof *ratios, by_size);
  printf("workbook of %s rows x %zu columns: %.2f s, its cells alone %.2f s, ratio %.2f (1.30)\n",
         arguments[2], self.grid->field_count, made, written, ratios[ROUNDS / 2]);
  return 0;
}
