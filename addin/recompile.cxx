/* recompile.cxx - formulas with names that Calc did not know when it read them
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * When a name is defined Calc compiles those formulas again that hold a name it does not know: it might be
 * this one. It then reads them as if they were typed, and so finds our functions by the names that people
 * type. Its own way takes a group of equal formulas at a time, array formulas and protected sheets too;
 * typing 100,000 formulas in again one by one takes more than ten minutes.
 */
#include "recompile.hxx"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/util/XModifiable2.hpp>

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using model_ref = Reference<css::frame::XModel>;

/* The document as it was, for as long as this lives: nothing to undo, not modified, nothing drawn. */
class untouched {
public:
  explicit untouched(const model_ref &document)
      : model_(document), modifiable_(document, UNO_QUERY_THROW),
        undo_(Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager()),
        was_enabled_(modifiable_->isSetModifiedEnabled()) {
    if (was_enabled_)
      modifiable_->disableSetModified();
    undo_->lock();
    model_->lockControllers();
  }
  untouched(const untouched &) = delete;
  untouched &operator=(const untouched &) = delete;

  ~untouched() {
    try {
      /* First, for it is now that Calc says what was modified while it did not draw. */
      model_->unlockControllers();
      undo_->unlock();
      if (was_enabled_)
        modifiable_->enableSetModified();
    } catch (const css::uno::Exception &) {
      /* A document that is being closed needs none of it. */
    }
  }

private:
  model_ref model_;
  Reference<css::util::XModifiable2> modifiable_;
  Reference<css::document::XUndoManager> undo_;
  bool was_enabled_;
};

} // namespace

void recompile_unknown_names(const model_ref &document) {
  const Reference<css::beans::XPropertySet> properties(document, UNO_QUERY_THROW);
  const Reference<css::sheet::XNamedRanges> names(properties->getPropertyValue("NamedRanges"),
                                                  UNO_QUERY_THROW);
  rtl::OUString name("compact_rules_load");
  while (names->hasByName(name))
    name += "_";
  const untouched guard(document);
  names->addNewByName(name, "0", css::table::CellAddress(), 0);
  names->removeByName(name);
}

} // namespace compact_addin
