#include "timeline/labels.hpp"

#include <fmt/format.h>

#include <array>

#include "timeline/span_statements.hpp"
#include "timeline/voice.hpp"

namespace timeline {
std::string lane_label(const Lane& lane, const text::Words& words) {
  return lane.kind == Lane::Kind::thread ? words["state.thread"] : lane.name + "()";
}

std::string lane_label(const Timeline& timeline, LaneIndex lane, const text::Words& words) {
  return lane == kNoLane ? words["state.module"] : lane_label(timeline.lane(lane), words);
}

std::string span_label(const Timeline& timeline, const trace::Events& events, const Span& span,
                       const text::Words& words) {
  // What calls a plain function says so, and does not await.
  if (span.state == State::awaiting && !timeline.has(span.other)) return span_word(timeline, span, words);
  return Voice(timeline, events, words).words(label_statement(timeline, events, kNoLane, span));
}

const std::string& span_word(const Timeline& timeline, const Span& span, const text::Words& words) {
  const bool calls = is_call(timeline, span) || is_loop(timeline, span);
  return calls ? words["state.calling"] : state_word(span.state, words);
}

bool is_call(const Timeline& timeline, const Span& span) {
  return span.state == State::awaiting && timeline.has(span.other) &&
         timeline.lane(span.other).kind == Lane::Kind::function;
}

bool is_loop(const Timeline& timeline, const Span& span) {
  if (span.state != State::awaiting || !timeline.has(span.other) || timeline.lane(span.other).agen) return false;
  const trace::Id task = timeline.lane(span.other).task;
  return task != 0 && task <= timeline.task_roots.size() && timeline.task_roots[task - 1] == span.other;
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
