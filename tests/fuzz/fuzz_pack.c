/* fuzz_pack.c - any bytes as a pack: read, looked at, decided and explained
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The first byte chooses the size of the parts in which the rest is fed; what can be read is decided with a
 * few dates in every clause.
 */
#include "pack_feed.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static compact_library *library;

static void must(bool holds) {
  if (!holds)
    abort();
}

/* Dates that meet, that miss, and that are on one day; answers of every kind. */
static compact_value value_for(const compact_fact *fact, size_t draw) {
  switch (compact_fact_type(fact)) {
  case COMPACT_TYPE_DATE:
    return compact_value_date(draw % 4 == 3 ? COMPACT_NO_DATE : (compact_date)(740000 + draw % 4 * 200));
  case COMPACT_TYPE_CHOICE:
    return (compact_value){COMPACT_TYPE_CHOICE,
                           {.choice = (uint32_t)(draw % compact_fact_choice_count(fact))}};
  case COMPACT_TYPE_FLAG:
    return compact_value_flag(draw % 2 == 0);
  case COMPACT_TYPE_TEXT:
    return draw % 3 == 0 ? (compact_value){0} : compact_value_text(draw % 3 == 1 ? "no" : "words");
  default:
    return (compact_value){0};
  }
}

static void explain(const compact_clause *clause, const compact_result *result) {
  char *why;
  must(compact_result_outcome(result) != COMPACT_OUTCOME_NONE);
  must(compact_result_why(result, &why) == COMPACT_ERROR_NONE);
  compact_free(why);
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++) {
    must(compact_result_limb_why(result, i, &why) == COMPACT_ERROR_NONE);
    compact_free(why);
  }
}

static void look_at_limb(const compact_limb *limb, const compact_row *row, compact_result *result) {
  compact_date out;
  compact_limb_deadline(limb, 740000, &out);
  compact_limb_earliest(limb, 3652059, &out);
  compact_limb_decide(limb, 740000, 740100, compact_value_flag(true), 740200);
  compact_decide_limb(limb, row, 740000, result);
  explain(compact_limb_clause(limb), result);
}

static void decide_clause(const compact_clause *clause, compact_row *row, compact_result *result) {
  for (size_t draw = 0; draw < 6; draw++) {
    for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
      const compact_fact *fact = compact_clause_fact(clause, i);
      must(compact_row_set(row, fact, value_for(fact, draw + i)) == COMPACT_ERROR_NONE);
    }
    compact_decide(clause, row, (compact_date)(draw % 2 * 740100), result);
    explain(clause, result);
  }
  for (size_t i = 0; i < compact_clause_limb_count(clause); i++)
    look_at_limb(compact_clause_limb(clause, i), row, result);
}

static void use(const compact_pack *pack) {
  compact_row *row;
  compact_result *result;
  must(compact_row_new(compact_library_facts(library), &row) == COMPACT_ERROR_NONE);
  must(compact_result_new(&result) == COMPACT_ERROR_NONE);
  for (size_t i = 0; i < compact_pack_clause_count(pack); i++) {
    const compact_clause *clause = compact_pack_clause_at(pack, i);
    must(compact_pack_clause(pack, compact_clause_ref(clause)) == clause);
    decide_clause(clause, row, result);
  }
  compact_result_free(result);
  compact_row_free(row);
}

static void format_all(const compact_diagnostics *list) {
  for (size_t i = 0; i < compact_diagnostics_count(list); i++) {
    char *text;
    must(compact_diagnostic_format(compact_diagnostics_at(list, i), &text) == COMPACT_ERROR_NONE);
    compact_free(text);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cr_pack_reader *reader;
  compact_diagnostics *list;
  compact_pack *pack;
  if (library == NULL)
    must(compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE);
  if (size == 0)
    return 0;
  size_t part = data[0] == '<' || data[0] == 0 ? size : data[0];
  must(compact_diagnostics_new(&list) == COMPACT_ERROR_NONE);
  must(cr_pack_reader_new(compact_library_facts(library), "fuzz", list, &reader) == COMPACT_ERROR_NONE);
  for (size_t done = data[0] != '<'; done < size; done += part)
    cr_pack_reader_feed(reader, (const char *)data + done, size - done < part ? size - done : part);
  compact_error error = cr_pack_reader_finish(reader, &pack);
  cr_pack_reader_free(reader);
  must((error == COMPACT_ERROR_NONE) == (pack != NULL));
  must((error != COMPACT_ERROR_NONE) == (compact_diagnostics_count(list) > 0));
  format_all(list);
  if (pack != NULL)
    use(pack);
  compact_pack_free(pack);
  compact_diagnostics_free(list);
  return 0;
}
