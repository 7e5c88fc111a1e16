/* menu.cxx - how the commands of the menu speak with people
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "menu.hxx"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxResults.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>

#include "convert.hxx"

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

/* Answers the result of the box, which stands over the window that the command comes from. */
sal_Int16 show_box(const menu_call &call, css::awt::MessageBoxType type, sal_Int32 buttons,
                   const rtl::OUString &words) {
  const Reference<css::awt::XMessageBoxFactory> factory(css::awt::Toolkit::create(call.context),
                                                        UNO_QUERY_THROW);
  const Reference<css::awt::XWindowPeer> parent(call.frame->getContainerWindow(), UNO_QUERY);
  const auto box = factory->createMessageBox(parent, type, buttons, unicode(TEXT_PRODUCT), words);
  const auto result = box->execute();
  Reference<css::lang::XComponent>(box, UNO_QUERY_THROW)->dispose();
  return result;
}

} // namespace

void tell(const menu_call &call, const rtl::OUString &sentence) {
  show_box(call, css::awt::MessageBoxType_INFOBOX, css::awt::MessageBoxButtons::BUTTONS_OK, sentence);
}

bool ask(const menu_call &call, const rtl::OUString &question) {
  return show_box(call, css::awt::MessageBoxType_QUERYBOX, css::awt::MessageBoxButtons::BUTTONS_YES_NO,
                  question) == css::awt::MessageBoxResults::YES;
}

rtl::OUString with(const char *text, const rtl::OUString &first) {
  return unicode(text).replaceFirst("%s", first);
}

std::shared_ptr<const loaded_compacts> known_compacts(const menu_call &call) {
  auto compacts = load_compacts();
  if (compacts->library)
    return compacts;
  tell(call, with(TEXT_NO_COMPACTS, unicode(compacts->problem.c_str())));
  return {};
}

rtl::OUString extension_file(const menu_call &call, const char *path) {
  const auto packages = css::deployment::PackageInformationProvider::get(call.context);
  return packages->getPackageLocation("org.compactrules.compact") + "/" + unicode(path);
}

} // namespace compact_addin
