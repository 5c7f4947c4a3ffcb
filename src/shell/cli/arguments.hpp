// What was typed, before any of it has been looked at: CLI11 sorts it, and everything else is words still.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "text/language.hpp"
#include "text/notice.hpp"

namespace cli {

/// What stands behind the options; nothing where one was not given.
struct Arguments {
  std::string command;  ///< "" for the window
  std::optional<std::string> target;
  std::vector<std::string> sets;
  bool json = false;
  bool article = false;  ///< the list in the order of the article
  std::optional<std::string> trace, clock, code, output, at, step, size, scale, theme, axis;
  std::optional<std::string> language, log_level, lessons;
  std::optional<std::string> action;  ///< of `lesson`
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
