/* report_step.hxx - adding the sheet of a report, as one step that is undone and done again
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_REPORT_STEP_HXX
#define COMPACT_REPORT_STEP_HXX

#include "report_sheet.hxx"

namespace compact_addin {

/* Adds the sheet behind the target's and shows it. Where it is called off the document is as it was. */
void add_report(const menu_call &call, const sheet_target &target,
                const std::shared_ptr<const made_report> &made);

} // namespace compact_addin

#endif
