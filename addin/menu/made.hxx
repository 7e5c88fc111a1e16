/* made.hxx - text that a C function makes, as C++ has it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_MADE_HXX
#define COMPACT_MADE_HXX

#include <memory>
#include <new>
#include <string>

#include "compact.h"

namespace compact_addin {

/* What maker(arguments..., &out) makes. */
template <typename maker_type, typename... argument_types>
std::string made(maker_type maker, argument_types... arguments) {
  char *out = nullptr;
  const compact_error error = maker(arguments..., &out);
  const std::unique_ptr<char, void (*)(char *)> owner(out, compact_free);
  if (error == COMPACT_ERROR_MEMORY)
    throw std::bad_alloc();
  return owner ? owner.get() : compact_error_text(error);
}

} // namespace compact_addin

#endif
