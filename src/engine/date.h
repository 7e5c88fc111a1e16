/* date.h - calendar arithmetic inside the engine, without limits on the year
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * compact_date_add() and compact_date_latest() are these with the years of the public contract.
 */
#ifndef CR_DATE_H
#define CR_DATE_H

#include "compact.h"

#define CR_FIRST_DATE ((compact_date)577814) /* 1583-01-01 */
#define CR_LAST_DATE ((compact_date)3652059) /* 9999-12-31 */

/* Whether the date lies in the years that come from and go to the outside. */
static inline bool cr_date_is_shown(compact_date date) {
  return date >= CR_FIRST_DATE && date <= CR_LAST_DATE;
}

compact_date cr_date_add(compact_date date, compact_period period);
compact_date cr_date_latest(compact_date end, compact_period period);

#endif
