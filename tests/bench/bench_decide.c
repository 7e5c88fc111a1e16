/* bench_decide.c - how long deciding and opening take, against their bars
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Prints each figure with its bar and ends in 1 if one is missed. Build it as a release; each figure is the
 * best of several runs, since everything else that the machine does only makes a run longer.
 */
#include "compact.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROWS = 4096, RUNS = 200, PACK_ROWS = 64, FACTS = 20 };

static double now(void) {
  struct timespec time;
  timespec_get(&time, TIME_UTC);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* The compiler may not leave out what is measured. */
static volatile unsigned sink;

typedef struct bench_data {
  compact_library *library;
  const compact_pack *pack;
  compact_row *rows[ROWS];
  compact_date given[ROWS], ends[ROWS];
  compact_result *result;
} bench_data;

static double limb_run(const bench_data *bench) {
  const compact_limb *limb = compact_pack_topic(bench->pack, "notice");
  const compact_value none = {0};
  double start = now();
  for (int i = 0; i < ROWS; i++)
    sink +=
        (unsigned)compact_limb_decide(limb, bench->given[i], bench->ends[i], none, COMPACT_NO_DATE).outcome;
  return (now() - start) / ROWS;
}

static double clause_run(const bench_data *bench) {
  const compact_clause *clause = compact_pack_clause(bench->pack, "4.4");
  double start = now();
  for (int i = 0; i < ROWS; i++) {
    compact_decide(clause, bench->rows[i], COMPACT_NO_DATE, bench->result);
    sink += (unsigned)compact_result_outcome(bench->result);
  }
  return (now() - start) / ROWS;
}

/* A row against every clause of a Compact, as a table is checked. */
static double pack_run(const bench_data *bench) {
  size_t count = compact_pack_clause_count(bench->pack);
  double start = now();
  for (int i = 0; i < PACK_ROWS; i++) {
    for (size_t j = 0; j < count; j++) {
      compact_decide(compact_pack_clause_at(bench->pack, j), bench->rows[i], COMPACT_NO_DATE, bench->result);
      sink += (unsigned)compact_result_outcome(bench->result);
    }
  }
  return (now() - start) / PACK_ROWS;
}

/* What an open library holds on to. */
static double library_memory(void) {
  compact_library *library;
  size_t before = mallinfo2().uordblks;
  if (compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE)
    exit(2);
  size_t held = mallinfo2().uordblks - before;
  compact_library_free(library);
  return (double)held / 1024 / 1024;
}

static double library_run(const bench_data *bench) {
  compact_library *library;
  (void)bench;
  double start = now();
  if (compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE)
    exit(2);
  double taken = now() - start;
  compact_library_free(library);
  return taken;
}

static double best_of(double (*run)(const bench_data *bench), const bench_data *bench) {
  double best = run(bench);
  for (int i = 1; i < RUNS; i++) {
    double taken = run(bench);
    best = taken < best ? taken : best;
  }
  return best;
}

static int report(const char *what, double figure, double bar, const char *unit) {
  printf("%-42s %8.1f %s  (at most %g)%s\n", what, figure, unit, bar, figure <= bar ? "" : "  MISSED");
  return figure <= bar ? 0 : 1;
}

static void set(compact_row *row, const compact_facts *facts, const char *name, compact_value value) {
  if (compact_row_set(row, compact_facts_find(facts, name), value) != COMPACT_ERROR_NONE)
    exit(2);
}

/* Records yes, or a day, for as many facts of a row as there are to be. */
static void fill_up(compact_row *row, const compact_facts *facts) {
  int filled = 0;
  for (size_t i = 0; i < compact_facts_count(facts) && filled < FACTS; i++) {
    const compact_fact *fact = compact_facts_at(facts, i);
    compact_type type = compact_fact_type(fact);
    if (compact_row_get(row, fact).type == COMPACT_TYPE_NONE && type == COMPACT_TYPE_FLAG)
      compact_row_set(row, fact, compact_value_flag(true));
    if (compact_row_get(row, fact).type == COMPACT_TYPE_NONE && type == COMPACT_TYPE_DATE)
      compact_row_set(row, fact, compact_value_date(740000 + (compact_date)i));
    filled += compact_row_get(row, fact).type != COMPACT_TYPE_NONE;
  }
}

/* Notice from well in time to far too late, with and without the other facts. */
static void fill(bench_data *bench) {
  const compact_facts *facts = compact_library_facts(bench->library);
  for (int i = 0; i < ROWS; i++) {
    compact_row *row;
    if (compact_row_new(facts, &row) != COMPACT_ERROR_NONE)
      exit(2);
    bench->rows[i] = row;
    bench->ends[i] = 740000 + i % 1461;
    bench->given[i] = bench->ends[i] - i * 7 % 200;
    set(row, facts, "notice_given", compact_value_date(bench->given[i]));
    set(row, facts, "funding_ends", compact_value_date(bench->ends[i]));
    set(row, facts, "event", (compact_value){COMPACT_TYPE_CHOICE, {.choice = (uint32_t)i % 4}});
    set(row, facts, "written", compact_value_flag(i % 3 != 0));
    set(row, facts, "reasons", i % 5 == 0 ? (compact_value){0} : compact_value_flag(true));
    if (i < PACK_ROWS)
      fill_up(row, facts);
  }
}

int main(void) {
  static bench_data bench;
  if (compact_library_open(NULL, NULL, &bench.library) != COMPACT_ERROR_NONE ||
      compact_result_new(&bench.result) != COMPACT_ERROR_NONE)
    return 2;
  bench.pack = compact_library_pack(bench.library, "hertfordshire-2018");
  fill(&bench);
  int missed = report("a topic's limb, a row", best_of(limb_run, &bench), 60, "ns");
  missed += report("a clause of three limbs, a row", best_of(clause_run, &bench), 300, "ns");
  missed += report("every clause of a Compact, a row of 20 facts", best_of(pack_run, &bench) / 1e3, 20, "us");
  missed += report("what an open library holds", library_memory(), 4, "MB");
  missed += report("opening the library", best_of(library_run, &bench) / 1e6, 5, "ms");
  for (int i = 0; i < ROWS; i++)
    compact_row_free(bench.rows[i]);
  compact_result_free(bench.result);
  compact_library_free(bench.library);
  return missed == 0 ? 0 : 1;
}
