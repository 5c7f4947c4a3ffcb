// Runs the listing of a lesson with CPython, as described in docs/RECORDER.md, and returns its trace.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "platform/child.hpp"
#include "platform/environment.hpp"
#include "platform/undo.hpp"
#include "text/notice.hpp"
#include "trace/trace.hpp"

namespace player::python {

using Unwanted = std::function<bool()>;
inline bool always_wanted() { return false; }

/// A tested interpreter, and the Python modules of this program.
struct Python {
  std::filesystem::path program;
  std::filesystem::path modules;
};

/// COROSCOPE_PYTHON if it is set, else python3 on the PATH; Python 3.10 or later. A notice says why there is none.
std::variant<Python, text::Notice> find_python(const platform::Environment& environment,
                                               const std::filesystem::path& assets, const Unwanted& unwanted);

/// A private temporary folder, removed with this object, or when a signal ends the program.
class WorkFolder {
 public:
  /// @throws std::runtime_error if it cannot be created
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  std::optional<platform::Undo> undo_;
};

/// Runs a module of `python` in `folder`. Errors are in the result.
platform::ChildEnd run_module(const Python& python, const std::string& module,
                              const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                              const platform::ChildLimits& limits, const Unwanted& unwanted);

/// What a child wrote into `file`; "" if that is no file any more.
std::string told(const std::filesystem::path& file);

/// The last line of its standard error in `folder`, for the user; "" if there is none.
std::string last_error(const std::filesystem::path& folder);

/// Why it failed in `folder`.
text::Notice why_failed(const platform::ChildEnd& end, const std::filesystem::path& folder,
                        const platform::ChildLimits& limits);

/// A listing, filled in.
struct Program {
  std::string name;  ///< "<run>.py"
  std::string text;
  bool real_clock = false;
};

/// A trace, or why there is none.
using Recorded = std::variant<std::unique_ptr<trace::Trace>, text::Notice>;

/// Runs the program to its end or to a limit, which is in the trace.
Recorded record(const Python& python, const Program& program, const Unwanted& unwanted);

}  // namespace player::python
