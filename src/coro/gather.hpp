// asyncio.gather: `co_await gather{a(), b(), c()}`. In braces, so that the arguments are evaluated from left to right.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "coro/ensure_future.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// As the first argument: failures are results, and the gather waits for all.
struct ReturnExceptions {};
inline constexpr ReturnExceptions return_exceptions{};

/// With return_exceptions: a result or the exception of the child.
template <class T>
class Outcome {
 public:
  using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
  explicit Outcome(Value value) : value_(std::move(value)) {}
  explicit Outcome(std::exception_ptr exception) : exception_(std::move(exception)) {}
  [[nodiscard]] bool failed() const { return exception_ != nullptr; }
  [[nodiscard]] const std::exception_ptr& exception() const { return exception_; }
  /// @throws the exception of the child
  [[nodiscard]] const Value& value(Here here = {}) const {
    if (exception_) detail::rethrow_at(exception_, here);
    return *value_;
  }

 private:
  std::optional<Value> value_;
  std::exception_ptr exception_;
};

/// The future of gather, without the type of its result. Cancelling it cancels every child; it completes when they
/// have. The first child that fails completes it at once, and the others continue.
class GatherBase : public FutureBase {
 public:
  ~GatherBase() override;

  void record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const override;

 protected:
  explicit GatherBase(bool collect_exceptions) : return_exceptions_(collect_exceptions) {}

  /// Registers with the children: to be called once, when all are added.
  void begin();
  void add_child(detail::Ref<FutureBase> child) { children_.push_back(std::move(child)); }
  [[nodiscard]] FutureBase& child(std::size_t i) const { return *children_[i]; }
  [[nodiscard]] std::size_t size() const { return children_.size(); }

  [[nodiscard]] const char* type_name() const override { return "_GatheringFuture"; }

  /// Every child is done: completes the future with their results.
  virtual void collect() = 0;

 private:
  Waitable* passes_cancel_to(std::size_t i) override { return i < children_.size() ? children_[i].get() : nullptr; }
  bool end_cancel(bool any) override;

  class ChildDone;
  void child_done(FutureBase& child);

  std::vector<detail::Ref<FutureBase>> children_;
  std::vector<ChildDone*> callbacks_;  // those that have not run; owned by the children or the ready queue
  std::size_t left_ = 0;
  bool return_exceptions_;
  bool cancel_requested_ = false;
};

namespace detail {

/// One child's result; `Collected` false: just its value.
template <class T, bool Collected>
auto take(FutureBase& child) {
  using Value = typename Outcome<T>::Value;
  const auto value = [&]() -> Value {
    if constexpr (std::is_void_v<T>) {
      return {};
    } else {
      return static_cast<std::optional<T>*>(child.slot())->value();
    }
  };
  if constexpr (!Collected) {
    return value();
  } else if (child.state() == FutureBase::State::finished) {
    return Outcome<T>(value());
  } else if (child.cancelled()) {
    return Outcome<T>(std::make_exception_ptr(CancelledError(kNoLine)));
  } else {
    return Outcome<T>(child.exception());
  }
}

template <bool Collected, class... T>
struct GatherResult {
  using Type = std::tuple<std::conditional_t<Collected, Outcome<T>, typename Outcome<T>::Value>...>;
};
/// Children of one type give a vector; children without values give void.
template <bool Collected, class T, class... More>
requires(std::is_same_v<T, More>&&...) struct GatherResult<Collected, T, More...> {
  using Type = std::conditional_t<std::is_void_v<T> && !Collected, void,
                                  std::vector<std::conditional_t<Collected, Outcome<T>, typename Outcome<T>::Value>>>;
};
template <bool Collected>
struct GatherResult<Collected> {
  using Type = void;
};

template <class R>
inline constexpr bool is_vector = false;
template <class V>
inline constexpr bool is_vector<std::vector<V>> = true;

/// A gather over children of these types. `Result` is a vector of one type (any number of children), a tuple, or void.
template <bool Collected, class Result, class... T>
class Gathering final : public WithResult<GatherBase, Result> {
 public:
  explicit Gathering(std::vector<Ref<FutureBase>> children) : WithResult<GatherBase, Result>(Collected) {
    for (auto& child : children) this->add_child(std::move(child));
    this->begin();
  }

 private:
  void collect() override {
    if constexpr (std::is_void_v<Result>) {
      this->set_result();
    } else if constexpr (is_vector<Result>) {
      Result results;
      using T0 = std::tuple_element_t<0, std::tuple<std::type_identity<T>...>>;
      for (std::size_t i = 0; i < this->size(); ++i)
        results.push_back(take<typename T0::type, Collected>(this->child(i)));
      this->set_result(std::move(results));
    } else {
      collect_tuple(std::index_sequence_for<T...>{});
    }
  }
  template <std::size_t... I>
  void collect_tuple(std::index_sequence<I...> /*indices*/) {
    this->set_result(Result(take<T, Collected>(this->child(I))...));
  }
};

/// The result of gather for its arguments.
template <bool Collected, class... A>
struct GatherOf {
  using Result = typename GatherResult<Collected, ValueOf<A>...>::Type;
  static Ref<FutureBase> make([[maybe_unused]] Here here, A... awaitables) {
    std::vector<Ref<FutureBase>> children{ensure_future(std::move(awaitables), here).state()...};
    return Ref<FutureBase>::adopt(new Gathering<Collected, Result, ValueOf<A>...>(std::move(children)));
  }
};
template <bool Collected, class A>
struct GatherOf<Collected, std::vector<A>> {
  using Result = typename GatherResult<Collected, ValueOf<A>>::Type;
  static Ref<FutureBase> make(Here here, std::vector<A> awaitables) {
    std::vector<Ref<FutureBase>> children;
    for (A& awaitable : awaitables) children.push_back(ensure_future(std::move(awaitable), here).state());
    return Ref<FutureBase>::adopt(new Gathering<Collected, Result, ValueOf<A>>(std::move(children)));
  }
};
template <class... A>
struct GatherArguments : GatherOf<false, A...> {};
template <class... A>
struct GatherArguments<ReturnExceptions, A...> : GatherOf<true, A...> {
  static Ref<FutureBase> make(Here here, ReturnExceptions /*flag*/, A... awaitables) {
    return GatherOf<true, A...>::make(here, std::move(awaitables)...);
  }
};

}  // namespace detail

/// gather{awaitables...}, gather{return_exceptions, awaitables...}, gather{vector of awaitables}: makes a task of every
/// coroutine, at once, in order. It is the future of their results: co_await it, or keep it. Children of one type give
/// a std::vector, of several types a std::tuple, Co<void> gives nothing. A future that is given twice is awaited once.
template <class... A>
class gather : public Future<typename detail::GatherArguments<A...>::Result> {
 public:
  explicit gather(A... awaitables, Here here = {})
      : Future<typename detail::GatherArguments<A...>::Result>(
            detail::GatherArguments<A...>::make(here, std::move(awaitables)...)) {}
};
template <class... A>
gather(A...) -> gather<A...>;

}  // namespace coro
