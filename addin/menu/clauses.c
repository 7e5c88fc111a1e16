/* clauses.c - the clauses of a Compact, for somebody who looks for one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "clauses.h"

#include "menu_table.h"
#include "nearest.h"
#include "text.h"

#include <string.h>

/* ---- Which pass ---- */

/* Whether text holds the word, whatever the case of A to Z. */
static bool holds(const char *text, const char *word, size_t length) {
  for (; *text != '\0'; text++) {
    if (cr_same_letters(text, word, length))
      return true;
  }
  return false;
}

static bool limbs_hold(const compact_clause *clause, const char *word, size_t length) {
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    if (holds(compact_limb_label(compact_clause_limb(clause, i)), word, length))
      return true;
  }
  return false;
}

static bool readings_hold(const compact_clause *clause, const char *word, size_t length) {
  for (size_t i = 0; i < compact_clause_reading_count(clause); i++) {
    if (holds(compact_reading_text(compact_clause_reading(clause, i)), word, length))
      return true;
  }
  return false;
}

static bool clause_holds(const compact_clause *clause, const char *word, size_t length) {
  return holds(compact_clause_ref(clause), word, length) ||
         holds(compact_clause_summary(clause), word, length) ||
         holds(compact_clause_section(clause), word, length) || limbs_hold(clause, word, length) ||
         readings_hold(clause, word, length);
}

static bool holds_all_words(const compact_clause *clause, const char *search) {
  static const char blanks[] = " \t\r\n";
  for (search += strspn(search, blanks); *search != '\0'; search += strspn(search, blanks)) {
    size_t length = strcspn(search, blanks);
    if (!clause_holds(clause, search, length))
      return false;
    search += length;
  }
  return true;
}

static bool is_or_any(const char *wanted, const char *word) {
  return wanted[0] == '\0' || strcmp(wanted, word) == 0;
}

bool menu_clause_passes(const compact_clause *clause, const menu_filter *filter) {
  return is_or_any(filter->bearer, compact_clause_bearer(clause)) &&
         is_or_any(filter->theme, compact_clause_theme(clause)) &&
         (filter->kind == COMPACT_KIND_NONE || filter->kind == compact_clause_kind(clause)) &&
         holds_all_words(clause, filter->search);
}

/* ---- Words for people ---- */

static void append_theme(cr_text *words, const char *theme) {
  for (size_t i = 0; theme[i] != '\0'; i++) {
    bool is_first_letter = i == 0 && theme[i] >= 'a' && theme[i] <= 'z';
    char letter = is_first_letter ? (char)(theme[i] - 'a' + 'A') : theme[i];
    cr_text_append_bytes(words, letter == '-' ? " " : &letter, 1);
  }
}

static compact_error take(cr_text *words, char **out) {
  compact_error error = cr_text_take(words, out);
  cr_text_free(words);
  return error;
}

compact_error menu_theme_words(const char *theme, char **out) {
  cr_text words = {0};
  append_theme(&words, theme);
  return take(&words, out);
}

const char *menu_kind_words(compact_kind kind) {
  switch (kind) {
#define KIND_WORDS(name, number, identifier)                                                                 \
  case COMPACT_KIND_##name:                                                                                  \
    return TEXT_BROWSE_KIND_##name;
    COMPACT_KIND_MAP(KIND_WORDS)
#undef KIND_WORDS
  }
  return "";
}

compact_error menu_found_words(size_t found, size_t all, char **out) {
  cr_text words = {0};
  cr_text_format(&words, TEXT_BROWSE_FOUND, found, all);
  return take(&words, out);
}

/* ---- One clause ---- */

compact_error menu_clause_line(const compact_clause *clause, char **out) {
  cr_text line = {0};
  cr_text_format(&line, "%s  %s", compact_clause_ref(clause), compact_clause_summary(clause));
  return take(&line, out);
}

static void append_reference(cr_text *words, const compact_clause *clause) {
  cr_text_format(words, "%s %s", compact_pack_title(compact_clause_pack(clause)), compact_clause_ref(clause));
}

static compact_error append_condition(cr_text *words, const compact_limb *limb, compact_part part,
                                      const char *before) {
  char *condition;
  compact_error error = compact_limb_words(limb, part, &condition);
  if (error == COMPACT_ERROR_NONE && condition[0] != '\0')
    cr_text_format(words, "; %s %s", before, condition);
  compact_free(condition);
  return error;
}

static compact_error append_limb(cr_text *words, const compact_limb *limb) {
  static const struct {
    compact_part part;
    const char *before;
  } parts[] = {{COMPACT_PART_APPLIES, TEXT_BROWSE_APPLIES},
               {COMPACT_PART_TEST, TEXT_BROWSE_MET},
               {COMPACT_PART_ESCAPE, TEXT_BROWSE_EXCUSED}};
  compact_error error = COMPACT_ERROR_NONE;
  cr_text_format(words, "- %s", compact_limb_label(limb));
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < sizeof parts / sizeof *parts; i++)
    error = append_condition(words, limb, parts[i].part, parts[i].before);
  cr_text_append(words, "\n");
  return error;
}

static compact_error append_decision(cr_text *words, const compact_clause *clause) {
  char *applies;
  compact_error error = compact_clause_applies_words(clause, &applies);
  if (error == COMPACT_ERROR_NONE && applies[0] != '\0')
    cr_text_format(words, TEXT_BROWSE_CLAUSE_APPLIES "\n", applies);
  compact_free(applies);
  size_t count = compact_clause_limb_count(clause);
  if (count > 0)
    cr_text_append(words, TEXT_BROWSE_LIMBS "\n");
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++)
    error = append_limb(words, compact_clause_limb(clause, i));
  return error;
}

static void append_readings(cr_text *words, const compact_clause *clause) {
  size_t count = compact_clause_reading_count(clause);
  if (count > 0)
    cr_text_append(words, "\n" TEXT_BROWSE_READINGS "\n");
  for (size_t i = 0; i < count; i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    cr_text_format(words, "- %s %s\n", compact_reading_ref(reading), compact_reading_text(reading));
  }
  for (size_t i = 0; i < compact_clause_note_count(clause); i++)
    cr_text_format(words, "\n%s\n", compact_clause_note(clause, i));
}

static void append_kind_of_clause(cr_text *words, const compact_clause *clause) {
  cr_text_format(words, "\n%s (%s). ", compact_bearer_label(compact_clause_bearer(clause)),
                 compact_clause_strength(clause));
  append_theme(words, compact_clause_theme(clause));
  cr_text_format(words, ". %s.\n\n", menu_kind_words(compact_clause_kind(clause)));
}

compact_error menu_clause_details(const compact_clause *clause, char **out) {
  cr_text words = {0};
  append_reference(&words, clause);
  cr_text_format(&words, ": %s\n%s\n", compact_clause_section(clause), compact_clause_summary(clause));
  append_kind_of_clause(&words, clause);
  compact_error error = append_decision(&words, clause);
  append_readings(&words, clause);
  cr_text_format(&words, "\n" TEXT_BROWSE_SOURCE, compact_pack_text_source(compact_clause_pack(clause)));
  *out = NULL;
  if (error == COMPACT_ERROR_NONE)
    error = cr_text_take(&words, out);
  cr_text_free(&words);
  return error;
}

/* ---- What is put into a cell ---- */

compact_error menu_clause_reference(const compact_clause *clause, char **out) {
  cr_text words = {0};
  append_reference(&words, clause);
  return take(&words, out);
}

/* An id and a reference are each one word, in which no quotation mark stands. */
compact_error menu_clause_formula(const compact_clause *clause, char **out) {
  cr_text formula = {0};
  cr_text_format(&formula, "=COMPACT_CLAUSE(\"%s\";\"%s\")", compact_pack_id(compact_clause_pack(clause)),
                 compact_clause_ref(clause));
  return take(&formula, out);
}
