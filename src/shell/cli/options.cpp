#include "shell/cli/options.hpp"

#include <CLI/CLI.hpp>

namespace cli {
namespace {

void add_word(CLI::App& app, const std::string& name, std::optional<std::string>& into, const std::string& help,
              bool required) {
  auto* const positional = app.add_option_function<std::string>(
      name, [&into](const std::string& given) { into = given; }, help);
  positional->type_name("")->required(required);
}

}  // namespace

void Options::value(const std::string& name, std::optional<std::string>& into, const std::string& help,
                    const std::string& type) {
  app_.add_option_function<std::string>(
          name, [&into](const std::string& given) { into = given; }, help)
      ->type_name(type)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void Options::flag(const std::string& name, bool& into, const std::string& help) { app_.add_flag(name, into, help); }

void Options::word(const std::string& name, std::optional<std::string>& into, const std::string& help,
                   bool required) {
  add_word(app_, name, into, help, required);
}

void Options::target(const std::string& name, const std::string& help, bool required) {
  add_word(app_, name, into_.target, help, required);
}

void Options::delays() {
  app_.add_option("--set", into_.sets, "cli.help.set")
      ->type_name("NAME=SECONDS")
      ->allow_extra_args(false);
}

void Options::own_lessons() { value("--lessons", into_.lessons, "cli.help.lessons", "DIR"); }

void Options::shared() {
  value("--lang", into_.language, "cli.help.lang", "LANG");
  value("--log-level", into_.log_level, "cli.help.log_level", "LEVEL");
}

}  // namespace cli
