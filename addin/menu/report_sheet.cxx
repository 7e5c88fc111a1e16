/* report_sheet.cxx - a report as a sheet of the document
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Text is written as text, whatever it begins with: only links are formulas.
 */
#include "report_sheet.hxx"

#include <algorithm>

#include <com/sun/star/awt/FontUnderline.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include "convert.hxx"
#include "looks.hxx"

namespace compact_addin {
namespace {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using document_reference = Reference<css::sheet::XSpreadsheetDocument>;

constexpr sal_Int32 rows_at_once = 200;
/* Fitting a row to its words takes a hundred times as long as writing it: a part that has more rows gives
 * each room for three lines. */
constexpr std::size_t rows_fitted_max = 2000;
constexpr sal_Int32 rows_fitted = 10;      /* at once */
constexpr sal_Int32 three_lines = 1500;    /* hundredths of a millimetre */
constexpr sal_Int32 character_width = 212; /* hundredths of a millimetre */
constexpr sal_Int32 header_ink = 0xFFFFFF, header_paper = 0x1F3864;
constexpr char page_style[] = "Compact report";

class report_writer {
public:
  report_writer(const document_reference &document, const Reference<css::sheet::XSpreadsheet> &sheet,
                const made_report &made)
      : document_(document), sheet_(sheet), made_(made), report_(made.report.get()),
        own_name_(utf8(Reference<css::container::XNamed>(sheet, UNO_QUERY_THROW)->getName()).getStr()),
        rows_(static_cast<sal_Int32>(sheet_report_row_count(report_))) {
  }

  /* False: called off. Cells are dressed while they are empty, which takes no time. */
  bool write(const report_advance &advance) {
    dress_sheet();
    for (std::size_t i = 0; i < sheet_report_block_count(report_); ++i)
      dress_block(*sheet_report_block_at(report_, i));
    for (sal_Int32 row = 0; row < rows_; ++row)
      dress_row(row);
    for (sal_Int32 first = 0; first < rows_; first += rows_at_once) {
      write_rows(first, last_of(first));
      if (!advance(first))
        return false;
    }
    for (std::size_t i = 0; i < sheet_report_block_count(report_); ++i)
      if (!fit_block(*sheet_report_block_at(report_, i), advance))
        return false;
    return true;
  }

private:
  sal_Int32 last_of(sal_Int32 first) const {
    return std::min(first + rows_at_once - 1, rows_ - 1);
  }
  const sheet_report_row &row_at(sal_Int32 row) const {
    return *sheet_report_row_at(report_, static_cast<std::size_t>(row));
  }
  Reference<css::table::XCellRange> range(sal_Int32 first, sal_Int32 last) const {
    return sheet_->getCellRangeByPosition(0, first, SHEET_REPORT_WIDTH - 1, last);
  }

  /* ---- Contents ---- */

  Any value_of(const cr_report_cell &cell) const {
    switch (cell.kind) {
    case CR_CELL_NUMBER:
      return Any(static_cast<double>(cell.number));
    case CR_CELL_DATE:
      return Any(compact_date_to_serial(cell.date, made_.null_date));
    case CR_CELL_BLANK:
      return Any(rtl::OUString());
    default:
      return Any(unicode(cell.text));
    }
  }

  cell_row values_of(const sheet_report_row &row) const {
    cell_row values(SHEET_REPORT_WIDTH);
    Any *value = values.getArray();
    for (std::size_t i = 0; i < SHEET_REPORT_WIDTH; ++i)
      value[i] = i < row.count ? value_of(row.cells[i]) : Any(rtl::OUString());
    return values;
  }

  void write_rows(sal_Int32 first, sal_Int32 last) {
    cell_range values(last - first + 1);
    for (sal_Int32 i = 0; i < values.getLength(); ++i)
      values.getArray()[i] = values_of(row_at(first + i));
    Reference<css::sheet::XCellRangeData>(range(first, last), UNO_QUERY_THROW)->setDataArray(values);
    for (sal_Int32 column = 0; column < SHEET_REPORT_WIDTH; ++column)
      write_links(column, first, last);
  }

  /* The formula of a cell that leads elsewhere; "" of another. */
  rtl::OUString link_of(sal_Int32 column, sal_Int32 row) const {
    const sheet_report_row &is = row_at(row);
    const auto place = static_cast<std::size_t>(column);
    char *formula = nullptr;
    if (place >= is.count)
      return {};
    const cr_report_cell &cell = is.cells[place];
    if (is.kind == SHEET_REPORT_GO)
      require(sheet_report_link(own_name_.c_str(), static_cast<std::uint32_t>(is.target) + 1, 0, cell.text,
                                &formula));
    else if (cell.row > 0)
      require(sheet_report_link(made_.sheet.c_str(), cell.row, cell.column, cell.text, &formula));
    return unicode(taken(formula).c_str());
  }

  /* Links that stand below each other are written at once: Calc takes the longer for a formula the more there
   * are. */
  void write_links(sal_Int32 column, sal_Int32 first, sal_Int32 last) {
    std::vector<css::uno::Sequence<rtl::OUString>> links;
    for (sal_Int32 row = first; row <= last + 1; ++row) {
      const rtl::OUString link = row <= last ? link_of(column, row) : rtl::OUString();
      if (!link.isEmpty()) {
        links.emplace_back(&link, 1);
        continue;
      }
      if (links.empty())
        continue;
      const auto count = static_cast<sal_Int32>(links.size());
      const auto cells = sheet_->getCellRangeByPosition(column, row - count, column, row - 1);
      Reference<css::sheet::XCellRangeFormula>(cells, UNO_QUERY_THROW)
          ->setFormulaArray({links.data(), count});
      links.clear();
    }
  }

  /* ---- Looks ---- */

  void dress_sheet() {
    const auto all = properties_of(range(0, rows_ - 1));
    all->setPropertyValue("CharFontName", Any(rtl::OUString("Arial")));
    all->setPropertyValue("CharHeight", Any(11.0f));
    for (sal_Int32 i = 0; i < SHEET_REPORT_WIDTH; ++i)
      set_width(sheet_->getCellRangeByPosition(i, 0, i, 0),
                static_cast<sal_Int32>(sheet_report_widths[i]) * character_width);
  }

  void set_large(sal_Int32 row, float height) {
    const auto cell = properties_of(sheet_->getCellRangeByPosition(0, row, 0, row));
    cell->setPropertyValue("CharHeight", Any(height));
    cell->setPropertyValue("CharWeight", Any(css::awt::FontWeight::BOLD));
  }

  /* A link, in the colour that words have on the paper that a person has chosen: dark paper too. */
  static void underline(const Reference<css::table::XCellRange> &cells) {
    properties_of(cells)->setPropertyValue("CharUnderline", Any(css::awt::FontUnderline::SINGLE));
  }

  void dress_row(sal_Int32 row) {
    const sheet_report_row &is = row_at(row);
    if (is.kind == SHEET_REPORT_TITLE)
      set_large(row, 16);
    else if (is.kind == SHEET_REPORT_HEADING)
      set_large(row, 13);
    else if (is.kind == SHEET_REPORT_GO)
      underline(sheet_->getCellRangeByPosition(0, row, 0, row));
    if (is.kind != SHEET_REPORT_HEADER)
      return;
    const auto cells = sheet_->getCellRangeByPosition(0, row, static_cast<sal_Int32>(is.count) - 1, row);
    const auto properties = properties_of(cells);
    properties->setPropertyValue("CharWeight", Any(css::awt::FontWeight::BOLD));
    properties->setPropertyValue("CharColor", Any(header_ink));
    properties->setPropertyValue("CellBackColor", Any(header_paper));
    wrap(cells);
  }

  /* A count stands below the end of its title, in a wide column too. */
  void dress_kind(cr_cell_kind kind, const Reference<css::table::XCellRange> &cells,
                  const Reference<css::table::XCellRange> &with_title) {
    const bool is_count = kind == CR_CELL_NUMBER || kind == CR_CELL_DATE;
    set_side(with_title, is_count ? cell_side::right : cell_side::left);
    if (kind == CR_CELL_OUTCOME)
      colour_outcomes(document_, cells, outcome_words::labels);
    else if (kind == CR_CELL_DATE)
      properties_of(cells)->setPropertyValue("NumberFormat", Any(date_format(document_)));
  }

  void dress_block(const sheet_report_block &block) {
    const auto first = static_cast<sal_Int32>(block.first);
    const auto last = first + static_cast<sal_Int32>(block.count) - 1;
    wrap(range(first, last));
    if (block.count > rows_fitted_max)
      rows_of(first, last)->setPropertyValue("Height", Any(three_lines));
    for (sal_Int32 i = 0; i < SHEET_REPORT_WIDTH; ++i) {
      const auto cells = sheet_->getCellRangeByPosition(i, first, i, last);
      dress_kind(block.columns[i], cells, sheet_->getCellRangeByPosition(i, first - 1, i, last));
      if (static_cast<std::size_t>(i) < row_at(first).count && row_at(first).cells[i].row > 0)
        underline(cells);
    }
  }

  cell_properties rows_of(sal_Int32 first, sal_Int32 last) const {
    const Reference<css::table::XColumnRowRange> cells(range(first, last), UNO_QUERY_THROW);
    return {cells->getRows(), UNO_QUERY_THROW};
  }

  bool fit_block(const sheet_report_block &block, const report_advance &advance) {
    const auto end = static_cast<sal_Int32>(block.first + block.count);
    if (block.count > rows_fitted_max)
      return true;
    for (auto first = static_cast<sal_Int32>(block.first); first < end; first += rows_fitted) {
      fit_rows(rows_of(first, std::min(first + rows_fitted, end) - 1));
      if (!advance(rows_))
        return false;
    }
    return true;
  }

  static void fit_rows(const cell_properties &slice) {
    slice->setPropertyValue("OptimalHeight", Any(true));
    const Reference<css::container::XIndexAccess> rows(slice, UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < rows->getCount(); ++i)
      leave_a_line(cell_properties(rows->getByIndex(i), UNO_QUERY_THROW));
  }

  /* Where words wrap: the page is printed smaller, and may then take a line more than the screen. */
  static void leave_a_line(const cell_properties &row) {
    sal_Int32 height = 0;
    row->getPropertyValue("Height") >>= height;
    if (height > three_lines / 2)
      row->setPropertyValue("Height", Any(height + three_lines / 3));
  }

  const document_reference document_;
  const Reference<css::sheet::XSpreadsheet> sheet_;
  const made_report &made_;
  const sheet_report *const report_;
  const std::string own_name_;
  const sal_Int32 rows_;
};

/* A4 across, one page wide, nothing above and below. */
void make_page(const document_reference &document) {
  const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
  const Reference<css::container::XNameContainer> styles(
      supplier->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW);
  if (styles->hasByName(page_style))
    return;
  const Reference<css::lang::XMultiServiceFactory> makes(document, UNO_QUERY_THROW);
  const cell_properties page(makes->createInstance("com.sun.star.style.PageStyle"), UNO_QUERY_THROW);
  styles->insertByName(page_style, Any(page));
  page->setPropertyValue("IsLandscape", Any(true));
  page->setPropertyValue("Width", Any(sal_Int32{29700}));
  page->setPropertyValue("Height", Any(sal_Int32{21000}));
  page->setPropertyValue("HeaderIsOn", Any(false));
  page->setPropertyValue("FooterIsOn", Any(false));
  page->setPropertyValue("ScaleToPagesX", Any(sal_Int16{1}));
  page->setPropertyValue("ScaleToPagesY", Any(sal_Int16{0}));
}

} // namespace

bool fill_report_sheet(const document_reference &document, const Reference<css::sheet::XSpreadsheet> &sheet,
                       const made_report &made, const report_advance &advance) {
  return report_writer(document, sheet, made).write(advance);
}

void set_report_page(const document_reference &document, const Reference<css::sheet::XSpreadsheet> &sheet) {
  if (!takes_styles(document))
    return;
  make_page(document);
  cell_properties(sheet, UNO_QUERY_THROW)->setPropertyValue("PageStyle", Any(rtl::OUString(page_style)));
}

} // namespace compact_addin
