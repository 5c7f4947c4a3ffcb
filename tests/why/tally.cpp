#include "why/tally.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <vector>

#include "programs/interpret.hpp"
#include "programs/python.hpp"
#include "programs/text_form.hpp"

namespace why {
namespace {

using timeline::CriticalPath;
using timeline::Nanos;
using timeline::Wait;

constexpr std::size_t kMostTold = 10;
constexpr Nanos kLong = std::chrono::seconds(1000);  // longer than any program runs

struct Ran {
  programs::Run run;
  trace::Events events;
};

// What the programs report of exceptions that nobody takes is of no interest here.
class QuietErrors {
 public:
  QuietErrors() : kept_(dup(STDERR_FILENO)), nothing_(open("/dev/null", O_WRONLY | O_CLOEXEC)) {
    dup2(nothing_, STDERR_FILENO);
  }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;
  ~QuietErrors() {
    std::fflush(stderr);
    dup2(kept_, STDERR_FILENO);
    close(kept_);
    close(nothing_);
  }

 private:
  int kept_, nothing_;
};

Ran ran(const programs::Program& program, std::optional<programs::Change> change = {}) {
  Ran one{programs::interpret(program, change), {}};
  one.events = trace::decode(*one.run.trace);
  return one;
}

bool same_step(const trace::Event& a, const trace::Event& b) {
  return a.kind == b.kind && a.task == b.task && a.co == b.co && a.fn == b.fn && a.line == b.line &&
         a.cause == b.cause &&
         a.how == b.how && a.why == b.why && a.wait == b.wait && a.by == b.by && a.byco == b.byco;
}

bool same_order(const trace::Events& a, const trace::Events& b) {
  return std::ranges::equal(a.list, b.list, same_step);
}

class Trial {
 public:
  Trial(std::string name, programs::Program program, Tally& tally)
      : name_(std::move(name)), program_(std::move(program)), tally_(tally) {}

  void run() {
    (void)programs::to_python(program_);
    base_ = ran(program_);
    path_ = timeline::critical_path(base_.events);
    EXPECT_EQ(tiling(path_), "") << name_;
    ++tally_.programs;
    tally_.events += base_.events.list.size();
    tally_.segments += path_.segments.size();
    tally_.waits += path_.waits.size();
    for (const auto& segment : path_.segments) tally_.gap += segment.kind >= timeline::Segment::Kind::run ? 1 : 0;
    for (const Wait& wait : path_.waits) {
      tally_.on_path += wait.on_path ? 1 : 0;
      tally_.tied += wait.is_critical() && wait.gain == Nanos{0} ? 1 : 0;
      EXPECT_TRUE(!wait.on_path || wait.is_critical()) << name_ << " event " << wait.event;
    }
    for (std::size_t k = 0; k < base_.run.delays.size(); ++k) change(k);
  }

 private:
  static Nanos length(const trace::Events& events, const Wait& wait) {
    if (wait.setting == 0) return trace::from_seconds(events.list[wait.from].delay);
    const trace::TimerSetting& timer = events.timers[wait.setting - 1];
    return timer.due - timer.set;
  }

  // The wait that has the delay: the one whose length is another after a change that keeps the order.
  const Wait* changed_wait(const Ran& changed) const {
    const Wait* found = nullptr;
    for (const Wait& wait : path_.waits)
      if (length(base_.events, wait) != length(changed.events, wait)) found = &wait;
    return found;
  }

  // The same where every change changes the order: its timer was set, or its task suspended, after the delay was used
  // and before the same statement uses it again.
  const Wait* used_wait(std::size_t k) const {
    const auto& delays = base_.run.delays;
    const programs::UsedDelay& delay = delays[k];
    const auto again = std::find_if(delays.begin() + static_cast<std::ptrdiff_t>(k) + 1, delays.end(),
                                    [&](const programs::UsedDelay& one) { return one.line == delay.line; });
    const std::size_t until = again == delays.end() ? base_.events.list.size() : again->events;
    for (const Wait& wait : path_.waits) {
      const std::size_t set = wait.setting != 0 ? base_.events.timers[wait.setting - 1].after + 1 : wait.from;
      const bool line = wait.setting != 0 || base_.events.list[wait.from].line == delay.line;
      if (line && set >= delay.events && set < until && length(base_.events, wait) == delay.length()) return &wait;
    }
    return nullptr;
  }

  void change(std::size_t k) {
    ++tally_.delays;
    const Ran longer = ran(program_, {{k, Nanos{1}}});
    const Ran shorter = ran(program_, {{k, Nanos{-1}}});
    const Wait* wait = nullptr;
    if (same_order(base_.events, longer.events)) wait = changed_wait(longer);
    else if (same_order(base_.events, shorter.events)) wait = changed_wait(shorter);
    else wait = used_wait(k);
    if (wait == nullptr) ++tally_.no_wait;
    const bool critical = wait != nullptr && wait->is_critical();
    const bool gains = wait != nullptr && wait->gain > Nanos{0};
    judge(critical ? "1 ns longer, on a path" : "1 ns longer, not on a path", k, longer, Nanos{1}, Nanos{critical ? 1 : 0});
    judge(gains ? "1 ns shorter, on every path" : critical ? "1 ns shorter, equal paths" : "1 ns shorter, not on a path",
          k, shorter, Nanos{-1}, Nanos{gains ? -1 : 0});
    if (wait == nullptr || critical) return;
    const Nanos by = wait->spare ? *wait->spare - Nanos{1} : kLong;
    if (by > Nanos{1})
      judge(wait->spare ? "longer by all but 1 ns to spare" : "much longer, nothing needs it", k,
            ran(program_, {{k, by}}), by, Nanos{0});
  }

  void judge(const std::string& kind, std::size_t k, const Ran& changed, Nanos by, Nanos expected) {
    const Nanos difference = changed.events.list.back().t - base_.events.list.back().t;
    Outcomes& outcomes = tally_.changes[kind];
    const bool as_said = difference == expected;
    if (!same_order(base_.events, changed.events)) {
      ++(as_said ? outcomes.order_as_said : outcomes.order_another);
      return;
    }
    ++(as_said ? outcomes.as_said : outcomes.wrong);
    if (as_said || ++tally_.told > kMostTold) return;
    const programs::UsedDelay& delay = base_.run.delays[k];
    ADD_FAILURE() << fmt::format("{}: {} of line {}, after event {}, {} ns: the total changes by {} ns, not by {}", name_,
                                 programs::name(delay.op), delay.line, delay.events, by.count(), difference.count(),
                                 expected.count());
  }

  std::string name_;
  programs::Program program_;
  Tally& tally_;
  Ran base_;
  CriticalPath path_;
};

}  // namespace

std::string tiling(const CriticalPath& path) {
  Nanos at{0};
  for (const timeline::Segment& segment : path.segments) {
    if (segment.begin != at) return fmt::format("a gap or overlap at {}", segment.begin.count());
    if (segment.end <= segment.begin) return fmt::format("no length at {}", segment.begin.count());
    at = segment.end;
  }
  return at == path.total ? "" : fmt::format("{} instead of {}", at.count(), path.total.count());
}

void try_program(const std::string& name, programs::Program program, Tally& tally) {
  const QuietErrors quiet;
  Trial(name, std::move(program), tally).run();
}

void print(const Tally& tally) {
  std::cout << fmt::format("{} programs, {} events, {} segments ({} unknown), {} waits: {} on the path, {} of equal paths\n",
                           tally.programs, tally.events, tally.segments, tally.gap, tally.waits, tally.on_path, tally.tied);
  std::cout << fmt::format("{} delays, {} of them in no wait\n", tally.delays, tally.no_wait);
  for (const auto& [kind, one] : tally.changes)
    std::cout << fmt::format("  {:<34} {:>7} as said, {} wrong; order changed: {} as said, {} another wins\n", kind,
                             one.as_said, one.wrong, one.order_as_said, one.order_another);
}

}  // namespace why
