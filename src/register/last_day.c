/* last_day.c - the last day to act of a finding, while somebody may still act
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "report_state.h"

#include "fold.h"

bool cr_finding_is_to_come(const cr_finding *finding) {
  if (finding->deadline == COMPACT_NO_DATE || finding->is_earliest ||
      finding->deadline < finding->checking->as_of)
    return false;
  const cr_node *dated = finding->deadline_of->test.dated;
  if (finding->reference != NULL) {
    const cr_used_fact *act = cr_record_fact(finding->record, finding->clause->facts[dated->act]);
    return act == NULL || act->value.type == COMPACT_TYPE_NONE;
  }
  return (finding->outcome == COMPACT_OUTCOME_DUE || finding->outcome == COMPACT_OUTCOME_CANNOT_TELL) &&
         finding->result->values[dated->act].type == COMPACT_TYPE_NONE;
}

const cr_used_fact *cr_finding_reference(const cr_finding *finding) {
  if (finding->reference != NULL)
    return finding->reference;
  return cr_record_fact(finding->record, finding->clause->facts[finding->deadline_of->test.dated->reference]);
}

/* What the row is called, as shortly as it can be told from others. */
static void append_who(const cr_record *record, cr_text *text) {
  const char *whose = record->organisation[0] != '\0' ? record->organisation : record->name;
  if (record->reference[0] == '\0' && whose[0] == '\0')
    cr_text_format(text, "row %u", (unsigned)record->row);
  cr_text_format(text, "%s%s%s", record->reference,
                 record->reference[0] == '\0' || whose[0] == '\0' ? "" : " ", whose);
}

compact_error cr_finding_last_day(const cr_finding *finding, cr_last_day *out) {
  const compact_clause *clause = finding->clause;
  const cr_used_fact *reference = cr_finding_reference(finding);
  cr_text who = {0}, cell = {0};
  append_who(finding->record, &who);
  if (reference != NULL)
    cr_used_append(finding->checking->reg, reference, &cell);
  out->act = clause->facts[finding->deadline_of->test.dated->act]->noun;
  out->is_if_it_ends = cr_finding_is_if_it_ends(finding);
  cr_tidy(cr_text_string(&who), out->who, sizeof out->who);
  cr_tidy(cr_text_string(&cell), out->cell, sizeof out->cell);
  bool failed = who.failed || cell.failed;
  cr_text_free(&who);
  cr_text_free(&cell);
  return failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}
