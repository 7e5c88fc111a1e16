/* scratches.hxx - rooms in which calls work, kept from one call to the next
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_SCRATCHES_HXX
#define COMPACT_SCRATCHES_HXX

#include <atomic>
#include <new>

#include "functions.h"

namespace compact_addin {

/* A room for one call at a time is kept; calls at the same time make rooms of their own. */
class scratch_pool {
public:
  ~scratch_pool() {
    scratch_free(kept_.load());
  }

  scratch *take(const compact_library *library) {
    scratch *room = kept_.exchange(nullptr);
    if (room == nullptr && scratch_new(library, &room) != COMPACT_ERROR_NONE)
      throw std::bad_alloc();
    return room;
  }

  void give(scratch *room) {
    scratch_free(kept_.exchange(room));
  }

private:
  std::atomic<scratch *> kept_{nullptr};
};

class scratch_loan {
public:
  scratch_loan(scratch_pool &pool, const compact_library *library) : pool_(pool), room_(pool.take(library)) {
  }
  ~scratch_loan() {
    pool_.give(room_);
  }
  scratch_loan(const scratch_loan &) = delete;
  scratch_loan &operator=(const scratch_loan &) = delete;

  scratch *get() const {
    return room_;
  }

private:
  scratch_pool &pool_;
  scratch *room_;
};

} // namespace compact_addin

#endif
