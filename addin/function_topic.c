/* function_topic.c - the three answers to a topic: a word, a number, a reason
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The arguments are (first; second; [compact]; [because]; [as_of]).
 */
#include "question.h"

#include "cell.h"
#include "scratch.h"

#include <string.h>

typedef struct topic_question {
  question asked;
  const compact_limb *limb; /* NULL: the Compact is silent on the topic */
  compact_date first, second, as_of;
  compact_value because;
} topic_question;

static void ask(const function *called, const call_context *context, const cell *arguments,
                topic_question *topic) {
  question *asked = &topic->asked;
  question_begin(asked, called, context);
  topic->first = question_date(asked, 0, &arguments[0]);
  topic->second = question_date(asked, 1, &arguments[1]);
  question_pack(asked, &arguments[2]);
  topic->because = question_because(asked, &arguments[3]);
  topic->as_of = question_date(asked, 4, &arguments[4]);
  topic->limb = asked->pack == NULL ? NULL : scratch_limb(context->room, asked->pack, called->topic);
}

/* ---- The outcome ---- */

/* A reason that a limb would accept, but only together with what words cannot say. */
static compact_error is_beyond_words(const topic_question *topic, bool *out) {
  char *escape;
  *out = false;
  bool is_yes = topic->because.type == COMPACT_TYPE_TEXT ||
                (topic->because.type == COMPACT_TYPE_FLAG && topic->because.as.flag);
  if (!is_yes || compact_limb_because(topic->limb) != NULL)
    return COMPACT_ERROR_NONE;
  compact_error error = compact_limb_words(topic->limb, COMPACT_PART_ESCAPE, &escape);
  *out = error == COMPACT_ERROR_NONE && escape[0] != '\0';
  compact_free(escape);
  return error;
}

static compact_error outcome_of(const topic_question *topic, compact_outcome *out) {
  bool is_beyond;
  *out = COMPACT_OUTCOME_NOT_APPLICABLE;
  if (topic->limb == NULL)
    return COMPACT_ERROR_NONE;
  *out = compact_limb_decide(topic->limb, topic->first, topic->second, topic->because, topic->as_of).outcome;
  if (*out != COMPACT_OUTCOME_NOT_MET)
    return COMPACT_ERROR_NONE;
  compact_error error = is_beyond_words(topic, &is_beyond);
  if (is_beyond)
    *out = COMPACT_OUTCOME_CANNOT_TELL;
  return error;
}

typedef compact_error show_outcome(compact_outcome outcome, cell *result);

static compact_error answer(const function *called, const call_context *context, const cell *arguments,
                            show_outcome *show, cell *result) {
  topic_question topic;
  compact_outcome outcome;
  ask(called, context, arguments, &topic);
  if (question_is_refused(&topic.asked))
    return question_refused(&topic.asked, result);
  compact_error error = outcome_of(&topic, &outcome);
  return error == COMPACT_ERROR_NONE ? show(outcome, result) : error;
}

compact_error topic_outcome(const function *called, const call_context *context, const cell *arguments,
                            cell *result) {
  return answer(called, context, arguments, cell_outcome_word, result);
}

compact_error topic_ok(const function *called, const call_context *context, const cell *arguments,
                       cell *result) {
  return answer(called, context, arguments, cell_outcome_ok, result);
}

/* ---- The reason ---- */

/* A silent Compact answers for nobody: the reader is told which ones do. */
static void append_silence(const topic_question *topic, cr_text *words) {
  const compact_library *library = topic->asked.context->library;
  const char *name = topic->asked.called->topic;
  const char *before = " It is answered by ";
  cr_text_format(words, "Not applicable. The %s prints no period and no order for %s.",
                 compact_pack_title(topic->asked.pack), name);
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    if (compact_pack_topic(pack, name) == NULL)
      continue;
    cr_text_format(words, "%s%s", before, compact_pack_id(pack));
    before = ", ";
  }
  cr_text_append(words, before[0] == ',' ? "." : " No Compact answers it.");
}

static void record(compact_row *row, const compact_fact *fact, compact_value value) {
  if (fact != NULL)
    compact_row_set(row, fact, value);
}

/* Records the question's facts, or what takes them away again. */
static void record_all(const topic_question *topic, bool is_recorded) {
  compact_row *row = topic->asked.context->room->row;
  compact_value none = {0};
  record(row, compact_limb_first(topic->limb), is_recorded ? compact_value_date(topic->first) : none);
  record(row, compact_limb_second(topic->limb), is_recorded ? compact_value_date(topic->second) : none);
  record(row, compact_limb_because(topic->limb), is_recorded ? topic->because : none);
}

/* What was made of `because`. */
static void append_ignored(const topic_question *topic, cr_text *words) {
  if (topic->because.type != COMPACT_TYPE_NONE && compact_limb_because(topic->limb) == NULL)
    cr_text_append(words, " This Compact accepts no reason for less: because is ignored.");
}

/* Both dates are known and do not settle it: what would is no argument of a topic's function. */
static void append_check(const topic_question *topic, const compact_result *result, cr_text *words) {
  bool has_dates = topic->first != COMPACT_NO_DATE && topic->second != COMPACT_NO_DATE;
  bool is_open = compact_result_outcome(result) == COMPACT_OUTCOME_CANNOT_TELL;
  bool is_missing = false;
  for (size_t i = 0; i < compact_clause_fact_count(compact_limb_clause(topic->limb)); i++)
    is_missing = is_missing || compact_result_is_missing(result, i);
  if (has_dates && is_open && is_missing)
    cr_text_append(words, " Two dates are not enough here: use COMPACT_CHECK.");
}

static void append_beside(const topic_question *topic, cr_text *words) {
  const char *ref = compact_limb_beside(topic->limb);
  for (size_t length; *ref != '\0'; ref += length + strspn(ref + length, " ")) {
    length = strcspn(ref, " ");
    cr_text_format(words, " Clause %.*s asks much the same and was not looked at.", (int)length, ref);
  }
}

static compact_error append_answer(const topic_question *topic, cr_text *words) {
  compact_result *result = topic->asked.context->room->result;
  char *why;
  compact_error error = compact_result_why(result, &why);
  if (error != COMPACT_ERROR_NONE)
    return error;
  cr_text_append(words, why);
  compact_free(why);
  append_ignored(topic, words);
  append_check(topic, result, words);
  append_beside(topic, words);
  return COMPACT_ERROR_NONE;
}

static compact_error append_why(const topic_question *topic, cr_text *words) {
  const scratch *room = topic->asked.context->room;
  bool is_beyond;
  compact_error error = is_beyond_words(topic, &is_beyond);
  if (error != COMPACT_ERROR_NONE)
    return error;
  record_all(topic, true);
  compact_decide_limb(topic->limb, room->row, topic->as_of, room->result);
  if (is_beyond && compact_result_outcome(room->result) == COMPACT_OUTCOME_NOT_MET)
    cr_text_append(words,
                   "Cannot tell. Whether the reason excuses takes more than words: use COMPACT_CHECK.");
  else
    error = append_answer(topic, words);
  record_all(topic, false);
  return error;
}

compact_error topic_why(const function *called, const call_context *context, const cell *arguments,
                        cell *result) {
  topic_question topic;
  cr_text words = {0};
  compact_error error = COMPACT_ERROR_NONE;
  ask(called, context, arguments, &topic);
  if (question_is_refused(&topic.asked))
    return question_refused(&topic.asked, result);
  if (topic.limb == NULL)
    append_silence(&topic, &words);
  else
    error = append_why(&topic, &words);
  if (error == COMPACT_ERROR_NONE)
    error = question_answer(&topic.asked, &words, result);
  cr_text_free(&words);
  return error;
}
