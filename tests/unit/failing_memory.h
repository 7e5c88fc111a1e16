/* failing_memory.h - memory that runs out when a test says so
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The linker puts these functions in the place of malloc() and its like, in our objects and in what they hand
 * to expat, libcsv and jansson: see CMakeLists.txt.
 */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

#include "compact.h"

extern long live; /* blocks that have not been freed */

/* Attempts something again and again, of which each time another allocation fails, until none is left to
 * fail: every one of the first hundreds, and then every so many. What fails has to come to MEMORY, or to what
 * the attempt comes to in the end, if that is an error; and no block may be left. Returns how many
 * allocations were seen. */
long fail_each(const char *name, compact_error (*attempt)(void), compact_error in_the_end);

#endif
