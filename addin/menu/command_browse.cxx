/* command_browse.cxx - Browse the Clauses: finds one, shows what it asks, and puts it into a cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <algorithm>
#include <sstream>

#include <com/sun/star/text/XTextRange.hpp>

#include "change.hxx"
#include "clauses.h"
#include "convert.hxx"
#include "dialog.hxx"
#include "document.hxx"
#include "made.hxx"

namespace compact_addin {
namespace {

using css::uno::UNO_QUERY_THROW;

/* The words of a list that lets everything through, and how each is shown. */
struct word_list {
  std::vector<std::string> words{""};
  std::vector<std::string> shown{TEXT_BROWSE_ANY};
};

word_list words_of(const char *vocabulary, const std::function<std::string(const char *)> &show) {
  word_list list;
  std::istringstream words(compact_vocabulary(vocabulary));
  for (std::string word; words >> word;) {
    list.words.push_back(word);
    list.shown.push_back(show(word.c_str()));
  }
  return list;
}

std::vector<std::string> kinds() {
  std::vector<std::string> shown;
#define ADD_KIND(name, number, identifier) shown.push_back(menu_kind_words(COMPACT_KIND_##name));
  COMPACT_KIND_MAP(ADD_KIND)
#undef ADD_KIND
  return shown;
}

std::size_t place(int chosen) {
  return static_cast<std::size_t>(std::max(chosen, 0));
}

/* The dialog, and what is listed in it. */
class browser {
public:
  browser(const menu_call &call, const compact_library *library)
      : call_(call), library_(library), shown_(call, "browse"),
        bearers_(words_of("bearer", compact_bearer_label)),
        themes_(words_of("theme", [](const char *theme) { return made(menu_theme_words, theme); })) {
  }

  void run(const compact_pack *pack) {
    fill(pack);
    shown_.on("find", [this] { find(); });
    shown_.on("chosen", [this] { show_details(); });
    shown_.on("reference", [this] { insert(false); });
    shown_.on("formula", [this] { insert(true); });
    find();
    shown_.focus("search");
    shown_.run();
  }

private:
  void fill(const compact_pack *pack) {
    std::vector<std::string> titles;
    int current = 0;
    for (std::size_t i = 0; i < compact_library_pack_count(library_); ++i) {
      const compact_pack *one = compact_library_pack_at(library_, i);
      titles.push_back(compact_pack_title(one));
      if (one == pack)
        current = static_cast<int>(i);
    }
    shown_.fill("compact", titles, current);
    shown_.fill("bearer", bearers_.shown, 0);
    shown_.fill("theme", themes_.shown, 0);
    shown_.fill("kind", kinds(), 0);
  }

  void find() {
    const compact_pack *pack = compact_library_pack_at(library_, place(shown_.chosen("compact")));
    const std::string search = shown_.words("search");
    const menu_filter filter{search.c_str(), bearers_.words[place(shown_.chosen("bearer"))].c_str(),
                             themes_.words[place(shown_.chosen("theme"))].c_str(),
                             static_cast<compact_kind>(place(shown_.chosen("kind")))};
    std::vector<std::string> lines;
    found_.clear();
    for (std::size_t i = 0; i < compact_pack_clause_count(pack); ++i) {
      const compact_clause *clause = compact_pack_clause_at(pack, i);
      if (!menu_clause_passes(clause, &filter))
        continue;
      found_.push_back(clause);
      lines.push_back(made(menu_clause_line, clause));
    }
    shown_.fill("list", lines, lines.empty() ? -1 : 0);
    shown_.say("found", made(menu_found_words, found_.size(), compact_pack_clause_count(pack)));
    show_details();
  }

  const compact_clause *chosen() const {
    const int at = shown_.chosen("list");
    return at < 0 || found_.empty() ? nullptr : found_[place(at)];
  }

  void show_details() {
    const compact_clause *clause = chosen();
    shown_.say("details", clause ? made(menu_clause_details, clause) : TEXT_BROWSE_NO_DETAILS);
    shown_.enable("insert-reference", clause != nullptr);
    shown_.enable("insert-formula", clause != nullptr);
  }

  /* The dialog stays open where nothing could be put in. */
  void insert(bool is_formula) {
    const compact_clause *clause = chosen();
    const auto cell = clause ? cell_to_fill(call_) : nullptr;
    if (!cell.is())
      return;
    const undo_step step(document_of(call_), TEXT_BROWSE_UNDO);
    if (is_formula)
      cell->setFormula(unicode(made(menu_clause_formula, clause).c_str()));
    else
      css::uno::Reference<css::text::XTextRange>(cell, UNO_QUERY_THROW)
          ->setString(unicode(made(menu_clause_reference, clause).c_str()));
    shown_.accept();
  }

  const menu_call call_;
  const compact_library *const library_;
  dialog shown_;
  const word_list bearers_, themes_;
  std::vector<const compact_clause *> found_;
};

} // namespace

void menu_browse(const menu_call &call) {
  const auto compacts = known_compacts(call);
  if (!compacts)
    return;
  const std::string pack = document_pack(document_ref(document_of(call), UNO_QUERY_THROW));
  browser(call, compacts->library.get()).run(function_pack(compacts->library.get(), pack.c_str()));
}

} // namespace compact_addin
