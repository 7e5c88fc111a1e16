/* facts_table.h - a table of facts, row by row
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The first sheet of a workbook, or a .csv. The first row with anything in it are titles: a fact's name or
 * its label, whatever the letters' case. Other columns are passed over.
 */
#ifndef FACTS_TABLE_H
#define FACTS_TABLE_H

#include "compact.h"

typedef struct facts_table {
  const compact_facts *facts;
  const char *path;
  void (*on_row)(void *user, const compact_row *row);
  void *user;
  size_t problems; /* so far */
} facts_table;

/* Reads the file. What is wrong is told on stderr with its cell, and counts as not recorded. Fails with
 * MEMORY, or as cr_reader_read() does, which is told too. */
compact_error facts_table_read(facts_table *table);

#endif
