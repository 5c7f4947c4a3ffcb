#include "ui/timeline/lane_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "timeline/labels.hpp"
#include "timeline/saving.hpp"
#include "timeline/span_statements.hpp"
#include "timeline/voice.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::Span;
using SpanState = timeline::State;

// A short form of the label: its duration, or the state's word.
std::string short_words(const Model& model, const RunView& run, const Span& span) {
  const text::Words& words = *model.words;
  if (span.state == SpanState::blocked && span.other != timeline::kNoLane) return words["timeline.held"];
  const bool sleeps = span.state == SpanState::waiting && span.wait == trace::Wait::sleep;
  if (sleeps || span.state == SpanState::blocked) return text::short_seconds(span.delay, model.language);
  const bool awaits = span.state == SpanState::awaiting && !timeline::is_call(*run.timeline, span) &&
                      !timeline::is_loop(*run.timeline, span);
  return awaits ? std::string("await") : timeline::span_word(*run.timeline, span, words);
}

// A wait that a cancel cut short, once its end is shown: "sleep 10 s, cancelled after 2 s", then shorter forms.
std::vector<std::string> cut_words(const Model& model, const RunView& run, const Span& span,
                                   const std::string& full) {
  if (span.state != SpanState::waiting || !model.shows(span.end)) return {};
  const auto said = timeline::cut_short(*run.timeline, *run.events, span);
  if (!said) return {};
  const text::Words& words = *model.words;
  const std::string after = text::short_seconds(said->about.t.in_seconds(), model.language);
  return {words("timeline.cut", {{"label", full}, {"t", after}}), words("timeline.cut_short", {{"t", after}}),
          words["timeline.cut_sign"]};
}

// The thread rests: no other task exists, or all wait.
std::vector<std::string> idle_words(const Model& model, const RunView& run, const Span& span) {
  const timeline::Statement said = timeline::idle_statement(span);
  const text::Words& words = *model.words;
  return {timeline::Voice(*run.timeline, *run.events, words).words(said), words["timeline.free"]};
}

const char* end_key_of(trace::Why why) {
  switch (why) {
    case trace::Why::none:
    case trace::Why::ok: return "timeline.done";
    case trace::Why::deadlock: return "timeline.why.deadlock";
    case trace::Why::limit_events:
    case trace::Why::limit_turns:
    case trace::Why::limit_cpu: return "timeline.why.limit";
    case trace::Why::error: return "timeline.why.error";
    case trace::Why::syntax: return "timeline.why.syntax";
    case trace::Why::exit: return "timeline.why.exit";
  }
  return "timeline.done";
}

bool beats_another(const Model& model, std::size_t run) {
  const timeline::Timeline& mine = *model.runs[run].timeline;
  if (model.runs[run].sign == lessons::Sign::wrong) return false;
  return std::ranges::any_of(model.visible_runs(), [&](std::size_t other) {
    const RunView& view = model.runs[other];
    return other != run && view.timeline->total > mine.total && timeline::same_work(mine, *view.timeline);
  });
}

std::string count_words(const text::Words& words, const timeline::Timeline& run, std::size_t count) {
  if (run.tasks.empty()) return words["timeline.tasks.no_loop"];
  if (count <= 1) return words[count == 0 ? "timeline.tasks.none_yet" : "timeline.tasks.one"];
  return words("timeline.tasks.many", {{"n", fmt::format("{}", count)}});
}

}  // namespace

std::string span_words(const Model& model, const RunView& run, const Span& span, const ImFont* font, float width) {
  std::vector<std::string> forms;
  if (span.state == SpanState::idle) {
    forms = idle_words(model, run, span);
  } else {
    const std::string full = timeline::span_label(*run.timeline, *run.events, span, *model.words);
    forms = cut_words(model, run, span, full);
    if (forms.empty()) forms = {full, short_words(model, run, span)};
  }
  const auto fits = [&](const std::string& form) { return measure(font, form) <= width; };
  const auto found = std::ranges::find_if(forms, fits);
  return found == forms.end() ? std::string{} : *found;
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

const std::string& run_end_words(const Model& model, trace::Why why) { return (*model.words)[end_key_of(why)]; }

std::string run_total_words(const Model& model, const timeline::Timeline& run) {
  return "/ " + text::seconds(timeline::in_seconds(run.total), model.language);
}

RunClock run_clock(const Model& model, std::size_t index) {
  const RunView& run = model.runs[index];
  const text::Words& words = *model.words;
  const timeline::Nanos total = run.timeline->total;
  if (model.asks()) return {"", "?", false};
  if (run.timeline->why == trace::Why::syntax) return {"", words["timeline.why.syntax"], false};
  const bool over = !run.cut && (run.moment.finished || model.playhead.t > total);
  const double now = timeline::in_seconds(std::min(model.playhead.t, total));
  RunClock clock{fmt::format("{:.2f}", now), "", over && beats_another(model, index)};
  if (over) clock.then = run_end_words(model, run.timeline->why);
  else if (model.shows_all(run)) clock.then = run_total_words(model, *run.timeline);
  return clock;
}

std::string task_count_words(const Model& model, const RunView& run) {
  return count_words(*model.words, *run.timeline, run.tasks);
}

std::string widest_task_count(const Model& model, const RunView& run) {
  std::string widest;
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, run.timeline->tasks.size()}) {
    std::string words = count_words(*model.words, *run.timeline, count);
    if (words.size() > widest.size()) widest = std::move(words);
  }
  return widest;
}

}  // namespace ui
