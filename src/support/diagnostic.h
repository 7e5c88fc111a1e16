/* diagnostic.h - collecting what is wrong with a file
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_DIAGNOSTIC_H
#define CR_DIAGNOSTIC_H

#include "compact.h"

/* Copies an entry into the list, behind what stands before it in its source. False: with no memory left the
 * entry is lost; the reading that an error tells of fails all the same. No list, and one of
 * CR_DIAGNOSTICS_MAX entries, takes no more. */
bool cr_diagnostics_add(compact_diagnostics *list, const compact_diagnostic *entry);

enum { CR_DIAGNOSTICS_MAX = 100 };

/* Where something stands in a file: bytes from its beginning. */
typedef uint32_t cr_place;

/* A file as diagnostics show it. */
typedef struct cr_source {
  const char *name;
  const char *text; /* ends in NUL */
  size_t length;
} cr_source;

/* Adds an entry about a place in a file, with its line. */
void cr_diagnostics_add_at(compact_diagnostics *list, compact_severity severity, const cr_source *source,
                           cr_place place, const char *message);

#endif
