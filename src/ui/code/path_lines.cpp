#include "ui/code/path_lines.hpp"

#include <algorithm>

#include "timeline/explained.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {

void find_path_lines(Sheet& sheet) {
  const timeline::Explained* const run = sheet.run.explained;
  if (run == nullptr) return;
  const auto add = [&](std::vector<std::uint32_t>& to, std::uint32_t line) {
    if (const std::uint32_t shown = sheet.run.shown_line(line); shown != 0) to.push_back(shown);
  };
  for (const std::uint32_t line : run->lines()) add(sheet.path_lines, line);
  const auto part = run->part_at(sheet.model.playhead);
  if (part && *part < run->parts())
    for (const std::uint32_t line : run->lines(*part)) add(sheet.part_lines, line);
}

void draw_path_line_mark(const Sheet& sheet, const Row& row, const Rect& band) {
  const Theme& theme = sheet.theme();
  const ImU32 accent = theme.color().accent;
  fill(theme, {sheet.text_x() - theme.px(8), band.y + theme.px(3), theme.px(3), band.h - theme.px(6)}, accent, 1.5F);
  publish(sheet.state, "path_line/" + std::to_string(row.line), band);
  if (std::ranges::count(sheet.part_lines, row.line) == 0) return;
  outline(theme, inset(band, theme.px(6), 0), accent, 4);
  publish(sheet.state, "part_line/" + std::to_string(row.line), band);
}

}  // namespace ui
