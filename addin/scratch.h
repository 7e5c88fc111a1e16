/* scratch.h - what calls leave to the next, so that a row costs no allocation and no search of its own
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_SCRATCH_H
#define COMPACT_SCRATCH_H

#include "functions.h"
#include "text.h"

struct scratch {
  compact_row *row; /* nothing is recorded in it between calls */
  compact_result *result;
  cr_text names; /* the fact names that were looked up last, each with its NUL */
  size_t name_count;
  const compact_fact **facts; /* what they name; NULL: a blank name */
  size_t fact_capacity;
};

/* Whether these are the names that were looked up last. */
bool scratch_knows(const scratch *room, const table *names);

/* Room for the facts of so many names, of which none is looked up yet. Fails with MEMORY. */
compact_error scratch_begin_names(scratch *room, size_t count);

/* Keeps what the next name names. Fails with MEMORY. */
compact_error scratch_keep_name(scratch *room, const char *name, const compact_fact *fact);

/* Forgets the names, since one of them is a mistake or memory ran out. */
void scratch_forget_names(scratch *room);

#endif
