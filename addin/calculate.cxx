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

namespace compact_addin {
namespace {

/* A result and its text. */
struct result_cell {
  cell value{};
  ~result_cell() {
    cell_clear(&value);
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

/* The results of all cells, or VOID if one of them cannot be made an element. */
template <typename element>
css::uno::Any grid_of(const function *called, const call_context &context, range_arguments &arguments,
                      bool (*convert)(const cell &result, element &out)) {
  css::uno::Sequence<css::uno::Sequence<element>> rows(arguments.row_count());
  auto *const row = rows.getArray();
  for (sal_Int32 y = 0; y < arguments.row_count(); ++y) {
    row[y].realloc(arguments.column_count());
    element *const out = row[y].getArray();
    for (sal_Int32 x = 0; x < arguments.column_count(); ++x) {
      result_cell result;
      check(function_call(called, &context, arguments.at(y, x), &result.value));
      if (!convert(result.value, out[x]))
        return {};
    }
  }
  return css::uno::Any(rows);
}

/* Numbers first: Calc gets them without the deep copies that values of any kind need on their way. */
css::uno::Any all_cells(const function *called, const call_context &context, range_arguments &arguments) {
  const css::uno::Any numbers = grid_of(called, context, arguments, number_result);
  return numbers.hasValue() ? numbers : grid_of(called, context, arguments, any_result);
}

#define FEW_ENOUGH(name, call, topic, names, count) static_assert(count <= max_arguments, #name);
FUNCTION_MAP(FEW_ENOUGH)
#undef FEW_ENOUGH

} // namespace

css::uno::Any calculator::answer(const document_ref &document, std::size_t index, argument_list arguments) {
  const function *const called = function_at(index);
  const auto compacts = compacts_.current();
  if (!compacts->library)
    return refuse(called, compacts->problem);
  const auto settings = documents_.settings_of(document);
  const call_context context{compacts->library.get(), settings->null_date, settings->pack.c_str()};
  if (!range_arguments::has_range(arguments))
    return one_cell(called, context, arguments);
  range_arguments ranges(arguments, function_argument_names(called));
  if (!ranges.problem().empty())
    return refuse(called, ranges.problem());
  return all_cells(called, context, ranges);
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
