/* whole_ranges.hxx - the arguments of a function that looks at whole ranges
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_WHOLE_RANGES_HXX
#define COMPACT_WHOLE_RANGES_HXX

#include <initializer_list>
#include <string>
#include <vector>

#include "range.hxx"

namespace compact_addin {

class whole_ranges {
public:
  /* names are those of the arguments with a space between them. */
  whole_ranges(std::initializer_list<const css::uno::Any *> arguments, const char *names);

  whole_ranges(const whole_ranges &) = delete;
  whole_ranges &operator=(const whole_ranges &) = delete;

  /* Why a range is no table, as a sentence; "" if all are. */
  const std::string &problem() const {
    return problem_;
  }

  const table *tables() const {
    return tables_;
  }

private:
  static void take_size(const css::uno::Any &argument, sal_Int32 left_out, table &out);
  void take_cells(const css::uno::Any &argument, sal_Int32 left_out);
  void take_cell(const css::uno::Any &value);
  void point(std::size_t count);

  table tables_[max_arguments] = {};
  std::vector<cell> cells_; /* of all arguments */
  std::string text_;        /* of all cells, each with its NUL */
  std::string problem_;
};

} // namespace compact_addin

#endif
