#include "timeline/labels.hpp"

#include <fmt/format.h>

#include <array>

#include "text/columns.hpp"

namespace timeline {
namespace {

// "await wait(3)", or with the name of the single awaited task.
std::string tasks_label(const Timeline& timeline, const trace::Events& events, const Span& span,
                        const text::Words& words) {
  const auto tasks = events.tasks(events.list[span.event]);
  if (span.wait == trace::Wait::task && tasks.size() == 1 && tasks[0] <= timeline.task_roots.size())
    return "await " + lane_label(timeline, timeline.task_roots[tasks[0] - 1], words);
  const std::string_view call = span.call == 0 ? trace::name(span.wait) : events.text(span.call);
  return fmt::format("await {}({})", call, tasks.size());
}

std::string waiting_label(const Timeline& timeline, const trace::Events& events, const Span& span,
                          const text::Words& words) {
  switch (span.wait) {
    case trace::Wait::sleep:
      return fmt::format("{} {}", span.call == 0 ? "sleep" : events.text(span.call),
                         text::short_seconds(span.delay, words.language()));
    case trace::Wait::task:
    case trace::Wait::gather: return tasks_label(timeline, events, span, words);
    case trace::Wait::future:
      if (span.call != 0) return fmt::format("await {}()", events.text(span.call));
      break;
    case trace::Wait::none:
    case trace::Wait::yield: break;
  }
  return state_word(State::waiting, words);
}

std::string idle_label(std::uint32_t tasks, const text::Words& words) {
  if (tasks <= 2) return words[tasks == 2 ? "state.idle_both" : "state.idle_alone"];
  return words("state.idle_all", {{"n", std::to_string(tasks)}});
}

}  // namespace

std::string lane_name(const Lane& lane) {
  std::string name = lane.label;
  if (name.ends_with("()")) name.resize(name.size() - 2);
  return name;
}

std::string lane_label(const Lane& lane, const text::Words& words) {
  return lane.kind == Lane::Kind::thread ? words["state.thread"] : lane.label;
}

std::string lane_call(const Lane& lane) {
  return text::without_controls(lane.name) + "(" + text::without_controls(lane.arguments) + ")";
}

std::string lane_label(const Timeline& timeline, LaneIndex lane, const text::Words& words) {
  return lane == kNoLane ? words["state.module"] : lane_label(timeline.lane(lane), words);
}

std::string_view label_number(std::string_view label) {
  const std::size_t last = label.find_last_not_of("0123456789");
  const bool has_digits = last != std::string_view::npos && last != 0 && last + 1 != label.size();
  return label.substr(has_digits && label.substr(last - 1, 2) == " #" ? last - 1 : label.size());
}

std::string cut_label(std::string_view label, std::size_t columns) {
  std::string_view number = label_number(label);
  if (number.size() + 2 > columns) number = label.substr(label.size());
  label.remove_suffix(number.size());
  return text::cut_to_columns(label, columns - number.size()) + std::string(number);
}

std::string span_label(const Timeline& timeline, const trace::Events& events, const Span& span,
                       const text::Words& words) {
  switch (span.state) {
    case State::waiting: return waiting_label(timeline, events, span, words);
    case State::blocked:
      if (span.other != kNoLane) return words("state.held_by", {{"co", lane_label(timeline, span.other, words)}});
      return block_call(span.delay);
    case State::idle: return idle_label(span.tasks, words);
    case State::awaiting: {
      if (span.other == kNoLane) break;
      const Lane& below = timeline.lane(span.other);
      return (below.kind == Lane::Kind::function ? "" : "await ") + lane_label(below, words);
    }
    case State::running:
      if (span.other != kNoLane) return lane_label(timeline, span.other, words);
      break;
    default: break;
  }
  return span_word(timeline, span, words);
}

const std::string& span_word(const Timeline& timeline, const Span& span, const text::Words& words) {
  return is_call(timeline, span) ? words["state.calling"] : state_word(span.state, words);
}

bool is_call(const Timeline& timeline, const Span& span) {
  return span.state == State::awaiting && timeline.has(span.other) &&
         timeline.lane(span.other).kind == Lane::Kind::function;
}

const std::string& state_word(State state, const text::Words& words) {
  return words[row(state).word];
}

std::string cap_word(const Lane& lane, const trace::Events& events, const text::Words& words) {
  constexpr std::array kKeys{"",
                             "state.cap.returned",
                             "state.cap.raised",
                             "state.cap.cancelled",
                             "state.cap.closed",
                             "state.cap.never_awaited"};
  if (lane.cap == Cap::none) return "";
  return words(kKeys.at(static_cast<std::size_t>(lane.cap)), {{"exc", std::string(events.text(lane.exc))}});
}

std::string block_call(double delay) { return fmt::format("time.sleep({})", delay); }

}  // namespace timeline
