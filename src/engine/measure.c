/* measure.c - counting what was decided of many rows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "compact.h"

void compact_measure_add(compact_measure *measure, compact_outcome outcome) {
  if (outcome == COMPACT_OUTCOME_NONE || outcome == COMPACT_OUTCOME_NOT_APPLICABLE)
    return;
  measure->of++;
  measure->counted += outcome == COMPACT_OUTCOME_MET;
  measure->excused += outcome == COMPACT_OUTCOME_EXCUSED;
  measure->cannot_tell += outcome == COMPACT_OUTCOME_CANNOT_TELL || outcome == COMPACT_OUTCOME_DUE;
}
