/* dialog.cxx - a dialog of dialogs/, opened, filled and run
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "dialog.hxx"

#include <map>

#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleText.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XDialogEventHandler.hpp>
#include <com/sun/star/awt/XDialogProvider2.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XVclWindowPeer.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <cppuhelper/implbase1.hxx>

#include "convert.hxx"

namespace compact_addin {

using css::uno::Any;
using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

/* Whom the dialog calls by the names that its file says. */
class dialog_events : public cppu::WeakImplHelper1<css::awt::XDialogEventHandler> {
public:
  explicit dialog_events(const menu_call &call) : call_(call) {
  }

  void add(const char *method, std::function<void()> action) {
    actions_[unicode(method)] = std::move(action);
  }
  void clear() {
    actions_.clear();
  }

  /* An exception would be lost in the office's own list of listeners. What is called while the dialog is
   * being filled and has no action yet is passed over: false would have the office show an error. */
  sal_Bool SAL_CALL callHandlerMethod(const Reference<css::awt::XDialog> &, const Any &,
                                      const rtl::OUString &method) override {
    const auto found = actions_.find(method);
    if (found == actions_.end())
      return true;
    try {
      found->second();
    } catch (const css::uno::Exception &exception) {
      tell(call_, with(TEXT_FAILED, exception.Message));
    } catch (const std::exception &exception) {
      tell(call_, with(TEXT_FAILED, unicode(exception.what())));
    }
    return true;
  }

  Sequence<rtl::OUString> SAL_CALL getSupportedMethodNames() override {
    Sequence<rtl::OUString> names(static_cast<sal_Int32>(actions_.size()));
    rtl::OUString *name = names.getArray();
    for (const auto &action : actions_)
      *name++ = action.first;
    return names;
  }

private:
  const menu_call call_;
  std::map<rtl::OUString, std::function<void()>> actions_;
};

namespace {

css::beans::NamedValue named(const char *name, const Any &value) {
  return {unicode(name), value};
}

Reference<css::awt::XDialog> open(const menu_call &call, const char *name,
                                  const rtl::Reference<dialog_events> &events) {
  const Reference<css::awt::XDialogProvider2> provider(
      call.context->getServiceManager()->createInstanceWithContext("com.sun.star.awt.DialogProvider2",
                                                                   call.context),
      UNO_QUERY_THROW);
  const Reference<css::awt::XWindowPeer> parent(call.frame->getContainerWindow(), UNO_QUERY);
  const css::beans::NamedValue arguments[] = {
      named("ParentWindow", Any(parent)),
      named("EventHandler", Any(Reference<css::awt::XDialogEventHandler>(events.get())))};
  const std::string path = std::string("dialogs/") + name + ".xdl";
  return provider->createDialogWithArguments(extension_file(call, path.c_str()), {arguments, 2});
}

} // namespace

dialog::dialog(const menu_call &call, const char *name)
    : events_(new dialog_events(call)), dialog_(open(call, name, events_)),
      controls_(dialog_, UNO_QUERY_THROW) {
}

dialog::~dialog() {
  events_->clear();
  try {
    Reference<css::lang::XComponent>(dialog_, UNO_QUERY_THROW)->dispose();
  } catch (const css::uno::Exception &) {
    /* It has gone with its document. */
  }
}

void dialog::on(const char *method, std::function<void()> action) {
  events_->add(method, std::move(action));
}

Reference<css::awt::XControl> dialog::control(const char *name) const {
  return {controls_->getControl(unicode(name)), css::uno::UNO_SET_THROW};
}

Reference<css::beans::XPropertySet> dialog::model(const char *name) const {
  return {control(name)->getModel(), UNO_QUERY_THROW};
}

namespace {

/* The property in which a control keeps its words. */
rtl::OUString words_property(const Reference<css::beans::XPropertySet> &model) {
  return model->getPropertySetInfo()->hasPropertyByName("Text") ? rtl::OUString("Text")
                                                                : rtl::OUString("Label");
}

bool has_several_lines(const Reference<css::beans::XPropertySet> &model) {
  bool has = false;
  if (model->getPropertySetInfo()->hasPropertyByName("MultiLine"))
    model->getPropertyValue("MultiLine") >>= has;
  return has && words_property(model) == "Text";
}

} // namespace

void dialog::say(const char *control_name, const std::string &words) {
  const auto properties = model(control_name);
  properties->setPropertyValue(words_property(properties), Any(unicode(words.c_str())));
  if (has_several_lines(properties))
    say_aloud(control_name, words);
}

/* Before 25.2 the office keeps from a screen reader what is in a field of several lines, but not what the
 * field is called. */
void dialog::say_aloud(const char *field, const std::string &words) {
  const Reference<css::accessibility::XAccessible> accessible(control(field)->getPeer(), UNO_QUERY_THROW);
  if (Reference<css::accessibility::XAccessibleText>(accessible->getAccessibleContext(), UNO_QUERY).is())
    return;
  const std::string label = this->words((std::string(field) + "-label").c_str());
  const rtl::OUString called = unicode((label + ": " + words).c_str()).replaceFirst("~", "");
  const Reference<css::awt::XVclWindowPeer> peer(accessible, UNO_QUERY_THROW);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" /* there is no other way */
  peer->setProperty("AccessibleName", Any(called));
#pragma GCC diagnostic pop
}

std::string dialog::words(const char *control_name) const {
  const auto properties = model(control_name);
  rtl::OUString words;
  properties->getPropertyValue(words_property(properties)) >>= words;
  return utf8(words).getStr();
}

void dialog::fill(const char *list, const std::vector<std::string> &entries, int chosen_entry) {
  Sequence<rtl::OUString> items(static_cast<sal_Int32>(entries.size()));
  for (std::size_t i = 0; i < entries.size(); ++i)
    items.getArray()[i] = unicode(entries[i].c_str());
  model(list)->setPropertyValue("StringItemList", Any(items));
  if (chosen_entry >= 0)
    Reference<css::awt::XListBox>(control(list), UNO_QUERY_THROW)
        ->selectItemPos(static_cast<sal_Int16>(chosen_entry), true);
}

int dialog::chosen(const char *list) const {
  return Reference<css::awt::XListBox>(control(list), UNO_QUERY_THROW)->getSelectedItemPos();
}

void dialog::check(const char *control_name, bool is_checked) {
  model(control_name)->setPropertyValue("State", Any(static_cast<sal_Int16>(is_checked)));
}

bool dialog::is_checked(const char *control_name) const {
  sal_Int16 state = 0;
  model(control_name)->getPropertyValue("State") >>= state;
  return state == 1;
}

void dialog::enable(const char *control_name, bool is_enabled) {
  model(control_name)->setPropertyValue("Enabled", Any(is_enabled));
}

void dialog::focus(const char *control_name) {
  Reference<css::awt::XWindow>(control(control_name), UNO_QUERY_THROW)->setFocus();
}

void dialog::show_progress(const char *control_name, sal_Int32 percent) {
  model(control_name)->setPropertyValue("ProgressValue", Any(percent));
}

void dialog::show() {
  Reference<css::awt::XWindow>(dialog_, UNO_QUERY_THROW)->setVisible(true);
}

bool dialog::run() {
  return dialog_->execute() == 1 || is_accepted_;
}

void dialog::accept() {
  is_accepted_ = true;
  dialog_->endExecute();
}

} // namespace compact_addin
