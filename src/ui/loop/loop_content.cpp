#include "ui/loop/loop_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "timeline/labels.hpp"
#include "ui/timeline/await_chain.hpp"

namespace ui {
namespace {

using timeline::Lane;
using timeline::LaneIndex;
using timeline::Moment;
using SpanState = timeline::State;

constexpr std::size_t kMostLinks = 40;  // of an await chain

struct Loop {
  const Model& model;
  const RunView& run;
  [[nodiscard]] const text::Words& words() const { return *model.words; }
  [[nodiscard]] const Moment& moment() const { return run.moment; }
  [[nodiscard]] std::string name(LaneIndex lane) const {
    if (lane <= 0 || !run.timeline->has(lane)) return words()["loop.module"];
    return timeline::lane_name(run.timeline->lane(lane));
  }
};

bool has_coroutines(const RunView& run) {
  const auto& lanes = run.timeline->lanes;
  return std::any_of(lanes.begin(), lanes.end(), [](const Lane& lane) { return lane.kind == Lane::Kind::coroutine; });
}

LoopSection section(const Loop& loop, const char* id) {
  LoopSection made;
  made.id = id;
  made.label = loop.words()[fmt::format("loop.{}", id)];
  return made;
}

// Always two digits: a countdown must not change its width. From 1,000 s on as any other duration.
std::string countdown(const Loop& loop, double seconds) {
  if (seconds >= 1000) return text::short_seconds(std::floor(seconds), loop.model.language);
  const std::string digits = seconds < 100 ? fmt::format("{:.2f}", seconds) : fmt::format("{:.0f}", seconds);
  return loop.words()("loop.seconds", {{"t", digits}});
}

// If nothing is ready, the loop sleeps until the first timer.
std::string rests(const Loop& loop) {
  const auto& timers = loop.moment().timers;
  const std::string until = text::seconds(timers.front().due.in_seconds(), loop.model.language);
  // A task waits for something other than a timer: a lock, a queue, another thread.
  const bool others = std::ranges::any_of(
      loop.moment().waiting, [](const timeline::WaitMoment& wait) { return wait.wait == trace::Wait::future; });
  const char* const key = others               ? "loop.idle"
                          : timers.size() == 1 ? "loop.idle_one"
                          : timers.size() == 2 ? "loop.idle_both"
                                               : "loop.idle_all";
  return loop.words()(key, {{"t", until}, {"n", fmt::format("{}", timers.size())}});
}

LoopSection running(const Loop& loop) {
  const Moment& moment = loop.moment();
  LoopSection made = section(loop, "running");
  if (moment.blocked) {
    made.pills.push_back({loop.words()("loop.holds", {{"co", loop.name(moment.running)}}), SpanState::blocked});
  } else if (moment.running != timeline::kNoLane) {
    made.pills.push_back({loop.name(moment.running), SpanState::running});
  } else if (moment.finished) {
    made.sentence = loop.words()[loop.run.timeline->why == trace::Why::ok ? "loop.done" : "loop.stopped"];
  } else if (moment.event < 0) {
    made.sentence = loop.words()["loop.not_begun"];
  } else if (moment.before_loop) {
    made.pills.push_back({loop.words()["loop.module"], SpanState::running});
  } else if (!moment.ready.empty()) {
    made.sentence = loop.words()["loop.between"];
  } else if (!moment.timers.empty()) {
    made.sentence = rests(loop);
  } else {
    made.sentence = loop.words()["loop.idle_forever"];
  }
  return made;
}

// As many pills as a panel may show; the others are only counted.
template <class Part, class PillOf>
void add_pills(LoopSection& made, const std::vector<Part>& parts, PillOf pill_of) {
  for (const Part& part : std::span(parts).first(std::min(parts.size(), LoopSection::kMostPills))) {
    made.pills.push_back(pill_of(part));
  }
  made.others = parts.size() - made.pills.size();
}

LoopSection ready(const Loop& loop) {
  LoopSection made = section(loop, "ready");
  add_pills(made, loop.moment().ready, [&](LaneIndex lane) { return LoopPill{loop.name(lane), SpanState::ready}; });
  return made;
}

LoopSection timers(const Loop& loop) {
  LoopSection made = section(loop, "timers");
  add_pills(made, loop.moment().timers, [&](const timeline::TimerMoment& timer) {
    const std::string left = countdown(loop, timer.due.left_s(loop.moment().at.t));
    return LoopPill{loop.words()("loop.timer", {{"co", loop.name(timer.lane)}, {"t", left}}), SpanState::waiting};
  });
  return made;
}

std::string waited_for(const Loop& loop, const timeline::WaitMoment& wait) {
  const std::string call(loop.run.events == nullptr ? std::string_view{} : loop.run.events->text(wait.call));
  if (wait.wait == trace::Wait::gather || wait.on.size() > 1) {
    return fmt::format("{}({})", call.empty() ? "gather" : call, wait.on.size());
  }
  if (wait.on.size() == 1) return loop.name(wait.on.front());
  return call.empty() ? loop.words()["loop.something"] : call;
}

LoopSection waiting(const Loop& loop) {
  LoopSection made = section(loop, "waiting");
  add_pills(made, loop.moment().waiting, [&](const timeline::WaitMoment& wait) {
    return LoopPill{loop.name(wait.lane) + ": " + waited_for(loop, wait), SpanState::waiting};
  });
  return made;
}

LoopSection await_chain(const Loop& loop, LaneIndex selected) {
  LoopSection made = section(loop, "chain");
  if (const auto* chain = chosen_chain(loop.moment(), selected)) {
    for (const LaneIndex lane : std::span(*chain).first(std::min(chain->size(), kMostLinks))) {
      if (!made.sentence.empty()) made.sentence += " → ";
      made.sentence += loop.name(lane);
    }
    if (chain->size() > kMostLinks) made.sentence += " → …";
  }
  return made;
}

}  // namespace

std::vector<LoopSection> loop_sections(const Model& model, const RunView& run, LaneIndex selected) {
  const Loop loop{model, run};
  std::vector<LoopSection> sections{running(loop)};
  if (run.timeline->why == trace::Why::syntax) {
    sections.front().sentence = loop.words()["loop.refused"];
    return sections;
  }
  if (!has_coroutines(run)) {
    LoopSection none = section(loop, "no_loop");
    none.label.clear();
    none.sentence = loop.words()["loop.no_loop"];
    sections.push_back(std::move(none));
    return sections;
  }
  if (run.moment.before_loop && run.moment.event >= 0 && !run.moment.finished) {
    LoopSection none = section(loop, "no_loop");
    none.label.clear();
    none.sentence = loop.words()["loop.no_loop_now"];
    sections.push_back(std::move(none));
    return sections;
  }
  sections.push_back(ready(loop));
  sections.push_back(timers(loop));
  sections.push_back(waiting(loop));
  sections.push_back(await_chain(loop, selected));
  for (LoopSection& made : sections) {
    if (!made.sentence.empty() || !made.pills.empty()) continue;
    made.sentence = model.words->operator[]("loop.empty");
    made.empty = true;
  }
  return sections;
}

}  // namespace ui
