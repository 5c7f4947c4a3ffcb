#include "ui/timeline/flags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/kit/brush.hpp"
#include "ui/kit/contrast.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kPitchForBanner = 26;  // smallest pitch of lanes with room for a banner

struct Flag {
  float x = 0;
  std::string_view label;
  bool ahead = false;  ///< of the playhead
};

bool in_view(const TimelineInk& ink, float x) {
  return x >= ink.scene.clip.x && x <= ink.scene.clip.x + ink.scene.clip.w;
}

Flag flag_of(const TimelineInk& ink, const MarkView& mark) {
  return {static_cast<float>(ink.scene.view.px(mark.at)), mark.label, ink.model.playhead < mark.at};
}

bool is_revealed(const TimelineInk& ink, const MarkView& mark) { return mark.at <= ink.model.revealed; }

/// The same without words, for lanes that are too low: the strip has them.
Rect draw_pennant(const TimelineInk& ink, const Flag& flag, Rect bar) {
  const float unit = ink.theme.px(1);
  const Palette& c = ink.theme.color();
  const ImU32 color = flag.ahead ? faded(c.text, c.panel, 0.6F, kTextContrast) : c.text;
  const float x = std::round(flag.x);
  ink.list.AddRectFilled({x, bar.y - unit}, {x + std::max(1.0F, unit), bar.y + bar.h}, color);
  ink.list.AddTriangleFilled({x, bar.y - unit}, {x + 8 * unit, bar.y + 3 * unit}, {x, bar.y + 7 * unit}, color);
  return {x, bar.y - unit, 8 * unit, bar.h + unit};
}

/// A small banner with its pole at the flag's position. @returns its rectangle
Rect draw_banner(const TimelineInk& ink, const Flag& flag, float y, float bottom) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const float half = theme.px(8);
  const float width = measure(theme.fonts.small, flag.label) + theme.px(10);
  const float pole = std::round(flag.x);
  // It points to the left if there is no room on the right.
  const Rect& clip = ink.scene.clip;
  const bool turned = pole + width > clip.x + clip.w + theme.px(16);
  const float left = turned ? pole - width : pole;
  const ImU32 ground = flag.ahead ? faded(c.text, c.panel, 0.6F, kTextContrast) : c.text;
  ink.list.AddRectFilled({pole, y - half}, {pole + std::max(1.0F, theme.px(1)), bottom}, ground);
  ink.list.AddRectFilled({left, y - half}, {left + width, y + half}, ground, theme.px(3),
                         turned ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight);
  text_centered(ink.list, theme.fonts.small, left + width / 2, y, c.panel, flag.label);
  return {left, y - half, width, 2 * half};
}

void draw_strip(const TimelineInk& ink) {
  const Rect& strip = ink.scene.layout.flags;
  std::vector<Flag> flags;
  for (const std::size_t run : ink.scene.layout.runs) {
    for (const MarkView& mark : ink.model.runs[run].marks) {
      if (is_revealed(ink, mark)) flags.push_back(flag_of(ink, mark));
    }
  }
  std::ranges::stable_sort(flags, {}, &Flag::x);
  const Flag* last = nullptr;
  for (const Flag& flag : flags) {
    const bool again = last != nullptr && last->label == flag.label && std::abs(last->x - flag.x) < 1;
    if (!again && in_view(ink, flag.x)) draw_banner(ink, flag, strip.y + strip.h / 2, strip.y + strip.h);
    last = &flag;
  }
}

void draw_on_lanes(const TimelineInk& ink, State& state) {
  const Rect& lanes = ink.scene.layout.lanes;
  ink.list.PushClipRect({lanes.x, lanes.y}, {lanes.x + lanes.w + ink.theme.px(16), lanes.y + lanes.h}, true);
  for (const LaneRow& row : ink.scene.layout.rows) {
    const auto& marks = ink.model.runs[row.lane.run].marks;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const Flag flag = flag_of(ink, marks[i]);
      if (marks[i].lane != row.lane.lane || !in_view(ink, flag.x) || !is_revealed(ink, marks[i])) continue;
      const bool low = row.row.h < ink.theme.px(kPitchForBanner);
      publish(state, fmt::format("flag/{}/{}", row.lane.run, i),
              low ? draw_pennant(ink, flag, row.bar) : draw_banner(ink, flag, row.row.y + ink.theme.px(8), row.bar.y + row.bar.h));
    }
  }
  ink.list.PopClipRect();
}

}  // namespace

void draw_flags(const TimelineInk& ink, State& state) {
  if (ink.model.axis == nullptr || ink.scene.layout.flags.h <= 0) return;
  draw_strip(ink);
  draw_on_lanes(ink, state);
}

}  // namespace ui
