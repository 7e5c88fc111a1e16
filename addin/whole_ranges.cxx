/* whole_ranges.cxx - the arguments of a function that looks at whole ranges
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The cells of all arguments lie in one list and their texts in one string, since a row of a table is a call.
 */
#include "whole_ranges.hxx"

#include <algorithm>
#include <sstream>

namespace compact_addin {
namespace {

bool is_ascii(const rtl::OUString &text) {
  const sal_Unicode *const begin = text.getStr();
  return std::all_of(begin, begin + text.getLength(),
                     [](sal_Unicode unit) { return unit != 0 && unit < 128; });
}

/* Names and refs are ASCII, which needs no conversion. */
void append_text(const rtl::OUString &value, std::string &out) {
  if (!is_ascii(value)) {
    out += utf8(value).getStr();
  } else {
    const std::size_t start = out.size();
    out.resize(start + static_cast<std::size_t>(value.getLength()));
    std::transform(value.getStr(), value.getStr() + value.getLength(), &out[start],
                   [](sal_Unicode unit) { return static_cast<char>(unit); });
  }
  out += '\0';
}

const rtl::OUString *text_in(const css::uno::Any &value) {
  return value.getValueTypeClass() == css::uno::TypeClass_STRING
             ? static_cast<const rtl::OUString *>(value.getValue())
             : nullptr;
}

/* The name at that place of a list. */
std::string name_at(const char *names, std::size_t index) {
  std::istringstream words(names);
  std::string name;
  for (std::size_t i = 0; i <= index; ++i)
    words >> name;
  return name;
}

} // namespace

whole_ranges::whole_ranges(std::initializer_list<const css::uno::Any *> arguments, const char *names) {
  const sal_Int32 left_out = rows_left_out(arguments);
  std::size_t count = 0, size = 0;
  for (const css::uno::Any *argument : arguments) {
    take_size(*argument, left_out, tables_[count]);
    if (tables_[count].column_count == 0 && problem_.empty())
      problem_ = name_at(names, count) + " is no range of rows and columns: give one with cells in it.";
    size += tables_[count].row_count * tables_[count].column_count;
    ++count;
  }
  if (!problem_.empty())
    return;
  cells_.reserve(size);
  for (const css::uno::Any *argument : arguments)
    take_cells(*argument, left_out);
  point(count);
}

/* No columns: rows of different lengths, or nothing in them. */
void whole_ranges::take_size(const css::uno::Any &argument, sal_Int32 left_out, table &out) {
  const cell_range *const range = range_in(argument);
  out = {1, 1, nullptr, range != nullptr};
  if (range == nullptr)
    return;
  out.row_count = static_cast<std::size_t>(row_count_of(*range, left_out));
  out.column_count = out.row_count == 0 ? 0 : static_cast<std::size_t>((*range)[0].getLength());
  for (const cell_row &row : *range)
    if (row.getLength() != (*range)[0].getLength())
      out.column_count = 0;
}

void whole_ranges::take_cells(const css::uno::Any &argument, sal_Int32 left_out) {
  const cell_range *const range = range_in(argument);
  if (range == nullptr) {
    take_cell(argument);
    return;
  }
  const cell_row *const end = range->begin() + row_count_of(*range, left_out);
  for (const cell_row *row = range->begin(); row != end; ++row)
    for (const css::uno::Any &value : *row)
      take_cell(value);
}

/* Until all texts are there, a cell's number is where its text begins. */
void whole_ranges::take_cell(const css::uno::Any &value) {
  kept_text unused;
  const rtl::OUString *const text = text_in(value);
  if (text == nullptr) {
    cells_.push_back(read_cell(value, unused));
  } else if (text->isEmpty()) {
    cells_.push_back({CELL_BLANK, 0, nullptr});
  } else {
    cells_.push_back({CELL_TEXT, static_cast<double>(text_.size()), nullptr});
    append_text(*text, text_);
  }
}

/* Points each cell at its text, and each table at its cells. */
void whole_ranges::point(std::size_t count) {
  cell *next = cells_.data();
  for (cell &one : cells_) {
    if (one.kind != CELL_TEXT)
      continue;
    one.text = &text_[static_cast<std::size_t>(one.number)];
    one.number = 0;
  }
  for (std::size_t i = 0; i < count; ++i) {
    tables_[i].cells = next;
    next += tables_[i].row_count * tables_[i].column_count;
  }
}

} // namespace compact_addin
