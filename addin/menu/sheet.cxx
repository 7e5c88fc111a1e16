/* sheet.cxx - the sheet that a command works on: what is selected, and whether it may be written
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sheet.hxx"

#include <algorithm>
#include <ctime>
#include <new>

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "change.hxx"
#include "convert.hxx"
#include "functions.h"

namespace compact_addin {

using css::table::CellRangeAddress;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

void require(compact_error error) {
  if (error == COMPACT_ERROR_MEMORY)
    throw std::bad_alloc();
  if (error != COMPACT_ERROR_NONE)
    throw css::uno::RuntimeException(unicode(compact_error_text(error)));
}

std::string taken(char *text) {
  const std::unique_ptr<char, void (*)(char *)> owner(text, compact_free);
  return owner ? std::string(owner.get()) : std::string();
}

/* ---- What is selected ---- */

rtl::OUString sheet_target::sheet_name() const {
  return Reference<css::container::XNamed>(sheet, UNO_QUERY_THROW)->getName();
}

Reference<css::table::XCellRange> sheet_target::range(sal_Int32 column, sal_Int32 row, sal_Int32 last_column,
                                                      sal_Int32 last_row) const {
  return sheet->getCellRangeByPosition(column, row, last_column, last_row);
}

CellRangeAddress used_area(const Reference<css::sheet::XSpreadsheet> &sheet) {
  const Reference<css::sheet::XUsedAreaCursor> cursor(sheet->createCursor(), UNO_QUERY_THROW);
  cursor->gotoStartOfUsedArea(false);
  cursor->gotoEndOfUsedArea(true);
  return Reference<css::sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
}

namespace {

/* One cell, one row or one column is a place in a table, and no table. */
CellRangeAddress table_of(const CellRangeAddress &selection, const CellRangeAddress &used) {
  if (selection.StartRow == selection.EndRow || selection.StartColumn == selection.EndColumn)
    return used;
  CellRangeAddress both = selection;
  both.EndRow = std::min(selection.EndRow, used.EndRow);
  both.EndColumn = std::min(selection.EndColumn, used.EndColumn);
  const bool is_beside = both.StartRow > both.EndRow || both.StartColumn > both.EndColumn;
  return is_beside ? used : both;
}

} // namespace

std::optional<sheet_target> sheet_of(const menu_call &call) {
  const auto controller = call.frame->getController();
  const Reference<css::sheet::XSpreadsheetView> view(controller, UNO_QUERY_THROW);
  const Reference<css::view::XSelectionSupplier> supplier(controller, UNO_QUERY_THROW);
  const Reference<css::sheet::XCellRangeAddressable> selected(supplier->getSelection(), UNO_QUERY);
  if (!selected.is()) {
    tell(call, unicode(TEXT_SELECT_ONE));
    return {};
  }
  sheet_target target;
  target.document.set(controller->getModel(), UNO_QUERY_THROW);
  target.sheet = view->getActiveSheet();
  target.selection = selected->getRangeAddress();
  target.table = table_of(target.selection, used_area(target.sheet));
  target.settings = settings_of(document_ref(target.document, UNO_QUERY_THROW));
  return target;
}

std::optional<sheet_target> row_of(const menu_call &call) {
  const auto target = sheet_of(call);
  if (!target || target->selection.StartRow == target->selection.EndRow)
    return target;
  tell(call, unicode(TEXT_ONE_ROW));
  return {};
}

/* ---- What may be done ---- */

namespace {

bool is_protected(const Reference<css::uno::XInterface> &what) {
  return Reference<css::util::XProtectable>(what, UNO_QUERY_THROW)->isProtected();
}

} // namespace

bool may_write_cells(const menu_call &call, const sheet_target &target) {
  if (!may_change(call))
    return false;
  if (!is_protected(target.sheet))
    return true;
  tell(call, with(TEXT_PROTECTED, target.sheet_name()));
  return false;
}

bool may_add_sheets(const menu_call &call, const sheet_target &target) {
  if (!may_change(call))
    return false;
  if (!is_protected(target.document))
    return true;
  tell(call, unicode(TEXT_PROTECTED_STRUCTURE));
  return false;
}

/* ---- What it is read by ---- */

const compact_pack *pack_of(const menu_call &call, const sheet_target &target,
                            const loaded_compacts &compacts) {
  const compact_pack *pack = function_pack(compacts.library.get(), target.settings.pack.c_str());
  if (pack == nullptr)
    tell(call, with(TEXT_UNKNOWN_COMPACT, unicode(target.settings.pack.c_str())));
  return pack;
}

compact_date today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  compact_date date = COMPACT_NO_DATE;
  localtime_r(&now, &parts);
  require(compact_date_make(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, &date));
  return date;
}

owned_profiles open_profiles(const loaded_compacts &compacts) {
  char *path = nullptr;
  cr_profiles *profiles = nullptr;
  require(compact_library_path(&path));
  const std::string folders = taken(path);
  require(
      cr_profiles_open(folders.c_str(), compact_library_facts(compacts.library.get()), nullptr, &profiles));
  return {profiles, cr_profiles_free};
}

owned_register read_titles(const menu_call &call, const loaded_compacts &compacts,
                           const cr_profiles *profiles, sheet_reader &reader) {
  static const cr_register_options options{};
  cr_register *made = nullptr;
  require(cr_register_new(profiles, compact_library_facts(compacts.library.get()), &options, nullptr, &made));
  owned_register reg(made, cr_register_free);
  progress shown(call, TEXT_READING, reader.row_count());
  const bool is_whole =
      reader.read_all(shown, 0, [&](const cr_found_row &row) { require(cr_register_survey(made, &row)); });
  if (!is_whole)
    return {nullptr, cr_register_free};
  const compact_error error = cr_register_settle(made);
  if (error == COMPACT_ERROR_NONE)
    return reg;
  if (error != COMPACT_ERROR_NAME)
    require(error);
  tell(call, unicode(TEXT_NO_TABLE));
  return {nullptr, cr_register_free};
}

void read_selected_row(const menu_call &call, const sheet_target &target, const loaded_compacts &compacts,
                       const take_record &take) {
  const compact_pack *pack = pack_of(call, target, compacts);
  if (pack == nullptr)
    return;
  const owned_profiles profiles = open_profiles(compacts);
  sheet_reader reader(target, target.table);
  const owned_register reg = read_titles(call, compacts, profiles.get(), reader);
  if (!reg)
    return;
  cr_checking *made = nullptr;
  require(cr_checking_new(reg.get(), pack, today(), &made));
  const owned_checking checking(made, cr_checking_free);
  bool is_data = false;
  reader.read_row(target.selection.StartRow, [&](const cr_found_row &row) {
    const cr_record *record = cr_register_read(reg.get(), &row);
    is_data = record != nullptr;
    if (is_data)
      take(made, *record);
  });
  if (!is_data)
    tell(call, with(TEXT_NO_ROW, rtl::OUString::number(target.selection.StartRow + 1)));
}

} // namespace compact_addin
