// Runs a shell command and stores its output.
#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace lessons::testing {

struct Result {
  int status = 0;
  std::string output;  ///< including errors
};

inline Result run_command(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return {-1, "cannot run " + command};
  Result result;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    result.output.append(buffer.data(), n);
  result.status = pclose(pipe);
  return result;
}

}  // namespace lessons::testing
