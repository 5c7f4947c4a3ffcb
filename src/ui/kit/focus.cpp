#include "ui/kit/focus.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/brush.hpp"
#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

namespace ui {
namespace {

auto find_stop(const Focus& focus, std::string_view name) { return std::ranges::find(focus.ring, name, &Stop::name); }

/// Light on dark and dark on light, on a ground of its own: seen on every widget, also on a bright one.
void draw_ring(const Theme& theme, const Rect& rect) {
  const float wide = std::max(2.0F, std::round(theme.px(2)));
  const Rect ring = inset(rect, -wide, -wide);
  const float corner = theme.px(6);
  const auto draw = [&](float spread, ImU32 color) {
    const Rect r = inset(ring, -spread, -spread);
    ink().AddRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, color, corner, 0, wide);
  };
  draw(wide, theme.color().window);
  draw(0, theme.color().text);
}

}  // namespace

bool add_stop(State& state, const std::string& name, const Rect& rect) {
  Focus& focus = state.focus;
  if (focus.closed || rect.w <= 0 || rect.h <= 0) return false;
  if (find_stop(focus, name) == focus.ring.end()) focus.ring.push_back({name, rect});
  return focus.pressed == name;
}

bool has_focus(const State& state, std::string_view name) { return !name.empty() && state.focus.at == name; }

void focus_begin(State& state) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || io.MouseClicked[0]) {
    state.focus.by_mouse = true;
    state.focus.hushed = false;
  }
  if (io.MouseClicked[0]) state.focus.at.clear(), state.focus.said.clear();
  state.focus.ring.clear();
}

void focus_panel(State& state, const Theme& theme, std::size_t first) {
  auto& ring = state.focus.ring;
  const auto begin = ring.begin() + static_cast<std::ptrdiff_t>(std::min(first, ring.size()));
  std::stable_sort(begin, ring.end(), [](const Stop& a, const Stop& b) { return a.rect.y < b.rect.y; });
  // Widgets of one row do not begin at exactly the same height.
  for (auto row = begin; row != ring.end();) {
    const float below = row->rect.y + theme.px(10);
    const auto end = std::find_if(row, ring.end(), [below](const Stop& stop) { return stop.rect.y >= below; });
    std::stable_sort(row, end, [](const Stop& a, const Stop& b) { return a.rect.x < b.rect.x; });
    row = end;
  }
}

void focus_end(State& state, const Theme& theme) {
  Focus& focus = state.focus;
  focus.pressed.clear();
  focus.moved = false;
  if (focus.closed) return;
  const auto stop = find_stop(focus, focus.at);
  if (stop == focus.ring.end()) focus.at.clear();
  else draw_ring(theme, stop->rect);
}

void move_focus(State& state, int direction) {
  const auto& ring = state.focus.ring;
  if (ring.empty()) return;
  const auto here = find_stop(state.focus, state.focus.at);
  const auto last = std::ssize(ring) - 1;
  std::ptrdiff_t to = direction > 0 ? 0 : last;
  if (here != ring.end()) to = (here - ring.begin() + direction + last + 1) % (last + 1);
  set_focus(state, ring[static_cast<std::size_t>(to)].name);
}

void set_focus(State& state, std::string_view name) {
  state.focus.at = name;
  state.focus.said.clear();
  state.focus.moved = true;
  state.focus.by_mouse = false;
}

void reveal_stop(const State& state, std::string_view name, float top, float bottom, float height, float& offset) {
  if (!state.focus.moved || !has_focus(state, name)) return;
  offset = std::clamp(offset, std::max(0.0F, bottom - height), std::max(0.0F, top));
}

}  // namespace ui
