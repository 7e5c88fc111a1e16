/* calculate.hxx - a call from Calc, brought to the C function cell by cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CALCULATE_HXX
#define COMPACT_CALCULATE_HXX

#include <atomic>
#include <initializer_list>
#include <memory>
#include <new>
#include <string>

#include <com/sun/star/uno/Any.hxx>

#include "document.hxx"
#include "functions.h"

namespace compact_addin {

using argument_list = std::initializer_list<const css::uno::Any *>;

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

/* The built-in Compacts, loaded once, and what is known of the document. May be used by several threads. */
class calculator {
public:
  calculator();

  /* Calls the function at that place of the table. Where arguments are ranges the result is an array of
   * their size, or of the size that a function of whole ranges gives it. Throws IllegalArgumentException
   * (Err:502) and RuntimeException (#VALUE!), nothing else. */
  css::uno::Any calculate(const document_ref &document, std::size_t function, argument_list arguments);

private:
  struct free_library {
    void operator()(compact_library *library) const {
      compact_library_free(library);
    }
  };

  css::uno::Any answer(const document_ref &document, std::size_t index, argument_list arguments);

  std::unique_ptr<compact_library, free_library> library_;
  scratch_pool scratches_; /* of the library */
  std::string problem_;    /* why there is no library */
  document_cache documents_;
};

} // namespace compact_addin

#endif
