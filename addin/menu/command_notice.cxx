/* command_notice.cxx - Write the notice: a letter in Writer, with what the selected row says filled in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/style/TabStop.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/text/ControlCharacter.hpp>
#include <com/sun/star/text/XTextDocument.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>
#include <com/sun/star/util/XSearchable.hpp>

#include "convert.hxx"
#include "letter.h"
#include "sheet.hxx"

namespace compact_addin {
namespace {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using properties = Reference<css::beans::XPropertySet>;

constexpr sal_Int32 note_paper = 0xFFF4CE, ask_paper = 0xFFE699, rule_ink = 0x7F6000;
constexpr sal_Int32 label_width = 5000; /* hundredths of a millimetre */

/* The paragraph styles of the letter, by letter_style; a name that Writer has is its own. */
constexpr const char *style_names[] = {"Note title", "Note",      "Text body",
                                       "Subject",    "Heading 3", "Particular"};

/* ---- Styles ---- */

class letter_styles {
public:
  explicit letter_styles(const Reference<css::text::XTextDocument> &document)
      : makes_(document, UNO_QUERY_THROW) {
    const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
    styles_.set(supplier->getStyleFamilies()->getByName("ParagraphStyles"), UNO_QUERY_THROW);
  }

  void make_all() {
    const properties standard(styles_->getByName("Standard"), UNO_QUERY_THROW);
    standard->setPropertyValue("CharFontName", Any(rtl::OUString("Arial")));
    standard->setPropertyValue("CharHeight", Any(12.0f));
    standard->setPropertyValue("CharLocale", Any(css::lang::Locale("en", "GB", "")));
    set_bold(make("Subject"));
    set_box(make("Note"));
    const properties title = make("Note title");
    set_box(title);
    set_bold(title);
    set_tab(make("Particular"));
  }

private:
  properties make(const char *name) {
    const Reference<css::style::XStyle> style(makes_->createInstance("com.sun.star.style.ParagraphStyle"),
                                              UNO_QUERY_THROW);
    styles_->insertByName(unicode(name), Any(style));
    style->setParentStyle("Text body");
    return {style, UNO_QUERY_THROW};
  }

  static void set_bold(const properties &style) {
    style->setPropertyValue("CharWeight", Any(css::awt::FontWeight::BOLD));
  }

  /* Paragraphs that stand below each other are in one box. */
  static void set_box(const properties &style) {
    css::table::BorderLine2 line;
    line.Color = rule_ink;
    line.OuterLineWidth = 26;
    line.LineWidth = 26;
    for (const char *side : {"TopBorder", "BottomBorder", "LeftBorder", "RightBorder"})
      style->setPropertyValue(unicode(side), Any(line));
    style->setPropertyValue("BorderDistance", Any(sal_Int32{150}));
    style->setPropertyValue("ParaBackColor", Any(note_paper));
  }

  static void set_tab(const properties &style) {
    css::style::TabStop tab;
    tab.Position = label_width;
    tab.FillChar = ' ';
    style->setPropertyValue("ParaTabStops", Any(css::uno::Sequence<css::style::TabStop>{&tab, 1}));
    style->setPropertyValue("ParaLeftMargin", Any(label_width));
    style->setPropertyValue("ParaFirstLineIndent", Any(-label_width));
    style->setPropertyValue("ParaTopMargin", Any(sal_Int32{0}));
    style->setPropertyValue("ParaBottomMargin", Any(sal_Int32{50}));
  }

  const Reference<css::lang::XMultiServiceFactory> makes_;
  Reference<css::container::XNameContainer> styles_;
};

/* ---- Lines ---- */

struct letter_line {
  letter_style style;
  rtl::OUString text;
};

compact_error keep_line(void *user, letter_style style, const char *text) {
  static_cast<std::vector<letter_line> *>(user)->push_back({style, unicode(text)});
  return COMPACT_ERROR_NONE;
}

void write_line(const Reference<css::text::XText> &text, const letter_line &line, bool is_first) {
  if (!is_first)
    text->insertControlCharacter(text->getEnd(), css::text::ControlCharacter::PARAGRAPH_BREAK, false);
  const Reference<css::text::XTextRange> end = text->getEnd();
  properties(end, UNO_QUERY_THROW)->setPropertyValue("ParaStyleName", Any(unicode(style_names[line.style])));
  text->insertString(end, line.text, false);
}

/* So that nobody sends a letter with a place that was to be filled in. */
void mark_places(const Reference<css::text::XTextDocument> &document) {
  const Reference<css::util::XSearchable> searchable(document, UNO_QUERY_THROW);
  const auto wanted = searchable->createSearchDescriptor();
  wanted->setPropertyValue("SearchRegularExpression", Any(true));
  wanted->setSearchString("\\[[^\\[\\]]*\\]");
  const auto found = searchable->findAll(wanted);
  for (sal_Int32 i = 0; i < found->getCount(); ++i)
    properties(found->getByIndex(i), UNO_QUERY_THROW)->setPropertyValue("CharBackColor", Any(ask_paper));
}

void name_document(const Reference<css::text::XTextDocument> &document,
                   const std::vector<letter_line> &lines) {
  const Reference<css::document::XDocumentPropertiesSupplier> supplier(document, UNO_QUERY_THROW);
  for (const letter_line &line : lines)
    if (line.style == LETTER_SUBJECT)
      supplier->getDocumentProperties()->setTitle(line.text);
}

/* Nothing where Writer is not installed, which the person has then been told. */
Reference<css::text::XTextDocument> new_text(const menu_call &call) {
  const auto desktop = css::frame::Desktop::create(call.context);
  Reference<css::text::XTextDocument> document;
  try {
    document.set(desktop->loadComponentFromURL("private:factory/swriter", "_blank", 0, {}),
                 css::uno::UNO_QUERY);
  } catch (const css::uno::Exception &) {
    /* Said below. */
  }
  if (!document.is())
    tell(call, unicode(TEXT_NOTICE_NO_WRITER));
  return document;
}

void open_letter(const menu_call &call, const std::vector<letter_line> &lines) {
  const auto document = new_text(call);
  if (!document.is())
    return;
  letter_styles(document).make_all();
  const auto text = document->getText();
  for (std::size_t i = 0; i < lines.size(); ++i)
    write_line(text, lines[i], i == 0);
  mark_places(document);
  name_document(document, lines);
  const Reference<css::text::XTextViewCursorSupplier> view(document->getCurrentController(), UNO_QUERY_THROW);
  view->getViewCursor()->gotoStart(false);
}

} // namespace

void menu_notice(const menu_call &call) {
  const auto target = row_of(call);
  const auto compacts = target ? known_compacts(call) : nullptr;
  if (!compacts)
    return;
  std::vector<letter_line> lines;
  compact_error error = COMPACT_ERROR_NONE;
  read_selected_row(call, *target, *compacts, [&](cr_checking *checking, const cr_record &record) {
    error = letter_write(compacts->library.get(), cr_checking_pack(checking), &record, today(), keep_line,
                         &lines);
  });
  if (error == COMPACT_ERROR_NAME)
    tell(call, with(TEXT_NOTICE_NOTHING, rtl::OUString::number(target->selection.StartRow + 1)));
  else
    require(error);
  if (!lines.empty())
    open_letter(call, lines);
}

} // namespace compact_addin
