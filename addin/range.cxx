/* range.cxx - arguments of which some are ranges, as one row of cells after another
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "range.hxx"

#include <algorithm>
#include <sstream>

namespace compact_addin {
namespace {

/* So many rows are all of a sheet's, or all below a header. */
constexpr sal_Int32 whole_column = 1000000;

bool is_whole_columns(const cell_range &range) {
  return range.getLength() >= whole_column;
}

bool is_blank(const css::uno::Any &value) {
  return !value.hasValue() || (value.getValueTypeClass() == css::uno::TypeClass_STRING &&
                               static_cast<const rtl::OUString *>(value.getValue())->isEmpty());
}

sal_Int32 blank_rows_at_end(const cell_range &range) {
  sal_Int32 count = 0;
  while (count < range.getLength()) {
    const cell_row &row = range[range.getLength() - 1 - count];
    if (!std::all_of(row.begin(), row.end(), is_blank))
      break;
    ++count;
  }
  return count;
}

std::string counted(sal_Int32 number, const char *word) {
  return std::to_string(number) + " " + word + (number == 1 ? "" : "s");
}

std::string size_words(const std::string &name, sal_Int32 rows, sal_Int32 columns) {
  return name + " has " + counted(rows, "row") + " and " + counted(columns, "column");
}

/* A range of one cell is that cell, so that it goes with ranges of any size. */
const css::uno::Any *only_cell(const cell_range &range) {
  return range.getLength() == 1 && range[0].getLength() == 1 ? &range[0][0] : nullptr;
}

bool is_rectangular(const cell_range &range) {
  for (const cell_row &row : range)
    if (row.getLength() != range[0].getLength())
      return false;
  return true;
}

} // namespace

/* Nothing where the ranges are of different heights: what does not fit must not come to fit by chance. */
sal_Int32 rows_left_out(std::initializer_list<const css::uno::Any *> arguments) {
  sal_Int32 height = 0, count = 0;
  for (const css::uno::Any *argument : arguments) {
    const cell_range *const range = range_in(*argument);
    if (range == nullptr || range->getLength() <= 1)
      continue;
    if (!is_whole_columns(*range) || (height != 0 && range->getLength() != height))
      return 0;
    const sal_Int32 blank = std::min(blank_rows_at_end(*range), range->getLength() - 1);
    count = height == 0 ? blank : std::min(count, blank);
    height = range->getLength();
  }
  return count;
}

sal_Int32 row_count_of(const cell_range &range, sal_Int32 left_out) {
  return is_whole_columns(range) ? range.getLength() - left_out : range.getLength();
}

bool range_arguments::has_range(std::initializer_list<const css::uno::Any *> arguments) {
  for (const css::uno::Any *argument : arguments)
    if (argument->getValueTypeClass() == css::uno::TypeClass_SEQUENCE)
      return true;
  return false;
}

range_arguments::range_arguments(std::initializer_list<const css::uno::Any *> arguments, const char *names) {
  std::istringstream words(names);
  for (const css::uno::Any *argument : arguments) {
    std::string name;
    words >> name;
    const cell_range *const range = range_in(*argument);
    const css::uno::Any *const lone = range == nullptr ? argument : only_cell(*range);
    if (lone != nullptr) {
      take_lone(*lone);
    } else {
      ranges_[count_] = range;
      take_size(*range, name);
    }
    ++count_;
  }
  if (row_count_ == 0 && problem_.empty())
    row_count_ = column_count_ = 1;
  row_count_ -= rows_left_out(arguments);
}

void range_arguments::take_lone(const css::uno::Any &value) {
  cells_[count_] = read_cell(value, texts_[count_]);
}

void range_arguments::take_size(const cell_range &range, const std::string &name) {
  const sal_Int32 rows = range.getLength();
  const sal_Int32 columns = rows == 0 ? 0 : range[0].getLength();
  if (!problem_.empty())
    return;
  if (columns == 0)
    problem_ = name + " is an empty range: give a range with cells in it.";
  else if (!is_rectangular(range))
    problem_ = name + " has rows of different lengths: give a range whose rows are alike.";
  else if (row_count_ != 0 && (rows != row_count_ || columns != column_count_))
    problem_ = size_words(first_name_, row_count_, column_count_) + " but " +
               size_words(name, rows, columns) + ": give ranges of one size.";
  if (!problem_.empty() || row_count_ != 0)
    return;
  row_count_ = rows;
  column_count_ = columns;
  first_name_ = name;
}

const cell *range_arguments::at(sal_Int32 row, sal_Int32 column) {
  for (std::size_t i = 0; i < count_; ++i)
    if (ranges_[i] != nullptr)
      cells_[i] = read_cell((*ranges_[i])[row][column], texts_[i]);
  return cells_;
}

} // namespace compact_addin
