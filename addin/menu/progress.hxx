/* progress.hxx - how far something long has come, and calling it off
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_PROGRESS_HXX
#define COMPACT_PROGRESS_HXX

#include <chrono>
#include <memory>

#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>

#include "menu.hxx"

namespace compact_addin {

class dialog;

/* Whether what goes on may be called off. */
enum class calling_off { possible, impossible };

/* While it lives the document's window takes no keys and no mouse, so that the document stays as it is; a
 * small window says what is going on and can call it off. */
class progress {
public:
  /* words is what is being done; total is how far it goes. What is over in a moment shows no window. */
  progress(const menu_call &call, const char *words, sal_Int32 total,
           calling_off calling = calling_off::possible);
  progress(const progress &) = delete;
  progress &operator=(const progress &) = delete;
  ~progress();

  /* So far has it come. Called after every step of a few hundredths of a second, lets the office paint and
   * listen before a person would notice that it does not. False: the person has called it off. */
  bool advance(sal_Int32 done);

  /* Shows the window now and with these words: what comes is one long step. */
  void announce(const rtl::OUString &words);

private:
  using clock = std::chrono::steady_clock;

  void open();
  void show(sal_Int32 done);

  const menu_call call_;
  const std::string words_;
  const sal_Int32 total_;
  const calling_off calling_;
  css::uno::Reference<css::awt::XWindow> window_;
  css::uno::Reference<css::awt::XToolkitExperimental> toolkit_;
  css::uno::Reference<css::task::XStatusIndicator> bar_;
  std::unique_ptr<dialog> dialog_;
  const clock::time_point began_at_ = clock::now();
  clock::time_point listened_at_ = began_at_;
  bool is_called_off_ = false;
};

} // namespace compact_addin

#endif
