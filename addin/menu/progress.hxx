/* progress.hxx - how far something long has come, and calling it off
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_PROGRESS_HXX
#define COMPACT_PROGRESS_HXX

#include <memory>

#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>

#include "menu.hxx"

namespace compact_addin {

class dialog;

/* While it lives the document's window takes no keys and no mouse, so that the document stays as it is; a
 * small window says what is going on and can call it off. */
class progress {
public:
  /* words is what is being done; total is how far it goes. What is over in a moment shows no window. */
  progress(const menu_call &call, const char *words, sal_Int32 total);
  progress(const progress &) = delete;
  progress &operator=(const progress &) = delete;
  ~progress();

  /* So far has it come. Lets the office paint and listen. False: the person has called it off. */
  bool advance(sal_Int32 done);

private:
  css::uno::Reference<css::awt::XWindow> window_;
  css::uno::Reference<css::awt::XToolkitExperimental> toolkit_;
  css::uno::Reference<css::task::XStatusIndicator> bar_;
  std::unique_ptr<dialog> dialog_;
  const sal_Int32 total_;
  bool is_called_off_ = false;
};

} // namespace compact_addin

#endif
