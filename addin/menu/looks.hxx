/* looks.hxx - how what the commands write looks
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_LOOKS_HXX
#define COMPACT_LOOKS_HXX

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include "compact.h"

namespace compact_addin {

using cell_properties = css::uno::Reference<css::beans::XPropertySet>;

cell_properties properties_of(const css::uno::Reference<css::table::XCellRange> &cells);

/* The document's number format for a date in words: "31 Dec 2026". */
sal_Int32 date_format(const css::uno::Reference<css::sheet::XSpreadsheetDocument> &document);

/* Whether the document takes new styles: while any of its sheets is protected it does not. */
bool takes_styles(const css::uno::Reference<css::sheet::XSpreadsheetDocument> &document);

/* Colours outcomes in cells by their words, each in the cell style "Compact: Not met" and so on, which is
 * made where it is not there; as names or as labels for people. */
enum class outcome_words { names, labels };
void colour_outcomes(const css::uno::Reference<css::sheet::XSpreadsheetDocument> &document,
                     const css::uno::Reference<css::table::XCellRange> &cells, outcome_words words);

/* Words that wrap, from the top of the cell. */
void wrap(const css::uno::Reference<css::table::XCellRange> &cells);

/* On which side words stand, with space beside them, so that those on the right do not touch what comes next.
 * It is the cell's padding: of two numbers beside each other Calc 7.4 indents the first alone. */
enum class cell_side { left, right };
void set_side(const css::uno::Reference<css::table::XCellRange> &cells, cell_side side);

/* The width of a range's columns, in hundredths of a millimetre. */
void set_width(const css::uno::Reference<css::table::XCellRange> &cells, sal_Int32 width);

} // namespace compact_addin

#endif
