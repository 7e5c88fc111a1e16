/* dialog.hxx - a dialog of dialogs/, opened, filled and run
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_DIALOG_HXX
#define COMPACT_DIALOG_HXX

#include <functional>
#include <string>
#include <vector>

#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <rtl/ref.hxx>

#include "menu.hxx"

namespace compact_addin {

class dialog_events;

/* Controls are called by their dlg:id; what labels FIELD is called FIELD-label. Texts are UTF-8. */
class dialog {
public:
  /* Opens dialogs/NAME.xdl over the window of the call, without showing it. */
  dialog(const menu_call &call, const char *name);
  dialog(const dialog &) = delete;
  dialog &operator=(const dialog &) = delete;
  ~dialog();

  /* What is done when the dialog calls vnd.sun.star.UNO:METHOD. */
  void on(const char *method, std::function<void()> action);

  /* A text field's or a label's words; of a button, its words too. */
  void say(const char *control, const std::string &words);
  std::string words(const char *control) const;

  /* A list's entries and which is chosen; -1: none. */
  void fill(const char *list, const std::vector<std::string> &entries, int chosen);
  int chosen(const char *list) const;

  /* A check box. */
  void check(const char *control, bool is_checked);
  bool is_checked(const char *control) const;

  void enable(const char *control, bool is_enabled);
  void focus(const char *control);

  /* A progress bar, in hundredths. */
  void show_progress(const char *control, sal_Int32 percent);

  /* Shows the dialog beside what goes on, until it is destroyed. */
  void show();

  /* Shows the dialog until it is closed. True: with OK, or by accept(). */
  bool run();
  void accept();

private:
  void say_aloud(const char *field, const std::string &words);
  css::uno::Reference<css::awt::XControl> control(const char *name) const;
  css::uno::Reference<css::beans::XPropertySet> model(const char *name) const;

  rtl::Reference<dialog_events> events_;
  css::uno::Reference<css::awt::XDialog> dialog_;
  css::uno::Reference<css::awt::XControlContainer> controls_;
  bool is_accepted_ = false;
};

} // namespace compact_addin

#endif
