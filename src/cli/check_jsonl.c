/* check_jsonl.c - findings for programs: a line for each row and clause, as it comes
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check_json.h"

json_t *check_json_date(compact_date date) {
  char text[COMPACT_DATE_SIZE];
  return date == COMPACT_NO_DATE ? json_null() : json_string(compact_date_iso(date, text));
}

/* A month or a year is the interval of its days, "2027-04-01/2027-04-30". */
static json_t *value_json(const cr_used_fact *used) {
  char *value = NULL, last[COMPACT_DATE_SIZE];
  if (used->value.type == COMPACT_TYPE_NONE)
    return json_null();
  if (compact_value_format(used->fact, used->value, &value) != COMPACT_ERROR_NONE)
    return NULL;
  json_t *made = used->last == COMPACT_NO_DATE
                     ? json_string(value)
                     : json_sprintf("%s/%s", value, compact_date_iso(used->last, last));
  compact_free(value);
  return made;
}

/* {value, text, cell} of a fact; the cell is null where the standard implies it. */
static json_t *fact_json(const cr_used_fact *used) {
  char cell[CR_USED_CELL_SIZE], day[COMPACT_DATE_SIZE];
  return json_pack("{s:o, s:s, s:o}", "value", value_json(used), "text", cr_used_fact_text(used, day), "cell",
                   used->source == CR_FACT_FROM_STANDARD ? json_null()
                                                         : json_string(cr_used_fact_cell(used, cell)));
}

static json_t *facts_json(const cr_finding *finding) {
  const cr_used_fact *used[CR_FINDING_FACTS_MAX];
  size_t count = cr_finding_facts(finding, used);
  json_t *facts = json_object();
  for (size_t i = 0; i < count; i++)
    facts = json_with_member(facts, compact_fact_name(used[i]->fact), fact_json(used[i]));
  return facts;
}

compact_error check_json_line(FILE *lines, const check_table *table, const cr_finding *finding) {
  char *why;
  compact_error error = cr_finding_why(finding, &why);
  if (error != COMPACT_ERROR_NONE)
    return error;
  json_t *line =
      json_pack("{s:s, s:s, s:I, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:i, s:s}", "file", table->file, "sheet",
                table->sheet, "row", (json_int_t)finding->record->row, "reference",
                finding->record->reference, "compact", compact_pack_id(compact_clause_pack(finding->clause)),
                "clause", compact_clause_ref(finding->clause), "topic", finding->topic, "outcome",
                cr_outcome_name(finding->outcome), "facts", facts_json(finding), "deadline",
                check_json_date(finding->is_earliest ? COMPACT_NO_DATE : finding->deadline), "shortfall_days",
                (int)finding->shortfall_days, "why", why);
  compact_free(why);
  error = json_write(line, lines, JSON_COMPACT);
  fputc('\n', lines);
  return error;
}

const check_report check_jsonl = {.is_streamed = true, .finding = check_json_line};
