/* write_grid.c - cases of every limb and clause of the five Compacts, as the sheet of an .xlsx file
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * write_grid [1904] prints xl/worksheets/sheet1.xml: one case a row, with what the engine says of it and the
 * formulas that are to say the same. run_grid.py makes a file of it and lets a spreadsheet program
 * recalculate that. Each limb is drawn for until every outcome that compact_limb_reachable() knows of has
 * come up, and each clause of several until each of them has decided.
 */
#include "date.h"
#include "draw.h"
#include "row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  CASES_DATED = 150, /* of a limb that compares dates */
  CASES_PLAIN = 34,
  CASES_CLAUSE = 24, /* of a clause of several limbs */
  DRAWS_MAX = 40000,
  EVERY_SECOND_WANT = 4, /* of the cases, one in so many asks for the other formulas too */
  EVERY_SPOILED = 7,     /* of a clause's, one in so many has a limb's outcome that is none */
};

/* What is expected, and the formulas behind it; some take the limbs' outcomes from cells. */
enum {
  COLUMN_TITLE,
  EXPECTED_OUTCOME,
  OUTCOME,
  EXPECTED_OK,
  OK,
  EXPECTED_BY,
  BY,
  EXPECTED_WHY,
  WHY,
  WHY_BY_CELLS,
  OUTCOME_BY_CELLS,
  OK_BY_CELLS,
  COLUMN_AS_OF,
  COLUMN_FACTS, /* and behind them the outcomes of a clause's limbs */
};

/* ---- What the engine says ---- */

static compact_outcome decide(grid *self) {
  compact_decide_limb(self->limb, self->row, self->as_of, self->result);
  return compact_result_outcome(self->result);
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

/* Of the limb, or of its clause. */
static void print_formula(const grid *self, bool of_clause, compact_want want, int column,
                          const compact_cells *cells) {
  const compact_clause *clause = self->limb->clause;
  char name[16], *formula;
  const char *problem;
  compact_error error = of_clause ? compact_clause_formula(clause, want, cells, &problem, &formula)
                                  : compact_limb_formula(self->limb, want, cells, &problem, &formula);
  if (error != COMPACT_ERROR_NONE) {
    fprintf(stderr, "%s %s %s: want %d: %s\n", clause->pack->id, clause->ref, of_clause ? "" : self->limb->id,
            (int)want, error == COMPACT_ERROR_LIMIT ? problem : compact_error_text(error));
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

static void print_expected(const grid *self, compact_outcome outcome, compact_date deadline,
                           const char *why) {
  static const char *const oks[] = {
      [COMPACT_OUTCOME_NOT_MET] = "0", [COMPACT_OUTCOME_CANNOT_TELL] = "#N/A",
      [COMPACT_OUTCOME_DUE] = "#N/A",  [COMPACT_OUTCOME_EXCUSED] = "1",
      [COMPACT_OUTCOME_MET] = "1",     [COMPACT_OUTCOME_NOT_APPLICABLE] = "#N/A"};
  char by[16] = "";
  if (deadline != COMPACT_NO_DATE)
    snprintf(by, sizeof by, "%.0f", compact_date_to_serial(deadline, self->null_date));
  print_text(EXPECTED_OUTCOME, self->line, compact_outcome_name(outcome));
  print_text(EXPECTED_OK, self->line, oks[outcome]);
  print_text(EXPECTED_BY, self->line, by);
  print_text(EXPECTED_WHY, self->line, why);
}

/* Where the case's facts stand, and the outcomes of the clause's limbs behind them. */
typedef struct places {
  char names[CR_CLAUSE_FACTS_MAX + CR_CLAUSE_LIMBS_MAX + 1][16];
  const char *facts[CR_CLAUSE_FACTS_MAX], *outcomes[CR_CLAUSE_LIMBS_MAX];
  compact_cells cells, by_facts; /* with and without the outcomes */
  int first_outcome;
} places;

static void fill_places(const grid *self, places *out) {
  const compact_clause *clause = self->limb->clause;
  int column = COLUMN_AS_OF;
  size_t used = 0;
  *out = (places){0};
  const char *as_of = cell_name(column++, self->line, out->names[used++]);
  for (size_t i = 0; i < clause->fact_count; i++) {
    if ((self->facts >> i & 1) != 0)
      out->facts[i] = cell_name(column++, self->line, out->names[used++]);
  }
  out->first_outcome = column;
  for (size_t i = 0; i < clause->limb_count; i++)
    out->outcomes[i] = cell_name(column++, self->line, out->names[used++]);
  bool is_never_asked = self->as_of == COMPACT_NO_DATE && self->line % 3 == 0;
  out->by_facts = (compact_cells){out->facts, is_never_asked ? NULL : as_of, NULL};
  out->cells = (compact_cells){out->facts, out->by_facts.as_of, out->outcomes};
}

static void begin_row(grid *self, const char *limb) {
  char title[128];
  self->line++;
  snprintf(title, sizeof title, "%s %s %s", self->limb->clause->pack->id, self->limb->clause->ref, limb);
  printf("<row r=\"%d\">", self->line);
  print_text(COLUMN_TITLE, self->line, title);
}

static void print_facts(const grid *self) {
  int column = COLUMN_FACTS;
  if (self->as_of != COMPACT_NO_DATE)
    print_number(COLUMN_AS_OF, self->line, compact_date_to_serial(self->as_of, self->null_date));
  for (size_t i = 0; i < self->limb->clause->fact_count; i++) {
    if ((self->facts >> i & 1) != 0)
      print_fact(self, i, column++);
  }
}

/* ---- Every limb ---- */

/* The limb's own outcome stands in its first formula. */
static void print_limb_case(grid *self, compact_outcome outcome, bool with_second_wants) {
  places placed;
  char name[16], *text;
  begin_row(self, self->limb->id);
  fill_places(self, &placed);
  placed.outcomes[self->limb->index] = cell_name(OUTCOME, self->line, name);
  if (compact_result_reason(self->result, &text) != COMPACT_ERROR_NONE)
    exit(2);
  print_expected(self, outcome, compact_result_deadline(self->result), text);
  compact_free(text);
  print_formula(self, false, COMPACT_WANT_OUTCOME, OUTCOME, &placed.by_facts);
  if (with_second_wants) {
    print_formula(self, false, COMPACT_WANT_OK, OK, &placed.by_facts);
    print_formula(self, false, COMPACT_WANT_BY, BY, &placed.by_facts);
    print_formula(self, false, COMPACT_WANT_WHY, WHY, &placed.by_facts);
    print_formula(self, false, COMPACT_WANT_WHY, WHY_BY_CELLS, &placed.cells);
  }
  print_facts(self);
  puts("</row>");
}

static void print_limb(grid *self, const compact_limb *limb) {
  uint32_t wanted = compact_limb_reachable(limb), found = 0;
  self->limb = limb;
  self->facts = limb->test.facts | limb->escape.facts | limb->applies.facts | limb->clause->applies.facts;
  int cases = grid_draw_dated(self) == NULL ? CASES_PLAIN : CASES_DATED, printed = 0;
  for (int drawn = 0; drawn < DRAWS_MAX && (printed < cases || (wanted & ~found) != 0); drawn++) {
    grid_draw_limb(self);
    compact_outcome outcome = decide(self);
    bool is_new = (found >> outcome & 1) == 0;
    found |= 1u << outcome;
    if (printed < cases || is_new)
      print_limb_case(self, outcome, is_new || printed % EVERY_SECOND_WANT == 0);
    printed++;
  }
  if ((wanted & ~found) == 0)
    return;
  fprintf(stderr, "%s %s %s: outcomes %x were wanted and %x found\n", limb->clause->pack->id,
          limb->clause->ref, limb->id, (unsigned)wanted, (unsigned)found);
  exit(1);
}

/* ---- Every clause of several limbs ---- */

/* The outcomes of the limbs, but for the spoiled one. */
static void print_outcomes(grid *self, const places *placed, size_t spoiled) {
  for (size_t i = 0; i < self->limb->clause->limb_count; i++) {
    int column = placed->first_outcome + (int)i;
    self->limb = self->limb->clause->limbs[i];
    if (i != spoiled)
      print_formula(self, false, COMPACT_WANT_OUTCOME, column, &placed->by_facts);
    else if (self->line % 2 == 0)
      print_text(column, self->line, "not sure");
    else
      printf("<c r=\"%s\"><f>NA()</f></c>", placed->outcomes[i]);
  }
}

static void print_clause_case(grid *self, size_t spoiled) {
  bool is_spoiled = spoiled < self->limb->clause->limb_count;
  places placed;
  char *text;
  begin_row(self, "");
  fill_places(self, &placed);
  if (compact_result_reason(self->result, &text) != COMPACT_ERROR_NONE)
    exit(2);
  print_expected(self, is_spoiled ? COMPACT_OUTCOME_CANNOT_TELL : compact_result_outcome(self->result),
                 compact_result_deadline(self->result), is_spoiled ? "" : text);
  compact_free(text);
  if (!is_spoiled) {
    print_formula(self, true, COMPACT_WANT_OUTCOME, OUTCOME, &placed.by_facts);
    print_formula(self, true, COMPACT_WANT_OK, OK, &placed.by_facts);
    print_formula(self, true, COMPACT_WANT_WHY, WHY, &placed.by_facts);
  }
  print_formula(self, true, COMPACT_WANT_BY, BY, &placed.cells);
  print_formula(self, true, COMPACT_WANT_WHY, WHY_BY_CELLS, &placed.cells);
  print_formula(self, true, COMPACT_WANT_OUTCOME, OUTCOME_BY_CELLS, &placed.cells);
  print_formula(self, true, COMPACT_WANT_OK, OK_BY_CELLS, &placed.cells);
  print_facts(self);
  print_outcomes(self, &placed, spoiled);
  puts("</row>");
}

/* How many of the limbs may decide: advisory ones only where the others may all be beside the point. */
static size_t count_deciding(const compact_clause *clause) {
  size_t binding = 0, always = 0;
  for (size_t i = 0; i < clause->limb_count; i++) {
    const compact_limb *limb = clause->limbs[i];
    binding += !limb->is_advisory;
    always += !limb->is_advisory && (compact_limb_reachable(limb) >> COMPACT_OUTCOME_NOT_APPLICABLE & 1) == 0;
  }
  return always > 0 ? binding : clause->limb_count;
}

/* One of the limbs that may decide. */
static size_t draw_spoiled(grid *self, size_t wanted) {
  const compact_clause *clause = self->limb->clause;
  size_t limb = grid_draw(self, (uint32_t)clause->limb_count);
  while (wanted < clause->limb_count && clause->limbs[limb]->is_advisory)
    limb = (limb + 1) % clause->limb_count;
  return limb;
}

static void print_clause(grid *self, const compact_clause *clause) {
  uint32_t found[CR_CLAUSE_LIMBS_MAX] = {0};
  size_t wanted = count_deciding(clause), deciding = 0;
  int printed = 0;
  self->facts = UINT64_MAX;
  for (int drawn = 0; drawn < DRAWS_MAX && (printed < CASES_CLAUSE || deciding < wanted); drawn++) {
    self->limb = clause->limbs[0];
    grid_draw_clause(self);
    compact_decide(clause, self->row, self->as_of, self->result);
    size_t by = compact_result_deciding(self->result);
    uint32_t outcome = 1u << compact_result_outcome(self->result);
    if (printed >= CASES_CLAUSE && (found[by] & outcome) != 0)
      continue;
    deciding += found[by] == 0;
    found[by] |= outcome;
    print_clause_case(self, printed % EVERY_SPOILED == 3 ? draw_spoiled(self, wanted) : clause->limb_count);
    printed++;
  }
  if (deciding == wanted)
    return;
  fprintf(stderr, "%s %s: %zu limbs were to decide and %zu have\n", clause->pack->id, clause->ref, wanted,
          deciding);
  exit(1);
}

static void print_pack(grid *self, const compact_pack *pack) {
  for (size_t i = 0; i < pack->clause_count; i++) {
    const compact_clause *clause = pack->clauses[i];
    for (size_t j = 0; j < clause->limb_count; j++)
      print_limb(self, clause->limbs[j]);
    if (clause->limb_count > 1)
      print_clause(self, clause);
  }
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
  for (size_t i = 0; i < compact_library_pack_count(library); i++)
    print_pack(&self, compact_library_pack_at(library, i));
  puts("</sheetData></worksheet>");
  compact_result_free(self.result);
  compact_row_free(self.row);
  compact_library_free(library);
  return fflush(stdout) == 0 ? 0 : 2;
}
