/* command_recalculate.cxx - Recalculate Compact Functions, after a Compact in the user's folder has changed
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Formulas of ours may stand in names, conditions and inside other formulas, which only Calc knows: so all of
 * them are calculated.
 */
#include "calculation.hxx"
#include "changes.hxx"
#include "convert.hxx"

namespace compact_addin {

void menu_recalculate(const menu_call &call) {
  look_again();
  const bool is_whole = calculate_all(call);
  tell(call, unicode(is_whole ? TEXT_RECALCULATE_DONE : TEXT_RECALCULATE_CALLED_OFF));
}

} // namespace compact_addin
