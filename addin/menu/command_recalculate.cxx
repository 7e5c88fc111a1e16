/* command_recalculate.cxx - Recalculate Compact Functions, after a Compact in the user's folder has changed
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Formulas of ours may stand in names, conditions and inside other formulas, which only Calc knows: so it
 * calculates all of them.
 */
#include <com/sun/star/sheet/XCalculatable.hpp>

#include "change.hxx"
#include "changes.hxx"
#include "convert.hxx"

namespace compact_addin {

void menu_recalculate(const menu_call &call) {
  const css::uno::Reference<css::sheet::XCalculatable> document(document_of(call), css::uno::UNO_QUERY_THROW);
  {
    const busy shown(call, TEXT_CALCULATING);
    look_again();
    document->calculateAll();
  }
  tell(call, unicode(TEXT_RECALCULATE_DONE));
}

} // namespace compact_addin
