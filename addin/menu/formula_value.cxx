/* formula_value.cxx - what a part of the selected cell's formula comes to
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula_value.hxx"

#include <cmath>

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>

namespace compact_addin {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr double a_moment = 0.001; /* of a day: NOW() is asked twice */

Reference<css::table::XCell> cell_in(const hidden_document &copy, const css::table::CellRangeAddress &place) {
  const Reference<css::container::XIndexAccess> sheets(copy.get()->getSheets(), UNO_QUERY_THROW);
  const Reference<css::table::XCellRange> sheet(sheets->getByIndex(place.Sheet), UNO_QUERY_THROW);
  return sheet->getCellByPosition(place.StartColumn, place.StartRow);
}

} // namespace

formula_value::formula_value(const menu_call &call, const sheet_target &target)
    : copy_(call.context, target.document), cell_(cell_in(copy_, target.selection)) {
  Reference<css::sheet::XCalculatable>(copy_.get(), UNO_QUERY_THROW)->enableAutomaticCalculation(true);
}

/* Nothing of an error. */
Any formula_value::result_of(const rtl::OUString &formula) {
  cell_->setFormula("=" + formula);
  return Reference<css::sheet::XCellRangeData>(cell_, UNO_QUERY_THROW)->getDataArray()[0][0];
}

/* SUMPRODUCT has Calc go through ranges as an array formula does: what then is one value too, and the same,
 * is one wherever the part stands. */
bool formula_value::is_one_everywhere(const rtl::OUString &formula, const Any &value) {
  double size = 0, number = 0, again = 0;
  rtl::OUString words;
  if (!(result_of("SUMPRODUCT(COUNTA((" + formula + ")&\"\"))") >>= size) || size != 1)
    return false;
  if (value >>= number)
    return (result_of("SUMPRODUCT(" + formula + ")") >>= again) && std::abs(again - number) < a_moment;
  value >>= words;
  const rtl::OUString quoted = "\"" + words.replaceAll("\"", "\"\"") + "\"";
  return (result_of("SUMPRODUCT(EXACT(" + formula + ";" + quoted + "))") >>= again) && again == 1;
}

formula_value::outcome formula_value::work_out(const rtl::OUString &formula, Any &value) {
  value = result_of(formula);
  if (!value.hasValue())
    return outcome::error;
  return is_one_everywhere(formula, value) ? outcome::value : outcome::several;
}

} // namespace compact_addin
