#include "ui/kit/widgets.hpp"

#include <algorithm>

#include "ui/kit/text_layout.hpp"

namespace ui {

void publish(State& state, const std::string& name, const Rect& rect) {
  state.rects[name] = {rect.x, rect.y, std::max(0.0F, rect.w), std::max(0.0F, rect.h)};
}

bool hovered(const State& state, const Rect& rect) {
  if (is_dragging(state)) return false;
  const ImVec2 at = ImGui::GetIO().MousePos;
  const ImVec2 low = ink().GetClipRectMin();
  const ImVec2 high = ink().GetClipRectMax();
  return rect.contains(at.x, at.y) && at.x >= low.x && at.y >= low.y && at.x < high.x && at.y < high.y;
}

bool clicked(const State& state, const Rect& rect) { return ImGui::GetIO().MouseClicked[0] && hovered(state, rect); }

bool take(State& state, const std::string& name, const Rect& rect) {
  const bool entered = add_stop(state, name, rect);
  return clicked(state, rect) || entered;
}

float wheel_over(const State& state, const Rect& rect) { return hovered(state, rect) ? ImGui::GetIO().MouseWheel : 0; }

Grip grip(State& state, const std::string& name, const Rect& rect) {
  const bool began = clicked(state, rect);
  if (began) state.drag = HandleDrag{name};
  return {began, ImGui::GetIO().MouseDown[0] && held_name(state.drag) == name};
}

void let_go(const Model& model, State& state, Frame& frame) {
  if (ImGui::GetIO().MouseDown[0]) return;
  const DelayInHand* const delay = held_delay(state.drag);
  if (delay != nullptr && delay->changed && delay->parameter < model.parameters.size()) {
    frame.actions.emplace_back(action::SetParameter{delay->parameter, delay->value_s, true});
  }
  state.drag = {};
}

bool button(const Theme& theme, State& state, const std::string& name, const Rect& rect, std::string_view text,
            const ButtonLook& look) {
  publish(state, name, rect);
  const Palette& c = theme.color();
  const bool hot = hovered(state, rect);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const Rect ground = hot && look.main ? inset(rect, -theme.px(1), -theme.px(1)) : rect;
  if (hot || !look.bare) fill(theme, ground, look.main ? c.accent : hot ? c.inset : c.raised, 8);
  if (!look.bare && !look.main) outline(theme, rect, look.on ? c.text_dim : c.hairline, 8);
  ImFont* font = theme.fonts.small;
  const float key_width = look.key.empty() ? 0 : measure(font, look.key) + theme.px(6);
  const ImU32 color = look.main ? c.on_accent : hot || look.on ? c.text : c.text_dim;
  Rect words = inset(rect, std::min(theme.px(8), rect.w / 8), 0);
  const float slack = std::max(0.0F, (words.w - key_width - measure(font, text)) / 2);
  words = {words.x + slack, words.y, words.w - slack - key_width, words.h};
  const float width = label(state, font, words, color, text);
  if (key_width > 0) {
    label(state, font, {words.x + width + theme.px(6), rect.y, key_width, rect.h}, look.main ? c.on_accent : c.text_faint, look.key);
  }
  return take(state, name, rect);
}

float button_width(const Theme& theme, std::string_view text, const ButtonLook& look) {
  const float key_width = look.key.empty() ? 0 : measure(theme.fonts.small, look.key) + theme.px(6);
  return measure(theme.fonts.small, text) + key_width + theme.px(24);
}

bool sign_button(const Theme& theme, State& state, const std::string& name, const Rect& rect, Sign which,
                 const SignLook& look) {
  publish(state, name, rect);
  const Palette& c = theme.color();
  const bool hot = hovered(state, rect);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const float corner = look.round ? 1000 : 8;
  const Rect ground = hot && look.main ? inset(rect, -theme.px(1), -theme.px(1)) : rect;
  if (hot || !look.bare) fill(theme, ground, look.main ? c.accent : hot ? c.inset : c.raised, corner);
  if (!look.bare && !look.main) outline(theme, rect, c.hairline, corner);
  const ImU32 color = look.main ? c.on_accent : hot || look.round ? c.text : c.text_dim;
  sign(which, rect.center_x(), rect.center_y(), theme.px(look.size), color);
  return take(state, name, rect);
}

int segments(const Theme& theme, State& state, const std::string& name, const Rect& rect,
             std::span<const std::string> labels, int chosen) {
  const Palette& c = theme.color();
  fill(theme, rect, c.raised, 8);
  float spare = rect.w;
  for (const std::string& each : labels) spare -= measure(theme.fonts.small, each);
  const float padding = spare / static_cast<float>(labels.size());
  int hit = -1;
  float x = rect.x;
  for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
    const std::string& text = labels[static_cast<std::size_t>(i)];
    const Rect part{x, rect.y, measure(theme.fonts.small, text) + padding, rect.h};
    publish(state, name + "/" + std::to_string(i), part);
    const bool hot = hovered(state, part);
    if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (i == chosen) fill(theme, part, c.inset, 8);
    label(state, theme.fonts.small, part, i == chosen || hot ? c.text : c.text_dim, text, Align::center);
    if (take(state, name + "/" + std::to_string(i), part)) hit = i;
    x += part.w;
  }
  outline(theme, rect, c.hairline, 8);
  return hit;
}

float segments_width(const Theme& theme, std::span<const std::string> labels) {
  float width = 0;
  for (const std::string& each : labels) width += measure(theme.fonts.small, each) + theme.px(18);
  return width;
}

void scroll(const Theme& theme, State& state, const std::string& name, const Rect& rect, float height, float& offset) {
  const float most = std::max(0.0F, height - rect.h);
  const std::string bar_name = name + "/bar";
  if (most <= 0 || rect.h <= 0) {
    offset = 0;
    if (held_name(state.drag) == bar_name) state.drag = {};  // the scrolled content has disappeared
    return;
  }
  offset -= wheel_over(state, rect) * theme.px(48);
  const Rect groove{rect.x + rect.w - theme.px(8), rect.y, theme.px(8), rect.h};
  const float length = std::min(rect.h, std::max(theme.px(24), rect.h * rect.h / height));
  const float travel = std::max(1.0F, rect.h - length);
  const Grip now = grip(state, bar_name, groove);
  const float mouse_y = ImGui::GetIO().MousePos.y;
  if (now.held) offset = (mouse_y - rect.y - length / 2) / travel * most;
  offset = std::clamp(offset, 0.0F, most);
  publish(state, bar_name, {groove.x, rect.y + travel * offset / most, groove.w, length});
}

void scroll_bar(const Theme& theme, State& state, const std::string& name) {
  const auto found = state.rects.find(name + "/bar");
  if (found == state.rects.end()) return;
  const Rect& bar = found->second;
  const bool held = held_name(state.drag) == name + "/bar";
  const float width = theme.px(held || hovered(state, bar) ? 5.0F : 3.0F);
  fill(theme, {bar.x + bar.w - width - theme.px(2), bar.y, width, bar.h},
       held ? theme.color().text_dim : theme.color().text_faint, 3);
}

}  // namespace ui
