/* retype.cxx - formulas that name our functions in a way that Calc did not know when it read them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "retype.hxx"

#include <string>

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/util/XModifiable2.hpp>
#include <rtl/character.hxx>

#include "functions.h"

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using document_ref = Reference<css::sheet::XSpreadsheetDocument>;

/* The document as it was, for as long as this lives: nothing to undo, not modified, nothing drawn. */
class untouched {
public:
  explicit untouched(const document_ref &document)
      : model_(document, UNO_QUERY_THROW), modifiable_(document, UNO_QUERY_THROW),
        undo_(Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager()),
        was_enabled_(modifiable_->isSetModifiedEnabled()) {
    if (was_enabled_)
      modifiable_->disableSetModified();
    undo_->lock();
    model_->lockControllers();
  }
  untouched(const untouched &) = delete;
  untouched &operator=(const untouched &) = delete;

  ~untouched() {
    try {
      /* First, for it is now that Calc says what was modified while it did not draw. */
      model_->unlockControllers();
      undo_->unlock();
      if (was_enabled_)
        modifiable_->enableSetModified();
    } catch (const css::uno::Exception &) {
      /* A document that is being closed needs none of it. */
    }
  }

private:
  Reference<css::frame::XModel> model_;
  Reference<css::util::XModifiable2> modifiable_;
  Reference<css::document::XUndoManager> undo_;
  bool was_enabled_;
};

const char unknown_prefix[] = "compact_"; /* Calc shows a name that it does not know in small letters */

/* The function's name that begins there, as the function table has it. */
std::string name_at(const rtl::OUString &formula, sal_Int32 at) {
  std::string name;
  for (; at < formula.getLength() && (rtl::isAsciiAlphanumeric(formula[at]) || formula[at] == '_'); ++at)
    name += static_cast<char>(rtl::toAsciiUpperCase(formula[at]));
  return name;
}

bool has_unknown_name(const rtl::OUString &formula) {
  constexpr sal_Int32 size = sizeof unknown_prefix - 1;
  for (sal_Int32 at = formula.indexOf(unknown_prefix); at >= 0; at = formula.indexOf(unknown_prefix, at + size))
    if (function_find(name_at(formula, at + size).c_str()) != nullptr)
      return true;
  return false;
}

/* An array formula is typed in as a whole, when its first cell comes along. */
void retype_array(const Reference<css::sheet::XSpreadsheet> &sheet, sal_Int32 column, sal_Int32 row,
                  const rtl::OUString &formula) {
  const Reference<css::sheet::XSheetCellRange> cell(sheet->getCellRangeByPosition(column, row, column, row),
                                                    UNO_QUERY_THROW);
  const auto cursor = sheet->createCursorByRange(cell);
  cursor->collapseToCurrentArray();
  const Reference<css::sheet::XCellRangeAddressable> range(cursor, UNO_QUERY_THROW);
  const auto address = range->getRangeAddress();
  if (address.StartColumn != column || address.StartRow != row)
    return;
  const Reference<css::sheet::XArrayFormulaRange> array(cursor, UNO_QUERY_THROW);
  array->setArrayFormula(formula);
}

void retype(const Reference<css::sheet::XSpreadsheet> &sheet, sal_Int32 column, sal_Int32 row,
            const rtl::OUString &formula) {
  if (formula.startsWith("{"))
    retype_array(sheet, column, row, formula.copy(1, formula.getLength() - 2));
  else
    sheet->getCellByPosition(column, row)->setFormula(formula);
}

/* The formulas of a block are fetched in one call: one call for each would cost more than all the rest. */
void retype_block(const Reference<css::sheet::XSpreadsheet> &sheet,
                  const css::table::CellRangeAddress &block) {
  const Reference<css::sheet::XCellRangeFormula> range(
      sheet->getCellRangeByPosition(block.StartColumn, block.StartRow, block.EndColumn, block.EndRow),
      UNO_QUERY_THROW);
  const css::uno::Sequence<css::uno::Sequence<rtl::OUString>> rows = range->getFormulaArray();
  for (sal_Int32 y = 0; y < rows.getLength(); ++y)
    for (sal_Int32 x = 0; x < rows[y].getLength(); ++x)
      if (has_unknown_name(rows[y][x]))
        retype(sheet, block.StartColumn + x, block.StartRow + y, rows[y][x]);
}

void retype_sheet(const Reference<css::sheet::XSpreadsheet> &sheet) {
  const Reference<css::sheet::XCellRangesQuery> query(sheet, UNO_QUERY_THROW);
  const auto blocks = query->queryContentCells(css::sheet::CellFlags::FORMULA)->getRangeAddresses();
  for (sal_Int32 i = 0; i < blocks.getLength(); ++i)
    retype_block(sheet, blocks[i]);
}

} // namespace

void retype_formulas(const document_ref &document) {
  const untouched guard(document);
  const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
  for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
    retype_sheet(Reference<css::sheet::XSpreadsheet>(sheets->getByIndex(i), UNO_QUERY_THROW));
}

} // namespace compact_addin
