/* topic.c - the questions that several Compacts answer
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "date.h"
#include "evaluate.h"
#include "nearest.h"

#include <string.h>

size_t cr_topic_index(const char *topic) {
  size_t index = 0, length = strlen(topic);
  for (const char *word = cr_topics; *word != '\0'; word += strspn(word, " ")) {
    size_t one = strcspn(word, " ");
    if (one == length && cr_same_letters(word, topic, length))
      return index;
    word += one;
    index++;
  }
  return CR_TOPIC_COUNT;
}

const compact_limb *compact_pack_topic(const compact_pack *pack, const char *topic) {
  size_t index = cr_topic_index(topic);
  return index == CR_TOPIC_COUNT ? NULL : pack->topics[index];
}

/* The clause's numbers of the limb's two dates, in the order in which its period or order names them. */
static bool numbers_of(const compact_limb *limb, uint8_t *first, uint8_t *second) {
  const cr_node *node = limb->test.dated;
  if (node == NULL)
    return false;
  bool acts_first = node->kind->acts_first;
  *first = acts_first ? node->act : node->reference;
  *second = acts_first ? node->reference : node->act;
  return true;
}

const compact_fact *compact_limb_first(const compact_limb *limb) {
  uint8_t first, second;
  return numbers_of(limb, &first, &second) ? limb->clause->facts[first] : NULL;
}

const compact_fact *compact_limb_second(const compact_limb *limb) {
  uint8_t first, second;
  return numbers_of(limb, &first, &second) ? limb->clause->facts[second] : NULL;
}

const compact_fact *compact_limb_because(const compact_limb *limb) {
  return limb->because < 0 ? NULL : limb->clause->facts[limb->because];
}

const char *compact_limb_beside(const compact_limb *limb) {
  return limb->beside;
}

compact_decision compact_limb_decide(const compact_limb *limb, compact_date first, compact_date second,
                                     compact_value because, compact_date as_of) {
  compact_value values[CR_CLAUSE_FACTS_MAX];
  uint8_t first_number, second_number;
  for (size_t i = 0; i < limb->clause->fact_count; i++)
    values[i] = (compact_value){0};
  if (numbers_of(limb, &first_number, &second_number)) {
    values[first_number] = compact_value_date(first);
    values[second_number] = compact_value_date(second);
  }
  if (limb->because >= 0)
    values[limb->because] = because;
  return cr_limb_decide(limb, values, as_of, cr_applies(&limb->clause->applies, values).truth);
}

/* A limit is printed where the period or order stands alone or as the first of alternatives, and is not a
 * reading's. */
static const cr_node *limit_of(const compact_limb *limb) {
  const cr_node *node = limb->test.dated;
  return node == NULL || node->by_reading != NULL || limb->is_advisory ? NULL : node;
}

static compact_error shown(compact_date date, compact_date *out) {
  *out = cr_date_is_shown(date) ? date : COMPACT_NO_DATE;
  return *out == COMPACT_NO_DATE ? COMPACT_ERROR_DATE_YEAR : COMPACT_ERROR_NONE;
}

compact_error compact_limb_deadline(const compact_limb *limb, compact_date other, compact_date *out) {
  const cr_node *node = limit_of(limb);
  *out = COMPACT_NO_DATE;
  return node == NULL ? COMPACT_ERROR_ARGUMENT : shown(node->kind->deadline(node, other), out);
}

compact_error compact_limb_earliest(const compact_limb *limb, compact_date first, compact_date *out) {
  const cr_node *node = limit_of(limb);
  *out = COMPACT_NO_DATE;
  if (node == NULL || node->kind->earliest == NULL)
    return COMPACT_ERROR_ARGUMENT;
  return shown(node->kind->earliest(node, first), out);
}
