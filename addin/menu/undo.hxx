/* undo.hxx - a long change that is made whole or not at all
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_UNDO_HXX
#define COMPACT_UNDO_HXX

#include <optional>

#include <com/sun/star/util/XModifiable.hpp>

#include "change.hxx"

namespace compact_addin {

/* What is done while it lives is one step of Edit > Undo, and is undone again unless it is kept. The document
 * shows nothing of it before it ends. */
class whole_change {
public:
  whole_change(const menu_call &call, const char *title);
  whole_change(const whole_change &) = delete;
  whole_change &operator=(const whole_change &) = delete;
  ~whole_change();

  void keep();

private:
  const css::uno::Reference<css::frame::XFrame> frame_;
  const css::uno::Reference<css::frame::XModel> document_;
  const css::uno::Reference<css::util::XModifiable> modifiable_;
  const bool was_modified_;
  std::optional<undo_step> step_;
  bool is_kept_ = false;
};

} // namespace compact_addin

#endif
