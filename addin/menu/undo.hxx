/* undo.hxx - all that a command changes, as one step of Edit > Undo
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_UNDO_HXX
#define COMPACT_UNDO_HXX

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>

#include "convert.hxx"

namespace compact_addin {

/* The document shows nothing of it before it ends, and is as it was before if it is not kept. */
class undo_step {
public:
  undo_step(const css::uno::Reference<css::uno::XInterface> &document, const char *title)
      : model_(document, css::uno::UNO_QUERY_THROW),
        manager_(css::uno::Reference<css::document::XUndoManagerSupplier>(document, css::uno::UNO_QUERY_THROW)
                     ->getUndoManager()) {
    manager_->enterUndoContext(unicode(title));
    model_->lockControllers();
  }
  undo_step(const undo_step &) = delete;
  undo_step &operator=(const undo_step &) = delete;

  ~undo_step() {
    try {
      model_->unlockControllers();
      manager_->leaveUndoContext();
      if (!is_kept_) {
        manager_->undo();
        manager_->clearRedo();
      }
    } catch (const css::uno::Exception &) {
      /* Nothing had been changed yet, or the document has gone. */
    }
  }

  void keep() {
    is_kept_ = true;
  }

private:
  const css::uno::Reference<css::frame::XModel> model_;
  const css::uno::Reference<css::document::XUndoManager> manager_;
  bool is_kept_ = false;
};

} // namespace compact_addin

#endif
