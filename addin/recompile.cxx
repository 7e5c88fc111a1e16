/* recompile.cxx - formulas with names that Calc did not know when it read them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * When a name is defined Calc compiles those formulas again that hold a name it does not know: it might be
 * this one. It then reads them as if they were typed, and so finds our functions by the names that people
 * type. Its own way takes a group of equal formulas at a time, array formulas and protected sheets too;
 * typing 100,000 formulas in again one by one takes more than ten minutes.
 */
#include "recompile.hxx"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>

#include "untouched.hxx"

namespace compact_addin {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

void recompile_unknown_names(const Reference<css::frame::XModel> &document) {
  const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
  const Reference<css::sheet::XNamedRanges> names(properties->getPropertyValue("NamedRanges"),
                                                  UNO_QUERY_THROW);
  rtl::OUString name("compact_rules_load");
  while (names->hasByName(name))
    name += "_";
  const untouched guard(document);
  const unrecorded nothing(document);
  names->addNewByName(name, "0", css::table::CellAddress(), 0);
  names->removeByName(name);
}

} // namespace compact_addin
