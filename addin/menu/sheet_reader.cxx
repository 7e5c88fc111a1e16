/* sheet_reader.cxx - the rows of a sheet as the register takes them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Cells are asked for in blocks: asking for each alone would take a hundred times as long. A number is a date
 * if its format shows one, and formats are asked for once for the whole range.
 */
#include <algorithm>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include "convert.hxx"
#include "sheet.hxx"

namespace compact_addin {

using css::table::CellRangeAddress;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr sal_Int32 rows_at_once = 100;

Reference<css::uno::XInterface> range_of(const sheet_target &target, const CellRangeAddress &range) {
  return target.range(range.StartColumn, range.StartRow, range.EndColumn, range.EndRow);
}

/* What numbers of that format are. */
cr_found_kind kind_of(const Reference<css::util::XNumberFormats> &formats,
                      const Reference<css::beans::XPropertySet> &cells) {
  sal_Int32 key = 0;
  sal_Int16 type = 0;
  if (!(cells->getPropertyValue("NumberFormat") >>= key))
    return CR_FOUND_NUMBER;
  formats->getByKey(key)->getPropertyValue("Type") >>= type;
  return (type & css::util::NumberFormat::DATE) != 0      ? CR_FOUND_DATE
         : (type & css::util::NumberFormat::LOGICAL) != 0 ? CR_FOUND_BOOLEAN
                                                          : CR_FOUND_NUMBER;
}

} // namespace

sheet_reader::sheet_reader(const sheet_target &target, const CellRangeAddress &range)
    : target_(target), range_(range) {
  room_.null_date = target.settings.null_date;
  find_kinds();
  find_visible_rows();
}

sheet_reader::~sheet_reader() {
  sheet_row_free(&room_);
}

sal_Int32 sheet_reader::row_count() const {
  return range_.EndRow - range_.StartRow + 1;
}

/* ---- Formats ---- */

void sheet_reader::find_kinds() {
  const Reference<css::sheet::XUniqueCellFormatRangesSupplier> supplier(range_of(target_, range_),
                                                                        UNO_QUERY_THROW);
  const auto groups = supplier->getUniqueCellFormatRanges();
  const auto formats =
      Reference<css::util::XNumberFormatsSupplier>(target_.document, UNO_QUERY_THROW)->getNumberFormats();
  for (sal_Int32 i = 0; i < groups->getCount(); ++i) {
    const Reference<css::sheet::XSheetCellRanges> group(groups->getByIndex(i), UNO_QUERY_THROW);
    const cr_found_kind kind = kind_of(formats, Reference<css::beans::XPropertySet>(group, UNO_QUERY_THROW));
    if (kind == CR_FOUND_NUMBER)
      continue;
    for (const CellRangeAddress &place : group->getRangeAddresses())
      for (sal_Int32 column = place.StartColumn; column <= place.EndColumn; ++column)
        kinds_[column].push_back({place.StartRow, place.EndRow, kind});
  }
  for (auto &column : kinds_)
    std::sort(column.second.begin(), column.second.end(),
              [](const run &a, const run &b) { return a.first < b.first; });
}

cr_found_kind sheet_reader::kind_at(sal_Int32 column, sal_Int32 row) const {
  const auto runs = kinds_.find(column);
  if (runs == kinds_.end())
    return CR_FOUND_NUMBER;
  const auto behind = std::upper_bound(runs->second.begin(), runs->second.end(), row,
                                       [](sal_Int32 wanted, const run &one) { return wanted < one.first; });
  const bool is_inside = behind != runs->second.begin() && row <= std::prev(behind)->last;
  return is_inside ? std::prev(behind)->kind : CR_FOUND_NUMBER;
}

/* ---- Hidden rows ---- */

void sheet_reader::find_visible_rows() {
  const Reference<css::sheet::XCellRangesQuery> query(range_of(target_, range_), UNO_QUERY_THROW);
  for (const CellRangeAddress &place : query->queryVisibleCells()->getRangeAddresses())
    visible_.emplace_back(place.StartRow, place.EndRow);
  std::sort(visible_.begin(), visible_.end());
}

bool sheet_reader::is_hidden(sal_Int32 row) const {
  const auto behind =
      std::upper_bound(visible_.begin(), visible_.end(), std::make_pair(row, range_.EndRow + 1));
  return behind == visible_.begin() || row > std::prev(behind)->second;
}

/* ---- Rows ---- */

void sheet_reader::add_cell(sal_Int32 column, sal_Int32 row, const css::uno::Any &value) {
  const auto place = static_cast<std::uint32_t>(column);
  switch (value.getValueTypeClass()) {
  case css::uno::TypeClass_DOUBLE:
    require(sheet_row_add_number(&room_, place, kind_at(column, row),
                                 *static_cast<const double *>(value.getValue())));
    break;
  case css::uno::TypeClass_STRING: {
    const auto &text = *static_cast<const rtl::OUString *>(value.getValue());
    if (!text.isEmpty())
      require(sheet_row_add_text(&room_, place, CR_FOUND_TEXT, utf8(text).getStr()));
    break;
  }
  default: /* which error it is does not matter */
    require(sheet_row_add_text(&room_, place, CR_FOUND_ERROR, "an error"));
  }
}

void sheet_reader::read_slice(sal_Int32 first, sal_Int32 last, const take_row &take) {
  const CellRangeAddress slice{range_.Sheet, range_.StartColumn, first, range_.EndColumn, last};
  const Reference<css::sheet::XCellRangeData> data(range_of(target_, slice), UNO_QUERY_THROW);
  const auto rows = data->getDataArray();
  for (sal_Int32 i = 0; i < rows.getLength(); ++i) {
    const sal_Int32 row = first + i;
    sheet_row_begin(&room_, static_cast<std::uint32_t>(row) + 1, is_hidden(row));
    for (sal_Int32 j = 0; j < rows[i].getLength(); ++j)
      add_cell(range_.StartColumn + j, row, rows[i][j]);
    const cr_found_row *found = sheet_row_end(&room_);
    if (found == nullptr)
      require(COMPACT_ERROR_MEMORY);
    take(*found);
  }
}

bool sheet_reader::read_all(progress &shown, sal_Int32 before, const take_row &take) {
  for (sal_Int32 first = range_.StartRow; first <= range_.EndRow; first += rows_at_once) {
    if (!shown.advance(before + first - range_.StartRow))
      return false;
    read_slice(first, std::min(first + rows_at_once - 1, range_.EndRow), take);
  }
  return true;
}

void sheet_reader::read_row(sal_Int32 row, const take_row &take) {
  if (row >= range_.StartRow && row <= range_.EndRow)
    read_slice(row, row, take);
}

} // namespace compact_addin
