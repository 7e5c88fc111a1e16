/* calculate.cxx - a call from Calc, brought to the C function cell by cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "calculate.hxx"

#include <new>

#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/uno/RuntimeException.hpp>

#include "convert.hxx"
#include "function_table.h"
#include "range.hxx"
#include "whole_ranges.hxx"

namespace compact_addin {
namespace {

/* A result and its text. */
struct result_cell {
  cell value{};
  ~result_cell() {
    cell_clear(&value);
  }
};

struct result_table {
  table value{};
  ~result_table() {
    table_clear(&value);
  }
};

void check(compact_error error) {
  if (error != COMPACT_ERROR_NONE)
    throw std::bad_alloc();
}

css::uno::Any refuse(const function *called, const std::string &sentence) {
  result_cell result;
  check(function_refuse(called, sentence.c_str(), &result.value));
  return lone_result(result.value);
}

css::uno::Any one_cell(const function *called, const call_context &context, argument_list arguments) {
  cell cells[max_arguments];
  kept_text texts[max_arguments];
  std::size_t count = 0;
  for (const css::uno::Any *argument : arguments) {
    cells[count] = read_cell(*argument, texts[count]);
    ++count;
  }
  result_cell result;
  check(function_call(called, &context, cells, &result.value));
  return lone_result(result.value);
}

/* An array of what result_at(row, column) gives, or VOID if one result cannot be made an element. */
template <typename element, typename source>
css::uno::Any grid_of(sal_Int32 row_count, sal_Int32 column_count, const source &result_at,
                      bool (*convert)(const cell &result, element &out)) {
  css::uno::Sequence<css::uno::Sequence<element>> rows(row_count);
  auto *const row = rows.getArray();
  for (sal_Int32 y = 0; y < row_count; ++y) {
    row[y].realloc(column_count);
    element *const out = row[y].getArray();
    for (sal_Int32 x = 0; x < column_count; ++x)
      if (!result_at(y, x, [&](const cell &result) { return convert(result, out[x]); }))
        return {};
  }
  return css::uno::Any(rows);
}

/* Numbers, or else words. Never both as values of any kind: the words among those equal nothing in Calc, so
 * that counting them gives 0, and numbers cost it deep copies. */
template <typename source>
css::uno::Any array_of(sal_Int32 row_count, sal_Int32 column_count, const source &result_at) {
  const css::uno::Any numbers = grid_of<double>(row_count, column_count, result_at, number_result);
  return numbers.hasValue() ? numbers
                            : grid_of<rtl::OUString>(row_count, column_count, result_at, text_result);
}

css::uno::Any all_cells(const function *called, const call_context &context, argument_list arguments) {
  range_arguments ranges(arguments, function_argument_names(called));
  if (!ranges.problem().empty())
    return refuse(called, ranges.problem());
  return array_of(ranges.row_count(), ranges.column_count(), [&](sal_Int32 y, sal_Int32 x, const auto &take) {
    result_cell result;
    check(function_call(called, &context, ranges.at(y, x), &result.value));
    return take(result.value);
  });
}

css::uno::Any whole_table(const function *called, const call_context &context, argument_list arguments) {
  const whole_ranges ranges(arguments, function_argument_names(called));
  if (!ranges.problem().empty())
    return refuse(called, ranges.problem());
  result_table result;
  check(function_call_table(called, &context, ranges.tables(), &result.value));
  const table &made = result.value;
  if (made.row_count == 1 && made.column_count == 1)
    return lone_result(made.cells[0]);
  return array_of(
      static_cast<sal_Int32>(made.row_count), static_cast<sal_Int32>(made.column_count),
      [&](sal_Int32 y, sal_Int32 x, const auto &take) {
        return take(
            made.cells[static_cast<std::size_t>(y) * made.column_count + static_cast<std::size_t>(x)]);
      });
}

#define FEW_ENOUGH(name, call, shape, topic, names, count) static_assert(count <= max_arguments, #name);
FUNCTION_MAP(FEW_ENOUGH)
#undef FEW_ENOUGH

} // namespace

css::uno::Any calculator::answer(const document_ref &document, std::size_t index, argument_list arguments) {
  const function *const called = function_at(index);
  const session_loan current(sessions_, document);
  if (current->library() == nullptr)
    return refuse(called, current->problem());
  const call_context context = current->context();
  if (function_is_table(called))
    return whole_table(called, context, arguments);
  return range_arguments::has_range(arguments) ? all_cells(called, context, arguments)
                                               : one_cell(called, context, arguments);
}

/* The one place that decides what Calc gets to see of an exception. */
css::uno::Any calculator::calculate(const document_ref &document, std::size_t function,
                                    argument_list arguments) {
  try {
    return answer(document, function, arguments);
  } catch (const css::lang::IllegalArgumentException &) {
    throw; /* ours: Err:502 */
  } catch (const css::uno::RuntimeException &) {
    throw; /* the document is going away: #VALUE! */
  } catch (const css::uno::Exception &exception) {
    throw css::uno::RuntimeException(exception.Message);
  } catch (const std::bad_alloc &) {
    throw css::uno::RuntimeException("out of memory");
  } catch (const std::exception &exception) {
    throw css::uno::RuntimeException(unicode(exception.what()));
  } catch (...) {
    throw css::uno::RuntimeException("an unknown error");
  }
}

} // namespace compact_addin
