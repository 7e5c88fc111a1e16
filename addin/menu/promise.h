/* promise.h - what a Compact promises, for somebody who chooses one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_PROMISE_H
#define COMPACT_PROMISE_H

#include "compact.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One line: "Hertfordshire Compact: three months' notice; twelve weeks to reply". Fails with MEMORY. */
compact_error menu_promise(const compact_pack *pack, char **out);

/* What stands behind it, in lines: the document, its standing, the questions that it answers, what a reader
 * ought to know, and where its file is. Fails with MEMORY. */
compact_error menu_pack_details(const compact_pack *pack, char **out);

/* What is known, in lines: the version, every Compact and where it comes from, the mistakes that were found
 * in files that are not built in, and where the manual is. Fails with MEMORY. */
compact_error menu_about_words(const compact_library *library, const compact_diagnostics *mistakes,
                               const char *manual, char **out);

#ifdef __cplusplus
}
#endif

#endif
