#include "timeline/labels.hpp"

#include <fmt/format.h>

#include <array>

#include "text/columns.hpp"
#include "timeline/span_statements.hpp"
#include "timeline/voice.hpp"

namespace timeline {

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
  return timeline.root_of(task) == span.other;
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
