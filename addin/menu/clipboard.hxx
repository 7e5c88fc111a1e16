/* clipboard.hxx - text for other programs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CLIPBOARD_HXX
#define COMPACT_CLIPBOARD_HXX

#include "menu.hxx"

namespace compact_addin {

void copy_text(const menu_call &call, const rtl::OUString &text);

} // namespace compact_addin

#endif
