// The hover text of widgets.hpp: one at a time, after the mouse has rested, over everything.
#include <algorithm>

#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr double kRest = 0.45;  // seconds

Rect place(const Theme& theme, const Rect& about, float width, float height) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float margin = theme.px(8);
  Rect box{about.center_x() - width / 2, about.y + about.h + margin, width, height};
  if (box.y + box.h > display.y - margin) box.y = about.y - margin - height;
  box.x = std::clamp(box.x, margin, std::max(margin, display.x - margin - width));
  box.y = std::max(box.y, margin);
  return box;
}

void set_tip(State& state, const std::string& name, const Rect& rect, std::string_view text) {
  Tip& now = state.tip;
  const double time = ImGui::GetTime();
  if (now.name != name) now.since_s = time;
  if (ImGui::GetIO().MouseDown[0]) now.since_s = time;
  now.name = name;
  now.text = text;
  now.rect = rect;
  now.touched = true;
}

}  // namespace

void tip(State& state, const std::string& name, const Rect& rect, std::string_view text) {
  const Focus& focus = state.focus;
  // The text of a group of choices is that of each of them.
  const bool group = std::ranges::count(focus.ring, name + "/0", &Stop::name) > 0;
  if (!group) add_stop(state, name, rect);
  const bool focused = has_focus(state, name) || (group && focus.at.starts_with(name + "/"));
  if (focus.by_mouse ? !focus.hushed && hovered(state, rect) : focused && !focus.closed) set_tip(state, name, rect, text);
}

void tip_under_mouse(State& state, const std::string& name, const Rect& rect, std::string_view text) {
  if (!state.focus.hushed && hovered(state, rect)) set_tip(state, name, rect, text);
}

void tip_now(State& state, const std::string& name, const Rect& rect, std::string_view text) {
  set_tip(state, name, rect, text);
  state.tip.since_s = -kRest;
}

void tip_begin(State& state) { state.tip.touched = false; }

void tip_draw(const Theme& theme, State& state) {
  if (!state.tip.touched) state.tip = {};
  if (state.tip.name.empty()) return;
  const double left = kRest - (ImGui::GetTime() - state.tip.since_s);
  if (left > 0) {
    state.redraw_in_s = state.redraw_in_s < 0 ? left : std::min(state.redraw_in_s, left);
    return;
  }
  ImFont* font = theme.fonts.small;
  const float widest = theme.px(320);
  float width = 0;
  const auto lines = wrap(font, state.tip.text, widest);
  for (const std::string_view line : lines) width = std::max(width, measure(font, line));
  const float line_height = theme.px(18);
  const Rect box =
      place(theme, state.tip.rect, width + theme.px(20), line_height * static_cast<float>(lines.size()) + theme.px(12));
  publish(state, "tip", box);
  const Palette& c = theme.color();
  fill(theme, box, c.inset, 6);
  outline(theme, box, c.hairline, 6);
  paragraph(font, {box.x + theme.px(10), box.y + theme.px(6), widest, box.h}, line_height, c.text, state.tip.text);
}

}  // namespace ui
