#include "ui/timeline/hidden_rest.hpp"

#include <algorithm>
#include <optional>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kBetweenHatches = 9;
constexpr float kRoomForWords = 40;

float last_lane_bottom(const TimelineInk& ink) {
  float bottom = ink.scene.layout.lanes.y;
  for (const LaneRow& row : ink.scene.layout.rows) bottom = std::max(bottom, row.row.y + row.row.h);
  return bottom + ink.scene.layout.parts_height;
}

void draw_hatches(const TimelineInk& ink, const Rect& area) {
  const float step = ink.theme.px(kBetweenHatches);
  const ImU32 color = translucent(ink.theme.color().text_faint, 0.22F);
  ink.list.PushClipRect({area.x, area.y}, {area.x + area.w, area.y + area.h}, true);
  for (float x = area.x - area.h; x < area.x + area.w; x += step) {
    ink.list.AddLine({x, area.y}, {x + area.h, area.y + area.h}, color, std::max(1.0F, ink.theme.px(1)));
  }
  ink.list.PopClipRect();
}

std::optional<Rect> hidden_area(const TimelineInk& ink) {
  if (!ink.model.asks()) return std::nullopt;
  const Rect& clip = ink.scene.clip;
  const Rect& lanes = ink.scene.layout.lanes;
  const float left = std::clamp(ink.scene.playhead_x, clip.x, clip.x + clip.w);
  const Rect area{left, lanes.y, clip.x + clip.w - left, lanes.h};
  if (area.w <= 0 || area.h <= 0) return std::nullopt;
  return area;
}

}  // namespace

void draw_hidden_ground(const TimelineInk& ink) {
  if (const auto area = hidden_area(ink)) draw_hatches(ink, *area);
}

void draw_hidden_words(const TimelineInk& ink, State& state) {
  const auto area = hidden_area(ink);
  if (!area) return;
  const float top = std::max(area->y, last_lane_bottom(ink));
  const std::string& words = (*ink.model.words)["predict.hidden"];
  const Theme& theme = ink.theme;
  const float width = measure(theme.fonts.body, words) + theme.px(20);
  const float free = area->y + area->h - top;
  if (free < theme.px(kRoomForWords) || width > area->w) return;
  const Rect pill{area->x + (area->w - width) / 2, top + free / 2 - theme.px(12), width, theme.px(24)};
  fill(theme, pill, theme.color().panel, 12);
  text_centered(ink.list, theme.fonts.body, pill.x + pill.w / 2, pill.center_y(), theme.color().text_dim, words);
  publish(state, "hidden_rest", pill);
}

}  // namespace ui
