#include "shell/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "lessons/nearest.hpp"

namespace cli {
namespace {

constexpr const char* kAbout =
    "coroscope shows what await does: it runs small asyncio programs and draws who runs, who waits and for what.\n"
    "Without a command it opens the window, on nine-or-three unless a lesson or a trace is named; where no display\n"
    "can be opened, the lesson is played in the terminal and drawn into a file.";

constexpr const char* kFooter =
    "LESSON is an id that `coroscope list` prints; LESSON/RUN is one of its runs: nine-or-three/gather.\n"
    "TRACE is a file of JSON Lines, ending in .jsonl, as docs/TRACE.md describes it.\n"
    "Exit status: 0, done; 1, a file is bad, missing or cannot be written; 2, wrong use.\n"
    "Environment: NO_COLOR turns colours off; COLUMNS is the width of the text; COROSCOPE_ASSETS is the folder with\n"
    "texts and lessons; COROSCOPE_LESSONS is a folder with lessons of your own, as --lessons; COROSCOPE_PYTHON is the\n"
    "python3 that runs them; the language follows LC_ALL, LC_MESSAGES and LANG unless --lang is given.";

constexpr const char* kRunFooter =
    "In a terminal the run plays in real time: q quits, any other key goes to the end. Else it is printed at once.\n"
    "--json prints {\"lesson\": id, \"runs\": [{\"id\", \"total_s\", \"events\", \"output\": [{\"t_s\", \"text\", "
    "\"co\"}]}]}:\n"
    "total_s and t_s in seconds; events, how many lines the trace has; text, without the newline behind it; co, the\n"
    "coroutine or plain function that printed, left out for module-level code.\n"
    "--trace with a lesson of several runs writes one file a run, with the run's id before the ending:\n"
    "`--trace out.jsonl` gives out-blocking.jsonl, out-gather.jsonl and so on; with LESSON/RUN just out.jsonl.\n"
    "One name in --set sets the same call in all runs of the lesson.";

constexpr const char* kListFooter =
    "--json prints {\"chapters\": [{\"id\", \"title\"}], \"lessons\": [{\"id\", \"title\", \"question\", "
    "\"chapter\": id, \"article\",\n\"picture_s\", \"runs\": [{\"id\"}], \"parameters\": [{\"name\", "
    "\"default_s\", \"min_s\", \"max_s\"}]}]}: titles and questions\nare {\"ko\", \"en\"}; article is the lesson's "
    "place in the article, 0 where it goes beyond it; picture_s the moment\nthat shows it best, in seconds. A lesson "
    "of one "
    "run has that run under its own id; one of cards has none.";

constexpr const char* kLessonFooter =
    "DIR is one lesson (it has a lesson.toml) or has folders that are. check reads them, records their programs with\n"
    "python3, holds them against their facts.toml and prints all that is wrong, as FILE:LINE: sentence. record writes "
    "what\n"
    "python3 recorded beside the listings, for machines without python3. assets/lessons/README.md tells how to write "
    "one.";

constexpr const char* kLessonsHelp = "a folder with lessons of your own";

constexpr const char* kSetHelp = "a delay in seconds, 0 to 86400; may be repeated";

void option(CLI::App& app, const std::string& name, std::optional<std::string>& value, const std::string& help,
            const std::string& type) {
  app.add_option_function<std::string>(
         name, [&value](const std::string& given) { value = given; }, help)
      ->type_name(type)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void shared_options(CLI::App& app, Arguments& into) {
  option(app, "--lang", into.language, "ko or en: the program's words and what the listings print", "LANG");
  option(app, "--log-level", into.log_level, "trace, debug, info, warning, error, critical or off", "LEVEL");
}

void delays(CLI::App& app, Arguments& into) {
  app.add_option("--set", into.sets, kSetHelp)->type_name("NAME=SECONDS")->allow_extra_args(false);
}

void own_lessons(CLI::App& app, Arguments& into) { option(app, "--lessons", into.lessons, kLessonsHelp, "DIR"); }

void target(CLI::App& app, Arguments& into, const std::string& name, const std::string& help, bool required) {
  auto* const positional = app.add_option_function<std::string>(
      name, [&into](const std::string& given) { into.target = given; }, help);
  positional->type_name("")->required(required);
}

CLI::App* command(CLI::App& app, Arguments& into, const std::string& name, const std::string& help) {
  CLI::App* const sub = app.add_subcommand(name, help);
  sub->callback([&into, name] { into.command = name; });
  shared_options(*sub, into);
  return sub;
}

void add_render(CLI::App& app, Arguments& into) {
  CLI::App* const render = command(app, into, "render", "write the window's picture, without a display");
  target(*render, into, "LESSON[/RUN]|TRACE", "what to draw; a trace file ends in .jsonl", true);
  option(*render, "-o,--output", into.output, "the PNG file to write", "FILE.png");
  option(*render, "--at", into.at, "the moment to show, in seconds (default: the end)", "SECONDS");
  option(*render, "--step", into.step, "the moment to show, as a number of events from the beginning", "N");
  option(*render, "--size", into.size, "pixels, 320x200 to 7680x4320 (default: 1440x900)", "WxH");
  option(*render, "--scale", into.scale, "how large everything is drawn, 0.5 to 4 (default: 1)", "S");
  option(*render, "--theme", into.theme, "dark or light (default: dark)", "THEME");
  option(*render, "--axis", into.axis, "time or steps (default: time)", "AXIS");
  delays(*render, into);
  own_lessons(*render, into);
}

void add_commands(CLI::App& app, Arguments& into) {
  CLI::App* const list = command(app, into, "list", "list the lessons and their runs, by chapters");
  list->add_flag("--article", into.article, "only those of the article, in its order");
  list->add_flag("--json", into.json, "as JSON");
  own_lessons(*list, into);
  list->footer(kListFooter);

  CLI::App* const run = command(app, into, "run", "play a lesson as text: lanes, output, total");
  target(*run, into, "LESSON[/RUN]", "the lesson, or one of its runs", true);
  delays(*run, into);
  run->add_flag("--json", into.json, "print the result as JSON and nothing else");
  option(*run, "--trace", into.trace, "write the trace into this file", "FILE");
  option(*run, "--clock", into.clock, "virtual (no waiting) or real (default: virtual)", "CLOCK");
  own_lessons(*run, into);
  run->footer(kRunFooter);

  CLI::App* const listing = command(app, into, "listing", "print a run's program, as python3 runs it");
  target(*listing, into, "LESSON[/RUN]", "the run; a lesson of one run needs no /RUN", true);
  delays(*listing, into);
  option(*listing, "--code", into.code, "python or cpp (default: python)", "CODE");
  own_lessons(*listing, into);

  add_render(app, into);

  CLI::App* const check = command(app, into, "check", "say whether a trace file is valid, and where not");
  target(*check, into, "TRACE", "the file", true);

  CLI::App* const lesson = command(app, into, "lesson", "check lessons of your own, or record them for keeps");
  auto* const action = lesson->add_option_function<std::string>(
      "ACTION", [&into](const std::string& given) { into.action = given; }, "check or record");
  action->type_name("")->required();
  target(*lesson, into, "DIR", "a folder with a lesson, or with lessons", true);
  lesson->footer(kLessonFooter);
}

/// "--set: 1 required TEXT missing" -> "--set".
std::string blamed(const CLI::Error& error) {
  const std::string what = error.what();
  return what.substr(0, what.find_first_of(": "));
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* one : app.get_options()) {
    for (const std::string& name : one->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

text::Notice extra(const CLI::App& app, const std::string& word) {
  if (!word.starts_with('-')) return {"cli.extra", {{"word", word}}};
  const auto near = lessons::nearest(word.substr(0, word.find('=')), option_names(app), 1);
  if (near.empty()) return {"cli.unknown_option", {{"word", word}}};
  return {"cli.unknown_option_near", {{"word", word}, {"near", near.front()}}};
}

text::Notice complaint(const CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const CLI::App& at = chosen.empty() ? app : *chosen.front();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto left = app.remaining(true);
    return extra(at, left.empty() ? blamed(error) : left.front());
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return {"cli.missing_target", {{"command", at.get_name()}, {"name", blamed(error)}}};
  }
  const bool too_few = dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr;
  return {too_few ? "cli.bad_option" : "cli.misused", {{"name", blamed(error)}}};
}

}  // namespace

Parsed parse(std::span<const std::string> arguments) {
  Arguments into;
  CLI::App app(kAbout, "coroscope");
  app.set_help_flag("-h,--help", "this text; behind a command: what that command takes");
  app.set_version_flag("--version", "coroscope " COROSCOPE_VERSION, "the version");
  app.footer(std::string(kFooter) + "\n\nrun: " + kRunFooter + "\n\nlist: " + kListFooter +
             "\n\nlesson: " + kLessonFooter);
  target(app, into, "LESSON[/RUN]|TRACE", "what the window opens with", false);
  delays(app, into);
  own_lessons(app, into);
  shared_options(app, into);
  app.require_subcommand(0, 1);
  add_commands(app, into);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    return Shown{chosen.empty() ? app.help("", CLI::AppFormatMode::All) : chosen.front()->help("coroscope")};
  } catch (const CLI::CallForVersion& version) {
    return Shown{std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    return complaint(app, error);
  }
  return into;
}

std::optional<text::Language> asked_language(std::span<const std::string> arguments) {
  std::optional<text::Language> asked;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word.starts_with("--lang=")) asked = text::language_of(word.substr(7));
    if (word == "--lang" && i + 1 < arguments.size()) asked = text::language_of(arguments[i + 1]);
  }
  return asked;
}

}  // namespace cli
