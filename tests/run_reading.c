/* run_reading.c - reads workbooks and compares what they hold, and what is told of them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 *     run_reading FOLDER...
 *     run_reading --told FOLDER...
 *     run_reading --dump FILE...
 *
 * Reads the one file FOLDER/book.* and compares with FOLDER/expected: each sheet, each cell as its reference,
 * its kind and its text, and each diagnostic; with --told the diagnostics alone. The file is read by its
 * name, twice, then from memory and, unless it is a zip, from a pipe: all come to the same. On a difference
 * what was read is printed, to be looked at and kept. With --dump it is printed, whatever it is.
 */
#define _POSIX_C_SOURCE 200809L /* fork, glob, pipe */
#include "read.h"

#include <glob.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void *checked(void *memory) {
  if (memory == NULL)
    exit(2);
  return memory;
}

/* ---- What was read, as text ---- */

typedef struct dump {
  char *text;
  size_t length;
  bool told_only;
  const char *sheet;
} dump;

static void add(dump *out, const char *bytes, size_t length) {
  out->text = checked(realloc(out->text, out->length + length + 1));
  memcpy(out->text + out->length, bytes, length);
  out->length += length;
  out->text[out->length] = '\0';
}

static void print(dump *out, const char *format, ...) {
  char line[1024];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  add(out, line, length < (int)sizeof line ? (size_t)length : sizeof line - 1);
}

/* Control characters as a reader of the dump sees them. */
static void add_text(dump *out, const char *text) {
  for (; *text != '\0'; text++) {
    unsigned char c = (unsigned char)*text;
    if (c == '\n')
      add(out, "\\n", 2);
    else if (c == '\\')
      add(out, "\\\\", 2);
    else if (c < ' ')
      print(out, "\\x%02X", c);
    else
      add(out, text, 1);
  }
  add(out, "\n", 1);
}

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  dump *out = user;
  out->sheet = sheet->name;
  if (!out->told_only)
    print(out, "sheet %zu%s %s\n", sheet->index, sheet->is_hidden ? " hidden" : "", sheet->name);
  return CR_NEXT_ROW;
}

static void add_cell(dump *out, const cr_found_row *row, const cr_found_cell *cell) {
  static const char *const kinds[] = {"blank", "text", "number", "date", "boolean", "error"};
  char reference[CR_CELL_NAME_SIZE], date[COMPACT_DATE_SIZE];
  if (cr_found_row_hides(row, cell->column))
    print(out, "hidden column ");
  print(out, "%s%s%s %s ", out->sheet, out->sheet[0] == '\0' ? "" : "!",
        cr_cell_name(row->number, cell->column, reference), kinds[cell->kind]);
  if (cell->kind == CR_FOUND_NUMBER)
    print(out, "%.15g ", cell->number);
  if (cell->kind == CR_FOUND_DATE)
    print(out, "%s ", compact_date_iso(cell->date, date));
  add_text(out, cell->text);
}

static cr_next on_row(void *user, const cr_found_row *row) {
  dump *out = user;
  if (out->told_only)
    return CR_NEXT_ROW;
  if (row->is_hidden)
    print(out, "hidden row %u\n", (unsigned)row->number);
  for (size_t i = 0; i < row->count; i++)
    add_cell(out, row, &row->cells[i]);
  return CR_NEXT_ROW;
}

static void on_sheet_end(void *user, const cr_found_sheet_count *count) {
  dump *out = user;
  if (!out->told_only)
    print(out, "rows %u, hidden %u, blank %u, padding %u\n", (unsigned)count->rows, (unsigned)count->hidden,
          (unsigned)count->blank, (unsigned)count->padding);
}

static void add_diagnostics(dump *out, const compact_diagnostics *list) {
  for (size_t i = 0; i < compact_diagnostics_count(list); i++) {
    char *one;
    if (compact_diagnostic_format(compact_diagnostics_at(list, i), &one) != COMPACT_ERROR_NONE)
      exit(2);
    add(out, one, strlen(one));
    compact_free(one);
  }
}

static bool has_errors(const compact_diagnostics *list) {
  for (size_t i = 0; i < compact_diagnostics_count(list); i++) {
    if (compact_diagnostics_at(list, i)->severity == COMPACT_SEVERITY_ERROR)
      return true;
  }
  return false;
}

/* ---- Ways to read ---- */

typedef enum way { BY_NAME, TWICE, FROM_MEMORY, FROM_A_PIPE, WAYS } way;

static const char *const way_names[WAYS] = {"by its name", "twice", "from memory", "from a pipe"};

/* The end of a pipe that a child fills. */
static int piped(const char *bytes, size_t size, pid_t *child) {
  int ends[2];
  if (pipe(ends) != 0 || (*child = fork()) < 0)
    exit(2);
  if (*child == 0) {
    close(ends[0]);
    for (ssize_t written = 1; size > 0 && written > 0; bytes += written, size -= (size_t)written)
      written = write(ends[1], bytes, size < 1000 ? size : 1000);
    _exit(0);
  }
  close(ends[1]);
  return ends[0];
}

static char *read_file(const char *name, size_t *size) {
  FILE *file = fopen(name, "rb");
  char *bytes = NULL;
  *size = 0;
  if (file == NULL)
    return NULL;
  for (size_t got = 1; got > 0; *size += got) {
    bytes = checked(realloc(bytes, *size + 65536 + 1));
    got = fread(bytes + *size, 1, 65536, file);
    bytes[*size + got] = '\0';
  }
  fclose(file);
  return bytes;
}

static compact_error open_book(const char *name, way how, const char *bytes, size_t size, pid_t *child,
                               compact_diagnostics *list, cr_reader **book) {
  if (how == FROM_MEMORY)
    return cr_reader_open_bytes(name, bytes, size, list, book);
  if (how == FROM_A_PIPE)
    return cr_reader_open_file(piped(bytes, size, child), name, list, book);
  return cr_reader_open(name, list, book);
}

static const cr_reader_handler handler = {on_sheet, on_row, on_sheet_end};

/* What was read must end as what is read now, before what is told of it. */
static void read_again(cr_reader *book, dump *out) {
  dump again = {.told_only = out->told_only};
  if (cr_reader_read(book, &handler, &again) != COMPACT_ERROR_NONE)
    print(out, "cannot be read again\n");
  else if (again.text != NULL && strstr(out->text, again.text) == NULL)
    print(out, "is not the same again\n");
  free(again.text);
}

static void read_book(const char *name, way how, dump *out) {
  compact_diagnostics *list;
  cr_reader *book;
  pid_t child = 0;
  size_t size;
  char *bytes = checked(read_file(name, &size));
  if (compact_diagnostics_new(&list) != COMPACT_ERROR_NONE)
    exit(2);
  compact_error error = open_book(name, how, bytes, size, &child, list, &book);
  if (error == COMPACT_ERROR_NONE)
    error = cr_reader_read(book, &handler, out);
  add_diagnostics(out, list);
  if ((error != COMPACT_ERROR_NONE) != has_errors(list))
    print(out, "error %d and what is told do not agree\n", (int)error);
  if (how == TWICE && error == COMPACT_ERROR_NONE)
    read_again(book, out);
  cr_reader_free(book);
  compact_diagnostics_free(list);
  free(bytes);
  if (child > 0)
    waitpid(child, NULL, 0);
}

/* ---- Folders ---- */

static int compare(const char *folder, const char *name, bool told_only, const char *expected) {
  int failures = 0;
  bool is_zip = strcmp(name, "book.csv") != 0 && strcmp(name, "book.fods") != 0;
  for (way how = BY_NAME; how < WAYS; how++) {
    dump out = {.told_only = told_only};
    if (how == FROM_A_PIPE && is_zip)
      continue;
    read_book(name, how, &out);
    if (expected == NULL || out.text == NULL || strcmp(out.text, expected) != 0) {
      printf("%s, read %s:\n%s", folder, way_names[how], out.text == NULL ? "nothing\n" : out.text);
      failures = 1;
      how = WAYS;
    }
    free(out.text);
  }
  return failures;
}

static int run_folder(const char *folder, bool told_only) {
  glob_t found;
  size_t size;
  int failures = 1;
  if (chdir(folder) != 0 || glob("book.*", 0, NULL, &found) != 0 || found.gl_pathc != 1) {
    printf("%s: one file book.* belongs there\n", folder);
    return 1;
  }
  char *expected = read_file("expected", &size);
  failures = compare(folder, found.gl_pathv[0], told_only, expected);
  free(expected);
  globfree(&found);
  return failures;
}

static int dump_file(const char *name) {
  dump out = {0};
  read_book(name, BY_NAME, &out);
  printf("%s", out.text == NULL ? "" : out.text);
  free(out.text);
  return 0;
}

int main(int argc, char **argv) {
  int failures = 0;
  const char *mode = argc > 1 ? argv[1] : "";
  bool told_only = strcmp(mode, "--told") == 0, is_dump = strcmp(mode, "--dump") == 0;
  int first = told_only || is_dump ? 2 : 1;
  if (argc <= first)
    return 2;
  for (int i = first; i < argc; i++)
    failures += is_dump ? dump_file(argv[i]) : run_folder(argv[i], told_only);
  return failures == 0 ? 0 : 1;
}
