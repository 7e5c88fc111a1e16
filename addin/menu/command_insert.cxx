/* command_insert.cxx - Insert a check: formulas beside the table
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What is written is planned in C (insert.h): here the plan is shown, and carried out as one step.
 */
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "convert.hxx"
#include "dialog.hxx"
#include "insert_writer.hxx"
#include "undo.hxx"

namespace compact_addin {
namespace {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using owned_insert = std::unique_ptr<insert, void (*)(insert *)>;

/* ---- The table ---- */

owned_insert read_table(const menu_call &call, const sheet_target &target, const loaded_compacts &compacts,
                        const cr_profiles *profiles, const compact_pack *pack) {
  insert *made = nullptr;
  require(insert_new(compacts.library.get(), profiles, pack, &made));
  owned_insert self(made, insert_free), nothing(nullptr, insert_free);
  sheet_reader reader(target, target.table);
  progress shown(call, TEXT_READING, 2 * reader.row_count());
  if (!reader.read_all(shown, 0, [&](const cr_found_row &row) { require(insert_survey(made, &row)); }))
    return nothing;
  const compact_error error = insert_settle(made);
  if (error == COMPACT_ERROR_NAME) {
    tell(call, unicode(TEXT_INSERT_NO_ROWS));
    return nothing;
  }
  require(error);
  const bool is_whole = reader.read_all(shown, reader.row_count(),
                                        [&](const cr_found_row &row) { require(insert_read(made, &row)); });
  return is_whole ? std::move(self) : std::move(nothing);
}

/* ---- The dialog ---- */

class insert_dialog {
public:
  insert_dialog(const menu_call &call, insert *planned, std::uint32_t sheet_width)
      : dialog_(call, "insert"), insert_(planned), width_(sheet_width) {
    for (std::size_t i = 0; i < insert_topic_count(insert_); ++i)
      ready_ += insert_topic_is_ready(insert_topic_at(insert_, i));
    dialog_.on("topic", [this] { answer([this] { choose_topic(); }); });
    dialog_.on("column", [this] { answer([this] { choose_columns(); }); });
    answer([this] {
      fill_read();
      fill_topics();
      choose_topic();
    });
  }

  bool run() {
    return dialog_.run();
  }

private:
  static constexpr const char *lists[] = {"first", "second", "because"};

  /* Lists that are filled tell of it as if a person had chosen. */
  void answer(const std::function<void()> &change) {
    if (is_changing_)
      return;
    is_changing_ = true;
    change();
    is_changing_ = false;
  }

  bool has_all() const {
    return ready_ > 1;
  }

  /* The topic that is chosen, or INSERT_ALL. */
  std::int64_t topic() const {
    return dialog_.chosen("topics") - (has_all() ? 1 : 0);
  }

  void fill_read() {
    char *words = nullptr;
    require(insert_read_words(insert_, &words));
    dialog_.say("read", taken(words));
  }

  /* The first whose dates were found is chosen, or all of them. */
  void fill_topics() {
    std::vector<std::string> entries;
    int chosen = 0;
    if (has_all())
      entries.push_back(TEXT_INSERT_ALL);
    for (std::size_t i = 0; i < insert_topic_count(insert_); ++i) {
      const insert_topic *one = insert_topic_at(insert_, i);
      char *words = nullptr;
      require(insert_topic_words(one, &words));
      if (ready_ == 1 && insert_topic_is_ready(one))
        chosen = static_cast<int>(i);
      entries.push_back(taken(words));
    }
    dialog_.fill("topics", entries, chosen);
  }

  void choose_topic() {
    const std::int64_t index = topic();
    for (std::size_t i = 0; i < INSERT_FACTS; ++i)
      show_columns(i, index < 0 ? nullptr : insert_topic_at(insert_, static_cast<std::size_t>(index)));
    show_plan();
  }

  void show_columns(std::size_t fact, const insert_topic *one) {
    const bool is_asked = one != nullptr && one->facts[fact] != nullptr;
    std::vector<std::string> entries{TEXT_INSERT_NO_COLUMN};
    int chosen = 0;
    for (std::size_t i = 0; is_asked && i < insert_title_count(insert_); ++i) {
      const insert_title *title = insert_title_at(insert_, i);
      char name[CR_CELL_NAME_SIZE];
      entries.push_back(std::string(cr_cell_name(insert_header_row(insert_), title->column, name)) + ": " +
                        title->title);
      if (title->column == one->columns[fact])
        chosen = static_cast<int>(i) + 1;
    }
    dialog_.fill(lists[fact], entries, chosen);
    dialog_.enable(lists[fact], is_asked);
    label(fact, is_asked ? compact_fact_label(one->facts[fact]) : "");
  }

  /* What the list is for, with the letter that its general words have. */
  void label(std::size_t fact, const std::string &what) {
    static constexpr const char *general[] = {TEXT_INSERT_FIRST, TEXT_INSERT_SECOND, TEXT_INSERT_BECAUSE};
    const std::string words = what.empty() ? general[fact] : std::string(general[fact]) + ": " + what;
    dialog_.say((std::string(lists[fact]) + "-label").c_str(), words);
  }

  void choose_columns() {
    const std::int64_t index = topic();
    for (std::size_t i = 0; index >= 0 && i < INSERT_FACTS; ++i) {
      const int chosen = dialog_.chosen(lists[i]);
      const std::int64_t column =
          chosen <= 0 ? std::int64_t{INSERT_NO_COLUMN}
                      : insert_title_at(insert_, static_cast<std::size_t>(chosen) - 1)->column;
      insert_take(insert_, static_cast<std::size_t>(index), i, column);
    }
    show_plan();
  }

  void show_plan() {
    const compact_error error = insert_plan(insert_, topic(), dialog_.is_checked("due"), width_);
    if (error == COMPACT_ERROR_MEMORY)
      require(error);
    char *words = nullptr;
    if (error == COMPACT_ERROR_NONE)
      require(insert_plan_words(insert_, &words));
    dialog_.say("plan", error == COMPACT_ERROR_NONE   ? taken(words)
                        : error == COMPACT_ERROR_NAME ? TEXT_INSERT_CHOOSE
                                                      : TEXT_INSERT_NARROW);
    dialog_.enable("ok", error == COMPACT_ERROR_NONE);
  }

  dialog dialog_;
  insert *const insert_;
  const std::uint32_t width_;
  std::size_t ready_ = 0; /* topics whose dates were found at first */
  bool is_changing_ = false;
};

/* ---- Writing ---- */

/* False: called off, and nothing is written. */
bool write_plan(const menu_call &call, const sheet_target &target, const insert *planned, bool is_filled) {
  insert_writer writer(target, planned);
  progress shown(call, TEXT_INSERT_WRITING, writer.steps());
  whole_change change(call, TEXT_INSERT_UNDO);
  const bool is_whole = writer.write(shown, is_filled);
  if (is_whole) {
    change.keep();
  } else {
    shown.announce(unicode(TEXT_TAKING_BACK));
    writer.forget(shown);
  }
  return is_whole;
}

/* Shows the person where the answers are. */
void select_answers(const menu_call &call, const sheet_target &target, const insert *planned) {
  const auto row = static_cast<sal_Int32>(insert_header_row(planned));
  const auto column = static_cast<sal_Int32>(insert_column_at(planned, 0)->column);
  const Reference<css::view::XSelectionSupplier> supplier(call.frame->getController(), UNO_QUERY_THROW);
  supplier->select(Any(target.range(column, row, column, row)));
}

std::uint32_t width_of(const sheet_target &target) {
  const Reference<css::table::XColumnRowRange> columns(target.sheet, UNO_QUERY_THROW);
  return static_cast<std::uint32_t>(columns->getColumns()->getCount());
}

} // namespace

void menu_insert(const menu_call &call) {
  const auto target = sheet_of(call);
  const auto compacts = target && may_write_cells(call, *target) ? known_compacts(call) : nullptr;
  const compact_pack *pack = compacts ? pack_of(call, *target, *compacts) : nullptr;
  if (pack == nullptr)
    return;
  const owned_profiles profiles = open_profiles(*compacts);
  const owned_insert planned = read_table(call, *target, *compacts, profiles.get(), pack);
  if (!planned)
    return;
  if (insert_topic_count(planned.get()) == 0) {
    tell(call, with(TEXT_INSERT_NO_TOPICS, unicode(compact_pack_title(pack))));
    return;
  }
  if (!insert_dialog(call, planned.get(), width_of(*target)).run())
    return;
  const std::string filled = insert_writer(*target, planned.get()).filled_cell();
  if (!filled.empty() && !ask(call, with(TEXT_INSERT_OVERWRITE, unicode(filled.c_str()))))
    return;
  if (write_plan(call, *target, planned.get(), !filled.empty()))
    select_answers(call, *target, planned.get());
}

} // namespace compact_addin
