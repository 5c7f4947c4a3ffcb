#include "ui/overlay/palette.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/key_caps.hpp"
#include "ui/kit/search_field.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/palette_search.hpp"

namespace ui {
namespace {

constexpr float kCommandRow = 32;
constexpr float kPaletteField = 36;
constexpr float kPalettePad = 12;

void draw_field(const Model& model, State& state, const Theme& theme, const Rect& field) {
  const std::string& ways = (*model.words)["palette.ways"];
  publish(state, "palette/search", field);
  search_field(theme, state, field, state.palette_search, {ways, ways}, theme.color().text_dim);
}

void draw_command(const Model& model, State& state, const Theme& theme, const player::Command& command,
                  const Rect& row, bool chosen) {
  const Palette& c = theme.color();
  if (chosen) {
    fill(theme, row, c.inset, 8);
    outline(theme, row, c.text_dim, 8);
  }
  const Rect inner = inset(row, theme.px(12), 0);
  const float caps = key_caps_width(theme, command.keys());
  draw_key_caps(state, theme, inner.x + inner.w - caps, row.center_y() - theme.px(kCapHeight / 2), command.keys());
  label(state, theme.fonts.body, {inner.x, inner.y, inner.w - caps - theme.px(12), inner.h}, c.text,
        (*model.words)["command." + std::string(command.name)]);
}

void reveal(State& state, const Theme& theme, float room) {
  if (!state.palette_reveal) return;
  state.palette_reveal = false;
  const float y = theme.px(kCommandRow) * static_cast<float>(state.palette_at);
  state.palette_scroll = std::clamp(state.palette_scroll, std::max(0.0F, y + theme.px(kCommandRow) - room), y);
}

void draw_found(const Model& model, State& state, Frame& frame, const Rect& body, bool listening) {
  const Theme& theme = frame.theme;
  const auto found = found_commands(model, state);
  if (found.empty()) {
    label(state, theme.fonts.body, inset({body.x, body.y, body.w, theme.px(kCommandRow)}, theme.px(12), 0),
          theme.color().text_dim, (*model.words)["palette.none"]);
    return;
  }
  state.palette_at = std::min(state.palette_at, found.size() - 1);
  reveal(state, theme, body.h);
  const Clip clip({body.x, body.y, body.w + theme.px(kPalettePad), body.h});
  scroll(theme, state, "palette_list", {body.x, body.y, body.w + theme.px(kPalettePad - 2), body.h},
         theme.px(kCommandRow) * static_cast<float>(found.size()), state.palette_scroll);
  float y = body.y - state.palette_scroll;
  for (std::size_t i = 0; i < found.size(); ++i, y += theme.px(kCommandRow)) {
    const Rect row{body.x, y, body.w, theme.px(kCommandRow - 2)};
    if (row.y + row.h <= body.y || row.y >= body.y + body.h) continue;
    publish(state, "command/" + std::string(found[i]->name), row);
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (hovered(state, row)) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      if (moved.x != 0 || moved.y != 0 || ImGui::GetIO().MouseClicked[0]) state.palette_at = i;
    }
    draw_command(model, state, theme, *found[i], row, i == state.palette_at);
    if (listening && clicked(state, row)) choose_command(*found[i], model, state, frame.actions);
  }
  scroll_bar(theme, state, "palette_list");
}

}  // namespace

void draw_palette(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening) {
  const Theme& theme = frame.theme;
  fill(theme, screen, theme.color().scrim, 0);
  const float margin = std::min(theme.px(24), screen.h / 12);
  Rect sheet{0, std::max(margin, std::round(screen.h * 0.12F)), std::min(theme.px(620), screen.w - 2 * margin), 0};
  sheet.x = std::round(screen.center_x() - sheet.w / 2);
  sheet.h = std::max(0.0F, std::min(theme.px(460), screen.h - sheet.y - margin));
  publish(state, "palette", sheet);
  floating_panel(theme, sheet);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (listening && ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y)) state.palette_open = false;
  const Clip clip(sheet);
  const Rect inner = inset(sheet, theme.px(kPalettePad), theme.px(kPalettePad));
  draw_field(model, state, theme, {inner.x, inner.y, inner.w, theme.px(kPaletteField)});
  const float y = inner.y + theme.px(kPaletteField + 8);
  draw_found(model, state, frame, {inner.x, y, inner.w, std::max(0.0F, inner.y + inner.h - y)}, listening);
}

}  // namespace ui
