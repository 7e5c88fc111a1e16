/* change.hxx - changing the document of a window: whether it may be, and how it is undone
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CHANGE_HXX
#define COMPACT_CHANGE_HXX

#include <optional>

#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>

#include "menu.hxx"

namespace compact_addin {

css::uno::Reference<css::frame::XModel> document_of(const menu_call &call);
css::uno::Reference<css::document::XUndoManager>
undo_of(const css::uno::Reference<css::frame::XModel> &document);

/* Whether the document may be changed at all; if not, the person has been told. */
bool may_change(const menu_call &call);

/* The one cell that is selected, if it may be filled: it is not protected, and is empty or may be written
 * over, which the person is asked. If it may not, the person has been told why. */
css::uno::Reference<css::table::XCell> cell_to_fill(const menu_call &call);

/* What is done while it lives is undone at once, under this name. */
class undo_step {
public:
  undo_step(const css::uno::Reference<css::frame::XModel> &document, const char *title);
  undo_step(const undo_step &) = delete;
  undo_step &operator=(const undo_step &) = delete;
  ~undo_step();

private:
  css::uno::Reference<css::document::XUndoManager> manager_;
};

/* Says in the status bar, while it lives, what the window is busy with, and how far it has come of a total.
 */
class busy {
public:
  busy(const menu_call &call, const char *words, sal_Int32 total = 0);
  busy(const busy &) = delete;
  busy &operator=(const busy &) = delete;
  ~busy();

  void advance(sal_Int32 done);

private:
  css::uno::Reference<css::task::XStatusIndicator> bar_;
};

} // namespace compact_addin

#endif
