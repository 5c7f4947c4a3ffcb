#include "ui/console/console_lines.hpp"

#include <algorithm>
#include <string_view>

namespace ui {
namespace {

constexpr std::size_t kMost = 1000;  // outputs: older ones are not shown, because every frame reads them

void write(ConsoleLine& line, timeline::LaneIndex lane, std::string_view text) {
  if (std::find(line.lanes.begin(), line.lanes.end(), lane) == line.lanes.end()) line.lanes.push_back(lane);
  for (const char c : text) {
    if (c == '\t') line.text += "    ";
    else if (c != '\r') line.text += c;
  }
}

}  // namespace

std::vector<ConsoleLine> console_lines(const timeline::Timeline& timeline, std::size_t outputs) {
  std::vector<ConsoleLine> lines;
  outputs = std::min(outputs, timeline.output.size());
  for (std::size_t i = outputs > kMost ? outputs - kMost : 0; i < outputs; ++i) {
    const timeline::Output& output = timeline.output[i];
    std::string_view rest = output.text;
    while (true) {
      if (lines.empty() || !lines.back().open) lines.push_back({output.at.t, {}, {}, true});
      const std::size_t newline = rest.find('\n');
      write(lines.back(), output.lane, rest.substr(0, newline));
      if (newline == std::string_view::npos) break;
      lines.back().open = false;
      rest.remove_prefix(newline + 1);
      if (rest.empty() && !output.newline) break;
    }
    if (output.newline) lines.back().open = false;
  }
  return lines;
}

}  // namespace ui
