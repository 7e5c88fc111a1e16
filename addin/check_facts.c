/* check_facts.c - fact names and their values, brought from cells into a row of facts
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check_facts.h"

#include "cell.h"
#include "nearest.h"

#include <string.h>

/* ---- Names ---- */

/* The fact of that name or label, whatever the letters' case, or NULL. */
static const compact_fact *find_fact(const compact_facts *facts, const char *name) {
  for (size_t i = 0; i < compact_facts_count(facts); i++) {
    const compact_fact *fact = compact_facts_at(facts, i);
    if (cr_same_name(compact_fact_name(fact), name) || cr_same_name(compact_fact_label(fact), name))
      return fact;
  }
  return NULL;
}

static void refuse_name(question *asked, const compact_facts *facts, const char *name) {
  cr_nearest nearest = cr_nearest_to(name);
  for (size_t i = 0; i < compact_facts_count(facts); i++) {
    cr_nearest_offer(&nearest, compact_fact_name(compact_facts_at(facts, i)));
    cr_nearest_offer(&nearest, compact_fact_label(compact_facts_at(facts, i)));
  }
  if (nearest.name != NULL)
    question_refuse(asked, "names: there is no fact \"%.*s\"; did you mean \"%s\"?", QUOTE_MAX, name,
                    nearest.name);
  else
    question_refuse(asked, "names: there is no fact \"%.*s\".", QUOTE_MAX, name);
}

/* The fact that a cell names; NULL for a blank one and for one that is refused. */
static const compact_fact *named_fact(question *asked, const scratch *room, const cell *name) {
  const compact_facts *facts = compact_library_facts(asked->context->library);
  if (name->kind != CELL_TEXT) {
    if (!cell_is_blank(name))
      question_refuse(asked, "names: %.15g is not the name of a fact.", name->number);
    return NULL;
  }
  const compact_fact *fact = find_fact(facts, name->text);
  if (fact == NULL)
    refuse_name(asked, facts, name->text);
  for (size_t i = 0; fact != NULL && i < room->name_count; i++) {
    if (room->facts[i] == fact)
      question_refuse(asked, "names: %s is there twice.", compact_fact_name(fact));
  }
  return fact;
}

static compact_error look_up(question *asked, scratch *room, const table *names) {
  compact_error error = scratch_begin_names(room, table_size(names));
  for (size_t i = 0; i < table_size(names) && error == COMPACT_ERROR_NONE; i++) {
    const cell *name = &names->cells[i];
    error = scratch_keep_name(room, name->kind == CELL_TEXT ? name->text : "", named_fact(asked, room, name));
  }
  if (question_is_refused(asked) || error != COMPACT_ERROR_NONE)
    scratch_forget_names(room);
  return error;
}

compact_error check_facts_read(question *asked, const table *names, const table *values, check_facts *out) {
  scratch *room = asked->context->room;
  bool is_header = names->row_count == 1 && names->column_count == values->column_count;
  size_t answers = is_header ? values->row_count : values->column_count;
  *out = (check_facts){.room = room, .values = values, .count = table_size(names)};
  out->name_step = is_header ? 1 : values->column_count;
  out->answer_step = answers == 1 ? 0 : is_header ? values->column_count : 1;
  return scratch_knows(room, names) ? COMPACT_ERROR_NONE : look_up(asked, room, names);
}

bool check_facts_has(const check_facts *facts, const compact_fact *fact) {
  for (size_t i = 0; i < facts->count; i++) {
    if (facts->room->facts[i] == fact)
      return true;
  }
  return false;
}

/* ---- Values ---- */

static compact_error read_date(const question *asked, const cell *argument, compact_value *out) {
  compact_date date;
  compact_error error = cell_date(argument, asked->context->null_date, &date);
  *out = compact_value_date(date);
  return error;
}

/* A number for a flag, for words, for a number. */
static compact_error read_number(compact_type type, double number, compact_value *out) {
  bool is_flag = number == 0 || number == 1;
  switch (type) {
  case COMPACT_TYPE_FLAG:
  case COMPACT_TYPE_TEXT:
    *out = compact_value_flag(number == 1);
    return is_flag ? COMPACT_ERROR_NONE : COMPACT_ERROR_FLAG;
  case COMPACT_TYPE_NUMBER:
  case COMPACT_TYPE_MONEY:
    *out = (compact_value){.type = type, .as.number = number};
    return COMPACT_ERROR_NONE;
  default:
    return COMPACT_ERROR_CHOICE;
  }
}

static compact_error read_value(const question *asked, const compact_fact *fact, const cell *argument,
                                compact_value *out) {
  compact_type type = compact_fact_type(fact);
  *out = (compact_value){0};
  if (argument->kind == CELL_BLANK)
    return COMPACT_ERROR_NONE;
  if (type == COMPACT_TYPE_DATE)
    return read_date(asked, argument, out);
  if (argument->kind == CELL_TEXT)
    return compact_value_parse(fact, argument->text, COMPACT_ORDER_NONE, out);
  return read_number(type, argument->number, out);
}

static void refuse_value(question *asked, const compact_fact *fact, const cell *argument,
                         compact_error error) {
  char choices[REFUSAL_SIZE] = "";
  if (error != COMPACT_ERROR_CHOICE) {
    question_refuse_value(asked, compact_fact_name(fact), argument, error);
    return;
  }
  for (size_t i = 0; i < compact_fact_choice_count(fact); i++)
    question_list(choices, compact_fact_choice(fact, i));
  question_refuse_choice(asked, compact_fact_name(fact), argument, choices);
}

/* Inside a range 0 is an answer; alone it may be an empty cell. */
static bool is_unanswered(const check_facts *facts, const cell *argument) {
  return argument->kind == CELL_BLANK || (!facts->values->is_range && cell_is_blank(argument));
}

void check_facts_record(const check_facts *facts, question *asked, size_t index) {
  const cell *argument = &facts->values->cells[index * facts->answer_step];
  for (size_t i = 0; i < facts->count; i++, argument += facts->name_step) {
    const compact_fact *fact = facts->room->facts[i];
    compact_value value;
    if (fact == NULL || is_unanswered(facts, argument))
      continue;
    compact_error error = read_value(asked, fact, argument, &value);
    if (error != COMPACT_ERROR_NONE)
      refuse_value(asked, fact, argument, error);
    else
      compact_row_set(facts->room->row, fact, value);
  }
}

void check_facts_forget(const check_facts *facts) {
  for (size_t i = 0; i < facts->count; i++) {
    if (facts->room->facts[i] != NULL)
      compact_row_set(facts->room->row, facts->room->facts[i], (compact_value){0});
  }
}
