/* builtin.h - the Compacts and facts that are built in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_BUILTIN_H
#define CR_BUILTIN_H

#include "embedded.h"

/* facts.xml is the first; the others are packs. */
extern const cr_embedded_file cr_builtin_files[];
extern const size_t cr_builtin_file_count;

#endif
