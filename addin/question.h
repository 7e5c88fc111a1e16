/* question.h - what the arguments of a call ask, and what is wrong with them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A question is filled in part by part: it is asked once a row, and clearing its refusal whole would cost as
 * much as deciding it. Each part reads the argument at its place; the first mistake is told.
 */
#ifndef COMPACT_QUESTION_H
#define COMPACT_QUESTION_H

#include "function.h"
#include "text.h"

enum {
  REFUSAL_SIZE = 512,
  QUOTE_MAX = 80, /* text that is longer is cut where it is quoted */
};

typedef struct question {
  const function *called;
  const call_context *context;
  const compact_pack *pack;
  const char *pack_from;      /* where the Compact was named, for people; "" in the formula */
  char refusal[REFUSAL_SIZE]; /* what is wrong with an argument, or "" */
} question;

void question_begin(question *asked, const function *called, const call_context *context);
bool question_is_refused(const question *asked);

/* The result of a question that is refused. */
compact_error question_refused(const question *asked, cell *result);

void question_refuse(question *asked, const char *format, ...) CR_PRINTF(2, 3);

/* Refuses the value of what has that name: for an error, in words that follow on it, for being no choice. */
void question_refuse_value(question *asked, const char *name, const cell *argument, compact_error error);
void question_refuse_words(question *asked, const char *name, const cell *argument, const char *words);
void question_refuse_choice(question *asked, const char *name, const cell *argument, const char *choices);

/* Adds a name to a list of them that has room for REFUSAL_SIZE bytes; what does not fit is left out. */
void question_list(char list[REFUSAL_SIZE], const char *name);

/* The argument of a function of whole ranges that has to be one cell. */
const cell *question_lone(question *asked, const table *arguments, size_t index);

compact_date question_date(question *asked, size_t index, const cell *argument);
compact_period question_period(question *asked, size_t index, const cell *argument);
double question_amount(question *asked, size_t index, const cell *argument);
compact_value question_because(question *asked, const cell *argument);

/* A word of the vocabulary of that name, as "bearer"; NULL where it is blank. */
const char *question_word(question *asked, size_t index, const cell *argument, const char *vocabulary);

/* Sets the question's Compact: that of the argument, else of the document, else the default. */
void question_pack(question *asked, const cell *argument);

/* A clause of the question's Compact; NULL if it is refused. */
const compact_clause *question_clause(question *asked, size_t index, const cell *argument);

/* Makes words the result, after which Compact was used and who said so. Fails with MEMORY. */
compact_error question_answer(const question *asked, cr_text *words, cell *result);

#endif
