/* diff_clause.c - what differs between two clauses
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "diff.h"

#include "sentence.h"

#include <string.h>

/* Two things as words, to be compared and told. */
typedef struct pair {
  char *was, *is;
} pair;

static void append_difference(cr_text *what, cr_sentence sentence, const char *label, const char *was,
                              const char *is) {
  const cr_slot slots[] = {{"label", label}, {"was", was}, {"is", is}};
  if (what->length > 0)
    cr_text_append(what, "; ");
  cr_sentence_append_part(what, sentence, slots, sizeof slots / sizeof *slots);
}

static void compare(cr_text *what, cr_sentence sentence, const char *label, const char *was, const char *is) {
  if (strcmp(was, is) != 0)
    append_difference(what, sentence, label, was, is);
}

/* "if ...", or what is said where there is no condition. */
static void append_if(cr_text *text, const char *words, cr_sentence nothing) {
  const cr_slot slot = {"text", words};
  cr_sentence_append_part(text, words[0] == '\0' ? nothing : CR_SENTENCE_IF, &slot, 1);
}

/* Compares conditions by their words. */
static void compare_conditions(cr_text *what, cr_sentence sentence, const char *label, pair words,
                               cr_sentence nothing) {
  cr_text was = {0}, is = {0};
  what->failed = what->failed || words.was == NULL || words.is == NULL;
  if (!what->failed && strcmp(words.was, words.is) != 0) {
    append_if(&was, words.was, nothing);
    append_if(&is, words.is, nothing);
    append_difference(what, sentence, label, cr_text_string(&was), cr_text_string(&is));
    what->failed = what->failed || was.failed || is.failed;
  }
  cr_text_free(&was);
  cr_text_free(&is);
  compact_free(words.was);
  compact_free(words.is);
}

static pair words_of(const compact_limb *was, const compact_limb *is, compact_part part) {
  pair words;
  compact_limb_words(was, part, &words.was);
  compact_limb_words(is, part, &words.is);
  return words;
}

static void compare_limbs(cr_text *what, const compact_limb *was, const compact_limb *is) {
  const char *label = is->label;
  compare_conditions(what, CR_SENTENCE_DIFF_TEST, label, words_of(was, is, COMPACT_PART_TEST),
                     CR_SENTENCE_ALWAYS);
  compare_conditions(what, CR_SENTENCE_DIFF_ESCAPE, label, words_of(was, is, COMPACT_PART_ESCAPE),
                     CR_SENTENCE_NEVER);
  compare_conditions(what, CR_SENTENCE_DIFF_APPLIES, label, words_of(was, is, COMPACT_PART_APPLIES),
                     CR_SENTENCE_ALWAYS);
  if (was->is_advisory != is->is_advisory)
    append_difference(
        what, CR_SENTENCE_DIFF_ADVISORY, label,
        cr_sentence_template(was->is_advisory ? CR_SENTENCE_IS_ADVISORY : CR_SENTENCE_IS_BINDING),
        cr_sentence_template(is->is_advisory ? CR_SENTENCE_IS_ADVISORY : CR_SENTENCE_IS_BINDING));
}

static const compact_limb *find_limb(const compact_clause *clause, const char *id) {
  for (size_t i = 0; i < clause->limb_count; i++) {
    if (strcmp(clause->limbs[i]->id, id) == 0)
      return clause->limbs[i];
  }
  return NULL;
}

static void compare_all_limbs(cr_text *what, const compact_clause *was, const compact_clause *is) {
  for (size_t i = 0; i < is->limb_count; i++) {
    const compact_limb *before = find_limb(was, is->limbs[i]->id);
    if (before == NULL)
      append_difference(what, CR_SENTENCE_DIFF_LIMB_ADDED, "", "", is->limbs[i]->label);
    else
      compare_limbs(what, before, is->limbs[i]);
  }
  for (size_t i = 0; i < was->limb_count; i++) {
    if (find_limb(is, was->limbs[i]->id) == NULL)
      append_difference(what, CR_SENTENCE_DIFF_LIMB_REMOVED, "", was->limbs[i]->label, "");
  }
}

void cr_diff_clauses(const compact_clause *was, const compact_clause *is, cr_text *what) {
  pair applies;
  compare(what, CR_SENTENCE_DIFF_BEARER, "", was->bearer, is->bearer);
  compare(what, CR_SENTENCE_DIFF_STRENGTH, "", was->strength, is->strength);
  compare(what, CR_SENTENCE_DIFF_KIND, "", compact_kind_name(compact_clause_kind(was)),
          compact_kind_name(compact_clause_kind(is)));
  compact_clause_applies_words(was, &applies.was);
  compact_clause_applies_words(is, &applies.is);
  compare_conditions(what, CR_SENTENCE_DIFF_APPLIES, "", applies, CR_SENTENCE_ALWAYS);
  compare_all_limbs(what, was, is);
  compare(what, CR_SENTENCE_DIFF_SUMMARY, "", was->summary, is->summary);
}
