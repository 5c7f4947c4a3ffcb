// The command line: what is typed becomes lines of text, a file, or the window. Nothing here needs a display; `render`
// draws without one.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
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

namespace cli {

/// What a command ends with.
enum ExitStatus : int {
  kExitOk = 0,
  kExitFailed = 1,    ///< a file that is bad, missing or cannot be written; a trace that is not valid
  kExitWrongUse = 2,  ///< an unknown name, a value out of range, an argument that makes no sense
};

/// What the window is asked to open with.
struct WindowRequest {
  std::string lesson;                      ///< an id that is known; empty: `trace`
  std::optional<std::size_t> run;          ///< looked at first
  std::optional<lessons::Values> values;   ///< nothing: the defaults
  std::filesystem::path trace;             ///< a trace file that can be read
  std::optional<text::Language> language;  ///< nothing: as the settings or the locale have it
  std::filesystem::path lessons;           ///< a folder with lessons of the person's own; empty: none
};

/// The world around a command.
struct CliHost {
  std::ostream& out;
  std::ostream& err;
  platform::Environment environment = platform::process_environment;
  platform::Terminal* terminal = nullptr;  ///< where `out` goes, if that is a terminal: then runs play, in colour
  /// Gives the exit status. Where it throws platform::NoWindow, the lesson is played as text and drawn into a file.
  std::function<int(const WindowRequest&)> open_window = {};
  std::function<void(std::string_view level)> start_log =
      {};  ///< called for the window and for render, with a good level
};

/// Does what `arguments` (without the program's name) ask for. Messages are in the language of --lang, else of the
/// locale; whatever goes wrong is said in a sentence or two on `err`.
/// @returns an ExitStatus, or what open_window gave
int run_cli(std::span<const std::string> arguments, const CliHost& host);

}  // namespace cli
