#include "ui/timeline/hover.hpp"

#include <fmt/format.h>

#include "timeline/labels.hpp"
#include "timeline/span_statements.hpp"
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
  if (model.revealed < span.end) return words("hover.from", {{"from", time_of(model, span.begin.t)}});
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

std::string line_of(const Model& model, const RunView& run, std::uint32_t python_line) {
  std::uint32_t line = python_line;
  if (run.listing != nullptr && line < run.listing->python_to_here.size()) line = run.listing->python_to_here[line];
  return line == 0 ? std::string{} : (*model.words)("hover.line", {{"n", fmt::format("{}", line)}});
}

// What created its task, with the line, or what called or awaits it.
std::string origin(const Model& model, const RunView& run, LaneIndex index) {
  const timeline::Statement said = timeline::origin_statement(*run.timeline, *run.events, run.moment, index);
  const std::string line = line_of(model, run, said.about.line);
  return say(model, run, said) + (line.empty() ? "" : ", " + line);
}

}  // namespace

std::string hover_text(const Model& model, const RunView& run, LaneIndex index, std::uint32_t span_index, bool folded,
                       bool draggable) {
  const text::Words& words = *model.words;
  const Lane& lane = run.timeline->lane(index);
  const Span& span = lane.spans[span_index];
  std::string text;
  if (folded) add(text, words["hover.folded"]);
  const std::string label = timeline::span_label(*run.timeline, *run.events, span, words);
  const std::string& state = timeline::span_word(*run.timeline, span, words);
  add(text,
      timeline::lane_label(lane, words) + ": " + (label.empty() || label == state ? state : state + ", " + label));
  add(text, when(model, span));
  add(text, say(model, run, timeline::span_statement(*run.timeline, *run.events, index, span)));
  add(text, cut(model, run, span));
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
  if (lane.kind == Lane::Kind::thread) {
    add(text, words["hover.thread"]);
    return text;
  }
  add(text, words[lane.kind == Lane::Kind::function ? "hover.function"
                  : lane.agen                       ? "hover.generator"
                                                    : "hover.coroutine"]);
  add(text, origin(model, run, index));
  if (!run.moment.lane(index).ended) add(text, line_of(model, run, run.moment.lane(index).line));
  if (lane.cap != Cap::none && model.shows(lane.cap_at)) {
    add(text, words("hover.ends",
                    {{"t", time_of(model, lane.cap_at.t)}, {"how", timeline::cap_word(lane, *run.events, words)}}));
  }
  return text;
}

}  // namespace ui
