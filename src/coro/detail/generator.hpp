// The part of async generators that does not depend on their types: what the handles to one share, how it is resumed,
// and how asyncio closes it.
#pragma once

#include <cstdint>
#include <exception>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/detail/ref.hpp"
#include "coro/scheduler.hpp"

namespace coro::detail {

class GeneratorPromiseBase;

/// What the handles to a generator share. When the last is gone and it stands at a yield, it is closed as asyncio does:
/// by a task of its own, which is made in the next turn.
class GeneratorState {
 public:
  explicit GeneratorState(GeneratorPromiseBase& generator) : generator_(&generator) {}
  GeneratorState(const GeneratorState&) = delete;
  GeneratorState& operator=(const GeneratorState&) = delete;

  void retain() { ++references_; }
  void release() {
    if (--references_ == 0) dropped();
  }

  /// Null once its frame is gone: it has ended.
  [[nodiscard]] GeneratorPromiseBase* generator() const { return generator_; }
  [[nodiscard]] bool is_running() const;
  [[nodiscard]] bool is_at_yield() const;
  /// Whether it can go on. From here on the loop knows of it. @throws RuntimeError(`function` + ...) when it runs
  bool can_go_on(const char* function);
  /// Destroys its frame where it has ended.
  void clear() noexcept;

  /// Makes a task that closes it, which the trace takes for the generator itself. None where it does not stand at a
  /// yield: nobody would see that task do anything, only its name is gone.
  Ref<TaskBase> close_in_task(Scheduler& scheduler);
  /// Its loop is closed: nothing closes it any more.
  void abandon() { scheduler_ = nullptr; }

 private:
  friend class GeneratorPromiseBase;
  ~GeneratorState() = default;
  void meet();
  void dropped();
  /// Whether dropping it is asyncio's business.
  [[nodiscard]] bool wants_closing() const;

  GeneratorPromiseBase* generator_;
  Scheduler* scheduler_ = nullptr;  // whose loop knows of it and is not closed
  std::uint32_t references_ = 1;
  bool was_dropped_ = false;  // and came back to be closed: CPython asks an object once
  std::uint32_t number_ = 0;  // of all that loop has come to know; 0 before it does
};

/// An await of anext, asend, athrow or aclose: what is thrown at the yield where the generator stands, if anything.
class GeneratorCall : public AwaitLink {
 public:
  enum class Function : std::uint8_t { anext, athrow, aclose };

  GeneratorCall(const GeneratorCall&) = delete;
  GeneratorCall& operator=(const GeneratorCall&) = delete;

  /// For the generator, at its yield.
  [[noreturn]] void raise() const;

 protected:
  GeneratorCall(Ref<GeneratorState> state, Function function, std::exception_ptr thrown)
      : state_(std::move(state)), function_(function), thrown_(std::move(thrown)) {}
  ~GeneratorCall() { state_->clear(); }

  /// True where the generator has nothing to do. A cancel that came before the first step of this task is thrown in
  /// place of what was to be. @throws what asyncio answers with then
  bool is_over_at_once();
  /// Runs it on for `from` until the next yield, or its end.
  void run_on(PromiseBase& from, trace::TextId sent = 0);
  /// @throws what left the generator
  void check() const;

  [[nodiscard]] GeneratorPromiseBase& generator() const { return *state_->generator(); }
  [[nodiscard]] bool throws() const { return thrown_ != nullptr; }
  [[nodiscard]] Function function() const { return function_; }

 private:
  Ref<GeneratorState> state_;
  Function function_;
  std::exception_ptr thrown_;
};

class GeneratorPromiseBase : public AwaitTransform<Lines::of_awaits> {
 public:
  using value_type = void;

  [[nodiscard]] bool is_new() const { return phase_ == Phase::made; }
  [[nodiscard]] bool is_running() const { return phase_ == Phase::running; }
  [[nodiscard]] bool is_at_yield() const { return phase_ == Phase::at_yield; }
  [[nodiscard]] bool is_over() const { return phase_ == Phase::ended; }
  /// GeneratorExit has left it.
  [[nodiscard]] bool has_exited() const { return exited_; }
  /// aclose() has told it to end.
  [[nodiscard]] bool is_closed() const { return closed_; }
  void set_closed() { closed_ = true; }

  /// Runs on for link.awaiter until the next yield, or its end. `sent`: what asend() has given it.
  void go_on(AwaitLink& link, trace::TextId sent = 0);
  /// The same; what `call` says is thrown at the yield where it stands.
  void throw_in(GeneratorCall& call);
  /// It has not started, and never will.
  void never_start() { phase_ = Phase::ended; }

  void unhandled_exception() noexcept;
  void finished() noexcept;

 protected:
  GeneratorPromiseBase() : state_(new GeneratorState(*this)) {}
  ~GeneratorPromiseBase() { state_->generator_ = nullptr; }

  /// The reference that the first handle takes over.
  [[nodiscard]] Ref<GeneratorState> state() const { return Ref<GeneratorState>::adopt(state_); }
  /// Stands at a yield now: whoever has asked for the value goes on.
  void yielded(trace::TextId value);
  /// Goes on from there. @throws what was thrown in
  void resumed();

 private:
  enum class Phase : std::uint8_t { made, at_yield, running, ended };
  void start(Scheduler& scheduler, const AwaitLink& link);
  void record_awaiter(Scheduler& scheduler, const AwaitLink& link);
  void raised_stop() noexcept;

  GeneratorState* state_;
  trace::Id parent_ = 0;  // who has awaited it last
  Phase phase_ = Phase::made;
  bool throws_ = false;  // the yield that resumes now throws what the call says
  bool closed_ = false;
  bool exited_ = false;
};

inline bool GeneratorState::is_running() const { return generator_ != nullptr && generator_->is_running(); }
inline bool GeneratorState::is_at_yield() const { return generator_ != nullptr && generator_->is_at_yield(); }

/// What a call of next() gives: an Awaiter, once it is awaited.
template <class Awaiter>
class [[nodiscard]] OnGenerator {
 public:
  explicit OnGenerator(Ref<GeneratorState> state) : state_(std::move(state)) {}
  [[nodiscard]] Awaiter await() const { return Awaiter(state_); }

 private:
  Ref<GeneratorState> state_;
};

/// aclose()
ApiCo<Api::aclose> close_generator(Ref<GeneratorState> state);

}  // namespace coro::detail
