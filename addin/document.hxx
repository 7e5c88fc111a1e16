/* document.hxx - what a calculation looks at in the document it stands in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_DOCUMENT_HXX
#define COMPACT_DOCUMENT_HXX

#include <string>

#include <com/sun/star/beans/XPropertySet.hpp>

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

/* Asks the document. The defaults for no document: Calc's FunctionAccess has none. */
document_settings settings_of(const document_ref &document);

} // namespace compact_addin

#endif
