/* draw.c - cases drawn by a generator of numbers that always begins alike
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "draw.h"

#include "date.h"
#include "row.h"

#include <string.h>

uint32_t grid_draw(grid *self, uint32_t count) {
  self->random = self->random * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(self->random >> 33) % count;
}

/* ---- Drawing a case ---- */

/* One of the comparisons of dates that the limb depends on; NULL: none. */
const cr_node *grid_draw_dated(grid *self) {
  const cr_condition *conditions[] = {&self->limb->test, &self->limb->escape, &self->limb->applies,
                                      &self->limb->clause->applies};
  const cr_node *found = NULL;
  uint32_t seen = 0;
  for (size_t i = 0; i < 4; i++) {
    for (size_t j = 0; j < conditions[i]->count; j++) {
      if (conditions[i]->nodes[j].kind->deadline != NULL && grid_draw(self, ++seen) == 0)
        found = &conditions[i]->nodes[j];
    }
  }
  return found;
}

/* Ends of months, leap days, and days like any other. */
static compact_date draw_day(grid *self) {
  compact_date day;
  uint32_t month = grid_draw(self, 12) + 1;
  if (grid_draw(self, 3) == 0) {
    (void)compact_date_make((int)(1990 + grid_draw(self, 60)), (int)month, (int)(grid_draw(self, 28) + 1),
                            &day);
    return day;
  }
  for (int last = 31 - (int)grid_draw(self, 4);; last--) {
    if (compact_date_make((int)(2023 + grid_draw(self, 6)), (int)month, last, &day) == COMPACT_ERROR_NONE)
      return day;
  }
}

static void set(grid *self, size_t fact, compact_value value) {
  (void)compact_row_set(self->row, self->limb->clause->facts[fact], value);
}

/* One date, and the other about where the period between them ends. */
static void draw_pair(grid *self) {
  static const int days[] = {-40, -1, 0, 0, 1, 2, 45};
  const cr_node *node = grid_draw_dated(self);
  if (node == NULL)
    return;
  compact_date reference = draw_day(self);
  compact_date act = node->kind->deadline(node, reference) + days[grid_draw(self, 7)];
  set(self, node->reference, compact_value_date(reference));
  set(self, node->act, compact_value_date(act));
}

static void put_text(grid *self, size_t fact, const char *text, compact_value value) {
  self->text[fact] = text;
  set(self, fact, value);
}

static void put_unreadable(grid *self, size_t fact, const char *text) {
  put_text(self, fact, text, compact_value_unreadable(text));
}

static void draw_date(grid *self, size_t fact) {
  compact_value old = compact_row_get(self->row, self->limb->clause->facts[fact]);
  uint32_t what = grid_draw(self, 12);
  if (what < 2)
    set(self, fact, (compact_value){0});
  else if (what == 2)
    put_unreadable(self, fact, grid_draw(self, 2) == 0 ? "2027-03-31" : "end of March");
  else if (what == 3)
    put_text(self, fact, "  ", (compact_value){0});
  else if (what == 4 && old.type == COMPACT_TYPE_NONE)
    put_unreadable(self, fact, "#N/A");
  else if (old.type == COMPACT_TYPE_NONE || what == 5)
    set(self, fact, compact_value_date(draw_day(self)));
}

static void draw_answer(grid *self, size_t fact) {
  static const char *const words[] = {"yes", " Yes ", "TRUE", "y", "\xC2\xA0yes", "1",
                                      "no",  "No ",   "N",    "0", "false",       "maybe"};
  uint32_t what = grid_draw(self, 20);
  bool is_text = self->limb->clause->facts[fact]->type == COMPACT_TYPE_TEXT;
  if (what < 12 && !(is_text && what == 11))
    put_text(self, fact, words[what], compact_value_flag(what < 6));
  if (what == 11 && !is_text)
    put_unreadable(self, fact, words[what]);
  if (what >= 12 && what < 16)
    set(self, fact, compact_value_flag(what % 2 == 0));
  if (what >= 16 && what < 18 && is_text)
    put_text(self, fact, "The river \"Lea\" & <floods>", compact_value_text("The river \"Lea\" & <floods>"));
  else if (what == 18 && is_text)
    put_text(self, fact, "N/A\xC2\xA0", compact_value_flag(false));
}

static void draw_choice(grid *self, size_t fact) {
  const compact_fact *declared = self->limb->clause->facts[fact];
  uint32_t choice = grid_draw(self, (uint32_t)declared->choice_count + 2);
  if (choice < declared->choice_count)
    set(self, fact, (compact_value){.type = COMPACT_TYPE_CHOICE, .as.choice = choice});
  else if (choice == declared->choice_count && grid_draw(self, 3) == 0)
    put_unreadable(self, fact, "something else");
}

static void draw_fact(grid *self, size_t fact) {
  compact_type type = self->limb->clause->facts[fact]->type;
  if (type == COMPACT_TYPE_DATE)
    draw_date(self, fact);
  else if (type == COMPACT_TYPE_CHOICE)
    draw_choice(self, fact);
  else
    draw_answer(self, fact);
}

static void clear(grid *self) {
  compact_row_clear(self->row);
  memset(self->text, 0, sizeof self->text);
}

static void draw_as_of(grid *self) {
  uint32_t when = grid_draw(self, 4);
  self->as_of = when == 0   ? COMPACT_NO_DATE
                : when == 1 ? CR_LAST_DATE - 400 * 366
                : when == 2 ? draw_day(self) - 20 * 365
                            : draw_day(self);
}

void grid_draw_limb(grid *self) {
  clear(self);
  draw_pair(self);
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    if ((self->facts >> i & 1) != 0)
      draw_fact(self, i);
  }
  draw_as_of(self);
}

/* Half of the cases are good throughout but for a fact or two: else some limb would always be in doubt. */
void grid_draw_clause(grid *self) {
  const compact_clause *clause = self->limb->clause;
  uint32_t doubts = grid_draw(self, 2) == 0 ? (uint32_t)clause->fact_count : grid_draw(self, 3);
  clear(self);
  for (size_t i = 0; i < clause->limb_count; i++) {
    self->limb = clause->limbs[i];
    draw_pair(self);
  }
  for (size_t i = 0; i < clause->fact_count; i++) {
    compact_type type = clause->facts[i]->type;
    if (grid_draw(self, (uint32_t)clause->fact_count) < doubts)
      draw_fact(self, i);
    else if (type == COMPACT_TYPE_CHOICE)
      draw_choice(self, i);
    else if (type != COMPACT_TYPE_DATE)
      set(self, i, compact_value_flag(grid_draw(self, 8) != 0));
  }
  draw_as_of(self);
}
