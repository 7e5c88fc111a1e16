/* check_facts.h - fact names and their values, brought from cells into a row of facts
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CHECK_FACTS_H
#define COMPACT_CHECK_FACTS_H

#include "question.h"
#include "scratch.h"

/* Borrows the arguments and the scratch. */
typedef struct check_facts {
  const scratch *room;
  const table *values;
  size_t count;       /* of names */
  size_t name_step;   /* from the value of one name to that of the next */
  size_t answer_step; /* from a value to that of the next answer; 0: all answers have the same */
} check_facts;

/* Looks the names up. An unknown one is refused. Fails with MEMORY. */
compact_error check_facts_read(question *asked, const table *names, const table *values, check_facts *out);

bool check_facts_has(const check_facts *facts, const compact_fact *fact);

/* Records the values for the answer at index in the scratch's row; a value that is none of its fact's is
 * refused. Takes them away again. */
void check_facts_record(const check_facts *facts, question *asked, size_t index);
void check_facts_forget(const check_facts *facts);

#endif
