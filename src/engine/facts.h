/* facts.h - declared facts, as the engine keeps them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_FACTS_H
#define CR_FACTS_H

#include "arena.h"
#include "compact.h"
#include "diagnostic.h"

struct compact_fact {
  size_t index;            /* in its compact_facts */
  const cr_source *source; /* the file that declares it */
  cr_place place;
  const char *name, *label, *prompt;
  compact_type type;
  const char *noun; /* "notice"; "" for what is not a date */
  const char *must; /* "be given"; "" if nobody has to act on it */
  const char **choices;
  size_t choice_count;
  const char *choice_words; /* all of them, parted by spaces */
};

struct compact_facts {
  cr_arena arena;
  const compact_fact **facts;
  size_t count;
};

/* Whether somebody is asked to do it: nobody moves the start of a term. */
static inline bool cr_fact_is_asked(const compact_fact *fact) {
  return fact->must[0] != '\0';
}

#define CR_NAMESPACE "urn:compact-rules:1"

/* Adds the declarations of a file; on an error, or where the file is not there, nothing is added. Fails as
 * compact_facts_read() does, and with READ. */
compact_error cr_facts_extend(compact_facts *facts, const char *path, compact_diagnostics *diagnostics);

#endif
