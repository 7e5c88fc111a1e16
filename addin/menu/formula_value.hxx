/* formula_value.hxx - what a part of the selected cell's formula comes to
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_FORMULA_VALUE_HXX
#define COMPACT_FORMULA_VALUE_HXX

#include <com/sun/star/table/XCell.hpp>

#include "hidden_document.hxx"
#include "sheet.hxx"

namespace compact_addin {

/* Works parts of the cell's formula out in its place, in a copy of the document: whatever Calc knows can
 * stand in them, and the document is not touched. */
class formula_value {
public:
  formula_value(const menu_call &call, const sheet_target &target);

  enum class outcome {
    value,
    error,  /* as Calc calls it: #N/A, #DIV/0! */
    several /* or not the same one where the formula around it goes through ranges */
  };
  outcome work_out(const rtl::OUString &formula, css::uno::Any &value);

private:
  css::uno::Any result_of(const rtl::OUString &formula);
  bool is_one_everywhere(const rtl::OUString &formula, const css::uno::Any &value);

  const hidden_document copy_;
  const css::uno::Reference<css::table::XCell> cell_;
};

} // namespace compact_addin

#endif
