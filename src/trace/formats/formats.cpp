#include <array>

#include "trace/formats/format.hpp"

namespace trace {

Format jsonl();

std::span<const Format> formats() {
  static const std::array all{jsonl()};
  return all;
}

}  // namespace trace
