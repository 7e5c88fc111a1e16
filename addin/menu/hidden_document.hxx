/* hidden_document.hxx - a spreadsheet that nobody sees, for what would otherwise change the one in the window
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_HIDDEN_DOCUMENT_HXX
#define COMPACT_HIDDEN_DOCUMENT_HXX

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace compact_addin {

/* Nothing in it can be undone, and it goes away unsaved. */
class hidden_document {
public:
  using document_reference = css::uno::Reference<css::sheet::XSpreadsheetDocument>;

  /* An empty one. */
  explicit hidden_document(const css::uno::Reference<css::uno::XComponentContext> &context);

  /* A copy of another as it is now, saved or not. It is made in memory, and runs no macros. */
  hidden_document(const css::uno::Reference<css::uno::XComponentContext> &context,
                  const document_reference &original);

  hidden_document(const hidden_document &) = delete;
  hidden_document &operator=(const hidden_document &) = delete;
  ~hidden_document();

  const document_reference &get() const {
    return document_;
  }

private:
  void load(const css::uno::Reference<css::uno::XComponentContext> &context, const rtl::OUString &url,
            std::initializer_list<css::beans::PropertyValue> more);

  document_reference document_;
};

} // namespace compact_addin

#endif
