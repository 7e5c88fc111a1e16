/* write_grid.c - cases of every limb of the five Compacts, as the sheet of an .xlsx file
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * write_grid [1904] prints xl/worksheets/sheet1.xml: one case a row, with what the engine says of it and the
 * formulas that are to say the same. run_grid.py makes a file of it and lets a spreadsheet program
 * recalculate that. The cases are drawn by a generator of numbers that always begins alike; each limb is
 * drawn for until every outcome that compact_limb_reachable() knows of has come up.
 */
#include "date.h"
#include "evaluate.h"
#include "row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  CASES_DATED = 170, /* of a limb that compares dates */
  CASES_PLAIN = 34,
  DRAWS_MAX = 40000,
  EVERY_SECOND_WANT = 4, /* of the cases, one in so many asks for the other formulas too */
  COLUMN_FACTS = 12,     /* where the facts begin */
};

typedef struct grid {
  const compact_limb *limb;
  uint64_t facts; /* that the limb looks at */
  compact_row *row;
  compact_result *result;
  compact_date as_of;
  const char *text[CR_CLAUSE_FACTS_MAX]; /* what stands in the cell, if not the value itself */
  uint64_t unreadable;
  uint64_t random;
  compact_date null_date;
  int line;
} grid;

static uint32_t draw(grid *self, uint32_t count) {
  self->random = self->random * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(self->random >> 33) % count;
}

/* ---- Drawing a case ---- */

/* One of the comparisons of dates that the limb depends on; NULL: none. */
static const cr_node *draw_dated(grid *self) {
  const cr_condition *conditions[] = {&self->limb->test, &self->limb->escape, &self->limb->applies,
                                      &self->limb->clause->applies};
  const cr_node *found = NULL;
  uint32_t seen = 0;
  for (size_t i = 0; i < 4; i++) {
    for (size_t j = 0; j < conditions[i]->count; j++) {
      if (conditions[i]->nodes[j].kind->deadline != NULL && draw(self, ++seen) == 0)
        found = &conditions[i]->nodes[j];
    }
  }
  return found;
}

/* Ends of months, leap days, and days like any other. */
static compact_date draw_day(grid *self) {
  compact_date day;
  uint32_t month = draw(self, 12) + 1;
  if (draw(self, 3) == 0) {
    (void)compact_date_make((int)(1990 + draw(self, 60)), (int)month, (int)(draw(self, 28) + 1), &day);
    return day;
  }
  for (int last = 31 - (int)draw(self, 4);; last--) {
    if (compact_date_make((int)(2023 + draw(self, 6)), (int)month, last, &day) == COMPACT_ERROR_NONE)
      return day;
  }
}

static void set(grid *self, size_t fact, compact_value value) {
  (void)compact_row_set(self->row, self->limb->clause->facts[fact], value);
}

/* One date, and the other about where the period between them ends. */
static void draw_pair(grid *self) {
  static const int days[] = {-40, -1, 0, 0, 1, 2, 45};
  const cr_node *node = draw_dated(self);
  if (node == NULL)
    return;
  compact_date reference = draw_day(self);
  compact_date act = node->kind->deadline(node, reference) + days[draw(self, 7)];
  set(self, node->reference, compact_value_date(reference));
  set(self, node->act, compact_value_date(act));
}

static void put_text(grid *self, size_t fact, const char *text, compact_value value) {
  self->text[fact] = text;
  set(self, fact, value);
}

static void put_unreadable(grid *self, size_t fact, const char *text) {
  self->unreadable |= (uint64_t)1 << fact;
  put_text(self, fact, text, (compact_value){0});
}

static void draw_date(grid *self, size_t fact) {
  compact_value old = compact_row_get(self->row, self->limb->clause->facts[fact]);
  uint32_t what = draw(self, 12);
  if (what < 2)
    set(self, fact, (compact_value){0});
  else if (what == 2)
    put_unreadable(self, fact, draw(self, 2) == 0 ? "2027-03-31" : "end of March");
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
  uint32_t what = draw(self, 20);
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
  uint32_t choice = draw(self, (uint32_t)declared->choice_count + 2);
  if (choice < declared->choice_count)
    set(self, fact, (compact_value){.type = COMPACT_TYPE_CHOICE, .as.choice = choice});
  else if (choice == declared->choice_count && draw(self, 3) == 0)
    put_unreadable(self, fact, "something else");
}

static void draw_case(grid *self) {
  compact_row_clear(self->row);
  memset(self->text, 0, sizeof self->text);
  self->unreadable = 0;
  draw_pair(self);
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    compact_type type = self->limb->clause->facts[i]->type;
    if ((self->facts >> i & 1) == 0)
      continue;
    if (type == COMPACT_TYPE_DATE)
      draw_date(self, i);
    else if (type == COMPACT_TYPE_CHOICE)
      draw_choice(self, i);
    else
      draw_answer(self, i);
  }
  uint32_t when = draw(self, 4);
  self->as_of = when == 0   ? COMPACT_NO_DATE
                : when == 1 ? CR_LAST_DATE - 400 * 366
                : when == 2 ? draw_day(self) - 20 * 365
                            : draw_day(self);
}

/* ---- What the engine says ---- */

static compact_outcome outcome_on(grid *self, compact_date as_of) {
  compact_decide_limb(self->limb, self->row, as_of, self->result);
  return compact_result_limb(self->result, self->limb->index)->outcome;
}

/* A date that cannot be read is neither due nor overdue; what cannot be read counts as blank, but where it
 * belongs to the escape nobody is accused. */
static compact_outcome decide(grid *self) {
  bool is_unreadable = (self->unreadable & self->limb->test.facts) != 0;
  compact_outcome outcome = outcome_on(self, is_unreadable ? COMPACT_NO_DATE : self->as_of);
  if (self->unreadable == 0 || outcome != COMPACT_OUTCOME_NOT_MET)
    return outcome;
  bool is_excuse = (self->unreadable & self->limb->escape.facts & ~self->limb->test.facts) != 0;
  return is_excuse ? COMPACT_OUTCOME_CANNOT_TELL : outcome;
}

/* The reason, without what names the cells that the formula does not look at. */
static char *why(grid *self) {
  char *text;
  (void)outcome_on(self, self->as_of);
  if (compact_result_why(self->result, &text) != COMPACT_ERROR_NONE)
    exit(2);
  char *from = strstr(text, "Not looked at: "), *to = NULL;
  for (char *next = text; from != NULL && (next = strstr(next, self->limb->clause->pack->title)) != NULL;
       next++)
    to = next;
  if (from != NULL)
    memmove(from, to, strlen(to) + 1);
  return text;
}

/* ---- A row of the sheet ---- */

static const char *cell_name(int column, int line, char buffer[16]) {
  if (column < 26)
    snprintf(buffer, 16, "%c%d", 'A' + column, line);
  else
    snprintf(buffer, 16, "%c%c%d", 'A' + column / 26 - 1, 'A' + column % 26, line);
  return buffer;
}

static void print_escaped(const char *text) {
  for (; *text != '\0'; text++) {
    if (*text == '&' || *text == '<' || *text == '>')
      printf("&#%d;", *text);
    else
      putchar(*text);
  }
}

static void print_text(int column, int line, const char *text) {
  char name[16];
  printf("<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", cell_name(column, line, name));
  print_escaped(text);
  fputs("</t></is></c>", stdout);
}

static void print_number(int column, int line, double number) {
  char name[16];
  printf("<c r=\"%s\"><v>%.10g</v></c>", cell_name(column, line, name), number);
}

static void print_formula(const grid *self, compact_want want, int column, const compact_cells *cells) {
  char name[16], *formula;
  const char *problem;
  compact_error error = compact_limb_formula(self->limb, want, cells, &problem, &formula);
  if (error != COMPACT_ERROR_NONE) {
    fprintf(stderr, "%s %s %s: want %d: %s\n", self->limb->clause->pack->id, self->limb->clause->ref,
            self->limb->id, (int)want, error == COMPACT_ERROR_LIMIT ? problem : compact_error_text(error));
    exit(1);
  }
  printf("<c r=\"%s\"><f>", cell_name(column, self->line, name));
  print_escaped(formula + 1);
  fputs("</f></c>", stdout);
  compact_free(formula);
}

/* A date with an hour of the day, a text, a Boolean. */
static void print_fact(const grid *self, size_t fact, int column) {
  compact_value value = compact_row_get(self->row, self->limb->clause->facts[fact]);
  char name[16];
  if (self->text[fact] != NULL && strcmp(self->text[fact], "#N/A") == 0)
    printf("<c r=\"%s\"><f>NA()</f></c>", cell_name(column, self->line, name));
  else if (self->text[fact] != NULL)
    print_text(column, self->line, self->text[fact]);
  else if (value.type == COMPACT_TYPE_DATE)
    print_number(column, self->line,
                 compact_date_to_serial(value.as.date, self->null_date) + (value.as.date % 3) * 0.25);
  else if (value.type == COMPACT_TYPE_FLAG && self->line % 2 == 0)
    print_number(column, self->line, value.as.flag);
  else if (value.type == COMPACT_TYPE_FLAG)
    printf("<c r=\"%s\" t=\"b\"><v>%d</v></c>", cell_name(column, self->line, name), value.as.flag);
  else if (value.type == COMPACT_TYPE_CHOICE)
    print_text(column, self->line, self->limb->clause->facts[fact]->choices[value.as.choice]);
}

static void print_second_wants(grid *self, compact_outcome outcome, const compact_cells *cells) {
  static const char *const oks[] = {
      [COMPACT_OUTCOME_NOT_MET] = "0", [COMPACT_OUTCOME_CANNOT_TELL] = "#N/A",
      [COMPACT_OUTCOME_DUE] = "#N/A",  [COMPACT_OUTCOME_EXCUSED] = "1",
      [COMPACT_OUTCOME_MET] = "1",     [COMPACT_OUTCOME_NOT_APPLICABLE] = "#N/A"};
  char by[16] = "";
  (void)outcome_on(self, self->as_of);
  const compact_decision *decision = compact_result_limb(self->result, self->limb->index);
  if (decision->deadline != COMPACT_NO_DATE && !decision->is_earliest)
    snprintf(by, sizeof by, "%.0f", compact_date_to_serial(decision->deadline, self->null_date));
  print_text(3, self->line, oks[outcome]);
  print_formula(self, COMPACT_WANT_OK, 4, cells);
  print_text(5, self->line, by);
  print_formula(self, COMPACT_WANT_BY, 6, cells);
  if (self->unreadable != 0)
    return;
  char *text = why(self);
  print_text(7, self->line, text);
  print_formula(self, COMPACT_WANT_WHY, 8, cells);
  compact_free(text);
}

static void print_case(grid *self, compact_outcome outcome, bool with_second_wants) {
  char names[CR_CLAUSE_FACTS_MAX][16], as_of[16], title[128];
  const char *facts[CR_CLAUSE_FACTS_MAX] = {NULL};
  int column = COLUMN_FACTS;
  self->line++;
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    if ((self->facts >> i & 1) != 0)
      facts[i] = cell_name(column++, self->line, names[i]);
  }
  compact_cells cells = {facts,
                         self->as_of == COMPACT_NO_DATE && self->line % 3 == 0
                             ? NULL
                             : cell_name(COLUMN_FACTS - 1, self->line, as_of),
                         NULL};
  snprintf(title, sizeof title, "%s %s %s", self->limb->clause->pack->id, self->limb->clause->ref,
           self->limb->id);
  printf("<row r=\"%d\">", self->line);
  print_text(0, self->line, title);
  print_text(1, self->line, compact_outcome_name(outcome));
  print_formula(self, COMPACT_WANT_OUTCOME, 2, &cells);
  if (with_second_wants)
    print_second_wants(self, outcome, &cells);
  if (self->as_of != COMPACT_NO_DATE)
    print_number(COLUMN_FACTS - 1, self->line, compact_date_to_serial(self->as_of, self->null_date));
  for (size_t i = 0, at = COLUMN_FACTS; i < self->limb->clause->fact_count; i++) {
    if ((self->facts >> i & 1) != 0)
      print_fact(self, i, (int)at++);
  }
  puts("</row>");
}

/* ---- Every limb ---- */

static void print_limb(grid *self, const compact_limb *limb) {
  uint32_t wanted = compact_limb_reachable(limb), found = 0;
  self->limb = limb;
  self->facts = limb->test.facts | limb->escape.facts | limb->applies.facts | limb->clause->applies.facts;
  int cases = draw_dated(self) == NULL ? CASES_PLAIN : CASES_DATED, printed = 0;
  for (int drawn = 0; drawn < DRAWS_MAX && (printed < cases || (wanted & ~found) != 0); drawn++) {
    draw_case(self);
    compact_outcome outcome = decide(self);
    bool is_new = (found >> outcome & 1) == 0;
    found |= 1u << outcome;
    if (printed < cases || is_new)
      print_case(self, outcome, is_new || printed % EVERY_SECOND_WANT == 0);
    printed++;
  }
  if ((wanted & ~found) == 0)
    return;
  fprintf(stderr, "%s %s %s: outcomes %x were wanted and %x found\n", limb->clause->pack->id,
          limb->clause->ref, limb->id, (unsigned)wanted, (unsigned)found);
  exit(1);
}

int main(int count, char **arguments) {
  bool is_1904 = count > 1 && strcmp(arguments[1], "1904") == 0;
  compact_library *library;
  grid self = {.random = 2018, .null_date = is_1904 ? COMPACT_NULL_DATE_1904 : COMPACT_NULL_DATE_1899};
  if (compact_library_open(NULL, NULL, &library) != COMPACT_ERROR_NONE ||
      compact_row_new(compact_library_facts(library), &self.row) != COMPACT_ERROR_NONE ||
      compact_result_new(&self.result) != COMPACT_ERROR_NONE)
    return 2;
  puts("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    for (size_t j = 0; j < pack->clause_count; j++) {
      for (size_t k = 0; k < pack->clauses[j]->limb_count; k++)
        print_limb(&self, pack->clauses[j]->limbs[k]);
    }
  }
  puts("</sheetData></worksheet>");
  compact_result_free(self.result);
  compact_row_free(self.row);
  compact_library_free(library);
  return fflush(stdout) == 0 ? 0 : 2;
}
