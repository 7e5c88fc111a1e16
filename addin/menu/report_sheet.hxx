/* report_sheet.hxx - a report as a sheet of the document
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_REPORT_SHEET_HXX
#define COMPACT_REPORT_SHEET_HXX

#include <memory>

#include "sheet.hxx"
#include "sheet_report.h"

namespace compact_addin {

using owned_report = std::unique_ptr<sheet_report, void (*)(sheet_report *)>;

/* Adds a sheet behind the target's, as one step that can be undone. Nothing where it was called off: the
 * document is then as it was. */
css::uno::Reference<css::sheet::XSpreadsheet> write_report(const menu_call &call, const sheet_target &target,
                                                           const sheet_report *report);

} // namespace compact_addin

#endif
