// The command line: arguments become lines of text, a file, or the window. Nothing here needs a display; `render` draws
// without one.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lessons/lesson.hpp"
#include "platform/environment.hpp"
#include "text/language.hpp"

namespace platform {
class Terminal;
}
namespace player {
class Source;
}

namespace cli {

/// The exit status of a command.
enum ExitStatus : int {
  kExitOk = 0,
  kExitFailed = 1,    ///< a file that is invalid, missing or cannot be written; a trace that is not valid
  kExitWrongUse = 2,  ///< an unknown name, a value out of range, an invalid argument
};

/// What the window opens with.
struct WindowRequest {
  std::string lesson;                      ///< a known id; empty: `trace`, or the lesson that was open last
  std::optional<std::size_t> run;          ///< selected first
  std::optional<lessons::Values> values;   ///< nothing: the defaults
  std::shared_ptr<player::Source> trace;   ///< a trace, read and not yet shown
  std::optional<text::Language> language;  ///< nothing: from the settings or the locale
  std::filesystem::path lessons;           ///< the folder with the user's own lessons; empty: none
};

/// The environment of a command.
struct CliHost {
  std::ostream& out;
  std::ostream& err;
  platform::Environment environment = platform::process_environment;
  platform::Terminal* terminal = nullptr;  ///< the terminal of `out`, if it is one: then runs play, in colour
  /// Returns the exit status. If it throws platform::NoWindow, the lesson is played as text and drawn into a file.
  std::function<int(const WindowRequest&)> open_window = {};
  std::function<void(std::string_view level)> start_log =
      {};  ///< called for the window and for render, with a valid level
};

/// Does what `arguments` (without the program's name) ask for. Messages are in the language of --lang, else of the
/// locale; errors are reported in a sentence or two on `err`.
/// @returns an ExitStatus, or what open_window gave
int run_cli(std::span<const std::string> arguments, const CliHost& host);

}  // namespace cli
