/* change.cxx - changing the document of a window: whether it may be, and how it is undone
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "change.hxx"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/task/XStatusIndicatorFactory.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "convert.hxx"

namespace compact_addin {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

Reference<css::frame::XModel> document_of(const menu_call &call) {
  return {call.frame->getController()->getModel(), css::uno::UNO_SET_THROW};
}

Reference<css::document::XUndoManager> undo_of(const Reference<css::frame::XModel> &document) {
  return Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager();
}

bool may_change(const menu_call &call) {
  if (!Reference<css::frame::XStorable>(document_of(call), UNO_QUERY_THROW)->isReadonly())
    return true;
  tell(call, unicode(TEXT_READ_ONLY));
  return false;
}

/* ---- One cell ---- */

namespace {

using cell_ref = Reference<css::table::XCell>;

css::table::CellRangeAddress address_of(const Reference<css::uno::XInterface> &range) {
  return Reference<css::sheet::XCellRangeAddressable>(range, UNO_QUERY_THROW)->getRangeAddress();
}

/* The cell of a range that is one cell. One that is merged from several is selected as these, or from 25.2 on
 * as the first of them. */
cell_ref only_cell(const Reference<css::sheet::XSheetCellRange> &range) {
  const cell_ref first = range->getCellByPosition(0, 0);
  const auto cursor = range->getSpreadsheet()->createCursorByRange({first, UNO_QUERY_THROW});
  const auto selected = address_of(range);
  if (address_of(cursor) == selected)
    return first;
  cursor->collapseToMergedArea();
  return address_of(cursor) == selected ? first : cell_ref();
}

cell_ref selected_cell(const menu_call &call) {
  const Reference<css::view::XSelectionSupplier> supplier(call.frame->getController(), UNO_QUERY_THROW);
  const Any selection = supplier->getSelection();
  const Reference<css::sheet::XSheetCellRange> range(selection, UNO_QUERY);
  const cell_ref cell = range.is() ? only_cell(range) : cell_ref(selection, UNO_QUERY);
  if (!cell.is())
    tell(call, unicode(TEXT_SELECT_CELL));
  return cell;
}

bool is_locked(const cell_ref &cell) {
  css::util::CellProtection protection;
  Reference<css::beans::XPropertySet>(cell, UNO_QUERY_THROW)->getPropertyValue("CellProtection") >>=
      protection;
  return protection.IsLocked;
}

bool may_fill(const menu_call &call, const cell_ref &cell) {
  const Reference<css::sheet::XSheetCellRange> range(cell, UNO_QUERY_THROW);
  const auto sheet = range->getSpreadsheet();
  if (!Reference<css::util::XProtectable>(sheet, UNO_QUERY_THROW)->isProtected() || !is_locked(cell))
    return true;
  tell(call, with(TEXT_PROTECTED, Reference<css::container::XNamed>(sheet, UNO_QUERY_THROW)->getName()));
  return false;
}

/* "B4", as the person sees it. */
rtl::OUString name_of(const cell_ref &cell) {
  rtl::OUString name;
  Reference<css::beans::XPropertySet>(cell, UNO_QUERY_THROW)->getPropertyValue("AbsoluteName") >>= name;
  return name.copy(name.lastIndexOf('.') + 1).replaceAll("$", "");
}

bool is_empty_or_given_up(const menu_call &call, const cell_ref &cell) {
  return cell->getType() == css::table::CellContentType_EMPTY ||
         ask(call, with(TEXT_OVERWRITE, name_of(cell)));
}

} // namespace

cell_ref cell_to_fill(const menu_call &call) {
  if (!may_change(call))
    return {};
  const cell_ref cell = selected_cell(call);
  if (!cell.is() || !may_fill(call, cell) || !is_empty_or_given_up(call, cell))
    return {};
  return cell;
}

/* ---- While something is done ---- */

undo_step::undo_step(const Reference<css::frame::XModel> &document, const char *title)
    : manager_(undo_of(document)) {
  manager_->enterUndoContext(unicode(title));
}

undo_step::~undo_step() {
  try {
    manager_->leaveUndoContext();
  } catch (const css::uno::Exception &) {
    /* The document has gone. */
  }
}

busy::busy(const menu_call &call, const char *words, sal_Int32 total) {
  const Reference<css::task::XStatusIndicatorFactory> bars(call.frame, UNO_QUERY_THROW);
  bar_ = bars->createStatusIndicator();
  bar_->start(unicode(words), total);
}

void busy::advance(sal_Int32 done) {
  bar_->setValue(done);
}

busy::~busy() {
  try {
    bar_->end();
  } catch (const css::uno::Exception &) {
    /* The window has gone. */
  }
}

} // namespace compact_addin
