/* convert.hxx - UNO's values and the C functions' cells, one as the other
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CONVERT_HXX
#define COMPACT_CONVERT_HXX

#include <optional>

#include <com/sun/star/uno/Any.hxx>
#include <com/sun/star/uno/Sequence.hxx>
#include <rtl/string.hxx>
#include <rtl/ustring.hxx>

#include "functions.h"

namespace compact_addin {

using cell_row = css::uno::Sequence<css::uno::Any>;
using cell_range = css::uno::Sequence<cell_row>;

rtl::OString utf8(const rtl::OUString &text);
rtl::OUString unicode(const char *text);

/* The range that an argument is, or NULL. It is borrowed from the argument. */
const cell_range *range_in(const css::uno::Any &argument);

/* Room for a text's bytes. It costs nothing while there is no text, as in most arguments. */
using kept_text = std::optional<rtl::OString>;

/* Reads one value. A text's bytes are kept in `text`, which the cell borrows. Throws
 * IllegalArgumentException for what no spreadsheet passes, such as an interface. */
cell read_cell(const css::uno::Any &value, kept_text &text);

/* A result that stands alone. Throws IllegalArgumentException for a bad argument: Calc shows Err:502. */
css::uno::Any lone_result(const cell &result);

/* A result in an array, as a number: an error is one too there. False for text. */
bool number_result(const cell &result, double &out);

/* A result in an array of words, in which an error is its words. True. */
bool text_result(const cell &result, rtl::OUString &out);

} // namespace compact_addin

#endif
