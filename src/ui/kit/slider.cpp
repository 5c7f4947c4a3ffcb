// The slider of widgets.hpp.
#include <algorithm>

#include "ui/kit/delay_step.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

void draw_slider(const Theme& theme, const Rect& track, float x, ImU32 color, bool hot) {
  const Palette& c = theme.color();
  const float y = track.center_y();
  const float half = theme.px(2);
  fill(theme, {track.x, y - half, track.w, 2 * half}, c.inset, 2);
  fill(theme, {track.x, y - half, x - track.x, 2 * half}, color, 2);
  ink().AddCircleFilled({x, y}, theme.px(hot ? 9.0F : 8.0F), c.panel, 32);
  ink().AddCircleFilled({x, y}, theme.px(hot ? 7.0F : 6.0F), color, 32);
}

float knob_x(const Rect& track, double value, double low, double high) {
  const double share = high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0;
  return track.x + track.w * static_cast<float>(share);
}

}  // namespace

Slid slider(const Theme& theme, State& state, const std::string& name, const Rect& rect, double value, double low,
            double high) {
  publish(state, name, rect);
  const ImGuiIO& io = ImGui::GetIO();
  const Rect track = inset(rect, theme.px(7), 0);
  const bool hot = hovered(state, rect);
  const float wheel = wheel_over(state, rect);
  Slid slid{.grip = grip(state, name, rect), .value = value, .notches = wheel > 0 ? 1 : wheel < 0 ? -1 : 0};
  if (slid.grip.held) {
    const double at = static_cast<double>((io.MousePos.x - track.x) / std::max(1.0F, track.w));
    slid.value = snap_delay(low + at * (high - low), low, high, io.KeyShift);
  }
  if (hot || slid.grip.held) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  draw_slider(theme, track, knob_x(track, slid.value, low, high), theme.color().accent, hot || slid.grip.held);
  return slid;
}

void still_slider(const Theme& theme, State& state, const std::string& name, const Rect& rect, double value, double low,
                  double high) {
  publish(state, name, rect);
  const Rect track = inset(rect, theme.px(7), 0);
  draw_slider(theme, track, knob_x(track, value, low, high), theme.color().text_faint, false);
}

}  // namespace ui
