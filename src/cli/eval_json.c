/* eval_json.c - what `compact eval` has decided, for programs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "json_parts.h"

static json_t *date_or_null(compact_date date) {
  char buffer[COMPACT_DATE_SIZE];
  return date == COMPACT_NO_DATE ? json_null() : json_string(compact_date_iso(date, buffer));
}

static json_t *limbs_of(const compact_result *result) {
  const compact_clause *clause = compact_result_clause(result);
  json_t *limbs = json_array();
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    const compact_decision *decision = compact_result_limb(result, i);
    json_t *shortfall = decision->shortfall_days == 0 ? json_null() : json_integer(decision->shortfall_days);
    limbs = json_with(
        limbs, json_pack("{s:s, s:s, s:o, s:o, s:b}", "id", compact_limb_id(compact_clause_limb(clause, i)),
                         "outcome", compact_outcome_name(decision->outcome), "shortfall_days", shortfall,
                         "deadline", date_or_null(decision->deadline), "is_earliest", decision->is_earliest));
  }
  return limbs;
}

/* Flags as true and false, everything else as text. */
static json_t *value_of(const compact_fact *fact, compact_value value) {
  char *text;
  if (value.type == COMPACT_TYPE_FLAG)
    return json_boolean(value.as.flag);
  compact_value_format(fact, value, &text);
  json_t *string = json_string(text);
  compact_free(text);
  return string;
}

static json_t *facts_of(const compact_result *result) {
  const compact_clause *clause = compact_result_clause(result);
  json_t *facts = json_object();
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    const compact_fact *fact = compact_clause_fact(clause, i);
    compact_value value = compact_result_fact(result, i);
    if (value.type != COMPACT_TYPE_NONE)
      facts = json_with_member(facts, compact_fact_name(fact), value_of(fact, value));
  }
  return facts;
}

static json_t *missing_of(const compact_result *result) {
  const compact_clause *clause = compact_result_clause(result);
  json_t *missing = json_array();
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    if (compact_result_is_missing(result, i))
      missing = json_with(missing, json_string(compact_fact_name(compact_clause_fact(clause, i))));
  }
  return missing;
}

static json_t *readings_of(const compact_clause *clause) {
  json_t *readings = json_array();
  for (size_t i = 0; i < compact_clause_reading_count(clause); i++) {
    const compact_reading *reading = compact_clause_reading(clause, i);
    readings = json_with(readings, json_pack("{s:s, s:s}", "ref", compact_reading_ref(reading), "text",
                                             compact_reading_text(reading)));
  }
  return readings;
}

bool eval_print_json(const cli_evaluation *evaluation) {
  const compact_result *result = evaluation->result;
  const compact_clause *clause = compact_result_clause(result);
  const compact_pack *pack = compact_clause_pack(clause);
  json_t *object =
      json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:s}", "compact", compact_pack_id(pack), "status",
                compact_status_name(compact_pack_status(pack)), "clause", compact_clause_ref(clause),
                "outcome", compact_outcome_name(compact_result_outcome(result)), "limbs", limbs_of(result),
                "facts", facts_of(result), "missing", missing_of(result), "readings", readings_of(clause),
                "why", evaluation->why);
  bool is_done = object != NULL && json_dumpf(object, stdout, JSON_INDENT(2)) == 0;
  putchar('\n');
  json_decref(object);
  return is_done;
}
