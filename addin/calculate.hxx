/* calculate.hxx - a call from Calc, brought to the C function cell by cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CALCULATE_HXX
#define COMPACT_CALCULATE_HXX

#include <initializer_list>
#include <memory>
#include <string>

#include <com/sun/star/uno/Any.hxx>

#include "document.hxx"
#include "functions.h"

namespace compact_addin {

using argument_list = std::initializer_list<const css::uno::Any *>;

/* The built-in Compacts, loaded once, and what is known of the document. May be used by several threads. */
class calculator {
public:
  calculator();

  /* Calls the function at that place of the table. Where arguments are ranges the result is an array of
   * their size. Throws IllegalArgumentException (Err:502) and RuntimeException (#VALUE!), nothing else. */
  css::uno::Any calculate(const document_ref &document, std::size_t function, argument_list arguments);

private:
  struct free_library {
    void operator()(compact_library *library) const {
      compact_library_free(library);
    }
  };

  css::uno::Any answer(const document_ref &document, std::size_t index, argument_list arguments);

  std::unique_ptr<compact_library, free_library> library_;
  std::string problem_; /* why there is no library */
  document_cache documents_;
};

} // namespace compact_addin

#endif
