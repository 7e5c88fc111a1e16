/* bench_read.c - how long reading a workbook takes, against a loop that only takes its parts apart
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Makes registers of 100,000 rows and 12 columns in a folder of their own, and reads each with the reader and
 * with the libraries alone: libzip and expat with handlers that do nothing, libcsv with callbacks that do
 * nothing. Then the memory of a million rows against that of a tenth, and that of the most shared strings.
 * Ends in 1 if a bar is missed.
 */
#define _POSIX_C_SOURCE 200809L /* mkdtemp */
#include "bench_bare.h"
#include "bench_figures.h"
#include "bench_files.h"
#include "read.h"
#include "read_limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ROWS = 100000, MEMORY_ROWS = 1000000 };

/* The compiler may not leave out what is measured. */
static volatile unsigned long sink;

/* ---- The reader ---- */

static cr_next on_sheet(void *user, const cr_found_sheet *sheet) {
  (void)user, (void)sheet;
  return CR_NEXT_ROW;
}

static cr_next on_row(void *user, const cr_found_row *row) {
  unsigned long *cells = user;
  *cells += row->count;
  return CR_NEXT_ROW;
}

static void read_book(const char *path) {
  static const cr_reader_handler handler = {on_sheet, on_row, NULL};
  unsigned long cells = 0;
  cr_reader *book;
  bench_must(cr_reader_open(path, NULL, &book) == COMPACT_ERROR_NONE, "the book cannot be opened");
  bench_must(cr_reader_read(book, &handler, &cells) == COMPACT_ERROR_NONE, "the book cannot be read");
  cr_reader_free(book);
  sink += cells;
}

/* ---- Memory ---- */

static int compare_memory(const char *what, const char *small, const char *large) {
  char line[100];
  double few = bench_memory(read_book, small), many = bench_memory(read_book, large);
  snprintf(line, sizeof line, "%s, memory of 1,000,000 rows (%.1f MB) / 100,000", what, many);
  return bench_report(line, many / few, 1.05, "times");
}

/* As many shared strings as are accepted. */
static int bench_strings(const char *folder) {
  char path[300];
  snprintf(path, sizeof path, "%s/strings.xlsx", folder);
  bench_must(bench_strings_write(path, CR_STRINGS_MAX), "a file cannot be written");
  int missed = bench_report("memory of 4,194,304 shared strings", bench_memory(read_book, path), 256, "MB");
  remove(path);
  return missed;
}

int main(void) {
  char folder[] = "/tmp/bench-read-XXXXXX", small[4][300], large[4][300];
  static const char *const endings[] = {"xlsx", "ods", "fods", "csv"};
  int missed = 0;
  bench_must(mkdtemp(folder) != NULL, "no folder can be made");
  for (int i = 0; i < 4; i++) {
    snprintf(small[i], sizeof small[i], "%s/small.%s", folder, endings[i]);
    snprintf(large[i], sizeof large[i], "%s/large.%s", folder, endings[i]);
    bench_must(bench_file_write(small[i], endings[i], ROWS, true), "a file cannot be written");
  }
  missed += bench_ratio(".xlsx read / taken apart", read_book, bench_bare_zip, small[0], 1.15);
  missed += bench_ratio(".ods read / taken apart", read_book, bench_bare_zip, small[1], 1.15);
  missed += bench_ratio(".csv read / taken apart", read_book, bench_bare_csv, small[3], 1.6);
  for (int i = 0; i < 4; i++) {
    bench_must(bench_file_write(small[i], endings[i], MEMORY_ROWS / 10, false), "a file cannot be written");
    bench_must(bench_file_write(large[i], endings[i], MEMORY_ROWS, false), "a file cannot be written");
    missed += compare_memory(endings[i], small[i], large[i]);
    remove(small[i]);
    remove(large[i]);
  }
  missed += bench_strings(folder);
  rmdir(folder);
  return missed == 0 ? 0 : 1;
}
