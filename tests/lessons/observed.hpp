// Observable facts of a lesson's trace, with the names that its facts use.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "lessons/assets.hpp"
#include "lessons/record.hpp"
#include "trace/events.hpp"

namespace lessons::testing {

/// An interval, in seconds.
struct Stretch {
  double begin = 0;
  double end = 0;
  friend bool operator==(const Stretch&, const Stretch&) = default;
  friend void PrintTo(const Stretch& stretch, std::ostream* out) { *out << stretch.begin << "-" << stretch.end; }
};

inline double seconds(std::chrono::nanoseconds t) { return std::chrono::duration<double>(t).count(); }

class Observed {
 public:
  Observed(std::string_view lesson_id, std::string_view run_id, const Values& values,
           coro::ClockKind clock = coro::ClockKind::virtual_time)
      : Observed(*catalogue().find(lesson_id), run_id, values, clock) {}

  Observed(const Lesson& lesson, std::string_view run_id, const Values& values, coro::ClockKind clock)
      : trace_(record(lesson, *lesson.run(run_id), values, text::Language::en, clock)),
        events_(trace::decode(*trace_)) {
    look();
  }

  [[nodiscard]] const trace::Trace& trace() const { return *trace_; }
  [[nodiscard]] const trace::Events& events() const { return events_; }
  [[nodiscard]] double total() const { return seconds(events_.list.back().t); }
  [[nodiscard]] trace::Why why() const { return events_.list.back().why; }

  /// When tasks were suspended with `name` innermost, in order.
  [[nodiscard]] std::vector<Stretch> waits(const std::string& name) const { return in(waits_, name); }
  /// When `name` blocked the thread in time.sleep.
  [[nodiscard]] std::vector<Stretch> held(const std::string& name) const { return in(held_, name); }
  /// The same for all, in order.
  [[nodiscard]] const std::vector<Stretch>& held() const { return all_held_; }

  /// "3 call_api_1: ...": time, function, text; "" for module-level code.
  [[nodiscard]] const std::vector<std::string>& prints() const { return prints_; }
  /// The output, without the times.
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> result;
    for (const trace::Event& event : events_.list) {
      if (event.kind == trace::Kind::print) result.emplace_back(events_.text(event.text));
    }
    return result;
  }

  /// Index of the first event of that kind of the function `name`; -1: none.
  [[nodiscard]] int first(trace::Kind kind, const std::string& name) const {
    for (const trace::Event& event : events_.list) {
      if (event.kind == kind && who(event) == name) return static_cast<int>(event.i);
    }
    return -1;
  }

  /// The maximum number of tasks suspended on a sleep at one time.
  [[nodiscard]] int most_sleeping() const { return most_sleeping_; }

  /// The innermost function of an event.
  [[nodiscard]] std::string who(const trace::Event& event) const {
    if (event.fn != 0) return fns_.at(event.fn);
    return event.co != 0 ? cos_.at(event.co) : "";
  }

 private:
  using Stretches = std::map<std::string, std::vector<Stretch>>;

  static std::vector<Stretch> in(const Stretches& stretches, const std::string& name) {
    const auto found = stretches.find(name);
    return found == stretches.end() ? std::vector<Stretch>{} : found->second;
  }

  void look() {
    std::map<trace::Id, const trace::Event*> suspended;
    const trace::Event* block = nullptr;
    int sleeping = 0;
    for (const trace::Event& event : events_.list) {
      switch (event.kind) {
        case trace::Kind::co_new: cos_[event.co] = events_.text(event.name); break;
        case trace::Kind::fn_start: fns_[event.fn] = events_.text(event.name); break;
        case trace::Kind::task_suspend:
          suspended[event.task] = &event;
          if (event.wait == trace::Wait::sleep) most_sleeping_ = std::max(most_sleeping_, ++sleeping);
          break;
        case trace::Kind::task_ready:
          if (suspended.at(event.task)->wait == trace::Wait::sleep) --sleeping;
          break;
        case trace::Kind::task_resume:
          waits_[who(*suspended.at(event.task))].push_back({seconds(suspended.at(event.task)->t), seconds(event.t)});
          break;
        case trace::Kind::block_begin: block = &event; break;
        case trace::Kind::block_end:
          all_held_.push_back({seconds(block->t), seconds(event.t)});
          held_[who(event)].push_back(all_held_.back());
          break;
        case trace::Kind::print:
          prints_.push_back(fmt::format("{} {}: {}", seconds(event.t), who(event), events_.text(event.text)));
          break;
        default: break;
      }
    }
  }

  std::unique_ptr<trace::Trace> trace_;
  trace::Events events_;
  std::map<trace::Id, std::string> cos_;
  std::map<trace::Id, std::string> fns_;
  Stretches waits_;
  Stretches held_;
  std::vector<Stretch> all_held_;
  std::vector<std::string> prints_;
  int most_sleeping_ = 0;
};

}  // namespace lessons::testing
