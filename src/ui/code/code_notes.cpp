#include "ui/code/code_notes.hpp"

#include <algorithm>
#include <map>

#include "timeline/locate.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::Lane;
using timeline::LaneIndex;
using timeline::Span;
using trace::Event;
using trace::Kind;

constexpr std::size_t kMostEvents = 20'000;  // of a trace whose values are searched in each frame

/// The byte after the first `count` characters.
std::size_t byte_of(std::string_view line, std::size_t count) {
  std::size_t byte = 0;
  while (count-- > 0 && byte < line.size()) byte += character_size(line.substr(byte));
  return byte;
}

class Notes {
 public:
  explicit Notes(const RunView& run) : run_(run), events_(*run.events), timeline_(*run.timeline) {}

  std::vector<CodeNote> all() {
    const auto done = timeline_.why == trace::Why::syntax ? events_.list.size() : run_.moment.events_done;
    for (const std::uint32_t warning : timeline_.warnings) {
      if (warning < done) say(events_.list[warning]);
    }
    if (events_.list.size() <= kMostEvents) values();
    for (auto& [line, note] : arrived_) notes_.push_back(std::move(note));
    std::ranges::stable_sort(notes_, {}, &CodeNote::line);
    return std::move(notes_);
  }

 private:
  std::uint32_t shown(std::uint32_t python_line) const { return run_.shown_line(python_line); }

  void say(const Event& event) {
    if (event.kind == Kind::error) error(event);
    if (event.kind != Kind::co_never_awaited || shown(event.line) == 0) return;
    const std::string name(events_.text(event.name));
    notes_.push_back({CodeNote::Kind::warning, shown(event.line),
                      "RuntimeWarning: coroutine '" + name + "' was never awaited", 0, 0});
  }

  void error(const Event& event) {
    if (shown(event.line) == 0) return;
    std::string words(events_.text(event.exc));
    if (event.text != 0 && !events_.text(event.text).empty()) words.append(": ").append(events_.text(event.text));
    CodeNote note{CodeNote::Kind::error, shown(event.line), std::move(words), 0, 0};
    // Columns are those of the Python listing.
    if (note.line == event.line && event.end_column != 0) {
      const std::string_view line = run_.listing->lines[note.line - 1];
      note.begin = byte_of(line, event.column - 1U);
      note.end = byte_of(line, event.end_column - 1U);
    }
    notes_.push_back(std::move(note));
  }

  // A value arrives where its coroutine was awaited or its function called: in the lane above, at its current line; or,
  // through a task, at the line that awaits the task.
  void values() {
    for (std::size_t i = 1; i < timeline_.lanes.size(); ++i) {
      const Lane& lane = timeline_.lanes[i];
      if (lane.value != 0 && lane.cap_at < run_.moment.at && lane.parent != timeline::kNoLane) came_up(lane);
      for (const Span& span : lane.spans) through_task(span);
    }
  }

  void came_up(const Lane& lane) {
    const Lane& above = timeline_.lane(lane.parent);
    if (above.task != lane.task) return;
    const std::uint32_t event = timeline::events_before(timeline_, lane.cap_at);
    const auto after = std::ranges::upper_bound(above.stands, event, {}, &timeline::Stand::event);
    if (after != above.stands.begin()) arrive(std::prev(after)->line, lane.value, event);
  }

  void through_task(const Span& span) {
    if (span.state != timeline::State::waiting || span.wait != trace::Wait::task || !(span.end < run_.moment.at))
      return;
    for (const trace::Id task : events_.tasks(events_.list[span.event])) {
      const LaneIndex root = timeline_.root_of(task);
      if (root == timeline::kNoLane) continue;
      const Lane& ended = timeline_.lane(root);
      if (ended.value != 0 && ended.cap_at < run_.moment.at) arrive(span.line, ended.value, span.event);
    }
  }

  void arrive(std::uint32_t python_line, trace::TextId value, std::uint32_t event) {
    const std::uint32_t line = shown(python_line);
    if (line == 0) return;
    std::uint32_t& last = latest_[line];
    if (event < last) return;
    last = event;
    arrived_[line] = {CodeNote::Kind::value, line, std::string(events_.text(value)), 0, 0};
  }

  const RunView& run_;
  const trace::Events& events_;
  const timeline::Timeline& timeline_;
  std::vector<CodeNote> notes_;
  std::map<std::uint32_t, CodeNote> arrived_;
  std::map<std::uint32_t, std::uint32_t> latest_;
};

}  // namespace

std::vector<CodeNote> code_notes(const RunView& run) {
  if (run.listing == nullptr || run.events == nullptr) return {};
  return Notes(run).all();
}

}  // namespace ui
