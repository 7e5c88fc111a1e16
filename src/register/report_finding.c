/* report_finding.c - one finding as a row of a report
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "report_state.h"

#include "fold.h"

enum { SHOWN_SIZE = 200 }; /* of what stands in a cell */

/* "E5 Award Date: 18/01/2013", or what the standard says in the place of a cell. A long text is cut. */
void cr_used_append(const cr_register *reg, const cr_used_fact *used, cr_text *text) {
  char name[CR_USED_CELL_SIZE], shown[SHOWN_SIZE], day[COMPACT_DATE_SIZE];
  const char *title = NULL;
  if (used->source != CR_FACT_FROM_STANDARD)
    cr_text_format(text, "%s ", cr_used_fact_cell(used, name));
  if (used->source != CR_FACT_FROM_STANDARD && used->sheet == NULL)
    title = cr_register_title(reg, used->column);
  cr_text_format(text, "%s: %s", title == NULL ? used->fact->label : title,
                 cr_tidy(cr_used_fact_text(used, day), shown, sizeof shown));
  if (used->source == CR_FACT_FROM_STANDARD)
    cr_text_append(text, " (by the standard)");
}

static void put_cells(cr_report *self, const cr_finding *finding) {
  const cr_used_fact *facts[CR_FINDING_FACTS_MAX];
  size_t count = cr_finding_facts(finding, facts);
  cr_text *text = cr_row_text(self);
  for (size_t i = 0; i < count; i++) {
    cr_text_append(text, i == 0 ? "" : "; ");
    cr_used_append(self->checking->reg, facts[i], text);
  }
}

static void put_where(cr_report *self, const cr_finding *finding) {
  uint32_t row = finding->record->row, column;
  char name[CR_CELL_NAME_SIZE];
  bool has_cell = cr_finding_column(finding, &column);
  cr_row_string(self, self->file);
  cr_row_string(self, self->sheet);
  cr_row_number(self, row);
  cr_row_link(self, row, column);
  cr_row_string(self, has_cell ? cr_cell_name(row, column, name) : "");
  if (has_cell)
    cr_row_link(self, row, column);
}

static void put_what(cr_report *self, const cr_finding *finding) {
  cr_row_string(self, finding->record->reference);
  cr_row_string(self, finding->record->name);
  cr_row_string(self, finding->record->organisation);
  cr_row_string(self, finding->clause->pack->id);
  cr_row_string(self, finding->clause->ref);
  cr_row_string(self, finding->topic);
}

static void put_how(cr_report *self, const cr_finding *finding) {
  cr_row_outcome(self, finding->outcome);
  cr_row_date(self, finding->is_earliest ? COMPACT_NO_DATE : finding->deadline);
  if (finding->shortfall_days == 0)
    cr_row_blank(self);
  else
    cr_row_number(self, (uint64_t)finding->shortfall_days);
}

compact_error cr_report_finding(cr_report *self, const cr_finding *finding, cr_on_report_row *on_row,
                                void *user) {
  char *why;
  compact_error error = cr_finding_why(finding, &why);
  if (error != COMPACT_ERROR_NONE)
    return error;
  cr_row_begin(self);
  put_where(self, finding);
  put_what(self, finding);
  put_how(self, finding);
  cr_row_string(self, why);
  put_cells(self, finding);
  compact_free(why);
  return cr_row_end(self, on_row, user);
}
