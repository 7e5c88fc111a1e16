/* calculation.cxx - every formula of a document calculated again, a few at a time
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Calc can be told to calculate everything, but not to stop or to breathe meanwhile. But it marks every
 * formula as to be calculated where sheets go, and then calculates each when it is asked for: so a sheet
 * comes and goes, and rows are asked for until there are none left. Nothing is painted meanwhile, since a
 * total that is seen would have Calc calculate at once all that it adds up.
 */
#include "calculation.hxx"

#include <algorithm>
#include <limits>
#include <optional>

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/script/vba/XVBACompatibility.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <cppuhelper/implbase1.hxx>

#include "change.hxx"
#include "convert.hxx"
#include "progress.hxx"
#include "sheet.hxx"
#include "untouched.hxx"

namespace compact_addin {
namespace {

using css::table::CellRangeAddress;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;
using model_ref = Reference<css::frame::XModel>;

constexpr sal_Int32 rows_at_once = 64;
constexpr sal_Int16 behind_all_sheets = std::numeric_limits<sal_Int16>::max();

/* ---- Forgetting ---- */

/* Where a sheet that comes and goes would be remembered: as a change that is recorded, or as a module of
 * Excel's macros. */
bool remembers_sheets(const model_ref &document) {
  const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
  bool is_recording = false;
  properties->getPropertyValue("RecordChanges") >>= is_recording;
  const Reference<css::script::vba::XVBACompatibility> macros(properties->getPropertyValue("BasicLibraries"),
                                                              UNO_QUERY);
  return is_recording || (macros.is() && macros->getVBACompatibilityMode());
}

rtl::OUString free_name(const Reference<css::sheet::XSpreadsheets> &sheets) {
  rtl::OUString name("compact_rules_calculation");
  while (sheets->hasByName(name))
    name += "_";
  return name;
}

/* Each of the two unrecorded for itself: the first ends what was to hold for both. */
void let_a_sheet_come_and_go(const model_ref &document) {
  const auto sheets = Reference<css::sheet::XSpreadsheetDocument>(document, UNO_QUERY_THROW)->getSheets();
  const rtl::OUString name = free_name(sheets);
  {
    const unrecorded nothing(document);
    sheets->insertNewByName(name, behind_all_sheets);
  }
  const unrecorded nothing(document);
  sheets->removeByName(name);
}

/* ---- Looking ---- */

/* While it lives the document calculates what is asked for, whatever the person has chosen. */
class automatic {
public:
  explicit automatic(const model_ref &document)
      : document_(document, UNO_QUERY_THROW), was_(document_->isAutomaticCalculationEnabled()) {
    document_->enableAutomaticCalculation(true);
  }
  automatic(const automatic &) = delete;
  automatic &operator=(const automatic &) = delete;
  ~automatic() {
    try {
      document_->enableAutomaticCalculation(was_);
    } catch (const css::uno::Exception &) {
      /* The document has gone. */
    }
  }

  bool was() const {
    return was_;
  }

private:
  const Reference<css::sheet::XCalculatable> document_;
  const bool was_;
};

class calculation {
public:
  explicit calculation(const model_ref &document)
      : document_(document), sheets_(spreadsheet()->getSheets(), UNO_QUERY_THROW), untouched_(document),
        automatic_(document) {
    for (sal_Int32 i = 0; i < sheets_->getCount(); ++i)
      areas_.push_back(used_area({sheets_->getByIndex(i), UNO_QUERY_THROW}));
  }

  void forget() {
    is_in_one_go_ = remembers_sheets(document_);
    if (!is_in_one_go_)
      let_a_sheet_come_and_go(document_);
  }

  /* False: called off. A document that does not calculate by itself would then show old answers. */
  bool look(const menu_call &call) {
    const bool may_stop = automatic_.was() && !is_in_one_go_;
    progress shown(call, TEXT_CALCULATING, row_count(),
                   may_stop ? calling_off::possible : calling_off::impossible);
    if (is_in_one_go_)
      return calculate_in_one_go(shown);
    if (!look_at_tables(shown) || !look_at_the_rest(shown))
      return false;
    Reference<css::sheet::XCalculatable>(document_, UNO_QUERY_THROW)->calculate();
    return true;
  }

private:
  Reference<css::sheet::XSpreadsheetDocument> spreadsheet() const {
    return {document_, UNO_QUERY_THROW};
  }

  sal_Int32 row_count() const {
    sal_Int64 count = 0;
    for (const CellRangeAddress &area : areas_)
      count += area.EndRow - area.StartRow + 1;
    return static_cast<sal_Int32>(std::min<sal_Int64>(count, std::numeric_limits<sal_Int32>::max()));
  }

  Reference<css::sheet::XCellRangesQuery> cells(const CellRangeAddress &place) const {
    const Reference<css::table::XCellRange> sheet(sheets_->getByIndex(place.Sheet), UNO_QUERY_THROW);
    return {sheet->getCellRangeByPosition(place.StartColumn, place.StartRow, place.EndColumn, place.EndRow),
            UNO_QUERY_THROW};
  }

  css::uno::Sequence<CellRangeAddress> formulas(const CellRangeAddress &place) const {
    return cells(place)->queryContentCells(css::sheet::CellFlags::FORMULA)->getRangeAddresses();
  }

  /* Which results they have is asked for no answer: Calc has to calculate them to tell. */
  void look_at(const CellRangeAddress &place) const {
    using namespace css::sheet::FormulaResult;
    cells(place)->queryFormulaCells(VALUE | STRING | ERROR);
  }

  /* What goes through all rows of a slice is a column of a table. Anything else may be a total, which had
   * better wait until the tables are done. */
  void look_at_slice(const CellRangeAddress &slice) {
    for (const CellRangeAddress &place : formulas(slice))
      if (place.StartRow == slice.StartRow && place.EndRow == slice.EndRow)
        look_at(place);
      else
        rest_.push_back(place);
  }

  bool look_at_tables(progress &shown) {
    for (const CellRangeAddress &area : areas_) {
      CellRangeAddress slice = area;
      for (; slice.StartRow <= area.EndRow; slice.StartRow += rows_at_once) {
        slice.EndRow = std::min(slice.StartRow + rows_at_once - 1, area.EndRow);
        look_at_slice(slice);
        if (!shown.advance(rows_done_ + slice.EndRow - area.StartRow + 1))
          return false;
      }
      rows_done_ += area.EndRow - area.StartRow + 1;
    }
    return true;
  }

  bool look_at_the_rest(progress &shown) {
    return std::all_of(rest_.begin(), rest_.end(), [&](const CellRangeAddress &place) {
      look_at(place);
      return shown.advance(rows_done_);
    });
  }

  sal_Int32 formula_count() const {
    sal_Int32 count = 0;
    for (const CellRangeAddress &area : areas_)
      for (const CellRangeAddress &place : formulas(area))
        count += (place.EndRow - place.StartRow + 1) * (place.EndColumn - place.StartColumn + 1);
    return count;
  }

  bool calculate_in_one_go(progress &shown) const {
    shown.announce(with(TEXT_CALCULATING_IN_ONE_GO, rtl::OUString::number(formula_count())));
    Reference<css::sheet::XCalculatable>(document_, UNO_QUERY_THROW)->calculateAll();
    return true;
  }

  const model_ref document_;
  const Reference<css::container::XIndexAccess> sheets_;
  const untouched untouched_;
  const automatic automatic_;
  std::vector<CellRangeAddress> areas_, rest_;
  sal_Int32 rows_done_ = 0;
  bool is_in_one_go_ = false;
};

/* A calculation that waits until the office is idle. */
class waiting_calculation : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
  explicit waiting_calculation(const menu_call &call) : call_(call), calculation_(document_of(call)) {
    calculation_->forget();
  }

  void SAL_CALL notify(const Any &) override {
    try {
      if (call_.frame->getContainerWindow().is())
        calculation_->look(call_);
    } catch (const css::uno::Exception &) {
      /* What has not been looked at yet will be. */
    } catch (const std::exception &) {
    }
    calculation_.reset();
  }

private:
  const menu_call call_;
  std::optional<calculation> calculation_;
};

} // namespace

void forget_answers(const model_ref &document) {
  calculation(document).forget();
}

bool calculate_all(const menu_call &call) {
  calculation all(document_of(call));
  all.forget();
  return all.look(call);
}

void calculate_later(const menu_call &call) {
  css::awt::AsyncCallback::create(call.context)->addCallback(new waiting_calculation(call), Any());
}

} // namespace compact_addin
