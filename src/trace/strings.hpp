// Names and texts of a trace, each stored once and identified by a number.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "trace/event.hpp"

namespace trace {

class Strings {
 public:
  Strings() = default;
  Strings(const Strings&) = delete;
  Strings& operator=(const Strings&) = delete;
  Strings(Strings&&) = default;
  Strings& operator=(Strings&&) = default;

  /// The number of `text`, the same for equal texts; never 0.
  TextId intern(std::string_view text);

  /// The text of `id`; "" for 0. Valid during the lifetime of this object.
  [[nodiscard]] std::string_view view(TextId id) const { return id == 0 ? std::string_view{} : texts_[id - 1]; }

 private:
  std::deque<std::string> texts_;  // a deque, because the texts that ids_ points to must not move
  std::unordered_map<std::string_view, TextId> ids_;
};

}  // namespace trace
