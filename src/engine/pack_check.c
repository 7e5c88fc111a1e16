/* pack_check.c - mistakes that only the whole pack shows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack_reader.h"
#include "reach.h"

#include <string.h>

/* ---- Readings ---- */

static const compact_reading *definition_of(const cr_pack_reader *reader, const char *ref) {
  for (size_t i = 0; i < reader->definitions.count; i++) {
    const compact_reading *definition = reader->definitions.items[i];
    if (strcmp(definition->ref, ref) == 0)
      return definition;
  }
  return NULL;
}

static void check_readings(cr_pack_reader *reader) {
  for (size_t i = 0; i < reader->definitions.count; i++) {
    const compact_reading *reading = reader->definitions.items[i];
    if (definition_of(reader, reading->ref) != reading)
      cr_xml_error(reader->xml, reading->place,
                   "the reading %s has its words already: leave this one empty, or give it another ref",
                   reading->ref);
  }
  for (size_t i = 0; i < reader->mentions.count; i++) {
    compact_reading *mention = reader->mentions.items[i];
    const compact_reading *definition = definition_of(reader, mention->ref);
    if (definition != NULL)
      mention->text = definition->text;
    else
      cr_xml_error(reader->xml, mention->place,
                   "the reading %s has no words: write <reading ref=\"%s\">...</reading> once", mention->ref,
                   mention->ref);
  }
}

/* ---- Clauses and limbs ---- */

static void check_ref(cr_pack_reader *reader, size_t index) {
  const compact_clause *clause = reader->clauses.items[index];
  const compact_clause *first = compact_pack_clause(reader->pack, clause->ref);
  if (first != clause)
    cr_xml_error(reader->xml, clause->place, "the clause %s is there twice", clause->ref);
}

static void check_limb_id(cr_pack_reader *reader, const compact_limb *limb) {
  const compact_clause *clause = limb->clause;
  for (size_t i = 0; i < limb->index && i < clause->limb_count; i++) {
    if (strcmp(clause->limbs[i]->id, limb->id) == 0)
      cr_xml_error(reader->xml, limb->place, "the clause %s has a limb %s already", clause->ref, limb->id);
  }
}

static void check_topic(cr_pack_reader *reader, const compact_limb *limb) {
  if (limb->topic[0] == '\0')
    return;
  if (limb->test.dated == NULL)
    cr_xml_error(reader->xml, limb->place, "a limb that answers a topic compares two dates");
  size_t index = cr_topic_index(limb->topic);
  if (index == CR_TOPIC_COUNT)
    return; /* reported where it stands */
  const compact_limb **answer = &reader->pack->topics[index];
  if (*answer != NULL)
    cr_xml_error(reader->xml, limb->place, "the topic %s is answered already by clause %s, limb %s",
                 limb->topic, (*answer)->clause->ref, (*answer)->id);
  else
    *answer = limb;
}

static void check_applies(cr_pack_reader *reader, const compact_clause *clause, const cr_condition *applies,
                          cr_place place) {
  if (applies->count > 0 && !applies->has_mistake && !cr_can_be_true(clause, applies))
    cr_xml_error(reader->xml, place, "this can never apply: no facts make its <applies> true");
}

static void check_limb(cr_pack_reader *reader, const compact_limb *limb) {
  check_applies(reader, limb->clause, &limb->applies, limb->place);
  if (limb->test.count > 0 && !limb->test.has_mistake && !cr_can_fail(limb))
    cr_xml_error(reader->xml, limb->place, "no facts can fail the limb %s: say when it is not met", limb->id);
}

static void check_because(cr_pack_reader *reader, compact_limb *limb) {
  if (limb->because_name[0] == '\0')
    return;
  for (size_t i = 0; i < limb->clause->fact_count; i++) {
    const compact_fact *fact = limb->clause->facts[i];
    bool is_of_escape = (limb->escape.facts >> i & 1) != 0;
    bool takes_words = fact->type == COMPACT_TYPE_TEXT || fact->type == COMPACT_TYPE_FLAG;
    if (is_of_escape && takes_words && strcmp(fact->name, limb->because_name) == 0)
      limb->because = (int)i;
  }
  if (limb->because < 0)
    cr_xml_error(reader->xml, limb->because_place,
                 "\"%.60s\" is not a text or flag that the limb's <unless> looks at", limb->because_name);
}

void cr_pack_check(cr_pack_reader *reader) {
  check_readings(reader);
  for (size_t i = 0; i < reader->pack->clause_count; i++) {
    const compact_clause *clause = reader->pack->clauses[i];
    check_ref(reader, i);
    check_applies(reader, clause, &clause->applies, clause->place);
    for (size_t j = 0; j < clause->limb_count; j++) {
      check_limb_id(reader, clause->limbs[j]);
      check_topic(reader, clause->limbs[j]);
      check_limb(reader, clause->limbs[j]);
      check_because(reader, (compact_limb *)clause->limbs[j]);
    }
  }
}
