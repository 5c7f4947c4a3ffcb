#include "player/python/python.hpp"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <sstream>
#include <stdexcept>
#include <system_error>

#include "platform/files.hpp"
#include "text/columns.hpp"
#include "text/read_file.hpp"
#include "trace/open.hpp"
#include "trace/utf8.hpp"

namespace player::python {
namespace {

using std::filesystem::path;
using How = platform::ChildEnd::How;

constexpr const char* kTrace = "trace.jsonl";
constexpr std::chrono::seconds kLongestReal{86'400 * 2};

/// A child whose parent has died must not run for ever: no process would check its time limit.
std::string start_module(const std::string& module, const platform::ChildLimits& limits) {
  return fmt::format(
      "import signal; signal.alarm({}); import runpy; runpy.run_module('{}', run_name='__main__', alter_sys=True)",
      limits.wall.count() / 1000 + 5, module);
}

std::vector<std::string> environment_of(const path& modules) {
  std::vector<std::string> all{"PYTHONPATH=" + modules.string(), "PYTHONUTF8=1", "PYTHONHASHSEED=0", "LC_ALL=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR"}) {
    if (const auto value = platform::process_environment(name)) all.push_back(std::string(name) + "=" + *value);
  }
  return all;
}

std::optional<path> on_path(const platform::Environment& environment, const std::string& name) {
  const std::string folders = environment("PATH").value_or("");
  for (std::size_t from = 0; from <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', from), folders.size());
    const path file = path(folders.substr(from, end - from)) / name;
    std::error_code ignored;
    if (file.is_absolute() && std::filesystem::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0) {
      return file;
    }
    from = end + 1;
  }
  return std::nullopt;
}

void remove_folder(const path& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

/// Its path and its version, as "/usr/bin/python3" and "3.11".
struct Known {
  path program;
  int major = 0, minor = 0;
};

std::optional<Known> ask(const path& program, const Unwanted& unwanted) {
  const WorkFolder folder;
  const platform::ChildCommand command{
      program,
      {"-c", "import sys; print(*sys.version_info[:2]); print(sys.executable)"},
      environment_of({}),
      folder.path(),
      {.file = 65536},
  };
  const platform::ChildEnd end = platform::run_child(command, unwanted);
  if (end.how != How::exited || end.status != 0) return std::nullopt;
  std::istringstream in(told(folder.path() / platform::ChildCommand::kOutput));
  Known known;
  std::string name;
  if (!(in >> known.major >> known.minor) || !std::getline(in >> std::ws, name)) return std::nullopt;
  known.program = path(name).is_absolute() ? path(name) : program;
  return known;
}

}  // namespace

std::string told(const path& file) {
  const platform::ChildLimits limits;
  text::FileRead read = text::read_file(file, {.most_bytes = limits.file});
  return std::holds_alternative<std::string>(read) ? std::get<std::string>(std::move(read)) : "";
}

WorkFolder::WorkFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "coroscope-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error(name + ": " + std::generic_category().message(errno));
  }
  path_ = name;
  undo_.emplace([folder = path_] { remove_folder(folder); });
}

WorkFolder::~WorkFolder() { remove_folder(path_); }

std::variant<Python, text::Notice> find_python(const platform::Environment& environment, const path& assets,
                                               const Unwanted& unwanted) {
  const std::string given = environment("COROSCOPE_PYTHON").value_or("");
  const std::optional<path> program = given.empty() ? on_path(environment, "python3") : std::optional(path(given));
  if (!program) return text::Notice{"python.missing", {}};
  const auto known = ask(*program, unwanted);
  if (!known) return text::Notice{"python.broken", {{"program", program->string()}}};
  const bool new_enough = known->major > 3 || (known->major == 3 && known->minor >= 10);
  if (!new_enough) {
    return text::Notice{
        "python.old", {{"program", program->string()}, {"version", fmt::format("{}.{}", known->major, known->minor)}}};
  }
  return Python{known->program, assets / "python"};
}

platform::ChildEnd run_module(const Python& python, const std::string& module,
                              const std::vector<std::string>& arguments, const path& folder,
                              const platform::ChildLimits& limits, const Unwanted& unwanted) {
  platform::ChildCommand command{
      python.program, {"-c", start_module(module, limits)}, environment_of(python.modules), folder, limits};
  command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
  return platform::run_child(command, unwanted);
}

std::string last_error(const path& folder) {
  constexpr std::size_t kMost = 200;
  std::string last;
  std::istringstream in(told(folder / platform::ChildCommand::kErrors));
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(" \t\r") != std::string::npos) last = line.substr(0, kMost);
  }
  return text::without_controls(trace::mended_utf8(last));
}

text::Notice why_failed(const platform::ChildEnd& end, const path& folder, const platform::ChildLimits& limits) {
  switch (end.how) {
    case How::timed_out: return {"python.timeout", {{"t", std::to_string(limits.wall.count() / 1000)}}};
    case How::stopped: return {"python.stopped", {}};
    case How::not_started: return {"python.not_started", {{"reason", end.reason}}};
    case How::killed: return {"python.killed", {}};
    case How::exited: break;
  }
  const std::string reason = last_error(folder);
  if (reason.find(std::generic_category().message(EFBIG)) != std::string::npos) return {"python.too_much", {}};
  if (reason.empty()) return {"python.silent", {{"status", std::to_string(end.status)}}};
  return {"python.failed", {{"reason", reason}}};
}

Recorded record(const Python& python, const Program& program, const Unwanted& unwanted) {
  const WorkFolder folder;
  // In a subfolder, so that a run with the name of a Python module does not shadow it.
  std::filesystem::create_directory(folder.path() / "program");
  const std::string script = "program/" + program.name;
  platform::write_whole(folder.path() / script, program.text, platform::Sync::no);
  platform::ChildLimits limits;
  if (program.real_clock) limits.wall = kLongestReal;
  std::vector<std::string> arguments{"--quiet", "--out",     kTrace, "--max-events", "20000", "--max-turns",
                                     "20000",   "--max-cpu", "3"};
  if (program.real_clock) arguments.emplace_back("--real");
  arguments.push_back(script);
  const platform::ChildEnd end = run_module(python, "coroscope_recorder", arguments, folder.path(), limits, unwanted);
  if (end.how != How::exited || end.status != 0) return why_failed(end, folder.path(), limits);
  // A program that ends its own process (os._exit) leaves no trace.
  if (!std::filesystem::exists(folder.path() / kTrace)) return why_failed(end, folder.path(), limits);
  auto read = trace::open(folder.path() / kTrace, text::Pipes::refused);
  if (const auto* const error = std::get_if<trace::Error>(&read)) {
    return text::Notice{"python.unreadable", {{"reason", error->message()}}};
  }
  return std::make_unique<trace::Trace>(std::move(std::get<trace::Trace>(read)));
}

}  // namespace player::python
