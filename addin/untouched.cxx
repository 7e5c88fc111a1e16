/* untouched.cxx - working in a document without leaving a trace in it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "untouched.hxx"

#include <com/sun/star/document/XUndoManagerSupplier.hpp>

namespace compact_addin {

using css::uno::UNO_QUERY_THROW;
using model_ref = css::uno::Reference<css::frame::XModel>;

/* A document that is being closed needs none of what the destructors do. */

untouched::untouched(const model_ref &document)
    : model_(document), modifiable_(document, UNO_QUERY_THROW),
      was_enabled_(modifiable_->isSetModifiedEnabled()) {
  if (was_enabled_)
    modifiable_->disableSetModified();
  model_->lockControllers();
}

untouched::~untouched() {
  try {
    /* First, for it is now that Calc says what was modified while it did not draw. */
    model_->unlockControllers();
    if (was_enabled_)
      modifiable_->enableSetModified();
  } catch (const css::uno::Exception &) {
  }
}

unrecorded::unrecorded(const model_ref &document)
    : manager_(css::uno::Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)
                   ->getUndoManager()) {
  manager_->lock();
}

unrecorded::~unrecorded() {
  try {
    manager_->unlock();
  } catch (const css::uno::Exception &) {
  }
}

} // namespace compact_addin
