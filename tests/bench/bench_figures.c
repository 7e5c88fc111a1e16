/* bench_figures.c - how long work takes, how much memory, and whether that is as it should be
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* fork, clock_gettime */
#define _DEFAULT_SOURCE         /* wait4 */
#include "bench_figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 15 };

void bench_must(bool holds, const char *what) {
  if (holds)
    return;
  fprintf(stderr, "%s\n", what);
  exit(2);
}

int bench_report(const char *what, double figure, double bar, const char *unit) {
  bool is_met = figure <= bar;
  printf("%-58s %8.2f %s  (at most %g)%s\n", what, figure, unit, bar, is_met ? "" : "  MISSED");
  fflush(stdout);
  return is_met ? 0 : 1;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double bench_seconds(bench_work *work, const char *path) {
  double start = now();
  work(path);
  return now() - start;
}

int bench_ratio(const char *what, bench_work *ours, bench_work *theirs, const char *path, double bar) {
  double mine = bench_seconds(ours, path), other = bench_seconds(theirs, path);
  char line[100];
  for (int i = 1; i < ROUNDS; i++) {
    double once = bench_seconds(ours, path), again = bench_seconds(theirs, path);
    mine = once < mine ? once : mine;
    other = again < other ? again : other;
  }
  snprintf(line, sizeof line, "%s (%.0f ms / %.0f ms)", what, mine * 1e3, other * 1e3);
  return bench_report(line, mine / other, bar, "times");
}

double bench_memory(bench_work *work, const char *path) {
  struct rusage usage;
  int status;
  pid_t child = fork();
  bench_must(child >= 0, "no process can be started");
  if (child == 0) {
    work(path);
    _exit(0);
  }
  bench_must(wait4(child, &status, 0, &usage) == child && status == 0, "a process failed");
  return (double)usage.ru_maxrss / 1024;
}
