/* diff.c - what has become of one Compact in another
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "diff.h"

#include "list.h"

#include <stdlib.h>
#include <string.h>

struct compact_differences {
  cr_arena arena;
  cr_list list;
};

const char *compact_change_name(compact_change change) {
  static const char *const names[] = {
#define CHANGE_NAME(name, number, identifier) [number] = identifier,
      COMPACT_CHANGE_MAP(CHANGE_NAME)
#undef CHANGE_NAME
  };
  return names[change];
}

/* ---- Matching ---- */

/* The clause that a link "COMPACT:REF" points to, if the Compact is that one; else NULL. */
static const compact_clause *follow(const char *link, const compact_pack *pack) {
  size_t length = strlen(pack->id);
  if (strncmp(link, pack->id, length) != 0 || link[length] != ':')
    return NULL;
  return compact_pack_clause(pack, link + length + 1);
}

typedef enum link_kind {
  LINK_SAME_AS,
  LINK_REPLACES,
} link_kind;

static const char *link_of(const compact_clause *clause, link_kind kind) {
  return kind == LINK_SAME_AS ? clause->same_as : clause->replaces;
}

/* The clause of the other Compact that this one is linked to; either of the two may say so. */
static const compact_clause *linked(const compact_clause *clause, const compact_pack *other, link_kind kind) {
  const compact_clause *found = follow(link_of(clause, kind), other);
  for (size_t i = 0; found == NULL && i < other->clause_count; i++) {
    if (follow(link_of(other->clauses[i], kind), clause->pack) == clause)
      found = other->clauses[i];
  }
  return found;
}

/* ---- Telling ---- */

static bool add(compact_differences *self, compact_change change, const compact_clause *was,
                const compact_clause *is, const cr_text *what) {
  compact_difference *difference = cr_arena_alloc(&self->arena, sizeof *difference);
  char *words = cr_arena_copy(&self->arena, cr_text_string(what), what->length);
  if (difference == NULL || words == NULL || what->failed)
    return false;
  *difference = (compact_difference){change, was, is, words};
  return cr_list_add(&self->list, difference);
}

static bool add_match(compact_differences *self, const compact_clause *was, const compact_clause *is,
                      bool is_replaced) {
  cr_text what = {0};
  cr_diff_clauses(was, is, &what);
  compact_change change = COMPACT_CHANGE_UNCHANGED;
  if (is_replaced)
    change = COMPACT_CHANGE_REPLACED;
  else if (strcmp(was->bearer, is->bearer) != 0)
    change = COMPACT_CHANGE_MOVED;
  else if (what.length > 0)
    change = COMPACT_CHANGE_CHANGED;
  bool is_done = add(self, change, was, is, &what);
  cr_text_free(&what);
  return is_done;
}

static bool add_alone(compact_differences *self, compact_change change, const compact_clause *was,
                      const compact_clause *is) {
  cr_text what = {0};
  cr_text_append(&what, was == NULL ? is->summary : was->summary);
  bool is_done = add(self, change, was, is, &what);
  cr_text_free(&what);
  return is_done;
}

static bool compare(compact_differences *self, const compact_pack *was, const compact_pack *is) {
  bool is_done = true;
  for (size_t i = 0; is_done && i < is->clause_count; i++) {
    const compact_clause *same = linked(is->clauses[i], was, LINK_SAME_AS);
    const compact_clause *before = same == NULL ? linked(is->clauses[i], was, LINK_REPLACES) : same;
    is_done = before == NULL ? add_alone(self, COMPACT_CHANGE_ADDED, NULL, is->clauses[i])
                             : add_match(self, before, is->clauses[i], same == NULL);
  }
  for (size_t i = 0; is_done && i < was->clause_count; i++) {
    const compact_clause *clause = was->clauses[i];
    if (linked(clause, is, LINK_SAME_AS) == NULL && linked(clause, is, LINK_REPLACES) == NULL)
      is_done = add_alone(self, COMPACT_CHANGE_REMOVED, clause, NULL);
  }
  return is_done;
}

compact_error compact_diff(const compact_pack *was, const compact_pack *is, compact_differences **out) {
  *out = NULL;
  compact_differences *differences = calloc(1, sizeof *differences);
  if (differences == NULL)
    return COMPACT_ERROR_MEMORY;
  if (!compare(differences, was, is)) {
    compact_differences_free(differences);
    return COMPACT_ERROR_MEMORY;
  }
  *out = differences;
  return COMPACT_ERROR_NONE;
}

void compact_differences_free(compact_differences *differences) {
  if (differences == NULL)
    return;
  cr_list_free(&differences->list);
  cr_arena_free(&differences->arena);
  free(differences);
}

size_t compact_differences_count(const compact_differences *differences) {
  return differences->list.count;
}

const compact_difference *compact_differences_at(const compact_differences *differences, size_t index) {
  return differences->list.items[index];
}
