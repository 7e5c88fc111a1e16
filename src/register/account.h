/* account.h - a decided clause in lines that people read
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_ACCOUNT_H
#define CR_ACCOUNT_H

#include "compact.h"

typedef enum cr_account_layout {
  CR_ACCOUNT_COLUMNS, /* for a terminal: limbs and readings stand below each other */
  CR_ACCOUNT_LINES,   /* where letters differ in width: each is a line of its own */
} cr_account_layout;

typedef struct cr_account {
  const compact_result *result;
  const char *outcome; /* in the heading; NULL: the result's */
  const char *facts;   /* lines on what was recorded, or "" */
  const char *why;     /* the reason in sentences */
  cr_account_layout layout;
} cr_account;

/* Writes the outcome, the clause and its summary, every limb, the reason, what was recorded and the readings.
 * Ends in a line break. Fails with MEMORY. */
compact_error cr_account_make(const cr_account *account, char **out);

#endif
