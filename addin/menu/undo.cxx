/* undo.cxx - a long change that is made whole or not at all
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "undo.hxx"

namespace compact_addin {

whole_change::whole_change(const menu_call &call, const char *title)
    : frame_(call.frame), document_(document_of(call)), modifiable_(document_, css::uno::UNO_QUERY_THROW),
      was_modified_(modifiable_->isModified()) {
  step_.emplace(document_, title);
  document_->lockControllers();
}

whole_change::~whole_change() {
  try {
    document_->unlockControllers();
    step_.reset();
    if (is_kept_)
      return;
    frame_->activate(); /* Calc undoes a sheet in the window that is active, and falls over none */
    undo_of(document_)->undo();
    undo_of(document_)->clearRedo();
    if (!was_modified_)
      modifiable_->setModified(false);
  } catch (const css::uno::Exception &) {
    /* Nothing had been changed yet, or the document has gone. */
  }
}

void whole_change::keep() {
  is_kept_ = true;
}

} // namespace compact_addin
