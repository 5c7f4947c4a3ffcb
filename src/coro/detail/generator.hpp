// The part of async generators that does not depend on their types: the shared state of its handles, resuming, and
// closing by asyncio's rules.
#pragma once

#include <cstdint>
#include <exception>
#include <utility>

#include "coro/api_co.hpp"
#include "coro/detail/ref.hpp"
#include "coro/scheduler.hpp"

namespace coro::detail {

class GeneratorPromiseBase;

/// The shared state of the handles to a generator. When the last handle is gone and it is suspended at a yield, it is
/// closed as by asyncio: by its own task, created in the next turn.
class GeneratorState {
 public:
  explicit GeneratorState(GeneratorPromiseBase& generator) : generator_(&generator) {}
  GeneratorState(const GeneratorState&) = delete;
  GeneratorState& operator=(const GeneratorState&) = delete;

  void retain() { ++references_; }
  void release() {
    if (--references_ == 0) dropped();
  }

  /// Null after its frame was destroyed: it has ended.
  [[nodiscard]] GeneratorPromiseBase* generator() const { return generator_; }
  [[nodiscard]] bool is_running() const;
  [[nodiscard]] bool is_at_yield() const;
  /// Whether it can continue. Registers it with the loop. @throws RuntimeError(`function` + ...) if it is running
  bool can_go_on(const char* function);
  /// Destroys its frame if it has ended.
  void clear() noexcept;

  /// Creates a task that closes it, which the trace identifies with the generator itself. None if it is not suspended
  /// at a yield: that task would do nothing visible; only its name is used up.
  Ref<TaskBase> close_in_task(Scheduler& scheduler);
  /// Its loop is closed: it is not closed any more.
  void abandon() { scheduler_ = nullptr; }

 private:
  friend class GeneratorPromiseBase;
  ~GeneratorState() = default;
  void meet();
  void dropped();
  /// Whether asyncio has to close it when it is dropped.
  [[nodiscard]] bool wants_closing() const;

  GeneratorPromiseBase* generator_;
  Scheduler* scheduler_ = nullptr;  // whose loop it is registered with and is not closed
  std::uint32_t references_ = 1;
  bool was_dropped_ = false;  // CPython finalizes an object only once
  std::uint32_t number_ = 0;  // counts the generators of that loop; 0: not registered
};

/// An await of anext, asend, athrow or aclose, with the exception to throw at the generator's current yield, if any.
class GeneratorCall : public AwaitLink {
 public:
  enum class Function : std::uint8_t { anext, athrow, aclose };

  GeneratorCall(const GeneratorCall&) = delete;
  GeneratorCall& operator=(const GeneratorCall&) = delete;

  /// Called by the generator, at its yield.
  [[noreturn]] void raise() const;

 protected:
  GeneratorCall(Ref<GeneratorState> state, Function function, std::exception_ptr thrown)
      : state_(std::move(state)), function_(function), thrown_(std::move(thrown)) {}
  ~GeneratorCall() { state_->clear(); }

  /// True if the generator has nothing to do. A cancel before the first step of this task replaces the exception to
  /// throw. @throws as asyncio in that case
  bool is_over_at_once();
  /// Runs it for `from` until its next yield or its end.
  void run_on(PromiseBase& from, trace::TextId sent = 0);
  /// @throws the exception that left the generator
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
  /// Whether GeneratorExit has left it.
  [[nodiscard]] bool has_exited() const { return exited_; }
  /// Whether aclose() was called.
  [[nodiscard]] bool is_closed() const { return closed_; }
  void set_closed() { closed_ = true; }

  /// Runs for link.awaiter until the next yield or the end. `sent`: the argument of asend().
  void go_on(AwaitLink& link, trace::TextId sent = 0);
  /// The same; the exception of `call` is thrown at the current yield.
  void throw_in(GeneratorCall& call);
  /// Marks it as ended before it has started.
  void never_start() { phase_ = Phase::ended; }

  void unhandled_exception() noexcept;
  void finished() noexcept;

 protected:
  GeneratorPromiseBase() : state_(new GeneratorState(*this)) {}
  ~GeneratorPromiseBase() {
    if (std::exchange(state_->generator_, nullptr) != nullptr && !has_handle_) delete state_;
  }

  /// The reference that the first handle takes.
  [[nodiscard]] Ref<GeneratorState> state() {
    has_handle_ = true;
    return Ref<GeneratorState>::adopt(state_);
  }
  /// It is suspended at a yield now: the coroutine that requested the value continues.
  void yielded(trace::TextId value);
  /// Continues from there. @throws the exception that was thrown in
  void resumed();

 private:
  enum class Phase : std::uint8_t { made, at_yield, running, ended };
  void run_for(Scheduler& scheduler, AwaitLink& link);
  void take_back(Scheduler& scheduler, AwaitLink& link, Phase before);
  void start(Scheduler& scheduler, const AwaitLink& link);
  void record_awaiter(Scheduler& scheduler, const AwaitLink& link);
  void raised_stop() noexcept;

  GeneratorState* state_;
  trace::Id parent_ = 0;  // its last awaiter
  Phase phase_ = Phase::made;
  bool throws_ = false;  // the yield that resumes now throws the exception of the call
  bool closed_ = false;
  bool exited_ = false;
  bool has_handle_ = false;
};

inline bool GeneratorState::is_running() const { return generator_ != nullptr && generator_->is_running(); }
inline bool GeneratorState::is_at_yield() const { return generator_ != nullptr && generator_->is_at_yield(); }

/// The result of next(): makes an Awaiter when it is awaited.
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
