/* session.hxx - what the calls of a burst share, so that none of them locks or asks for it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_SESSION_HXX
#define COMPACT_SESSION_HXX

#include <atomic>
#include <chrono>
#include <memory>

#include <cppuhelper/weakref.hxx>

#include "compacts.hxx"
#include "document.hxx"
#include "functions.h"

namespace compact_addin {

/* The Compacts, the room to work in, and what one document says of itself. Asking for these costs more than
 * deciding a cell, so they serve for a tenth of a second. */
class session {
public:
  using clock = std::chrono::steady_clock;

  session(compact_folder &folder, const document_ref &document, clock::time_point now);

  bool serves(const document_ref &document, clock::time_point now) const;

  /* Null if there are no Compacts. */
  const compact_library *library() const {
    return compacts_->library.get();
  }
  const std::string &problem() const {
    return compacts_->problem;
  }
  call_context context() const;

private:
  const clock::time_point began_at_;
  const unsigned began_in_; /* what looked_again() was then */
  const std::shared_ptr<const loaded_compacts> compacts_;
  const css::beans::XPropertySet *const document_;
  /* The helper, since asking a document for an interface is slow. */
  const css::uno::WeakReferenceHelper alive_;
  const document_settings settings_;
  std::unique_ptr<scratch, void (*)(scratch *)> room_;
};

/* Keeps the session of the last call for the next; calls at the same time have sessions of their own. */
class session_keeper {
public:
  ~session_keeper() {
    delete kept_.load();
  }

  std::unique_ptr<session> take(const document_ref &document);

  void give(std::unique_ptr<session> done) {
    delete kept_.exchange(done.release());
  }

private:
  compact_folder folder_;
  std::atomic<session *> kept_{nullptr};
};

class session_loan {
public:
  session_loan(session_keeper &keeper, const document_ref &document)
      : keeper_(keeper), session_(keeper.take(document)) {
  }
  ~session_loan() {
    keeper_.give(std::move(session_));
  }
  session_loan(const session_loan &) = delete;
  session_loan &operator=(const session_loan &) = delete;

  const session *operator->() const {
    return session_.get();
  }

private:
  session_keeper &keeper_;
  std::unique_ptr<session> session_;
};

} // namespace compact_addin

#endif
