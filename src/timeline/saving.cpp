#include "timeline/saving.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

namespace timeline {
namespace {

// Programs print how long they took: "took 3.02 s" and "took 9.01 s" tell the same.
std::string without_decimals(std::string_view text) {
  std::string out;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    const auto is_point = [&](std::size_t at) { return text[at] == '.' && at > i && at + 1 < text.size() && is_digit(text[at + 1]); };
    while (end < text.size() && (is_digit(text[end]) || is_point(end))) ++end;
    const std::string_view part = text.substr(i, std::max<std::size_t>(end - i, 1));
    if (end == i || part.find('.') == std::string_view::npos) out += part;
    i += part.size();
  }
  return out;
}

}  // namespace

std::size_t hash_of_output(const std::vector<Output>& output) {
  std::vector<std::string> texts;
  for (const Output& one : output) texts.push_back(without_decimals(one.text));
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  std::size_t all = 0;
  for (const std::string& text : texts) all = all * 1'000'003U + std::hash<std::string>{}(text);
  return all;
}

bool same_work(const Timeline& one, const Timeline& other) {
  const auto to_its_end = [](const Timeline& run) { return run.why == trace::Why::ok && run.cut.count == 0; };
  return to_its_end(one) && to_its_end(other) && one.printed == other.printed;
}

Nanos saved_time(const Timeline& mine, std::span<const Timeline* const> runs, bool wrong) {
  if (wrong || runs.empty() || mine.total == Nanos{0}) return Nanos{0};
  const Nanos slowest = (*std::ranges::max_element(runs, {}, &Timeline::total))->total;
  const bool comparable = slowest > mine.total && std::ranges::any_of(runs, [&](const Timeline* run) {
    return run->total == slowest && same_work(mine, *run);
  });
  return comparable ? slowest - mine.total : Nanos{0};
}

}  // namespace timeline
