/* fuzz_register.c - any bytes as a table: surveyed, settled, decided and explained
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The sum of the bytes chooses the Compact, the order of figures and the day on which the question is asked.
 */
#include "profile.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static compact_library *library;
static cr_profiles *profiles;

static void must(bool holds) {
  if (!holds)
    abort();
}

static void open_library(void) {
  must(compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE);
  must(cr_profiles_open(NULL, compact_library_facts(library), NULL, &profiles) == COMPACT_ERROR_NONE);
}

/* The bytes as text that a table may be cut from. */
static char *text_of(const uint8_t *data, size_t size) {
  char *text = malloc(size + 1);
  must(text != NULL);
  memcpy(text, data, size);
  text[size] = '\0';
  return text;
}

static compact_error explain(void *user, const cr_finding *finding) {
  char *why;
  must(finding->is_checked == (finding->outcome != COMPACT_OUTCOME_NONE));
  must(finding->outcome != COMPACT_OUTCOME_NOT_MET || !finding->is_open);
  must(cr_finding_why(finding, &why) == COMPACT_ERROR_NONE);
  compact_free(why);
  ++*(size_t *)user;
  return COMPACT_ERROR_NONE;
}

static void decide(cr_register *reg, cr_checking *checking, const uint8_t *data, size_t size) {
  char *text = text_of(data, size);
  table rows;
  cr_found_row row;
  size_t findings = 0;
  uint64_t read = 0;
  for (table_begin(&rows, text, memchr(data, '\t', size) != NULL ? '\t' : ','); table_next(&rows, &row);) {
    if (cr_register_read(reg, &row) == NULL)
      continue;
    read++;
    must(cr_checking_row(checking, explain, &findings) == COMPACT_ERROR_NONE);
  }
  must(read == cr_register_row_count(reg));
  must(cr_checking_finish(checking) == COMPACT_ERROR_NONE && cr_register_finish(reg) == COMPACT_ERROR_NONE);
  free(text);
}

static void survey(cr_register *reg, const uint8_t *data, size_t size) {
  char *text = text_of(data, size);
  table rows;
  cr_found_row row;
  for (table_begin(&rows, text, memchr(data, '\t', size) != NULL ? '\t' : ','); table_next(&rows, &row);)
    must(cr_register_survey(reg, &row) == COMPACT_ERROR_NONE);
  free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cr_register *reg;
  cr_checking *checking;
  size_t sum = 0;
  if (library == NULL)
    open_library();
  if (size == 0)
    return 0;
  for (size_t i = 0; i < size; i++)
    sum += data[i];
  cr_register_options options = {.order = (compact_date_order)(sum / 2 % 3)};
  const compact_pack *pack = compact_library_pack_at(library, sum % compact_library_pack_count(library));
  must(cr_register_new(profiles, compact_library_facts(library), &options, NULL, &reg) == COMPACT_ERROR_NONE);
  survey(reg, data, size);
  if (cr_register_settle(reg) == COMPACT_ERROR_NONE) {
    must(cr_checking_new(reg, pack, sum % 2 == 0 ? COMPACT_NO_DATE : 740000, &checking) ==
         COMPACT_ERROR_NONE);
    decide(reg, checking, data, size);
    cr_checking_free(checking);
  }
  cr_register_free(reg);
  return 0;
}
