/* session.cxx - what the calls of a burst share, so that none of them locks or asks for it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "session.hxx"

#include <new>

#include "changes.hxx"

namespace compact_addin {
namespace {

constexpr std::chrono::milliseconds freshness{100};

using room_owner = std::unique_ptr<scratch, void (*)(scratch *)>;

room_owner room_of(const compact_library *library) {
  scratch *room = nullptr;
  if (library != nullptr && scratch_new(library, &room) != COMPACT_ERROR_NONE)
    throw std::bad_alloc();
  return {room, scratch_free};
}

} // namespace

session::session(compact_folder &folder, const document_ref &document, clock::time_point now)
    : began_at_(now), began_in_(looked_again()), compacts_(folder.current(now)), document_(document.get()),
      alive_(document), settings_(settings_of(document)), room_(room_of(library())) {
}

/* A document that has been closed may have left its address to another one: the weak reference tells. */
bool session::serves(const document_ref &document, clock::time_point now) const {
  return document.get() == document_ && now - began_at_ < freshness && began_in_ == looked_again() &&
         (document_ == nullptr || alive_.get().is());
}

call_context session::context() const {
  return {library(), room_.get(), settings_.null_date, settings_.pack.c_str(), compacts_->mistake.c_str()};
}

std::unique_ptr<session> session_keeper::take(const document_ref &document) {
  const auto now = session::clock::now();
  std::unique_ptr<session> kept(kept_.exchange(nullptr));
  if (kept && kept->serves(document, now))
    return kept;
  return std::make_unique<session>(folder_, document, now);
}

} // namespace compact_addin
