/* load_job.cxx - makes the underscore names of our functions work in a document that has just been loaded
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Calc before 25.2 finds an add-in's function in a file by its stored name alone, COMPACT.NOTICE_OK. People
 * and Excel write COMPACT_NOTICE_OK, which is then left as a name that Calc does not know.
 */
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>

#include "file_search.hxx"
#include "recompile.hxx"

namespace compact_addin {
namespace {

/* The value of that name, or VOID. */
template <typename named> css::uno::Any value_of(const css::uno::Sequence<named> &values, const char *name) {
  for (sal_Int32 i = 0; i < values.getLength(); ++i)
    if (values[i].Name.equalsAscii(name))
      return values[i].Value;
  return {};
}

css::uno::Reference<css::frame::XModel>
document_of(const css::uno::Sequence<css::beans::NamedValue> &arguments) {
  css::uno::Sequence<css::beans::NamedValue> environment;
  css::uno::Reference<css::uno::XInterface> model;
  value_of(arguments, "Environment") >>= environment;
  value_of(environment, "Model") >>= model;
  return {model, css::uno::UNO_QUERY};
}

/* Whether the file is what was loaded: not after a crash, when Calc loads its own copy instead. */
bool is_what_was_loaded(const css::uno::Reference<css::frame::XModel> &model) {
  rtl::OUString salvaged;
  value_of(model->getArgs(), "SalvagedFile") >>= salvaged;
  return model->getURL().startsWith("file:") && salvaged.isEmpty();
}

bool may_hold_our_names(const css::uno::Reference<css::uno::XComponentContext> &context,
                        const css::uno::Reference<css::frame::XModel> &model) {
  return !is_what_was_loaded(model) || search_file(context, model->getURL()) != search_result::absent;
}

class load_job : public cppu::WeakImplHelper2<css::task::XJob, css::lang::XServiceInfo> {
public:
  explicit load_job(css::uno::XComponentContext *context) : context_(context) {
  }

  /* Whatever goes wrong here must not keep anyone from a document that is loaded already. */
  css::uno::Any SAL_CALL execute(const css::uno::Sequence<css::beans::NamedValue> &arguments) override {
    try {
      const auto document = document_of(arguments);
      if (document.is() && may_hold_our_names(context_, document))
        recompile_unknown_names(document);
    } catch (const css::uno::Exception &) {
    } catch (const std::exception &) {
    }
    return {};
  }

  rtl::OUString SAL_CALL getImplementationName() override {
    return "org.compactrules.LoadJob";
  }
  sal_Bool SAL_CALL supportsService(const rtl::OUString &name) override {
    return cppu::supportsService(this, name);
  }
  css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
    const rtl::OUString name("org.compactrules.LoadJob");
    return {&name, 1};
  }

private:
  css::uno::Reference<css::uno::XComponentContext> context_;
};

} // namespace
} // namespace compact_addin

/* Named in package/compact.components. */
extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface *
compact_load_job_new(css::uno::XComponentContext *context, const css::uno::Sequence<css::uno::Any> &) {
  return cppu::acquire(new compact_addin::load_job(context));
}
