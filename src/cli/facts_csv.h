/* facts_csv.h - a table of facts as CSV, row by row
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A column's title is a fact's name or its label, whatever the letters' case. Other columns are passed over.
 */
#ifndef FACTS_CSV_H
#define FACTS_CSV_H

#include "compact.h"

typedef struct facts_csv {
  const compact_facts *facts;
  const char *path;
  void (*on_row)(void *user, const compact_row *row);
  void *user;
  size_t rows, problems; /* so far */
} facts_csv;

/* Reads the file. What is wrong is told on stderr with its row and column and counts as not recorded. Fails
 * with READ and with MEMORY. */
compact_error facts_csv_read(facts_csv *csv);

#endif
