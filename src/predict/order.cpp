// ORD: in which order lines are printed, or tasks take their steps. The wrong orders: that of the code, that of the
// start, one coroutine after the other, all at the same time.
#include <algorithm>

#include "predict/asked.hpp"
#include "text/columns.hpp"
#include "timeline/locate.hpp"

namespace predict::detail {
namespace {

using timeline::Output;

constexpr std::size_t kFewest = 2;
constexpr std::size_t kMost = 6;
constexpr std::size_t kWidestItem = 26;  // columns

class Order {
 public:
  explicit Order(const Asked& asked) : asked_(asked) {}

  std::optional<Draft> draft() { return asked_.ask.measures.front() == lessons::Measure::steps ? steps() : output(); }

 private:
  [[nodiscard]] bool is_asked(const Output& output) const {
    const auto& names = asked_.ask.names;
    if (names.empty()) return true;
    return output.lane != kNoLane && std::ranges::find(names, asked_.timeline().lane(output.lane).name) != names.end();
  }

  [[nodiscard]] std::string text(const std::vector<Output>& lines) const {
    std::string all;
    for (const Output& each : lines) {
      all += (all.empty() ? "" : " → ") + text::cut_to_columns(output_text(asked_, each), kWidestItem);
    }
    return all;
  }

  [[nodiscard]] trace::Id id(const Output& output) const {
    return output.lane == kNoLane ? 0 : asked_.timeline().lane(output.lane).id;
  }

  void add(Draft& draft, std::string_view idea, const std::vector<Output>& lines) const {
    draft.wrong.push_back(wrong(asked_, idea, text(lines), {}, any_rank(asked_, idea), {{"fact", fact_}}));
  }

  /// The lines, stable by a key.
  template <class Key>
  static std::vector<Output> by(std::vector<Output> lines, Key key) {
    std::ranges::stable_sort(lines, {}, key);
    return lines;
  }

  std::optional<Draft> output() {
    const auto& all = asked_.timeline().output;
    std::vector<Output> lines;
    for (std::size_t k = asked_.moment.outputs; k < all.size(); ++k) {
      if (is_asked(all[k])) lines.push_back(all[k]);
    }
    if (lines.size() < kFewest || lines.size() > kMost) return std::nullopt;
    Draft draft{right(text(lines), {}, any_rank(asked_, "")),
                {},
                timeline::after_event(asked_.timeline(), lines.back().event),
                {},
                asked_.words["predict.ask.ord.output"]};
    std::string times;
    for (const Output& each : lines) times += (times.empty() ? "" : ", ") + asked_.time(each.at.t);
    fact_ = asked_.words("predict.fact.order", {{"times", times}});
    draft.why = {fact_};
    for (const Output& each : lines) draft.why.push_back(printed(asked_, each));
    std::vector<LaneIndex> first;
    for (const Output& each : lines) {
      if (std::ranges::find(first, each.lane) == first.end()) first.push_back(each.lane);
    }
    add(draft, "start_order", by(lines, [&](const Output& each) { return id(each); }));
    add(draft, "one_after_other",
        by(lines, [&](const Output& each) { return std::ranges::find(first, each.lane) - first.begin(); }));
    add(draft, "code_order", by(lines, [&](const Output& each) { return asked_.side().list()[each.event].line; }));
    add(draft, "last_first", by(lines, [&](const Output& each) { return -static_cast<std::int64_t>(id(each)); }));
    return draft;
  }

  std::optional<Draft> steps() {
    const auto& list = asked_.side().list();
    std::vector<LaneIndex> lanes;
    Nanos t{0};
    Position last;
    for (std::size_t k = asked_.next_event(); k < list.size(); ++k) {
      const bool step = list[k].kind == trace::Kind::task_start || list[k].kind == trace::Kind::task_resume;
      if (!step || list[k].t == asked_.at.t) continue;
      if (!lanes.empty() && list[k].t != t) break;
      const LaneIndex lane = timeline::lane_of(asked_.timeline(), timeline::Lane::Kind::coroutine, list[k].co);
      if (lane == kNoLane) return std::nullopt;
      t = list[k].t;
      last = timeline::after_event(asked_.timeline(), static_cast<std::uint32_t>(k));
      // The first two: what follows from their steps is another question.
      if (lanes.size() < kFewest && std::ranges::find(lanes, lane) == lanes.end()) lanes.push_back(lane);
      if (lanes.size() == kFewest) break;
    }
    if (lanes.size() < kFewest || !wait_now(lanes)) return std::nullopt;
    const auto said = [&](LaneIndex a, LaneIndex b) { return asked_.name(a) + " → " + asked_.name(b); };
    const std::string text = said(lanes[0], lanes[1]);
    Meaning means;
    means.lanes = lanes;
    Draft draft{right(text, means, any_rank(asked_, "")),
                {},
                last,
                {asked_.told(asked_.at), asked_.told(last)},
                asked_.words("predict.ask.ord.steps", {{"t", asked_.time(t)}})};
    const std::string fact = asked_.words("predict.fact.steps", {{"t", asked_.time(t)}, {"steps", text}});
    const std::string both = asked_.words["predict.choice.same_time"], reversed = said(lanes[1], lanes[0]);
    draft.wrong.push_back(wrong(asked_, "same_time", both, {}, any_rank(asked_, "same_time"), {{"fact", fact}}));
    draft.wrong.push_back(wrong(asked_, "last_first", reversed, {}, any_rank(asked_, "last_first"), {{"fact", fact}}));
    return draft;
  }

  /// Whether both wait for a timer at the moment: then their timers alone decide.
  [[nodiscard]] bool wait_now(const std::vector<LaneIndex>& lanes) const {
    return std::ranges::all_of(lanes, [&](LaneIndex lane) {
      return std::ranges::any_of(asked_.moment.timers,
                                 [&](const timeline::TimerMoment& timer) { return timer.lane == lane; });
    });
  }

  const Asked& asked_;
  std::string fact_;
};

}  // namespace

std::optional<Draft> order(const Asked& asked) { return Order(asked).draft(); }

}  // namespace predict::detail
