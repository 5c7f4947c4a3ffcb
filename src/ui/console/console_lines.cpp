#include "ui/console/console_lines.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace ui {
namespace {

void write(ConsoleLine& line, timeline::LaneIndex lane, std::string_view text) {
  const bool is_new = std::find(line.lanes.begin(), line.lanes.end(), lane) == line.lanes.end();
  if (is_new && line.lanes.size() < kMostWriters) line.lanes.push_back(lane);
  for (const char c : text) {
    if (c == '\t') line.text += "    ";
    else if (c != '\r') line.text += c;
  }
}

void write_lines(std::vector<ConsoleLine>& lines, const timeline::Output& output, std::string_view rest) {
  while (true) {
    if (lines.empty() || !lines.back().open) lines.push_back({output.at.t, {}, {}, output.event, true});
    const std::size_t newline = rest.find('\n');
    write(lines.back(), output.lane, rest.substr(0, newline));
    if (newline == std::string_view::npos) break;
    lines.back().open = false;
    rest.remove_prefix(newline + 1);
    if (rest.empty() && !output.newline) break;
  }
  if (output.newline) lines.back().open = false;
}

/// The last bytes of `text`, in whole characters.
std::string_view last_bytes(std::string_view text, std::size_t bytes) {
  std::size_t begin = text.size() - std::min(bytes, text.size());
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  return text.substr(begin);
}

}  // namespace

ConsoleText console_text(const timeline::Timeline& timeline, std::size_t outputs) {
  const std::span all = std::span(timeline.output).first(std::min(outputs, timeline.output.size()));
  std::size_t bytes = 0;
  std::size_t first = all.size();
  while (first > 0 && all.size() - first < kMostOutputs && bytes < kMostBytes) bytes += all[--first].text.size() + 1;
  ConsoleText made;
  made.cut = first > 0 || bytes > kMostBytes;
  for (const timeline::Output& output : all.subspan(first)) {
    const bool oldest = made.lines.empty();
    const std::size_t over = oldest && bytes > kMostBytes ? bytes - kMostBytes : 0;
    write_lines(made.lines, output, last_bytes(output.text, output.text.size() - std::min(over, output.text.size())));
  }
  return made;
}

}  // namespace ui
