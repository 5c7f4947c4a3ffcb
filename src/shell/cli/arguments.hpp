// The parsed arguments, before they are validated: CLI11 sorts them, and all values are still text.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "text/language.hpp"
#include "text/notice.hpp"
#include "text/words.hpp"

namespace CLI {
class App;
}

namespace cli {

struct Command;
struct Context;

/// A command with the options that were given to it. @returns the exit status
using Runner = std::function<int(const Context&)>;

/// The options that several commands have; nothing for options that were not given.
struct Arguments {
  const Command* command = nullptr;  ///< null for the window
  Runner run = {};                   ///< of the command
  std::optional<std::string> target = {};
  std::vector<std::string> sets = {};
  std::optional<std::string> language = {}, log_level = {}, lessons = {};
};

/// --help or --version: only a text to print.
struct Shown {
  std::string text;
};

/// A usage error is a message.
using Parsed = std::variant<Arguments, Shown, text::Notice>;

/// The options and commands that coroscope takes; what is given goes into `into`, which must live as long as `app`.
void add_options(CLI::App& app, Arguments& into);

/// Parses the arguments, without the program's name. `words` is called only for --help, which is in that language.
Parsed parse(std::span<const std::string> arguments, const std::function<text::Words()>& words);

/// The value of --lang, even if the other arguments are invalid; nothing if it is absent or invalid.
std::optional<text::Language> asked_language(std::span<const std::string> arguments);

}  // namespace cli
