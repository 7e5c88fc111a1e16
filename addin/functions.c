/* functions.c - the spreadsheet functions, one C function each
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "functions.h"

#include "function_table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The Compact that counts where neither the formula nor the document names one. Frozen: sheets rely on it. */
static const char default_pack[] = "hertfordshire-2018";

typedef compact_error function_code(const function *called, const call_context *context,
                                    const cell *arguments, cell *result);

static function_code topic_why; /* answers in words, and so tells a mistake in words */

struct function {
  const char *name;
  function_code *code;
  const char *topic;
  const char *argument_names; /* parted by spaces */
  size_t argument_count;
};

/* ---- Results ---- */

void cell_clear(cell *result) {
  free(result->text);
  *result = (cell){CELL_BLANK, 0, NULL};
}

static compact_error number(double value, cell *result) {
  *result = (cell){CELL_NUMBER, value, NULL};
  return COMPACT_ERROR_NONE;
}

static compact_error not_available(cell *result) {
  *result = (cell){CELL_NOT_AVAILABLE, 0, NULL};
  return COMPACT_ERROR_NONE;
}

static compact_error text(cell_kind kind, const char *words, cell *result) {
  size_t size = strlen(words) + 1;
  *result = (cell){kind, 0, malloc(size)};
  if (result->text == NULL)
    return COMPACT_ERROR_MEMORY;
  memcpy(result->text, words, size);
  return COMPACT_ERROR_NONE;
}

compact_error function_refuse(const function *called, const char *words, cell *result) {
  return text(called->code == topic_why ? CELL_TEXT : CELL_BAD_ARGUMENT, words, result);
}

/* ---- A question: what a topic's functions have in common ---- */

enum { REFUSAL_SIZE = 320 };

typedef struct question {
  const function *called;
  const compact_pack *pack;
  const char *pack_from;    /* where the Compact was named, for people; "" in the formula */
  const compact_limb *limb; /* NULL: the Compact is silent on the topic */
  compact_date first, second, as_of;
  compact_value because;
  char refusal[REFUSAL_SIZE]; /* what is wrong with an argument, or "" */
} question;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
refuse(question *asked, const char *format, ...) {
  va_list values;
  if (asked->refusal[0] != '\0')
    return; /* the first mistake is told */
  va_start(values, format);
  vsnprintf(asked->refusal, sizeof asked->refusal, format, values);
  va_end(values);
}

/* Text that is longer is cut where it is quoted. */
enum { QUOTE_MAX = 80 };

static bool is_blank(const cell *argument) {
  return argument->kind == CELL_BLANK || (argument->kind == CELL_NUMBER && argument->number == 0);
}

/* Digits alone are a number that was typed as text: of which epoch cannot be told. */
static bool is_digits(const char *words) {
  return words[strspn(words, " 0123456789")] == '\0';
}

/* The name of the argument at index, and how long it is. */
static const char *argument_name(const function *called, size_t index, int *length) {
  const char *name = called->argument_names;
  for (; index > 0; index--)
    name += strcspn(name, " ") + 1;
  *length = (int)strcspn(name, " ");
  return name;
}

static void refuse_date(question *asked, size_t index, const cell *argument, compact_error error) {
  int length;
  const char *name = argument_name(asked->called, index, &length);
  if (argument->kind == CELL_NUMBER)
    refuse(asked, "%.*s: %.15g %s.", length, name, argument->number, compact_error_text(error));
  else
    refuse(asked, "%.*s: \"%.*s\" %s.", length, name, QUOTE_MAX, argument->text, compact_error_text(error));
}

/* TRUE arrives as 1, and the day before 1900 that this would be is nobody's date. */
static bool is_flag(const cell *argument) {
  return argument->kind == CELL_NUMBER && argument->number == 1;
}

static compact_date read_date(question *asked, const call_context *context, const cell *arguments,
                              size_t index) {
  const cell *argument = &arguments[index];
  compact_date date = COMPACT_NO_DATE;
  compact_error error = COMPACT_ERROR_NONE;
  if (is_flag(argument))
    error = COMPACT_ERROR_DATE;
  else if (argument->kind == CELL_NUMBER)
    error = compact_date_from_serial(argument->number, context->null_date, &date);
  else if (argument->kind == CELL_TEXT)
    error = is_digits(argument->text) ? COMPACT_ERROR_DATE
                                      : compact_date_parse(argument->text, COMPACT_ORDER_NONE, &date);
  if (error != COMPACT_ERROR_NONE)
    refuse_date(asked, index, argument, error);
  return date;
}

static compact_value read_because(question *asked, const cell *argument) {
  if (argument->kind == CELL_TEXT)
    return compact_value_text(argument->text);
  if (!is_blank(argument) && argument->number != 1)
    refuse(asked, "because: %.15g is neither words nor TRUE.", argument->number);
  return is_blank(argument) ? (compact_value){0} : compact_value_flag(true);
}

static void read_pack(question *asked, const call_context *context, const cell *argument) {
  const char *name = default_pack;
  asked->pack_from = ", the default";
  if (argument->kind == CELL_NUMBER && argument->number != 0) {
    refuse(asked, "compact: %.15g is not the name of a Compact: write it as \"%s\".", argument->number,
           default_pack);
  } else if (argument->kind == CELL_TEXT) {
    name = argument->text;
    asked->pack_from = "";
  } else if (context->document_pack[0] != '\0') {
    name = context->document_pack;
    asked->pack_from = ", the document's";
  }
  asked->pack = compact_library_pack(context->library, name);
  if (asked->pack != NULL)
    return;
  const char *where = asked->pack_from[0] == '\0' ? "compact" : "The document's property Compact";
  const char *nearest = compact_library_nearest(context->library, name);
  if (nearest != NULL)
    refuse(asked, "%s: there is no Compact \"%.*s\"; did you mean \"%s\"?", where, QUOTE_MAX, name, nearest);
  else
    refuse(asked, "%s: there is no Compact \"%.*s\".", where, QUOTE_MAX, name);
}

static void read_topic(question *asked, const call_context *context, const cell *compact_argument) {
  read_pack(asked, context, compact_argument);
  asked->limb = asked->pack == NULL ? NULL : compact_pack_topic(asked->pack, asked->called->topic);
}

/* The arguments (first; second; [compact]; [because]; [as_of]). A question is filled in part by part: it is
 * asked once a row, and clearing its refusal whole would cost as much as deciding it. */
static void ask(const function *called, const call_context *context, const cell *arguments, question *asked) {
  asked->called = called;
  asked->refusal[0] = '\0';
  asked->first = read_date(asked, context, arguments, 0);
  asked->second = read_date(asked, context, arguments, 1);
  read_topic(asked, context, &arguments[2]);
  asked->because = read_because(asked, &arguments[3]);
  asked->as_of = read_date(asked, context, arguments, 4);
}

static compact_outcome outcome_of(const question *asked) {
  if (asked->limb == NULL)
    return COMPACT_OUTCOME_NOT_APPLICABLE;
  return compact_limb_decide(asked->limb, asked->first, asked->second, asked->because, asked->as_of).outcome;
}

/* ---- The outcome, as a word and as a number ---- */

static compact_error topic_outcome(const function *called, const call_context *context, const cell *arguments,
                                   cell *result) {
  question asked;
  ask(called, context, arguments, &asked);
  if (asked.refusal[0] != '\0')
    return function_refuse(called, asked.refusal, result);
  return text(CELL_TEXT, compact_outcome_name(outcome_of(&asked)), result);
}

static compact_error topic_ok(const function *called, const call_context *context, const cell *arguments,
                              cell *result) {
  question asked;
  ask(called, context, arguments, &asked);
  if (asked.refusal[0] != '\0')
    return function_refuse(called, asked.refusal, result);
  switch (outcome_of(&asked)) {
  case COMPACT_OUTCOME_MET:
  case COMPACT_OUTCOME_EXCUSED:
    return number(1, result);
  case COMPACT_OUTCOME_NOT_MET:
    return number(0, result);
  default:
    return not_available(result);
  }
}

/* ---- The reason ---- */

enum { WORDS_SIZE = 1024 };

/* A silent Compact answers for nobody: the reader is told which ones do. */
static compact_error silent_why(const function *called, const call_context *context, const question *asked,
                                cell *result) {
  char words[WORDS_SIZE];
  size_t length =
      (size_t)snprintf(words, sizeof words, "Not applicable. The %s prints nothing on %s. These do:",
                       compact_pack_title(asked->pack), called->topic);
  for (size_t i = 0; i < compact_library_pack_count(context->library) && length < sizeof words; i++) {
    const compact_pack *pack = compact_library_pack_at(context->library, i);
    if (compact_pack_topic(pack, called->topic) != NULL)
      length += (size_t)snprintf(words + length, sizeof words - length, " %s", compact_pack_id(pack));
  }
  return text(CELL_TEXT, words, result);
}

static void record(compact_row *row, const compact_fact *fact, compact_value value) {
  if (fact != NULL)
    compact_row_set(row, fact, value);
}

static compact_error limb_why(const question *asked, const compact_facts *facts, char **why) {
  compact_row *row = NULL;
  compact_result *result = NULL;
  *why = NULL;
  compact_error error = compact_row_new(facts, &row);
  if (error == COMPACT_ERROR_NONE)
    error = compact_result_new(&result);
  if (error == COMPACT_ERROR_NONE) {
    record(row, compact_limb_first(asked->limb), compact_value_date(asked->first));
    record(row, compact_limb_second(asked->limb), compact_value_date(asked->second));
    record(row, compact_limb_because(asked->limb), asked->because);
    compact_decide_limb(asked->limb, row, asked->as_of, result);
    error = compact_result_why(result, why);
  }
  compact_result_free(result);
  compact_row_free(row);
  return error;
}

/* The limb's reason, what was made of `because`, and which Compact was used and who said so. */
static compact_error answered_why(const question *asked, const char *why, cell *result) {
  bool is_ignored = asked->because.type != COMPACT_TYPE_NONE && compact_limb_because(asked->limb) == NULL;
  const char *ignored = is_ignored ? " This Compact accepts no reason for less: because is ignored." : "";
  size_t size = strlen(why) + REFUSAL_SIZE;
  char *words = malloc(size);
  *result = (cell){CELL_TEXT, 0, words};
  if (words == NULL)
    return COMPACT_ERROR_MEMORY;
  snprintf(words, size, "%s%s Compact: %.*s%s.", why, ignored, QUOTE_MAX, compact_pack_id(asked->pack),
           asked->pack_from);
  return COMPACT_ERROR_NONE;
}

static compact_error topic_why(const function *called, const call_context *context, const cell *arguments,
                               cell *result) {
  char *why;
  question asked;
  ask(called, context, arguments, &asked);
  if (asked.refusal[0] != '\0')
    return function_refuse(called, asked.refusal, result);
  if (asked.limb == NULL)
    return silent_why(called, context, &asked, result);
  compact_error error = limb_why(&asked, compact_library_facts(context->library), &why);
  if (error == COMPACT_ERROR_NONE)
    error = answered_why(&asked, why, result);
  compact_free(why);
  return error;
}

/* ---- The date that would be right ---- */

typedef compact_error limit_of(const compact_limb *limb, compact_date date, compact_date *out);

/* The arguments (date; [compact]). */
static compact_error topic_limit(const function *called, const call_context *context, const cell *arguments,
                                 limit_of *limit, cell *result) {
  question asked;
  compact_date date;
  asked.called = called;
  asked.refusal[0] = '\0';
  asked.first = read_date(&asked, context, arguments, 0);
  read_topic(&asked, context, &arguments[1]);
  if (asked.refusal[0] != '\0')
    return function_refuse(called, asked.refusal, result);
  bool is_there = asked.first != COMPACT_NO_DATE && asked.limb != NULL &&
                  limit(asked.limb, asked.first, &date) == COMPACT_ERROR_NONE;
  return is_there ? number(compact_date_to_serial(date, context->null_date), result) : not_available(result);
}

static compact_error topic_by(const function *called, const call_context *context, const cell *arguments,
                              cell *result) {
  return topic_limit(called, context, arguments, compact_limb_deadline, result);
}

static compact_error topic_ends(const function *called, const call_context *context, const cell *arguments,
                                cell *result) {
  return topic_limit(called, context, arguments, compact_limb_earliest, result);
}

/* ---- The table ---- */

static const function functions[] = {
#define FUNCTION_ROW(name, code, topic, names, count) {#name, code, topic, names, count},
    FUNCTION_MAP(FUNCTION_ROW)
#undef FUNCTION_ROW
};

size_t function_count(void) {
  return sizeof functions / sizeof *functions;
}

const function *function_at(size_t index) {
  return &functions[index];
}

const function *function_find(const char *name) {
  for (size_t i = 0; i < function_count(); i++) {
    if (strcmp(functions[i].name, name) == 0)
      return &functions[i];
  }
  return NULL;
}

const char *function_name(const function *called) {
  return called->name;
}

size_t function_argument_count(const function *called) {
  return called->argument_count;
}

const char *function_argument_names(const function *called) {
  return called->argument_names;
}

compact_error function_call(const function *called, const call_context *context, const cell *arguments,
                            cell *result) {
  return called->code(called, context, arguments, result);
}
