/* report_sheet.hxx - a report as a sheet of the document
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_REPORT_SHEET_HXX
#define COMPACT_REPORT_SHEET_HXX

#include "sheet.hxx"
#include "sheet_report.h"

namespace compact_addin {

using owned_report = std::unique_ptr<sheet_report, void (*)(sheet_report *)>;

/* A report with all that it borrows. */
struct made_report {
  std::shared_ptr<const loaded_compacts> compacts;
  owned_profiles profiles;
  std::string file, sheet; /* what was checked */
  compact_date null_date;
  owned_report report;
};

/* How many rows are written; false: it is called off. */
using report_advance = std::function<bool(sal_Int32)>;

/* Writes the report into an empty sheet. False: called off. */
bool fill_report_sheet(const css::uno::Reference<css::sheet::XSpreadsheetDocument> &document,
                       const css::uno::Reference<css::sheet::XSpreadsheet> &sheet, const made_report &made,
                       const report_advance &advance);

/* How such a sheet is printed, where the document takes a style for it. */
void set_report_page(const css::uno::Reference<css::sheet::XSpreadsheetDocument> &document,
                     const css::uno::Reference<css::sheet::XSpreadsheet> &sheet);

} // namespace compact_addin

#endif
