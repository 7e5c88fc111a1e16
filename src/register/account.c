/* account.c - a decided clause in lines that people read
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "account.h"
#include "text.h"

#include <string.h>

#define BULLET "\xE2\x80\xA2 "

/* ---- Heading ---- */

static void append_heading(const cr_account *account, cr_text *text) {
  const compact_clause *clause = compact_result_clause(account->result);
  const compact_pack *pack = compact_clause_pack(clause);
  const char *outcome = account->outcome;
  bool is_draft = compact_pack_status(pack) == COMPACT_STATUS_DRAFT;
  if (outcome == NULL)
    outcome = compact_outcome_label(compact_result_outcome(account->result));
  cr_text_format(text, "%s: %s %s%s\n%s\n", outcome, compact_pack_title(pack), compact_clause_ref(clause),
                 is_draft ? " (draft text)" : "", compact_clause_summary(clause));
}

/* ---- Limbs ---- */

/* The widest label, in characters as far as labels go. */
static int label_width(const compact_clause *clause) {
  size_t width = 0;
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    size_t length = strlen(compact_limb_label(compact_clause_limb(clause, i)));
    width = length > width ? length : width;
  }
  return (int)width;
}

static void append_label(const compact_limb *limb, cr_account_layout layout, cr_text *text) {
  const char *label = compact_limb_label(limb);
  if (layout == CR_ACCOUNT_COLUMNS)
    cr_text_format(text, "  %-*s  ", label_width(compact_limb_clause(limb)), label);
  else
    cr_text_format(text, BULLET "%s: ", label);
}

static void append_limb(const compact_limb *limb, const compact_decision *decision, cr_account_layout layout,
                        cr_text *text) {
  char date[COMPACT_DATE_SIZE];
  const char *gap = layout == CR_ACCOUNT_COLUMNS ? "  " : ", ";
  bool is_checked = decision->outcome != COMPACT_OUTCOME_NONE;
  append_label(limb, layout, text);
  cr_text_format(text, "%s%s", is_checked ? compact_outcome_label(decision->outcome) : "Not checked",
                 compact_limb_is_advisory(limb) ? " (advisory)" : "");
  if (decision->shortfall_days > 0) {
    cr_text_format(text, "%s%d day%s short", gap, (int)decision->shortfall_days,
                   decision->shortfall_days == 1 ? "" : "s");
    gap = "; ";
  }
  if (decision->deadline != COMPACT_NO_DATE)
    cr_text_format(text, "%s%s: %s", gap, decision->is_earliest ? "earliest proper end" : "date to act by",
                   compact_date_words(decision->deadline, date));
  cr_text_append(text, "\n");
}

static void append_limbs(const cr_account *account, cr_text *text) {
  const compact_clause *clause = compact_result_clause(account->result);
  cr_text_append(text, "\n");
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++)
    append_limb(compact_clause_limb(clause, i), compact_result_limb(account->result, i), account->layout,
                text);
}

/* ---- Readings ---- */

static void append_readings(const cr_account *account, cr_text *text) {
  const compact_clause *clause = compact_result_clause(account->result);
  size_t count = compact_clause_reading_count(clause);
  const char *line = account->layout == CR_ACCOUNT_COLUMNS ? "  %-4s %s\n" : BULLET "%s: %s\n";
  if (count > 0)
    cr_text_append(text, "\nReadings (conventions that are ours, not the Compact's words)\n");
  for (size_t i = 0; i < count; i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    cr_text_format(text, line, compact_reading_ref(reading), compact_reading_text(reading));
  }
}

compact_error cr_account_make(const cr_account *account, char **out) {
  cr_text text = {0};
  append_heading(account, &text);
  append_limbs(account, &text);
  cr_text_format(&text, "\n%s\n", account->why);
  if (account->facts[0] != '\0')
    cr_text_format(&text, "\n%s", account->facts);
  append_readings(account, &text);
  return cr_text_take(&text, out);
}
