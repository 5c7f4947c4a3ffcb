#include "timeline/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "lessons/listing.hpp"
#include "player/record_runs.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/trace_words.hpp"
#include "shell/cli/values.hpp"
#include "shell/cli/why_json.hpp"
#include "text/columns.hpp"
#include "timeline/voice.hpp"
#include "trace/open.hpp"

namespace cli {
namespace {

constexpr std::size_t kMostLines = 40;  // of one kind

struct WhyOptions {
  bool json = false;
};

void describe_why(Options& options, WhyOptions& given) {
  options.target("LESSON[/RUN]|TRACE", "cli.help.why.target");
  options.flag("--json", given.json, "cli.help.why.json");
  options.delays();
  options.own_lessons();
}

/// A run and its title.
struct Explained {
  std::string title;
  player::OpenRun run;
};

Explained read_run(const Context& context, const std::string& file) {
  if (!context.arguments.sets.empty()) wrong_use("cli.no_delays");
  trace::ReadResult read = trace::open(file);
  if (const auto* const error = std::get_if<trace::Error>(&read)) fail(*error, file, context.words());
  auto trace = std::make_unique<trace::Trace>(std::get<trace::Trace>(std::move(read)));
  return {text::without_controls(file), player::open_run(std::filesystem::path(file).stem().string(), std::move(trace))};
}

std::vector<Explained> runs_of(const Context& context) {
  std::vector<Explained> runs;
  const std::string& name = context.arguments.target.value();
  if (is_trace(context.library.catalogue, name)) {
    runs.push_back(read_run(context, name));
    return runs;
  }
  const Target target = find_target(context.library.catalogue, name);
  const lessons::Lesson& lesson = *target.lesson;
  const lessons::Values values = values_of(lesson, context.arguments.sets);
  if (lesson.runs.empty()) no_program(lesson);
  for (const std::size_t run : target.runs()) {
    runs.push_back({lesson.runs[run].title.in(context.language),
                    player::record_and_wait(lesson, run, values, context.language, coro::ClockKind::virtual_time,
                                            context.python)});
  }
  return runs;
}

/// What is said of one run, in lines.
class WhyText {
 public:
  WhyText(const Explained& of, const timeline::CriticalPath& path, const text::Words& words)
      : path_(path),
        words_(words),
        why_(of.run.timeline, of.run.events, path),
        voice_(of.run.timeline, of.run.events, words) {
    out_ = of.title + "\n";
  }

  std::string whole() && {
    if (const auto said = why_.unfinished()) line(voice_.words(*said));
    line(voice_.words(why_.total()));
    if (const auto said = why_.equal()) line(voice_.words(*said));
    if (path_.segments.empty()) return std::move(out_);
    out_ += "\n";
    const std::size_t shown = std::min(path_.segments.size(), kMostLines);
    for (std::size_t k = 0; k < shown; ++k) part(k);
    more(path_.segments.size() - shown);
    rows();
    return std::move(out_);
  }

 private:
  void line(const std::string& words) { out_ += "  " + text::without_controls(words) + "\n"; }
  void more(std::size_t left) {
    if (left > 0) line(words_("cli.more", {{"n", std::to_string(left)}}));
  }

  void part(std::size_t k) {
    const timeline::Segment& segment = path_.segments[k];
    if (const auto led = k == 0 ? std::nullopt : why_.before(k)) line("  " + voice_.words(*led));
    const timeline::Statement said = why_.part(k);
    line(words_(said.about.line == 0 ? "why.line.part_nowhere" : "why.line.part",
                {{"from", voice_.time(segment.begin)},
                 {"to", voice_.time(segment.end)},
                 {"line", std::to_string(said.about.line)},
                 {"said", voice_.words(said)}}));
  }

  void rows() {
    const auto rows = why_.rows();
    if (rows.empty()) return;
    out_ += "\n";
    line(words_["why.line.ifs"]);
    const std::size_t shown = std::min(rows.size(), kMostLines);
    for (std::size_t k = 0; k < shown; ++k) {
      const timeline::WhyRow& row = rows[k];
      const timeline::Wait& wait = path_.waits[row.waits.front()];
      line(words_(row.place.line != 0 ? "why.line.if" : why_.is_limit(wait) ? "why.line.if_limit" : "why.line.if_timer",
                  {{"co", voice_.name(row.place.lane)},
                   {"t", voice_.time(wait.length())},
                   {"line", std::to_string(row.place.line)},
                   {"said", voice_.words(row.said)}}));
    }
    more(rows.size() - shown);
    line(words_["why.line.order"]);
  }

  const timeline::CriticalPath& path_;
  const text::Words& words_;
  timeline::Why why_;
  timeline::Voice voice_;
  std::string out_;
};

int explain(const Context& context, const WhyOptions& options) {
  std::string out;
  for (const Explained& one : runs_of(context)) {
    const timeline::CriticalPath path = timeline::critical_path(one.run.events);
    if (options.json) {
      out += (out.empty() ? "" : ",") + why_json(one.run, path, context.words());
    } else {
      out += (out.empty() ? "" : "\n") + WhyText(one, path, context.words()).whole();
    }
  }
  context.host.out << (options.json ? "{\"runs\": [" + out + "\n]}\n" : out);
  return kExitOk;
}

}  // namespace

const Command& why() {
  static constexpr Command kCommand{
      .name = "why", .help = "cli.help.why.about", .footer = "cli.help.why.footer", .add = [](Options& options) {
        return with_options(options, describe_why, explain);
      }};
  return kCommand;
}

}  // namespace cli
