/* command_about.cxx - About Compact Rules: the version, the Compacts that are known, and mistakes in one's
 * own
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "dialog.hxx"

namespace compact_addin {

void menu_about(const menu_call &call) {
  dialog about(call, "about");
  about.say("words", compact_version());
  about.run();
}

} // namespace compact_addin
