// The parsed arguments, before they are validated: CLI11 sorts them, and all values are still text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "text/language.hpp"
#include "text/notice.hpp"

namespace cli {

/// The values of the options; nothing for options that were not given.
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

/// --help or --version: only a text to print.
struct Shown {
  std::string text;
};

/// A usage error is a message.
using Parsed = std::variant<Arguments, Shown, text::Notice>;

/// Parses the arguments, without the program's name.
Parsed parse(std::span<const std::string> arguments);

/// The value of --lang, even if the other arguments are invalid; nothing if it is absent or invalid.
std::optional<text::Language> asked_language(std::span<const std::string> arguments);

}  // namespace cli
