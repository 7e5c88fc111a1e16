/* insert_writer.cxx - writing beside a table what has been planned
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "insert_writer.hxx"

#include <algorithm>

#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FillDirection.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellSeries.hpp>
#include <com/sun/star/text/XText.hpp>

#include "convert.hxx"
#include "looks.hxx"
#include "untouched.hxx"

namespace compact_addin {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

/* Filling a slice takes longer the more rows stand above it, and little more the more it has itself. */
constexpr sal_Int32 rows_filled = 1000, rows_cleared = 4000;
/* Making a row as high as its words takes milliseconds. */
constexpr sal_Int32 rows_fitted = 10, rows_fitted_max = 2000;

void clear(const Reference<css::sheet::XSheetOperation> &slice) {
  using namespace css::sheet::CellFlags;
  slice->clearContents(VALUE | DATETIME | STRING | FORMULA);
}

} // namespace

insert_writer::insert_writer(const sheet_target &target, const insert *planned)
    : target_(target), insert_(planned) {
}

/* ---- Places: rows as Calc counts them ---- */

sal_Int32 insert_writer::header() const {
  return static_cast<sal_Int32>(insert_header_row(insert_)) - 1;
}

sal_Int32 insert_writer::last() const {
  return static_cast<sal_Int32>(insert_last_row(insert_)) - 1;
}

sal_Int32 insert_writer::place(std::size_t index) const {
  return static_cast<sal_Int32>(insert_column_at(insert_, index)->column);
}

Reference<css::table::XCellRange> insert_writer::column(std::size_t index, sal_Int32 first) const {
  return target_.range(place(index), first, place(index), last());
}

/* The answers' cells from the last up: what is cleared then moves nothing that stays. */
std::vector<Reference<css::sheet::XSheetOperation>> insert_writer::slices(std::size_t index) const {
  std::vector<Reference<css::sheet::XSheetOperation>> found;
  for (sal_Int32 end = last(); end > header(); end -= rows_cleared)
    found.emplace_back(
        target_.range(place(index), std::max(end - rows_cleared, header()) + 1, place(index), end),
        UNO_QUERY_THROW);
  return found;
}

bool insert_writer::is_data(sal_Int32 row) const {
  return row <= last() && insert_is_data(insert_, static_cast<std::uint32_t>(row) + 1);
}

std::string insert_writer::filled_cell() const {
  for (std::size_t i = 0; i < insert_column_count(insert_); ++i) {
    const Reference<css::sheet::XCellRangeFormula> cells(column(i, header()), UNO_QUERY_THROW);
    const auto rows = cells->getFormulaArray();
    for (sal_Int32 j = 0; j < rows.getLength(); ++j) {
      char name[CR_CELL_NAME_SIZE];
      if (!rows[j][0].isEmpty())
        return cr_cell_name(insert_header_row(insert_) + static_cast<std::uint32_t>(j),
                            insert_column_at(insert_, i)->column, name);
    }
  }
  return {};
}

/* ---- Writing ---- */

sal_Int32 insert_writer::steps() const {
  return static_cast<sal_Int32>(insert_column_count(insert_)) * (last() - header());
}

/* Many cells are dressed while they are empty, which takes no time; few when they are filled, since undoing
 * it then leaves the rows as high as they were. */
bool insert_writer::write(progress &shown, bool is_filled) const {
  const bool is_long = last() - header() > rows_fitted_max;
  for (std::size_t i = 0; i < insert_column_count(insert_); ++i) {
    widen(i);
    write_title(i);
    if (is_filled && !clear_column(i, shown))
      return false;
    if (is_long)
      dress(i);
  }
  for (std::size_t i = 0; i < insert_column_count(insert_); ++i)
    if (!write_formulas(i, shown))
      return false;
  for (std::size_t i = 0; !is_long && i < insert_column_count(insert_); ++i)
    dress(i);
  return is_long || fit(shown);
}

/* It looks like the title of the second date. */
void insert_writer::write_title(std::size_t index) const {
  const insert_column *planned = insert_column_at(insert_, index);
  const auto like_column = static_cast<sal_Int32>(planned->topic->columns[INSERT_SECOND]);
  const auto cell = target_.range(place(index), header(), place(index), header());
  const auto like = properties_of(target_.range(like_column, header(), like_column, header()));
  const Reference<css::text::XText> text(target_.sheet->getCellByPosition(place(index), header()),
                                         UNO_QUERY_THROW);
  text->setString(unicode(planned->title));
  for (const char *name : {"CellStyle", "CellBackColor", "CharColor", "CharWeight", "TableBorder2"}) {
    const auto property = unicode(name);
    properties_of(cell)->setPropertyValue(property, like->getPropertyValue(property));
  }
  wrap(cell);
}

bool insert_writer::clear_column(std::size_t index, progress &shown) const {
  const auto all = slices(index);
  return std::all_of(all.begin(), all.end(), [&](const auto &slice) {
    clear(slice);
    return shown.advance(0);
  });
}

/* Rows without data get no answer. */
bool insert_writer::write_formulas(std::size_t index, progress &shown) const {
  sal_Int32 first = header() + 1;
  for (sal_Int32 row = first; row <= last() + 1; ++row) {
    if (is_data(row))
      continue;
    if (row > first && !fill(index, first, row - 1, shown))
      return false;
    first = row + 1;
  }
  return true;
}

/* The formula of the first row, filled down a slice at a time: Calc 7.4 does not undo formulas that are
 * written in blocks, and takes the longer for each alone the more there are. */
bool insert_writer::fill(std::size_t index, sal_Int32 first, sal_Int32 end, progress &shown) const {
  const sal_Int32 before = static_cast<sal_Int32>(index) * (last() - header()) - header();
  char *text = nullptr;
  require(insert_formula(insert_, index, static_cast<std::uint32_t>(first) + 1, &text));
  target_.sheet->getCellByPosition(place(index), first)->setFormula(unicode(taken(text).c_str()));
  for (sal_Int32 filled = first, next; filled < end; filled = next) {
    next = std::min(filled + rows_filled, end);
    const Reference<css::sheet::XCellSeries> slice(target_.range(place(index), filled, place(index), next),
                                                   UNO_QUERY_THROW);
    slice->fillAuto(css::sheet::FillDirection_TO_BOTTOM, 1);
    if (!shown.advance(before + next))
      return false;
  }
  return shown.advance(before + end);
}

void insert_writer::forget(progress &shown) const {
  const Reference<css::frame::XModel> document(target_.document, UNO_QUERY_THROW);
  for (std::size_t i = 0; i < insert_column_count(insert_); ++i)
    for (const auto &slice : slices(i)) {
      {
        const unrecorded nothing(document);
        clear(slice);
      }
      shown.advance(0);
    }
}

/* ---- Looks ---- */

/* Before there are words, to which Calc makes the rows as high as they need. */
void insert_writer::widen(std::size_t index) const {
  const insert_form form = insert_column_at(insert_, index)->form;
  set_width(column(index, header()), form == INSERT_OUTCOME ? 3200 : form == INSERT_REASON ? 11000 : 3000);
}

void insert_writer::dress(std::size_t index) const {
  const auto cells = column(index, header() + 1);
  const insert_form form = insert_column_at(insert_, index)->form;
  if (form == INSERT_OUTCOME)
    colour_outcomes(target_.document, cells, outcome_words::names);
  if (form != INSERT_ACT_BY)
    return;
  properties_of(cells)->setPropertyValue("NumberFormat", Any(date_format(target_.document)));
  set_side(cells, cell_side::right);
}

/* Gives each row room for its words. */
bool insert_writer::fit(progress &shown) const {
  for (sal_Int32 first = header() + 1; first <= last(); first += rows_fitted) {
    const sal_Int32 end = std::min(first + rows_fitted - 1, last());
    for (std::size_t i = 0; i < insert_column_count(insert_); ++i)
      wrap(target_.range(place(i), first, place(i), end));
    if (!shown.advance(steps()))
      return false;
  }
  return true;
}

} // namespace compact_addin
