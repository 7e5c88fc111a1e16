/* calculate.hxx - a call from Calc, brought to the C function cell by cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CALCULATE_HXX
#define COMPACT_CALCULATE_HXX

#include <initializer_list>

#include <com/sun/star/uno/Any.hxx>

#include "session.hxx"

namespace compact_addin {

using argument_list = std::initializer_list<const css::uno::Any *>;

/* Answers calls. May be used by several threads. */
class calculator {
public:
  /* Calls the function at that place of the table. Where arguments are ranges the result is an array of
   * their size, or of the size that a function of whole ranges gives it. Throws IllegalArgumentException
   * (Err:502) and RuntimeException (#VALUE!), nothing else. */
  css::uno::Any calculate(const document_ref &document, std::size_t function, argument_list arguments);

private:
  css::uno::Any answer(const document_ref &document, std::size_t index, argument_list arguments);

  session_keeper sessions_;
};

} // namespace compact_addin

#endif
