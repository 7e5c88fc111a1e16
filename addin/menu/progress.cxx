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

/* What takes less is over before a window could be read. */
constexpr std::chrono::milliseconds moment{300};
/* With a step in between, within the tenth of a second after which a window seems stuck. */
constexpr std::chrono::milliseconds breath{25};

} // namespace

progress::progress(const menu_call &call, const char *words, sal_Int32 total, calling_off calling)
    : call_(call), words_(words), total_(total), calling_(calling), window_(call.frame->getContainerWindow()),
      toolkit_(css::awt::Toolkit::create(call.context), css::uno::UNO_QUERY_THROW) {
  const css::uno::Reference<css::task::XStatusIndicatorFactory> bars(call.frame, css::uno::UNO_QUERY_THROW);
  bar_ = bars->createStatusIndicator();
  bar_->start(unicode(words), total);
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

void progress::open() {
  dialog_ = std::make_unique<dialog>(call_, "progress");
  dialog_->say("words", words_);
  dialog_->enable("cancel", calling_ == calling_off::possible);
  dialog_->on("cancel", [this] { is_called_off_ = true; });
  dialog_->show();
}

void progress::show(sal_Int32 done) {
  bar_->setValue(done);
  if (dialog_)
    dialog_->show_progress("bar", total_ == 0 ? 100 : static_cast<sal_Int32>(100.0 * done / total_));
  toolkit_->processEventsToIdle();
  listened_at_ = clock::now();
}

bool progress::advance(sal_Int32 done) {
  const auto now = clock::now();
  if (now - listened_at_ < breath)
    return !is_called_off_;
  if (!dialog_ && now - began_at_ > moment)
    open();
  show(done);
  return !is_called_off_;
}

void progress::announce(const rtl::OUString &words) {
  if (!dialog_)
    open();
  dialog_->say("words", utf8(words).getStr());
  dialog_->enable("cancel", false);
  bar_->setText(words);
  toolkit_->processEventsToIdle();
}

} // namespace compact_addin
