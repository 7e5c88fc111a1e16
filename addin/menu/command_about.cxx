/* command_about.cxx - About Compact Rules: the version, the Compacts that are known, and mistakes in one's
 * own
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "dialog.hxx"
#include "made.hxx"
#include "promise.h"

namespace compact_addin {

void menu_about(const menu_call &call) {
  const auto compacts = known_compacts(call);
  if (!compacts)
    return;
  dialog shown(call, "about");
  shown.say("words", made(menu_about_words, compacts->library.get(), compacts->mistakes.get()));
  shown.run();
}

} // namespace compact_addin
