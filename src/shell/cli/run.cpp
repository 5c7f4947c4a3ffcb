#include "shell/cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <utility>

#include "coro/scheduler.hpp"
#include "lessons/listing.hpp"
#include "platform/terminal.hpp"
#include "player/open_card.hpp"
#include "player/record_runs.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/play.hpp"
#include "shell/cli/trace_words.hpp"
#include "shell/cli/values.hpp"
#include "text/columns.hpp"
#include "text/json_text.hpp"
#include "timeline/narration.hpp"
#include "timeline/text_steps.hpp"
#include "timeline/text_view.hpp"
#include "trace/jsonl_write.hpp"

namespace cli {
namespace {

using timeline::in_seconds;

void add(Options& options, RunOptions& given) {
  options.target("LESSON[/RUN]", "cli.help.run.target");
  options.delays();
  options.flag("--json", given.json, "cli.help.run.json");
  options.flag("--steps", given.steps, "cli.help.run.steps");
  options.flag("--plain", given.plain, "cli.help.run.plain");
  options.value("--trace", given.trace, "cli.help.run.trace", "FILE");
  options.value("--clock", given.clock, "cli.help.run.clock", "CLOCK");
  options.own_lessons();
}

/// The requested runs, recorded.
struct Recorded {
  const lessons::Lesson* lesson = nullptr;
  std::vector<player::OpenRun> runs;
  std::vector<timeline::TextRun> shown;
};

Recorded record(const Context& context, const Target& target, const lessons::Values& values, coro::ClockKind clock) {
  Recorded all;
  all.lesson = target.lesson;
  for (const std::size_t run : target.runs()) {
    // It takes real time: tell the user what is running.
    if (clock == coro::ClockKind::real_time && context.host.terminal != nullptr) {
      const std::string& title = target.lesson->runs[run].title.in(context.language);
      context.host.err << context.words()("cli.really", {{"run", title}}) << std::endl;
    }
    all.runs.push_back(player::record_and_wait(*target.lesson, run, values, context.language, clock, context.python));
  }
  for (std::size_t i = 0; i < all.runs.size(); ++i) {
    const lessons::Run& run = target.lesson->runs[target.runs()[i]];
    all.shown.push_back(
        {run.title.in(context.language), &all.runs[i].events, &all.runs[i].timeline, run.sign == lessons::Sign::wrong});
  }
  return all;
}

std::string json(const timeline::Timeline& timeline, const timeline::Output& output) {
  std::string co;
  if (output.lane != timeline::kNoLane) {
    co = ", \"co\": " + text::json_text(timeline.lane(output.lane).name);
  }
  return fmt::format(R"({{"t_s": {}, "text": {}{}}})", lessons::number(in_seconds(output.at.t)),
                     text::json_text(output.text), co);
}

std::string as_json(const Recorded& recorded) {
  std::string out = fmt::format(R"({{"lesson": {}, "runs": [)", text::json_text(recorded.lesson->id));
  bool first = true;
  for (const player::OpenRun& run : recorded.runs) {
    std::string output;
    for (const timeline::Output& one : run.timeline.output) {
      output += (output.empty() ? "" : ", ") + json(run.timeline, one);
    }
    out += fmt::format("{}\n  {{\"id\": {}, \"total_s\": {}, \"events\": {}, \"output\": [{}]}}",
                       std::exchange(first, false) ? "" : ",", text::json_text(run.id),
                       lessons::number(in_seconds(run.timeline.total)), run.events.list.size(), output);
  }
  return out + "\n]}\n";
}

void save_traces(const Context& context, const Recorded& recorded, const std::filesystem::path& file) {
  for (const player::OpenRun& run : recorded.runs) {
    std::filesystem::path one = file;
    if (recorded.runs.size() > 1) {
      one.replace_filename(fmt::format("{}-{}{}", file.stem().string(), run.id, file.extension().string()));
    }
    if (const auto error = trace::save(one, *run.trace)) fail(*error, one.string(), context.words());
  }
}

void append(timeline::TextLines& lines, const timeline::TextLines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

timeline::TextLines paragraph(const std::string& words, std::size_t columns) {
  const std::string wrapped = text::wrapped_to_columns(words, columns);
  timeline::TextLines lines;
  for (std::size_t from = 0; from <= wrapped.size();) {
    const std::size_t end = std::min(wrapped.find('\n', from), wrapped.size());
    lines.push_back({{wrapped.substr(from, end - from)}});
    from = end + 1;
  }
  return lines;
}

timeline::TextLines strong_paragraph(const std::string& words, std::size_t columns) {
  timeline::TextLines lines = paragraph(words, columns);
  for (timeline::TextLine& line : lines) line.front().ink = timeline::Ink::strong;
  return lines;
}

timeline::TextLines heading(const Context& context, const lessons::Lesson& lesson, std::size_t columns) {
  timeline::TextLines lines = strong_paragraph(lesson.title.in(context.language), columns);
  append(lines, paragraph(lesson.question.in(context.language), columns));
  lines.emplace_back();
  return lines;
}

/// A lesson without runs: the texts of its cards, with their figures.
timeline::TextLines all_cards(const Context& context, const lessons::Lesson& lesson, std::size_t columns) {
  timeline::TextLines lines = heading(context, lesson, columns);
  for (const lessons::Card& card : lesson.cards) {
    const player::OpenCard open = player::open_card(context.library.catalogue, card, context.language);
    append(lines, strong_paragraph(card.title.in(context.language), columns));
    append(lines, paragraph(player::sentence_of(open, context.language), columns));
    lines.emplace_back();
  }
  append(lines, paragraph(lesson.closing.in(context.language), columns));
  return lines;
}

/// The lines about a run that did not end normally.
void mishap(timeline::TextLines& lines, const Context& context, const timeline::TextRun& run) {
  if (run.timeline->why == trace::Why::ok) return;
  const auto moment = timeline::moment_at(*run.timeline, *run.events, run.timeline->end);
  const timeline::Sentence said = timeline::narrate(*run.timeline, *run.events, moment, context.words());
  lines.push_back({{"  " + said.lead + (said.rest.empty() ? "" : " " + said.rest), timeline::Ink::raised}});
}

/// The complete output after the end.
timeline::TextLines whole(const Context& context, const Recorded& recorded, const timeline::TextOptions& options) {
  const text::Words& words = context.words();
  timeline::TextLines lines = heading(context, *recorded.lesson, options.columns);
  append(lines, timeline::text_lanes(recorded.shown, words, options));
  append(lines, timeline::text_legend(recorded.shown, words, options));
  for (const timeline::TextRun& run : recorded.shown) {
    lines.emplace_back();
    const std::string title =
        recorded.shown.size() == 1 ? words["cli.output"] : words("cli.output_of", {{"run", run.title}});
    lines.push_back({{title, timeline::Ink::strong}});
    append(lines, timeline::text_output(run, words, options));
    mishap(lines, context, run);
  }
  lines.emplace_back();
  lines.push_back({{words["cli.total"], timeline::Ink::strong}});
  append(lines, timeline::text_totals(recorded.shown, words));
  lines.emplace_back();
  append(lines, paragraph(recorded.lesson->closing.in(context.language), options.columns));
  return lines;
}

/// Each run, event by event. Nothing is wrapped: a line is an event.
timeline::TextLines all_steps(const Context& context, const Recorded& recorded) {
  timeline::TextLines lines;
  for (const timeline::TextRun& run : recorded.shown) {
    if (!lines.empty()) lines.emplace_back();
    lines.push_back({{run.title, timeline::Ink::strong}});
    append(lines, timeline::text_steps(run, context.words()));
  }
  return lines;
}

void print(const Context& context, const timeline::TextLines& lines, bool plain = false) {
  if (plain || context.host.terminal == nullptr || !platform::wants_colour(context.host.environment)) {
    context.host.out << timeline::plain_text(lines);
    return;
  }
  for (const timeline::TextLine& line : lines) context.host.out << timeline::painted(line) << "\n";
}

}  // namespace

int play_lesson(const Context& context, const RunOptions& options) {
  const Arguments& arguments = context.arguments;
  const Target target = find_target(context.library.catalogue, arguments.target.value());
  const lessons::Values values = values_of(*target.lesson, arguments.sets);
  const bool real = one_of("--clock", options.clock.value_or("virtual"), {"virtual", "real"}) == 1;
  const auto clock = real ? coro::ClockKind::real_time : coro::ClockKind::virtual_time;
  if (options.json && options.steps) wrong_use("cli.json_and_steps");
  if (options.trace && target.lesson->runs.empty()) no_program(*target.lesson);
  const Recorded recorded = record(context, target, values, clock);
  if (options.trace) save_traces(context, recorded, *options.trace);
  if (options.json) {
    context.host.out << as_json(recorded);
    return kExitOk;
  }
  const std::size_t columns = platform::text_columns(context.host.environment, context.host.terminal);
  if (recorded.shown.empty()) {
    print(context, all_cards(context, *target.lesson, columns));
    return kExitOk;
  }
  if (options.steps) {
    print(context, all_steps(context, recorded), options.plain);
    return kExitOk;
  }
  // A run on the real clock was already waited for.
  if (context.host.terminal != nullptr && !real && !options.plain) {
    const std::string title = target.lesson->title.in(context.language);
    if (!play(*context.host.terminal, context.host.environment, title, recorded.shown, context.words())) return kExitOk;
  }
  const auto characters = options.plain ? timeline::Characters::plain : timeline::Characters::drawn;
  print(context, whole(context, recorded, {.columns = columns, .characters = characters}), options.plain);
  return kExitOk;
}

const Command& run() {
  static constexpr Command kCommand{.name = "run",
                                    .help = "cli.help.run.about",
                                    .footer = "cli.help.run.footer",
                                    .add = [](Options& options) { return with_options(options, add, play_lesson); }};
  return kCommand;
}

}  // namespace cli
