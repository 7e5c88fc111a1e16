/* component.cxx - the UNO service COMPACT, whose methods are the spreadsheet functions
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Calc finds the methods by reflection over XCompact and their texts in CalcAddIns.xcu; both are made from
 * functions.xml. Nothing is decided here.
 */
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <org/compactrules/XCompact.hpp>

#include "calculate.hxx"
#include "convert.hxx"

namespace compact_addin {
namespace {

class component : public cppu::WeakImplHelper2<org::compactrules::XCompact, css::lang::XServiceInfo> {
public:
#include "component_methods.inc"

  /* Calc asks for these with every cell; the general answer compares the types' names. */
  css::uno::Any SAL_CALL queryInterface(const css::uno::Type &type) override {
    if (type == cppu::UnoType<css::uno::XInterface>::get())
      return css::uno::Any(css::uno::Reference<css::uno::XInterface>(static_cast<cppu::OWeakObject *>(this)));
    if (type == cppu::UnoType<org::compactrules::XCompact>::get())
      return css::uno::Any(css::uno::Reference<org::compactrules::XCompact>(this));
    return WeakImplHelper2::queryInterface(type);
  }

  rtl::OUString SAL_CALL getImplementationName() override {
    return "org.compactrules.Compact";
  }
  sal_Bool SAL_CALL supportsService(const rtl::OUString &name) override {
    return cppu::supportsService(this, name);
  }
  css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
    const rtl::OUString name("COMPACT");
    return {&name, 1};
  }

private:
  css::uno::Any calculate(const document_ref &document, std::size_t function, argument_list arguments) {
    return calculator_.calculate(document, function, arguments);
  }

  calculator calculator_;
};

} // namespace
} // namespace compact_addin

/* Named in package/compact.components. */
extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface *
compact_component_new(css::uno::XComponentContext *, const css::uno::Sequence<css::uno::Any> &) {
  try {
    return cppu::acquire(new compact_addin::component);
  } catch (const std::exception &exception) {
    throw css::uno::RuntimeException(compact_addin::unicode(exception.what()));
  }
}
