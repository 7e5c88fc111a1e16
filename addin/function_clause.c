/* function_clause.c - one thing that is to be known of a clause
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The arguments are (compact; clause; [what]).
 */
#include "question.h"

#include "cell.h"
#include "nearest.h"

#include <string.h>

/* ---- What there is to know ---- */

typedef compact_error append_part(const compact_clause *clause, cr_text *words);

#define APPEND_WORD(part, word)                                                                              \
  static compact_error append_##part(const compact_clause *clause, cr_text *words) {                         \
    cr_text_append(words, word);                                                                             \
    return COMPACT_ERROR_NONE;                                                                               \
  }

APPEND_WORD(summary, compact_clause_summary(clause))
APPEND_WORD(bearer, compact_clause_bearer(clause))
APPEND_WORD(strength, compact_clause_strength(clause))
APPEND_WORD(theme, compact_clause_theme(clause))
APPEND_WORD(kind, compact_kind_name(compact_clause_kind(clause)))
APPEND_WORD(section, compact_clause_section(clause))

static compact_error append_quantity(const compact_clause *clause, cr_text *words) {
  char buffer[COMPACT_QUANTITY_SIZE];
  cr_text_append(words, compact_clause_quantity(clause, buffer));
  return COMPACT_ERROR_NONE;
}

static compact_error append_applies(const compact_clause *clause, cr_text *words) {
  char *applies;
  compact_error error = compact_clause_applies_words(clause, &applies);
  if (error == COMPACT_ERROR_NONE)
    cr_text_append(words, applies[0] == '\0' ? "always" : applies);
  compact_free(applies);
  return error;
}

static compact_error append_readings(const compact_clause *clause, cr_text *words) {
  for (size_t i = 0; i < compact_clause_reading_count(clause); i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    cr_text_format(words, "%s%s: %s", i == 0 ? "" : " ", compact_reading_ref(reading),
                   compact_reading_text(reading));
  }
  return COMPACT_ERROR_NONE;
}

static compact_error append_facts(const compact_clause *clause, cr_text *words) {
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++)
    cr_text_format(words, "%s%s", i == 0 ? "" : "; ", compact_fact_name(compact_clause_fact(clause, i)));
  return COMPACT_ERROR_NONE;
}

static compact_error append_note(const compact_clause *clause, cr_text *words) {
  for (size_t i = 0; i < compact_clause_note_count(clause); i++)
    cr_text_format(words, "%s%s", i == 0 ? "" : " ", compact_clause_note(clause, i));
  return COMPACT_ERROR_NONE;
}

static const struct {
  const char *name;
  append_part *append;
} parts[] = {
    {"summary", append_summary}, {"bearer", append_bearer},   {"strength", append_strength},
    {"theme", append_theme},     {"kind", append_kind},       {"quantity", append_quantity},
    {"section", append_section}, {"applies", append_applies}, {"readings", append_readings},
    {"facts", append_facts},     {"note", append_note},
};

/* ---- Which of it is asked ---- */

enum { PART_COUNT = sizeof parts / sizeof *parts };

static void refuse_part(question *asked, const cell *argument) {
  char names[REFUSAL_SIZE] = "";
  for (size_t i = 0; i < PART_COUNT; i++)
    question_list(names, parts[i].name);
  question_refuse_choice(asked, "what", argument, names);
}

static append_part *part_of(question *asked, const cell *argument) {
  if (cell_is_blank(argument))
    return parts[0].append;
  for (size_t i = 0; argument->kind == CELL_TEXT && i < PART_COUNT; i++) {
    if (cr_same_name(parts[i].name, argument->text))
      return parts[i].append;
  }
  refuse_part(asked, argument);
  return NULL;
}

compact_error clause_part(const function *called, const call_context *context, const cell *arguments,
                          cell *result) {
  question asked;
  cr_text words = {0};
  char *text;
  question_begin(&asked, called, context);
  question_pack(&asked, &arguments[0]);
  const compact_clause *clause = question_clause(&asked, 1, &arguments[1]);
  append_part *append = part_of(&asked, &arguments[2]);
  if (question_is_refused(&asked))
    return question_refused(&asked, result);
  compact_error error = append(clause, &words);
  if (error == COMPACT_ERROR_NONE)
    error = cr_text_take(&words, &text);
  if (error == COMPACT_ERROR_NONE)
    cell_take_text(text, result);
  cr_text_free(&words);
  return error;
}
