// The inverse of decode(): takes decoded events and records them. Readers use it, and tests use it to change traces.
#pragma once

#include <span>
#include <vector>

#include "trace/events.hpp"
#include "trace/recorder.hpp"

namespace trace {

/// Appends decoded events so that decode() returns them, field by field.
class Encoder {
 public:
  /// `recorder` has recorded its meta event and nothing else.
  explicit Encoder(Recorder& recorder) : recorder_(recorder) {}

  /// Appends `event`, which is not a meta event, with its chain and its ids (Events::chain, Events::tasks). Its texts
  /// are in the recorder's trace; ids count up; co, fn and the co's of the chain are 0 or introduced by an earlier
  /// event; the chain ends with the event's own co and line.
  /// `timer`: how the timer that caused it was set (Events::timer).
  void add(const Event& event, std::span<const Link> chain, std::span<const Id> ids, const TimerSetting* timer = nullptr);

  [[nodiscard]] Id tasks() const { return tasks_; }
  [[nodiscard]] Id cos() const { return static_cast<Id>(cos_.size()); }
  [[nodiscard]] Id fns() const { return fns_; }
  /// The function of a coroutine object that was created.
  [[nodiscard]] const Code& code_of(Id co) const { return cos_[co - 1].code; }

 private:
  // The state from which decode() derives the chain, kept the same way here.
  struct Co {
    Code code;
    Id parent = 0;
    std::uint32_t line = 0;
  };

  void add_scheduling(const Event& event, std::span<const Link> chain, std::span<const Id> ids);
  void add_other(const Event& event, std::span<const Id> ids);
  void co_new(const Event& event);
  void co_start(const Event& event);
  void task_new(const Event& event);
  void cancel(const Event& event);
  void set_chain(std::span<const Link> chain);

  Recorder& recorder_;
  std::chrono::nanoseconds t_{0};
  std::uint32_t n_ = 0;
  std::vector<Co> cos_;
  Id tasks_ = 0;
  Id fns_ = 0;
};

/// Records `events` into `trace`, which must be empty.
void encode(const Events& events, Trace& trace);

}  // namespace trace
