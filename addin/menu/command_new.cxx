/* command_new.cxx - New Workbook: opens a workbook that lies in the extension, as a new document
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/frame/Desktop.hpp>

#include "book_table.h"
#include "change.hxx"
#include "convert.hxx"
#include "dialog.hxx"
#include "document.hxx"

namespace compact_addin {
namespace {

struct book {
  const char *template_id, *title, *audience, *purpose, *compact_id, *compact_title;
};

#define BOOK_ROW(...) {__VA_ARGS__},
constexpr book books[] = {BOOK_MAP(BOOK_ROW)};
#undef BOOK_ROW

/* The workbooks of one template, which stand together in the table. */
using template_books = std::vector<const book *>;

std::vector<template_books> by_template() {
  std::vector<template_books> all;
  for (const book &one : books) {
    if (all.empty() || std::string(all.back().front()->template_id) != one.template_id)
      all.emplace_back();
    all.back().push_back(&one);
  }
  return all;
}

/* The dialog, and what is listed in it. */
class chooser {
public:
  chooser(const menu_call &call, std::string pack)
      : shown_(call, "new"), templates_(by_template()), pack_(std::move(pack)) {
  }

  /* The workbook that the person chooses, or NULL. */
  const book *choose() {
    std::vector<std::string> titles;
    for (const template_books &one : templates_)
      titles.emplace_back(one.front()->title);
    shown_.on("template", [this] { show_template(); });
    shown_.fill("template", titles, 0);
    show_template();
    shown_.focus("template");
    return shown_.run() ? chosen_book(chosen_template()) : nullptr;
  }

private:
  const template_books &chosen_template() const {
    const int chosen = shown_.chosen("template");
    return templates_[chosen < 0 ? 0 : static_cast<std::size_t>(chosen)];
  }

  const book *chosen_book(const template_books &listed) const {
    const int chosen = shown_.chosen("compact");
    return chosen < 0 ? nullptr : listed[static_cast<std::size_t>(chosen)];
  }

  /* Its Compacts, of which the one that was chosen before stays if it suits. */
  void show_template() {
    if (listed_ && chosen_book(*listed_))
      pack_ = chosen_book(*listed_)->compact_id;
    const template_books &suited = chosen_template();
    listed_ = &suited;
    std::vector<std::string> titles;
    int current = 0;
    for (const book *one : suited) {
      if (pack_ == one->compact_id)
        current = static_cast<int>(titles.size());
      titles.emplace_back(one->compact_title);
    }
    const std::string audience = utf8(with(TEXT_NEW_AUDIENCE, unicode(suited.front()->audience))).getStr();
    shown_.say("details", std::string(suited.front()->purpose) + "\n\n" + audience);
    shown_.fill("compact", titles, current);
  }

  dialog shown_;
  const std::vector<template_books> templates_;
  const template_books *listed_ = nullptr; /* whose Compacts stand in the list */
  std::string pack_;
};

void open(const menu_call &call, const book &one) {
  const std::string path = std::string("workbooks/") + one.template_id + "-" + one.compact_id + ".xlsx";
  css::beans::PropertyValue as_template;
  as_template.Name = "AsTemplate";
  as_template.Value <<= true;
  const busy shown(call, TEXT_NEW_PROGRESS);
  const auto opened =
      css::frame::Desktop::create(call.context)
          ->loadComponentFromURL(extension_file(call, path.c_str()), "_blank", 0, {&as_template, 1});
  if (!opened.is())
    tell(call, with(TEXT_NEW_MISSING, unicode(path.c_str())));
}

} // namespace

void menu_new(const menu_call &call) {
  const auto compacts = known_compacts(call);
  if (!compacts)
    return;
  const std::string named = document_pack(document_ref(document_of(call), css::uno::UNO_QUERY_THROW));
  const compact_pack *pack = function_pack(compacts->library.get(), named.c_str());
  const book *chosen = chooser(call, pack ? compact_pack_id(pack) : "").choose();
  if (chosen)
    open(call, *chosen);
}

} // namespace compact_addin
