// asyncio.Event: a flag that tasks wait for.
#pragma once

#include <memory>

#include "coro/api_co.hpp"

namespace coro {

/// Copies are the same event. Not set in the beginning.
class Event {
 public:
  Event();

  [[nodiscard]] bool is_set() const;
  /// Wakes all who wait: they run in the next turn, first come first, even where clear() follows.
  void set() const;
  void clear() const;

  /// Waits until it is set; not at all where it is. True. @throws RuntimeError when others wait on another scheduler
  ApiCo<Api::event_wait, bool> wait(Here here = {}) const;

 private:
  struct State;
  static ApiCo<Api::event_wait, bool> wait(std::shared_ptr<State> event);

  std::shared_ptr<State> state_;
};

}  // namespace coro
