/* measure.c - counting what was decided of many rows
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "evaluate.h"

void compact_measure_add(compact_measure *measure, const compact_result *result) {
  compact_outcome outcome = result->outcome;
  if (outcome == COMPACT_OUTCOME_NOT_APPLICABLE)
    return;
  if (result->applies.truth == CR_UNKNOWN)
    outcome = COMPACT_OUTCOME_CANNOT_TELL;
  measure->of++;
  measure->counted += outcome == COMPACT_OUTCOME_MET;
  measure->excused += outcome == COMPACT_OUTCOME_EXCUSED;
  measure->cannot_tell += outcome == COMPACT_OUTCOME_CANNOT_TELL || outcome == COMPACT_OUTCOME_DUE;
}
