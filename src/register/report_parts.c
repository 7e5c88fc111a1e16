/* report_parts.c - what the parts of a report are called, and which columns they have
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "report_state.h"

const char cr_report_caveat[] = "Nothing here is law.";

size_t cr_report_unseen(const char *text) {
  return cr_unseen_length(text);
}

/* ---- Outcomes ---- */

static const char not_checked_name[] = "not checked", not_checked_label[] = "Not checked";

const char *cr_outcome_name(compact_outcome outcome) {
  return outcome == COMPACT_OUTCOME_NONE ? not_checked_name : compact_outcome_name(outcome);
}

const char *cr_outcome_label(compact_outcome outcome) {
  return outcome == COMPACT_OUTCOME_NONE ? not_checked_label : compact_outcome_label(outcome);
}

compact_outcome cr_outcome_at(size_t index) {
  return (compact_outcome)((index + 1) % CR_OUTCOME_COUNT);
}

/* A column for each, worst first; NONE, "not checked", comes last. */
#define OUTCOME_COLUMN(first, number, identifier, label)                                                     \
  [(first) + ((number) + CR_OUTCOME_COUNT - 1) %                                                             \
      CR_OUTCOME_COUNT] = {(number) == 0 ? not_checked_name : (identifier),                                  \
                           (number) == 0 ? not_checked_label : (label), CR_CELL_NUMBER, 11},

/* ---- Columns ---- */

static const cr_report_column about[] = {
    [CR_ABOUT_WHAT] = {"what", "What", CR_CELL_TEXT, 24},
    [CR_ABOUT_VALUE] = {"value", "Answer", CR_CELL_TEXT, 70},
};

#define OUTCOMES_COLUMN(name, number, identifier, label)                                                     \
  OUTCOME_COLUMN(CR_OUTCOMES_FIRST, number, identifier, label)
#define MONTHS_COLUMN(name, number, identifier, label)                                                       \
  OUTCOME_COLUMN(CR_MONTHS_FIRST, number, identifier, label)

static const cr_report_column outcomes[] = {
    [CR_OUTCOMES_CLAUSE] = {"clause", "Clause", CR_CELL_TEXT, 10},
    [CR_OUTCOMES_TOPIC] = {"topic", "Topic", CR_CELL_TEXT, 14},
    [CR_OUTCOMES_SUMMARY] = {"summary", "What it asks", CR_CELL_TEXT, 60},
    COMPACT_OUTCOME_MAP(OUTCOMES_COLUMN)};

static const cr_report_column patterns[] = {
    {"text", "What stands out", CR_CELL_TEXT, 80}, {"outcome", "Outcome", CR_CELL_OUTCOME, 15},
    {"clause", "Clause", CR_CELL_TEXT, 10},        {"count", "Rows", CR_CELL_NUMBER, 10},
    {"of", "Of rows", CR_CELL_NUMBER, 10},         {"examples", "For instance", CR_CELL_TEXT, 40},
};

static const cr_report_column deadlines[] = {
    {"deadline", "Act by", CR_CELL_DATE, 13},    {"days_left", "Days left", CR_CELL_NUMBER, 9},
    {"row", "Row", CR_CELL_NUMBER, 8},           {"reference", "Reference", CR_CELL_TEXT, 18},
    {"name", "Name", CR_CELL_TEXT, 32},          {"clause", "Clause", CR_CELL_TEXT, 10},
    {"topic", "Topic", CR_CELL_TEXT, 14},        {"what", "What has to be done", CR_CELL_TEXT, 50},
    {"outcome", "Outcome", CR_CELL_OUTCOME, 15},
};

static const cr_report_column months[] = {[CR_MONTHS_MONTH] = {"month", "Month", CR_CELL_TEXT, 12},
                                          [CR_MONTHS_COUNT] = {"count", "Last days", CR_CELL_NUMBER, 11},
                                          COMPACT_OUTCOME_MAP(MONTHS_COLUMN)};

static const cr_report_column findings[] = {
    [CR_FINDING_FILE] = {"file", "File", CR_CELL_TEXT, 24},
    [CR_FINDING_SHEET] = {"sheet", "Sheet", CR_CELL_TEXT, 16},
    [CR_FINDING_ROW] = {"row", "Row", CR_CELL_NUMBER, 8},
    [CR_FINDING_CELL] = {"cell", "Cell", CR_CELL_TEXT, 8},
    [CR_FINDING_REFERENCE] = {"reference", "Reference", CR_CELL_TEXT, 18},
    [CR_FINDING_NAME] = {"name", "Name", CR_CELL_TEXT, 32},
    [CR_FINDING_ORGANISATION] = {"organisation", "Organisation", CR_CELL_TEXT, 28},
    [CR_FINDING_COMPACT] = {"compact", "Compact", CR_CELL_TEXT, 20},
    [CR_FINDING_CLAUSE] = {"clause", "Clause", CR_CELL_TEXT, 10},
    [CR_FINDING_TOPIC] = {"topic", "Topic", CR_CELL_TEXT, 14},
    [CR_FINDING_OUTCOME] = {"outcome", "Outcome", CR_CELL_OUTCOME, 15},
    [CR_FINDING_DEADLINE] = {"deadline", "Act by", CR_CELL_DATE, 13},
    [CR_FINDING_SHORTFALL] = {"shortfall_days", "Days short", CR_CELL_NUMBER, 10},
    [CR_FINDING_WHY] = {"why", "Why", CR_CELL_TEXT, 80},
    [CR_FINDING_CELLS] = {"cells", "Cells as they stood", CR_CELL_TEXT, 60},
};

static const cr_report_column scope[] = {
    {"topic", "Topic", CR_CELL_TEXT, 14},
    {"clause", "Clause", CR_CELL_TEXT, 10},
    {"scope", "Checked", CR_CELL_TEXT, 20},
    {"text", "By which columns, or which would be needed", CR_CELL_TEXT, 90},
};

static const cr_report_column columns[] = {
    {"cell", "Cell", CR_CELL_TEXT, 8},
    {"title", "Title", CR_CELL_TEXT, 32},
    {"is", "Taken for", CR_CELL_TEXT, 32},
    {"why", "Why", CR_CELL_TEXT, 60},
    {"filled", "Filled cells", CR_CELL_NUMBER, 12},
    {"usable", "Of these, usable", CR_CELL_NUMBER, 12},
};

static const cr_report_column notes[] = {
    {"text", "Note", CR_CELL_TEXT, 110},
};

static const cr_report_column clauses[] = {
    {"clause", "Clause", CR_CELL_TEXT, 10},
    {"section", "Section", CR_CELL_TEXT, 28},
    {"bearer", "Owed by", CR_CELL_TEXT, 12},
    {"summary", "What it asks", CR_CELL_TEXT, 80},
    {"readings", "Readings that are ours", CR_CELL_TEXT, 60},
};

/* ---- Parts ---- */

const cr_report_part *cr_report_part_at(cr_part part) {
  static const cr_report_part parts[] = {
#define PART(name, number, columns_of, title, description, empty)                                            \
  {#columns_of, title, description, empty, columns_of, sizeof columns_of / sizeof *columns_of},
      CR_PART_MAP(PART)
#undef PART
  };
  return &parts[part];
}
