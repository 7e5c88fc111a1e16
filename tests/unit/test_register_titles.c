/* test_register_titles.c - titles as they are compared, cells as they are called, and the built-in profiles
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* mkdtemp() */

#include "fold.h"
#include "profile.h"

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void titles_that_are_one(void **state) {
  static const struct {
    const char *title, *folded;
  } table[] = {
      {"Payment Date", "paymentdate"},
      {"PaymentDate", "paymentdate"},
      {"payment_date", "paymentdate"},
      {"  PAYMENT\nDATE: ", "paymentdate"},
      {"Planned Dates:Start Date", "planneddatesstartdate"},
      {"Planned Dates : Start Date", "planneddatesstartdate"},
      {"Planned Dates:0:Start Date", "planneddatesstartdate"},
      {"Planned Dates: 12 :Start Date", "planneddatesstartdate"},
      {"awards/0/contractPeriod/startDate", "awardscontractperiodstartdate"},
      {"awards.0.contractPeriod.startDate", "awardscontractperiodstartdate"},
      {"Duration (months)", "durationmonths"},
      {"Amount (\xC2\xA3)", "amount"},
      {"\xEF\xBB\xBFIdentifier", "identifier"},
      {"Recipient\xE2\x80\x99s name", "recipientsname"},
      {"Year 2027", "year2027"},
      {"Ratio 1:2", "ratio12"},
      {"D\xC3\xA9partement", "d\xC3\xA9partement"},
      {"***", ""},
      {"", ""},
  };
  char folded[CR_FOLDED_SIZE];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_string_equal(cr_fold(table[i].title, folded), table[i].folded);
}

static void long_titles_are_cut(void **state) {
  char title[1000], folded[CR_FOLDED_SIZE];
  (void)state;
  memset(title, 'x', sizeof title - 1);
  title[sizeof title - 1] = '\0';
  assert_int_equal(strlen(cr_fold(title, folded)), CR_FOLDED_SIZE - 1);
}

static void tidy_text(void **state) {
  char buffer[12];
  (void)state;
  assert_string_equal(cr_tidy("  a \n\t b  ", buffer, sizeof buffer), "a b");
  assert_string_equal(cr_tidy("abcdefghijk", buffer, sizeof buffer), "abcdefghijk");
  assert_string_equal(cr_tidy("abcdefghijkl", buffer, sizeof buffer), "abcdefgh...");
  assert_string_equal(cr_tidy("abcdefg\xC3\xA9hijk", buffer, sizeof buffer), "abcdefg...");
  assert_string_equal(cr_tidy("\xC2\xA0", buffer, sizeof buffer), "");
}

static void cells_by_name(void **state) {
  static const struct {
    uint32_t row, column;
    const char *name;
  } table[] = {{1, 0, "A1"},
               {7, 1, "B7"},
               {1, 25, "Z1"},
               {1, 26, "AA1"},
               {2, 701, "ZZ2"},
               {3, 702, "AAA3"},
               {1048576, 16383, "XFD1048576"},
               {UINT32_MAX, UINT32_MAX, "MWLQKWV4294967295"}};
  char name[CR_CELL_NAME_SIZE];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_string_equal(cr_cell_name(table[i].row, table[i].column, name), table[i].name);
}

static void cells_of_a_row(void **state) {
  static const cr_found_cell cells[] = {{1, CR_FOUND_TEXT, "b", 0, 0, false},
                                        {3, CR_FOUND_TEXT, " \xC2\xA0", 0, 0, false},
                                        {4, CR_FOUND_NUMBER, "5", 5, 0, false},
                                        {9, CR_FOUND_BLANK, "", 0, 0, false}};
  const cr_found_row row = {.number = 1, .cells = cells, .count = COUNT_OF(cells)};
  const cr_found_row blank = {.number = 1, .cells = cells + 3, .count = 1};
  (void)state;
  assert_false(cr_found_row_is_blank(&row));
  assert_true(cr_found_row_is_blank(&blank));
}

/* ---- Profiles ---- */

static compact_library *library;
static const compact_facts *facts;

static cr_profiles *profiles_of(const char *path, compact_diagnostics *diagnostics) {
  cr_profiles *profiles;
  assert_int_equal(cr_profiles_open(path, facts, diagnostics, &profiles), COMPACT_ERROR_NONE);
  return profiles;
}

static void built_in_profiles(void **state) {
  static const char *const ids[] = {"own",
                                    "360giving",
                                    "transparency-contracts",
                                    "transparency-grants",
                                    "transparency-spend",
                                    "contracts-finder",
                                    "council-contracts",
                                    "school-contracts",
                                    "grant-schemes",
                                    "open-contracting"};
  cr_profiles *profiles = profiles_of(NULL, NULL);
  (void)state;
  assert_int_equal(cr_profiles_count(profiles), COUNT_OF(ids));
  for (size_t i = 0; i < COUNT_OF(ids); i++) {
    const cr_profile *profile = cr_profiles_find(profiles, ids[i]);
    assert_non_null(profile);
    assert_string_equal(cr_profile_origin(profile), "built in");
  }
  assert_null(cr_profiles_find(profiles, "360"));
  assert_string_equal(cr_profiles_nearest(profiles, "360givng"), "360giving");
  cr_profiles_free(profiles);
}

/* Ranks settle ties, so that no two may be the same. */
static void ranks_differ(void **state) {
  cr_profiles *profiles = profiles_of(NULL, NULL);
  (void)state;
  for (size_t i = 0; i < cr_profiles_count(profiles); i++) {
    for (size_t j = 0; j < i; j++)
      assert_int_not_equal(cr_profiles_at(profiles, i)->rank, cr_profiles_at(profiles, j)->rank);
  }
  cr_profiles_free(profiles);
}

/* Titles that published registers have, and what they are taken for. */
static void titles_of_real_registers(void **state) {
  static const struct {
    const char *profile, *title, *is;
  } table[] = {
      {"360giving", "Identifier", "reference"},
      {"360giving", "Award Date", "decision_notified"},
      {"360giving", "Planned Dates:Start Date", "term_start"},
      {"360giving", "Planned Dates:0:End Date", "term_end"},
      {"360giving", "Planned Dates:Duration (months)", "duration"},
      {"360giving", "Actual Dates:Start Date", "term_start"},
      {"360giving", "Actual Dates:Duration (months)", "duration"},
      {"360giving", "Recipient Org : Name", "organisation"},
      {"360giving", "From an open call?", "left"},
      {"360giving", "Grant Programme: Title", "left"},
      {"360giving", "Beneficiary Location:0:Name", "left"},
      {"contracts-finder", "Notice Identifier", "reference"},
      {"contracts-finder", "Contract start date", "term_start"},
      {"contracts-finder", "Closing Date", "left"},
      {"contracts-finder", "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]", "organisation"},
      {"transparency-contracts", "Contract reference number", "reference"},
      {"transparency-contracts", "End date", "term_end"},
      {"transparency-contracts", "Review date", "left"},
      {"transparency-contracts", "VCSE supplier type", "left"},
      {"council-contracts", "Contract number", "reference"},
      {"council-contracts", "Title of agreement", "name"},
      {"council-contracts", "Validity Period Start", "term_start"},
      {"council-contracts", "CONTRACT_CURRENT_END_DATE", "term_end"},
      {"council-contracts", "MAXIMUM_CONTRACT_END_DATE", "left"},
      {"school-contracts", "Termination Details", "left"},
      {"school-contracts", "Trigger Date for New Procurement", "left"},
      {"grant-schemes", "Duration Numeric", "duration"},
      {"open-contracting", "awards/0/contractPeriod/startDate", "term_start"},
      {"open-contracting", "tender/suitability/vcse", "left"},
  };
  cr_profiles *profiles = profiles_of(NULL, NULL);
  char folded[CR_FOLDED_SIZE];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    const cr_profile_column *column =
        cr_profile_column_of(cr_profiles_find(profiles, table[i].profile), cr_fold(table[i].title, folded));
    if (column == NULL)
      fail_msg("%s does not know \"%s\"", table[i].profile, table[i].title);
    else
      assert_string_equal(column->use == CR_USE_FACT ? compact_fact_name(column->fact)
                                                     : cr_use_name(column->use),
                          table[i].is);
  }
  cr_profiles_free(profiles);
}

/* A date at which a register ends is the end of a term, never an ending that somebody decided on (N10). */
static void no_profile_decides_an_ending(void **state) {
  cr_profiles *profiles = profiles_of(NULL, NULL);
  (void)state;
  for (size_t i = 0; i < cr_profiles_count(profiles); i++) {
    const cr_profile *profile = cr_profiles_at(profiles, i);
    for (size_t j = 0; j < profile->column_count; j++)
      assert_ptr_not_equal(profile->columns[j]->fact, compact_facts_find(facts, "funding_ends"));
  }
  cr_profiles_free(profiles);
}

/* Facts' own titles must not be one another's, or a column would be taken for the wrong one. */
static void own_titles_differ(void **state) {
  char a[CR_FOLDED_SIZE], b[CR_FOLDED_SIZE];
  (void)state;
  for (size_t i = 0; i < compact_facts_count(facts); i++) {
    const compact_fact *one = compact_facts_at(facts, i);
    for (size_t j = 0; j < i; j++) {
      const compact_fact *other = compact_facts_at(facts, j);
      cr_fold(compact_fact_label(one), a);
      if (strcmp(a, cr_fold(compact_fact_label(other), b)) == 0 ||
          strcmp(a, cr_fold(compact_fact_name(other), b)) == 0)
        fail_msg("%s and %s", compact_fact_name(one), compact_fact_name(other));
    }
  }
}

/* ---- The user's own ---- */

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void own_folders(void **state) {
  char folder[] = "/tmp/registersXXXXXX", path[64], mine[128], broken[128];
  compact_diagnostics *diagnostics;
  (void)state;
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/registers", folder);
  assert_int_equal(mkdir(path, 0700), 0);
  snprintf(mine, sizeof mine, "%s/mine.xml", path);
  snprintf(broken, sizeof broken, "%s/broken.xml", path);
  write_file(mine, "<register xmlns='" CR_PROFILE_NAMESPACE "' id='360giving'><title>Mine</title>"
                   "<column is='reference'><title>No.</title></column></register>");
  write_file(broken, "<register");
  assert_int_equal(compact_diagnostics_new(&diagnostics), COMPACT_ERROR_NONE);
  cr_profiles *profiles = profiles_of(folder, diagnostics);
  const cr_profile *profile = cr_profiles_find(profiles, "360giving");
  assert_string_equal(cr_profile_title(profile), "Mine");
  assert_string_equal(cr_profile_origin(profile), mine);
  assert_int_equal(cr_profile_note_count(profile), 0);
  assert_int_equal(cr_profiles_count(profiles), cr_profile_file_count);
  assert_int_equal(compact_diagnostics_count(diagnostics), 1);
  assert_string_equal(compact_diagnostics_at(diagnostics, 0)->source, broken);
  cr_profiles_free(profiles);
  compact_diagnostics_free(diagnostics);
  unlink(mine);
  unlink(broken);
  rmdir(path);
  rmdir(folder);
}

static int prepare(void **state) {
  (void)state;
  library = fixture_library();
  facts = compact_library_facts(library);
  return 0;
}

static int clean_up(void **state) {
  (void)state;
  compact_library_free(library);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_that_are_one),
      cmocka_unit_test(long_titles_are_cut),
      cmocka_unit_test(tidy_text),
      cmocka_unit_test(cells_by_name),
      cmocka_unit_test(cells_of_a_row),
      cmocka_unit_test(built_in_profiles),
      cmocka_unit_test(ranks_differ),
      cmocka_unit_test(titles_of_real_registers),
      cmocka_unit_test(no_profile_decides_an_ending),
      cmocka_unit_test(own_titles_differ),
      cmocka_unit_test(own_folders),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
