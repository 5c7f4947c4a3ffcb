#include "ui/timeline/ruler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::Column;

using timeline::in_seconds;

bool on_steps(const TimelineInk& ink) { return ink.model.axis_kind == timeline::AxisKind::steps; }

std::string tick_words(const TimelineInk& ink, const timeline::Tick& tick) {
  return (*ink.model.words)("timeline.tick", {{"t", tick.label}});
}

// As far from each other as their labels need. Half a panel has half the room for labels.
std::vector<timeline::Tick> ticks_of(const TimelineInk& ink) {
  const timeline::TimeScale& scale = ink.scene.view.scale;
  const float least = ink.theme.px(ink.scene.layout.plot.w < ink.theme.px(320) ? 40 : 64);
  std::vector<timeline::Tick> ticks = scale.ticks(least);
  if (ticks.empty()) return ticks;
  const float widest = measure(ink.theme.fonts.small, tick_words(ink, ticks.back())) + ink.theme.px(6);
  return widest > least ? scale.ticks(widest) : ticks;
}

// How many events the columns before `index` have: on the axis each event is 1 wide, and the time between two instants
// kGap.
std::uint32_t events_before(std::span<const Column> columns, std::size_t index) {
  return static_cast<std::uint32_t>(columns[index].begin - timeline::Axis::kGap * static_cast<double>(index));
}

// The first column that ends right of `x`.
std::size_t first_behind(const TimelineInk& ink, double x) {
  const std::span<const Column> columns = ink.model.axis->columns();
  return static_cast<std::size_t>(std::ranges::upper_bound(columns, ink.scene.view.at(x), {}, &Column::end) -
                                  columns.begin());
}

// Calls visit(column, left, right) for each instant in view. Of those that lie in one pixel, only the first is visited:
// the cost depends on the pixels.
template <typename Visit>
void each_instant(const TimelineInk& ink, Visit visit) {
  const AxisView& view = ink.scene.view;
  const std::span<const Column> columns = ink.model.axis->columns();
  const float right = ink.scene.clip.x + ink.scene.clip.w;
  // One column more, against rounding.
  std::size_t i = std::max<std::size_t>(first_behind(ink, ink.scene.clip.x), 1) - 1;
  while (i < columns.size()) {
    const auto x0 = static_cast<float>(view.px(columns[i].begin));
    const auto x1 = static_cast<float>(view.px(columns[i].end));
    if (x0 > right || !ink.model.shows({columns[i].t, 0})) return;
    if (x1 >= ink.scene.clip.x) visit(columns[i], x0, x1);
    const double pixel_end = std::floor(x0) + 1;
    ++i;
    if (i < columns.size() && view.px(columns[i].end) <= pixel_end) i = std::max(i, first_behind(ink, pixel_end));
  }
}

// No label under the playhead's handle: half of it would be visible.
bool under_handle(const TimelineInk& ink, float x, const std::string& label) {
  const float reach = measure(ink.theme.fonts.small, label) / 2 + ink.theme.px(9);
  return std::abs(x - ink.scene.playhead_x) < reach;
}

void draw_instant(const TimelineInk& ink, const Column& column, float x0, float x1) {
  const Theme& theme = ink.theme;
  // A low ruler has no room for the words of an instant that is open.
  if (!on_steps(ink) && ink.scene.layout.ruler.h < theme.px(44)) return;
  const float top = ink.scene.layout.ruler.y + theme.px(on_steps(ink) ? 10 : 17);
  // Instants that are cut off by the edge keep their words in view.
  const float left = std::max(x0 + theme.px(1), ink.scene.clip.x);
  const float right = std::min(x1 - theme.px(1), ink.scene.clip.x + ink.scene.clip.w);
  if (right - left < theme.px(3)) return;
  ink.list.AddRectFilled({left, top}, {right, top + theme.px(22)}, theme.color().inset, theme.px(5));
  const std::string words = instant_header(ink.model, column, theme.fonts.small, right - left - theme.px(12));
  text_centered(ink.list, theme.fonts.small, (left + right) / 2, top + theme.px(11), theme.color().text, words);
}

// The opened instants of the time axis, as on the step axis.
template <typename Visit>
void each_opening(const TimelineInk& ink, Visit visit) {
  for (const Opening& one : ink.scene.view.openings) {
    const Column* const column = one.px > 0 ? ink.model.axis->column(one.t) : nullptr;
    if (column == nullptr) continue;
    const auto x0 = static_cast<float>(ink.scene.view.px(timeline::Position{one.t, 0}));
    visit(*column, x0, x0 + static_cast<float>(one.px));
  }
}

bool under_opening(const TimelineInk& ink, float x, const std::string& label) {
  const float half = measure(ink.theme.fonts.small, label) / 2 + ink.theme.px(6);
  bool under = false;
  each_opening(ink, [&](const Column&, float x0, float x1) { under |= x + half > x0 && x - half < x1; });
  return under;
}

void draw_seconds(const TimelineInk& ink) {
  const float y = ink.scene.layout.ruler.y + ink.scene.layout.ruler.h - ink.theme.px(16);
  for (const timeline::Tick& tick : ticks_of(ink)) {
    const auto x = static_cast<float>(ink.scene.view.px(tick.at));
    const std::string label = tick_words(ink, tick);
    if (under_handle(ink, x, label) || under_opening(ink, x, label)) continue;
    text_centered(ink.list, ink.theme.fonts.small, x, y, ink.theme.color().text_dim, label);
  }
  each_opening(ink, [&](const Column& column, float x0, float x1) { draw_instant(ink, column, x0, x1); });
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

// The column of the event of that number, counted from 1: the last one with fewer events before it. Not before `from`.
std::size_t column_of(std::span<const Column> columns, std::size_t from, std::uint32_t number) {
  std::size_t beyond = columns.size();
  while (beyond - from > 1) {
    const std::size_t middle = from + (beyond - from) / 2;
    (events_before(columns, middle) < number ? from : beyond) = middle;
  }
  return from;
}

// The place of the event of that number, counted from 1, on the axis: the middle of its step.
double step_at(std::span<const Column> columns, std::size_t index, std::uint32_t number) {
  return columns[index].begin + (number - 1 - events_before(columns, index)) + 0.5;
}

// Each `every`th step, and the first: as many as fit next to each other.
std::uint32_t every_step(const TimelineInk& ink, std::uint32_t last) {
  const float label = measure(ink.theme.fonts.small, fmt::format("{}", last)) + ink.theme.px(4);
  const double least = static_cast<double>(std::max(ink.theme.px(18), label)) * ink.scene.view.per_px();
  return static_cast<std::uint32_t>(std::clamp(nice_step(std::max(1.0, least)), 1.0, 1e9));
}

void draw_step_number(const TimelineInk& ink, double at, std::uint32_t number) {
  const auto x = static_cast<float>(ink.scene.view.px(at));
  const std::string label = fmt::format("{}", number);
  if (x < ink.scene.clip.x || under_handle(ink, x, label)) return;
  const float y = ink.scene.layout.ruler.y + ink.theme.px(46);
  text_centered(ink.list, ink.theme.fonts.small, x, y, ink.theme.color().text_faint, label);
}

void draw_step_numbers(const TimelineInk& ink) {
  const std::span<const Column> columns = ink.model.axis->columns();
  if (columns.empty()) return;
  const std::size_t back = columns.size() - 1;
  const std::uint32_t last = events_before(columns, back) + columns[back].count;
  const std::uint32_t every = every_step(ink, last);
  std::size_t index = std::min(first_behind(ink, ink.scene.clip.x), back);
  std::uint32_t number = std::max<std::uint32_t>(events_before(columns, index), 1);
  for (; number <= last; number = (number / every + 1) * every) {
    index = column_of(columns, index, number);
    const double at = step_at(columns, index, number);
    if (ink.scene.view.px(at) > ink.scene.clip.x + ink.scene.clip.w || !ink.model.shows({columns[index].t, 0})) return;
    if (number == 1 || number % every == 0) draw_step_number(ink, at, number);
  }
}

// The times between the instants, unless all of them are too narrow for words.
void draw_gaps(const TimelineInk& ink) {
  const AxisView& view = ink.scene.view;
  if (timeline::Axis::kGap / view.per_px() < ink.theme.px(4)) return;
  const std::span<const Column> columns = ink.model.axis->columns();
  if (columns.size() < 2) return;
  const auto first = std::ranges::lower_bound(columns, view.at(ink.scene.clip.x), {}, &Column::begin);
  for (auto after = std::max(first, columns.begin() + 1); after < columns.end(); ++after) {
    const Column& before = *std::prev(after);
    if (!ink.model.shows({after->t, 0}) || view.px(before.end) > ink.scene.clip.x + ink.scene.clip.w) return;
    draw_gap(ink, before, *after);
  }
}

void draw_steps(const TimelineInk& ink) {
  each_instant(ink, [&](const Column& column, float x0, float x1) { draw_instant(ink, column, x0, x1); });
  draw_step_numbers(ink);
  draw_gaps(ink);
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
  const auto lines = [&](const Column& column, float x0, float x1) {
    const float cell = column.count > 0 ? (x1 - x0) / static_cast<float>(column.count) : 0;
    line(x0);
    if (cell < ink.theme.px(8)) return line(x1);
    const float from = std::max(1.0F, std::floor((clip.x - ink.theme.px(2) - x0) / cell));
    const float to = std::min(static_cast<float>(column.count), std::ceil((clip.x + clip.w - x0) / cell));
    for (float k = from; k <= to; ++k) line(x0 + cell * k);
  };
  if (!on_steps(ink)) {
    for (const timeline::Tick& tick : ticks_of(ink)) line(static_cast<float>(ink.scene.view.px(tick.at)));
    return each_opening(ink, lines);
  }
  each_instant(ink, lines);
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
