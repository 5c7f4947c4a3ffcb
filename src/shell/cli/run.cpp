#include "shell/cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <utility>

#include "coro/scheduler.hpp"
#include "lessons/edit.hpp"
#include "lessons/listing.hpp"
#include "platform/terminal.hpp"
#include "player/record_runs.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/live_run.hpp"
#include "shell/cli/play.hpp"
#include "shell/cli/run_text.hpp"
#include "shell/cli/trace_words.hpp"
#include "shell/cli/values.hpp"
#include "text/json_text.hpp"
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

/// How a run is shown while it goes on.
enum class Showing : std::uint8_t { nothing, lines, picture };

struct Plan {
  coro::ClockKind clock = coro::ClockKind::virtual_time;
  Showing showing = Showing::nothing;
  timeline::TextOptions text;
  bool plain = false;
};

Plan plan_of(const Context& context, const RunOptions& options) {
  Plan plan;
  plan.plain = options.plain;
  plan.text.columns = platform::text_columns(context.host.environment, context.host.terminal);
  plan.text.characters = options.plain ? timeline::Characters::plain : timeline::Characters::drawn;
  if (one_of("--clock", options.clock.value_or("virtual"), {"virtual", "real"}) == 0) return plan;
  plan.clock = coro::ClockKind::real_time;
  if (options.json || options.steps) return plan;
  plan.showing = context.host.terminal != nullptr && !options.plain ? Showing::picture : Showing::lines;
  return plan;
}

void print(const Context& context, const timeline::TextLines& lines, bool plain) {
  if (plain || context.host.terminal == nullptr || !platform::wants_colour(context.host.environment)) {
    context.host.out << timeline::plain_text(lines);
    return;
  }
  for (const timeline::TextLine& line : lines) context.host.out << timeline::painted(line) << "\n";
}

/// A run that takes time, shown meanwhile; CPython does not tell how far it is. Nothing if the user ends it.
std::optional<player::OpenRun> record_shown(const Context& context, const lessons::Lesson& lesson, std::size_t run,
                                            const lessons::Values& values, const Plan& plan) {
  const auto on = [&](coro::ClockKind kind, const lessons::Waiting& waiting = {}) {
    return player::record_and_wait(lesson, run, values, context.language, kind, context.python, waiting);
  };
  const std::string& title = lesson.runs[run].title.in(context.language);
  const bool tells = !player::needs_python(lesson, run, values);
  if (!tells && context.host.terminal != nullptr) {
    context.host.err << context.words()("cli.really", {{"run", title}}) << std::endl;
  }
  const auto expected = tells ? on(coro::ClockKind::virtual_time).timeline.total : timeline::Nanos{0};
  const auto live = plan.showing == Showing::picture && tells ? live_picture(context, title, expected)
                                                              : live_lines(context, title, expected);
  auto recorded = on(plan.clock, [&](const auto&... now) { live->wait(now...); });
  if (live->quit()) return std::nullopt;
  if (plan.showing == Showing::lines) live->end({title, &recorded.events, &recorded.timeline});
  return recorded;
}

/// The requested runs; nothing if the user ends one.
std::optional<Recorded> record(const Context& context, const Target& target, const lessons::Values& values,
                               const Plan& plan) {
  const lessons::Lesson& lesson = *target.lesson;
  Recorded all;
  all.lesson = &lesson;
  for (const std::size_t run : target.runs()) {
    const std::string& title = lesson.runs[run].title.in(context.language);
    if (plan.showing == Showing::lines) print(context, output_title(context, title, target.runs().size()), plan.plain);
    auto one = plan.showing == Showing::nothing
                   ? player::record_and_wait(lesson, run, values, context.language, plan.clock, context.python)
                   : record_shown(context, lesson, run, values, plan);
    if (!one) return std::nullopt;
    all.runs.push_back(std::move(*one));
  }
  for (std::size_t i = 0; i < all.runs.size(); ++i) {
    const lessons::Run& run = lesson.runs[target.runs()[i]];
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

/// What is still to be said of the runs.
void show(const Context& context, const Recorded& recorded, const Plan& plan) {
  if (plan.showing == Showing::lines) {
    timeline::TextLines lines(1);
    append(lines, chart(context, recorded, plan.text));
    append(lines, totals(context, recorded, plan.text.columns));
    return print(context, lines, plan.plain);
  }
  // A run on the real clock has been shown already.
  if (context.host.terminal != nullptr && plan.showing == Showing::nothing && !plan.plain) {
    const std::string title = recorded.lesson->title.in(context.language);
    if (!play(*context.host.terminal, context.host.environment, title, recorded.shown, context.words())) return;
  }
  print(context, whole(context, recorded, plan.text), plan.plain);
}

/// The lesson as it is shown with that edit: it asks what the edit asks, and ends with its answer.
lessons::Lesson with_edit(const Context& context, const lessons::Lesson& lesson, std::size_t edit,
                          const lessons::Values& values) {
  lessons::Lesson one = lessons::shown(lesson, edit);
  const auto total = [&](std::size_t run) {
    const auto recorded = player::record_and_wait(one, run, values, context.language, coro::ClockKind::virtual_time,
                                                  context.python);
    return text::seconds(in_seconds(recorded.timeline.total), context.language);
  };
  const std::string answer =
      text::filled(one.closing.in(context.language), {{"total", total(1)}, {"before", total(0)}}, context.language);
  one.closing = {answer, answer};
  return one;
}

bool is_edit(const Target& target) { return target.run && target.lesson->runs[*target.run].edit_of; }

}  // namespace

int play_lesson(const Context& context, const RunOptions& options) {
  const Arguments& arguments = context.arguments;
  Target target = find_target(context.library.catalogue, arguments.target.value());
  const lessons::Values values = values_of(*target.lesson, arguments.sets);
  const Plan plan = plan_of(context, options);
  if (options.json && options.steps) wrong_use("cli.json_and_steps");
  std::optional<lessons::Lesson> edited;
  if (is_edit(target) && !options.json && !options.steps) {
    edited = with_edit(context, *target.lesson, *target.run, values);
    target = {&*edited, edited->opens_on};
  }
  if (target.lesson->runs.empty()) {
    if (options.trace) no_program(*target.lesson);
    if (options.json) context.host.out << as_json({target.lesson, {}, {}});
    else print(context, all_cards(context, *target.lesson, plan.text.columns), plan.plain);
    return kExitOk;
  }
  if (plan.showing == Showing::lines) {
    timeline::TextLines lines = heading(context, *target.lesson, plan.text.columns);
    lines.pop_back();  // the title of each output begins with an empty line
    print(context, lines, plan.plain);
  }
  const std::optional<Recorded> recorded = record(context, target, values, plan);
  if (!recorded) return kExitOk;
  if (options.trace) save_traces(context, *recorded, *options.trace);
  if (options.json) context.host.out << as_json(*recorded);
  else if (options.steps) print(context, all_steps(context, *recorded), options.plain);
  else show(context, *recorded, plan);
  return kExitOk;
}

const Command& run() {
  static constexpr Command kCommand{
      .name = "run", .help = "cli.help.run.about", .footer = "cli.help.run.footer", .add = [](Options& options) {
        return with_options(options, add, play_lesson);
      }};
  return kCommand;
}

}  // namespace cli
