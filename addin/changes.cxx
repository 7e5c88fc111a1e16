/* changes.cxx - when everything that is kept for a moment has to be asked for again
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "changes.hxx"

#include <atomic>

namespace compact_addin {
namespace {

/* The functions and the menu are two components, which Calc makes apart and which never meet. */
std::atomic<unsigned> times{0};

} // namespace

unsigned looked_again() {
  return times;
}

void look_again() {
  ++times;
}

} // namespace compact_addin
