#include "ui/transport/pane_tabs.hpp"

#include <algorithm>

#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

struct Tab {
  Pane pane;
  std::string name, words, key;
};

constexpr float kTabPad = 10;  // left and right of the words
constexpr float kBeforeKey = 5;

/// A study ends by the command that begins it: its tab has that one's key.
std::string command_of(const Model& model, Pane pane) {
  return pane == Pane::study && model.study == player::Study::predict ? "predict" : row(pane).command;
}

std::vector<Tab> tabs_of(const Model& model, const Layout& at) {
  std::vector<Tab> tabs;
  for (const Pane pane : at.panes) {
    const std::string name = command_of(model, pane);
    tabs.push_back({pane, name, (*model.words)["pane." + name], player::keys_text(player::command(name))});
  }
  return tabs;
}

float words_width(const Theme& theme, const Tab& tab, bool keys) {
  const float key = keys ? theme.px(kBeforeKey) + measure(theme.fonts.small, tab.key) : 0;
  return measure(theme.fonts.small, tab.words) + key;
}

float all_width(const Theme& theme, const std::vector<Tab>& tabs, bool keys) {
  float width = 0;
  for (const Tab& tab : tabs) width += words_width(theme, tab, keys);
  return width;
}

bool draw_tab(State& state, const Theme& theme, const Tab& tab, const Rect& place, bool chosen, bool keys) {
  const Palette& c = theme.color();
  const bool hot = hovered(state, place);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (chosen) {
    fill(theme, place, c.inset, 8);
    outline(theme, place, c.text_dim, 8);
  }
  const float width = words_width(theme, tab, keys);
  const float x = place.x + std::max(0.0F, (place.w - width) / 2);
  const float words = label(state, theme.fonts.small, {x, place.y, std::min(width, place.w), place.h},
                            chosen || hot ? c.text : c.text_dim, tab.words);
  if (keys) {
    label(state, theme.fonts.small, {x + words + theme.px(kBeforeKey), place.y, place.w, place.h}, c.text_dim, tab.key);
  }
  const std::string name = "pane/" + tab.name;
  publish(state, name, place);
  return take(state, name, place);
}

}  // namespace

void draw_pane_tabs(const Model& model, State& state, const Theme& theme, const Layout& at) {
  const Palette& c = theme.color();
  const auto tabs = tabs_of(model, at);
  if (tabs.empty() || at.tabs.w <= 0) return;
  fill(theme, at.tabs, c.raised, 8);
  outline(theme, at.tabs, c.hairline, 8);
  const float pads = theme.px(2 * kTabPad) * static_cast<float>(tabs.size());
  const bool keys = all_width(theme, tabs, true) + pads <= at.tabs.w;
  const float spare = (at.tabs.w - all_width(theme, tabs, keys)) / static_cast<float>(tabs.size());
  float x = at.tabs.x;
  for (const Tab& tab : tabs) {
    const Rect place{x, at.tabs.y, words_width(theme, tab, keys) + spare, at.tabs.h};
    if (draw_tab(state, theme, tab, place, tab.pane == at.shown, keys)) state.pane = tab.pane;
    x += place.w;
  }
}

}  // namespace ui
