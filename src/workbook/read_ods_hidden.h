/* read_ods_hidden.h - which sheets of an .ods are hidden
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A sheet is hidden by its style.
 */
#ifndef CR_READ_ODS_HIDDEN_H
#define CR_READ_ODS_HIDDEN_H

#include "arena.h"
#include "list.h"
#include "read_limits.h"

typedef struct cr_hidden {
  cr_arena arena;
  cr_list styles;             /* names of those that hide a sheet */
  char open[CR_NAME_MAX + 1]; /* the name of the style that is being read; "": not one of a sheet */
} cr_hidden;

/* Begins a style. */
void cr_hidden_style(cr_hidden *hidden, const char **attributes);

/* Takes what the style says of a sheet. False: no memory. */
bool cr_hidden_properties(cr_hidden *hidden, const char **attributes);

/* Whether the style, or NULL, hides a sheet. */
bool cr_hidden_is(const cr_hidden *hidden, const char *style);

void cr_hidden_free(cr_hidden *hidden);

#endif
