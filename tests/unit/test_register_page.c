/* test_register_page.c - the example in docs/writing-a-register-profile.md does what the page says
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"
#include "profile.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

/* What stands in the page's first fence of that kind. Free with free(). */
static char *fenced(const char *kind) {
  size_t size;
  char *page = fixture_file(REGISTER_PAGE, &size);
  char *start = strstr(page, kind);
  assert_non_null(start);
  start += strlen(kind);
  char *end = strstr(start, "```");
  assert_non_null(end);
  *end = '\0';
  memmove(page, start, strlen(start) + 1);
  return page;
}

typedef struct told {
  char text[2048];
} told;

static compact_error tell(void *user, const cr_finding *finding) {
  told *self = user;
  char *why;
  if (finding->record->row != 2 || !finding->is_checked)
    return COMPACT_ERROR_NONE;
  assert_int_equal(cr_finding_why(finding, &why), COMPACT_ERROR_NONE);
  strcat(strcat(self->text, why), "\n");
  compact_free(why);
  return COMPACT_ERROR_NONE;
}

static void pass(char *csv, cr_register *reg, cr_checking *checking, told *found) {
  table rows;
  cr_found_row row;
  char *text = malloc(strlen(csv) + 1);
  assert_non_null(text);
  for (table_begin(&rows, strcpy(text, csv), ','); table_next(&rows, &row);) {
    if (checking == NULL)
      assert_int_equal(cr_register_survey(reg, &row), COMPACT_ERROR_NONE);
    else if (cr_register_read(reg, &row) != NULL)
      assert_int_equal(cr_checking_row(checking, tell, found), COMPACT_ERROR_NONE);
  }
  free(text);
}

static void the_example(void **state) {
  compact_library *library = fixture_library();
  const compact_facts *facts = compact_library_facts(library);
  char *xml = fenced("```xml\n"), *csv = fenced("```csv\n"), *expected = fenced("```text\n");
  cr_profiles *profiles;
  cr_profile *profile;
  cr_register *reg;
  cr_checking *checking;
  told found = {""};
  (void)state;
  assert_int_equal(cr_profile_read(facts, "page", xml, strlen(xml), NULL, &profile), COMPACT_ERROR_NONE);
  assert_int_equal(cr_profiles_open(NULL, facts, NULL, &profiles), COMPACT_ERROR_NONE);
  cr_register_options options = {.profile = profile};
  assert_int_equal(cr_register_new(profiles, facts, &options, NULL, &reg), COMPACT_ERROR_NONE);
  pass(csv, reg, NULL, NULL);
  assert_int_equal(cr_register_settle(reg), COMPACT_ERROR_NONE);
  for (size_t i = 0; i < cr_register_column_count(reg); i++)
    assert_int_not_equal(cr_register_column_at(reg, i)->use, CR_USE_NONE);
  assert_int_equal(cr_checking_new(reg, compact_library_pack(library, "derby"), COMPACT_NO_DATE, &checking),
                   COMPACT_ERROR_NONE);
  pass(csv, reg, checking, &found);
  assert_string_equal(found.text, expected);
  cr_checking_free(checking);
  cr_register_free(reg);
  cr_profile_free(profile);
  cr_profiles_free(profiles);
  compact_library_free(library);
  free(xml);
  free(csv);
  free(expected);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_example)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
