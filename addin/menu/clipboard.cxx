/* clipboard.cxx - text for other programs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "clipboard.hxx"

#include <com/sun/star/datatransfer/UnsupportedFlavorException.hpp>
#include <com/sun/star/datatransfer/XTransferable.hpp>
#include <com/sun/star/datatransfer/clipboard/SystemClipboard.hpp>
#include <cppu/unotype.hxx>
#include <cppuhelper/implbase1.hxx>

namespace compact_addin {
namespace {

class copied_text : public cppu::WeakImplHelper1<css::datatransfer::XTransferable> {
public:
  explicit copied_text(const rtl::OUString &text) : text_(text) {
  }

  css::uno::Any SAL_CALL getTransferData(const css::datatransfer::DataFlavor &flavour) override {
    if (!isDataFlavorSupported(flavour))
      throw css::datatransfer::UnsupportedFlavorException();
    return css::uno::Any(text_);
  }

  css::uno::Sequence<css::datatransfer::DataFlavor> SAL_CALL getTransferDataFlavors() override {
    const css::datatransfer::DataFlavor flavour("text/plain;charset=utf-16", "Text",
                                                cppu::UnoType<rtl::OUString>::get());
    return {&flavour, 1};
  }

  sal_Bool SAL_CALL isDataFlavorSupported(const css::datatransfer::DataFlavor &flavour) override {
    return flavour.MimeType.equalsIgnoreAsciiCase("text/plain;charset=utf-16");
  }

private:
  const rtl::OUString text_;
};

} // namespace

void copy_text(const menu_call &call, const rtl::OUString &text) {
  const auto clipboard = css::datatransfer::clipboard::SystemClipboard::create(call.context);
  clipboard->setContents(new copied_text(text), {});
}

} // namespace compact_addin
