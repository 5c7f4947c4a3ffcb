#include "programs/program.hpp"

namespace programs {
namespace {

std::size_t size(const Node& node) {
  std::size_t sum = 1;
  for (const Node& child : node.children) sum += size(child);
  return sum;
}

}  // namespace

std::size_t size(const Program& program) {
  std::size_t sum = program.objects.size();
  for (const Node& function : program.functions) sum += size(function);
  return sum;
}

}  // namespace programs
