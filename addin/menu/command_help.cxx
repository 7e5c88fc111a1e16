/* command_help.cxx - Help: the manual, which lies in the extension and needs no network
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>

#include "menu.hxx"

namespace compact_addin {

/* Whether a browser comes up is not told to us: About says where the manual is. */
void menu_help(const menu_call &call) {
  css::system::SystemShellExecute::create(call.context)
      ->execute(extension_file(call, "manual.html"), rtl::OUString(),
                css::system::SystemShellExecuteFlags::URIS_ONLY);
}

} // namespace compact_addin
