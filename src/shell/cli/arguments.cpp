#include "shell/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>

#include "lessons/nearest.hpp"
#include "shell/cli/commands.hpp"

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

/// The footers of the commands below the program's own, the longest first.
std::string whole_footer() {
  std::vector<const Command*> told;
  for (const auto& command : kCommands) {
    if (*command().footer != '\0') told.push_back(&command());
  }
  std::ranges::stable_sort(told, std::greater{}, [](const Command* one) { return std::string_view(one->footer).size(); });
  std::string all = kFooter;
  for (const Command* one : told) all += std::string("\n\n") + one->name + ": " + one->footer;
  return all;
}

void add_command(CLI::App& app, Arguments& into, const Command& command) {
  CLI::App* const sub = app.add_subcommand(command.name, command.help);
  Options options(*sub, into);
  options.shared();
  sub->callback([&into, &command, runner = command.add(options)] {
    into.command = &command;
    into.run = runner;
  });
  if (*command.footer != '\0') sub->footer(command.footer);  // else the program's own
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
  const std::string name = word.substr(0, word.find('='));
  const auto known = option_names(app);
  if (std::ranges::find(known, name) != known.end()) return {"cli.options_end", {{"word", word}}};
  const auto near = lessons::nearest(name, known, 1);
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
  app.footer(whole_footer());
  Options options(app, into);
  options.target("LESSON[/RUN]|TRACE", "what the window opens with", false);
  options.delays();
  options.own_lessons();
  options.shared();
  app.require_subcommand(0, 1);
  for (const auto& command : kCommands) add_command(app, into, command());
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
