#include "coro/api.hpp"

#include <array>

namespace coro {

bool warns_when_dropped(Api api) {
  return api != Api::none && api != Api::anext && api != Api::athrow && api != Api::aclose;
}

const char* name(Api api) {
  static constexpr auto kNames = std::to_array<const char*>({"",
                                                             "sleep",
                                                             "wait_for",
                                                             "wait",
                                                             "as_completed",
                                                             "TaskGroup",
                                                             "timeout",
                                                             "to_thread",
                                                             "shield",
                                                             "Lock.acquire",
                                                             "Event.wait",
                                                             "Condition.wait",
                                                             "Condition.wait_for",
                                                             "Semaphore.acquire",
                                                             "Barrier.wait",
                                                             "Barrier.reset",
                                                             "Barrier.abort",
                                                             "Queue.get",
                                                             "Queue.put",
                                                             "Queue.join",
                                                             "anext",
                                                             "athrow",
                                                             "aclose"});
  static_assert(kNames.size() == static_cast<std::size_t>(Api::aclose) + 1);
  return kNames[static_cast<std::size_t>(api)];
}

}  // namespace coro
