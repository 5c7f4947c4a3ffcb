#include "timeline/text_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/columns.hpp"
#include "timeline/locate.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"
#include "timeline/text_time.hpp"
#include "timeline/voice.hpp"

namespace timeline {
namespace {

struct Step {
  std::string when, who, line, sentence;
};

/// As the sentence names it: of a task that has become ready, the coroutine that will go on.
std::string name_of_doer(const Voice& voice, const Timeline& timeline, const Moment& moment,
                         const trace::Event& event) {
  if (event.kind == trace::Kind::task_ready && !moment.ready.empty()) return voice.name(moment.ready.back());
  const LaneIndex lane = acting_lane(timeline, event);
  return lane == kNoLane && event.task != 0 ? voice.task(event.task) : voice.name(lane);
}

Step step_of(const TextRun& run, const text::Words& words, const Moment& moment, const trace::Event* event) {
  const Sentence said = narrate(*run.timeline, *run.events, moment, words);
  Step step;
  step.when = time_text(run, moment.at.t, words.language());
  step.sentence = text::without_controls(said.lead + (said.rest.empty() ? "" : " " + said.rest));
  if (event == nullptr) return step;
  const Voice voice(*run.timeline, *run.events, words);
  step.who = text::without_controls(name_of_doer(voice, *run.timeline, moment, *event));
  if (event->line != 0) step.line = words("cli.step_line", {{"line", fmt::format("{}", event->line)}});
  return step;
}

std::vector<Step> steps_of(const TextRun& run, const text::Words& words) {
  std::vector<Step> steps;
  bool finished = false;
  for (std::uint32_t i = 0; i < run.events->list.size(); ++i) {
    const trace::Event& event = run.events->list[i];
    if (event.kind == trace::Kind::meta || event.kind == trace::Kind::end) continue;
    const Moment moment = moment_at(*run.timeline, *run.events, after_event(*run.timeline, i));
    steps.push_back(step_of(run, words, moment, &event));
    finished = moment.finished;
  }
  // A run that ends without an event of its own: cut short, or it waits in vain.
  if (!finished) {
    steps.push_back(step_of(run, words, moment_at(*run.timeline, *run.events, run.timeline->end), nullptr));
  }
  return steps;
}

}  // namespace

TextLines text_steps(const TextRun& run, const text::Words& words) {
  const std::vector<Step> steps = steps_of(run, words);
  std::size_t when = 0, who = 0, line = 0;
  for (const Step& step : steps) {
    when = std::max(when, text::columns(step.when));
    who = std::max(who, text::columns(step.who));
    line = std::max(line, text::columns(step.line));
  }
  TextLines lines;
  for (const Step& step : steps) {
    const std::string before(when - text::columns(step.when), ' ');
    lines.push_back({{"  " + before + step.when + "  ", Ink::dim},
                     {text::padded_to_columns(step.who, who) + "  ", Ink::strong},
                     {text::padded_to_columns(step.line, line) + "  ", Ink::dim},
                     {step.sentence, Ink::plain}});
  }
  return lines;
}

}  // namespace timeline
