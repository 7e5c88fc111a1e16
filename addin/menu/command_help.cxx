/* command_help.cxx - Help: the manual, which lies in the extension and needs no network
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <osl/file.hxx>

#include "convert.hxx"
#include "menu.hxx"

namespace compact_addin {
namespace {

bool show_in_browser(const menu_call &call, const rtl::OUString &url) {
  try {
    css::system::SystemShellExecute::create(call.context)
        ->execute(url, rtl::OUString(), css::system::SystemShellExecuteFlags::URIS_ONLY);
    return true;
  } catch (const css::uno::Exception &) {
    return false; /* no browser, or none that may be started */
  }
}

rtl::OUString path_of(const rtl::OUString &url) {
  rtl::OUString path;
  return osl::FileBase::getSystemPathFromFileURL(url, path) == osl::FileBase::E_None ? path : url;
}

} // namespace

void menu_help(const menu_call &call) {
  const rtl::OUString manual = extension_file(call, "manual.html");
  if (!show_in_browser(call, manual))
    tell(call, with(TEXT_HELP_WHERE, path_of(manual)));
}

} // namespace compact_addin
