#include "shell/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "lessons/nearest.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/help.hpp"

namespace cli {
namespace {

void add_command(CLI::App& app, Arguments& into, const Command& command) {
  CLI::App* const sub = app.add_subcommand(command.name, command.help);
  Options options(*sub, into);
  options.shared();
  sub->callback([&into, &command, runner = command.add(options)] {
    into.command = &command;
    into.run = runner;
  });
  sub->footer(command.footer);
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

void add_options(CLI::App& app, Arguments& into) {
  app.set_help_flag("-h,--help", "cli.help.self");
  app.set_version_flag("--version", "coroscope " COROSCOPE_VERSION, "cli.help.version");
  Options options(app, into);
  options.target("LESSON[/RUN]|TRACE", "cli.help.target", false);
  options.delays();
  options.own_lessons();
  options.shared();
  app.require_subcommand(0, 1);
  for (const auto& command : kCommands) add_command(app, into, command());
}

Parsed parse(std::span<const std::string> arguments, const std::function<text::Words()>& words) {
  Arguments into;
  CLI::App app("cli.help.about", "coroscope");
  add_options(app, into);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return Shown{help_of(app, words())};
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
