#include "ui/timeline/stretch.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/stretch.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

using timeline::LaneIndex;
using timeline::Nanos;
using StretchState = timeline::State;

struct Said {
  StretchState state;
  const char* key;
};
constexpr Said kSaid[] = {{StretchState::running, "stretch.ran"},
                          {StretchState::blocked, "stretch.held"},
                          {StretchState::waiting, "stretch.waited"},
                          {StretchState::awaiting, "stretch.awaited"},
                          {StretchState::ready, "stretch.ready"},
                          {StretchState::plan, "stretch.plan"}};

std::string duration(const Model& model, Nanos t) { return text::seconds(timeline::in_seconds(t), model.language); }

/// The lane of that run at the mouse, or the nearest one in view.
LaneIndex lane_at(const TimelineScene& scene, std::size_t run, float y) {
  LaneIndex nearest = timeline::kNoLane;
  float distance = 1e9F;
  for (const LaneRow& row : scene.layout.rows) {
    const float away = std::abs(row.row.center_y() - y);
    if (row.lane.run != run || away >= distance) continue;
    nearest = row.lane.lane;
    distance = away;
  }
  return nearest;
}

timeline::StateSums sums_of(const timeline::Timeline& run, const Stretch& stretch) {
  timeline::StateSums all{};
  for (LaneIndex lane = stretch.first; lane <= stretch.last && run.has(lane); ++lane) {
    const timeline::StateSums sums = timeline::state_sums(run.lane(lane), stretch.from, stretch.to);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += sums[i];
  }
  return all;
}

/// The rows of the selected lanes that are in view, as one rectangle; height 0: none.
Rect rows_of(const TimelineInk& ink, const Stretch& stretch) {
  Rect all;
  for (const LaneRow& row : ink.scene.layout.rows) {
    const bool selected =
        row.lane.run == stretch.run && row.lane.lane >= stretch.first && row.lane.lane <= stretch.last;
    if (!selected) continue;
    if (all.h <= 0) all = row.row;
    all.h = row.row.y + row.row.h - all.y;
  }
  return all;
}

/// The header of the run: there the words cover no lane.
const HeaderRow* header_of(const LaneLayout& layout, std::size_t run) {
  const auto found = std::ranges::find(layout.headers, run, &HeaderRow::run);
  return found == layout.headers.end() || found->rect.y < layout.lanes.y ? nullptr : &*found;
}

void draw_words(const TimelineInk& ink, State& state, const Rect& part, const std::string& words) {
  const Theme& theme = ink.theme;
  const LaneLayout& layout = ink.scene.layout;
  const float width = measure(theme.fonts.body_bold, words) + theme.px(20);
  const float height = theme.px(24);
  const float left = layout.panel.x + theme.px(8);
  const float x = std::clamp(part.center_x() - width / 2, left,
                             std::max(left, layout.panel.x + layout.panel.w - theme.px(8) - width));
  const float below = part.y + part.h + theme.px(4);
  const bool fits = below + height <= layout.lanes.y + layout.lanes.h;
  Rect box{x, fits ? below : part.y - height - theme.px(4), width, height};
  if (const HeaderRow* const header = header_of(layout, state.stretch->run)) {
    box.y = std::round(header->rect.center_y() - height / 2);
  }
  fill(theme, box, theme.color().text, 6);
  text_centered(ink.list, theme.fonts.body_bold, box.center_x(), box.center_y(), theme.color().panel, words);
  publish(state, "stretch_words", box);
}

}  // namespace

void begin_stretch(State& state, LaneRef lane, std::size_t cell) {
  state.stretch.reset();
  state.drag = StretchDrag{cell, ImGui::GetIO().MousePos.x, lane};
}

void continue_stretch(const Model& model, State& state, const TimelineScene& scene, const Theme& theme,
                      const StretchDrag& drag) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const LaneIndex lane = lane_at(scene, drag.lane.run, mouse.y);
  if (model.axis == nullptr || lane == timeline::kNoLane) return;
  if (!state.stretch && std::abs(mouse.x - drag.pressed_x) < theme.px(4)) return;
  const auto instant = [&](float x) { return timeline::nearest_instant(*model.axis, scene.view.position(x).t); };
  const auto [from, to] = std::minmax({instant(drag.pressed_x), instant(mouse.x)});
  const auto [first, last] = std::minmax({drag.lane.lane, lane});
  state.stretch = Stretch{drag.lane.run, first, last, from, to};
}

std::string stretch_words(const Model& model, const Stretch& stretch) {
  const text::Words& words = *model.words;
  const timeline::Timeline& run = *model.runs[stretch.run].timeline;
  const timeline::StateSums sums = sums_of(run, stretch);
  std::string all;
  for (const Said& one : kSaid) {
    const Nanos t = sums[timeline::index(one.state)];
    if (t.count() > 0) all += (all.empty() ? "" : ", ") + words(one.key, {{"t", duration(model, t)}});
  }
  if (all.empty()) all = words["stretch.nothing"];
  if (run.lanes.empty()) return all;
  const Nanos idle = timeline::state_sums(run.lane(0), stretch.from, stretch.to)[timeline::index(StretchState::idle)];
  if (idle.count() > 0) all += "; " + words("stretch.idle", {{"t", duration(model, idle)}});
  const auto lanes = stretch.last - stretch.first + 1;
  return words(lanes > 1 ? "stretch.of_lanes" : "stretch.all",
               {{"t", duration(model, stretch.to - stretch.from)}, {"n", std::to_string(lanes)}, {"sums", all}});
}

void draw_stretch(const TimelineInk& ink, State& state) {
  if (!state.stretch || ink.model.axis == nullptr || state.stretch->run >= ink.model.runs.size()) return;
  const Stretch& stretch = *state.stretch;
  const Rect rows = rows_of(ink, stretch);
  if (rows.h <= 0) return;
  const float x0 = in_view(ink.scene, ink.scene.view.px(timeline::Position{stretch.from, 0}));
  const float x1 =
      in_view(ink.scene, ink.scene.view.px(timeline::Position{stretch.to, timeline::Position::kAll}));
  const float edge = std::max(1.0F, ink.theme.px(1.5F));
  const Rect part{x0, rows.y, std::max(edge, x1 - x0), rows.h};
  const ImU32 color = ink.theme.color().text;
  ink.list.PushClipRect(top_left(ink.scene.clip), bottom_right(ink.scene.clip), true);
  ink.list.AddRectFilled(top_left(part), bottom_right(part), translucent(color, 0.14F));
  ink.list.AddRectFilled({x0, part.y}, {x0 + edge, part.y + part.h}, color);
  ink.list.AddRectFilled({x1 - edge, part.y}, {x1, part.y + part.h}, color);
  ink.list.PopClipRect();
  publish(state, "stretch", part);
  draw_words(ink, state, part, stretch_words(ink.model, stretch));
}

}  // namespace ui
