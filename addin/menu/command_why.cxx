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
#include "formula_value.hxx"
#include "progress.hxx"
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

/* To copy a document of more takes longer than a moment, and cannot be done in slices. */
constexpr sal_Int32 rows_copied_at_once = 2000;

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

/* A column that reaches to the end of the sheet has nothing below the last cell in use. False: a cell holds
 * an error, so that the formula has no answer of its own. */
bool read_range(const sheet_target &target, const rtl::OUString &name, argument_values &values) {
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
  bool has_error = false;
  for (const auto &row : rows) {
    for (const auto &value : row) {
      values.add(value);
      has_error = has_error || !value.hasValue();
    }
  }
  return !has_error;
}

class argument_reader {
public:
  argument_reader(const menu_call &call, const sheet_target &target, bool is_array)
      : call_(call), target_(target), is_array_(is_array) {
  }

  /* False: it cannot be told, and the person has been told why. */
  bool read(const formula_argument &argument, argument_values &values) {
    const char *problem = take(argument, values);
    if (problem != nullptr)
      tell(call_, with(problem, unicode(argument.text)));
    return problem == nullptr;
  }

private:
  /* What is in the way; NULL: nothing. */
  const char *take(const formula_argument &argument, argument_values &values) {
    switch (argument.kind) {
    case FORMULA_BLANK:
      values.add({});
      return nullptr;
    case FORMULA_TEXT:
      values.add(css::uno::Any(unicode(argument.text)));
      return nullptr;
    case FORMULA_NUMBER:
      values.add(css::uno::Any(argument.number));
      return nullptr;
    case FORMULA_CELLS:
      try {
        return read_range(target_, unicode(argument.text), values) ? nullptr : TEXT_WHY_ERROR;
      } catch (const css::uno::RuntimeException &) {
        return work_out(argument, values); /* a name of something that has no cells */
      }
    default:
      return work_out(argument, values);
    }
  }

  /* Today's date, which the menu itself writes into formulas, needs no copy of the document. */
  const char *work_out(const formula_argument &argument, argument_values &values) {
    const rtl::OUString formula = unicode(argument.text);
    css::uno::Any value(compact_date_to_serial(today(), target_.settings.null_date));
    if (!formula.equalsIgnoreAsciiCase("TODAY()")) {
      const auto found = is_array_ ? formula_value::outcome::several : copy().work_out(formula, value);
      if (found != formula_value::outcome::value)
        return found == formula_value::outcome::error ? TEXT_WHY_ERROR : TEXT_WHY_ARGUMENT;
    }
    values.add(value);
    return nullptr;
  }

  formula_value &copy() {
    if (!copy_) {
      progress shown(call_, TEXT_WHY_WORKING, 0, calling_off::impossible);
      if (target_.table.EndRow - target_.table.StartRow > rows_copied_at_once)
        shown.announce(unicode(TEXT_WHY_WORKING));
      copy_.emplace(call_, target_);
    }
    return *copy_;
  }

  const menu_call &call_;
  const sheet_target &target_;
  const bool is_array_; /* the formula gives several answers */
  std::optional<formula_value> copy_;
};

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
                                       const loaded_compacts &compacts, const formula_call &made,
                                       bool is_array) {
  std::array<argument_values, FORMULA_ARGUMENTS_MAX> values;
  std::array<table, FORMULA_ARGUMENTS_MAX> arguments{};
  argument_reader reader(call, target, is_array);
  for (std::size_t i = 0; i < made.argument_count; ++i) {
    if (!reader.read(made.arguments[i], values[i]))
      return {};
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
  const std::string formula = selected_formula(*target);
  const compact_error error = formula_call_read(formula.c_str(), &made);
  if (error == COMPACT_ERROR_MEMORY)
    require(error);
  if (error == COMPACT_ERROR_NONE && why_call_has_reason(&made)) {
    const auto words = why_of_call(call, *target, *compacts, made, formula[0] == '{');
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
