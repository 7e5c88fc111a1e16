/* document.cxx - what a calculation looks at in the document it stands in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "document.hxx"

#include <com/sun/star/beans/XPropertyContainer.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/util/Date.hpp>

#include "convert.hxx"

namespace compact_addin {
namespace {

compact_date null_date_of(const document_ref &document) {
  css::util::Date day;
  compact_date date = COMPACT_NULL_DATE_1899;
  if (document->getPropertyValue("NullDate") >>= day)
    compact_date_make(day.Year, day.Month, day.Day, &date);
  return date == COMPACT_NO_DATE ? COMPACT_NULL_DATE_1899 : date;
}

std::string pack_of(const document_ref &document) {
  const css::uno::Reference<css::document::XDocumentPropertiesSupplier> supplier(document,
                                                                                 css::uno::UNO_QUERY);
  if (!supplier.is())
    return {};
  const document_ref properties(supplier->getDocumentProperties()->getUserDefinedProperties(),
                                css::uno::UNO_QUERY_THROW);
  rtl::OUString pack;
  if (properties->getPropertySetInfo()->hasPropertyByName("Compact"))
    properties->getPropertyValue("Compact") >>= pack;
  return utf8(pack).getStr();
}

} // namespace

document_settings settings_of(const document_ref &document) {
  if (!document.is())
    return {};
  return {null_date_of(document), pack_of(document)};
}

} // namespace compact_addin
