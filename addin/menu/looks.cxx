/* looks.cxx - how what the commands write looks
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Ink comes with paper of its own, so that dark paper leaves it readable. Every pair of colours has a
 * contrast of 4.5 to 1 or more, and none means anything that words do not say too.
 */
#include "looks.hxx"

#include <com/sun/star/beans/XMultiPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "convert.hxx"

namespace compact_addin {

using css::beans::PropertyValue;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

cell_properties properties_of(const Reference<css::table::XCellRange> &cells) {
  return {cells, UNO_QUERY_THROW};
}

sal_Int32 date_format(const Reference<css::sheet::XSpreadsheetDocument> &document) {
  const auto formats =
      Reference<css::util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormats();
  const css::lang::Locale locale("en", "GB", "");
  const rtl::OUString code("DD MMM YYYY");
  const sal_Int32 known = formats->queryKey(code, locale, false);
  return known >= 0 ? known : formats->addNew(code, locale);
}

bool takes_styles(const Reference<css::sheet::XSpreadsheetDocument> &document) {
  const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
  for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
    if (Reference<css::util::XProtectable>(sheets->getByIndex(i), UNO_QUERY_THROW)->isProtected())
      return false;
  return true;
}

/* ---- Outcomes ---- */

namespace {

struct outcome_look {
  compact_outcome outcome;
  sal_Int32 ink, paper;
};

constexpr outcome_look outcome_looks[] = {
    {COMPACT_OUTCOME_NOT_MET, 0x8A0012, 0xFFD9DC}, {COMPACT_OUTCOME_CANNOT_TELL, 0x3D3D3D, 0xE4E4E4},
    {COMPACT_OUTCOME_DUE, 0x6B4300, 0xFFE8B8},     {COMPACT_OUTCOME_EXCUSED, 0x0B3E7A, 0xDCE9FA},
    {COMPACT_OUTCOME_MET, 0x0F5223, 0xD8F0DD},     {COMPACT_OUTCOME_NOT_APPLICABLE, 0x4A4A4A, 0xF5F5F5}};

rtl::OUString style_name(compact_outcome outcome) {
  return "Compact: " + unicode(compact_outcome_label(outcome));
}

void make_style(const Reference<css::sheet::XSpreadsheetDocument> &document, const outcome_look &look) {
  const Reference<css::style::XStyleFamiliesSupplier> supplier(document, UNO_QUERY_THROW);
  const Reference<css::container::XNameContainer> styles(
      supplier->getStyleFamilies()->getByName("CellStyles"), UNO_QUERY_THROW);
  const rtl::OUString name = style_name(look.outcome);
  if (styles->hasByName(name))
    return;
  const Reference<css::lang::XMultiServiceFactory> makes(document, UNO_QUERY_THROW);
  const cell_properties style(makes->createInstance("com.sun.star.style.CellStyle"), UNO_QUERY_THROW);
  styles->insertByName(name, Any(style));
  style->setPropertyValue("CharColor", Any(look.ink));
  style->setPropertyValue("CellBackColor", Any(look.paper));
}

PropertyValue named(const char *name, const Any &value) {
  PropertyValue property;
  property.Name = unicode(name);
  property.Value = value;
  return property;
}

} // namespace

void colour_outcomes(const Reference<css::sheet::XSpreadsheetDocument> &document,
                     const Reference<css::table::XCellRange> &cells, outcome_words words) {
  if (!takes_styles(document))
    return;
  const auto properties = properties_of(cells);
  const Reference<css::sheet::XSheetConditionalEntries> entries(
      properties->getPropertyValue("ConditionalFormat"), UNO_QUERY_THROW);
  entries->clear();
  for (const outcome_look &look : outcome_looks) {
    make_style(document, look);
    const char *word = words == outcome_words::names ? compact_outcome_name(look.outcome)
                                                     : compact_outcome_label(look.outcome);
    const PropertyValue entry[] = {
        named("Operator", Any(css::sheet::ConditionOperator_EQUAL)),
        named("Formula1", Any("\"" + unicode(word) + "\"")),
        named("StyleName", Any(style_name(look.outcome))),
    };
    entries->addNew({entry, 3});
  }
  properties->setPropertyValue("ConditionalFormat", Any(entries));
}

/* ---- Room ---- */

namespace {

constexpr sal_Int32 side_space = 230; /* hundredths of a millimetre */

} // namespace

/* Both at once: with words in the cells each would make the rows as high as these. */
void wrap(const Reference<css::table::XCellRange> &cells) {
  const rtl::OUString names[] = {"IsTextWrapped", "VertJustify"};
  const Any values[] = {Any(true), Any(css::table::CellVertJustify2::TOP)};
  Reference<css::beans::XMultiPropertySet>(cells, UNO_QUERY_THROW)
      ->setPropertyValues({names, 2}, {values, 2});
}

void set_side(const Reference<css::table::XCellRange> &cells, cell_side side) {
  const auto properties = properties_of(cells);
  const bool is_right = side == cell_side::right;
  properties->setPropertyValue(
      "HoriJustify", Any(is_right ? css::table::CellHoriJustify_RIGHT : css::table::CellHoriJustify_LEFT));
  properties->setPropertyValue(is_right ? rtl::OUString("ParaRightMargin") : rtl::OUString("ParaLeftMargin"),
                               Any(side_space));
}

void set_width(const Reference<css::table::XCellRange> &cells, sal_Int32 width) {
  const auto columns = Reference<css::table::XColumnRowRange>(cells, UNO_QUERY_THROW)->getColumns();
  cell_properties(columns, UNO_QUERY_THROW)->setPropertyValue("Width", Any(width));
}

} // namespace compact_addin
