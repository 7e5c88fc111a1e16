/* scratch.h - what calls leave to the next, so that a row costs no allocation and no search of its own
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_SCRATCH_H
#define COMPACT_SCRATCH_H

#include "functions.h"
#include "text.h"

enum { PACK_NAME_SIZE = 64 };

struct scratch {
  compact_row *row; /* nothing is recorded in it between calls */
  compact_result *result;
  cr_text names; /* the fact names that were looked up last, each with its NUL */
  size_t name_count;
  const compact_fact **facts; /* what they name; NULL: a blank name */
  size_t fact_capacity;
  char pack_name[PACK_NAME_SIZE]; /* the Compact's name that was looked up last */
  const compact_pack *pack;       /* what it names; NULL: none was looked up yet */
  const compact_pack *limb_pack;  /* whose limb was looked up last */
  const char *limb_topic;         /* for which topic: a function's */
  const compact_limb *limb;       /* NULL: that Compact is silent */
};

/* The Compact of that name, or NULL. */
const compact_pack *scratch_pack(scratch *room, const compact_library *library, const char *name);

/* The limb of that Compact which answers the topic, or NULL. The topic must outlive the scratch. */
const compact_limb *scratch_limb(scratch *room, const compact_pack *pack, const char *topic);

/* Whether these are the names that were looked up last. */
bool scratch_knows(const scratch *room, const table *names);

/* Room for the facts of so many names, of which none is looked up yet. Fails with MEMORY. */
compact_error scratch_begin_names(scratch *room, size_t count);

/* Keeps what the next name names. Fails with MEMORY. */
compact_error scratch_keep_name(scratch *room, const char *name, const compact_fact *fact);

/* Forgets the names, since one of them is a mistake or memory ran out. */
void scratch_forget_names(scratch *room);

#endif
