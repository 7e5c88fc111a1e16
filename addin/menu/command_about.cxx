/* command_about.cxx - About Compact Rules: the version, the Compacts that are known, and mistakes in one's
 * own
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <osl/file.hxx>

#include "convert.hxx"
#include "dialog.hxx"
#include "made.hxx"
#include "promise.h"

namespace compact_addin {
namespace {

/* As a file manager takes it. */
std::string path_of(const rtl::OUString &url) {
  rtl::OUString path;
  return utf8(osl::FileBase::getSystemPathFromFileURL(url, path) == osl::FileBase::E_None ? path : url)
      .getStr();
}

} // namespace

void menu_about(const menu_call &call) {
  const auto compacts = known_compacts(call);
  if (!compacts)
    return;
  dialog shown(call, "about");
  const std::string manual = path_of(extension_file(call, "manual.html"));
  shown.say("words",
            made(menu_about_words, compacts->library.get(), compacts->mistakes.get(), manual.c_str()));
  shown.run();
}

} // namespace compact_addin
