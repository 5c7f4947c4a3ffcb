// asyncio.shield: awaits an object without passing a cancel on to it.
#pragma once

#include "coro/ensure_future.hpp"

namespace coro {

/// The future of shield, without the type of its result: completes as `inner` does, and can be cancelled separately.
class ShieldBase : public FutureBase {
 public:
  ~ShieldBase() override;
  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override;

 protected:
  explicit ShieldBase(detail::Ref<FutureBase> inner);

  /// Completes it with the result of `inner`.
  virtual void take_result(FutureBase& inner) = 0;

 private:
  class InnerDone;
  void let_go();

  detail::Ref<FutureBase> inner_;
  InnerDone* callback_;  // until it has run; owned by `inner_` or the ready queue
};

namespace detail {

template <class T>
class Shield final : public WithResult<ShieldBase, T> {
 public:
  explicit Shield(Ref<FutureBase> inner) : WithResult<ShieldBase, T>(std::move(inner)) {}

 private:
  void take_result(FutureBase& inner) override {
    if constexpr (std::is_void_v<T>) {
      this->set_result();
    } else {
      this->set_result(static_cast<std::optional<T>*>(inner.slot())->value());
    }
  }
};

}  // namespace detail

/// A future that completes as `awaitable` does; a coroutine becomes a task. Cancelling it, or the task that awaits it,
/// leaves the inner one running. A future that is done already is returned itself.
template <Awaitable A>
Future<ValueOf<A>> shield(A awaitable, Here here = {}) {
  const Future<ValueOf<A>> inner = ensure_future(std::move(awaitable), here);
  if (inner.done()) return inner;
  return Future<ValueOf<A>>(detail::Ref<FutureBase>::adopt(new detail::Shield<ValueOf<A>>(inner.state())));
}

}  // namespace coro
