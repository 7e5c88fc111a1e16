/* command_check.cxx - Check this sheet: everything that its columns allow, told on a sheet of its own
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What stands on that sheet is laid out in C (sheet_report.h).
 */
#include <com/sun/star/frame/XTitle.hpp>

#include "convert.hxx"
#include "report_step.hxx"

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

std::shared_ptr<made_report> new_report(const sheet_target &target,
                                        const std::shared_ptr<const loaded_compacts> &compacts,
                                        const compact_pack *pack) {
  const Reference<css::frame::XTitle> title(target.document, UNO_QUERY_THROW);
  const auto made = std::make_shared<made_report>(made_report{compacts,
                                                              open_profiles(*compacts),
                                                              utf8(title->getTitle()).getStr(),
                                                              utf8(target.sheet_name()).getStr(),
                                                              target.settings.null_date,
                                                              {nullptr, sheet_report_free}});
  sheet_report *report = nullptr;
  require(sheet_report_new(compacts->library.get(), made->profiles.get(), pack, today(), made->file.c_str(),
                           made->sheet.c_str(), &report));
  made->report.reset(report);
  return made;
}

/* False where it was called off or no title is known, which the person has then been told. */
bool check(const menu_call &call, const sheet_target &target, sheet_report *report) {
  sheet_reader reader(target, target.table);
  progress shown(call, TEXT_CHECK_CHECKING, 2 * reader.row_count());
  const auto take = [report](const cr_found_row &row) { require(sheet_report_take(report, &row)); };
  if (!reader.read_all(shown, 0, take))
    return false;
  const compact_error error = sheet_report_settle(report);
  if (error == COMPACT_ERROR_NAME) {
    tell(call, unicode(TEXT_NO_TABLE));
    return false;
  }
  require(error);
  if (!reader.read_all(shown, reader.row_count(), take))
    return false;
  require(sheet_report_finish(report));
  return true;
}

} // namespace

void menu_check(const menu_call &call) {
  const auto target = sheet_of(call);
  const auto compacts = target && may_add_sheets(call, *target) ? known_compacts(call) : nullptr;
  const compact_pack *pack = compacts ? pack_of(call, *target, *compacts) : nullptr;
  if (pack == nullptr)
    return;
  const auto made = new_report(*target, compacts, pack);
  if (check(call, *target, made->report.get()))
    add_report(call, *target, made);
}

} // namespace compact_addin
