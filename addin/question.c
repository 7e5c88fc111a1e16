/* question.c - what the arguments of a call ask, and what is wrong with them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "question.h"

#include "cell.h"
#include "nearest.h"
#include "scratch.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void question_begin(question *asked, const function *called, const call_context *context) {
  asked->called = called;
  asked->context = context;
  asked->pack = NULL;
  asked->pack_from = "";
  asked->refusal[0] = '\0';
}

bool question_is_refused(const question *asked) {
  return asked->refusal[0] != '\0';
}

/* ---- Refusals ---- */

compact_error question_refused(const question *asked, cell *result) {
  return function_refuse(asked->called, asked->refusal, result);
}

void question_refuse(question *asked, const char *format, ...) {
  va_list values;
  if (question_is_refused(asked))
    return; /* the first mistake is told */
  va_start(values, format);
  vsnprintf(asked->refusal, sizeof asked->refusal, format, values);
  va_end(values);
}

enum { NAME_SIZE = 32 };

/* The name of the argument at index. */
static const char *argument_name(const question *asked, size_t index, char name[NAME_SIZE]) {
  const char *names = asked->called->argument_names;
  for (; index > 0; index--)
    names += strcspn(names, " ") + 1;
  snprintf(name, NAME_SIZE, "%.*s", (int)strcspn(names, " "), names);
  return name;
}

void question_refuse_words(question *asked, const char *name, const cell *argument, const char *words) {
  if (argument->kind == CELL_NUMBER)
    question_refuse(asked, "%s: %.15g %s.", name, argument->number, words);
  else
    question_refuse(asked, "%s: \"%.*s\" %s.", name, QUOTE_MAX,
                    argument->kind == CELL_TEXT ? argument->text : "", words);
}

void question_refuse_value(question *asked, const char *name, const cell *argument, compact_error error) {
  question_refuse_words(asked, name, argument, compact_error_text(error));
}

static void refuse_argument(question *asked, size_t index, const cell *argument, compact_error error) {
  char name[NAME_SIZE];
  question_refuse_value(asked, argument_name(asked, index, name), argument, error);
}

void question_refuse_choice(question *asked, const char *name, const cell *argument, const char *choices) {
  char words[REFUSAL_SIZE];
  snprintf(words, sizeof words, "is none of these: %s", choices);
  question_refuse_words(asked, name, argument, words);
}

void question_list(char list[REFUSAL_SIZE], const char *name) {
  size_t length = strlen(list);
  snprintf(list + length, REFUSAL_SIZE - length, "%s%s", length == 0 ? "" : ", ", name);
}

/* ---- Values ---- */

const cell *question_lone(question *asked, const table *arguments, size_t index) {
  char name[NAME_SIZE];
  size_t size = table_size(&arguments[index]);
  if (size != 1)
    question_refuse(asked, "%s has %zu cells: give one.", argument_name(asked, index, name), size);
  return &arguments[index].cells[0];
}

compact_date question_date(question *asked, size_t index, const cell *argument) {
  compact_date date;
  compact_error error = cell_date(argument, asked->context->null_date, &date);
  if (error != COMPACT_ERROR_NONE)
    refuse_argument(asked, index, argument, error);
  return date;
}

compact_period question_period(question *asked, size_t index, const cell *argument) {
  compact_period period = {0};
  compact_error error =
      argument->kind == CELL_TEXT ? compact_period_parse(argument->text, &period) : COMPACT_ERROR_PERIOD;
  if (error != COMPACT_ERROR_NONE && !cell_is_blank(argument))
    refuse_argument(asked, index, argument, error);
  return period;
}

double question_amount(question *asked, size_t index, const cell *argument) {
  char name[NAME_SIZE];
  if (argument->kind == CELL_TEXT || !isfinite(argument->number))
    refuse_argument(asked, index, argument, COMPACT_ERROR_NUMBER);
  else if (argument->number < 0)
    question_refuse_words(asked, argument_name(asked, index, name), argument, "is less than nothing");
  return argument->number;
}

compact_value question_because(question *asked, const cell *argument) {
  if (argument->kind == CELL_TEXT)
    return compact_value_text(argument->text);
  if (!cell_is_blank(argument) && argument->number != 1)
    question_refuse_words(asked, "because", argument, "is neither words nor TRUE");
  return cell_is_blank(argument) ? (compact_value){0} : compact_value_flag(true);
}

const char *question_word(question *asked, size_t index, const cell *argument, const char *vocabulary) {
  const char *words = compact_vocabulary(vocabulary);
  char name[NAME_SIZE];
  if (cell_is_blank(argument))
    return NULL;
  if (argument->kind == CELL_TEXT && cr_word_in(argument->text, words))
    return argument->text;
  question_refuse_choice(asked, argument_name(asked, index, name), argument, words);
  return NULL;
}

/* ---- The Compact and the clause ---- */

static const char *pack_name(question *asked, const cell *argument) {
  if (argument->kind == CELL_NUMBER && argument->number != 0)
    question_refuse(asked, "compact: %.15g is not the name of a Compact: write it as \"%s\".",
                    argument->number, function_default_pack());
  if (argument->kind == CELL_TEXT) {
    asked->pack_from = "";
    return argument->text;
  }
  bool is_document = asked->context->document_pack[0] != '\0';
  asked->pack_from = is_document ? ", the document's" : ", the default";
  return is_document ? asked->context->document_pack : function_default_pack();
}

/* A Compact of one's own is unknown while its file has a mistake. */
static void refuse_pack(question *asked, const char *where, const char *name) {
  const char *nearest = compact_library_nearest(asked->context->library, name);
  const char *mistake = asked->context->mistake == NULL ? "" : asked->context->mistake;
  const char *before = mistake[0] == '\0' ? "" : " Your own folder has a file with a mistake: ";
  if (nearest != NULL)
    question_refuse(asked, "%s: there is no Compact \"%.*s\"; did you mean \"%s\"?%s%s", where, QUOTE_MAX,
                    name, nearest, before, mistake);
  else
    question_refuse(asked, "%s: there is no Compact \"%.*s\".%s%s", where, QUOTE_MAX, name, before, mistake);
}

void question_pack(question *asked, const cell *argument) {
  const char *name = pack_name(asked, argument);
  asked->pack = scratch_pack(asked->context->room, asked->context->library, name);
  if (asked->pack != NULL)
    return;
  const char *where = asked->pack_from[0] == '\0' ? "compact" : "The document's property Compact";
  refuse_pack(asked, where, name);
}

static void refuse_ref(question *asked, const char *name, const char *ref) {
  const char *nearest = compact_pack_nearest(asked->pack, ref);
  if (nearest != NULL)
    question_refuse(asked, "%s: the %s has no clause \"%.*s\"; did you mean \"%s\"?", name,
                    compact_pack_title(asked->pack), QUOTE_MAX, ref, nearest);
  else
    question_refuse(asked, "%s: the %s has no clause \"%.*s\".", name, compact_pack_title(asked->pack),
                    QUOTE_MAX, ref);
}

const compact_clause *question_clause(question *asked, size_t index, const cell *argument) {
  char name[NAME_SIZE];
  if (question_is_refused(asked))
    return NULL;
  const compact_clause *clause =
      argument->kind == CELL_TEXT ? compact_pack_clause(asked->pack, argument->text) : NULL;
  if (clause != NULL)
    return clause;
  argument_name(asked, index, name);
  if (argument->kind == CELL_TEXT)
    refuse_ref(asked, name, argument->text);
  else if (cell_is_blank(argument))
    question_refuse(asked, "%s: no clause is named: write one as \"4.4\".", name);
  else
    question_refuse(asked, "%s: %.15g is a number, in which 4.10 is 4.1: write it as text, \"4.10\".", name,
                    argument->number);
  return NULL;
}

compact_error question_answer(const question *asked, cr_text *words, cell *result) {
  char *text;
  cr_text_format(words, " Compact: %s%s.", compact_pack_id(asked->pack), asked->pack_from);
  compact_error error = cr_text_take(words, &text);
  if (error == COMPACT_ERROR_NONE)
    cell_take_text(text, result);
  return error;
}
