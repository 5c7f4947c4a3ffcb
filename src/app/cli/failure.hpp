// The one way in which a command gives up: a message for the person, and the exit status.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "app/cli.hpp"
#include "app/notice.hpp"

namespace app::cli {

class Failure : public std::exception {
 public:
  Failure(ExitStatus status, Notice notice) : status_(status), notice_(std::move(notice)) {}

  [[nodiscard]] ExitStatus status() const { return status_; }
  [[nodiscard]] const Notice& notice() const { return notice_; }
  [[nodiscard]] const char* what() const noexcept override { return notice_.key.c_str(); }

 private:
  ExitStatus status_;
  Notice notice_;
};

/// Wrong use: exit status 2.
[[noreturn]] inline void wrong_use(std::string key, std::vector<std::pair<std::string, std::string>> arguments = {}) {
  throw Failure(kExitWrongUse, {std::move(key), std::move(arguments)});
}

}  // namespace app::cli
