/* compacts.hxx - the Compacts that are known, as the user's folder has them now
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_COMPACTS_HXX
#define COMPACT_COMPACTS_HXX

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "compact.h"

namespace compact_addin {

/* What one reading of the built-in Compacts and of the user's folder gave. It never changes. */
struct loaded_compacts {
  std::shared_ptr<const compact_library> library;      /* null if there is none */
  std::string problem;                                 /* why there is none */
  std::string mistake;                                 /* the first in the user's folder, or "" */
  std::shared_ptr<const compact_diagnostics> mistakes; /* all of them */
};

/* Reads the Compacts as they are now, for somebody who asks once. */
std::shared_ptr<const loaded_compacts> load_compacts();

/* Reads the Compacts again when a file in the user's folder has come, changed or gone. The folder is looked
 * at once a second at most, and by a call that needs it; calls that run keep what they were given. */
class compact_folder {
public:
  using clock = std::chrono::steady_clock;

  compact_folder();

  /* now is the steady clock's, which a call asks once. */
  std::shared_ptr<const loaded_compacts> current(clock::time_point now);

private:
  using listing = std::vector<std::string>;

  void look();

  const std::string path_;
  std::mutex mutex_;
  clock::time_point looked_at_;
  unsigned looked_in_; /* what looked_again() was then */
  listing files_;
  std::shared_ptr<const loaded_compacts> loaded_;
};

} // namespace compact_addin

#endif
