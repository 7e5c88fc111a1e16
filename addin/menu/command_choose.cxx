/* command_choose.cxx - Choose the Compact: the one that the document's formulas go by where they name none
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <cppuhelper/implbase1.hxx>

#include "calculation.hxx"
#include "change.hxx"
#include "convert.hxx"
#include "dialog.hxx"
#include "document.hxx"
#include "made.hxx"
#include "promise.h"

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using model_ref = Reference<css::frame::XModel>;

document_ref properties_of(const model_ref &document) {
  return {document, UNO_QUERY_THROW};
}

/* A document's properties are not among what Calc itself can undo. */
class choice : public cppu::WeakImplHelper1<css::document::XUndoAction> {
public:
  choice(const menu_call &call, const rtl::OUString &before, const rtl::OUString &after)
      : context_(call.context), frame_(call.frame), document_(document_of(call)), before_(before),
        after_(after) {
  }

  rtl::OUString SAL_CALL getTitle() override {
    return unicode(TEXT_CHOOSE_UNDO);
  }
  void SAL_CALL undo() override {
    set(before_);
  }
  void SAL_CALL redo() override {
    set(after_);
  }

private:
  /* The window may have been closed while another one shows the document still. */
  void set(const rtl::OUString &pack) {
    const model_ref document(document_);
    if (!document.is())
      return;
    set_document_pack(properties_of(document), pack);
    const Reference<css::frame::XFrame> frame(frame_);
    if (frame.is() && frame->getController().is())
      calculate_later({context_, frame});
    else
      forget_answers(document);
  }

  const Reference<css::uno::XComponentContext> context_;
  const css::uno::WeakReference<css::frame::XFrame> frame_;
  const css::uno::WeakReference<css::frame::XModel> document_; /* whose list of actions keeps us */
  const rtl::OUString before_, after_;
};

/* False: called off, and the document is as it was. */
bool set_and_calculate(const menu_call &call, const rtl::OUString &before, const rtl::OUString &after) {
  const auto document = document_of(call);
  const Reference<css::util::XModifiable> modifiable(document, UNO_QUERY_THROW);
  const bool was_modified = modifiable->isModified();
  set_document_pack(properties_of(document), after);
  if (calculate_all(call))
    return true;
  set_document_pack(properties_of(document), before);
  forget_answers(document);
  modifiable->setModified(was_modified);
  return false;
}

void choose(const menu_call &call, const std::string &before, const compact_pack *pack) {
  const rtl::OUString was = unicode(before.c_str()), is = unicode(compact_pack_id(pack));
  if (!set_and_calculate(call, was, is))
    return;
  undo_of(document_of(call))->addUndoAction(new choice(call, was, is));
  tell(call, with(TEXT_CHOOSE_DONE, unicode(compact_pack_title(pack))));
}

/* The place of the Compact in the library; -1: it is NULL. */
int place_of(const compact_library *library, const compact_pack *pack) {
  for (std::size_t i = 0; i < compact_library_pack_count(library); ++i)
    if (compact_library_pack_at(library, i) == pack)
      return static_cast<int>(i);
  return -1;
}

std::vector<std::string> promises(const compact_library *library) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < compact_library_pack_count(library); ++i)
    lines.push_back(made(menu_promise, compact_library_pack_at(library, i)));
  return lines;
}

/* The Compact that the person chooses, or NULL. */
const compact_pack *choose_one(const menu_call &call, const compact_library *library,
                               const compact_pack *current) {
  dialog shown(call, "choose");
  const auto show_details = [&] {
    const int chosen = shown.chosen("list");
    if (chosen >= 0)
      shown.say("details",
                made(menu_pack_details, compact_library_pack_at(library, static_cast<std::size_t>(chosen))));
    shown.enable("ok", chosen >= 0);
  };
  shown.on("chosen", show_details);
  shown.fill("list", promises(library), place_of(library, current));
  show_details();
  shown.focus("list");
  if (!shown.run() || shown.chosen("list") < 0)
    return nullptr;
  return compact_library_pack_at(library, static_cast<std::size_t>(shown.chosen("list")));
}

} // namespace

void menu_choose(const menu_call &call) {
  if (!may_change(call))
    return;
  const auto compacts = known_compacts(call);
  if (!compacts)
    return;
  const std::string before = document_pack(properties_of(document_of(call)));
  const compact_pack *current = function_pack(compacts->library.get(), before.c_str());
  if (!current)
    tell(call, with(TEXT_CHOOSE_UNKNOWN, unicode(before.c_str())));
  const compact_pack *pack = choose_one(call, compacts->library.get(), current);
  if (!pack)
    return;
  if (pack == current && !before.empty())
    tell(call, with(TEXT_CHOOSE_SAME, unicode(compact_pack_title(pack))));
  else
    choose(call, before, pack);
}

} // namespace compact_addin
