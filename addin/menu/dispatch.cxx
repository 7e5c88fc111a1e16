/* dispatch.cxx - brings what is chosen in the menu and the toolbar to the commands
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Calc asks a protocol handler, one for each window, for whoever runs vnd.compact-rules:NAME. A command runs
 * when the office has nothing else to do: its dialogs may then wait for a person, on the main thread,
 * whoever has called it and from which thread.
 */
#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/implbase4.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <cppuhelper/weakref.hxx>

#include "convert.hxx"
#include "menu.hxx"

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::Sequence;
using css::uno::UNO_QUERY;

struct command_row {
  const char *name;
  bool needs_sheet;
  menu_command *run;
};

#define COMMAND_ROW(name, needs_sheet) {#name, needs_sheet != 0, menu_##name},
constexpr command_row command_rows[] = {MENU_COMMAND_MAP(COMMAND_ROW)};
#undef COMMAND_ROW

/* The command of an address, or NULL. Names are written with hyphens there. */
const command_row *command_of(const css::util::URL &url) {
  rtl::OUString name;
  if (!url.Complete.startsWith(MENU_PROTOCOL, &name))
    return nullptr;
  name = name.replace('-', '_');
  for (const command_row &row : command_rows)
    if (name.equalsAscii(row.name))
      return &row;
  return nullptr;
}

bool shows_a_sheet(const Reference<css::frame::XFrame> &frame) {
  return frame.is() && Reference<css::sheet::XSpreadsheetView>(frame->getController(), UNO_QUERY).is();
}

/* Tells the person what went wrong, if there is still somebody to tell. */
void tell_failure(const menu_call &call, const rtl::OUString &what) {
  try {
    tell(call, with(TEXT_FAILED, what));
  } catch (const css::uno::Exception &) {
  }
}

/* A command on its way to the main thread. */
class waiting_command : public cppu::WeakImplHelper1<css::awt::XCallback> {
public:
  waiting_command(const command_row *row, const menu_call &call) : row_(row), call_(call) {
  }

  /* The one place that decides what becomes of an exception. */
  void SAL_CALL notify(const css::uno::Any &) override {
    if (!call_.frame->getContainerWindow().is())
      return; /* closed meanwhile */
    try {
      row_->run(call_);
    } catch (const css::uno::Exception &exception) {
      tell_failure(call_, exception.Message);
    } catch (const std::bad_alloc &) {
      tell_failure(call_, unicode(compact_error_text(COMPACT_ERROR_MEMORY)));
    } catch (const std::exception &exception) {
      tell_failure(call_, unicode(exception.what()));
    }
  }

private:
  const command_row *const row_;
  const menu_call call_;
};

class menu : public cppu::WeakImplHelper4<css::frame::XDispatchProvider, css::frame::XDispatch,
                                          css::lang::XInitialization, css::lang::XServiceInfo> {
public:
  explicit menu(css::uno::XComponentContext *context) : context_(context) {
  }

  void SAL_CALL initialize(const Sequence<css::uno::Any> &arguments) override {
    Reference<css::frame::XFrame> frame;
    if (arguments.getLength() > 0)
      arguments[0] >>= frame;
    frame_ = frame;
  }

  Reference<css::frame::XDispatch> SAL_CALL queryDispatch(const css::util::URL &url, const rtl::OUString &,
                                                          sal_Int32) override {
    return command_of(url) ? this : nullptr;
  }

  Sequence<Reference<css::frame::XDispatch>>
      SAL_CALL queryDispatches(const Sequence<css::frame::DispatchDescriptor> &asked) override {
    Sequence<Reference<css::frame::XDispatch>> answers(asked.getLength());
    for (sal_Int32 i = 0; i < asked.getLength(); ++i)
      answers.getArray()[i] = queryDispatch(asked[i].FeatureURL, asked[i].FrameName, asked[i].SearchFlags);
    return answers;
  }

  void SAL_CALL dispatch(const css::util::URL &url, const Sequence<css::beans::PropertyValue> &) override {
    const command_row *row = command_of(url);
    const Reference<css::frame::XFrame> frame(frame_);
    if (!row || !frame.is() || (row->needs_sheet && !shows_a_sheet(frame)))
      return;
    css::awt::AsyncCallback::create(context_)->addCallback(new waiting_command(row, {context_, frame}),
                                                           css::uno::Any());
  }

  /* What a window shows stays, and another one gets its menu anew: one answer is enough. */
  void SAL_CALL addStatusListener(const Reference<css::frame::XStatusListener> &listener,
                                  const css::util::URL &url) override {
    const command_row *row = command_of(url);
    if (!row || !listener.is())
      return;
    css::frame::FeatureStateEvent event;
    event.Source = static_cast<css::frame::XDispatch *>(this);
    event.FeatureURL = url;
    event.IsEnabled = !row->needs_sheet || shows_a_sheet(frame_);
    listener->statusChanged(event);
  }
  void SAL_CALL removeStatusListener(const Reference<css::frame::XStatusListener> &,
                                     const css::util::URL &) override {
  }

  rtl::OUString SAL_CALL getImplementationName() override {
    return MENU_HANDLER;
  }
  sal_Bool SAL_CALL supportsService(const rtl::OUString &name) override {
    return cppu::supportsService(this, name);
  }
  Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
    const rtl::OUString name("com.sun.star.frame.ProtocolHandler");
    return {&name, 1};
  }

private:
  const Reference<css::uno::XComponentContext> context_;
  css::uno::WeakReference<css::frame::XFrame> frame_; /* the window keeps us */
};

} // namespace
} // namespace compact_addin

/* Named in package/compact.components. */
extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface *
compact_menu_new(css::uno::XComponentContext *context, const css::uno::Sequence<css::uno::Any> &) {
  return cppu::acquire(new compact_addin::menu(context));
}
