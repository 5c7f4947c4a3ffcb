#include "ui/timeline/hover.hpp"

#include <fmt/format.h>

#include "text/columns.hpp"
#include "timeline/labels.hpp"
#include "timeline/loop_statements.hpp"
#include "timeline/span_statements.hpp"
#include "timeline/task_maker.hpp"
#include "timeline/voice.hpp"

namespace ui {
namespace {

using timeline::Cap;
using timeline::Lane;
using timeline::LaneIndex;
using timeline::Span;

std::string time_of(const Model& model, timeline::Nanos t) {
  return text::seconds(timeline::in_seconds(t), model.language);
}

void add(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string when(const Model& model, const Span& span) {
  const text::Words& words = *model.words;
  // Where the rest of the run is hidden, what lasts until there may last longer.
  const bool open = model.revealed < span.end || (model.prediction != nullptr && !model.shows(span.end));
  if (open) return words("hover.from", {{"from", time_of(model, span.begin.t)}});
  if (span.begin.t == span.end.t) return words("hover.at", {{"t", time_of(model, span.begin.t)}});
  return words("hover.from_to", {{"from", time_of(model, span.begin.t)},
                                 {"to", time_of(model, span.end.t)},
                                 {"for", time_of(model, span.end.t - span.begin.t)}});
}

std::string say(const Model& model, const RunView& run, const timeline::Statement& said) {
  return timeline::Voice(*run.timeline, *run.events, *model.words).words(said);
}

// Why a wait ended before its time, once that is shown.
std::string cut(const Model& model, const RunView& run, const Span& span) {
  if (!model.shows(span.end)) return {};
  const auto said = timeline::cut_short(*run.timeline, *run.events, span);
  return said ? say(model, run, *said) : std::string{};
}

// Why a wait for a timer ended late, once that is shown.
std::string late(const Model& model, const RunView& run, LaneIndex index, const Span& span) {
  if (!model.shows(span.end)) return {};
  const auto said = timeline::late_end(*run.timeline, index, span);
  return said ? say(model, run, *said) : std::string{};
}

std::string line_of(const Model& model, const RunView& run, std::uint32_t python_line) {
  const std::uint32_t line = run.shown_line(python_line);
  return line == 0 ? std::string{} : (*model.words)("hover.line", {{"n", fmt::format("{}", line)}});
}

// With its line at the end.
std::string say_where(const Model& model, const RunView& run, const timeline::Statement& said) {
  const std::string line = line_of(model, run, said.about.line);
  return say(model, run, said) + (line.empty() ? "" : ", " + line);
}

// "Task 2, made by gather in main(), line 9".
std::string made(const Model& model, const RunView& run, trace::Id task) {
  timeline::Statement maker = timeline::task_maker(*run.timeline, *run.events, task);
  if (maker.key == "maker.unknown") return (*model.words)("hover.task", {{"n", fmt::format("{}", task)}});
  maker.key = "hover." + maker.key;
  return say_where(model, run, maker);
}

// "fetch('a'): waiting, sleep 3 s".
std::string does(const Model& model, const RunView& run, LaneIndex index, const Span& span) {
  const text::Words& words = *model.words;
  const std::string label = timeline::span_label(*run.timeline, *run.events, span, words);
  const std::string& state = timeline::span_word(*run.timeline, span, words);
  return timeline::lane_label(run.timeline->lane(index), words) + ": " +
         (label.empty() || label == state ? state : state + ", " + label);
}

// How a lane ended, and when, once that is shown.
std::string ending(const Model& model, const RunView& run, const Lane& lane) {
  if (lane.cap == Cap::none || !model.shows(lane.cap_at)) return {};
  const std::string how = timeline::cap_word(lane, *run.events, *model.words);
  return (*model.words)("hover.ends", {{"t", time_of(model, lane.cap_at.t)}, {"how", how}});
}

}  // namespace

std::string hover_text(const Model& model, const RunView& run, LaneIndex index, std::uint32_t span_index, bool folded,
                       bool draggable) {
  const text::Words& words = *model.words;
  const Lane& lane = run.timeline->lane(index);
  const Span& span = lane.spans[span_index];
  std::string text;
  if (folded) {
    // What is true of one of its steps is not of all.
    add(text, timeline::lane_label(lane, words) + ": " +
                  words("hover.mostly", {{"state", timeline::span_word(*run.timeline, span, words)}}));
    add(text, words["hover.folded"]);
    return text;
  }
  add(text, does(model, run, index, span));
  add(text, when(model, span));
  add(text, say(model, run, timeline::span_statement(*run.timeline, *run.events, index, span)));
  add(text, cut(model, run, span));
  add(text, late(model, run, index, span));
  add(text, line_of(model, run, span.line));
  if (span_index + 1 == lane.spans.size() && lane.cap != Cap::none && model.shows(lane.cap_at)) {
    add(text, words("hover.then", {{"how", timeline::cap_word(lane, *run.events, words)}}));
  }
  if (draggable) add(text, words["hover.drag"]);
  return text;
}

std::string lane_hover_text(const Model& model, const RunView& run, LaneIndex index) {
  const text::Words& words = *model.words;
  const Lane& lane = run.timeline->lane(index);
  std::string text = timeline::lane_label(lane, words);
  const bool is_call = lane.kind != Lane::Kind::thread;
  if (const std::string call = timeline::lane_call(lane); is_call && call != text) add(text, call);
  if (lane.kind == Lane::Kind::thread) {
    add(text, words["hover.thread"]);
    return text;
  }
  add(text, words[lane.kind == Lane::Kind::function ? "hover.function"
                  : lane.agen                       ? "hover.generator"
                                                    : "hover.coroutine"]);
  add(text, say_where(model, run, timeline::origin_statement(*run.timeline, *run.events, run.moment, index)));
  if (!run.moment.lane(index).ended) add(text, line_of(model, run, run.moment.lane(index).line));
  add(text, ending(model, run, lane));
  return text;
}

std::string task_hover_text(const Model& model, const RunView& run, trace::Id task) {
  const text::Words& words = *model.words;
  const LaneIndex root = run.timeline->root_of(task);
  if (root == timeline::kNoLane) return {};
  const Lane& lane = run.timeline->lane(root);
  std::string text = made(model, run, task);
  if (!lane.task_name.empty()) add(text, words("hover.task_named", {{"name", text::without_controls(lane.task_name)}}));
  if (run.timeline->tasks[task - 1].event >= run.moment.events_done) return text;
  if (run.moment.lane(root).ended) {
    add(text, timeline::lane_label(lane, words) + ": " + ending(model, run, lane));
    return text;
  }
  const timeline::Statement now = timeline::task_now(*run.timeline, run.moment, task);
  if (now.about.all.size() > 1) add(text, say(model, run, now));
  const Span* const span = run.moment.span(*run.timeline, now.about.co);
  if (span != nullptr) add(text, does(model, run, now.about.co, *span));
  return text;
}

}  // namespace ui
