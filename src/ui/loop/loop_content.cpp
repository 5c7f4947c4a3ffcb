#include "ui/loop/loop_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "timeline/facts.hpp"
#include "timeline/loop_statements.hpp"
#include "timeline/task_maker.hpp"
#include "timeline/voice.hpp"

namespace ui {
namespace {

using timeline::LoopStatement;
using timeline::Moment;
using timeline::Statement;

struct Loop {
  const Model& model;
  const RunView& run;
  [[nodiscard]] const text::Words& words() const { return *model.words; }
  [[nodiscard]] const Moment& moment() const { return run.moment; }
  [[nodiscard]] std::string text(const Statement& said) const;
};

// Always two digits: a countdown must not change its width. From 1,000 s on as any other duration.
std::string countdown(const Loop& loop, double seconds) {
  if (seconds >= 1000) return text::short_seconds(std::floor(seconds), loop.model.language);
  const std::string digits = seconds < 100 ? fmt::format("{:.2f}", seconds) : fmt::format("{:.0f}", seconds);
  return loop.words()("loop.seconds", {{"t", digits}});
}

std::string Loop::text(const Statement& said) const {
  text::Arguments arguments = timeline::Voice(*run.timeline, *run.events, words()).arguments(said.about);
  arguments.emplace_back("left", countdown(*this, said.about.t.left_s(moment().at.t)));
  return words()(said.key, arguments);
}

LoopSection section(const Loop& loop, const char* id) {
  LoopSection made;
  made.id = id;
  made.label = loop.words()[fmt::format("loop.{}", id)];
  return made;
}

// Statements about lanes become pills, the others a sentence.
LoopSection section(const Loop& loop, const char* id, const std::vector<LoopStatement>& statements, std::size_t all) {
  LoopSection made = section(loop, id);
  for (const LoopStatement& one : statements) {
    if (one.state) {
      made.pills.push_back({loop.text(one.said), one.state, {}});
    } else {
      made.sentence = loop.text(one.said);
      made.empty = std::string_view(id) != "running";
    }
  }
  made.others = made.pills.empty() ? 0 : all - made.pills.size();
  return made;
}

// "main() → fetch() · asyncio.run": each task with what created it; a single one in words, in its own line.
LoopSection tasks(const Loop& loop, std::size_t most) {
  const std::size_t live = timeline::Facts(*loop.run.timeline, *loop.run.events, loop.moment()).live_tasks();
  const auto statements = timeline::task_statements(*loop.run.timeline, *loop.run.events, loop.moment(), most);
  LoopSection made = section(loop, "tasks", statements, live);
  for (std::size_t k = 0; k < made.pills.size(); ++k) {
    const auto task = static_cast<trace::Id>(statements[k].said.about.number);
    const std::string maker = loop.text(timeline::task_maker(*loop.run.timeline, *loop.run.events, task));
    if (maker.empty()) continue;
    made.pills[k].brief = made.pills[k].text;
    made.pills[k].text += " · " + maker;
  }
  if (made.pills.empty()) made.sentence = loop.words()["loop.timers_none"];
  made.empty = made.pills.empty();
  if (made.pills.size() != 1) return made;
  made.label = loop.words()("loop.task_n", {{"n", fmt::format("{}", statements.front().said.about.number)}});
  made.sentence = made.pills.front().text;
  made.brief = made.pills.front().brief;
  made.pills.clear();
  return made;
}

}  // namespace

std::vector<LoopSection> loop_sections(const Model& model, const RunView& run, std::size_t most) {
  const Loop loop{model, run};
  const auto& [timeline, events, moment] = std::tie(*run.timeline, *run.events, run.moment);
  std::vector<LoopSection> sections{section(loop, "running", {timeline::thread_statement(timeline, events, moment)}, 1)};
  if (timeline.why == trace::Why::syntax) return sections;
  if (const Statement none = timeline::no_loop_statement(timeline, moment); !none.key.empty()) {
    LoopSection& made = sections.emplace_back();
    made.id = "no_loop";
    made.sentence = loop.text(none);
    return sections;
  }
  sections.push_back(section(loop, "ready", timeline::ready_statements(timeline, events, moment, most), moment.ready.size()));
  sections.push_back(section(loop, "timers", timeline::timer_statements(moment, most), moment.timers.size()));
  sections.push_back(section(loop, "waiting", timeline::wait_statements(events, moment, most), moment.waiting.size()));
  sections.push_back(tasks(loop, most));
  return sections;
}

}  // namespace ui
