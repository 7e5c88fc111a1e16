/* document.hxx - what a calculation looks at in the document it stands in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_DOCUMENT_HXX
#define COMPACT_DOCUMENT_HXX

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <cppuhelper/weakref.hxx>

#include "compact.h"

namespace compact_addin {

using document_ref = css::uno::Reference<css::beans::XPropertySet>;

struct document_settings {
  compact_date null_date = COMPACT_NULL_DATE_1899;
  std::string pack; /* the custom property `Compact`, or "" */
};

/* The custom property `Compact` of a document; "" if it has none. */
std::string document_pack(const document_ref &document);
void set_document_pack(const document_ref &document, const rtl::OUString &pack);

/* The settings of the document that was asked for last. Asking a document costs more than deciding a cell,
 * so its answers serve a burst of calls: they are asked for again after a tenth of a second. */
class document_cache {
public:
  using clock = std::chrono::steady_clock;

  /* The defaults for no document: Calc's FunctionAccess has none. */
  std::shared_ptr<const document_settings> settings_of(const document_ref &document, clock::time_point now);

private:
  bool holds(const document_ref &document, clock::time_point now) const;

  mutable std::mutex mutex_;
  const css::beans::XPropertySet *key_ = nullptr;
  css::uno::WeakReferenceHelper alive_; /* the helper, since asking a document for an interface is slow */
  clock::time_point read_at_;
  unsigned read_in_ = 0; /* what looked_again() was then */
  std::shared_ptr<const document_settings> settings_;
  const std::shared_ptr<const document_settings> defaults_ = std::make_shared<document_settings>();
};

} // namespace compact_addin

#endif
