/* untouched.hxx - working in a document without leaving a trace in it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_UNTOUCHED_HXX
#define COMPACT_UNTOUCHED_HXX

#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/util/XModifiable2.hpp>

namespace compact_addin {

/* While it lives nothing is drawn, and nothing makes the document one that has to be saved. */
class untouched {
public:
  explicit untouched(const css::uno::Reference<css::frame::XModel> &document);
  untouched(const untouched &) = delete;
  untouched &operator=(const untouched &) = delete;
  ~untouched();

private:
  const css::uno::Reference<css::frame::XModel> model_;
  const css::uno::Reference<css::util::XModifiable2> modifiable_;
  const bool was_enabled_;
};

/* The one thing that is done while it lives is nothing to undo: Calc 7.4 records again what comes after it.
 */
class unrecorded {
public:
  explicit unrecorded(const css::uno::Reference<css::frame::XModel> &document);
  unrecorded(const unrecorded &) = delete;
  unrecorded &operator=(const unrecorded &) = delete;
  ~unrecorded();

private:
  const css::uno::Reference<css::document::XUndoManager> manager_;
};

} // namespace compact_addin

#endif
