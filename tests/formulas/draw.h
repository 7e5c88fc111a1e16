/* draw.h - what the grid is made of, and the drawing of its cases
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef DRAW_H
#define DRAW_H

#include "evaluate.h"

typedef struct grid {
  const compact_limb *limb;
  uint64_t facts; /* that are looked at */
  compact_row *row;
  compact_result *result;
  compact_date as_of;
  const char *text[CR_CLAUSE_FACTS_MAX]; /* what stands in the cell, if not the value itself */
  uint64_t random;
  compact_date null_date;
  int line;
} grid;

/* A number below count. */
uint32_t grid_draw(grid *self, uint32_t count);

/* One of the comparisons of dates that the limb depends on; NULL: none. */
const cr_node *grid_draw_dated(grid *self);

/* Draws the facts of the limb, or of its whole clause, and the day of asking. */
void grid_draw_limb(grid *self);
void grid_draw_clause(grid *self);

#endif
