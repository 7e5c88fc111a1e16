/* retype.hxx - formulas that name our functions in a way that Calc did not know when it read them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_RETYPE_HXX
#define COMPACT_RETYPE_HXX

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

namespace compact_addin {

/* Types every such formula in again, cell and array formulas on every sheet. The document is no more
 * changed by it than before, and there is nothing to undo. */
void retype_formulas(const css::uno::Reference<css::sheet::XSpreadsheetDocument> &document);

} // namespace compact_addin

#endif
