#include "exporter/sheet/plan.hpp"

#include <algorithm>

#include "lessons/stops.hpp"
#include "player/commands.hpp"
#include "timeline/critical_path.hpp"
#include "timeline/voice.hpp"
#include "timeline/why.hpp"

namespace exporter {
namespace {

constexpr std::size_t kMostStops = 6;

/// The key of a command; "" if there is no such command.
std::string key_of(std::string_view command) {
  const auto all = player::commands();
  const auto found = std::ranges::find(all, command, &player::Command::name);
  return found == all.end() ? "" : player::keys_text(*found);
}

/// The run that the first question is about, else the one that the lesson opens on.
std::size_t main_run(const SheetSource& source) {
  return source.questions.empty() ? source.lesson->opens_on : source.questions.front().run;
}

/// "0.0 s  gather has made a task of each.", for as many stop points as a plan has room for, spread over the run.
void add_stops(const SheetSource& source, int minute, std::vector<PlanRow>& rows) {
  const player::OpenRun& run = source.runs[main_run(source)];
  const lessons::Run& about = source.lesson->runs[main_run(source)];
  const auto events = lessons::stop_events(about, run.events);
  const std::size_t shown = std::min(events.size(), kMostStops);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::uint32_t event = events[shown < 2 ? 0 : i * (events.size() - 1) / (shown - 1)];
    const lessons::Words* const said = lessons::stop_sentence(about, run.events, event);
    if (said == nullptr) continue;
    const text::Language language = source.words->language();
    const std::string time = text::seconds(timeline::in_seconds(run.events.list[event].t), language);
    rows.push_back({minute, minute, (*source.words)("sheet.stop", {{"t", time}, {"text", said->in(language)}}), ""});
  }
}

std::string why_of(const SheetSource& source) {
  const player::OpenRun& run = source.runs[main_run(source)];
  const timeline::CriticalPath path = timeline::critical_path(run.events);
  const timeline::Why why(run.timeline, run.events, path);
  return timeline::Voice(run.timeline, run.events, *source.words).words(why.total());
}

/// Another delay: that of the second asking of a question, else the first one of the lesson.
std::string change_of(const SheetSource& source) {
  const auto& parameters = source.lesson->parameters;
  if (parameters.empty()) return (*source.words)["sheet.plan.no_delays"];
  std::size_t which = 0;
  double value_s = parameters.front().default_s + 2;
  for (const predict::Question* question : predictions_of(source)) {
    if (!question->again || question->again->parameter >= parameters.size()) continue;
    which = question->again->parameter;
    value_s = question->again->value_s;
    break;
  }
  return (*source.words)("sheet.plan.change", {{"name", parameters[which].name},
                                               {"t", text::short_seconds(value_s, source.words->language())}});
}

/// The first edit of the main run; null: none.
const lessons::Run* edit_of(const SheetSource& source) {
  const auto found = std::ranges::find_if(source.lesson->runs, [&](const lessons::Run& run) {
    return run.edit_of == main_run(source);
  });
  return found == source.lesson->runs.end() ? nullptr : &*found;
}

/// An edit of the program, and another delay.
void add_changes(const SheetSource& source, int from, int to, std::vector<PlanRow>& rows) {
  const text::Words& words = *source.words;
  const lessons::Run* const edit = edit_of(source);
  const int middle = edit == nullptr ? from : from + (to - from) / 2;
  if (edit != nullptr) {
    const text::Arguments said{{"title", edit->title.in(words.language())}, {"asks", edit->asks.in(words.language())}};
    rows.push_back({from, middle, words("sheet.plan.edit", said), key_of("edit")});
  }
  if (edit != nullptr && source.lesson->parameters.empty()) rows.back().to = to;
  else rows.push_back({middle, to, change_of(source), source.lesson->parameters.empty() ? "" : key_of("delays")});
}

}  // namespace

std::vector<PlanRow> plan_of(const SheetSource& source) {
  const text::Words& words = *source.words;
  std::vector<PlanRow> rows;
  rows.push_back({0, 1, words["sheet.plan.ask"], key_of("present")});
  rows.push_back({1, 5, words["sheet.plan.predict"], key_of("predict")});
  rows.push_back({5, 10, words["sheet.plan.play"], key_of("stop")});
  add_stops(source, 10, rows);
  rows.push_back({10, 11, words("sheet.plan.why", {{"said", why_of(source)}}), key_of("why")});
  add_changes(source, 11, 13, rows);
  const std::string closing = source.lesson->closing.in(words.language());
  rows.push_back({13, kPlanMinutes, words("sheet.plan.close", {{"text", closing}}), key_of("to_end")});
  return rows;
}

}  // namespace exporter
