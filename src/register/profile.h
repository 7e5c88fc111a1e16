/* profile.h - what the columns of one kind of register mean, as data
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_PROFILE_H
#define CR_PROFILE_H

#include "arena.h"
#include "register.h"
#include "shelf.h"

#define CR_PROFILE_NAMESPACE "urn:compact-rules:register:1"

/* What the columns with any of these titles are taken for. */
typedef struct cr_profile_column {
  cr_use use;
  const compact_fact *fact; /* of FACT */
  int months;               /* of DURATION: how many its unit has */
  bool is_otherwise;        /* taken only where no other column claims the same */
  bool is_apart;            /* may stand in a sheet of its own, by the reference */
  const char *why;          /* of LEFT */
  const char **titles;      /* folded */
  size_t title_count;
} cr_profile_column;

/* A fact that holds of every row. */
typedef struct cr_implied {
  const compact_fact *fact;
  compact_value value; /* its text, if it has any, is the profile's */
  const char *text;
  const char **titled; /* folded: a title of the table has one of these in it; none: any table's */
  size_t titled_count;
} cr_implied;

struct cr_profile {
  cr_arena arena;
  const char *origin, *id, *title;
  int rank;         /* of two that know as many titles the higher is chosen */
  bool takes_facts; /* every fact's label and name is a title */
  cr_profile_column **columns;
  size_t column_count;
  cr_implied **implied;
  size_t implied_count;
  const char **notes;
  size_t note_count;
};

struct cr_profiles {
  cr_shelf shelf;
};

/* The use of that name, or NONE. FACT is not called by its name. */
cr_use cr_use_of(const char *name);

/* How many months a unit, "months" or "years", has; 0 for anything else. */
int cr_unit_months(const char *unit);

/* The column with that folded title, or NULL. */
const cr_profile_column *cr_profile_column_of(const cr_profile *self, const char *folded);

/* Reads a profile. Every mistake is in diagnostics. Fails with MEMORY, SYNTAX, LIMIT or INVALID. */
compact_error cr_profile_read(const compact_facts *facts, const char *source, const char *xml, size_t size,
                              compact_diagnostics *diagnostics, cr_profile **out);
void cr_profile_free(cr_profile *self);

/* The files of templates/registers/. */
extern const cr_embedded_file cr_profile_files[];
extern const size_t cr_profile_file_count;

#endif
