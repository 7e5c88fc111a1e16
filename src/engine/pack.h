/* pack.h - a Compact as the engine keeps it
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Everything a pack owns lies in its arena. Lists are arrays of pointers in the order of the file.
 */
#ifndef CR_PACK_H
#define CR_PACK_H

#include "condition.h"

enum {
  CR_TOPIC_COUNT = 12,      /* words in cr_topics */
  CR_CLAUSE_FACTS_MAX = 64, /* a set of a clause's facts is a word of 64 bits */
  CR_CLAUSE_LIMBS_MAX = 32, /* and one of its limbs a word of 32 */
};

struct compact_reading {
  const char *ref, *text;
  cr_place place;
};

typedef struct cr_section {
  const char *ref, *title;
} cr_section;

struct compact_limb {
  const compact_clause *clause;
  size_t index; /* in its clause */
  const char *id, *label;
  const char *topic;  /* "" if it answers none */
  const char *beside; /* refs of clauses that ask much the same, parted by spaces */
  bool is_advisory;
  cr_condition test, escape, applies;
  const compact_reading *escape_reading; /* the reading that the escape rests on, or NULL */
  const char *because_name;              /* the fact that a topic's third argument fills, or "" */
  int because;                           /* its number in the clause; -1: none */
  cr_place place, because_place;
};

struct compact_clause {
  const compact_pack *pack;
  const cr_section *section;
  const char *ref, *bearer, *theme, *strength, *summary;
  const char *same_as, *replaces; /* "COMPACT:REF" of a clause in another Compact, or "" */
  cr_place same_as_place, replaces_place;
  bool is_measure; /* counted over rows, never decided of one */
  cr_condition applies;
  const compact_limb **limbs;
  size_t limb_count;
  const compact_fact **facts;
  size_t fact_count;
  const compact_reading **readings;
  size_t reading_count;
  const char **notes;
  size_t note_count;
  cr_place place;
};

struct compact_pack {
  cr_arena arena;
  const compact_facts *facts;
  cr_source source; /* the whole file, for diagnostics */
  const char *id, *title, *text_source, *origin;
  const char *replaces; /* the id of the Compact whose place it took, or "" */
  cr_place replaces_place;
  compact_status status;
  const char **aliases;
  size_t alias_count;
  const char **notes;
  size_t note_count;
  const compact_clause **clauses;
  size_t clause_count;
  const compact_limb *topics[CR_TOPIC_COUNT]; /* in the order of cr_topics; NULL: silent */
};

/* The topic's place in cr_topics, whatever the letters' case; CR_TOPIC_COUNT if it is none. */
size_t cr_topic_index(const char *topic);

/* The words that the format takes, parted by spaces. */
extern const char cr_bearers[], cr_themes[], cr_strengths[], cr_topics[], cr_statuses[], cr_kinds[];

#endif
