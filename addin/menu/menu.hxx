/* menu.hxx - the commands of the menu Compact, and how they speak with people
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_MENU_HXX
#define COMPACT_MENU_HXX

#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include "compacts.hxx"
#include "menu_table.h"

namespace compact_addin {

/* What a command is called with: the window in whose menu it was chosen. */
struct menu_call {
  css::uno::Reference<css::uno::XComponentContext> context;
  css::uno::Reference<css::frame::XFrame> frame;
};

/* The commands of menu.xml, each in command_NAME.cxx. They run on the office's main thread and may show
 * dialogs. What they throw is told to the person, so that they need catch nothing. */
using menu_command = void(const menu_call &call);
#define MENU_DECLARE(name, needs_sheet) menu_command menu_##name;
MENU_COMMAND_MAP(MENU_DECLARE)
#undef MENU_DECLARE

/* A sentence in a box with OK. */
void tell(const menu_call &call, const rtl::OUString &sentence);

/* A question that is answered with Yes or No; closing the box is No. */
bool ask(const menu_call &call, const rtl::OUString &question);

/* A text of menu.xml with its %s filled in. */
rtl::OUString with(const char *text, const rtl::OUString &first);

/* The Compacts as the folders have them now; null where there are none, which the person has then been told.
 */
std::shared_ptr<const loaded_compacts> known_compacts(const menu_call &call);

/* A file of the extension as an address, of a path such as "manual.html". */
rtl::OUString extension_file(const menu_call &call, const char *path);

} // namespace compact_addin

#endif
