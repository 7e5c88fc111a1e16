/* recompile.hxx - formulas with names that Calc did not know when it read them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_RECOMPILE_HXX
#define COMPACT_RECOMPILE_HXX

#include <com/sun/star/frame/XModel.hpp>

namespace compact_addin {

/* Has Calc read every such formula again, cell and array formulas on every sheet. The document is no more
 * changed by it than before, and there is nothing to undo. */
void recompile_unknown_names(const css::uno::Reference<css::frame::XModel> &document);

} // namespace compact_addin

#endif
