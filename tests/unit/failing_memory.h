/* failing_memory.h - memory that runs out when a test says so
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The linker puts these functions in the place of malloc() and its like, in our objects and in what they hand
 * to expat: see CMakeLists.txt.
 */
#ifndef FAILING_MEMORY_H
#define FAILING_MEMORY_H

extern long until_failure; /* the allocation that fails, counted from now; 0: none */
extern long live;          /* blocks that have not been freed */

#endif
