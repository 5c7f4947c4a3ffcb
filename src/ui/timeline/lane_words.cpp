#include "ui/timeline/lane_words.hpp"

#include "timeline/labels.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::Span;
using SpanState = timeline::State;

// A short form of the label: its duration, or the state's word.
std::string short_words(const Model& model, const RunView& run, const Span& span) {
  const bool sleeps = span.state == SpanState::waiting && span.wait == trace::Wait::sleep;
  if (sleeps || span.state == SpanState::blocked) return text::short_seconds(span.delay, model.language);
  const bool awaits = span.state == SpanState::awaiting && !timeline::is_call(*run.timeline, span);
  return awaits ? std::string("await") : timeline::span_word(*run.timeline, span, *model.words);
}

}  // namespace

std::string span_words(const Model& model, const RunView& run, const Span& span, const ImFont* font, float width) {
  if (span.state == SpanState::idle) {
    const std::string& all = (*model.words)["timeline.idle"];
    if (measure(font, all) <= width) return all;
  }
  std::string full = timeline::span_label(*run.timeline, *run.events, span, *model.words);
  if (measure(font, full) <= width) return full;
  std::string brief = short_words(model, run, span);
  return measure(font, brief) <= width ? brief : std::string{};
}

std::string folded_words(const Model& model, timeline::State state, const ImFont* font, float width) {
  const std::string& word = timeline::state_word(state, *model.words);
  return measure(font, word) <= width ? word : std::string{};
}

std::string end_words(const Model& model, const RunView& run, timeline::LaneIndex lane) {
  const timeline::Lane& ended = run.timeline->lane(lane);
  if (ended.cap == timeline::Cap::returned) return std::string(run.events->text(ended.value));
  return timeline::cap_word(ended, *run.events, *model.words);
}

std::string total_words(const Model& model, const RunView& run) {
  const text::Words& words = *model.words;
  if (run.timeline->why != trace::Why::syntax && !model.shows_all(*run.timeline)) return {};
  const double total = timeline::in_seconds(run.timeline->total);
  std::string text = words("timeline.total", {{"t", text::seconds(total, model.language)}});
  switch (run.timeline->why) {
    case trace::Why::none:
    case trace::Why::ok: return text;
    case trace::Why::deadlock: return text + " · " + words["timeline.why.deadlock"];
    case trace::Why::limit_events:
    case trace::Why::limit_turns:
    case trace::Why::limit_cpu: return text + " · " + words["timeline.why.limit"];
    case trace::Why::error: return text + " · " + words["timeline.why.error"];
    case trace::Why::syntax: return words["timeline.why.syntax"];
    case trace::Why::exit: return text + " · " + words["timeline.why.exit"];
  }
  return text;
}

}  // namespace ui
