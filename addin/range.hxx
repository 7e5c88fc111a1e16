/* range.hxx - arguments of which some are ranges, as one row of cells after another
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_RANGE_HXX
#define COMPACT_RANGE_HXX

#include <initializer_list>
#include <string>

#include "convert.hxx"

namespace compact_addin {

/* No function has more arguments: it saves every call an allocation. */
constexpr std::size_t max_arguments = 8;

/* Whole columns count as far as one of those among the arguments is filled, and one row at least: a formula
 * with A:A would otherwise be about a million rows of which nobody recorded anything. This is how many rows
 * at their end are left out. */
sal_Int32 rows_left_out(std::initializer_list<const css::uno::Any *> arguments);

/* The rows of a range that count, when so many are left out of whole columns. */
sal_Int32 row_count_of(const cell_range &range, sal_Int32 left_out);

class range_arguments {
public:
  static bool has_range(std::initializer_list<const css::uno::Any *> arguments);

  /* names are those of the arguments with a space between them. The arguments must outlive this. */
  range_arguments(std::initializer_list<const css::uno::Any *> arguments, const char *names);

  /* Why the ranges cannot be brought together, as a sentence; "" if they can. */
  const std::string &problem() const {
    return problem_;
  }

  sal_Int32 row_count() const {
    return row_count_;
  }
  sal_Int32 column_count() const {
    return column_count_;
  }

  /* The arguments for one cell of the result, until the next call. */
  const cell *at(sal_Int32 row, sal_Int32 column);

private:
  void take_size(const cell_range &range, const std::string &name);
  void take_lone(const css::uno::Any &value);

  std::size_t count_ = 0;
  const cell_range *ranges_[max_arguments] = {}; /* NULL: one value for all */
  cell cells_[max_arguments] = {};
  kept_text texts_[max_arguments];
  sal_Int32 row_count_ = 0;
  sal_Int32 column_count_ = 0;
  std::string first_name_;
  std::string problem_;
};

} // namespace compact_addin

#endif
