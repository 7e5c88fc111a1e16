/* checking_why.c - the reason of a finding: the engine's own, and what the table adds to it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "checking.h"
#include "explain.h"
#include "fold.h"
#include "label.h"

#include <string.h>

enum { SHOWN_SIZE = 64 };

/* ---- What the table adds ---- */

static void append_cell(const cr_used_fact *used, cr_text *text) {
  char shown[SHOWN_SIZE], day[COMPACT_DATE_SIZE], name[CR_USED_CELL_SIZE];
  cr_text_format(text, "\"%s\" in %s", cr_tidy(cr_used_fact_text(used, day), shown, sizeof shown),
                 cr_used_fact_cell(used, name));
}

/* Whether the clause was decided with the fact, which is a month or a year. */
static bool is_decided(const cr_finding *finding, const compact_fact *fact) {
  for (size_t i = 0; i < finding->clause->fact_count; i++) {
    if (finding->clause->facts[i] == fact)
      return finding->result->values[i].type != COMPACT_TYPE_NONE;
  }
  return false;
}

/* How a fact came about, where its date does not simply stand in its cell. */
static void append_fact(const cr_finding *finding, const cr_used_fact *used, cr_text *text) {
  if (used->problem[0] != '\0') {
    cr_text_format(text, " %s: ", used->fact->label);
    append_cell(used, text);
    cr_text_format(text, " %s.", used->problem);
  } else if (used->source == CR_FACT_FROM_DURATION) {
    cr_text_format(text, " %s is reckoned from the duration ", used->fact->label);
    append_cell(used, text);
    cr_text_append(text, ".");
  } else if (used->last != COMPACT_NO_DATE) {
    cr_text_format(text, " %s: ", used->fact->label);
    append_cell(used, text);
    cr_text_append(text, is_decided(finding, used->fact)
                             ? "; every day of it gives the same outcome."
                             : "; its days give different outcomes, or are too many to try.");
  }
}

/* What could excuse it or take it out of scope, and is in no column or could not be read. */
static void append_open(const cr_finding *finding, cr_text *text) {
  uint64_t open = cr_clause_open_facts(finding->plan, finding->limb);
  if (!finding->is_open || finding->record->is_doubtful)
    return;
  if (open == 0) {
    cr_text_append(text, " It would be not met, but for what could not be read.");
    return;
  }
  cr_text_append(text, " It would be not met, but no column records ");
  cr_labels_append(finding->clause, open, text);
  cr_text_append(text, ".");
}

/* A status by which it may never have taken place. */
static void append_status(const cr_finding *finding, cr_text *text) {
  const cr_record *record = finding->record;
  char shown[SHOWN_SIZE], name[CR_CELL_NAME_SIZE];
  if (!record->is_doubtful || finding->outcome == COMPACT_OUTCOME_NOT_APPLICABLE)
    return;
  cr_text_format(text, " Nothing is told of it, since \"%s\" in %s leaves open whether it took place.",
                 cr_tidy(record->status, shown, sizeof shown),
                 cr_cell_name(record->row, record->status_column, name));
}

static void append_unchecked(const cr_finding *finding, cr_text *text) {
  const compact_clause *clause = finding->clause;
  bool is_first = true;
  for (size_t i = 0; i < clause->limb_count; i++) {
    if ((finding->plan->limbs >> i & 1) != 0)
      continue;
    cr_text_append(text, is_first ? " Not checked, for want of columns: " : ", ");
    cr_label_append(text, clause->limbs[i]->label);
    is_first = false;
  }
  if (!is_first)
    cr_text_append(text, ".");
}

/* ---- The last day for what is not checked ---- */

static void append_last_day(const cr_finding *finding, const char *act, cr_text *text) {
  const cr_used_fact *reference = finding->reference;
  char deadline[COMPACT_DATE_SIZE], date[COMPACT_DATE_SIZE];
  cr_text_format(text, " last day for %s %s %s", act, finding->plan->is_if_it_ends ? "would be" : "is",
                 compact_date_words(finding->deadline, deadline));
  cr_text_append(text, finding->plan->is_if_it_ends ? ", if the funding were to end on " : ", going by ");
  if (!finding->plan->is_if_it_ends) {
    cr_label_append(text, reference->fact->label);
    cr_text_append(text, " on ");
  }
  cr_text_format(text, "%s.", compact_date_words(reference->value.as.date, date));
}

/* The act, or what it is to come before, has no column. */
static void append_not_checked(const cr_finding *finding, cr_text *text) {
  const cr_node *dated = finding->limb->test.dated;
  bool has_act = (finding->plan->available >> dated->act & 1) != 0;
  const compact_fact *act = finding->clause->facts[dated->act];
  cr_text_append(text, "Not checked. No column records ");
  cr_label_append(text, has_act ? finding->clause->facts[dated->reference]->label : act->label);
  cr_text_append(text, "; the");
  append_last_day(finding, has_act ? act->noun : "it", text);
}

/* ---- The whole ---- */

/* The engine's sentences without the clause at their end. */
static compact_error append_reason(const cr_finding *finding, const cr_text *citation, cr_text *text) {
  char *why;
  compact_error error = compact_result_why(finding->result, &why);
  if (error != COMPACT_ERROR_NONE)
    return error;
  size_t length = strlen(why), tail = citation->length;
  if (length > tail && strcmp(why + length - tail, cr_text_string(citation)) == 0)
    length -= tail;
  while (length > 0 && why[length - 1] == ' ')
    length--;
  cr_text_append_bytes(text, why, length);
  compact_free(why);
  return COMPACT_ERROR_NONE;
}

static compact_error append_checked(const cr_finding *finding, const cr_text *citation, cr_text *text) {
  const cr_used_fact *facts[CR_FINDING_FACTS_MAX];
  size_t count = cr_finding_facts(finding, facts);
  compact_error error = append_reason(finding, citation, text);
  if (error != COMPACT_ERROR_NONE)
    return error;
  append_open(finding, text);
  append_status(finding, text);
  for (size_t i = 0; i < count; i++)
    append_fact(finding, facts[i], text);
  if (finding->outcome != COMPACT_OUTCOME_NOT_APPLICABLE)
    append_unchecked(finding, text);
  if (finding->reference != NULL) {
    cr_text_append(text, " The");
    append_last_day(finding, finding->clause->facts[finding->deadline_of->test.dated->act]->noun, text);
  }
  return COMPACT_ERROR_NONE;
}

compact_error cr_finding_why(const cr_finding *finding, char **out) {
  cr_text text = {0}, citation = {0};
  compact_error error = COMPACT_ERROR_NONE;
  *out = NULL;
  cr_citation_append(finding->clause, &citation);
  if (finding->is_checked)
    error = append_checked(finding, &citation, &text);
  else
    append_not_checked(finding, &text);
  cr_text_append(&text, " ");
  cr_text_append(&text, cr_text_string(&citation));
  text.failed = text.failed || citation.failed;
  cr_text_free(&citation);
  if (error == COMPACT_ERROR_NONE)
    return cr_text_take(&text, out);
  cr_text_free(&text);
  return error;
}
