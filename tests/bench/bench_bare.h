/* bench_bare.h - taking files apart with the libraries alone, and doing nothing with what is in them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef BENCH_BARE_H
#define BENCH_BARE_H

/* The parts of an .xlsx or .ods through libzip and expat. */
void bench_bare_zip(const char *path);

/* A .csv through libcsv. */
void bench_bare_csv(const char *path);

#endif
