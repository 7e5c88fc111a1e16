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

constexpr std::chrono::milliseconds freshness{100};

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

document_settings read_settings(const document_ref &document) {
  return {null_date_of(document), pack_of(document)};
}

} // namespace

/* A document that has been closed may have left its address to another one: the weak reference tells. */
bool document_cache::holds(const document_ref &document, clock::time_point now) const {
  return document.get() == key_ && now - read_at_ < freshness && alive_.get().is();
}

std::shared_ptr<const document_settings> document_cache::settings_of(const document_ref &document,
                                                                     clock::time_point now) {
  if (!document.is())
    return defaults_;
  {
    const std::lock_guard lock(mutex_);
    if (holds(document, now))
      return settings_;
  }
  /* Asked without our lock: the document takes Calc's own, whose holder may be waiting for ours. */
  auto settings = std::make_shared<const document_settings>(read_settings(document));
  const std::lock_guard lock(mutex_);
  key_ = document.get();
  alive_ = document;
  read_at_ = now;
  settings_ = settings;
  return settings;
}

} // namespace compact_addin
