#include "coro/event.hpp"

#include "coro/detail/waiters.hpp"

namespace coro {

struct Event::State {
  bool set = false;
  detail::Waiters waiters{"Event"};
};

Event::Event() : state_(std::make_shared<State>()) {}

bool Event::is_set() const { return state_->set; }

void Event::set() const {
  if (state_->set) return;
  state_->set = true;
  state_->waiters.wake(detail::Waiters::kAll);
}

void Event::clear() const { state_->set = false; }

ApiCo<Api::event_wait, bool> Event::wait(Here here) const { return wait(state_).at(here); }

ApiCo<Api::event_wait, bool> Event::wait(std::shared_ptr<State> event) {
  if (!event->set) {
    detail::Waiter waiter(event->waiters);
    co_await waiter;
  }
  co_return true;
}

}  // namespace coro
