/* insert_writer.hxx - writing beside a table what has been planned
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_INSERT_WRITER_HXX
#define COMPACT_INSERT_WRITER_HXX

#include <string>
#include <vector>

#include <com/sun/star/sheet/XSheetOperation.hpp>

#include "insert.h"
#include "sheet.hxx"

namespace compact_addin {

/* Borrows the target and a plan that insert_plan() has made. */
class insert_writer {
public:
  insert_writer(const sheet_target &target, const insert *planned);

  /* The first cell that would be written over, as people call it; "" if there is none. */
  std::string filled_cell() const;

  /* How far write() goes. */
  sal_Int32 steps() const;

  /* Titles, formulas and looks; is_filled: something is there to be written over. False: called off. */
  bool write(progress &shown, bool is_filled) const;

  /* Before what was called off is undone: Calc takes back formulas slowly and in one step, unless they have
   * gone already. */
  void forget(progress &shown) const;

private:
  sal_Int32 header() const;
  sal_Int32 last() const;
  sal_Int32 place(std::size_t index) const;
  css::uno::Reference<css::table::XCellRange> column(std::size_t index, sal_Int32 first) const;
  std::vector<css::uno::Reference<css::sheet::XSheetOperation>> slices(std::size_t index) const;
  bool is_data(sal_Int32 row) const;

  void write_title(std::size_t index) const;
  bool clear_column(std::size_t index, progress &shown) const;
  bool write_formulas(std::size_t index, progress &shown) const;
  bool fill(std::size_t index, sal_Int32 first, sal_Int32 end, progress &shown) const;
  void widen(std::size_t index) const;
  void dress(std::size_t index) const;
  bool fit(progress &shown) const;

  const sheet_target &target_;
  const insert *const insert_;
};

} // namespace compact_addin

#endif
