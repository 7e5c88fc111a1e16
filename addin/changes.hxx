/* changes.hxx - when everything that is kept for a moment has to be asked for again
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CHANGES_HXX
#define COMPACT_CHANGES_HXX

namespace compact_addin {

/* The functions keep what they have read of a document and of the user's folder for a moment. A command that
 * changes it or is to read it now calls look_again(); whoever keeps something compares this number. */
unsigned looked_again();
void look_again();

} // namespace compact_addin

#endif
