/* bench_figures.h - how long work takes, how much memory, and whether that is as it should be
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stdbool.h>

typedef void bench_work(const char *path);

/* Ends the program in 2 where that does not hold. */
void bench_must(bool holds, const char *what);

/* Prints a figure. Returns 1 if it is more than the bar, else 0. */
int bench_report(const char *what, double figure, double bar, const char *unit);

/* Seconds of the processor's time: others may be busy on the machine. */
double bench_seconds(bench_work *work, const char *path);

/* Has two works take turns, and reports how often the best of the second goes into the best of the first: all
 * else that the machine does only makes a turn longer. */
int bench_ratio(const char *what, bench_work *ours, bench_work *theirs, const char *path, double bar);

/* Megabytes that a process of its own needs at most for the work. */
double bench_memory(bench_work *work, const char *path);

#endif
