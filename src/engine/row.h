/* row.h - the facts recorded for one thing, as the engine keeps them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_ROW_H
#define CR_ROW_H

#include "facts.h"

struct compact_row {
  const compact_facts *facts;
  compact_value values[]; /* by the facts' index */
};

#endif
