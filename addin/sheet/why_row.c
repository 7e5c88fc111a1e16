/* why_row.c - everything that is decided of one row of a table, as one text
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "why_row.h"

#include "account.h"
#include "checking.h"

/* Findings in the order in which they are told: worst first, what is not checked in the middle of what calls
 * for somebody to act, what does not apply last. */
static const compact_outcome order[] = {
    COMPACT_OUTCOME_NOT_MET, COMPACT_OUTCOME_CANNOT_TELL, COMPACT_OUTCOME_DUE,           COMPACT_OUTCOME_NONE,
    COMPACT_OUTCOME_EXCUSED, COMPACT_OUTCOME_MET,         COMPACT_OUTCOME_NOT_APPLICABLE};
enum { ORDER_COUNT = sizeof order / sizeof *order };

typedef struct why {
  cr_text texts[ORDER_COUNT]; /* by outcome */
  size_t counts[ORDER_COUNT];
} why;

/* ---- Facts ---- */

static void append_where(const cr_used_fact *used, cr_text *text) {
  char name[CR_CELL_NAME_SIZE];
  if (used->source == CR_FACT_FROM_STANDARD)
    cr_text_append(text, " (for every row of such a table)");
  else
    cr_text_format(text, " (%s%s)", used->source == CR_FACT_FROM_DURATION ? "by the duration in " : "",
                   cr_cell_name(used->row, used->column, name));
}

static void append_value(const cr_used_fact *used, cr_text *text) {
  char date[COMPACT_DATE_SIZE];
  if (used->value.type == COMPACT_TYPE_DATE && used->last == COMPACT_NO_DATE)
    cr_text_append(text, compact_date_words(used->value.as.date, date));
  else
    cr_text_format(text, "\"%s\"%s%s", used->text, used->problem[0] == '\0' ? "" : ", which ", used->problem);
}

/* Every fact that the clause looks at, also those of which nothing is recorded. */
static void append_facts(const cr_finding *finding, cr_text *text) {
  const compact_clause *clause = finding->clause;
  if (compact_clause_fact_count(clause) > 0)
    cr_text_append(text, "What the row says\n");
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    const compact_fact *fact = compact_clause_fact(clause, i);
    const cr_used_fact *used = cr_record_fact(finding->record, fact);
    cr_text_format(text, "\xE2\x80\xA2 %s: ", compact_fact_label(fact));
    if (used == NULL) {
      cr_text_append(text,
                     cr_register_has(finding->checking->reg, fact) ? "nothing recorded" : "in no column");
    } else {
      append_value(used, text);
      append_where(used, text);
    }
    cr_text_append(text, "\n");
  }
}

/* ---- Findings ---- */

static size_t place_of(compact_outcome outcome) {
  size_t place = 0;
  while (order[place] != outcome)
    place++;
  return place;
}

static compact_error append_checked(const cr_finding *finding, const char *reason, const char *facts,
                                    cr_text *text) {
  cr_account account = {.result = finding->result, .facts = facts, .why = reason, .layout = CR_ACCOUNT_LINES};
  char *told;
  account.outcome = compact_outcome_label(finding->outcome);
  compact_error error = cr_account_make(&account, &told);
  if (error == COMPACT_ERROR_NONE)
    cr_text_append(text, told);
  compact_free(told);
  return error;
}

/* Only the last day to act is told: no limb was decided. */
static void append_unchecked(const cr_finding *finding, const char *reason, const char *facts,
                             cr_text *text) {
  const compact_clause *clause = finding->clause;
  cr_text_format(text, "Not checked: %s %s\n%s\n\n%s\n\n%s", compact_pack_title(compact_clause_pack(clause)),
                 compact_clause_ref(clause), compact_clause_summary(clause), reason, facts);
}

static compact_error on_finding(void *user, const cr_finding *finding) {
  why *self = user;
  size_t place = place_of(finding->outcome);
  cr_text *text = &self->texts[place], facts = {0};
  char *reason;
  compact_error error = cr_finding_why(finding, &reason);
  self->counts[place]++;
  append_facts(finding, &facts);
  cr_text_append(text, "\n\n");
  if (error == COMPACT_ERROR_NONE && finding->is_checked)
    error = append_checked(finding, reason, cr_text_string(&facts), text);
  else if (error == COMPACT_ERROR_NONE)
    append_unchecked(finding, reason, cr_text_string(&facts), text);
  if (facts.failed)
    error = COMPACT_ERROR_MEMORY;
  cr_text_free(&facts);
  compact_free(reason);
  return error;
}

/* ---- The whole ---- */

static void append_heading(const cr_record *record, cr_text *text) {
  const char *const words[] = {record->reference, record->name, record->organisation};
  const char *before = ": ";
  cr_text_format(text, "Row %u", (unsigned)record->row);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (words[i][0] == '\0')
      continue;
    cr_text_format(text, "%s%s", before, words[i]);
    before = ", ";
  }
  cr_text_append(text, "\n");
}

static void append_counts(const why *self, const cr_checking *checking, compact_date as_of, cr_text *text) {
  char date[COMPACT_DATE_SIZE];
  const char *before = "";
  cr_text_format(text, "%s", compact_pack_title(cr_checking_pack(checking)));
  if (as_of != COMPACT_NO_DATE)
    cr_text_format(text, ", asked on %s", compact_date_words(as_of, date));
  cr_text_append(text, ": ");
  for (size_t i = 0; i < ORDER_COUNT; i++) {
    if (self->counts[i] == 0)
      continue;
    const char *name = order[i] == COMPACT_OUTCOME_NONE ? "not checked" : compact_outcome_name(order[i]);
    cr_text_format(text, "%s%zu %s", before, self->counts[i], name);
    before = ", ";
  }
  cr_text_append(text, before[0] == '\0' ? "nothing can be decided from these columns." : ".");
}

compact_error why_row(cr_checking *checking, const cr_record *record, compact_date as_of, char **out) {
  why self = {0};
  cr_text text = {0};
  *out = NULL;
  compact_error error = cr_checking_row(checking, on_finding, &self);
  append_heading(record, &text);
  append_counts(&self, checking, as_of, &text);
  for (size_t i = 0; i < ORDER_COUNT; i++) {
    cr_text_append(&text, cr_text_string(&self.texts[i]));
    text.failed = text.failed || self.texts[i].failed;
    cr_text_free(&self.texts[i]);
  }
  if (error == COMPACT_ERROR_NONE)
    return cr_text_take(&text, out);
  cr_text_free(&text);
  return error;
}
