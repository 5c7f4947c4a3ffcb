// Runs another program to its end, within limits: it has a process group of its own, and nothing of it is left behind.
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
  std::uint64_t cpu_s = 15;                ///< of the processor's time
  std::uint64_t memory = std::uint64_t{2} << 30U;
  std::uint64_t file = std::uint64_t{16} << 20U;  ///< bytes of each file that it writes
};

struct ChildCommand {
  std::filesystem::path program;
  std::vector<std::string> arguments;    ///< without the program's name
  std::vector<std::string> environment;  ///< all of it, "NAME=value"
  std::filesystem::path folder;          ///< it works there, and leaves there what it prints:
  static constexpr const char* kOutput = "output.txt";
  static constexpr const char* kErrors = "errors.txt";
  ChildLimits limits = {};
};

struct ChildEnd {
  enum class How : std::uint8_t {
    exited,       ///< with `status`
    killed,       ///< by a signal, as for too much of the processor's time
    timed_out,    ///< it took too long
    stopped,      ///< it was no longer wanted
    not_started,  ///< `reason` is the system's
  };
  How how = How::not_started;
  int status = 0;
  std::string reason = {};
};

/// Runs `command`, without a shell, without input. What it has started and left in its process group ends with it.
/// @param unwanted asked again and again: true ends it at once
ChildEnd run_child(const ChildCommand& command, const std::function<bool()>& unwanted);

}  // namespace platform
