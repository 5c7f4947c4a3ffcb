#include "ui/timeline/ruler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::Column;

using timeline::in_seconds;

bool on_steps(const TimelineInk& ink) { return ink.model.axis_kind == timeline::AxisKind::steps; }

// Half a panel has half of the room for labels.
float tick_distance(const TimelineInk& ink) {
  return ink.theme.px(ink.scene.layout.plot.w < ink.theme.px(320) ? 40 : 64);
}

// Calls visit(column, left, right, index of its first step) for each instant in view.
template <typename Visit>
void each_instant(const TimelineInk& ink, Visit visit) {
  const AxisView& view = ink.scene.view;
  const float right = ink.scene.clip.x + ink.scene.clip.w;
  std::uint32_t first = 0;
  for (const Column& column : ink.model.axis->columns()) {
    const auto x0 = static_cast<float>(view.px(column.begin));
    const auto x1 = static_cast<float>(view.px(column.end));
    if (x0 > right || !ink.model.shows({column.t, 0})) return;
    if (x1 >= ink.scene.clip.x) visit(column, x0, x1, first);
    first += column.count;
  }
}

// Where the playhead's handle stands, no label does: half of one would show beside it.
bool under_handle(const TimelineInk& ink, float x, const std::string& label) {
  const float reach = measure(ink.theme.fonts.small, label) / 2 + ink.theme.px(9);
  return std::abs(x - ink.scene.playhead_x) < reach;
}

void draw_seconds(const TimelineInk& ink) {
  const float y = ink.scene.layout.ruler.y + ink.theme.px(28);
  for (const timeline::Tick& tick : ink.scene.view.scale.ticks(tick_distance(ink))) {
    if (!ink.scene.view.shows(tick.at)) break;
    const auto x = static_cast<float>(ink.scene.view.px(tick.at));
    const std::string label = (*ink.model.words)("timeline.tick", {{"t", tick.label}});
    if (under_handle(ink, x, label)) continue;
    text_centered(ink.list, ink.theme.fonts.small, x, y, ink.theme.color().text_dim, label);
  }
}

void draw_instant(const TimelineInk& ink, const Column& column, float x0, float x1) {
  const Theme& theme = ink.theme;
  const float top = ink.scene.layout.ruler.y + theme.px(10);
  // What is cut off by the edge keeps its words in view.
  const float left = std::max(x0 + theme.px(1), ink.scene.clip.x);
  const float right = std::min(x1 - theme.px(1), ink.scene.clip.x + ink.scene.clip.w);
  if (right - left < theme.px(3)) return;
  ink.list.AddRectFilled({left, top}, {right, top + theme.px(22)}, theme.color().inset, theme.px(5));
  const std::string words = instant_header(ink.model, column, theme.fonts.small, right - left - theme.px(12));
  text_centered(ink.list, theme.fonts.small, (left + right) / 2, top + theme.px(11), theme.color().text, words);
}

void draw_gap(const TimelineInk& ink, const Column& before, const Column& after) {
  const Theme& theme = ink.theme;
  const auto x0 = static_cast<float>(ink.scene.view.px(before.end));
  const auto x1 = static_cast<float>(ink.scene.view.px(after.begin));
  const float y = ink.scene.layout.ruler.y + theme.px(21);
  const std::string duration = text::short_seconds(in_seconds(after.t - before.t), ink.model.language);
  std::string words = (*ink.model.words)("timeline.flows", {{"t", duration}});
  if (measure(theme.fonts.small, words) > x1 - x0 - theme.px(6)) words = duration;
  if (measure(theme.fonts.small, words) > x1 - x0 - theme.px(4)) return;
  text_centered(ink.list, theme.fonts.small, (x0 + x1) / 2, y, theme.color().text_dim, words);
}

void draw_step_numbers(const TimelineInk& ink, const Column& column, float x0, float x1, std::uint32_t first) {
  if (column.count == 0) return;
  const Theme& theme = ink.theme;
  const float cell = (x1 - x0) / static_cast<float>(column.count);
  const auto every = static_cast<std::uint32_t>(nice_step(std::max(1.0F, theme.px(18) / cell)));
  const float y = ink.scene.layout.ruler.y + theme.px(46);
  const float from = std::max(0.0F, std::floor((ink.scene.clip.x - x0) / cell));
  const float to =
      std::min(static_cast<float>(column.count), std::ceil((ink.scene.clip.x + ink.scene.clip.w - x0) / cell));
  for (auto k = static_cast<std::uint32_t>(from); static_cast<float>(k) < to; ++k) {
    const std::uint32_t number = first + k + 1;
    if (number != 1 && number % every != 0) continue;
    const float x = x0 + cell * (static_cast<float>(k) + 0.5F);
    const std::string label = fmt::format("{}", number);
    if (under_handle(ink, x, label)) continue;
    text_centered(ink.list, theme.fonts.small, x, y, theme.color().text_faint, label);
  }
}

void draw_steps(const TimelineInk& ink) {
  each_instant(ink, [&](const Column& column, float x0, float x1, std::uint32_t first) {
    draw_instant(ink, column, x0, x1);
    draw_step_numbers(ink, column, x0, x1, first);
  });
  const auto& columns = ink.model.axis->columns();
  for (std::size_t i = 0; i + 1 < columns.size() && ink.model.shows({columns[i + 1].t, 0}); ++i) {
    if (ink.scene.view.px(columns[i].end) > ink.scene.clip.x + ink.scene.clip.w) break;
    if (ink.scene.view.px(columns[i + 1].begin) >= ink.scene.clip.x) draw_gap(ink, columns[i], columns[i + 1]);
  }
}

}  // namespace

std::string instant_header(const Model& model, const Column& column, const ImFont* font, float width) {
  const text::Words& words = *model.words;
  const std::string time = text::seconds(in_seconds(column.t), model.language);
  // Runs under one ruler do not do equally many things in an instant.
  if (model.visible_runs().size() == 1 && column.count > 1) {
    static constexpr std::uint32_t kInWords = 12;
    std::string count = column.count <= kInWords
                            ? words[fmt::format("timeline.count.n{}", column.count)]
                            : words("timeline.count.more", {{"n", fmt::format("{}", column.count)}});
    std::string all = words("timeline.instant", {{"t", time}, {"count", std::move(count)}});
    if (measure(font, all) <= width) return all;
  }
  return measure(font, time) <= width ? time : std::string{};
}

void draw_ruler(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float slack = ink.theme.px(16);
  ink.list.PushClipRect({clip.x - slack, ink.scene.layout.panel.y}, {clip.x + clip.w + slack, clip.y}, true);
  if (ink.model.axis != nullptr) {
    if (on_steps(ink)) draw_steps(ink);
    else draw_seconds(ink);
  }
  ink.list.PopClipRect();
}

void draw_grid(const TimelineInk& ink) {
  if (ink.model.axis == nullptr) return;
  const float top = ink.scene.layout.lanes.y;
  const float bottom = std::min(top + ink.scene.layout.lanes.h, top + ink.scene.layout.content_height);
  const Rect& clip = ink.scene.clip;
  const auto line = [&](float x) {
    if (x < clip.x - ink.theme.px(2) || x > clip.x + clip.w) return;
    x = std::floor(x);
    ink.list.AddRectFilled({x, top}, {x + std::max(1.0F, std::floor(ink.theme.scale)), bottom}, ink.theme.color().grid);
  };
  if (!on_steps(ink)) {
    for (const timeline::Tick& tick : ink.scene.view.scale.ticks(tick_distance(ink))) {
      if (ink.scene.view.shows(tick.at)) line(static_cast<float>(ink.scene.view.px(tick.at)));
    }
    return;
  }
  each_instant(ink, [&](const Column& column, float x0, float x1, std::uint32_t) {
    const float cell = column.count > 0 ? (x1 - x0) / static_cast<float>(column.count) : 0;
    line(x0);
    if (cell < ink.theme.px(8)) return line(x1);
    for (std::uint32_t k = 1; k <= column.count; ++k) line(x0 + cell * static_cast<float>(k));
  });
}

void draw_playhead(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float x = std::round(ink.scene.playhead_x);
  if (ink.model.axis == nullptr || x < clip.x || x > clip.x + clip.w) return;
  const Theme& theme = ink.theme;
  const ImU32 accent = theme.color().accent;
  const float bottom = clip.y + std::min(ink.scene.layout.lanes.h, ink.scene.layout.content_height);
  const float half = theme.px(7);
  const float top = clip.y - theme.px(24);
  ink.list.AddRectFilled({x - theme.px(1), top + theme.px(10)}, {x + theme.px(1), bottom}, accent);
  const ImVec2 handle[7] = {{x - half, top + theme.px(2)}, {x - half + theme.px(2), top}, {x + half - theme.px(2), top},
                            {x + half, top + theme.px(2)}, {x + half, top + theme.px(9)}, {x, top + theme.px(17)},
                            {x - half, top + theme.px(9)}};
  ink.list.AddConvexPolyFilled(handle, 7, accent);
}

}  // namespace ui
