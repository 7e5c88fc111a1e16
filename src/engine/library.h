/* library.h - a library as the engine keeps it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_LIBRARY_H
#define CR_LIBRARY_H

#include "list.h"
#include "pack.h"

struct compact_library {
  compact_facts *facts;
  cr_list packs;  /* those that stand */
  cr_list hidden; /* those that a later one of the same id hides */
  size_t problems;
};

/* Adds a pack, which hides an earlier one of the same id. The pack is then the library's; false, and it is
 * not, where memory ran out. */
bool cr_library_add(compact_library *library, compact_pack *pack);

/* Reads the facts.xml, or every pack, of each folder of a path. Fails with MEMORY alone: what is wrong with a
 * file is a problem and a diagnostic. */
compact_error cr_library_read_facts(compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics);
compact_error cr_library_read_packs(compact_library *library, const char *path,
                                    compact_diagnostics *diagnostics);

/* Warns of facts from the first on that no pack of the library looks at. */
void cr_library_check_facts(const compact_library *library, const compact_facts *facts, size_t first,
                            compact_diagnostics *diagnostics);

#endif
