/* test_register_headers.c - whole headers of published registers: as which they are read, and every title
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The titles are those of the standards and of files that councils, charities and the government published.
 */
#include "register_fixture.h"

#include <string.h>

enum { TITLES_MAX = 12 };

typedef struct header {
  const char *register_name, *profile;
  struct {
    const char *title, *is; /* a fact, a use, or "" of what nobody knows */
  } titles[TITLES_MAX];
} header;

static const header headers[] = {
    {"360Giving 1.4.3",
     "360giving",
     {{"Identifier", "reference"},
      {"Award Date", "decision_notified"},
      {"Planned Dates:Start Date", "term_start"},
      {"Planned Dates:End Date", "term_end"},
      {"Planned Dates:Duration (months)", "duration"},
      {"Amount Awarded", "amount"},
      {"Recipient Org:Name", "organisation"},
      {"Recipient Org:Identifier", "left"},
      {"Funding Org:Name", "left"},
      {"Funding Org:Department", "left"}}},
    {"360Giving, the sheet of planned dates",
     "360giving",
     {{"Identifier", "reference"},
      {"Planned Dates:Title", ""},
      {"Planned Dates:Start Date", "term_start"},
      {"Planned Dates:End Date", "term_end"},
      {"Planned Dates:Duration (months)", "duration"},
      {"Planned Dates:Description", ""},
      {"Planned Dates:Last modified", ""}}},
    {"360Giving, the sheet of actual dates",
     "360giving",
     {{"Identifier", "reference"},
      {"Actual Dates:Start Date", "term_start"},
      {"Actual Dates:End Date", "term_end"},
      {"Actual Dates:Duration (months)", "duration"}}},
    {"360Giving as ABCT, Trafford and GGIS write it",
     "360giving",
     {{"Identifier", "reference"},
      {"Title", "name"},
      {"Award Date", "decision_notified"},
      {"From an open call?", "left"},
      {"Last modified", "left"},
      {"Grant Programme: Title", "left"},
      {"Recipient Org : Department", "left"},
      {"Beneficiary Location:0:Name", "left"}}},
    {"Contracts Finder, opportunities",
     "contracts-finder",
     {{"Notice Identifier", "reference"},
      {"Organisation Name", "left"},
      {"Title", "name"},
      {"Published Date", "left"},
      {"Closing Date", "left"},
      {"Start Date", "term_start"},
      {"End Date", "term_end"},
      {"Suitable for VCO", "left"}}},
    {"Contracts Finder, awards",
     "contracts-finder",
     {{"Notice Identifier", "reference"},
      {"Awarded Date", "left"},
      {"Contract start date", "term_start"},
      {"Contract end date", "term_end"},
      {"Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]", "organisation"}}},
    {"Norfolk's contract register",
     "transparency-contracts",
     {{"Contract reference number", "reference"},
      {"Open Contracting ID", "left"},
      {"Contract type", "left"},
      {"Contract start date", "term_start"},
      {"End date", "term_end"},
      {"Review date", "left"},
      {"Supplier registered company number", "left"},
      {"VCSE supplier type", "left"}}},
    {"Trafford's spending",
     "transparency-spend",
     {{"PaymentDate", "payment_made"}, {"BeneficiaryName", "organisation"}, {"Amount", "amount"}}},
    {"Leicester's contracts",
     "council-contracts",
     {{"Contract number", "reference"},
      {"Title of agreement", "name"},
      {"Department", "left"},
      {"Start date", "term_start"}}},
    {"Birmingham's contracts",
     "council-contracts",
     {{"Validity Period Start", "term_start"},
      {"Validity Period End", "term_end"},
      {"Contract Status", "status"}}},
    {"the contracts of the NHS",
     "council-contracts",
     {{"CONTRACT_CURRENT_END_DATE", "term_end"}, {"MAXIMUM_CONTRACT_END_DATE", "left"}}},
    {"Walsall's template for schools",
     "school-contracts",
     {{"Termination Details", "left"}, {"Trigger Date", "left"}}},
    {"guidance for schools",
     "school-contracts",
     {{"Termination Period", "left"}, {"Trigger Date for New Procurement", "left"}, {"Duration", "left"}}},
    {"the government's grant schemes",
     "grant-schemes",
     {{"Start Date", "term_start"},
      {"End Date", "term_end"},
      {"Duration Numeric", "duration"},
      {"Recipient Sector", "left"}}},
    {"open contracting",
     "open-contracting",
     {{"ocid", "reference"},
      {"tender/contractPeriod/startDate", "term_start"},
      {"tender/contractPeriod/endDate", "term_end"},
      {"awards/contractPeriod/startDate", "term_start"},
      {"tender/suitability/vcse", "left"}}},
};

static compact_error survey(const header *of, cr_register *reg) {
  cr_found_cell cells[TITLES_MAX];
  cr_found_row row = {.number = 1, .cells = cells};
  for (; row.count < TITLES_MAX && of->titles[row.count].title != NULL; row.count++)
    cells[row.count] = (cr_found_cell){
        .column = (uint32_t)row.count, .kind = CR_FOUND_TEXT, .text = of->titles[row.count].title};
  assert_int_equal(cr_register_survey(reg, &row), COMPACT_ERROR_NONE);
  return cr_register_settle(reg);
}

static void check_columns(const header *of, const cr_register *reg) {
  for (size_t i = 0; i < cr_register_column_count(reg); i++) {
    const cr_register_column *column = cr_register_column_at(reg, i);
    const char *is = column->use == CR_USE_FACT ? compact_fact_name(column->fact) : cr_use_name(column->use);
    if (strcmp(is, of->titles[i].is) != 0)
      fail_msg("%s: \"%s\" is taken for \"%s\", not \"%s\"", of->register_name, of->titles[i].title, is,
               of->titles[i].is);
  }
}

static void every_title_means_what_it_says(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(headers); i++) {
    cr_register *reg;
    assert_int_equal(cr_register_new(profiles, compact_library_facts(library), NULL, NULL, &reg),
                     COMPACT_ERROR_NONE);
    compact_error error = survey(&headers[i], reg);
    const char *profile = error == COMPACT_ERROR_NONE && cr_register_profile(reg) != NULL
                              ? cr_profile_id(cr_register_profile(reg))
                              : "none";
    if (strcmp(profile, headers[i].profile) != 0)
      fail_msg("%s: is read as %s", headers[i].register_name, profile);
    else
      check_columns(&headers[i], reg);
    cr_register_free(reg);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_title_means_what_it_says),
  };
  return cmocka_run_group_tests(tests, register_fixture_open, register_fixture_close);
}
