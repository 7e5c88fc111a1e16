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

namespace compact_addin {
namespace {

class component : public cppu::WeakImplHelper2<org::compactrules::XCompact, css::lang::XServiceInfo> {
public:
#include "component_methods.inc"

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
  return cppu::acquire(new compact_addin::component);
}
