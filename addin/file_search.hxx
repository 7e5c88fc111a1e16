/* file_search.hxx - whether a spreadsheet file holds one of our names, without asking a single cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_FILE_SEARCH_HXX
#define COMPACT_FILE_SEARCH_HXX

#include <com/sun/star/uno/XComponentContext.hpp>

namespace compact_addin {

enum class search_result {
  unknown, /* the file cannot be looked into: encrypted, not XML, not there */
  absent,
  present
};

/* Looks for "COMPACT_" in any letters' case in the parts of an .xlsx or .ods that hold formulas, or in a
 * flat .fods. Reading the file again is several times cheaper than asking Calc for every formula. */
search_result search_file(const css::uno::Reference<css::uno::XComponentContext> &context,
                          const rtl::OUString &url);

} // namespace compact_addin

#endif
