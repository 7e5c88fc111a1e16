/* document.cxx - what a calculation looks at in the document it stands in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "document.hxx"

#include <com/sun/star/beans/PropertyAttribute.hpp>
#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/util/Date.hpp>

#include "changes.hxx"
#include "convert.hxx"

namespace compact_addin {
namespace {

constexpr char pack_property[] = "Compact";

compact_date null_date_of(const document_ref &document) {
  css::util::Date day;
  compact_date date = COMPACT_NULL_DATE_1899;
  if (document->getPropertyValue("NullDate") >>= day)
    compact_date_make(day.Year, day.Month, day.Day, &date);
  return date == COMPACT_NO_DATE ? COMPACT_NULL_DATE_1899 : date;
}

/* The custom properties, or nothing: Calc's FunctionAccess has none. */
document_ref custom_properties(const document_ref &document) {
  const css::uno::Reference<css::document::XDocumentPropertiesSupplier> supplier(document,
                                                                                 css::uno::UNO_QUERY);
  if (!supplier.is())
    return {};
  return {supplier->getDocumentProperties()->getUserDefinedProperties(), css::uno::UNO_QUERY_THROW};
}

bool names_a_pack(const document_ref &properties) {
  return properties->getPropertySetInfo()->hasPropertyByName(pack_property);
}

} // namespace

std::string document_pack(const document_ref &document) {
  const document_ref properties = custom_properties(document);
  rtl::OUString pack;
  if (properties.is() && names_a_pack(properties))
    properties->getPropertyValue(pack_property) >>= pack;
  return utf8(pack).getStr();
}

void set_document_pack(const document_ref &document, const rtl::OUString &pack) {
  const document_ref properties = custom_properties(document);
  const css::uno::Reference<css::beans::XPropertyContainer> container(properties, css::uno::UNO_QUERY_THROW);
  if (names_a_pack(properties))
    container->removeProperty(pack_property);
  if (!pack.isEmpty())
    container->addProperty(pack_property, css::beans::PropertyAttribute::REMOVABLE, css::uno::Any(pack));
  look_again();
}

document_settings settings_of(const document_ref &document) {
  if (!document.is())
    return {};
  return {null_date_of(document), document_pack(document)};
}

} // namespace compact_addin
