/* pack.c - looking into a pack
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack.h"

#include "nearest.h"

#include <stdlib.h>
#include <string.h>

const char cr_bearers[] = "statutory vcs joint all";
const char cr_themes[] =
    "consultation policy funding procurement payment monitoring change-and-ending equality "
    "volunteering independence governance promotion resolution success-measure";
const char cr_strengths[] = "must should consider where-possible where-appropriate recognise";
const char cr_topics[] = "notice consultation decision renewal term resolution survey assessment response "
                         "monitoring risk improvement";
const char cr_statuses[] = "adopted draft context";
const char cr_kinds[] = "quantified ordered comply-or-explain evidence principle";

const char *compact_vocabulary(const char *of) {
  static const struct {
    const char *of, *words;
  } table[] = {
      {"status", cr_statuses},    {"bearer", cr_bearers}, {"theme", cr_themes},
      {"strength", cr_strengths}, {"topic", cr_topics},   {"kind", cr_kinds},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (strcmp(table[i].of, of) == 0)
      return table[i].words;
  }
  return NULL;
}

const char *compact_bearer_label(const char *bearer) {
  static const char *const labels[][2] = {{"statutory", "Public bodies"},
                                          {"vcs", "Voluntary organisations"},
                                          {"joint", "Both sides together"},
                                          {"all", "Every organisation"}};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    if (strcmp(labels[i][0], bearer) == 0)
      return labels[i][1];
  }
  return bearer;
}

void compact_pack_free(compact_pack *pack) {
  if (pack == NULL)
    return;
  cr_arena_free(&pack->arena);
  free(pack);
}

const char *compact_pack_id(const compact_pack *pack) {
  return pack->id;
}

const char *compact_pack_title(const compact_pack *pack) {
  return pack->title;
}

const char *compact_pack_text_source(const compact_pack *pack) {
  return pack->text_source;
}

const char *compact_pack_origin(const compact_pack *pack) {
  return pack->origin;
}

const char *compact_pack_replaces(const compact_pack *pack) {
  return pack->replaces;
}

size_t compact_pack_note_count(const compact_pack *pack) {
  return pack->note_count;
}

const char *compact_pack_note(const compact_pack *pack, size_t index) {
  return pack->notes[index];
}

compact_status compact_pack_status(const compact_pack *pack) {
  return pack->status;
}

const char *compact_status_name(compact_status status) {
  switch (status) {
  case COMPACT_STATUS_ADOPTED:
    return "adopted";
  case COMPACT_STATUS_DRAFT:
    return "draft";
  case COMPACT_STATUS_CONTEXT:
    return "context";
  case COMPACT_STATUS_NONE:
    break;
  }
  return "";
}

bool compact_pack_is_called(const compact_pack *pack, const char *id_or_alias) {
  if (cr_same_name(pack->id, id_or_alias))
    return true;
  for (size_t i = 0; i < pack->alias_count; i++) {
    if (cr_same_name(pack->aliases[i], id_or_alias))
      return true;
  }
  return false;
}

/* ---- Clauses ---- */

size_t compact_pack_clause_count(const compact_pack *pack) {
  return pack->clause_count;
}

const compact_clause *compact_pack_clause_at(const compact_pack *pack, size_t index) {
  return pack->clauses[index];
}

const compact_clause *compact_pack_clause(const compact_pack *pack, const char *ref) {
  for (size_t i = 0; i < pack->clause_count; i++) {
    if (strcmp(pack->clauses[i]->ref, ref) == 0)
      return pack->clauses[i];
  }
  return NULL;
}

const char *compact_pack_nearest(const compact_pack *pack, const char *ref) {
  cr_nearest nearest = cr_nearest_to(ref);
  for (size_t i = 0; i < pack->clause_count; i++)
    cr_nearest_offer(&nearest, pack->clauses[i]->ref);
  return nearest.name;
}

const compact_pack *compact_clause_pack(const compact_clause *clause) {
  return clause->pack;
}

const char *compact_clause_ref(const compact_clause *clause) {
  return clause->ref;
}

const char *compact_clause_section(const compact_clause *clause) {
  return clause->section->title;
}

const char *compact_clause_bearer(const compact_clause *clause) {
  return clause->bearer;
}

const char *compact_clause_theme(const compact_clause *clause) {
  return clause->theme;
}

const char *compact_clause_strength(const compact_clause *clause) {
  return clause->strength;
}

const char *compact_clause_summary(const compact_clause *clause) {
  return clause->summary;
}

bool compact_clause_is_measure(const compact_clause *clause) {
  return clause->is_measure;
}

const char *compact_clause_same_as(const compact_clause *clause) {
  return clause->same_as;
}

const char *compact_clause_replaces(const compact_clause *clause) {
  return clause->replaces;
}

size_t compact_clause_note_count(const compact_clause *clause) {
  return clause->note_count;
}

const char *compact_clause_note(const compact_clause *clause, size_t index) {
  return clause->notes[index];
}

size_t compact_clause_fact_count(const compact_clause *clause) {
  return clause->fact_count;
}

const compact_fact *compact_clause_fact(const compact_clause *clause, size_t index) {
  return clause->facts[index];
}

size_t compact_clause_reading_count(const compact_clause *clause) {
  return clause->reading_count;
}

const compact_reading *compact_clause_reading(const compact_clause *clause, size_t index) {
  return clause->readings[index];
}

const char *compact_reading_ref(const compact_reading *reading) {
  return reading->ref;
}

const char *compact_reading_text(const compact_reading *reading) {
  return reading->text;
}

/* ---- Limbs ---- */

size_t compact_clause_limb_count(const compact_clause *clause) {
  return clause->limb_count;
}

const compact_limb *compact_clause_limb(const compact_clause *clause, size_t index) {
  return clause->limbs[index];
}

const compact_clause *compact_limb_clause(const compact_limb *limb) {
  return limb->clause;
}

const char *compact_limb_id(const compact_limb *limb) {
  return limb->id;
}

const char *compact_limb_label(const compact_limb *limb) {
  return limb->label;
}

bool compact_limb_is_advisory(const compact_limb *limb) {
  return limb->is_advisory;
}
