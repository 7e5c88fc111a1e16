/* sheet.hxx - the sheet that a command works on, and its rows as the register takes them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_SHEET_HXX
#define COMPACT_SHEET_HXX

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>

#include "document.hxx"
#include "menu.hxx"
#include "progress.hxx"
#include "register.h"
#include "sheet_row.h"

namespace compact_addin {

/* Throws for an error of the C functions that no person can do anything about. */
void require(compact_error error);

/* Text that a C function has made. */
std::string taken(char *text);

/* From the first to the last cell of a sheet that holds anything. */
css::table::CellRangeAddress used_area(const css::uno::Reference<css::sheet::XSpreadsheet> &sheet);

/* What a command works on. */
struct sheet_target {
  css::uno::Reference<css::sheet::XSpreadsheetDocument> document;
  css::uno::Reference<css::sheet::XSpreadsheet> sheet;
  css::table::CellRangeAddress selection;
  css::table::CellRangeAddress table; /* the selected cells if there are several rows and columns of them,
                                         else all that the sheet holds */
  document_settings settings;

  rtl::OUString sheet_name() const;
  css::uno::Reference<css::table::XCellRange> range(sal_Int32 column, sal_Int32 row, sal_Int32 last_column,
                                                    sal_Int32 last_row) const;
};

/* The sheet that the window shows and what is selected in it. Nothing where cells are not selected, or in
 * several places, which the person has then been told. */
std::optional<sheet_target> sheet_of(const menu_call &call);

/* The same for a command about one row: nothing where several are selected. */
std::optional<sheet_target> row_of(const menu_call &call);

/* Whether cells may be written, and sheets added; the person has then been told why not. */
bool may_write_cells(const menu_call &call, const sheet_target &target);
bool may_add_sheets(const menu_call &call, const sheet_target &target);

/* The Compact of the document; NULL if nobody knows it, which the person has then been told. */
const compact_pack *pack_of(const menu_call &call, const sheet_target &target,
                            const loaded_compacts &compacts);

/* The day on which something is asked. */
compact_date today();

using owned_profiles = std::unique_ptr<cr_profiles, void (*)(cr_profiles *)>;
using owned_register = std::unique_ptr<cr_register, void (*)(cr_register *)>;
using owned_checking = std::unique_ptr<cr_checking, void (*)(cr_checking *)>;

/* Which titles mean what, as the user's folder has them now. */
owned_profiles open_profiles(const loaded_compacts &compacts);

/* The rows of a range. */
class sheet_reader {
public:
  using take_row = std::function<void(const cr_found_row &)>;

  sheet_reader(const sheet_target &target, const css::table::CellRangeAddress &range);
  sheet_reader(const sheet_reader &) = delete;
  sheet_reader &operator=(const sheet_reader &) = delete;
  ~sheet_reader();

  sal_Int32 row_count() const;

  /* Hands on every row; before is how far it had come until then. False: the person has called it off. */
  bool read_all(progress &shown, sal_Int32 before, const take_row &take);

  /* Hands on one row, counted from 0 as Calc does. */
  void read_row(sal_Int32 row, const take_row &take);

private:
  struct run {
    sal_Int32 first, last;
    cr_found_kind kind;
  };

  void find_kinds();
  void find_visible_rows();
  cr_found_kind kind_at(sal_Int32 column, sal_Int32 row) const;
  bool is_hidden(sal_Int32 row) const;
  void read_slice(sal_Int32 first, sal_Int32 last, const take_row &take);
  void add_cell(sal_Int32 column, sal_Int32 row, const css::uno::Any &value);

  const sheet_target target_;
  const css::table::CellRangeAddress range_;
  std::map<sal_Int32, std::vector<run>> kinds_; /* by column: where numbers are dates or flags */
  std::vector<std::pair<sal_Int32, sal_Int32>> visible_;
  sheet_row room_{};
};

/* The table's titles and what its columns hold: the first pass of register.h. Nothing where no title is
 * known, which the person has then been told, or where it was called off. */
owned_register read_titles(const menu_call &call, const loaded_compacts &compacts,
                           const cr_profiles *profiles, sheet_reader &reader);

/* The one row that is selected, read as the table has it, and handed on with what it is decided by. The
 * person is told where that cannot be done. */
using take_record = std::function<void(cr_checking *checking, const cr_record &record)>;
void read_selected_row(const menu_call &call, const sheet_target &target, const loaded_compacts &compacts,
                       const take_record &take);

} // namespace compact_addin

#endif
