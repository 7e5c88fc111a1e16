/* titles.c - the labels and names of facts as titles of columns
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"
#include "state.h"

#include <stdlib.h>
#include <string.h>

static int by_title(const void *a, const void *b) {
  const cr_fact_title *first = a, *second = b;
  return strcmp(first->folded, second->folded);
}

static bool put(cr_register *self, const compact_fact *fact, const char *title) {
  char folded[CR_FOLDED_SIZE];
  cr_fold(title, folded);
  const char *kept = cr_arena_copy(&self->arena, folded, strlen(folded));
  if (kept == NULL)
    return false;
  self->fact_titles[self->fact_title_count++] =
      (cr_fact_title){.folded = kept, .fact = fact, .has_words = strpbrk(title, " _") != NULL};
  return true;
}

compact_error cr_fact_titles_make(cr_register *self) {
  size_t count = compact_facts_count(self->facts);
  self->fact_titles = cr_arena_array(&self->arena, 2 * count + 1, sizeof *self->fact_titles);
  if (self->fact_titles == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < count; i++) {
    const compact_fact *fact = compact_facts_at(self->facts, i);
    if (!put(self, fact, compact_fact_name(fact)) || !put(self, fact, compact_fact_label(fact)))
      return COMPACT_ERROR_MEMORY;
  }
  qsort(self->fact_titles, self->fact_title_count, sizeof *self->fact_titles, by_title);
  return COMPACT_ERROR_NONE;
}

const cr_fact_title *cr_fact_titles_find(const cr_register *self, const char *folded) {
  cr_fact_title wanted = {.folded = folded};
  return bsearch(&wanted, self->fact_titles, self->fact_title_count, sizeof wanted, by_title);
}
