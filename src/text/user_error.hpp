// An error whose sentence a person reads in the language that is chosen: what() is the English one, for the log and for
// where no words are at hand.
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
