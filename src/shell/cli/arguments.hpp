// What was typed, before any of it has been looked at: CLI11 sorts it, and everything else is words still.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "text/language.hpp"
#include "text/notice.hpp"

namespace cli {

struct Command;
struct Context;

/// A command with the options that were given to it. @returns the exit status
using Runner = std::function<int(const Context&)>;

/// What several commands take; nothing where an option was not given.
struct Arguments {
  const Command* command = nullptr;  ///< null for the window
  Runner run = {};                   ///< of the command
  std::optional<std::string> target = {};
  std::vector<std::string> sets = {};
  std::optional<std::string> language = {}, log_level = {}, lessons = {};
};

/// --help or --version: text to print, and that is all.
struct Shown {
  std::string text;
};

/// Wrong use, as a message.
using Parsed = std::variant<Arguments, Shown, text::Notice>;

/// Sorts the arguments, without the program's name.
Parsed parse(std::span<const std::string> arguments);

/// What --lang says, found even where the rest of the arguments makes no sense; nothing when it says nothing good.
std::optional<text::Language> asked_language(std::span<const std::string> arguments);

}  // namespace cli
