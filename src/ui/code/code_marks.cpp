#include "ui/code/code_marks.hpp"

#include <algorithm>
#include <map>

namespace ui {
namespace {

using timeline::LaneIndex;

const timeline::Lane& lane_of(const RunView& run, LaneIndex index) {
  return run.timeline->lanes[static_cast<std::size_t>(index)];
}

timeline::State state_of(const RunView& run, LaneIndex index) {
  const auto& lane = lane_of(run, index);
  const std::int32_t span = run.moment.lanes[static_cast<std::size_t>(index)].span;
  return span < 0 ? timeline::State::plan : lane.spans[static_cast<std::size_t>(span)].state;
}

bool holds_thread(timeline::State state) {
  return state == timeline::State::running || state == timeline::State::blocked;
}

/// What distinguishes lanes of one function: the digits at the end of the name, or the number among lanes of the same
/// name.
std::string number_of(const RunView& run, LaneIndex index) {
  const std::string& name = lane_of(run, index).name;
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  if (digits < name.size()) return name.substr(digits);
  if (const std::size_t bar = name.rfind('_'); bar != std::string::npos && bar + 2 == name.size())
    return name.substr(bar + 1);
  int same = 0;
  int before = 0;
  for (LaneIndex i = 1; i < std::ssize(run.timeline->lanes); ++i) {
    if (lane_of(run, i).name != name) continue;
    ++same;
    if (i <= index) ++before;
  }
  return same > 1 ? std::to_string(before) : name;
}

void describe(const RunView& run, CodeMark& mark) {
  mark.state = state_of(run, mark.lanes.front());
  for (const LaneIndex lane : mark.lanes) {
    if (!mark.names.empty()) mark.names += ", ";
    mark.names += lane_of(run, lane).name;
    if (!mark.tag.empty()) mark.tag += "·";
    mark.tag += number_of(run, lane);
    if (holds_thread(state_of(run, lane))) mark.state = state_of(run, lane);
  }
  if (mark.lanes.size() == 1) mark.tag = mark.names;
}

}  // namespace

std::uint32_t shown_line(const lessons::Listing& listing, std::uint32_t python_line) {
  return python_line < listing.python_to_here.size() ? listing.python_to_here[python_line] : 0;
}

std::vector<CodeMark> code_marks(const RunView& run) {
  std::map<std::uint32_t, CodeMark> by_line;
  const std::size_t count = std::min(run.moment.lanes.size(), run.timeline->lanes.size());
  for (std::size_t i = 1; i < count; ++i) {
    const timeline::LaneMoment& moment = run.moment.lanes[i];
    if (moment.ended) continue;
    const std::uint32_t line = shown_line(*run.listing, moment.line);
    if (line == 0) continue;
    by_line[line].line = line;
    by_line[line].lanes.push_back(static_cast<LaneIndex>(i));
  }
  std::vector<CodeMark> marks;
  for (auto& each : by_line) {
    describe(run, each.second);
    marks.push_back(std::move(each.second));
  }
  return marks;
}

std::uint32_t focus_line(const RunView& run, const std::vector<CodeMark>& marks) {
  const timeline::Moment& now = run.moment;
  const auto line_of = [&](LaneIndex lane) {
    const auto index = static_cast<std::size_t>(lane);
    return lane > 0 && index < now.lanes.size() ? shown_line(*run.listing, now.lanes[index].line) : 0;
  };
  if (const std::uint32_t line = line_of(now.running); line != 0) return line;
  if (now.event >= 0) {
    const trace::Event& event = run.events->list[static_cast<std::size_t>(now.event)];
    for (LaneIndex i = 1; i < std::ssize(run.timeline->lanes); ++i) {
      const timeline::Lane& lane = lane_of(run, i);
      const trace::Id id = lane.kind == timeline::Lane::Kind::function ? event.fn : event.co;
      if (id != 0 && id == lane.id && line_of(i) != 0) return line_of(i);
    }
  }
  return marks.empty() ? 0 : marks.front().line;
}

}  // namespace ui
