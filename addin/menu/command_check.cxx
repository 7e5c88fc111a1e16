/* command_check.cxx - Check this sheet: everything that its columns allow, told on a sheet of its own
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What stands on that sheet is laid out in C (sheet_report.h).
 */
#include <com/sun/star/frame/XTitle.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>

#include "convert.hxx"
#include "report_sheet.hxx"
#include "sheet.hxx"

namespace compact_addin {
namespace {

using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

/* What the report borrows. */
struct check_request {
  const loaded_compacts &compacts;
  const compact_pack *pack;
  owned_profiles profiles;
  std::string file, sheet;
};

/* Nothing where it was called off or no title is known, which the person has then been told. */
owned_report check(const menu_call &call, const sheet_target &target, const check_request &asked) {
  sheet_report *made = nullptr;
  require(sheet_report_new(asked.compacts.library.get(), asked.profiles.get(), asked.pack, today(),
                           asked.file.c_str(), asked.sheet.c_str(), &made));
  owned_report report(made, sheet_report_free), nothing(nullptr, sheet_report_free);
  sheet_reader reader(target, target.table);
  progress shown(call, TEXT_CHECK_CHECKING, 2 * reader.row_count());
  const auto take = [made](const cr_found_row &row) { require(sheet_report_take(made, &row)); };
  if (!reader.read_all(shown, 0, take))
    return nothing;
  const compact_error error = sheet_report_settle(made);
  if (error == COMPACT_ERROR_NAME) {
    tell(call, unicode(TEXT_NO_TABLE));
    return nothing;
  }
  require(error);
  if (!reader.read_all(shown, reader.row_count(), take))
    return nothing;
  require(sheet_report_finish(made));
  return report;
}

} // namespace

void menu_check(const menu_call &call) {
  const auto target = sheet_of(call);
  const auto compacts = target && may_add_sheets(call, *target) ? known_compacts(call) : nullptr;
  const compact_pack *pack = compacts ? pack_of(call, *target, *compacts) : nullptr;
  if (pack == nullptr)
    return;
  const Reference<css::frame::XTitle> title(target->document, UNO_QUERY_THROW);
  const check_request asked{*compacts, pack, open_profiles(*compacts), utf8(title->getTitle()).getStr(),
                            utf8(target->sheet_name()).getStr()};
  const owned_report report = check(call, *target, asked);
  const auto sheet = report ? write_report(call, *target, report.get()) : nullptr;
  if (sheet.is())
    Reference<css::sheet::XSpreadsheetView>(call.frame->getController(), UNO_QUERY_THROW)
        ->setActiveSheet(sheet);
}

} // namespace compact_addin
