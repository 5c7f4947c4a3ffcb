// Runs another program to its end, within limits: no process that it has started is left running.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace platform {

struct ChildLimits {
  std::chrono::milliseconds wall{30'000};  ///< of real time
  std::uint64_t cpu_s = 15;                ///< of processor time
  std::uint64_t memory = std::uint64_t{2} << 30U;
  std::uint64_t file = std::uint64_t{16} << 20U;  ///< largest size of each file that it writes, in bytes
};

struct ChildCommand {
  std::filesystem::path program;
  std::vector<std::string> arguments;    ///< without the program's name
  std::vector<std::string> environment;  ///< all of it, "NAME=value"
  std::filesystem::path folder;          ///< working folder; it also gets the output:
  static constexpr const char* kOutput = "output.txt";
  static constexpr const char* kErrors = "errors.txt";
  ChildLimits limits = {};
};

struct ChildEnd {
  enum class How : std::uint8_t {
    exited,       ///< with `status`
    killed,       ///< by a signal, as for too much of processor time
    timed_out,    ///< it took too long
    stopped,      ///< the caller stopped it
    not_started,  ///< `reason` is the system's
  };
  How how = How::not_started;
  int status = 0;
  std::string reason = {};
};

/// Runs `command`, without a shell, without input. Processes that it has started end with it, whatever their process
/// group or session. A signal that ends this program ends it, too.
/// @param unwanted polled; true ends the child at once
ChildEnd run_child(const ChildCommand& command, const std::function<bool()>& unwanted);

}  // namespace platform
