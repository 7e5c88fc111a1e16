/* bench_read.c - how long reading a workbook takes, against a loop that only takes its parts apart
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Makes registers of 100,000 rows and 12 columns in a folder of their own, and reads each with the reader and
 * with the libraries alone: libzip and expat with handlers that do nothing, libcsv with callbacks that do
 * nothing. The two take turns, and the best of each counts, since all else that the machine does only makes a
 * turn longer. Then the memory of a million rows against that of a tenth, that of the most shared strings,
 * and how long openpyxl and ssconvert take on the same .xlsx. Ends in 1 if a bar is missed.
 */
#define _POSIX_C_SOURCE 200809L /* fork, mkdtemp, clock_gettime */
#define _DEFAULT_SOURCE         /* wait4 */
#include "bench_files.h"
#include "read.h"
#include "read_limits.h"

#include <csv.h>
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

enum { ROWS = 100000, ROUNDS = 15, MEMORY_ROWS = 1000000, BLOCK = 64 * 1024 };

/* Seconds of the processor's time: others may be busy on the machine. */
static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void must(bool holds, const char *what) {
  if (holds)
    return;
  fprintf(stderr, "bench_read: %s\n", what);
  exit(2);
}

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
  must(cr_reader_open(path, NULL, &book) == COMPACT_ERROR_NONE, "the book cannot be opened");
  must(cr_reader_read(book, &handler, &cells) == COMPACT_ERROR_NONE, "the book cannot be read");
  cr_reader_free(book);
  sink += cells;
}

/* ---- The libraries alone ---- */

static void XMLCALL nothing_starts(void *user, const char *name, const char **attributes) {
  (void)user, (void)name, (void)attributes;
}

static void XMLCALL nothing_ends(void *user, const char *name) {
  (void)user, (void)name;
}

static void XMLCALL nothing_said(void *user, const char *text, int length) {
  (void)user, (void)text, (void)length;
}

static void parse_part(zip_t *archive, const char *name) {
  zip_file_t *part = zip_fopen(archive, name, 0);
  XML_Parser parser = XML_ParserCreate(NULL);
  must(part != NULL && parser != NULL, "a part cannot be opened");
  XML_SetElementHandler(parser, nothing_starts, nothing_ends);
  XML_SetCharacterDataHandler(parser, nothing_said);
  for (zip_int64_t got = 1; got > 0;) {
    void *buffer = XML_GetBuffer(parser, BLOCK);
    must(buffer != NULL && (got = zip_fread(part, buffer, BLOCK)) >= 0, "a part cannot be read");
    must(XML_ParseBuffer(parser, (int)got, got == 0) == XML_STATUS_OK, "a part is not well-formed");
  }
  XML_ParserFree(parser);
  zip_fclose(part);
}

static void parse_zip(const char *path) {
  static const char *const parts[] = {
      "_rels/.rels",          "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml",
      "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",   "content.xml"};
  zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
  must(archive != NULL, "the zip cannot be opened");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (zip_name_locate(archive, parts[i], 0) >= 0)
      parse_part(archive, parts[i]);
  }
  zip_discard(archive);
}

static void no_cell(void *bytes, size_t length, void *user) {
  (void)bytes, (void)length, (void)user;
}

static void no_line(int end, void *user) {
  (void)end, (void)user;
}

static void parse_csv(const char *path) {
  static char buffer[BLOCK];
  struct csv_parser parser;
  FILE *file = fopen(path, "rb");
  must(file != NULL && csv_init(&parser, 0) == 0, "the .csv cannot be opened");
  for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;)
    must(csv_parse(&parser, buffer, got, no_cell, no_line, NULL) == got, "the .csv cannot be read");
  csv_fini(&parser, no_cell, no_line, NULL);
  csv_free(&parser);
  fclose(file);
}

/* ---- Figures ---- */

static double seconds(void (*work)(const char *path), const char *path) {
  double start = now();
  work(path);
  return now() - start;
}

static int report(const char *what, double figure, double bar, const char *unit) {
  bool is_met = figure <= bar;
  printf("%-58s %8.2f %s  (at most %g)%s\n", what, figure, unit, bar, is_met ? "" : "  MISSED");
  fflush(stdout);
  return is_met ? 0 : 1;
}

static int bench_time(const char *what, const char *path, void (*bare)(const char *path), double bar) {
  double ours = seconds(read_book, path), libraries = seconds(bare, path);
  char line[100];
  for (int i = 1; i < ROUNDS; i++) {
    double one = seconds(read_book, path), other = seconds(bare, path);
    ours = one < ours ? one : ours;
    libraries = other < libraries ? other : libraries;
  }
  snprintf(line, sizeof line, "%s read / taken apart (%.0f ms / %.0f ms)", what, ours * 1e3, libraries * 1e3);
  return report(line, ours / libraries, bar, "times");
}

/* Megabytes that a process of its own needs at most to read the book. */
static double memory_of(const char *path) {
  struct rusage usage;
  int status;
  pid_t child = fork();
  must(child >= 0, "no process can be started");
  if (child == 0) {
    read_book(path);
    _exit(0);
  }
  must(wait4(child, &status, 0, &usage) == child && status == 0, "a process failed");
  return (double)usage.ru_maxrss / 1024;
}

static int bench_memory(const char *what, const char *small, const char *large) {
  char line[100];
  double few = memory_of(small), many = memory_of(large);
  snprintf(line, sizeof line, "%s, memory of 1,000,000 rows (%.1f MB) / 100,000", what, many);
  return report(line, many / few, 1.05, "times");
}

/* As many shared strings as are accepted. */
static int bench_strings(const char *folder) {
  char path[300];
  snprintf(path, sizeof path, "%s/strings.xlsx", folder);
  must(bench_strings_write(path, CR_STRINGS_MAX), "a file cannot be written");
  int missed = report("memory of 4,194,304 shared strings", memory_of(path), 256, "MB");
  remove(path);
  return missed;
}

/* ---- Others ---- */

/* Seconds of the processor's time that a command takes; 0 if it fails. */
static double seconds_of(char *const command[]) {
  struct rusage usage;
  int status;
  pid_t child = fork();
  must(child >= 0, "no process can be started");
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout) != NULL && freopen("/dev/null", "w", stderr) != NULL)
      execvp(command[0], command);
    _exit(127);
  }
  must(wait4(child, &status, 0, &usage) == child, "a process was lost");
  return status != 0 ? 0
                     : (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static int bench_other(const char *what, char *const command[], const char *path) {
  double theirs = seconds_of(command), ours = seconds(read_book, path);
  char line[100];
  if (theirs == 0) {
    printf("%s is not installed\n", what);
    fflush(stdout);
    return 0;
  }
  snprintf(line, sizeof line, ".xlsx read / by %s (%.0f ms / %.0f ms)", what, ours * 1e3, theirs * 1e3);
  return report(line, ours / theirs, 1.0 / 8, "times");
}

static int bench_others(const char *folder, const char *path) {
  char table[300], named[300];
  snprintf(table, sizeof table, "%s/out.csv", folder);
  snprintf(named, sizeof named, "%s", path);
  char python[] = "/usr/bin/python3", option[] = "-c", converter[] = "ssconvert";
  char script[] =
      "import openpyxl, sys\n"
      "for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows():\n"
      "    [cell.value for cell in row]\n";
  char *const openpyxl[] = {python, option, script, named, NULL};
  char *const ssconvert[] = {converter, named, table, NULL};
  int missed = bench_other("openpyxl, read-only", openpyxl, path) + bench_other("ssconvert", ssconvert, path);
  remove(table);
  return missed;
}

int main(void) {
  char folder[] = "/tmp/bench-read-XXXXXX", small[4][300], large[4][300];
  static const char *const endings[] = {"xlsx", "ods", "fods", "csv"};
  int missed = 0;
  must(mkdtemp(folder) != NULL, "no folder can be made");
  for (int i = 0; i < 4; i++) {
    snprintf(small[i], sizeof small[i], "%s/small.%s", folder, endings[i]);
    snprintf(large[i], sizeof large[i], "%s/large.%s", folder, endings[i]);
    must(bench_file_write(small[i], endings[i], ROWS, true), "a file cannot be written");
  }
  missed += bench_time(".xlsx", small[0], parse_zip, 1.15);
  missed += bench_time(".ods", small[1], parse_zip, 1.15);
  missed += bench_time(".csv", small[3], parse_csv, 1.6);
  missed += bench_others(folder, small[0]);
  for (int i = 0; i < 4; i++) {
    must(bench_file_write(small[i], endings[i], MEMORY_ROWS / 10, false), "a file cannot be written");
    must(bench_file_write(large[i], endings[i], MEMORY_ROWS, false), "a file cannot be written");
    missed += bench_memory(endings[i], small[i], large[i]);
    remove(small[i]);
    remove(large[i]);
  }
  missed += bench_strings(folder);
  rmdir(folder);
  return missed == 0 ? 0 : 1;
}
