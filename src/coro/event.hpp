// asyncio.Event: a flag that tasks wait for.
#pragma once

#include <memory>

#include "coro/api_co.hpp"
#include "coro/detail/shared.hpp"

namespace coro {

/// Copies refer to the same event. Initially not set.
class Event {
 public:
  Event();

  [[nodiscard]] bool is_set() const;
  /// Wakes all waiting tasks: they run in the next turn, in order of arrival, even if clear() follows.
  void set() const;
  void clear() const;

  /// Waits until it is set; returns true, at once if it is set. @throws RuntimeError if tasks of another scheduler wait
  /// for it
  ApiCo<Api::event_wait, bool> wait(Here here = {}) const;

 private:
  struct State;
  static ApiCo<Api::event_wait, bool> wait(std::shared_ptr<State> event);

  detail::Shared<State> state_;
};

}  // namespace coro
