#include "ui/code/code_marks.hpp"

#include <algorithm>
#include <span>

#include "timeline/labels.hpp"
#include "timeline/facts.hpp"

namespace ui {
namespace {

using timeline::LaneIndex;

timeline::State state_of(const RunView& run, LaneIndex index) {
  const timeline::Span* const span = run.moment.span(*run.timeline, index);
  return span == nullptr ? timeline::State::plan : span->state;
}

/// What distinguishes lanes at one line: what their labels have beyond the function's name, arguments or a number; else
/// the digits at the end of the name.
std::string number_of(const RunView& run, LaneIndex index) {
  const timeline::Lane& lane = run.timeline->lane(index);
  const std::string label = timeline::lane_name(lane);
  if (label.starts_with(lane.name + " #")) return label.substr(lane.name.size() + 2);
  if (label.starts_with(lane.name + "(") && label.ends_with(')'))
    return label.substr(lane.name.size() + 1, label.size() - lane.name.size() - 2);
  const std::size_t digits = label.find_last_not_of("0123456789") + 1;
  if (digits < label.size()) return label.substr(digits);
  if (const std::size_t bar = label.rfind('_'); bar != std::string::npos && bar + 2 == label.size())
    return label.substr(bar + 1);
  return label;
}

std::uint32_t module_line(const RunView& run) {
  return timeline::Facts(*run.timeline, *run.events, run.moment).module_line();
}

/// Where a lane is: until it starts, at its definition; 0: it does not exist, has ended, or the trace does not tell.
std::uint32_t line_of_lane(const RunView& run, LaneIndex index) {
  const timeline::LaneMoment& now = run.moment.lane(index);
  if (!now.born || now.ended) return 0;
  return now.line != 0 ? now.line : run.timeline->lane(index).line;
}

void name_mark(const RunView& run, CodeMark& mark) {
  for (const LaneIndex lane : std::span(mark.lanes).first(std::min(mark.lanes.size(), kMostNamed))) {
    if (!mark.names.empty()) mark.names += ", ";
    mark.names += timeline::lane_name(run.timeline->lane(lane));
    if (!mark.tag.empty()) mark.tag += "·";
    mark.tag += number_of(run, lane);
  }
  if (mark.lanes.size() > kMostNamed) mark.tag += "·…";
  if (mark.lanes.size() == 1) mark.tag = mark.names;
}

void describe(const RunView& run, CodeMark& mark) {
  if (!mark.lanes.empty()) mark.state = state_of(run, mark.lanes.front());
  for (const LaneIndex lane : mark.lanes) {
    if (holds_thread(state_of(run, lane))) mark.state = state_of(run, lane);
  }
  if (mark.module) mark.state = run.moment.blocked ? timeline::State::blocked : timeline::State::running;
  name_mark(run, mark);
}

// The marks by line: existing ones are found in constant time.
class Marks {
 public:
  CodeMark& at(std::uint32_t line) {
    if (line >= mark_of_.size()) mark_of_.resize(std::size_t{line} + 1);
    if (mark_of_[line] == 0) {
      marks_.emplace_back().line = line;
      mark_of_[line] = marks_.size();
    }
    return marks_[mark_of_[line] - 1];
  }
  std::vector<CodeMark> all() && { return std::move(marks_); }

 private:
  std::vector<CodeMark> marks_;
  std::vector<std::size_t> mark_of_;  // by line: one more than the index of its mark; 0: none
};

}  // namespace

std::vector<CodeMark> code_marks(const RunView& run) {
  Marks found;
  for (LaneIndex i = 1; i < std::ssize(run.timeline->lanes); ++i) {
    if (const std::uint32_t line = run.shown_line(line_of_lane(run, i)); line != 0) found.at(line).lanes.push_back(i);
  }
  if (const std::uint32_t line = run.shown_line(module_line(run)); line != 0) found.at(line).module = true;
  std::vector<CodeMark> marks = std::move(found).all();
  std::ranges::sort(marks, {}, &CodeMark::line);
  for (CodeMark& mark : marks) describe(run, mark);
  return marks;
}

std::uint32_t focus_line(const RunView& run, const std::vector<CodeMark>& marks) {
  const timeline::Moment& now = run.moment;
  const auto line_of = [&](LaneIndex lane) {
    return lane > 0 ? run.shown_line(now.lane(lane).line) : 0;
  };
  if (const std::uint32_t line = line_of(now.running); line != 0) return line;
  if (const std::uint32_t line = run.shown_line(module_line(run)); line != 0) return line;
  if (now.event >= 0) {
    const trace::Event& event = run.events->list[static_cast<std::size_t>(now.event)];
    for (LaneIndex i = 1; i < std::ssize(run.timeline->lanes); ++i) {
      const timeline::Lane& lane = run.timeline->lane(i);
      const trace::Id id = lane.kind == timeline::Lane::Kind::function ? event.fn : event.co;
      if (id != 0 && id == lane.id && line_of(i) != 0) return line_of(i);
    }
  }
  return marks.empty() ? 0 : marks.front().line;
}

}  // namespace ui
