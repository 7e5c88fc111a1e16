/* formula_part.c - the small parts of a formula: words, guards, dates
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula.h"

#include <string.h>

/* The words of value.c, each between bars. */
const char cr_formula_yes[] = "|yes|y|true|1|";
const char cr_formula_no[] = "|no|n|false|0|";
const char cr_formula_nothing[] = "|no|n|false|0|none|nil|n/a|na|n.a.|nothing|-|--|no.|none.|nil.|";

const char *cr_formula_cell(const cr_formula *self, uint8_t fact) {
  const char *const *cells = self->cells->facts;
  return cells == NULL || cells[fact] == NULL ? self->limb->clause->facts[fact]->name : cells[fact];
}

/* ---- Text ---- */

/* The bytes of a literal that fit into one; no character is cut. */
static size_t piece_of(const char *text, size_t length) {
  if (length <= CR_FORMULA_LITERAL_MAX)
    return length;
  length = CR_FORMULA_LITERAL_MAX;
  while (((unsigned char)text[length] & 0xC0) == 0x80)
    length--;
  return length;
}

static void append_piece(cr_text *formula, const char *text, size_t length) {
  cr_text_append(formula, "\"");
  for (size_t i = 0; i < length; i++) {
    cr_text_append_bytes(formula, text + i, 1);
    if (text[i] == '"')
      cr_text_append(formula, "\"");
  }
  cr_text_append(formula, "\"");
}

static void append_literal(cr_text *formula, const char *text, size_t length, const char **joint) {
  while (length > 0) {
    size_t piece = piece_of(text, length);
    cr_text_append(formula, *joint);
    append_piece(formula, text, piece);
    *joint = "&";
    text += piece;
    length -= piece;
  }
}

void cr_formula_join(cr_text *formula, const char *marked) {
  const char *joint = "";
  while (*marked != '\0') {
    size_t plain = strcspn(marked, CR_FORMULA_OPEN);
    append_literal(formula, marked, plain, &joint);
    marked += plain;
    if (*marked != '\0') {
      size_t length = strcspn(++marked, CR_FORMULA_CLOSE);
      cr_text_append(formula, joint);
      cr_text_append_bytes(formula, marked, length);
      joint = "&";
      marked += length + 1;
    }
  }
  if (*joint == '\0')
    cr_text_append(formula, "\"\"");
}

/* ---- Guards ---- */

/* FIND tells upper from lower case, takes no wildcards, and comes to an error, which is no number, for a cell
 * with an error in it. The first of the two spaces is one that does not break. */
void cr_formula_is_word(cr_text *formula, const char *cell, const char *words) {
  cr_text_format(formula,
                 "ISNUMBER(FIND(\"|\"&LOWER(TRIM(CLEAN(SUBSTITUTE(%s,\"\xC2\xA0\",\" \"))))&\"|\",\"%s\"))",
                 cell, words);
}

void cr_formula_is_date(cr_text *formula, const char *cell) {
  cr_text_format(formula, "IF(ISNUMBER(%s),AND(%s>=%d,%s<%d))", cell, cell, (int)CR_FORMULA_SERIAL_FIRST,
                 cell, (int)CR_FORMULA_SERIAL_END);
}

void cr_formula_are_dates(cr_text *formula, const char *cell, const char *other) {
  cr_text_format(formula, "IF(COUNT(%s,%s)=2,AND(MIN(%s,%s)>=%d,MAX(%s,%s)<%d))", cell, other, cell, other,
                 (int)CR_FORMULA_SERIAL_FIRST, cell, other, (int)CR_FORMULA_SERIAL_END);
}

void cr_formula_is_no_date(cr_text *formula, const char *cell) {
  cr_text_format(formula, "IF(ISNUMBER(%s),INT(%s)=0,", cell, cell);
  cr_formula_is_word(formula, cell, "||");
  cr_text_append(formula, ")");
}

void cr_formula_is_recorded(cr_text *formula, const cr_formula *self, uint8_t fact) {
  compact_type type = self->limb->clause->facts[fact]->type;
  const char *no = type == COMPACT_TYPE_FLAG   ? cr_formula_no
                   : type == COMPACT_TYPE_TEXT ? cr_formula_nothing
                                               : "|";
  cr_text words = {0};
  cr_text_format(&words, "|%s", no);
  cr_text_append(formula, "NOT(");
  if (type == COMPACT_TYPE_DATE)
    cr_formula_is_no_date(formula, cr_formula_cell(self, fact));
  else
    cr_formula_is_word(formula, cr_formula_cell(self, fact), cr_text_string(&words));
  cr_text_append(formula, ")");
  formula->failed = formula->failed || words.failed;
  cr_text_free(&words);
}

/* ---- Dates ---- */

static int months_of(compact_period period) {
  return period.years * 12 + period.months;
}

static int days_of(compact_period period) {
  return period.weeks * 7 + period.days;
}

/* A cell's day, so many days on. */
static void append_day(cr_text *formula, const char *cell, int days) {
  cr_text_format(formula, "INT(%s)", cell);
  if (days != 0)
    cr_text_format(formula, "%+d", days);
}

static void append_after(cr_text *formula, const char *cell, const cr_node *node) {
  int months = months_of(node->period), days = days_of(node->period) - node->to_is_last_day;
  if (months == 0) {
    append_day(formula, cell, days);
    return;
  }
  cr_text_format(formula, "EDATE(INT(%s),%d)", cell, months);
  if (days != 0)
    cr_text_format(formula, "%+d", days);
}

/* The last days of a longer month all come to the last day of a shorter one: the very last counts. */
static void append_latest(cr_text *formula, const char *cell, const cr_node *node) {
  int months = months_of(node->period), days = node->to_is_last_day - days_of(node->period);
  if (months == 0) {
    append_day(formula, cell, days);
    return;
  }
  cr_text_append(formula, "IF(DAY(");
  append_day(formula, cell, days + 1);
  cr_text_append(formula, ")=1,EOMONTH(");
  append_day(formula, cell, days);
  cr_text_format(formula, ",-%d),EDATE(", months);
  append_day(formula, cell, days);
  cr_text_format(formula, ",-%d))", months);
}

static bool is_kind(const cr_node *node, const char *name) {
  return strcmp(node->kind->element.name, name) == 0;
}

void cr_formula_deadline(cr_text *formula, const cr_formula *self, const cr_node *node) {
  const char *cell = cr_formula_cell(self, node->reference);
  if (is_kind(node, "at-least"))
    append_latest(formula, cell, node);
  else if (is_kind(node, "at-most"))
    append_after(formula, cell, node);
  else
    append_day(formula, cell, is_kind(node, "before") ? -1 : 0);
}

void cr_formula_earliest(cr_text *formula, const cr_formula *self, const cr_node *node) {
  append_after(formula, cr_formula_cell(self, node->act), node);
}
