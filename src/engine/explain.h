/* explain.h - what a reason in words and one in a formula have in common
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_EXPLAIN_H
#define CR_EXPLAIN_H

#include "evaluate.h"
#include "sentence.h"

/* The sentences of a kind of comparison. */
typedef struct cr_dated_sentences {
  const char *kind;
  cr_sentence met, late, due;
} cr_dated_sentences;

/* Those of a condition on two dates. */
const cr_dated_sentences *cr_sentences_of(const cr_node *node);

/* Appends the clause as it is cited at the end of every reason. */
void cr_citation_append(const compact_clause *clause, cr_text *text);

#endif
