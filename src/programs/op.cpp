#include "programs/op.hpp"

#include <array>

namespace programs {
namespace {

struct Row {
  std::string_view name;
  std::string_view signature;
};

constexpr std::array kRows{
#define PROGRAMS_ROW(name, signature) Row{#name, signature},
    PROGRAMS_OPS(PROGRAMS_ROW)
#undef PROGRAMS_ROW
};

}  // namespace

std::string_view name(Op op) { return kRows.at(static_cast<std::size_t>(op)).name; }

std::string_view signature(Op op) { return kRows.at(static_cast<std::size_t>(op)).signature; }

std::optional<Op> op_of(std::string_view name) {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows.at(i).name == name) return static_cast<Op>(i);
  }
  return std::nullopt;
}

}  // namespace programs
