#include "predict/found.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "timeline/moment.hpp"

namespace predict {
namespace {

using lessons::Ask;
using lessons::AskedAt;
using lessons::Measure;
using lessons::QuestionType;
using timeline::LaneIndex;
using timeline::Nanos;
using trace::Event;
using trace::Kind;

constexpr double kHalf = 0.5;

class Finder {
 public:
  Finder(const timeline::Timeline& timeline, const trace::Events& events, const std::string& run)
      : timeline_(timeline), events_(events), run_(run) {}

  std::vector<Ask> all() {
    if (timeline_.instants.empty()) return {};
    endings();
    if (timeline_.total > Nanos{0}) add("total", QuestionType::fin, std::nullopt);
    failures();
    suspension();
    several();
    hold();
    made();
    order();
    if (asks_.size() > kMostFound) asks_.resize(kMostFound);
    std::ranges::stable_sort(asks_, {}, &Placed::event);
    std::vector<Ask> asks;
    for (Placed& each : asks_) asks.push_back(std::move(each.ask));
    return asks;
  }

 private:
  struct Placed {
    Ask ask;
    std::uint32_t event = 0;  // 0: before the program begins
  };

  const Event* first(auto matches) const {
    const auto found = std::ranges::find_if(events_.list, matches);
    return found == events_.list.end() ? nullptr : &*found;
  }

  /// The event as the nth of its kind.
  AskedAt at(const Event& event, double part = 0) const {
    AskedAt at;
    at.kind = trace::name(event.kind);
    at.nth = static_cast<int>(std::count_if(events_.list.begin(), events_.list.begin() + event.i + 1,
                                            [&](const Event& each) { return each.kind == event.kind; }));
    at.part = part;
    return at;
  }

  Ask& add(std::string_view id, QuestionType type, std::optional<AskedAt> at, const Event* event = nullptr) {
    Ask ask;
    ask.id = id;
    ask.type = type;
    ask.measures = {lessons::usual(type)};
    ask.runs = {run_};
    ask.at = std::move(at);
    asks_.push_back({std::move(ask), event == nullptr ? 0 : event->i});
    return asks_.back().ask;
  }

  /// Makes the question one about this lane.
  void about(Ask& ask, LaneIndex lane) const {
    const std::string& name = timeline_.lane(lane).name;
    ask.of = name;
    ask.nth = 1;
    for (const timeline::Lane& each : timeline_.lanes) {
      if (each.name == name && each.id < timeline_.lane(lane).id) ++ask.nth;
    }
  }

  [[nodiscard]] LaneIndex lane_of(const Event& event) const {
    for (std::size_t k = 1; k < timeline_.lanes.size(); ++k) {
      const timeline::Lane& lane = timeline_.lanes[k];
      if (lane.kind == timeline::Lane::Kind::coroutine && lane.id == event.co) return static_cast<LaneIndex>(k);
    }
    return timeline::kNoLane;
  }

  /// A coroutine that is never awaited, or an end that is none.
  void endings() {
    const Event* const never = first([](const Event& event) { return event.kind == Kind::co_never_awaited; });
    using enum trace::Why;
    const bool ends_otherwise = timeline_.why == deadlock || timeline_.why == error || timeline_.why == syntax;
    if (never == nullptr && !ends_otherwise) return;
    add("ending", QuestionType::err, std::nullopt);
  }

  /// What is thrown into a coroutine, and how it ends.
  void failures() {
    const Event* const thrown =
        first([](const Event& event) { return event.kind == Kind::task_resume && event.thrown != 0; });
    if (thrown == nullptr || lane_of(*thrown) == timeline::kNoLane) return;
    const Event* const suspend = before(*thrown);
    if (suspend == nullptr) return;
    Ask& fate = add("fate", QuestionType::err, at(*suspend), suspend);
    fate.measures = {Measure::fate};
    about(fate, lane_of(*thrown));
    Ask& line = add("thrown", QuestionType::line, at(*suspend), suspend);
    line.measures = {Measure::thrown};
    about(line, lane_of(*thrown));
  }

  /// The suspend that ended before this resume.
  [[nodiscard]] const Event* before(const Event& resume) const {
    for (std::size_t k = resume.i; k-- > 0;) {
      if (events_.list[k].kind == Kind::task_suspend && events_.list[k].task == resume.task) return &events_.list[k];
    }
    return nullptr;
  }

  /// The first suspend: what runs next, what is printed next, where it continues.
  void suspension() {
    const Event* const suspend = first([](const Event& event) { return event.kind == Kind::task_suspend; });
    if (suspend == nullptr) return;
    add("who", QuestionType::who, at(*suspend), suspend);
    add("next", QuestionType::next, at(*suspend), suspend);
    if (lane_of(*suspend) != timeline::kNoLane)
      about(add("line", QuestionType::line, at(*suspend), suspend), lane_of(*suspend));
  }

  /// The first time at which several tasks wait.
  void several() {
    std::set<trace::Id> waiting;
    for (const Event& event : events_.list) {
      if (event.kind == Kind::task_suspend) waiting.insert(event.task);
      if (event.kind == Kind::task_ready || event.kind == Kind::task_resume) waiting.erase(event.task);
      const bool passes = event.i + 1 < events_.list.size() && events_.list[event.i + 1].t > event.t;
      if (waiting.size() < 2 || !passes) continue;
      add("tasks", QuestionType::count, at(event, kHalf), &event);
      for (std::size_t k = 1; k < timeline_.lanes.size(); ++k) {
        // What awaits another coroutine is the state that is least known.
        if (!awaits_at(timeline_.lanes[k], event)) continue;
        return about(add("state", QuestionType::state, at(event, kHalf), &event), static_cast<LaneIndex>(k));
      }
      return;
    }
  }

  [[nodiscard]] static bool awaits_at(const timeline::Lane& lane, const Event& event) {
    return lane.kind == timeline::Lane::Kind::coroutine &&
           std::ranges::any_of(lane.spans, [&](const timeline::Span& span) {
             return span.state == timeline::State::awaiting && span.begin.t <= event.t && span.end.t > event.t;
           });
  }

  /// The first time.sleep under an event loop.
  void hold() {
    const Event* const begin =
        first([](const Event& event) { return event.kind == Kind::block_begin && event.delay > 0 && event.task != 0; });
    if (begin == nullptr) return;
    add("holder", QuestionType::who, at(*begin, kHalf), begin).measures = {Measure::holder};
  }

  /// A task that is made by a coroutine: does it run at once?
  void made() {
    const Event* const task = first([](const Event& event) { return event.kind == Kind::task_new && event.byco != 0; });
    if (task != nullptr) add("made", QuestionType::next, at(*task), task);
  }

  void order() {
    std::vector<std::uint32_t> lines;
    for (const Event& event : events_.list) {
      if (event.kind == Kind::print) lines.push_back(event.line);
    }
    if (lines.size() > 1 && !std::ranges::is_sorted(lines)) add("order", QuestionType::ord, std::nullopt);
  }

  const timeline::Timeline& timeline_;
  const trace::Events& events_;
  const std::string& run_;
  std::vector<Placed> asks_;
};

}  // namespace

std::vector<Ask> found(const timeline::Timeline& timeline, const trace::Events& events, const std::string& run) {
  return Finder(timeline, events, run).all();
}

}  // namespace predict
