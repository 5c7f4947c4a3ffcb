// The error of a command: a message for the user, and the exit status.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "shell/cli/cli.hpp"
#include "text/notice.hpp"

namespace cli {

class Failure : public std::exception {
 public:
  Failure(ExitStatus status, text::Notice notice) : status_(status), notice_(std::move(notice)) {}

  [[nodiscard]] ExitStatus status() const { return status_; }
  [[nodiscard]] const text::Notice& notice() const { return notice_; }
  [[nodiscard]] const char* what() const noexcept override { return notice_.key.c_str(); }

 private:
  ExitStatus status_;
  text::Notice notice_;
};

/// Wrong use: exit status 2.
[[noreturn]] inline void wrong_use(std::string key, std::vector<std::pair<std::string, std::string>> arguments = {}) {
  throw Failure(kExitWrongUse, {std::move(key), std::move(arguments)});
}

}  // namespace cli
