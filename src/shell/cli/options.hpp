// What a command takes, as it says it: each option with its help, and where its value goes. CLI11 is underneath.
#pragma once

#include <optional>
#include <string>

#include "shell/cli/arguments.hpp"

namespace CLI {
class App;
}

namespace cli {

/// The options of one command. What is given as a place for a value must be there until the arguments are parsed. The
/// help lists them in the order in which they are added; `help` is the key of its words.
class Options {
 public:
  Options(CLI::App& app, Arguments& into) : app_(app), into_(into) {}

  /// An option with a value, the last one holding: "-o,--output". `type` is what the help calls the value.
  void value(const std::string& name, std::optional<std::string>& into, const std::string& help,
             const std::string& type);
  void flag(const std::string& name, bool& into, const std::string& help);
  /// A word without an option's name.
  void word(const std::string& name, std::optional<std::string>& into, const std::string& help, bool required = true);

  /// Arguments::target.
  void target(const std::string& name, const std::string& help, bool required = true);
  void delays();       ///< --set
  void own_lessons();  ///< --lessons
  void shared();       ///< --lang and --log-level: every command has them

 private:
  CLI::App& app_;
  Arguments& into_;
};

}  // namespace cli
