/* facts.c - looking up declared facts
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts.h"

#include "nearest.h"

#include <stdlib.h>
#include <string.h>

void compact_facts_free(compact_facts *facts) {
  if (facts == NULL)
    return;
  cr_arena_free(&facts->arena);
  free(facts);
}

size_t compact_facts_count(const compact_facts *facts) {
  return facts->count;
}

const compact_fact *compact_facts_at(const compact_facts *facts, size_t index) {
  return facts->facts[index];
}

const compact_fact *compact_facts_find(const compact_facts *facts, const char *name) {
  for (size_t i = 0; i < facts->count; i++) {
    if (strcmp(facts->facts[i]->name, name) == 0)
      return facts->facts[i];
  }
  return NULL;
}

const char *compact_facts_nearest(const compact_facts *facts, const char *name) {
  cr_nearest nearest = cr_nearest_to(name);
  for (size_t i = 0; i < facts->count; i++)
    cr_nearest_offer(&nearest, facts->facts[i]->name);
  return nearest.name;
}

const char *compact_fact_name(const compact_fact *fact) {
  return fact->name;
}

const char *compact_fact_label(const compact_fact *fact) {
  return fact->label;
}

const char *compact_fact_prompt(const compact_fact *fact) {
  return fact->prompt;
}

compact_type compact_fact_type(const compact_fact *fact) {
  return fact->type;
}

const char *compact_type_name(compact_type type) {
  static const char *const names[] = {
      [COMPACT_TYPE_NONE] = "",       [COMPACT_TYPE_DATE] = "date",     [COMPACT_TYPE_FLAG] = "flag",
      [COMPACT_TYPE_TEXT] = "text",   [COMPACT_TYPE_CHOICE] = "choice", [COMPACT_TYPE_NUMBER] = "number",
      [COMPACT_TYPE_MONEY] = "money", [COMPACT_TYPE_UNREADABLE] = "",
  };
  return names[type];
}

size_t compact_fact_choice_count(const compact_fact *fact) {
  return fact->choice_count;
}

const char *compact_fact_choice(const compact_fact *fact, size_t index) {
  return fact->choices[index];
}
