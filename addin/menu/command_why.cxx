/* command_why.cxx - Why?: everything that is decided of the selected cell or row, in words that can be copied
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <array>

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/table/XCell.hpp>

#include "clipboard.hxx"
#include "convert.hxx"
#include "dialog.hxx"
#include "sheet.hxx"
#include "why_call.h"
#include "why_row.h"

namespace compact_addin {
namespace {

using css::table::CellRangeAddress;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

/* ---- The values of a formula's arguments ---- */

/* Values that live as long as the call that is explained. */
struct argument_values {
  std::vector<cell> cells;
  std::vector<kept_text> texts;
  std::size_t rows = 1, columns = 1;

  void add(const css::uno::Any &value) {
    texts.emplace_back();
    cells.push_back(read_cell(value, texts.back()));
  }

  /* Texts may have moved while more were added. */
  table as_table() {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i].kind == CELL_TEXT)
        cells[i].text = const_cast<char *>(texts[i]->getStr());
    return {rows, columns, cells.data(), cells.size() > 1};
  }
};

/* A column that reaches to the end of the sheet has nothing below the last cell in use. */
void read_range(const sheet_target &target, const rtl::OUString &name, argument_values &values) {
  const Reference<css::sheet::XSheetCellRange> found(target.sheet->getCellRangeByName(name), UNO_QUERY_THROW);
  CellRangeAddress place =
      Reference<css::sheet::XCellRangeAddressable>(found, UNO_QUERY_THROW)->getRangeAddress();
  const bool is_long = place.EndRow > target.table.EndRow && place.StartRow <= target.table.EndRow;
  place.EndRow = is_long ? target.table.EndRow : place.EndRow;
  const auto sheet = found->getSpreadsheet();
  const Reference<css::sheet::XCellRangeData> data(
      sheet->getCellRangeByPosition(place.StartColumn, place.StartRow, place.EndColumn, place.EndRow),
      UNO_QUERY_THROW);
  const auto rows = data->getDataArray();
  values.rows = static_cast<std::size_t>(rows.getLength());
  values.columns = static_cast<std::size_t>(place.EndColumn - place.StartColumn + 1);
  for (const auto &row : rows)
    for (const auto &value : row)
      values.add(value);
}

/* What the commands of the menu write themselves, and no more of what formulas can be. */
bool read_other(const sheet_target &target, const formula_argument &argument, argument_values &values) {
  if (!unicode(argument.text).equalsIgnoreAsciiCase("TODAY()"))
    return false;
  values.add(css::uno::Any(compact_date_to_serial(today(), target.settings.null_date)));
  return true;
}

/* False: it cannot be told from outside the formula. */
bool read_argument(const sheet_target &target, const formula_argument &argument, argument_values &values) {
  switch (argument.kind) {
  case FORMULA_BLANK:
    values.add({});
    return true;
  case FORMULA_TEXT:
    values.add(css::uno::Any(unicode(argument.text)));
    return true;
  case FORMULA_NUMBER:
    values.add(css::uno::Any(argument.number));
    return true;
  case FORMULA_CELLS:
    try {
      read_range(target, unicode(argument.text), values);
      return true;
    } catch (const css::uno::RuntimeException &) {
      return false; /* it names nothing that has cells */
    }
  default:
    return read_other(target, argument, values);
  }
}

/* ---- A cell with a formula of ours ---- */

/* The place of the cell in an array formula; 0 where it stands alone. */
std::size_t place_in_array(const sheet_target &target) {
  const auto &place = target.selection;
  const Reference<css::sheet::XSheetCellRange> one(
      target.range(place.StartColumn, place.StartRow, place.StartColumn, place.StartRow), UNO_QUERY_THROW);
  const auto cursor = target.sheet->createCursorByRange(one);
  cursor->collapseToCurrentArray();
  const auto array = Reference<css::sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
  const sal_Int32 width = array.EndColumn - array.StartColumn + 1;
  return static_cast<std::size_t>((place.StartRow - array.StartRow) * width + place.StartColumn -
                                  array.StartColumn);
}

struct formula_call_owner : formula_call {
  ~formula_call_owner() {
    formula_call_free(this);
  }
};

std::optional<std::string> why_of_call(const menu_call &call, const sheet_target &target,
                                       const loaded_compacts &compacts, const formula_call &made) {
  std::array<argument_values, FORMULA_ARGUMENTS_MAX> values;
  std::array<table, FORMULA_ARGUMENTS_MAX> arguments{};
  for (std::size_t i = 0; i < made.argument_count; ++i) {
    if (!read_argument(target, made.arguments[i], values[i])) {
      tell(call, with(TEXT_WHY_ARGUMENT, unicode(made.arguments[i].text)));
      return {};
    }
    arguments[i] = values[i].as_table();
  }
  const call_context context{compacts.library.get(), nullptr, target.settings.null_date,
                             target.settings.pack.c_str(),
                             compacts.mistake.empty() ? nullptr : compacts.mistake.c_str()};
  char name[CR_CELL_NAME_SIZE], *text = nullptr;
  cr_cell_name(static_cast<std::uint32_t>(target.selection.StartRow) + 1,
               static_cast<std::uint32_t>(target.selection.StartColumn), name);
  require(why_call(&made, &context, arguments.data(), place_in_array(target), name, &text));
  return taken(text);
}

/* The formula of the selected cell; "" where there is none. */
std::string selected_formula(const sheet_target &target) {
  const auto &place = target.selection;
  if (place.StartColumn != place.EndColumn)
    return {};
  return utf8(target.sheet->getCellByPosition(place.StartColumn, place.StartRow)->getFormula()).getStr();
}

/* ---- The window ---- */

void show_why(const menu_call &call, const std::string &words) {
  dialog why(call, "why");
  why.say("words", words);
  why.on("copy", [&] { copy_text(call, unicode(words.c_str())); });
  why.run();
}

} // namespace

void menu_why(const menu_call &call) {
  const auto target = row_of(call);
  const auto compacts = target ? known_compacts(call) : nullptr;
  if (!compacts)
    return;
  formula_call_owner made{};
  const compact_error error = formula_call_read(selected_formula(*target).c_str(), &made);
  if (error == COMPACT_ERROR_MEMORY)
    require(error);
  if (error == COMPACT_ERROR_NONE && why_call_has_reason(&made)) {
    const auto words = why_of_call(call, *target, *compacts, made);
    if (words)
      show_why(call, *words);
    return;
  }
  std::string words;
  read_selected_row(call, *target, *compacts, [&](cr_checking *checking, const cr_record &record) {
    char *text = nullptr;
    require(why_row(checking, &record, today(), &text));
    words = taken(text);
  });
  if (!words.empty())
    show_why(call, words);
}

} // namespace compact_addin
