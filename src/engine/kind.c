/* kind.c - what kind of commitment a clause is, derived from its limbs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack.h"

#include <stdio.h>
#include <string.h>

const char *compact_kind_name(compact_kind kind) {
  static const char *const names[] = {
#define KIND_NAME(name, number, identifier) [number] = identifier,
      COMPACT_KIND_MAP(KIND_NAME)
#undef KIND_NAME
  };
  return names[kind];
}

static bool has_period(const cr_node *node) {
  return node->period.years > 0 || node->period.months > 0 || node->period.weeks > 0 || node->period.days > 0;
}

/* The kind that one comparison of dates gives to its limb. What only a reading says is not the document's. */
static compact_kind kind_of_node(const cr_node *node) {
  if (node->kind->deadline == NULL || node->by_reading != NULL)
    return COMPACT_KIND_EVIDENCE;
  return has_period(node) ? COMPACT_KIND_QUANTIFIED : COMPACT_KIND_ORDERED;
}

/* Kinds are numbered by precedence. */
static compact_kind kind_of_limb(const compact_limb *limb) {
  compact_kind kind = limb->escape.count > 0 ? COMPACT_KIND_COMPLY_OR_EXPLAIN : COMPACT_KIND_EVIDENCE;
  for (size_t i = 0; i < limb->test.count; i++) {
    compact_kind node = kind_of_node(&limb->test.nodes[i]);
    kind = node < kind ? node : kind;
  }
  return kind;
}

compact_kind compact_clause_kind(const compact_clause *clause) {
  compact_kind kind = COMPACT_KIND_PRINCIPLE;
  for (size_t i = 0; i < clause->limb_count; i++) {
    compact_kind limb = kind_of_limb(clause->limbs[i]);
    kind = limb < kind ? limb : kind;
  }
  return kind;
}

/* ---- The periods that a clause prints ---- */

/* Whether a list parted by semicolons holds the period. */
static bool holds(const char *list, const char *period) {
  size_t length = strlen(period);
  for (; *list != '\0'; list += strcspn(list, ";"), list += *list == ';') {
    if (strcspn(list, ";") == length && memcmp(list, period, length) == 0)
      return true;
  }
  return false;
}

static void add_periods(const cr_condition *condition, char buffer[COMPACT_QUANTITY_SIZE]) {
  for (size_t i = 0; i < condition->count; i++) {
    const cr_node *node = &condition->nodes[i];
    char period[COMPACT_PERIOD_SIZE];
    if (node->kind->deadline == NULL || node->by_reading != NULL || !has_period(node))
      continue;
    compact_period_iso(node->period, period);
    size_t length = strlen(buffer);
    if (!holds(buffer, period) && length + strlen(period) + 2 < COMPACT_QUANTITY_SIZE)
      snprintf(buffer + length, COMPACT_QUANTITY_SIZE - length, "%s%s", length == 0 ? "" : ";", period);
  }
}

const char *compact_clause_quantity(const compact_clause *clause, char buffer[COMPACT_QUANTITY_SIZE]) {
  buffer[0] = '\0';
  add_periods(&clause->applies, buffer);
  for (size_t i = 0; i < clause->limb_count; i++) {
    add_periods(&clause->limbs[i]->applies, buffer);
    add_periods(&clause->limbs[i]->test, buffer);
    add_periods(&clause->limbs[i]->escape, buffer);
  }
  return buffer;
}
