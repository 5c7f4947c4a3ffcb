#include "shell/cli/help.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <string_view>
#include <utility>

#include "shell/cli/commands.hpp"
#include "text/columns.hpp"

namespace cli {
namespace {

constexpr const char* kFooter = "cli.help.footer";

class Formatter : public CLI::Formatter {
 public:
  explicit Formatter(const text::Words& words) {
    constexpr std::pair<const char*, std::string_view> kLabels[] = {{"Usage", "cli.help.usage"},
                                                                    {"OPTIONS", "cli.help.options_mark"},
                                                                    {"SUBCOMMAND", "cli.help.command_mark"},
                                                                    {"Positionals", "cli.help.arguments"},
                                                                    {"REQUIRED", "cli.help.required"}};
    for (const auto& [label_of_cli11, key] : kLabels) label(label_of_cli11, words[key]);
  }

  /// CLI11 counts bytes, and a Hangul syllable is three bytes and two columns.
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    const std::string name = "  " + make_option_name(option, is_positional) + make_option_opts(option);
    std::string line = text::padded_to_columns(name, column_width_);
    if (text::columns(name) >= column_width_) line += "\n" + std::string(column_width_, ' ');
    return line + make_option_desc(option) + "\n";
  }
};

void translate(CLI::App& app, const text::Words& words, const std::shared_ptr<Formatter>& formatter) {
  app.description(words[app.get_description()]);
  app.formatter(formatter);
  for (CLI::Option* option : app.get_options()) {
    option->description(words[option->get_description()])->group(words["cli.help.options"]);
  }
  for (CLI::App* command : app.get_subcommands({})) {
    translate(*command, words, formatter);
    command->group(words["cli.help.commands"]);
  }
}

/// What a command says of itself below its options, by its key; "": nothing.
std::string own_footer(const text::Words& words, const std::string& key) {
  return key.empty() ? "" : words[key] + "\n\n";
}

/// What is true of all commands, and what each says of itself.
std::string whole_footer(const text::Words& words) {
  std::string all = words[kFooter];
  for (const auto& command : kCommands) {
    if (*command().footer != '\0') all += std::string("\n\n") + command().name + ":\n" + words[command().footer];
  }
  return all;
}

}  // namespace

std::string help_of(CLI::App& app, const text::Words& words) {
  const auto chosen = app.get_subcommands();
  translate(app, words, std::make_shared<Formatter>(words));
  if (!chosen.empty()) {
    chosen.front()->footer(own_footer(words, chosen.front()->get_footer()) + words[kFooter]);
    return chosen.front()->help("coroscope");
  }
  app.footer(whole_footer(words));
  return app.help("", CLI::AppFormatMode::All);
}

}  // namespace cli
