#include "timeline/name_lanes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/columns.hpp"

namespace timeline {
namespace {

constexpr std::size_t kWidestArguments = 16;  // columns
constexpr std::size_t kShortArguments = 8;

/// The lanes of one name.
struct Namesakes {
  std::size_t count = 0;
  std::string_view arguments;  ///< of the first
  std::size_t common = 0;      ///< bytes with which the arguments of all begin
  bool differ = false;         ///< in their arguments
};
using Groups = std::unordered_map<std::string_view, Namesakes>;

void add(Namesakes& group, std::string_view arguments) {
  if (group.count++ == 0) {
    group.arguments = arguments;
    group.common = arguments.size();
    return;
  }
  group.differ = group.differ || arguments != group.arguments;
  const auto [end, other] = std::ranges::mismatch(group.arguments.substr(0, group.common), arguments);
  group.common = static_cast<std::size_t>(end - group.arguments.begin());
}

Groups groups_of(const std::vector<Lane>& lanes) {
  Groups groups;
  for (const Lane& lane : lanes)
    if (lane.kind != Lane::Kind::thread && lane.task_name.empty()) add(groups[lane.name], lane.arguments);
  return groups;
}

/// A number or a string: the names of types say little where there is nothing to be told apart.
bool begins_with_value(std::string_view arguments) {
  constexpr std::string_view kFirst = "'\"-0123456789";
  return !arguments.empty() && kFirst.find(arguments.front()) != std::string_view::npos;
}

/// Long arguments without what all have in common, which would be all that is left of them when they are cut.
std::string shortened(const std::string& arguments, std::size_t common) {
  if (text::columns(arguments) <= kWidestArguments) return arguments;
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(arguments[i]) & 0xC0U) == 0x80U; };
  while (common > 0 && common < arguments.size() && continues(common)) --common;
  const std::string rest = common > 2 ? "…" + arguments.substr(common) : arguments;
  return text::cut_to_columns(rest, kWidestArguments);
}

std::string wanted_label(const Lane& lane, const Groups& groups) {
  if (!lane.task_name.empty()) return text::without_controls(lane.task_name);
  const Namesakes& group = groups.find(lane.name)->second;
  const std::string name = text::without_controls(lane.name);
  const std::string arguments = text::without_controls(lane.arguments);
  const bool is_short = begins_with_value(arguments) && text::columns(arguments) <= kShortArguments;
  const bool told = group.count > 1 ? group.differ : is_short;
  if (!told || arguments.empty()) return name + "()";
  const bool same_bytes = arguments.size() == lane.arguments.size();
  return name + "(" + shortened(arguments, same_bytes ? group.common : 0) + ")";
}

}  // namespace

void name_lanes(std::vector<Lane>& lanes) {
  const Groups groups = groups_of(lanes);
  std::unordered_map<std::string, std::uint32_t> count, last;
  for (Lane& lane : lanes) {
    if (lane.kind == Lane::Kind::thread) continue;
    lane.label = wanted_label(lane, groups);
    ++count[lane.label];
  }
  for (Lane& lane : lanes) {
    if (lane.kind == Lane::Kind::thread || count[lane.label] < 2) continue;
    const std::uint32_t number = ++last[lane.label];
    if (lane.label.ends_with("()")) lane.label.resize(lane.label.size() - 2);
    lane.label += fmt::format(" #{}", number);
  }
}

}  // namespace timeline
