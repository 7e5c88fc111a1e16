/* coverage.h - which outcomes of which limbs some case reaches
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COVERAGE_H
#define COVERAGE_H

#include "compact.h"

typedef struct coverage coverage;

/* Nothing reached yet. The library must outlive it. Fails with MEMORY. */
compact_error coverage_new(const compact_library *library, coverage **out);
void coverage_free(coverage *self);

/* Notes what a result reaches. */
void coverage_add(coverage *self, const compact_result *result);

/* Prints, of every Compact that a case is about, what no case reaches, and the shares that are reached. */
void coverage_print(const coverage *self);

#endif
