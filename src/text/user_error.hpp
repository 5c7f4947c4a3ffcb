// An error whose message is shown in the chosen language: what() is the English message, for the log and for callers
// without Words.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "text/notice.hpp"

namespace text {

class UserError : public std::runtime_error {
 public:
  UserError(const std::string& english, Notice notice) : std::runtime_error(english), notice_(std::move(notice)) {}

  [[nodiscard]] const Notice& notice() const { return notice_; }

 private:
  Notice notice_;
};

}  // namespace text
