/* progress.cxx - how far something long has come, and calling it off
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "progress.hxx"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/task/XStatusIndicatorFactory.hpp>

#include "convert.hxx"
#include "dialog.hxx"

namespace compact_addin {
namespace {

/* What takes fewer steps is over before a window could be read. */
constexpr sal_Int32 steps_at_once = 5000;

} // namespace

progress::progress(const menu_call &call, const char *words, sal_Int32 total)
    : window_(call.frame->getContainerWindow()),
      toolkit_(css::awt::Toolkit::create(call.context), css::uno::UNO_QUERY_THROW), total_(total) {
  const css::uno::Reference<css::task::XStatusIndicatorFactory> bars(call.frame, css::uno::UNO_QUERY_THROW);
  bar_ = bars->createStatusIndicator();
  bar_->start(unicode(words), total);
  if (total > steps_at_once) {
    dialog_ = std::make_unique<dialog>(call, "progress");
    dialog_->say("words", words);
    dialog_->on("cancel", [this] { is_called_off_ = true; });
    dialog_->show();
  }
  window_->setEnable(false);
}

progress::~progress() {
  try {
    bar_->end();
    window_->setEnable(true);
  } catch (const css::uno::Exception &) {
    /* The window has gone. */
  }
}

bool progress::advance(sal_Int32 done) {
  bar_->setValue(done);
  if (dialog_)
    dialog_->show_progress("bar", total_ == 0 ? 100 : static_cast<sal_Int32>(100.0 * done / total_));
  toolkit_->processEventsToIdle();
  return !is_called_off_;
}

} // namespace compact_addin
