/* bench_check.c - how long a register takes to be read and decided
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Makes registers of 100,000 rows and 12 columns in a folder of their own, and has compact check's own code
 * read and decide each, against the libraries alone that only take it apart, and against openpyxl and
 * ssconvert that only read it. Then the memory of a million rows against that of a tenth. Ends in 1 if a bar
 * is missed.
 */
#define _POSIX_C_SOURCE 200809L /* fork, mkdtemp */
#define _DEFAULT_SOURCE         /* wait4 */
#include "bench_bare.h"
#include "bench_figures.h"
#include "bench_files.h"
#include "check.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 100000, MEMORY_ROWS = 1000000, OTHER_ROUNDS = 3 };

/* ---- What is measured ---- */

static compact_library *library;
static cr_profiles *profiles;

static void open_all(void) {
  bench_must(compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE, "no Compacts");
  bench_must(cr_profiles_open(NULL, compact_library_facts(library), NULL, &profiles) == COMPACT_ERROR_NONE,
             "no profiles");
}

static void check(const char *path) {
  static const check_report report = {0};
  check_request request = {.library = library,
                           .profiles = profiles,
                           .pack = compact_library_pack(library, "hertfordshire-2018"),
                           .as_of = COMPACT_NO_DATE,
                           .jobs = 1};
  check_queue queue = {.stream = stdout};
  check_outlet outlet = {.queue = &queue};
  atomic_uint_least64_t taken = 0;
  check_result result;
  check_file(&request, &report, path, &outlet, &taken, &result);
  bench_must(result.error == COMPACT_ERROR_NONE, "the register cannot be checked");
  bench_must(result.found != 0, "nothing was decided");
  check_result_free(&result);
}

/* ---- Memory ---- */

static int compare_memory(const char *what, const char *small, const char *large) {
  char line[100];
  double few = bench_memory(check, small), many = bench_memory(check, large);
  snprintf(line, sizeof line, "%s, memory of 1,000,000 rows (%.1f MB) / 100,000", what, many);
  return bench_report(line, many / few, 1.05, "times");
}

/* ---- Others ---- */

/* Seconds of the processor's time that a command takes; 0 if it fails. */
static double seconds_of(char *const command[]) {
  struct rusage usage;
  int status;
  pid_t child = fork();
  bench_must(child >= 0, "no process can be started");
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout) != NULL && freopen("/dev/null", "w", stderr) != NULL)
      execvp(command[0], command);
    _exit(127);
  }
  bench_must(wait4(child, &status, 0, &usage) == child, "a process was lost");
  return status != 0 ? 0
                     : (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* The least of a few rounds, as bench_ratio() takes it. */
static int bench_other(const char *what, char *const command[], const char *path) {
  double theirs = seconds_of(command), ours = bench_seconds(check, path);
  char line[100];
  for (int i = 1; i < OTHER_ROUNDS && theirs > 0; i++) {
    double again = seconds_of(command), once = bench_seconds(check, path);
    theirs = again < theirs ? again : theirs;
    ours = once < ours ? once : ours;
  }
  if (theirs == 0) {
    printf("%s is not installed\n", what);
    fflush(stdout);
    return 0;
  }
  snprintf(line, sizeof line, ".xlsx checked / read by %s (%.0f ms / %.0f ms)", what, ours * 1e3,
           theirs * 1e3);
  return bench_report(line, ours / theirs, 1.0 / 8, "times");
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
  char folder[] = "/tmp/bench-check-XXXXXX", small[3][300], large[3][300];
  static const char *const endings[] = {"xlsx", "ods", "csv"};
  int missed = 0;
  bench_must(mkdtemp(folder) != NULL, "no folder can be made");
  open_all();
  for (int i = 0; i < 3; i++) {
    snprintf(small[i], sizeof small[i], "%s/small.%s", folder, endings[i]);
    snprintf(large[i], sizeof large[i], "%s/large.%s", folder, endings[i]);
    bench_must(bench_file_write(small[i], endings[i], ROWS, true), "a file cannot be written");
  }
  missed += bench_ratio(".xlsx checked / taken apart", check, bench_bare_zip, small[0], 1.25);
  missed += bench_ratio(".ods checked / taken apart", check, bench_bare_zip, small[1], 1.25);
  missed += bench_ratio(".csv checked / taken apart", check, bench_bare_csv, small[2], 2);
  missed += bench_others(folder, small[0]);
  for (int i = 0; i < 3; i++) {
    bench_must(bench_file_write(small[i], endings[i], MEMORY_ROWS / 10, false), "a file cannot be written");
    bench_must(bench_file_write(large[i], endings[i], MEMORY_ROWS, false), "a file cannot be written");
    missed += compare_memory(endings[i], small[i], large[i]);
    remove(small[i]);
    remove(large[i]);
  }
  rmdir(folder);
  cr_profiles_free(profiles);
  compact_library_free(library);
  return missed == 0 ? 0 : 1;
}
