/* why_call.c - everything that is decided by a formula of ours, as one text
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The formula's function need not be the one that gives reasons: that one is called in its place.
 */
#include "why_call.h"

#include "account.h"
#include "cell.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>

typedef struct asked_call {
  const formula_call *call;
  const function *why;
  table arguments[FORMULA_ARGUMENTS_MAX];   /* of why */
  const char *texts[FORMULA_ARGUMENTS_MAX]; /* as they stand in the formula, or "" */
  cell *cells;                              /* of arguments that had to be put together */
  cell blank;                               /* of arguments that are left out */
} asked_call;

/* ---- The function that gives the reason ---- */

static const function *why_of(const function *called) {
  for (size_t i = 0; i < function_count(); i++) {
    const function *other = function_at(i);
    if (function_kind_of(other) == FUNCTION_WHY && function_is_table(other) == function_is_table(called) &&
        strcmp(function_topic(other), function_topic(called)) == 0)
      return other;
  }
  return NULL;
}

bool why_call_has_reason(const formula_call *call) {
  bool is_of_topic = function_topic(call->called)[0] != '\0';
  return is_of_topic || (function_kind_of(call->called) != FUNCTION_OTHER && why_of(call->called) != NULL);
}

/* The place of an argument's name among those of a function; its number of arguments if it is none. */
static size_t place_of(const function *called, const char *name, size_t length) {
  const char *word = function_argument_names(called);
  size_t place = 0, count = function_argument_count(called);
  for (; place < count; place++, word += strcspn(word, " ") + 1) {
    if (strcspn(word, " ") == length && strncmp(word, name, length) == 0)
      break;
  }
  return place;
}

/* ---- Arguments ---- */

/* Of an argument that an array formula goes through: one of its cells. */
static table one_cell(const table *argument, size_t index) {
  size_t size = table_size(argument);
  table one = *argument;
  if (size > 1) {
    one.cells = &argument->cells[index < size ? index : 0];
    one.row_count = one.column_count = 1;
  }
  return one;
}

/* The values that go with the names: the whole of them, or one row or column where there are more. */
static compact_error take_values(asked_call *asked, const table *names, size_t index, table *values) {
  if (names->row_count == 1 && names->column_count == values->column_count) {
    values->cells += (index < values->row_count ? index : 0) * values->column_count;
    values->row_count = 1;
  } else if (names->column_count == 1 && names->row_count == values->row_count && values->column_count > 1) {
    size_t step = values->column_count;
    asked->cells = calloc(values->row_count, sizeof *asked->cells);
    if (asked->cells == NULL)
      return COMPACT_ERROR_MEMORY;
    for (size_t i = 0; i < values->row_count; i++)
      asked->cells[i] = values->cells[i * step + (index < step ? index : 0)];
    values->cells = asked->cells;
    values->column_count = 1;
  }
  return COMPACT_ERROR_NONE;
}

/* Puts what was given in the places in which the reason's function takes it. */
static void place_arguments(asked_call *asked, const table *arguments) {
  const function *called = asked->call->called;
  for (size_t i = 0; i < FORMULA_ARGUMENTS_MAX; i++) {
    asked->arguments[i] = (table){1, 1, &asked->blank, false};
    asked->texts[i] = "";
  }
  const char *name = function_argument_names(called);
  for (size_t i = 0; i < asked->call->argument_count && i < function_argument_count(called); i++) {
    size_t length = strcspn(name, " ");
    size_t place = place_of(asked->why, name, length);
    if (place < FORMULA_ARGUMENTS_MAX && place < function_argument_count(asked->why)) {
      asked->arguments[place] = arguments[i];
      asked->texts[place] = asked->call->arguments[i].text;
    }
    name += length + (name[length] == ' ');
  }
}

static compact_error take_answer(asked_call *asked, size_t index) {
  size_t names = place_of(asked->why, "names", 5), values = place_of(asked->why, "values", 6);
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < FORMULA_ARGUMENTS_MAX; i++) {
    bool is_whole = function_is_table(asked->why) && (i == names || i == values);
    if (!is_whole)
      asked->arguments[i] = one_cell(&asked->arguments[i], index);
  }
  if (function_is_table(asked->why))
    error = take_values(asked, &asked->arguments[names], index, &asked->arguments[values]);
  return error;
}

/* ---- The reason ---- */

static compact_error call_why(const asked_call *asked, const call_context *context, cell *result) {
  cell cells[FORMULA_ARGUMENTS_MAX];
  table answers;
  if (!function_is_table(asked->why)) {
    for (size_t i = 0; i < FORMULA_ARGUMENTS_MAX; i++)
      cells[i] = asked->arguments[i].cells[0];
    return function_call(asked->why, context, cells, result);
  }
  compact_error error = function_call_table(asked->why, context, asked->arguments, &answers);
  if (error == COMPACT_ERROR_NONE) {
    *result = answers.cells[0];
    answers.cells[0] = (cell){CELL_BLANK, 0, NULL};
    table_clear(&answers);
  }
  return error;
}

/* ---- What was given ---- */

static compact_error append_fact(const compact_fact *fact, compact_value value, const char *where,
                                 cr_text *text) {
  char date[COMPACT_DATE_SIZE], *words = NULL;
  compact_error error = COMPACT_ERROR_NONE;
  cr_text_format(text, "\xE2\x80\xA2 %s: ", compact_fact_label(fact));
  if (value.type == COMPACT_TYPE_DATE) {
    cr_text_append(text, compact_date_words(value.as.date, date));
  } else if (value.type == COMPACT_TYPE_NONE) {
    cr_text_append(text, "nothing recorded");
  } else {
    error = compact_value_format(fact, value, &words);
    cr_text_append(text, error == COMPACT_ERROR_NONE ? words : "");
  }
  compact_free(words);
  if (where[0] != '\0')
    cr_text_format(text, " (%s)", where);
  cr_text_append(text, "\n");
  return error;
}

/* Which of the arguments holds the fact, as it stands in the formula; "" if that cannot be said of one. */
static const char *where_of(const asked_call *asked, const compact_limb *limb, const compact_fact *fact) {
  if (limb == NULL)
    return "";
  return fact == compact_limb_first(limb)     ? asked->texts[0]
         : fact == compact_limb_second(limb)  ? asked->texts[1]
         : fact == compact_limb_because(limb) ? asked->texts[3]
                                              : "";
}

static compact_error append_facts(const asked_call *asked, const compact_result *result, cr_text *text) {
  const compact_clause *clause = compact_result_clause(result);
  const char *topic = function_topic(asked->why);
  const compact_limb *limb = topic[0] == '\0' ? NULL : compact_pack_topic(compact_clause_pack(clause), topic);
  compact_error error = COMPACT_ERROR_NONE;
  if (compact_clause_fact_count(clause) > 0)
    cr_text_append(text, "What the formula was given\n");
  for (size_t i = 0; i < compact_clause_fact_count(clause) && error == COMPACT_ERROR_NONE; i++) {
    const compact_fact *fact = compact_clause_fact(clause, i);
    error = append_fact(fact, compact_result_fact(result, i), where_of(asked, limb, fact), text);
  }
  return error;
}

/* ---- The whole ---- */

static compact_error append_account(const asked_call *asked, const compact_result *result, const char *why,
                                    cr_text *text) {
  cr_text facts = {0};
  char *told = NULL;
  compact_error error = append_facts(asked, result, &facts);
  cr_account account = {
      .result = result, .facts = cr_text_string(&facts), .why = why, .layout = CR_ACCOUNT_LINES};
  if (facts.failed)
    error = COMPACT_ERROR_MEMORY;
  if (error == COMPACT_ERROR_NONE)
    error = cr_account_make(&account, &told);
  if (error == COMPACT_ERROR_NONE)
    cr_text_append(text, told);
  compact_free(told);
  cr_text_free(&facts);
  return error;
}

static compact_error tell(const asked_call *asked, const call_context *context, cr_text *text) {
  cell why = {CELL_BLANK, 0, NULL};
  compact_error error = call_why(asked, context, &why);
  const compact_result *result = context->room->result;
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (compact_result_clause(result) != NULL)
    error = append_account(asked, result, why.text, text);
  else /* a mistake in an argument, or a Compact that is silent */
    cr_text_format(text, "%s\n", why.text);
  cell_clear(&why);
  return error;
}

compact_error why_call(const formula_call *call, const call_context *context, const table *arguments,
                       size_t index, const char *name, char **out) {
  asked_call asked = {.call = call, .why = why_of(call->called)};
  call_context fresh = *context; /* whose result is of this call or of none */
  cr_text text = {0};
  *out = NULL;
  compact_error error = scratch_new(context->library, &fresh.room);
  if (error != COMPACT_ERROR_NONE)
    return error;
  place_arguments(&asked, arguments);
  error = take_answer(&asked, index);
  cr_text_format(&text, "%s: COMPACT_%s\n\n", name, function_name(call->called));
  if (error == COMPACT_ERROR_NONE)
    error = tell(&asked, &fresh, &text);
  free(asked.cells);
  scratch_free(fresh.room);
  if (error == COMPACT_ERROR_NONE)
    return cr_text_take(&text, out);
  cr_text_free(&text);
  return error;
}
